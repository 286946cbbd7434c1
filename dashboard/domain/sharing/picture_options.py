"""The one table of what a picture, a time-lapse or a story can be asked for.

The command line, the API, the pages, the Share dialog and the table of the manual are
all made from it or held against it: an option is declared here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from dashboard.domain.errors import BadInput
from dashboard.domain.params import flag, number, size_of
from dashboard.domain.sharing.presets import PRESETS
from dashboard.i18n.translate import LANGUAGE_NAMES, gettext

PICTURE, TIMELAPSE, STORY = "snapshot", "timelapse", "story"
"""What can be asked for, as the commands are named."""
ALL = (PICTURE, TIMELAPSE, STORY)
DEFAULT_SIZE = "1200x630"


class OptionKind(Enum):
    """How the text of an option is read."""

    CHOICE = "choice"
    """One of its choices."""
    NAME = "name"
    """A choice that is checked where it is used: which there are depends on more than
    the table.
    """
    TEXT = "text"
    """Words of the user's own, at most so many characters."""
    NUMBER = "number"
    SIZE = "size"
    FLAG = "flag"
    """yes, or left out."""
    PART = "part"
    """A part of the picture, which is there unless the option is no."""
    LINK = "link"
    """A part of the address that opens the map: the view and the open claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureOption:
    """One option. name: as in addresses, after -- on the command line, and of the field
    of the request.

    label: as the Share dialog calls it, "" for what it does not ask. help: what it
    does, without its values. actions: what it applies to. default: what it is when left
    out, as text. choices: words by value. low, high: bounds of a
    number, or of each side. most: longest
    text in characters. excludes: the option that says the same in another way, "" for
    none.
    """

    name: str
    kind: OptionKind
    help: str
    label: str = ""
    actions: tuple[str, ...] = ALL
    default: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    low: float = 0
    high: float = 0
    most: int = 0
    excludes: str = ""

    def values(self) -> str:
        """Return the values it takes, as the manual lists them."""
        listed = ", ".join(f"`{value}`" for value in self.choices)
        return {
            OptionKind.TEXT: f"at most {self.most} characters",
            OptionKind.NUMBER: f"{self.low:g} to {self.high:g}",
            OptionKind.SIZE: (
                f"`WIDTHxHEIGHT`, {self.low:g} to {self.high:g} pixels a side"
            ),
            OptionKind.FLAG: "`yes`",
            OptionKind.PART: "`no`",
        }.get(self.kind, listed)


OPTIONS: tuple[PictureOption, ...] = (
    PictureOption(
        name="preset",
        kind=OptionKind.CHOICE,
        label="Shape",
        help="a shape by name, with letters large enough for where it is read",
        actions=(PICTURE,),
        choices={name: preset.label for name, preset in PRESETS.items()},
    ),
    PictureOption(
        name="size",
        kind=OptionKind.SIZE,
        label="Width × height in pixels",
        help=f"width and height (default {DEFAULT_SIZE}), not with a preset",
        actions=(PICTURE, TIMELAPSE),
        default=DEFAULT_SIZE,
        low=200,
        high=4000,
        excludes="preset",
    ),
    PictureOption(
        name="scale",
        kind=OptionKind.NUMBER,
        label="Pixels of the PNG",
        help="times the pixels of a PNG, 24 million at most",
        actions=(PICTURE,),
        default="1",
        low=1,
        high=3,
    ),
    PictureOption(
        name="theme",
        kind=OptionKind.CHOICE,
        label="Look",
        help="the look; grey is for print without colour",
        actions=(PICTURE, TIMELAPSE),
        default="light",
        choices={"light": "Light", "dark": "Dark", "grey": "Grey, for printers"},
    ),
    PictureOption(
        name="language",
        kind=OptionKind.CHOICE,
        label="Language",
        help="of everything but the claims' own words",
        default="en",
        choices=LANGUAGE_NAMES,
    ),
    PictureOption(
        name="title",
        kind=OptionKind.TEXT,
        label="Title of your own",
        help="heading of your own",
        actions=(PICTURE, STORY),
        most=120,
    ),
    PictureOption(
        name="remark",
        kind=OptionKind.TEXT,
        label="Remark of your own",
        help="remark of your own, marked as one",
        actions=(PICTURE, STORY),
        most=280,
    ),
    PictureOption(
        name="center",
        kind=OptionKind.LINK,
        help="LAT,LON in degrees, the middle of the view (default: fit the claims)",
        actions=(PICTURE, TIMELAPSE),
    ),
    PictureOption(
        name="zoom",
        kind=OptionKind.LINK,
        help="zoom of the view, 3 to 18, with center",
        actions=(PICTURE, TIMELAPSE),
    ),
    PictureOption(
        name="background",
        kind=OptionKind.NAME,
        label="Background",
        help="an online map under the claims; without it the offline one",
        actions=(PICTURE,),
        choices=dict.fromkeys(("osm", "carto", "satellite", "own"), ""),
    ),
    # Parts of the picture, which are there unless they are left out.
    PictureOption(
        name="list",
        kind=OptionKind.PART,
        label="List of some claims",
        help="without the list of some claims",
        actions=(PICTURE,),
    ),
    PictureOption(
        name="legend",
        kind=OptionKind.PART,
        label="Legend",
        help="without the legend",
        actions=(PICTURE,),
    ),
    PictureOption(
        name="inset",
        kind=OptionKind.PART,
        label="Small map of where it lies",
        help="without the small map of where it lies",
        actions=(PICTURE,),
    ),
    PictureOption(
        name="qr",
        kind=OptionKind.PART,
        label="QR code of the link",
        help="without the QR code of the link",
        actions=(PICTURE,),
    ),
    PictureOption(
        name="claim",
        kind=OptionKind.LINK,
        help="id of the open claim: it is listed first, and the link opens it",
        actions=(PICTURE,),
    ),
    PictureOption(
        name="layers",
        kind=OptionKind.LINK,
        help="datasets drawn in their own colours, by name with commas",
    ),
    PictureOption(
        name="references",
        kind=OptionKind.LINK,
        help="DAY,NAME,...: reference layers as of that day, or of each frame's last",
        actions=(PICTURE, TIMELAPSE),
    ),
    PictureOption(
        name="control",
        kind=OptionKind.LINK,
        help="day of which claimed control is drawn",
        actions=(PICTURE,),
    ),
    PictureOption(
        name="compare",
        kind=OptionKind.LINK,
        help="two days: markers of what differs, in the colours of more and fewer",
        actions=(PICTURE,),
    ),
    PictureOption(
        name="by",
        kind=OptionKind.NAME,
        help="a frame for each (default: the shortest that gives at most 60 frames)",
        actions=(TIMELAPSE,),
        choices={"day": "Day", "week": "Week", "month": "Month"},
    ),
    PictureOption(
        name="cumulative",
        kind=OptionKind.FLAG,
        help="each frame shows everything since the first day",
        actions=(TIMELAPSE,),
    ),
)
OPTION: Mapping[str, PictureOption] = {option.name: option for option in OPTIONS}
"""The options by name."""


def options_of(action: str) -> tuple[PictureOption, ...]:
    """Return the options of PICTURE, TIMELAPSE or STORY, in the order of the table."""
    return tuple(option for option in OPTIONS if action in option.actions)


def parts() -> dict[str, str]:
    """Return what a picture may be made without, in words. Warning, credits and link
    are always there.
    """
    return {o.name: o.label for o in OPTIONS if o.kind is OptionKind.PART}


def read_options(action: str, texts: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of a request from the texts of its options, by name; what is
    left out or "" is the default. View and claim are read with the rest of a link.

    Raises BadInput, which names the option, for a text that cannot be read. Choices and
    lengths are checked by `check_options`, also for requests that were never text.
    """
    fields: dict[str, Any] = {}
    without = set()
    for option in options_of(action):
        text = texts.get(option.name, "")
        if text and option.excludes and texts.get(option.excludes):
            raise BadInput(
                gettext(
                    "{excludes} and {name}: give one of them",
                    excludes=option.excludes,
                    name=option.name,
                )
            )
        if option.kind is OptionKind.PART:
            if _is_left_out(option, text):
                without.add(option.name)
        else:
            fields |= READERS[option.kind](option, text)
    if any(option.kind is OptionKind.PART for option in options_of(action)):
        fields["without"] = frozenset(without)
    return fields


