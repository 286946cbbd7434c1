"""Reference layers: kept local, with their terms, and held against claims."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from dashboard import services
from dashboard.domain.errors import BadInput, Damaged, NothingFound
from dashboard.domain.filters import Filters
from dashboard.domain.words import Side
from dashboard.exchange.polygons.reading import Ring
from dashboard.judgement.lag import within
from dashboard.services.judgement import references
from dashboard.services.judgement.references import (
    ReferenceLayer,
    add_reference,
    claim_lags,
    compared_layers,
    lag_words,
    layer_row,
    reference_layers,
    remove_reference,
)
from tests.unit.services.pictures.test_story import KYIV, MOSCOW, written

Point = tuple[float, float]
AROUND = ((36.0, 47.0), (37.5, 47.0), (37.5, 48.5), (36.0, 48.5))
EAST = ((37.0, 47.0), (37.5, 47.0), (37.5, 48.5), (37.0, 48.5))
TERMS = "for study, by permission"
VAGUE = {**KYIV, "precision": "raion", "place_id": "UA9"}


def drawn(folder: Path, day: str, ring: tuple[tuple[float, float], ...]) -> Path:
    path = folder / f"map {day}.geojson"
    path.write_text(json.dumps({"type": "Polygon", "coordinates": [ring]}))
    return path


def layered(project: services.Project, folder: Path, name: str = "A") -> ReferenceLayer:
    """Keep a layer that shows Storozheve left by Russia on 15 June 2023."""
    files = [
        drawn(folder, "2023-06-11", AROUND),
        drawn(folder, "20230613", AROUND),
        drawn(folder, "2023_06_15", EAST),
    ]
    return add_reference(project, files, name, terms=TERMS)


@pytest.mark.slow
def test_a_layer_is_kept_with_its_terms_and_removed(tmp_path: Path) -> None:
    project = written(tmp_path, KYIV)
    layer = layered(project, tmp_path)
    assert reference_layers(project) == [layer]
    assert layer.days == (date(2023, 6, 11), date(2023, 6, 13), date(2023, 6, 15))
    assert TERMS in layer.sentence
    assert layer_row(layer)["days"][0] == "2023-06-11"
    again = drawn(tmp_path, "2023-06-15", AROUND)
    day = date(2023, 6, 16)
    assert len(add_reference(project, [again], "A", terms=TERMS, day=day).days) == 4
    remove_reference(project, "A")
    assert reference_layers(project) == []
    with pytest.raises(NothingFound, match="there are: none"):
        remove_reference(project, "A")


@pytest.mark.slow
def test_when_a_layer_showed_what_was_claimed(tmp_path: Path) -> None:
    project = written(tmp_path, KYIV, MOSCOW, VAGUE)
    layered(project, tmp_path)
    seen: list[tuple[int, int]] = []
    lags = claim_lags(project, Filters(), "A", lambda done, of: seen.append((done, of)))
    # Who holds a place is no change, and a raion is no exact place.
    (lag,) = lags
    assert lag.row()["shown_from"] == "2023-06-15"
    assert (lag.lag.days, seen[-1]) == (3, (3, 3))
    words = list(lag_words("A", lags))
    assert words[0].startswith("A: of 1 claims, 0 were shown on the day, 1 within 30")
    assert "claimed 2023-06-12, shown by A from 2023-06-15" in words[-1]


@pytest.mark.slow
def test_the_claims_of_a_page_read_each_day_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = {**KYIV, "claimant": "Somebody else", "quote": "They took it"}
    project = written(tmp_path, KYIV, again, MOSCOW)
    layered(project, tmp_path)
    looked_at: list[int] = []

    def counted(rings: Sequence[Ring], points: Sequence[Point]) -> NDArray[np.bool_]:
        looked_at.append(len(points))
        return within(rings, points)

    monkeypatch.setattr(references, "within", counted)
    lines = references.lag_lines(project, project.index.claims(Filters()))
    assert len(lines) == 2
    assert all(line.endswith("shown by A from 2023-06-15") for line in lines)
    assert looked_at == [1, 1, 1]


@pytest.mark.slow
def test_a_layer_of_the_other_side_says_the_opposite(tmp_path: Path) -> None:
    project = written(tmp_path, KYIV)
    file = drawn(tmp_path, "2023-06-12", AROUND)
    add_reference(project, [file], "ours", terms=TERMS, held_by=Side.UA)
    add_reference(project, [file], "theirs", terms=TERMS)
    (at_once,) = claim_lags(project, Filters(), "ours")
    (never,) = claim_lags(project, Filters(), "theirs")
    assert (at_once.lag.days, never.lag.days) == (0, None)
    assert never.line("theirs").endswith("by theirs never")
    with pytest.raises(BadInput, match="different sides"):
        compared_layers(project, "ours", "theirs")


@pytest.mark.slow
def test_two_layers_on_the_days_that_both_have(tmp_path: Path) -> None:
    project = written(tmp_path, KYIV)
    layered(project, tmp_path)
    file = drawn(tmp_path, "2023-06-13", EAST)
    add_reference(project, [file], "B", terms=TERMS)
    (row,) = compared_layers(project, "A", "B")
    assert row.ground.only_second == 0
    assert row.ground.only_first > 10_000
    assert "km2 by A alone" in row.sentence
    # Their western edges lie a degree apart, and most of the others is one.
    assert row.ground.half_km == pytest.approx(11.4, abs=0.5)
    assert "half of the lines lies within 11 km of the other" in row.sentence
    assert "Blahodatne" in row.only_first
    assert row.only_second == ()
    assert "by A alone, 0 by B alone" in row.sentence
    cells = row.row()
    assert cells["day"] == "2023-06-13"
    assert cells["only_first_settlements"] == list(row.only_first)
    assert cells["most_of_lines_km"] >= cells["half_of_lines_km"]


@pytest.mark.slow
def test_two_layers_without_a_line_in_ukraine(tmp_path: Path) -> None:
    project = written(tmp_path, KYIV)
    for name in ("A", "B"):
        abroad = ((40.0, 53.0), (41.0, 53.0), (41.0, 54.0), (40.0, 54.0))
        file = drawn(tmp_path, "2023-06-13", abroad)
        add_reference(project, [file], name, terms=TERMS)
    (row,) = compared_layers(project, "A", "B")
    assert row.row()["half_of_lines_km"] is None
    assert "lines" not in row.sentence


def test_what_cannot_be_kept(tmp_path: Path) -> None:
    project = written(tmp_path, KYIV)
    file = drawn(tmp_path, "2023-06-13", EAST)
    unnamed = file.rename(tmp_path / "today.geojson")
    file = drawn(tmp_path, "2023-06-13", EAST)
    same = drawn(tmp_path, "20230613", EAST)
    impossible = drawn(tmp_path, "2023-13-40", EAST)
    for files, name, words in (
        ([file], "../A", "not a name of a layer"),
        ([file], "..", "not a name of a layer"),
        ([unnamed], "A", "holds no day"),
        ([impossible], "A", "holds no day"),
        ([file, same], "A", "a second file"),
    ):
        with pytest.raises(BadInput, match=words):
            add_reference(project, files, name, terms=TERMS)
    with pytest.raises(BadInput, match="under which terms"):
        add_reference(project, [file], "A", terms=" ")
    with pytest.raises(BadInput, match="several files"):
        add_reference(project, [file, same], "A", terms="x", day=date(2023, 6, 1))
    assert reference_layers(project) == []
    add_reference(project, [file], "A", terms=TERMS)
    with pytest.raises(BadInput, match="other terms"):
        add_reference(project, [file], "A", terms="none")


def test_a_damaged_layer_is_named(tmp_path: Path) -> None:
    project = written(tmp_path, KYIV)
    layered(project, tmp_path)
    (tmp_path / "references" / "A" / "2023-06-13.json").write_text("[[1]]")
    with pytest.raises(Damaged, match="add that day again"):
        claim_lags(project, Filters(), "A")
    (tmp_path / "references" / "A" / "layer.json").write_text("{")
    with pytest.raises(Damaged, match="delete the folder"):
        reference_layers(project)


@pytest.mark.slow
def test_no_backup_has_it(tmp_path: Path) -> None:
    project = written(tmp_path, KYIV)
    layered(project, tmp_path)
    out = tmp_path / "b.zip"
    manifest = project.ledger.backup(out, tmp_path / "datasets")
    assert not [name for name in manifest.members if "reference" in name]
    assert TERMS.encode() not in out.read_bytes()
