"""VIINA 2.0: places named in Ukrainian and Russian news, located and labelled by a machine (event_info, event_labels).

| claim | column |
|---|---|
| kind, actor | the labels beside event_info; without them statement and unknown |
| claimant, publisher | source, by the name of the outlet; VIINA 2.0 when there is none |
| relayed_by | VIINA 2.0 |
| published, date_to | date: that of the report, so the start of the event is unknown |
| url | url |
| place_as_written | address, else asciiname |
| name | asciiname; of an ADM2 or ADM1 row the unit |
| region | ADM1_NAME |
| precision, radius_km | GEO_PRECISION |
| note | text: the headline or summary, as the outlet wrote it |
| review_why | GEO_PRECISION, GEO_API and the label |
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

from dashboard.domain.words import Kind, Precision, Side
from dashboard.exchange.batches import table_rows
from dashboard.exchange.common import Places, known_precision, link, radius_of
from dashboard.exchange.days import compact_day
from dashboard.exchange.formats import FORMATS
from dashboard.exchange.layout import Choose, Copy, Layout, event_ids, told
from dashboard.exchange.points import numbers
from dashboard.exchange.precision import COUNTRY_KM, OBLAST_KM, RAION_KM, SETTLEMENT_KM, STREET_KM
from dashboard.exchange.regions import region_of
from dashboard.exchange.rows import Coded, Rows, cut

LABELS: Mapping[str, Kind] = {
    "t_airstrike": Kind.STRIKE,
    "t_artillery": Kind.STRIKE,
    "t_retreat": Kind.WITHDRAW,
    "t_occupy": Kind.CAPTURE,
    "t_control": Kind.CONTROL,
    "t_raid": Kind.ASSAULT,
    "t_firefight": Kind.CLASH,
    "t_armor": Kind.CLASH,
}
"""Labels that say what happened, by the codebook in VIINA's README. t_control is control said to be held or established,
t_occupy the occupation itself. Of labels equally likely the first one here counts."""
LIKELY = 0.5
"""A label counts when its probability is above this."""
PLACES: Places = {
    "STREET": (Precision.POINT, STREET_KM),
    "ADM3": (Precision.SETTLEMENT, SETTLEMENT_KM),
    "ADM2": (Precision.RAION, RAION_KM),
    "ADM1": (Precision.OBLAST, OBLAST_KM),
    "ADM0": (Precision.COUNTRY, COUNTRY_KM),
}
"""GEO_PRECISION. An ADM2 or ADM1 row still carries a point: it stands for the whole unit."""
OUTLETS: Mapping[str, str] = {
    "24tvua": "24 Kanal", "forbesua": "Forbes Ukraine", "interfaxua": "Interfax-Ukraine", "kp": "Komsomolskaya Pravda",
    "liga": "LIGA.net", "liveuamap": "Liveuamap", "militarnyy": "Militarnyi", "mz": "Mediazona", "nv": "NV",
    "ng": "Nezavisimaya Gazeta", "ntv": "NTV", "pravdaua": "Ukrainska Pravda", "ria": "RIA Novosti", "unian": "UNIAN",
}  # fmt: skip
"""Short names of sources, from VIINA's README."""


def outlet(source: str) -> str:
    """Return the name of an outlet; a short name that is not known stays as it is."""
    return OUTLETS.get(source, cut(source, 200)) or "VIINA 2.0"


def name_of(precision: str, adm1: str, adm2: str) -> str:
    """Return the name of the unit that is meant."""
    return cut(adm2 if precision == "ADM2" else region_of(adm1) or adm1 if precision == "ADM1" else "Ukraine")


def _codes(precision: str, api: str, label: str) -> str:
    said = f"label {label.split(maxsplit=1)[0]}" if label else "no label"
    return cut(f"VIINA GEO_PRECISION {precision or 'missing'}, GEO_API {api or 'missing'}; {said}")


