"""Articles, datasets and places corrected by hand."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dashboard.domain.article import Article
from dashboard.domain.dataset import Dataset
from dashboard.domain.errors import BadInput, NothingFound
from dashboard.domain.place import PlaceCorrection
from dashboard.domain.words import Precision
from dashboard.ledger import Ledger

ACLED = Dataset(
    name="acled",
    format="acled",
    path="acled.parquet",
    rows=3,
    credit="ACLED",
    redistribute=False,
)
STOROZHEVE = PlaceCorrection(
    place_id="UA1",
    name="Storozheve",
    region="Donetsk",
    lat=47.79,
    lon=36.82,
    precision=Precision.SETTLEMENT,
    radius_km=1.5,
)
SPELLING = PlaceCorrection(spelling="Storozhov", place_id="UA1")


def article(text: str) -> Article:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        id=f"sha256:{digest[:16]}",
        text=text,
        sha256=digest,
        title="Сторожеве",
        published=date(2023, 6, 13),
        fetched_at=datetime(2023, 6, 14, 1, 2, 3, 456789, tzinfo=UTC),
    )


def test_an_article_is_kept_once(ledger: Ledger) -> None:
    one = article("Storozheve was retaken.\n\U0001f6f0")
    assert ledger.article(one.id) is None
    assert ledger.add_article(one) is True
    assert ledger.add_article(replace(one, title="another title")) is False
    assert ledger.article(one.id) == one
    assert ledger.revision() == 1, "its hash is in the chain"
    assert list(ledger.changes()) == [], "no map shows it"
    assert ledger.verify() is None


def test_an_article_is_what_its_sum_says(ledger: Ledger) -> None:
    one = article("a")
    for wrong in (
        replace(one, text="b"),
        replace(one, id="sha256:00"),
        replace(one, sha256="0" * 64),
    ):
        with pytest.raises(BadInput, match="is not that of its text"):
            ledger.add_article(wrong)
    with pytest.raises(BadInput, match="text holds a NUL"):
        ledger.add_article(article("\x00"))
    with pytest.raises(BadInput, match="fetched_at has no time zone"):
        ledger.add_article(replace(one, fetched_at=datetime(2023, 6, 14)))  # noqa: DTZ001
    assert ledger.article(one.id) is None


def test_a_dataset_comes_is_replaced_and_goes(ledger: Ledger) -> None:
    assert ledger.datasets() == ()
    assert ledger.register(ACLED, by="anna") == ledger.revision() == 1
    (noted,) = ledger.datasets()
    assert (noted.imported_by, noted.imported_at is not None) == ("anna", True)
    assert replace(noted, imported_by="", imported_at=None) == ACLED
    newer = replace(noted, rows=4, imported_at=datetime(2026, 1, 2, tzinfo=UTC))
    other = replace(
        newer, name="UCDP", path="sub/ucdp.parquet", redistribute=True, archive=True
    )
    ledger.register(newer, by="boris")
    ledger.register(other, by="boris")
    assert ledger.datasets() == (other, newer)
    assert ledger.remove_dataset("acled", by="anna") == newer
    assert ledger.datasets() == (other,)
    assert ledger.revision() == 4
    with pytest.raises(
        NothingFound,
        match="dataset 'acled': there is none of that name; there are: UCDP",
    ):
        ledger.remove_dataset("acled", by="anna")
    ledger.register(ACLED, by="anna")
    assert [one.name for one in ledger.datasets()] == ["UCDP", "acled"]
    assert list(ledger.changes()) == []


def test_the_datasets_of_then(ledger: Ledger) -> None:
    before = datetime.now(UTC)
    ledger.register(ACLED, by="anna")
    (noted,) = ledger.datasets()
    assert noted.imported_at is not None
    ledger.remove_dataset("acled", by="anna")
    assert ledger.datasets(before) == ()
    assert ledger.datasets(noted.imported_at) == (noted,)
    assert ledger.datasets(datetime.now(UTC)) == ()


def test_the_file_of_a_dataset_stays_in_its_folder(ledger: Ledger) -> None:
    for path in (
        "",
        "..",
        "../x.parquet",
        "/etc/x",
        "a/../../x",
        "a\\x",
        "C:/x",
        "C:x",
    ):
        with pytest.raises(BadInput, match="dataset 'acled': path"):
            ledger.register(replace(ACLED, path=path), by="anna")
    assert ledger.register(replace(ACLED, path="/etc/x", archive=True), by="anna") == 1


def test_a_dataset_has_a_name_and_counts(ledger: Ledger) -> None:
    with pytest.raises(BadInput, match="name is empty"):
        ledger.register(replace(ACLED, name=" "), by="anna")
    with pytest.raises(BadInput, match="rejected -1 is not a count"):
        ledger.register(replace(ACLED, rejected=-1), by="anna")
    assert ledger.revision() == 0


def test_the_newest_correction_of_a_thing_holds(ledger: Ledger) -> None:
    assert ledger.correct_place(STOROZHEVE, by="anna", why="OSM and GeoNames") == 1
    ledger.correct_place(SPELLING, by="anna", why="TASS writes so")
    place, spelling = ledger.corrections()
    assert (place.number, place.by, place.why, place.at is not None) == (
        1,
        "anna",
        "OSM and GeoNames",
        True,
    )
    assert replace(place, number=0, by="", why="", at=None) == STOROZHEVE
    assert (spelling.spelling, spelling.place_id, spelling.lat) == (
        "Storozhov",
        "UA1",
        None,
    )
    ledger.correct_place(replace(STOROZHEVE, lat=47.8), by="boris", why="better")
    assert [(one.number, one.lat) for one in ledger.corrections()] == [
        (2, None),
        (3, 47.8),
    ]
    assert ledger.corrections(place.at) == (place,)
    assert ledger.revision() == 3


def test_a_spelling_may_mean_two_places_in_two_regions(ledger: Ledger) -> None:
    for region, place in (
        ("Donetsk", "UA1"),
        ("Kherson", "UA2"),
        ("", "UA3"),
        ("Donetsk", "UA4"),
    ):
        ledger.correct_place(
            replace(SPELLING, region=region, place_id=place), by="anna", why=""
        )
    assert [(one.region, one.place_id) for one in ledger.corrections()] == [
        ("Kherson", "UA2"),
        ("", "UA3"),
        ("Donetsk", "UA4"),
    ]


def test_a_correction_can_be_taken_back(ledger: Ledger) -> None:
    ledger.correct_place(STOROZHEVE, by="anna", why="")
    ledger.correct_place(SPELLING, by="anna", why="")
    ledger.correct_place(PlaceCorrection(place_id="UA1"), by="anna", why="wrong")
    assert [one.spelling for one in ledger.corrections()] == ["Storozhov"]
    ledger.correct_place(PlaceCorrection(spelling="Storozhov"), by="anna", why="wrong")
    assert ledger.corrections() == ()


def test_a_correction_says_one_sound_thing(ledger: Ledger) -> None:
    for wrong, words in (
        (PlaceCorrection(), "place_id is empty"),
        (replace(STOROZHEVE, spelling="x"), "it has a spelling and a point"),
        (replace(STOROZHEVE, lon=None), "only one of lat and lon"),
        (replace(STOROZHEVE, lat=0.0, lon=0.0), "lat 0, lon 0"),
        (replace(STOROZHEVE, name="\x00"), "name holds a NUL"),
        (replace(STOROZHEVE, radius_km=float("nan")), "radius_km nan"),
    ):
        with pytest.raises(BadInput, match=words):
            ledger.correct_place(wrong, by="anna", why="")
    assert ledger.revision() == 0
