"""What a person asks of the map: a filter, then a walk over it; and filters that nobody
asked before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

import numpy as np

from benchmarks import words
from benchmarks.lookup import FIRST, LAST
from dashboard.domain.geography.geo import View, project, unproject

WIDTH, HEIGHT, PAD = 1000, 640, 1.4
"""The map on a wide screen in pixels, and what the page asks for beyond each edge: a
fifth of it.
"""
STARTS = (
    View(48.6, 31.4, 6),
    View(49.0, 32.0, 5),
    View(48.2, 37.4, 8),
    View(47.6, 36.0, 8),
    View(49.4, 37.6, 9),
    View(46.8, 33.2, 9),
    View(50.45, 30.52, 11),
    View(49.99, 36.25, 11),
    View(48.59, 38.0, 12),
    View(46.64, 32.62, 12),
)
"""The country, stretches of the front, cities."""
FILTERS = 40
TEXTS = (
    "drone",
    "shelled",
    "railway bridge",
    "Toretsk",
    "prisoner",
    "Huliaipole howitzers",
    "Petrenko",
)
"""Words that stand in a third of the notes, in some, in a few."""
Query = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Values:
    """The values of the data, those with most claims first: what the filters of the
    page offer.
    """

    source: Sequence[str]
    claimant: Sequence[str]
    side: Sequence[str]
    kind: Sequence[str]
    region: Sequence[str]

    @classmethod
    def of(cls, facets: Mapping[str, Mapping[str, int]]) -> Values:
        """Read the facets as the API gives them."""
        names = ("source", "claimant", "side", "kind", "region")
        return cls(
            **{
                name: [value for value, count in facets[name].items() if count]
                for name in names
            }
        )


def address(query: Query, view: View) -> str:
    """Return the address that the page asks for the markers of that view."""
    box = view.box(int(WIDTH * PAD), int(HEIGHT * PAD))
    south, north = max(-85, box.south), min(85, box.north)
    edges = f"{box.west:.4f},{south:.4f},{box.east:.4f},{north:.4f}"
    asks = {**query, "bbox": edges, "zoom": f"{view.zoom:g}"}
    return f"/api/claims.geojson?{urlencode(asks, doseq=True)}"


def person(
    rng: np.random.Generator, values: Values, filters: int = FILTERS
) -> Iterator[tuple[Query, list[View]]]:
    """Yield filters as a person sets them one after another, each with the five to ten
    views looked at under it.
    """
    kinds = (
        "",
        "",
        "dates",
        "dates",
        "kind",
        "side",
        "source",
        "region",
        "text",
        "dates kind",
        "dates source",
        "region kind",
        "dates side kind",
        "dates text",
        "source region",
    )
    for number in range(filters):
        chosen = [
            _one(rng, values, name) for name in kinds[number % len(kinds)].split()
        ]
        query = {name: value for part in chosen for name, value in part.items()}
        yield query, list(_views(rng, int(rng.integers(5, 11))))


def strangers(
    rng: np.random.Generator, values: Values, count: int, *, text: bool = False
) -> Iterator[tuple[Query, View]]:
    """Yield filters that were never asked before, each with one view. text: each
    searches for a word.
    """
    for number in range(count):
        parts = [_one(rng, values, "dates")]
        parts += [
            _one(rng, values, name)
            for name in ("kind", "side", "source", "region")
            if rng.random() < 0.3
        ]
        # A start day of its own makes each filter one that was not asked before.
        query = {name: value for part in parts for name, value in part.items()}
        query["from"] = [(FIRST + timedelta(number)).isoformat()]
        query["to"] = [max(query["to"][0], (FIRST + timedelta(number + 7)).isoformat())]
        if text:
            query["text"] = [
                f"{rng.choice(words.ROOTS)}{rng.choice(list(words.ENDINGS))}"
            ]
        yield query, next(_views(rng, 1))


def _views(rng: np.random.Generator, count: int) -> Iterator[View]:
    view = STARTS[rng.integers(len(STARTS))]
    for _ in range(count):
        yield view
        zoom, (x, y) = view.zoom, project(view.lat, view.lon)
        step = rng.random()
        if step < 0.25:
            zoom = min(14, zoom + 1)
        elif step < 0.4:
            zoom = max(5, zoom - 1)
        else:
            angle = rng.random() * 2 * np.pi
            side = WIDTH * rng.uniform(0.3, 0.7) / (256 * 2**zoom)
            x, y = x + side * float(np.cos(angle)), y + side * float(np.sin(angle))
        lat, lon = unproject(x, y)
        view = View(min(52.0, max(44.5, lat)), min(39.8, max(23.0, lon)), zoom)


def _one(rng: np.random.Generator, values: Values, name: str) -> dict[str, list[str]]:
    if name == "dates":
        length = int(rng.choice([7, 14, 31, 92, 365]))
        start = FIRST + timedelta(int(rng.integers(0, (LAST - FIRST).days - length)))
        return {"from": [start.isoformat()], "to": [_end(start, length)]}
    if name == "text":
        return {"text": [str(rng.choice(list(TEXTS)))]}
    offered: Sequence[str] = getattr(values, name)
    # Outlets are as often picked from the long tail as from the head of the list.
    reach = (
        len(offered)
        if name == "source" and rng.random() < 0.5
        else min(8, len(offered))
    )
    picks = rng.choice(
        reach, size=min(reach, int(rng.choice([1, 1, 1, 2, 3]))), replace=False
    )
    return {name: [offered[pick] for pick in picks]}


def _end(start: date, length: int) -> str:
    return (start + timedelta(length)).isoformat()
