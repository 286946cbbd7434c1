"""Datasets whose terms forbid handing them on; the exits are tried in
tests/unit/api/test_exits.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Never

import pytest

from dashboard import services
from dashboard.domain.errors import ServiceUnavailable
from dashboard.domain.filters import Filters
from dashboard.domain.geography.areas import Circle
from dashboard.services.access.restricted import (
    aggregated_facet,
    aggregated_histogram,
    aggregated_markers,
    aggregated_summary,
    restricted_datasets,
    whole,
    withheld_rows,
)
from dashboard.services.map.playback import days_of
from tests.unit.services.settings_of import settings_of

HEADER = "id,kind,claimant,publisher,review\n"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[services.Project]:
    (tmp_path / "claims.csv").write_text(f"{HEADER}hand1,clash,x,y,accepted\n", "utf-8")
    with services.Project(settings_of(tmp_path)) as project:
        for name, free in (("open", True), ("closed", False)):
            file = tmp_path / f"{name}.csv"
            file.write_text(f"{HEADER}{name}1,clash,x,y,accepted\n", "utf-8")
            order = services.ImportRequest(
                publish=True, path=file, dataset=name, redistribute=free, license="CC0"
            )
            services.import_file(project, order, by="anna")
        yield project.settled()


@pytest.mark.slow
def test_which_they_are(project: services.Project) -> None:
    assert restricted_datasets(project) == ("closed",)


@pytest.mark.slow
def test_while_the_ledger_is_away_all_of_them(
    project: services.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> Never:
        raise ServiceUnavailable("the ledger does not answer")

    monkeypatch.setattr(project.ledger, "datasets", away)
    assert restricted_datasets(project) == ("closed", "open")


@pytest.mark.slow
def test_what_was_learnt_before_the_ledger_went_away(
    project: services.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> Never:
        raise ServiceUnavailable("the ledger does not answer")

    assert restricted_datasets(project) == ("closed",)
    monkeypatch.setattr(project.ledger, "datasets", away)
    assert restricted_datasets(project) == ("closed",)


@pytest.mark.parametrize(
    "asked",
    [
        {"text": "x"},
        {"attribute": ("colour:red",)},
        {"claimant": ("x",)},
        {"source": ("y",)},
        {"place": ("X1",)},
        {"near": Circle(47.79, 36.82, 0.1)},
    ],
    ids=lambda asked: next(iter(asked)),
)
def test_what_would_tell_a_single_row_finds_none(asked: dict[str, Any]) -> None:
    assert withheld_rows(Filters(withheld=("closed",))) is not None
    assert withheld_rows(Filters(withheld=("closed",), **asked)) is None


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        (Filters(), None),
        (Filters(withheld=("closed",)), ("closed",)),
        (Filters(withheld=("closed",), dataset=("open",)), None),
        (Filters(withheld=("closed",), dataset=("open", "closed")), ("closed",)),
        (Filters(withheld=("closed",), apart=("closed",)), None),
    ],
)
def test_whose_rows_are_counted(
    filters: Filters, names: tuple[str, ...] | None
) -> None:
    counted = withheld_rows(filters)
    if counted is None:
        assert names is None
    else:
        assert (counted.dataset, counted.withheld) == (names, ())


def test_numbers_are_told_in_whole_fives() -> None:
    assert [whole(n) for n in (0, 4, 5, 9, 10, 47_123)] == [0, 0, 5, 5, 10, 47_120]


DAY = date(2023, 6, 12)


@pytest.fixture
def many(tmp_path: Path) -> Iterator[services.Project]:
    """A project with one claim kept by hand and eleven closed rows: seven of one day
    and kind, four of another kind and month.
    """
    header = "id,kind,claimant,publisher,review,place_id,lat,lon,precision,date_to\n"

    def row(name: str, kind: str, day: date) -> str:
        where = "X1,47.79,36.82,settlement"
        return f"{name},{kind},c{name},p{name},accepted,{where},{day}\n"

    (tmp_path / "claims.csv").write_text(header + row("own", "hold", DAY), "utf-8")
    rows = [row(f"a{n}", "clash", DAY) for n in range(7)]
    rows += [row(f"b{n}", "strike", DAY.replace(month=n + 7)) for n in range(4)]
    file = tmp_path / "closed.csv"
    file.write_text(header + "".join(rows), "utf-8")
    with services.Project(settings_of(tmp_path)) as project:
        order = services.ImportRequest(
            publish=True, path=file, dataset="closed", redistribute=False
        )
        services.import_file(project, order, by="anna")
        yield project.settled()


CLOSED = Filters(withheld=("closed",), public_only=True)


@pytest.mark.slow
def test_a_summary_counts_whole_fives(many: services.Project) -> None:
    summary = aggregated_summary(many, CLOSED)
    assert (summary.claims, summary.places, summary.contested) == (11, 1, 0)
    assert (summary.sources, summary.unplaced) == (11, 0)
    # The days are those of the claim that may be read.
    assert (summary.first, summary.last) == (DAY, DAY)
    for few in (replace(CLOSED, kind=("strike",)), replace(CLOSED, claimant=("ca1",))):
        assert aggregated_summary(many, few).claims == 0
    every = aggregated_summary(many, Filters())
    assert (every.claims, every.last) == (12, DAY.replace(month=10))


@pytest.mark.slow
def test_a_bar_counts_whole_fives(many: services.Project) -> None:
    bars = [bar for bar in aggregated_histogram(many, CLOSED).bars if bar[1]]
    assert [count for _, count in bars] == [6]
    hidden = replace(CLOSED, dataset=("closed",))
    assert [n for _, n in aggregated_histogram(many, hidden).bars] == [5]
    assert aggregated_histogram(many, replace(hidden, kind=("strike",))).bars == ()
    assert sum(n for _, n in aggregated_histogram(many, Filters()).bars) == 12


def test_a_list_of_values_counts_whole_fives_and_names_nobody(
    many: services.Project,
) -> None:
    kinds = aggregated_facet(many, "kind", CLOSED)
    assert kinds == {"clash": 5, "hold": 1}
    assert aggregated_facet(many, "dataset", CLOSED) == {"closed": 10, "ledger": 1}
    assert aggregated_facet(many, "claimant", CLOSED) == {"cown": 1}
    assert aggregated_facet(many, "source", CLOSED) == {"pown": 1}
    assert aggregated_facet(many, "kind", Filters())["strike"] == 4


@pytest.mark.slow
def test_the_days_of_a_playback_count_whole_fives(many: services.Project) -> None:
    answer = days_of(many, CLOSED)
    assert (answer["first"], answer["steps"]) == (DAY.isoformat(), 1)
    assert answer["sides"] == {"unknown": [[0, 6], [0, 6]]}
    few = days_of(many, replace(CLOSED, kind=("strike",)))
    assert (few["first"], few["sides"]) == (None, {})
    every = days_of(many, Filters())
    assert sum(every["sides"]["unknown"][0][1::2]) == 12


def test_a_marker_stands_for_whole_fives(many: services.Project) -> None:
    hidden = replace(CLOSED, dataset=("closed",))
    (marker,) = aggregated_markers(many, hidden, 6, None)["features"]
    assert (marker["properties"]["count"], marker["properties"]["places"]) == (10, 1)
    few = replace(hidden, kind=("strike",))
    assert aggregated_markers(many, few, 6, None)["features"] == []
