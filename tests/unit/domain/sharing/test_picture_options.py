"""The one table of picture options, and everything that must follow it."""

from __future__ import annotations

import argparse
import dataclasses
import inspect
import re
from pathlib import Path

import pytest

from dashboard import services
from dashboard.api import pictures as picture_api
from dashboard.api import story as story_api
from dashboard.cartography import LANGUAGES, PICTURE_THEMES, PRESETS
from dashboard.cartography.map.backgrounds import PROVIDERS
from dashboard.cli import parser
from dashboard.domain.errors import BadInput
from dashboard.domain.filters import Filters
from dashboard.domain.params import size_of
from dashboard.domain.periods import KINDS as PERIODS
from dashboard.domain.settings import Settings
from dashboard.domain.sharing.picture_options import (
    ALL,
    OPTION,
    OPTIONS,
    PICTURE,
    STORY,
    TIMELAPSE,
    OptionKind,
    PictureOption,
    check_choice,
    check_options,
    options_of,
    parts,
    read_options,
)
from dashboard.services.share.sharing import share_choices

ROOT = Path(__file__).parents[4]
MANUAL = "\n".join(
    path.read_text("utf-8") for path in (ROOT / "README.md", *ROOT.glob("docs/*.md"))
)
FORM = (ROOT / "dashboard/web/assets/scripts/share_form.js").read_text("utf-8")
REQUESTS = {
    PICTURE: services.PictureRequest,
    TIMELAPSE: services.TimelapseRequest,
    STORY: services.StoryRequest,
}
FIELDS = {"size": ("width", "height"), "center": ("view",), "zoom": ("view",)}


def manual_row(option: PictureOption) -> str:
    """Return the line of the manual's table."""
    values = option.values() or "as in a link"
    return (
        f"| `{option.name}` | {values} | {option.help} | {', '.join(option.actions)} |"
    )


def flags_of(command: str) -> dict[str, argparse.Action]:
    commands = next(
        a for a in parser()._actions if isinstance(a, argparse._SubParsersAction)
    )
    below = commands.choices[command]
    return {flag: action for action in below._actions for flag in action.option_strings}


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.name)
def test_the_manual_has_a_row_for_each_option(option: PictureOption) -> None:
    assert manual_row(option) in MANUAL


@pytest.mark.parametrize("action", ALL)
def test_the_command_line_takes_each_option_and_no_other(action: str) -> None:
    flags = flags_of(action)
    expected = {
        f"--no-{option.name}" if option.kind is OptionKind.PART else f"--{option.name}"
        for option in options_of(action)
    }
    filters = {flag for flag, a in flags.items() if str(a.dest).startswith("filter_")}
    assert set(flags) - filters - {"-h", "--help", "--data"} == expected
    assert all(
        OPTION[flag.removeprefix("--no-").removeprefix("--")].help
        in str(flags[flag].help)
        for flag in expected
    )


@pytest.mark.parametrize("action", ALL)
def test_each_option_has_a_field_of_the_request(action: str) -> None:
    names = {field.name for field in dataclasses.fields(REQUESTS[action])}
    for option in options_of(action):
        if option.kind is OptionKind.PART:
            assert "without" in names
        else:
            assert set(FIELDS.get(option.name, (option.name,))) <= names


@pytest.mark.parametrize("action", ALL)
def test_left_out_options_are_the_defaults_of_the_request(action: str) -> None:
    bare = REQUESTS[action](filters=Filters())
    read = REQUESTS[action](filters=Filters(), **read_options(action, {}))
    assert read == bare
    check_options(action, bare)


def test_the_api_takes_each_option() -> None:
    assert {option.name for option in options_of(PICTURE)} <= set(
        picture_api.PARAMETERS
    )
    assert {option.name for option in options_of(STORY)} <= set(story_api.PARAMETERS)
    for module in (picture_api, story_api):
        assert len(set(module.PARAMETERS)) >= 8, inspect.getfile(module)


def test_choices_are_what_there_is() -> None:
    assert list(OPTION["theme"].choices) == list(PICTURE_THEMES)
    assert list(OPTION["language"].choices) == list(LANGUAGES)
    assert list(OPTION["preset"].choices) == list(PRESETS)
    assert list(OPTION["by"].choices) == list(PERIODS)
    assert set(OPTION["background"].choices) == {*PROVIDERS, "own"}