def _is_left_out(option: PictureOption, text: str) -> bool:
    if text not in ("", "yes", "no"):
        raise BadInput(
            gettext("{name}={text}: yes or no", name=option.name, text=f"{text[:40]!r}")
        )
    return text == "no"


def _read_text(option: PictureOption, text: str) -> dict[str, Any]:
    return {option.name: text or option.default}


def _read_number(option: PictureOption, text: str) -> dict[str, Any]:
    default = float(option.default)
    texts = {option.name: text}
    return {option.name: number(texts, option.name, option.low, option.high, default)}


def _read_size(option: PictureOption, text: str) -> dict[str, Any]:
    width, height = size_of(text or option.default)
    return {"width": width, "height": height}


def _read_flag(option: PictureOption, text: str) -> dict[str, Any]:
    return {option.name: flag({option.name: text}, option.name)}


def _read_link(_option: PictureOption, _text: str) -> dict[str, Any]:
    return {}


READERS: Mapping[OptionKind, Callable[[PictureOption, str], dict[str, Any]]] = {
    OptionKind.CHOICE: _read_text,
    OptionKind.NAME: _read_text,
    OptionKind.TEXT: _read_text,
    OptionKind.NUMBER: _read_number,
    OptionKind.SIZE: _read_size,
    OptionKind.FLAG: _read_flag,
    OptionKind.LINK: _read_link,
}


def check_options(action: str, request: object) -> None:
    """Raise BadInput when a field of a request is none of its choices or too long a
    text.
    """
    for option in options_of(action):
        if option.kind is OptionKind.CHOICE:
            value = getattr(request, option.name)
            # "" is allowed where it is the default.
            if value != option.default:
                check_choice(option.name, value, option.choices)
        elif option.kind is OptionKind.TEXT:
            text = getattr(request, option.name)
            if len(text) > option.most:
                raise BadInput(
                    gettext(
                        "{name}: {number} characters; at most {most}",
                        name=option.name,
                        number=f"{len(text):,}",
                        most=option.most,
                    )
                )


def check_choice(
    name: str,
    value: str,
    table: Mapping[str, object],
) -> str:
    """Return the value; raises BadInput, which names what it is of and what there is,
    when the table has none such.
    """
    if value not in table:
        raise BadInput(
            gettext(
                "{name} {value}: not known; one of {choices}",
                name=name,
                value=f"{value[:40]!r}",
                choices=", ".join(table),
            )
        )
    return value
