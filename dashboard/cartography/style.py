"""The one table of looks: kind -> symbol, actor -> colour, map feature -> line and
fill. Page and pictures use it.

Colours of actors are from the Okabe-Ito palette, which readers with any common colour
blindness tell apart; the symbol and the words always say the same again, so colour is
never alone.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.domain.words import WIDE, Kind, Precision, Side
from dashboard.i18n.translate import gettext

ACTOR_COLOUR: dict[str, str] = {
    Side.UA.value: "#0072B2",
    Side.RU.value: "#D55E00",
    Side.PARTNER.value: "#56B4E9",
    Side.INDEPENDENT.value: "#7A5195",
    Side.UNKNOWN.value: "#6B7280",
    "several": "#3F4650",
}

CHANGE_COLOUR: dict[str, str] = {
    "fewer": "#A63A8E",
    "same": "#5B6470",
    "more": "#007A5E",
}
"""Fills of markers where two days are compared: fewer claims on the later one, as many,
more. None is an actor's; "+" and "-" in the marker say the same.
"""
KIND_SYMBOL: dict[str, str] = {
    **{kind.value: kind.symbol for kind in Kind},
    "several": "M-4 -4H-1V-1H-4ZM1 -4H4V-1H1ZM-4 1H-1V4H-4ZM1 1H4V4H1Z",
}
"""SVG path of each kind in a box of 12 x 12 around 0,0; drawn as a line of 1.6 without
fill.
"""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of one appearance of the map; all CSS colours."""

    name: str
    sea: str
    land: str
    ukraine: str
    border: str
    ukraine_border: str
    oblast: str
    raion: str
    river: str
    water: str
    railway: str
    label: str
    label_minor: str
    halo: str
    text: str
    paper: str
    symbol: str
    contested: str


LIGHT = Theme(
    name="light",
    sea="#CFE1EC",
    land="#EDEAE2",
    ukraine="#FBF9F3",
    border="#A9A293",
    ukraine_border="#6E675A",
    oblast="#B3AA98",
    raion="#DAD3C5",
    river="#A3C6DC",
    water="#BBD7E6",
    railway="#CBC3B6",
    label="#2D2A25",
    label_minor="#6A655C",
    halo="#FFFFFF",
    text="#1F2328",
    paper="#FFFFFF",
    symbol="#FFFFFF",
    contested="#B8860B",
)
DARK = Theme(
    name="dark",
    sea="#0E1A24",
    land="#1B1F24",
    ukraine="#262B31",
    border="#4C545E",
    ukraine_border="#8A93A0",
    oblast="#4A535D",
    raion="#343B43",
    river="#2A4A61",
    water="#1C394D",
    railway="#3E454D",
    label="#E8E6E1",
    label_minor="#A5A8AD",
    halo="#14181C",
    text="#ECEFF3",
    paper="#14181C",
    symbol="#FFFFFF",
    contested="#F2C94C",
)
THEMES: dict[str, Theme] = {"light": LIGHT, "dark": DARK}
"""The looks of the page."""
GREY = Theme(
    name="grey",
    sea="#DADADA",
    land="#EFEFEF",
    ukraine="#FCFCFC",
    border="#A4A4A4",
    ukraine_border="#666666",
    oblast="#AFAFAF",
    raion="#D6D6D6",
    river="#C2C2C2",
    water="#D2D2D2",
    railway="#CCCCCC",
    label="#262626",
    label_minor="#606060",
    halo="#FFFFFF",
    text="#1C1C1C",
    paper="#FFFFFF",
    symbol="#FFFFFF",
    contested="#4A4A4A",
)
PICTURE_THEMES: dict[str, Theme] = {**THEMES, "grey": GREY}
"""The looks of a picture: grey is for printers and copiers without colour."""
GREY_ACTOR: dict[str, str] = {
    Side.UA.value: "#1A1A1A",
    Side.RU.value: "#FFFFFF",
    Side.PARTNER.value: "#4D4D4D",
    Side.INDEPENDENT.value: "#A8A8A8",
    Side.UNKNOWN.value: "#D4D4D4",
    "several": "#7A7A7A",
}
"""Actors told apart by lightness alone, each step at least 13 % of the way from black
to white.
"""
GREY_CHANGE: dict[str, str] = {"fewer": "#FFFFFF", "same": "#A8A8A8", "more": "#1A1A1A"}
DARK_INK = "#1A1A1A"