def test_the_dialog_offers_what_the_table_holds() -> None:
    offered = share_choices(Settings(shipped=ROOT))
    assert offered["preset"][0] == ["preview", "Link preview (1200 × 630)"]
    assert offered["theme"] == [
        ["light", "Light"],
        ["dark", "Dark"],
        ["grey", "Grey, for printers"],
    ]
    assert offered["language"] == [["en", "English"], ["uk", "Українська"]]
    assert offered["lengths"] == {"title": 120, "remark": 280}
    assert offered["parts"] == [list(part) for part in parts().items()]
    assert ["qr", "QR code of the link"] in offered["parts"]
    for option in OPTIONS:
        if option.label and option.kind is not OptionKind.PART:
            assert re.search(rf'"{option.name}"', FORM)


def test_texts_become_fields() -> None:
    assert read_options(
        PICTURE,
        {
            "size": " 640X480",
            "scale": "1.5",
            "theme": "grey",
            "language": "uk",
            "title": "T",
            "remark": "R",
            "background": "osm",
            "list": "no",
            "legend": "yes",
            "qr": "no",
        },
    ) == {
        "preset": "",
        "width": 640,
        "height": 480,
        "scale": 1.5,
        "theme": "grey",
        "language": "uk",
        "title": "T",
        "remark": "R",
        "background": "osm",
        "without": frozenset({"list", "qr"}),
    }
    assert read_options(TIMELAPSE, {"by": "week", "cumulative": "yes"}) == {
        "width": 1200,
        "height": 630,
        "theme": "light",
        "language": "en",
        "by": "week",
        "cumulative": True,
    }
    assert read_options(STORY, {"title": "T"}) == {
        "language": "en",
        "title": "T",
        "remark": "",
    }


@pytest.mark.parametrize(
    ("action", "texts", "reason"),
    [
        (PICTURE, {"size": "big"}, "size='big': not WIDTHxHEIGHT in pixels"),
        (PICTURE, {"scale": "3.1"}, "scale='3.1': not a number from 1 to 3"),
        (PICTURE, {"scale": "0.9"}, "scale='0.9': not a number from 1 to 3"),
        (PICTURE, {"scale": "nan"}, "scale='nan': not a number from 1 to 3"),
        (PICTURE, {"qr": "maybe"}, "qr='maybe': yes or no"),
        (
            PICTURE,
            {"preset": "a4", "size": "640x480"},
            "preset and size: give one of them",
        ),
        (TIMELAPSE, {"cumulative": "no"}, "cumulative='no': write yes, or leave it"),
    ],
)
def test_what_cannot_be_read_is_named(
    action: str, texts: dict[str, str], reason: str
) -> None:
    with pytest.raises(BadInput, match=re.escape(reason)):
        read_options(action, texts)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"preset": "poster"}, "preset 'poster': not known; one of preview, square"),
        ({"theme": ""}, "theme '': not known; one of light, dark, grey"),
        ({"language": "ru"}, "language 'ru': not known; one of en, uk"),
        ({"title": "x" * 121}, "title: 121 characters; at most 120"),
        ({"remark": "x" * 1281}, "remark: 1,281 characters; at most 280"),
    ],
)
def test_what_is_no_choice_or_too_long_is_named(
    fields: dict[str, str], reason: str
) -> None:
    with pytest.raises(BadInput, match=re.escape(reason)):
        check_options(PICTURE, services.PictureRequest(filters=Filters(), **fields))  # type: ignore[arg-type]
    longest = services.PictureRequest(
        filters=Filters(), title="x" * 120, remark="x" * 280
    )
    check_options(PICTURE, longest)


def test_a_choice_is_handed_back() -> None:
    assert check_choice("format", "png", {"png": 1}) == "png"
    with pytest.raises(BadInput, match=r"format 'gif': not known; one of png, svg$"):
        check_choice("format", "gif", {"png": 1, "svg": 2})


def test_values_in_words() -> None:
    assert OPTION["size"].values() == "`WIDTHxHEIGHT`, 200 to 4000 pixels a side"
    assert OPTION["scale"].values() == "1 to 3"
    assert OPTION["title"].values() == "at most 120 characters"
    assert OPTION["qr"].values() == "`no`"
    assert OPTION["cumulative"].values() == "`yes`"
    assert OPTION["theme"].values() == "`light`, `dark`, `grey`"
    assert OPTION["claim"].values() == ""
    assert {"list", "legend", "inset", "qr"} <= set(parts())
    assert size_of(OPTION["size"].default) == (1200, 630)


if __name__ == "__main__":
    print("\n".join(map(manual_row, OPTIONS)))
