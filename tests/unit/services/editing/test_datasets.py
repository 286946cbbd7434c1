"""What people correct about places holds for imported rows as it does for the ledger's
claims, and the files of the datasets stay as they were imported.
"""

from __future__ import annotations

import csv
from itertools import product
from pathlib import Path

import pytest

from dashboard import services
from dashboard.domain.claim import FIELDS, Claim
from dashboard.domain.filters import Filters
from dashboard.domain.place import PlaceCorrection
from dashboard.domain.words import Kind, Precision, Review
from dashboard.index import ingest
from dashboard.services.map.places import Corrections, locate
from dashboard.services.project import Project
from tests.faults.claims import folder
from tests.unit.services.settings_of import settings_of

PLACES = """\
id,name_en,region,lat,lon,precision,radius_km
x-1,Testville,Donetsk,48.5,37.5,settlement,2
x-2,Otherville,Luhansk,48.9,39.1,settlement,3
x-3,Quietfield,Kherson,46.9,33.1,settlement,4
"""
HEADER = (
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,admin1,"
    "location,latitude,longitude,geo_precision,source,notes"
)
ALL = Filters(review=tuple(review.value for review in Review))
MADE = (
    PlaceCorrection(spelling="Testvyl", place_id="x-1"),
    PlaceCorrection(spelling="Testville", region="Kharkiv", place_id="x-2"),
    PlaceCorrection(place_id="x-3", lat=46.5, lon=33.3),
    PlaceCorrection(spelling="Nowhere'ville \U0001f5fa", place_id="x-3"),
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    data = folder(tmp_path / "data")
    (data / "places.csv").write_text(PLACES)
    return services.open_project(settings_of(data))


def take(project: Project, claims: list[Claim]) -> None:
    path = project.settings.writable() / "own.csv"
    with path.open("w", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(FIELDS)
        for claim in claims:
            values = (getattr(claim, name) for name in FIELDS)
            rows.writerow("" if value is None else value for value in values)
    services.import_file(
        project, services.ImportRequest(publish=True, path=path), by="test"
    )
    project.settled()


def correct(project: Project, *made: PlaceCorrection) -> Corrections:
    for correction in made:
        project.ledger.correct_place(correction, by="anna", why="I was there")
    project.changed()
    project.settled()
    return Corrections.of(project.ledger.corrections())


def written() -> list[Claim]:
    names = ("", "Testville", "Testvyl", "Quietfield", "Nowhere'ville \U0001f5fa", "Q")
    every = product(names, ("", "Kharkiv", "Donetsk"), ("", "x-3", "none"), (0, 1))
    return [
        Claim(
            id=f"c{number}",
            kind=Kind.HOLD,
            claimant="c",
            publisher="p",
            place_as_written=name,
            name=name if number % 2 else "",
            region=region,
            place_id=place_id,
            lat=50.0 if point else None,
            lon=30.0 if point else None,
            precision=Precision.POINT if point else None,
        )
        for number, (name, region, place_id, point) in enumerate(every)
    ]


def where(claim: Claim) -> tuple[object, ...]:
    return (
        *(claim.place_id, claim.name, claim.region, claim.lat, claim.lon),
        *(claim.precision, claim.radius_km),
    )


def listed(project: Project) -> dict[str, tuple[object, ...]]:
    return {c.id: where(c) for c in project.index.claims(ALL)}


@pytest.mark.slow
def test_a_row_is_where_a_claim_of_the_ledger_is(project: Project) -> None:
    claims = written()
    take(project, claims)
    file = next(project.settings.datasets_folder().glob("*.parquet"))
    before = file.read_bytes()
    plain = {c.id: where(locate(c, project.gazetteer)) for c in claims}
    assert listed(project) == plain
    for number in range(1, len(MADE) + 1):
        corrections = correct(project, MADE[number - 1])
        expected = {
            c.id: where(locate(c, project.gazetteer, corrections)) for c in claims
        }
        assert listed(project) == expected
        assert expected != plain
        placed = sum(1 for values in expected.values() if values[3] is not None)
        summary = project.index.summary(ALL)
        assert summary.claims - summary.unplaced == placed
        some = next(c.id for c in claims if expected[c.id] != plain[c.id])
        listed_claim = project.index.claim(some)
        assert listed_claim is not None
        assert where(listed_claim.claim) == expected[some]
    assert file.read_bytes() == before
    withdrawn = (
        PlaceCorrection(spelling=made.spelling, region=made.region)
        if made.spelling
        else PlaceCorrection(place_id=made.place_id)
        for made in MADE
    )
    correct(project, *withdrawn)
    assert listed(project) == plain


@pytest.mark.slow
def test_the_places_of_a_foreign_file_follow_too(project: Project) -> None:
    path = project.settings.writable() / "acled.csv"
    row = "UKR{},2023-06-11,1,Battles,Armed clash,Ukraine,{},{},,,1,Wire,A clash."
    rows = [row.format(1, "Donetsk", "Qwertz"), row.format(2, "", "Quietfield")]
    path.write_text("\n".join((HEADER, *rows)) + "\n")
    services.import_file(
        project, services.ImportRequest(publish=True, path=path), by="test"
    )
    project.settled()
    assert {c.place_as_written: c.lat for c in project.index.claims(ALL)} == {
        "Qwertz": None,
        "Quietfield": 46.9,
    }
    correct(project, *MADE, PlaceCorrection(spelling="Qwertz", place_id="x-1"))
    assert {
        c.place_as_written: (c.lat, c.lon, c.name) for c in project.index.claims(ALL)
    } == {
        "Qwertz": (48.5, 37.5, "Qwertz"),
        "Quietfield": (46.5, 33.3, "Quietfield"),
    }
    assert project.index.facet("region", ALL) == {"Donetsk": 1, "Kherson": 1}


@pytest.mark.slow
def test_a_dataset_no_correction_is_about_is_not_read_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(project, written())

    def attach(*_arguments: object) -> int:
        raise AssertionError("the dataset was read again")

    monkeypatch.setattr(ingest, "attach", attach)
    correct(project, PlaceCorrection(spelling="Elsewhere", place_id="x-1"))
    assert not project.troubles
    assert project.pending == ()
    assert project.index.count(ALL) == len(written())


@pytest.mark.slow
def test_another_process_sees_the_corrected_places(project: Project) -> None:
    take(project, written())
    correct(project, *MADE)
    expected = listed(project)
    project.index.close()
    again = Project(project.settings)
    assert {c.id: where(c) for c in again.settled().index.claims(ALL)} == expected
    again.index.close()
