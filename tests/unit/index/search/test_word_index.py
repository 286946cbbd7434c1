"""A search by words finds what reading every text finds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from dashboard.domain.claim import Claim
from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters
from dashboard.domain.presentation import present
from dashboard.domain.words import Kind, Review
from dashboard.exchange.export.claim_tables import tables_of
from dashboard.index import Index
from dashboard.index.search import word_index

NOTES = (
    "Drones struck the Velyka\u00a0Novosilka road.",
    "drone-strike near Velyka Novosilka, reported",
    "velyka novosilka",
    "Great VELYKA (old) Novosilka",
    "Часів Яр: бої",
    "\u0130stanbul İ",
    "",
    "a line\nbreak and\ttabs",
    "straße STRASSE ΣΑΣ",
    "100% _under\\score 'quote\"",
)
SEARCHES = (
    "drone",
    "DRONES",
    "velyka novosilka",
    "novosilka velyka",
    "elyka novosilk",
    "часів",
    "яр: бої",
    "a",
    "ss",
    "istanbul",
    "line break",
    "straße",
    "%",
    "_under\\",
    "'quote\"",
    "kyiv",
    "nothing of the kind",
)


def claims() -> Iterator[Claim]:
    for number in range(60):
        yield Claim(
            id=f"c{number}",
            kind=Kind.STRIKE,
            note=NOTES[number % len(NOTES)],
            claimant="Kyiv" if number % 7 == 0 else "an outlet",
            place_id="UA1" if number % 11 == 0 else "",
            review=Review.ACCEPTED,
        )


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Index]:
    # Several files of words for one of claims.
    monkeypatch.setattr(word_index, "ROWS", 16)
    (table,) = tables_of(map(present, claims()))
    pq.write_table(table, tmp_path / "d.parquet")
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    dataset = Dataset(
        name="d",
        path="d.parquet",
        format="csv",
        license="",
        sha256="",
        imported_at=moment,
        rows=60,
    )
    index = Index(tmp_path / "index")
    index.toponyms = lambda name: (
        ({"UA1"}, {"Велика Новосілка"}) if name.lower() == "drones" else ((), ())
    )
    index.hold([dataset], tmp_path)
    yield index
    index.close()


def counted(index: Index) -> dict[str, list[str]]:
    snapshot = index.snapshot
    index.snapshot = type(snapshot)(
        "fresh", snapshot.spots, snapshot.datasets, type(snapshot.cache)(1, len)
    )
    return {
        text: sorted(claim.id for claim in index.claims(Filters(text=text)))
        for text in SEARCHES
    }


@pytest.mark.slow
def test_words_find_what_reading_finds(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    starting = index.word_index.start
    monkeypatch.setattr(index.word_index, "start", lambda _: None)
    read = counted(index)
    assert {len(each) for each in read.values()} >= {0, 6, 24}
    starting(index.snapshot.datasets.values())
    index.word_index.join()
    (files,) = index.snapshot.datasets.values()
    words = index.word_index.of(files, files.paths[0])
    assert words is not None
    # Nothing is read any more but for words side by side.
    monkeypatch.setattr("dashboard.index.index._text_condition", _no_claim)
    assert counted(index) == read


def _no_claim(*_: object) -> tuple[str, dict[str, object]]:
    return "false", {}


@pytest.mark.slow
def test_the_words_of_a_dataset_that_is_gone_are_deleted(
    index: Index, tmp_path: Path
) -> None:
    index.count(Filters(text="drone"))
    index.word_index.join()
    folder = tmp_path / "index" / "words"
    assert len(list(folder.iterdir())) == 1
    index.word_index.start([])
    index.word_index.join()
    assert list(folder.iterdir()) == []
    assert index.count(Filters(text="drone-")) == 6


@pytest.mark.slow
def test_words_that_vanish_while_they_are_asked_are_read_for(
    index: Index, tmp_path: Path
) -> None:
    index.count(Filters(text="drone"))
    index.word_index.join()
    (words,) = (tmp_path / "index" / "words").iterdir()
    for file in words.iterdir():
        file.write_bytes(file.read_bytes()[:40])
    assert index.count(Filters(text="drone-")) == 6


PIECES = b"drone\nstrike\ndrones\n"
ENDS = np.array([6, 13, 20], np.uint32)


@pytest.mark.parametrize(
    ("word", "inside", "beginning"),
    [
        (b"d", [0, 2], [0, 2]),
        (b"ne", [0, 2], []),
        (b"dr", [0, 2], [0, 2]),
        (b"rone", [0, 2], []),
        (b"drones", [2], [2]),
        (b"strike", [1], [1]),
        (b"rik", [1], []),
        (b"war", [], []),
    ],
)
def test_pieces_with_a_word_inside_and_at_their_beginning(
    word: bytes, inside: list[int], beginning: list[int]
) -> None:
    assert word_index._inside(PIECES, ENDS, word).tolist() == inside
    assert word_index._beginning(PIECES, ENDS, word).tolist() == beginning


@pytest.mark.parametrize(
    ("chosen", "stretches"),
    [
        ([], []),
        ([0], [(0, 2)]),
        ([2], [(5, 9)]),
        ([0, 1, 3], [(0, 5), (9, 14)]),
        ([1, 2, 3], [(2, 14)]),
    ],
)
def test_places_of_neighbours_are_read_at_once(
    chosen: list[int], stretches: list[tuple[int, int]]
) -> None:
    places = np.array([2, 5, 9, 14], np.uint32)
    numbers = np.array(chosen, np.uint32)
    assert list(word_index._stretches(numbers, places)) == stretches
