"""What a picture says in words, in both languages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard.cartography import LANGUAGES, examine
from dashboard.domain.filters import Filters
from dashboard.domain.geography.geo import View
from dashboard.services import PictureRequest, Project, picture, snapshot_svg
from dashboard.services.map.map_view import summary_sentence
from dashboard.services.pictures.picture_words import filters_in, sentence_in
from dashboard.services.pictures.pictures import scene_of
from tests.unit.services.settings_of import settings_of

EN, UK = LANGUAGES["en"], LANGUAGES["uk"]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(settings_of(tmp_path_factory.mktemp("data"))).settled()


@pytest.mark.slow
@pytest.mark.parametrize(
    "filters",
    [Filters(), Filters(source=("TASS",)), Filters(text="nothing at all of this kind")],
)
def test_the_english_sentence_is_that_of_the_page(
    shipped: Project, filters: Filters
) -> None:
    summary = shipped.index.summary(filters)
    assert sentence_in(EN, summary) == summary_sentence(summary)


@pytest.mark.parametrize(
    "filters",
    [
        Filters(
            date_from=date(2023, 6, 5),
            date_to=date(2023, 6, 13),
            source=("TASS", "BBC"),
        ),
        Filters(
            date_from=date(2022, 12, 30),
            date_to=date(2023, 1, 2),
            kind=("retake",),
            side=("RU",),
        ),
        Filters(date_from=date(2023, 6, 5)),
        Filters(date_to=date(2023, 6, 5)),
        Filters(text="a b", as_of=date(2023, 7, 1)),
        Filters(date_from=date(2023, 6, 5), date_to=date(2023, 7, 5)),
    ],
)
def test_english_filters_read_as_on_the_page(filters: Filters) -> None:
    assert filters_in(EN, filters) == filters.words()


def test_ukrainian_filters_and_places(shipped: Project) -> None:
    filters = Filters(
        kind=("strike",), side=("RU",), region=("Donetsk",), as_of=date(2026, 11, 1)
    )
    assert (
        filters_in(UK, filters)
        == "сторона Росія; вид Удар; регіон Донецька область; станом на 1 листопада"
        " 2026"
    )
    scene = scene_of(
        shipped,
        PictureRequest(filters=Filters(), language="uk", view=View(48.6, 38.0, 9)),
    )
    assert "Білогорівка" in {m.name for m in scene.markers}
    scene = scene_of(shipped, PictureRequest(filters=Filters(), language="uk"))
    assert "Запорізька область" in {m.name for m in scene.markers}


def test_contested_claims_lead_the_list(shipped: Project) -> None:
    scene = scene_of(shipped, PictureRequest(filters=Filters(), preset="a4"))
    marked = ["· Contested ·" in one.tail for one in scene.callouts]
    assert any(marked)
    assert not all(marked)
    assert marked == sorted(marked, reverse=True)
    assert all(one.tail.count(" · ") >= 1 for one in scene.callouts)


def test_what_was_known_on_a_day_is_told(shipped: Project) -> None:
    svg = snapshot_svg(
        shipped,
        PictureRequest(
            filters=Filters(as_of=date(2030, 1, 2)), made_on=date(2030, 5, 6)
        ),
    )
    assert "As known on 2 January 2030" in svg
    assert "made on 6 May 2030" in svg


def test_no_claims_make_a_picture_too(shipped: Project) -> None:
    told = examine(
        picture(
            shipped,
            PictureRequest(filters=Filters(text="nothing at all of this kind")),
            "pdf",
        )
    )
    assert told.state == "intact"
    assert "No claims match these filters" in str(told.facts["shows"])


@pytest.mark.slow
def test_the_shipped_fonts_are_the_only_ones(
    shipped: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wanted = PictureRequest(
        filters=Filters(kind=("hold",)), language="uk", width=600, height=400
    )
    here = picture(shipped, wanted)
    monkeypatch.setenv("FONTCONFIG_FILE", str(tmp_path / "none.conf"))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert picture(shipped, wanted) == here
