"""The dossier of a place."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput, NothingFound
from dashboard.domain.filters import Filters
from dashboard.domain.words import Side
from dashboard.services.judgement.dossier import dossier
from tests.unit.services.pictures.test_story import KYIV, MOSCOW, written

DAY = date(2023, 6, 14)
AGAIN = {
    **KYIV,
    "claimant": "the capital Kyiv",
    "publisher": "Reuters",
    "relayed_by": "Kyiv",
    "url": "https://example.org/again",
}
NEAR = {**KYIV, "place_id": "UA2", "name": "Blahodatne", "lat": "47.81"}
DRAFT = {**KYIV, "review": "draft", "claimant_side": "partner", "note": "unseen"}


@pytest.mark.slow
def test_everything_about_a_place(tmp_path: Path) -> None:
    project = written(tmp_path, KYIV, MOSCOW, AGAIN, NEAR, DRAFT)
    made = dossier(project, Filters(), "UA1", DAY)
    assert (made.place.name, made.total) == ("Storozheve", 3)
    assert {side: len(lane) for side, lane in made.lanes().items()} == {
        Side.UA: 2,
        Side.RU: 1,
    }
    assert [each.claim.claimant_side for each in made.first] == [Side.UA, Side.RU]
    assert made.contradictions
    assert "contested" in made.sentence and "As claimed" in made.sentence
    sentences = {each.answer: each.origins.sentence for each in made.origins}
    assert sentences["Held by Ukraine"].startswith("2 outlets, 1 origin: ")
    assert [(each.name, round(each.km)) for each in made.near] == [("Blahodatne", 2)]
    row = json.loads(json.dumps(made.row()))
    assert row["control"]["status"] == "contested"
    assert [lane["side"] for lane in row["lanes"]] == ["UA", "RU"]
    (origin,) = row["origins"][0]["origins"]
    assert "relays or cites" in origin["because"]
    assert len(origin["claims"]) == 2
    text = "\n".join(made.lines())
    for words in ("Storozheve", "First claim of each side", "Rule: ", "Blahodatne"):
        assert words in text
    assert "unseen" not in text


@pytest.mark.slow
def test_what_is_withheld_and_another_day(tmp_path: Path) -> None:
    project = written(tmp_path, KYIV, MOSCOW)
    ours = dossier(project, Filters(side=("UA",)), "UA1", DAY)
    assert (ours.total, ours.contradictions[1:]) == (1, ())
    before = dossier(project, Filters(), "UA1", date(2022, 3, 1))
    assert before.control is None
    assert "nobody is said to hold it" in before.sentence
    assert "a change is reported and not confirmed yet (Kyiv" in ours.sentence
    later = date(2023, 6, 25)
    held = dossier(project, Filters(side=("UA",)), "UA1", later)
    assert "said to be held by Ukraine since 2023-06-12, one voice" in held.sentence


@pytest.mark.slow
def test_a_name_leads_to_its_place_and_its_spellings(tmp_path: Path) -> None:
    made = dossier(written(tmp_path, KYIV), Filters(), "Bakhmut", DAY)
    assert made.place.region == "Donetsk"
    assert "Бахмут" in made.place.names
    assert made.total == 0
    assert "give or take" in made.place.point_words


@pytest.mark.slow
def test_what_is_no_place(tmp_path: Path) -> None:
    project = written(tmp_path, KYIV)
    with pytest.raises(NothingFound, match="no such place"):
        dossier(project, Filters(), "Qwxyzzy", DAY)
    with pytest.raises(BadInput, match="not clear which place"):
        dossier(project, Filters(), "Ivanivka", DAY)
    with pytest.raises(BadInput, match="give the name"):
        dossier(project, Filters(), " ", DAY)