LAYOUT = Layout(
    format=FORMATS["viina"],
    needed=("event_id", "date", "geo_precision", "longitude", "latitude", "source", "url", "text"),
    event="event_id",
    lat="latitude",
    lon="longitude",
    days={"date": compact_day},
    content=("text", "url"),
    ukraine=True,
    fields={
        "kind": told(lambda label: LABELS[label.split()[0]] if label else Kind.STATEMENT, "label"),
        "actor": told(lambda label: label.split()[1] if label else Side.UNKNOWN, "label"),
        "claimant": told(outlet, "source"),
        "publisher": told(outlet, "source"),
        "relayed_by": "VIINA 2.0",
        "published": told(compact_day, "date"),
        "date_to": told(compact_day, "date"),
        "url": told(link, "url"),
        "place_as_written": told(lambda address, name: cut(address or name), "address", "asciiname"),
        "name": Choose(
            told(lambda code: code in {"ADM2", "ADM1", "ADM0"}, "geo_precision"),
            told(name_of, "geo_precision", "adm1_name", "adm2_name"),
            told(cut, "asciiname"),
        ),
        "region": told(lambda code, unit: region_of(unit) if code != "ADM0" else "", "geo_precision", "adm1_name"),
        "precision": told(known_precision(PLACES), "geo_precision"),
        "radius_km": told(lambda code: radius_of(PLACES)(code, True), "geo_precision"),
        "note": Copy("text"),
        "review_why": told(_codes, "geo_precision", "geo_api", "label"),
    },
)


class Labels:
    """What event_labels says of each event: 9 bytes of memory an event.

    told: "" or a label and an actor ("t_raid RU"), for each number in codes.
    """

    def __init__(self) -> None:
        self.told = ["", *(f"{name} {side}" for name in LABELS for side in ("RU", "UA", "unknown"))]
        self._keys: list[npt.NDArray[np.uint64]] = []
        self._codes: list[npt.NDArray[np.uint8]] = []

    def add(self, rows: Rows) -> None:
        """Take rows of event_labels."""
        chances = np.stack([_chance(rows, name) for name in LABELS])
        best = chances.argmax(axis=0)
        russian, ukrainian = (_chance(rows, name) > LIKELY for name in ("a_rus", "a_ukr"))
        actor = np.where(russian == ukrainian, 2, np.where(russian, 0, 1))
        codes = np.where(chances.max(axis=0) > LIKELY, 1 + best * 3 + actor, 0)
        self._keys.append(event_ids("", rows.text("event_id"))[1])
        self._codes.append(codes.astype(np.uint8))

    def settle(self) -> None:
        """Make what was added ready to be asked for; of an event labelled twice the first labels count."""
        keys, first = np.unique(np.concatenate(self._keys), return_index=True)
        self._keys, self._codes = [keys], [np.concatenate(self._codes)[first]]

    def of(self, rows: Rows) -> Coded:
        """Return what is told of rows of event_info."""
        keys, codes = self._keys[0], self._codes[0]
        asked = event_ids("", rows.text("event_id"))[1]
        at = np.minimum(np.searchsorted(keys, asked), keys.size - 1)
        return Coded(self.told, np.where(keys[at] == asked, codes[at], 0).astype(np.int32))


def _chance(rows: Rows, name: str) -> npt.NDArray[np.float64]:
    """Return how likely a label is: its probability, where there is none its 0 or 1."""
    for column in (name, f"{name}_pred", f"{name}_b"):
        if rows.has(column):
            return np.nan_to_num(numbers(rows.text(column)))
    return np.zeros(rows.size)


def labels_beside(path: Path) -> Path | None:
    """Return the file of labels that lies beside a file event_info..., None when there is none."""
    name = path.name.replace("event_info", "event_labels")
    if name == path.name:
        return None
    names = (name, name.removesuffix(".gz"), f"{name}.gz")
    return next((found for one in names if (found := path.with_name(one)).is_file()), None)


def read_labels(path: Path) -> Labels:
    """Read a file of labels. Raises BadInput when it cannot be read."""
    labels = Labels()
    for rows in table_rows(path, ("event_id",)):
        labels.add(rows)
    labels.settle()
    return labels
