"""One claim with all that is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dashboard import services
from dashboard.domain.filters import Filters
from dashboard.services.map.claim_details import archived_copy
from tests.unit.services.pictures.test_story import KYIV, MOSCOW, written
from tests.unit.services.settings_of import settings_of

BASE = "https://map.example"
ROWS = """\
id,kind,actor,claimant_side,claimant,publisher,place_id,place_as_written,name,region,lat,lon,precision,radius_km,date_to,date_text,published,quote,url,review
a,retake,UA,UA,Kyiv,BBC,X1,Alfa,Alpha,Donetsk,47.79,36.82,settlement,3,2023-06-12,on Monday,2023-06-13,Troops took Alfa on Monday,https://example.org/a,accepted
b,hold,RU,RU,Moscow,TASS,X1,Alfa,Alpha,Donetsk,47.79,36.82,settlement,3,2023-06-13,,2023-06-13,,,accepted
c,strike,RU,UA,Kyiv,BBC,X1,Alfa,Alpha,Donetsk,47.79,36.82,settlement,3,2023-06-01,,,,,accepted
d,statement,UA,UA,Kyiv,AP,,,,,,,,,2023-06-02,,,,,accepted
e,capture,RU,RU,Moscow,Blog,X1,Alfa,Alpha,Donetsk,47.79,36.82,settlement,3,2023-06-03,,,,,draft
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[services.Project]:
    data = tmp_path_factory.mktemp("data")
    (Path(data) / "claims.csv").write_text(ROWS, "utf-8")
    with services.Project(settings_of(data)) as project:
        yield project


@pytest.mark.slow
def test_everything_of_a_claim(project: services.Project) -> None:
    details = services.claim_details(project, BASE, "a", Filters(public_only=True))
    assert details["claim"]["id"] == "a"
    assert [each["label"] for each in details["coordinates"]] == [
        "degrees",
        "DMS",
        "MGRS",
        "UTM",
    ]
    assert details["coordinates"][0]["text"] == "47.79000, 36.82000"
    quote = details["claim"]["quote"]
    marked = [quote[start:stop] for start, stop in details["marks"]]
    assert marked == ["Alfa", "on Monday"]
    assert [claim["id"] for claim in details["contradictions"]] == ["b"]
    assert {claim["id"] for claim in details["others"]} == {"b", "c"}
    assert details["others_total"] == 2
    assert details["address"] == "https://map.example/claim/a"
    assert details["archive"] == (
        "https://web.archive.org/web/20230613/https://example.org/a"
    )
    assert "https://map.example/?claim=a" in details["cite"]["citation"]
    assert details["history"][0].endswith(": added")


@pytest.mark.slow
def test_a_claim_without_a_place(project: services.Project) -> None:
    details = services.claim_details(project, BASE, "d", Filters())
    assert (details["coordinates"], details["others"]) == ([], [])
    assert details["archive"] == ""


@pytest.mark.parametrize("claim_id", ["", "nope", "e"])
def test_there_is_none_for_what_is_not_there_or_not_public(
    project: services.Project, claim_id: str
) -> None:
    details = services.claim_details(project, BASE, claim_id, Filters(public_only=True))
    assert details == {"claim": None}


def test_an_archived_copy_is_only_looked_up_for_a_web_address() -> None:
    assert archived_copy("javascript:alert(1)", None) == ""
    assert archived_copy("ftp://x/y", date(2023, 1, 1)) == ""
    assert archived_copy("https://x.org/y", None).endswith("/2/https://x.org/y")


@pytest.mark.slow
def test_why_a_contradiction_was_dismissed_is_for_who_may_see_both_claims(
    tmp_path: Path,
) -> None:
    project = written(tmp_path, KYIV, MOSCOW)
    services.decide_contradiction(
        project, ("c000", "c001"), dismiss=True, by="anna", why="two villages"
    )

    def history(filters: Filters) -> str:
        details = services.claim_details(project, "", "c000", filters)
        return str(details["history"])

    assert "two villages" in history(Filters(public_only=True))
    assert "anna" not in history(Filters())
    written(tmp_path, KYIV, {**MOSCOW, "review": "rejected"})
    project.changed()
    project.settled()
    assert "two villages" not in history(Filters(public_only=True))
    assert "two villages" in history(Filters())
