"""What a request of a picture becomes: shape, detail, sentences, and the words of the
list.
"""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard import services
from dashboard.cartography import Scene
from dashboard.domain.errors import BadInput
from dashboard.domain.filters import Filters
from dashboard.domain.geography.geo import View
from dashboard.services.pictures.pictures import scene_of
from tests.unit.services.settings_of import settings_of

PLACE = {"name": "Storozheve", "region": "Donetsk", "lat": "47.79", "lon": "36.82"}
CLAIM = {
    "kind": "retake",
    "actor": "UA",
    "claimant_side": "UA",
    "claimant": "Kyiv",
    "publisher": "BBC",
    "date_from": "2023-06-12",
    "date_to": "2023-06-12",
    "published": "2023-06-13",
    "precision": "settlement",
    "place_id": "UA1",
    "review": "accepted",
    **PLACE,
}
ROWS = (
    {"id": "a", **CLAIM},
    {
        "id": "b",
        **CLAIM,
        "kind": "strike",
        "hedge": "denied",
        "claimant": "A" * 70,
        "date_from": "",
        "date_to": "2023-06-13",
        "published": "2023-06-14",
    },
    {
        "id": "c",
        **CLAIM,
        "kind": "clash",
        "claimant": "TASS",
        "publisher": "TASS",
        "date_from": "2023-06-10",
        "published": "2023-06-11",
    },
    {
        "id": "d",
        **CLAIM,
        **dict.fromkeys(("name", "lat", "lon", "place_id", "precision", "region"), ""),
    },
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> services.Project:
    data: Path = tmp_path_factory.mktemp("data")
    names = sorted({name for one in ROWS for name in one})
    with (data / "claims.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows(ROWS)
    return services.open_project(settings_of(data)).settled()


def scene(project: services.Project, kind: str = "png", **fields: Any) -> Scene:
    request = services.PictureRequest(filters=Filters(), **fields)
    return scene_of(project, request, kind)


@pytest.mark.parametrize(
    ("fields", "size", "unit"),
    [
        ({}, (1200, 630), 1.0),
        ({"width": 640, "height": 480}, (640, 480), pytest.approx(0.85, abs=0.01)),
        ({"preset": "story"}, (1080, 1920), 2.3),
        ({"preset": "a4", "width": 300}, (794, 1123), 1.0),
    ],
)
def test_the_shape(
    project: services.Project,
    fields: dict[str, Any],
    size: tuple[int, int],
    unit: float,
) -> None:
    one = scene(project, **fields)
    assert (one.width, one.height) == size
    assert one.unit == unit


@pytest.mark.parametrize(
    ("kind", "fields", "scale"),
    [
        ("png", {"scale": 2}, 2),
        ("svg", {"scale": 2}, 1),
        ("pdf", {"scale": 1}, 3),
        ("pdf", {"width": 4000, "height": 3000}, 1.41),
        ("pdf", {"width": 4000, "height": 4000}, 1.22),
    ],
)
def test_how_finely_the_background_is_drawn(
    project: services.Project, kind: str, fields: dict[str, Any], scale: float
) -> None:
    assert scene(project, kind, **fields).scale == scale


def test_the_sentences(project: services.Project) -> None:
    one = scene(project)
    assert one.title == "Claims about the war in Ukraine"
    assert one.subtitle == (
        "4 claims at 1 place, 10–13 June 2023, from 2 sources; 1 has no place"
    )
    assert (one.placed, one.unplaced, one.has_list) == (3, 1, True)
    filtered = scene_of(
        project,
        services.PictureRequest(filters=Filters(kind=("clash",)), title="Mine"),
    )
    assert filtered.title == "Mine"
    assert filtered.subtitle == (
        "1 claim at 1 place, 10–12 June 2023, from 1 source. Shown: kind Fighting"
    )
    uk = scene(project, language="uk")
    assert uk.title == "Твердження про війну в Україні"
    assert uk.subtitle == (
        "4 твердження у 1 місці, 10–13 червня 2023, з 2 джерел; 1 без місця"
    )


def test_the_list_in_english(project: services.Project) -> None:
    assert [(c.head, c.tail) for c in scene(project).callouts] == [
        (
            "Strike (denied): Storozheve",
            f"On or before 13 June 2023 · Denial · {'A' * 60}…, via BBC",
        ),
        ("Retaken: Storozheve", "On 12 June 2023 · Kyiv, via BBC"),
        ("Fighting: Storozheve", "10 to 12 June 2023 · TASS"),
    ]


def test_the_list_in_ukrainian(project: services.Project) -> None:
    heads = {c.head: c.tail for c in scene(project, language="uk").callouts}
    assert heads["Удар (заперечення): Storozheve"] == (
        f"13 червня 2023 або раніше · Заперечення · {'A' * 60}…, через BBC"
    )
    assert heads["Бої: Storozheve"] == "10 – 12 червня 2023 · TASS"


def test_the_open_claim_is_listed_first(project: services.Project) -> None:
    assert scene(project, claim="c").callouts[0].head == "Fighting: Storozheve"
    assert len(scene(project, claim="c").callouts) == 3
    without = scene(project, without=frozenset({"list"}))
    assert (without.has_list, without.callouts) == (False, ())


def test_the_view_is_fitted_unless_it_is_asked_for(project: services.Project) -> None:
    asked = View(48, 37, 9)
    assert scene(project, view=asked).view == asked
    fitted = scene(project).view
    assert (fitted.lat, fitted.lon) == pytest.approx((47.79, 36.82), abs=0.2)
    # Larger letters need a larger map of the same part.
    assert scene(project, preset="story").view.zoom > fitted.zoom


def test_days(project: services.Project) -> None:
    one = scene(project, made_on=date(2024, 1, 2))
    assert one.made_on == date(2024, 1, 2)
    known = services.PictureRequest(filters=Filters(as_of=date(2030, 1, 2)))
    assert scene_of(project, known).as_of == date(2030, 1, 2)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"theme": "pink"}, "theme 'pink': not known; one of light, dark, grey"),
        ({"background": "mars"}, "background 'mars': not known; one of osm, carto"),
        ({"width": 100}, "width 100: a picture is 200 to 4000 pixels on each side"),
    ],
)
def test_what_cannot_be_drawn_is_named(
    project: services.Project, fields: dict[str, Any], reason: str
) -> None:
    with pytest.raises(BadInput, match=re.escape(reason)):
        scene(project, **fields)
    with pytest.raises(BadInput, match="picture format 'gif': not known; one of png"):
        scene(project, "gif")


def test_online_maps_can_be_switched_off(project: services.Project) -> None:
    off = replace(project.settings, tiles=False)
    assert services.backgrounds(off) == {}
    assert list(services.backgrounds(project.settings)) == ["osm", "carto", "satellite"]
