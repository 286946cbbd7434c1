"""The goals of the project for speed and memory, each worked out from rows of one
run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from benchmarks.measure import Row
from benchmarks.plan import size, words

Rows = Mapping[str, Row]
PEER = 10_000
"""Rows of the peer that the goal compares with."""


@dataclass(frozen=True, slots=True)
class Goal:
    """worked_out raises KeyError when a row it needs was not measured. least: the limit
    is the least that will do.
    """

    what: str
    unit: str
    limit: float
    worked_out: Callable[[Rows], float]
    least: bool = False

    def reached(self, value: float) -> bool:
        """Tell whether a value is within the limit."""
        return value >= self.limit if self.least else value <= self.limit


def goals(rows: int) -> tuple[Goal, ...]:
    """Return every goal for that base size."""
    one, four, ten = (size(rows * times) for times in (1, 4, 10))
    m1, m4, m10 = (words(rows * times) for times in (1, 4, 10))

    def ratio(above: str, below: str) -> Callable[[Rows], float]:
        return lambda found: found[above].median / found[below].median

    return (
        Goal(
            f"viewport at {m1}, p95 of a walk",
            "ms",
            25,
            lambda found: found[f"viewport.{one}"].p95,
        ),
        Goal(
            f"viewport at {m10}, p95 of a walk",
            "ms",
            150,
            lambda found: found[f"viewport.{ten}"].p95,
        ),
        Goal(
            f"viewport at {m1} while a hostile client does its worst, p95",
            "ms",
            150,
            lambda found: found["hostile.viewport"].p95,
        ),
        Goal(
            f"viewport, p95 at {m4} / p95 at {m1}",
            "x",
            4,
            lambda found: found[f"viewport.{four}"].p95 / found[f"viewport.{one}"].p95,
        ),
        Goal(
            f"first map at {m1} / with the 4 places of the article",
            "x",
            1.3,
            ratio(f"browser.first_map.{one}", "browser.first_map.article"),
        ),
        Goal(
            f"first map at {m4} / at {m1}",
            "x",
            1.2,
            ratio(f"browser.first_map.{four}", f"browser.first_map.{one}"),
        ),
        Goal(
            f"first map of the peer at {PEER:,} rows / ours at {m1}",
            "x",
            20,
            ratio(f"peer.first_map.{PEER}", f"browser.first_map.{one}"),
            least=True,
        ),
        Goal(
            f"pan at {m1}, median", "ms", 60, lambda found: found["browser.pan"].median
        ),
        Goal(
            f"zoom at {m1}, median, its animation of 100 ms included",
            "ms",
            150,
            lambda found: found["browser.zoom"].median,
        ),
        Goal(
            "websocket frames during any pan or zoom (a rerun would send some)",
            "",
            0,
            lambda found: max(found["browser.move.frames"].values),
        ),
        Goal(
            "bytes of a pan or zoom, most",
            "kB",
            60,
            lambda found: max(found["browser.move.bytes"].values),
        ),
        Goal(
            f"change of a filter at {m1}, median",
            "ms",
            200,
            lambda found: found["browser.filter"].median,
        ),
        Goal(
            f"a step of a playback at {m1}, p95 of drawing it",
            "ms",
            16,
            lambda found: found["browser.play.frame"].p95,
        ),
        Goal(
            f"a step of a playback at {m1}",
            "kB",
            30,
            lambda found: found["browser.play.bytes"].median,
        ),
        *_searching(rows),
        *_judging(rows),
        Goal(
            f"import of {m1} ACLED rows / pandas.read_csv of the same file",
            "x",
            2,
            ratio(f"import.frontline.{one}", f"import.pandas.{one}"),
        ),
        Goal(
            "picture, 1200x630, 500 claims, warm, median",
            "ms",
            150,
            lambda found: found["pictures.warm.500"].median,
        ),
        Goal(
            f"the same picture at {m1} / with 500 claims",
            "x",
            2,
            ratio(f"pictures.warm.{one}", "pictures.warm.500"),
        ),
        Goal(
            "folium's own picture / ours, 500 claims",
            "x",
            20,
            ratio("pictures.peer", "pictures.warm.500"),
            least=True,
        ),
        Goal(
            "picture file, 1200x630, largest of all views",
            "kB",
            400,
            lambda found: max(found["pictures.bytes.500"].values),
        ),
        Goal(
            "time-lapse of 30 frames, 1200x630 WebP, by a process begun for it",
            "s",
            6,
            lambda found: found["timelapse.aside"].median,
        ),
        Goal(
            "viewport while 20 pictures are asked for at once, p95",
            "ms",
            150,
            lambda found: found["pictures.crowd.viewport"].p95,
        ),
        Goal(
            f"memory of the server, {m1} claims, five sessions",
            "MB",
            600,
            lambda found: found[f"browser.memory.{one}"].median,
        ),
        *_visit(),
        *_reading(),
    )


def _visit() -> tuple[Goal, ...]:
    """Return the goals for the first and the second visit."""

    def most(key: str) -> Callable[[Rows], float]:
        return lambda found: max(found[key].values)

    def median(key: str) -> Callable[[Rows], float]:
        return lambda found: found[key].median

    slow = "first visit on fast 3G (1.6 Mbit/s, 150 ms)"
    return (
        Goal("first visit", "kB", 1600, most("visit.bytes")),
        Goal("first visit", "requests", 60, most("visit.requests")),
        Goal("first visit, layout shift", "", 0.1, most("visit.shift")),
        Goal(f"{slow}: a picture of the map", "ms", 2500, median("visit.slow.picture")),
        Goal(f"{slow}: markers", "ms", 8000, median("visit.slow.markers")),
        Goal(
            "second visit: markers, drawn by the server",
            "ms",
            1200,
            median("visit.second.picture"),
        ),
        Goal(
            "second visit: markers, drawn by the script",
            "ms",
            1200,
            median("visit.second"),
        ),
    )


def _searching(rows: int) -> tuple[Goal, ...]:
    """Return the goals for searches of words that nobody asked for before, and for
    exports.
    """
    one, ten = size(rows), size(rows * 10)
    return (
        Goal(
            f"first search for a word at {words(rows)}, median",
            "ms",
            60,
            lambda found: found[f"viewport.search.{one}"].median,
        ),
        Goal(
            f"first search for a word at {words(rows * 10)}, median",
            "ms",
            300,
            lambda found: found[f"viewport.search.{ten}"].median,
        ),
        Goal(
            f"export of {words(rows)} claims as CSV",
            "rows/s",
            300_000,
            lambda found: found["export.csv"].median,
            least=True,
        ),
        Goal(
            f"export of {words(rows)} claims as Parquet / DuckDB's COPY of these rows",
            "x",
            3,
            lambda found: (
                rows / found["export.parquet"].median / found["export.copy"].median
            ),
        ),
    )


def _judging(rows: int) -> tuple[Goal, ...]:
    """Return the goals for judgement at the base size."""

    def median(key: str) -> Callable[[Rows], float]:
        return lambda found: found[f"judging.{key}.{size(rows)}"].median

    shown = words(rows)
    return (
        Goal(f"who holds what on a day at {shown}", "ms", 50, median("control")),
        Goal(f"the ground between the places at {shown}", "ms", 300, median("surface")),
        Goal(f"dossier of a busy place at {shown}", "ms", 200, median("dossier")),
        Goal(f"1,000 new claims into {shown}", "s", 2, median("new")),
        Goal(f"memory after that, {shown} claims", "MB", 700, median("memory")),
    )


def _reading() -> tuple[Goal, ...]:
    """Return the goals for reading with the model; shares are of 1."""

    def value(key: str) -> Callable[[Rows], float]:
        return lambda found: found[f"reading.model.{key}"].median

    least = {
        "mention_f1": 0.95,
        "resolved": 0.94,
        "claims_found": 0.95,
        "speaker": 0.95,
        "kind": 0.93,
        "dates": 0.95,
    }
    return (
        *(
            Goal(f"reading: {key.replace('_', ' ')}", "", limit, value(key), least=True)
            for key, limit in least.items()
        ),
        Goal("reading: wrong pins", "", 0.03, value("wrong_pins")),
        Goal("reading: claims too many", "", 0.2, value("extra")),
        Goal("reading, one process", "sentences/s", 150, value("speed"), least=True),
        Goal("reading, most memory", "MB", 700, value("memory")),
        Goal(
            "reading, processor time for a text of four times the length / for one",
            "x",
            5,
            lambda found: (
                found["reading.model.long.4"].median
                / found["reading.model.long.1"].median
            ),
        ),
    )
