"""What a story says of a claim, exactly."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.cartography import LANGUAGES
from dashboard.domain.claim import Claim
from dashboard.domain.filters import Filters
from dashboard.domain.words import Precision
from dashboard.index import Listed
from dashboard.services.pictures.story_words import (
    by_time,
    data_words,
    precision_in,
    story_claim,
)
from dashboard.services.project import Project
from tests.faults.claims import CLAIM, folder
from tests.unit.services.settings_of import settings_of

ENGLISH = LANGUAGES["en"]
SAID = replace(
    CLAIM,
    quote="We took it",
    url="https://example.org/a",
    relayed_by="Reuters",
    date_text="on Saturday",
    dataset="acled",
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(settings_of(folder(tmp_path / "data")))


def test_every_line_of_a_claim(project: Project) -> None:
    with project:
        told = story_claim(ENGLISH, project, Listed(SAID, ()))
    assert told.when == "on 10 June 2023 (“on Saturday”)"
    assert told.claimant == "Said by Kyiv, relayed by Reuters – stated as fact"
    assert told.source == "Source: BBC, 2023-06-10, dataset acled"
    assert (told.quote, told.url) == ("We took it", "https://example.org/a")
    assert told.against == ""


def test_what_is_not_stated_is_said_to_be_missing(project: Project) -> None:
    claim = Claim(id="a", kind=SAID.kind)
    with project:
        told = story_claim(ENGLISH, project, Listed(claim, ()))
    assert told.source == "Source: not named"
    assert told.when == "date unknown"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"lat": None, "lon": None, "name": ""}, "No place on the map"),
        ({"precision": None}, "Precision not stated"),
        ({"precision": Precision.SETTLEMENT}, "Settlement:"),
    ],
)
def test_precision(more: dict[str, object], words: str) -> None:
    assert words in precision_in(ENGLISH, replace(CLAIM, **more))  # type: ignore[arg-type]


def test_claims_without_a_day_come_last() -> None:
    undated = replace(CLAIM, id="z", date_from=None, date_to=None, published=None)
    published = replace(undated, id="p", published=CLAIM.published)
    order = sorted(
        [Listed(claim, ()) for claim in (undated, published, CLAIM)], key=by_time
    )
    assert [listed.claim.id for listed in order] == ["a", "p", "z"]


@pytest.mark.slow
def test_where_the_data_come_from(project: Project) -> None:
    with project:
        project.ledger.add([CLAIM], by="anna", why="")
        summary = project.index.summary(Filters())
        words = data_words(ENGLISH, project, Filters(), summary)
    assert words[0].endswith("BBC")
    assert len(words) == 3
