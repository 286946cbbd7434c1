"""Small tables that the big files are drawn from: each column of a row is one slot of a
table, picked by a hash.

A slot is drawn with the weight of what it holds, so picking slots evenly gives the
weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import duckdb
import numpy as np
import pandas as pd

from benchmarks import events, front, vocabulary
from dashboard.domain.place import Place
from dashboard.domain.settings import Settings, shipped_folder
from dashboard.gazetteer import Gazetteer
from dashboard.gazetteer.kmu import transliterate

SEED = 20220224
SPOTS, SOURCES, DAYS, TYPES = 1 << 19, 1 << 16, 1 << 11, 1000
"""Slots of each table; DAYS for each quarter."""
FIRST, LAST = date(2022, 2, 24), date(2025, 12, 31)
ACLED_NAMES = {"Zaporizhzhia": "Zaporizhia"}
"""Regions that ACLED spells otherwise than the official register."""
SCALES = (
    "National",
    "New media",
    "Other-National",
    "International",
    "Subnational",
    "Other-New media",
)


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables spot, day, source, event and sentence; the same ones every
    time.
    """
    rng = np.random.default_rng(SEED)
    gazetteer = Gazetteer.load(Settings(shipped=shipped_folder()))
    places = front.settlements(gazetteer)
    names = [place.name for place in places]
    frames = {
        "spot": _spots(rng, gazetteer, places),
        "day": _days(rng),
        "source": _sources(rng),
        "event": _events(),
        "sentence": pd.DataFrame({"text": vocabulary.sentences(rng, names)}),
    }
    for name, frame in frames.items():
        connection.register("frame", frame.assign(slot=range(len(frame))))
        connection.execute(f"CREATE TABLE {name} AS SELECT * FROM frame")
        connection.unregister("frame")


def _spots(
    rng: np.random.Generator, gazetteer: Gazetteer, places: Sequence[Place]
) -> pd.DataFrame:
    """Return slots of (quarter, place) with the columns of the place, and the chief
    town of its region.
    """
    points = front.spread(rng, places)
    shares = front.weights(rng, gazetteer, places, points)
    pace = np.array(
        [0.7, 1.3, 1.2, 1.0, 1.0, 1.0, 1.1, 1.0, 1.0, 1.0, 1.1, 1.1, 1.0, 1.1, 1.2, 1.1]
    )
    joint = (shares * (pace / pace.sum())[:, None]).ravel()
    drawn: Any = rng.choice(len(joint), SPOTS, p=joint)
    picks, quarters = drawn % len(places), drawn // len(places)
    table = _place_table(places, points)
    found: pd.DataFrame = (
        table.iloc[picks].reset_index(drop=True).assign(quarter=quarters)
    )
    return found


def _place_table(places: Sequence[Place], points: front.Array) -> pd.DataFrame:
    table = pd.DataFrame(
        {
            "place_id": [p.id for p in places],
            "location": [p.name for p in places],
            "lat": points[:, 0],
            "lon": points[:, 1],
            "region": [p.region for p in places],
            "admin1": [ACLED_NAMES.get(p.region, p.region) for p in places],
            "admin2": [_adjective(p.raion) for p in places],
            "radius_km": [p.radius_km for p in places],
            "precision": [p.precision.value for p in places],
            "people": [p.population or 0 for p in places],
        }
    )
    table["admin3"] = table["admin2"].str.replace("yi$", "a", regex=True)
    chief = table.loc[table.groupby("region")["people"].idxmax()].set_index("region")
    for name in ("location", "lat", "lon"):
        table[f"chief_{name}"] = chief[name].reindex(table["region"]).to_numpy()
    return table


def _adjective(raion: str) -> str:
    """Return the raion as ACLED writes it, near enough: Bakhmut -> Bakhmutskyi."""
    stem = transliterate(raion).rstrip("aeiou")
    return f"{stem.removesuffix('sk')}skyi" if stem else ""


def _days(rng: np.random.Generator) -> pd.DataFrame:
    """Return slots of days, DAYS for each quarter: uneven, with a few days of many
    times as much.
    """
    found: list[date] = []
    for number in range(len(front.PHASES)):
        start = date(2022 + number // 4, number % 4 * 3 + 1, 1)
        days = [start + timedelta(n) for n in range(92)]
        days = [
            d for d in days if FIRST <= d <= LAST and (d.month - 1) // 3 == number % 4
        ]
        weight = rng.lognormal(0, 0.25, len(days))
        weight[rng.choice(len(days), 4, replace=False)] *= rng.uniform(2.5, 6, 4)
        picks: Any = rng.choice(len(days), DAYS, p=weight / weight.sum())
        found += [days[pick] for pick in picks]
    return pd.DataFrame(
        {
            "day": pd.to_datetime(pd.Series(found)),
            "words": [f"{d.day} {d:%B %Y}" for d in found],
        }
    )


def _sources(rng: np.random.Generator) -> pd.DataFrame:
    names = vocabulary.outlets(rng)
    weight = np.arange(2, len(names) + 2, dtype=float) ** -1.05
    picks: Any = rng.choice(len(names), SOURCES, p=weight / weight.sum())
    return pd.DataFrame(
        {
            "outlet": np.array(names)[picks],
            "scale": np.array(SCALES)[picks % len(SCALES)],
        }
    )


def _events() -> pd.DataFrame:
    table = pd.DataFrame(events.rows(), columns=list(events.COLUMNS))
    share = (table["share"] / table["share"].sum()).cumsum()
    return table.iloc[
        np.searchsorted(share, (np.arange(TYPES) + 0.5) / TYPES)
    ].reset_index(drop=True)
