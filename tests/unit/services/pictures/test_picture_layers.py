"""Pictures and time-lapses draw what the map draws for the same link: datasets in their
colours, reference layers with their terms, claimed control, and two days compared.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard import services
from dashboard.domain.errors import BadInput, NothingFound
from dashboard.domain.filters import Filters
from dashboard.domain.geography.geo import View
from dashboard.domain.sharing.compared_days import compared_days
from dashboard.domain.sharing.picture_options import PICTURE, TIMELAPSE
from dashboard.domain.sharing.shown_references import ShownReferences
from dashboard.services.judgement.references import add_reference
from dashboard.services.pictures.pictures import scene_of
from dashboard.services.pictures.timelapse import timelapse_of
from tests.unit.services.settings_of import settings_of

HEADER = (
    "id,kind,actor,claimant_side,claimant,publisher,place_id,name,lat,lon,precision,"
    "date_to,review\n"
)
VIEW = View(47.8, 36.9, 9)
EDITOR = Filters(with_private=True)
COLOUR = "#7B3F99"
SHOWN = ShownReferences(date(2023, 6, 13), ("Institute A",))
AROUND = ((36.5, 47.5), (37.2, 47.5), (37.2, 48.0), (36.5, 48.0), (36.5, 47.5))


def row(id: str, day: str, kind: str = "hold", at: str = "X1,Spot,47.8,36.9") -> str:
    return f"{id},{kind},UA,UA,Kyiv,BBC,{at},settlement,2023-06-{day},accepted\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[services.Project]:
    """A project with three claims of one place, a private dataset with one of the same
    place, and a layer of two days.
    """
    folder: Path = tmp_path_factory.mktemp("layers")
    rows = row("a", "05") + row("b", "13") + row("c", "13", "strike")
    (folder / "claims.csv").write_text(HEADER + rows, "utf-8")
    (folder / "mine.csv").write_text(HEADER + row("m", "12", "strike"), "utf-8")
    with services.Project(settings_of(folder)) as project:
        order = services.ImportRequest(
            path=folder / "mine.csv", redistribute=True, terms="Name the maker."
        )
        services.import_file(project, order, by="anna")
        services.colour_dataset(project, "mine", COLOUR, by="anna")
        for day in ("2023-06-11", "2023-06-13"):
            shift = 0.1 * (day == "2023-06-13")
            ring = [[lon + shift, lat] for lon, lat in AROUND]
            file = folder / f"map {day}.geojson"
            file.write_text(json.dumps({"type": "Polygon", "coordinates": [ring]}))
            add_reference(project, [file], "Institute A", terms="For study only")
        project.changed()
        yield project.settled()


def drawn(project: services.Project, **fields: Any) -> str:
    fields = {"filters": EDITOR, "view": VIEW, "made_on": date(2023, 7, 1), **fields}
    return services.snapshot_svg(project, services.PictureRequest(**fields))


@pytest.mark.slow
def test_a_layer_is_drawn_in_its_colour_and_named_with_its_terms(
    project: services.Project,
) -> None:
    scene = scene_of(
        project, services.PictureRequest(filters=EDITOR, view=VIEW, layers=("mine",))
    )
    assert [(m.count, m.colour) for m in scene.markers] == [(3, ""), (1, COLOUR)]
    assert scene.placed == 4
    assert "layers=mine" in scene.query
    svg = drawn(project, layers=("mine",))
    # Two markers of one place: the layer's stands aside, in its colour.
    assert svg.count('<g class="marker">') == 2
    assert 'class="leader"' in svg
    assert COLOUR in svg
    assert "1 claim in all. Terms: Name the maker." in svg
    assert 'class="legend-layer"' in svg


def test_who_may_not_see_a_layer_gets_the_picture_without_it(
    project: services.Project,
) -> None:
    public = drawn(project, filters=Filters(), layers=("mine",))
    assert COLOUR not in public
    assert "mine" not in public.replace("layers=mine", "")


@pytest.mark.slow
def test_a_story_draws_the_layers_that_everybody_may_see(
    project: services.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[services.PictureRequest] = []

    def draw(_: services.Project, request: services.PictureRequest, kind: str) -> bytes:
        asked.append(request)
        return services.picture(project, request, kind)

    order = services.StoryRequest(filters=EDITOR, layers=("mine",))
    services.story_file(project, order, "html", draw)
    services.publish_dataset(project, "mine", by="anna")
    try:
        services.story_file(project.settled(), order, "html", draw)
        assert [each.layers for each in asked] == [(), ("mine",)]
        assert COLOUR in services.snapshot_svg(project, asked[-1])
    finally:
        services.hide_dataset(project, "mine", by="anna")
        project.settled()


def test_in_grey_a_layer_has_no_colour(project: services.Project) -> None:
    grey = drawn(project, layers=("mine",), theme="grey")
    assert COLOUR not in grey
    assert "#5B5B5B" in grey


def test_a_reference_layer_is_drawn_as_of_its_day_with_name_and_terms(
    project: services.Project,
) -> None:
    svg = drawn(project, references=SHOWN)
    assert 'class="reference"' in svg
    for words in ("Institute A, as of 2023-06-13", "Terms: For study only"):
        assert words in svg
    before = ShownReferences(date(2023, 6, 1), SHOWN.names)
    early = drawn(project, references=before)
    assert 'class="reference"' not in early
    assert "has no day until 2023-06-01" in early


def test_a_reference_layer_is_refused_where_its_terms_do_not_allow_it(
    project: services.Project,
) -> None:
    with pytest.raises(NothingFound, match="Institute A: no such layer"):
        drawn(project, references=SHOWN, public_only=True)


def test_claimed_control_is_drawn_as_claimed(project: services.Project) -> None:
    svg = drawn(project, control=date(2023, 6, 13))
    assert 'class="area"' in svg
    assert "Claimed control on 13 June 2023. As claimed, not as verified." in svg


def test_compared_days_are_drawn_as_what_differs(project: services.Project) -> None:
    days = compared_days("2023-06-05,2023-06-13")
    scene = scene_of(
        project,
        services.PictureRequest(
            filters=Filters(date_to=date(2023, 6, 6)), view=VIEW, compare=days
        ),
    )
    (marker,) = scene.markers
    assert (marker.change, marker.actor, marker.count) == ((1, 2), "more", 2)
    assert scene.subtitle == (
        "5 June 2023 and 13 June 2023 compared: 1 claim at 1 place, then 2 claims at 1"
        " place"
    )
    assert "compare=2023-06-05%2C2023-06-13" in scene.query
    svg = drawn(project, compare=days, layers=("mine",))
    assert ">+1<" in svg
    assert "The later day has" in svg
    # As on the map, no other layer is drawn then.
    assert COLOUR not in svg
    until = compared_days("2023-06-05,2023-06-13,until")
    assert ">+2<" in drawn(project, compare=until)


def test_without_anything_beside_the_claims_a_picture_says_nothing_of_it(
    project: services.Project,
) -> None:
    svg = drawn(project)
    assert "Layers" not in svg
    assert 'class="held"' not in svg


@pytest.mark.slow
def test_a_film_has_the_layers_each_frame_its_own_day(
    project: services.Project,
) -> None:
    request = services.TimelapseRequest(
        filters=EDITOR, view=VIEW, layers=("mine",), references=SHOWN, by="day"
    )
    film = timelapse_of(project, request)
    by_day = {frame.date_from.day: frame for frame in film.frames}
    assert {m.colour for m in by_day[12].markers} == {COLOUR}
    assert (by_day[12].claims, by_day[5].ground) == (1, ())
    corners = [by_day[day].ground[0].rings[0][0] for day in (12, 13)]
    assert corners == [(36.5, 47.5), (36.6, 47.5)]
    assert any("For study only" in line for line in film.scene.terms)
    assert [layer.title for layer in film.scene.layers][1:] == ["Institute A"]
    written = io.BytesIO()
    services.timelapse(project, request, "zip", written)
    assert len(zipfile.ZipFile(written).namelist()) >= len(film.frames)


def test_what_is_drawn_is_read_as_from_a_link() -> None:
    texts = {"layers": "a,b", "references": SHOWN.text(), "compare": "2023-06-05"}
    fields = services.drawn_fields(PICTURE, texts)
    assert fields["layers"] == ("a", "b")
    assert fields["references"] == SHOWN
    assert fields["compare"] == compared_days("2023-06-05")
    assert set(services.drawn_fields(TIMELAPSE, texts)) == {"layers", "references"}
    with pytest.raises(BadInput, match="control"):
        services.drawn_fields(PICTURE, {"control": "yesterday"})
