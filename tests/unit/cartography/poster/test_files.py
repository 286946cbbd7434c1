"""A scene as a file: what it carries of itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard import __version__
from dashboard.cartography import LANGUAGES
from dashboard.cartography.poster.files import (
    MOST_CONTESTED,
    PICTURE_FORMATS,
    picture_file,
    scene_provenance,
)
from dashboard.domain.errors import BadInput, DataMissing
from tests.unit.cartography.scenes import FOLDERS, SCENE

SMALL = replace(SCENE, width=300, height=240)


def test_what_a_picture_says_of_itself() -> None:
    facts = dict(scene_provenance(replace(SCENE, language=LANGUAGES["uk"])))
    licence = str(facts.pop("licence"))
    assert licence.startswith("Map data: OpenStreetMap contributors, ODbL 1.0;")
    assert facts == {
        "title": "Where the sides say they moved",
        "remark": "Seen at noon.",
        "shows": "27 claims at 4 places, 1–30 June 2023, from 9 sources.",
        "contested": (
            "Оспорюють: Held (contested): Bakhmut – each says that another side held"
            " the place on the same days"
        ),
        "filters": "from=2023-06-01&to=2023-06-30",
        "permalink": "https://map.example/s/k3f9a",
        "revision": "0123456789ab",
        "sources": "Sources: TASS, BBC and 7 more",
        "made_on": "2026-11-23",
        "known_on": "2026-11-20",
        "language": "uk",
        "credit": (
            "© OpenStreetMap contributors (ODbL) · GeoNames (CC BY 4.0) · Natural Earth"
        ),
        "generator": f"frontline {__version__}",
    }


def test_what_is_not_known_is_left_out_and_long_texts_are_cut() -> None:
    facts = scene_provenance(
        replace(SCENE, as_of=None, remark="", title="x" * 200, query="q" * 3000)
    )
    assert "known_on" not in facts
    assert "remark" not in facts
    assert len(str(facts["title"])) == 120
    assert len(str(facts["filters"])) == 2000


def test_contested_claims_are_bounded_and_the_others_counted() -> None:
    claim = SCENE.callouts[0]
    many = scene_provenance(replace(SCENE, callouts=(claim,) * 9))
    assert str(many["contested"]).count(claim.head) == MOST_CONTESTED
    assert str(many["contested"]).endswith("; and 3 more")
    none = replace(SCENE, callouts=SCENE.callouts[1:])
    assert "contested" not in scene_provenance(none)


def test_what_stands_for_the_picture_says_why_claims_are_contested() -> None:
    svg = picture_file(SMALL, FOLDERS, "svg").decode()
    shows, contested = (scene_provenance(SMALL)[key] for key in ("shows", "contested"))
    assert f"<desc>{shows} {contested}</desc>" in svg


@pytest.mark.parametrize(
    ("kind", "start"), [("png", b"\x89PNG"), ("svg", b"<svg "), ("pdf", b"%PDF-")]
)
def test_each_kind_of_file(kind: str, start: bytes) -> None:
    assert PICTURE_FORMATS == ("png", "svg", "pdf")
    file = picture_file(SMALL, FOLDERS, kind)
    assert file.startswith(start)
    if kind == "svg":
        assert file.count(b"@font-face") == 2
        assert b"font-weight:400;src:url(data:font/ttf;base64," in file


def test_another_kind_and_missing_fonts_are_refused(tmp_path: object) -> None:
    with pytest.raises(BadInput, match="format 'gif': not known; one of png, svg, pdf"):
        picture_file(SMALL, FOLDERS, "gif")
    with pytest.raises(
        DataMissing, match=r"no NotoSans-Regular\.ttf, NotoSans-Bold\.ttf"
    ):
        picture_file(SMALL, (FOLDERS[0], FOLDERS[0]), "svg")