def actor_colour(actor: str, theme: Theme) -> str:
    """Return the fill of an actor's markers; a value that is not in the table looks
    like several actors.
    """
    if actor in CHANGE_COLOUR:
        return (GREY_CHANGE if theme is GREY else CHANGE_COLOUR)[actor]
    table = GREY_ACTOR if theme is GREY else ACTOR_COLOUR
    return table.get(actor, table["several"])


def layer_paint(colour: str, theme: Theme) -> str:
    """Return the fill of the markers of a layer: its colour, or as light a grey (Rec.
    601) where there are no colours. colour: like "#7B3F99".
    """
    if theme is not GREY:
        return colour
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    grey = round(0.299 * red + 0.587 * green + 0.114 * blue)
    return f"#{grey:02X}{grey:02X}{grey:02X}"


def symbol_colour(actor: str, theme: Theme) -> str:
    """Return the colour of the symbol on an actor's marker."""
    return ink_on(actor_colour(actor, theme), theme)


def ink_on(fill: str, theme: Theme) -> str:
    """Return the colour of the symbol on a marker of that fill."""
    # Of two greys the lighter one sorts after "#9": a white symbol would not be seen.
    if theme is GREY and fill > "#9":
        return DARK_INK
    return theme.symbol


CREDIT = "© OpenStreetMap contributors (ODbL) · GeoNames (CC BY 4.0) · Natural Earth"
"""What must stand on every map and picture."""
KAKHOVKA_BREACH = date(2023, 6, 6)
"""The dam was destroyed on this day; the full reservoir is drawn only for earlier
dates.
"""


AREA_PARTS: dict[str, tuple[str, ...]] = {
    "area-donbas": ("UA14000000000091971", "UA44000000000018893"),
}
"""Curated areas (data/places.csv) that are made of whole oblasts, by the codes of the
register: the Donbas is Donetsk and Luhansk.
"""
WIDE_RING_KM = 150
"""Kilometres from which a ring of doubt would tint half a map: it is drawn on the live
map only where its marker is chosen, and in pictures told in words.
"""
HATCH_SPACING = 11
"""Pixels between two lines of the hatching of an area."""
_OUTLINED_CODE = re.compile(r"UA\d{4}0{8}\d{5}")
"""Codes of oblasts and raions in the register (KATOTTG): two digits each, then zeros
where a hromada and a settlement have theirs, then a number.
"""


def has_outline(place_id: str, precision: str) -> bool:
    """Return whether the basemap has the outline of a place."""
    if place_id in AREA_PARTS:
        return True
    official = _OUTLINED_CODE.fullmatch(place_id) is not None
    return official and precision in {Precision.OBLAST, Precision.RAION}


LEAST_RADIUS, RADIUS_GROWTH, MOST_RADIUS = 10, 4, 26
"""Pixels of a marker's radius: for one claim, more for each ten times as many, and
never more than.
"""


def marker_radius(count: int) -> float:
    """Return the radius in pixels of a marker for that many claims: 10 for one, 14 for
    ten, at most 26.
    """
    # Counts differ by thousands: in proportion, one would not be seen beside another.
    return min(float(MOST_RADIUS), LEAST_RADIUS + RADIUS_GROWTH * math.log10(count))


def style_sheet() -> dict[str, Any]:
    """Return the table as plain JSON values, for the script in the browser; its words
    are of the language of this moment.
    """
    return {
        "actors": (
            {
                a.value: {"colour": ACTOR_COLOUR[a.value], "label": gettext(a.label)}
                for a in Side
            }
            | {
                "several": {
                    "colour": ACTOR_COLOUR["several"],
                    "label": gettext("Several actors"),
                }
            }
        ),
        "changes": dict(CHANGE_COLOUR),
        "kinds": (
            {
                k.value: {
                    "path": KIND_SYMBOL[k.value],
                    "label": gettext(k.label),
                    "gloss": gettext(k.gloss),
                }
                for k in Kind
            }
            | {
                "several": {
                    "path": KIND_SYMBOL["several"],
                    "label": gettext("Several kinds"),
                    "gloss": gettext("claims of several kinds"),
                }
            }
        ),
        "themes": {
            n: {f: getattr(t, f) for f in Theme.__slots__} for n, t in THEMES.items()
        },
        "radius": {"least": LEAST_RADIUS, "growth": RADIUS_GROWTH, "most": MOST_RADIUS},
        "wide": sorted(WIDE),
        "wide_ring_km": WIDE_RING_KM,
        "hatch": HATCH_SPACING,
        "areas": {name: list(parts) for name, parts in AREA_PARTS.items()},
        "credit": CREDIT,
    }
