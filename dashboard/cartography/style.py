"""The one table of looks: kind -> symbol, actor -> colour, map feature -> line and fill. Page and pictures use it.

Colours of actors are from the Okabe-Ito palette, which readers with any common colour blindness tell apart; the symbol
and the words always say the same again, so colour is never alone.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.domain.words import WIDE, Kind, Side

ACTOR_COLOUR: dict[str, str] = {
    Side.UA.value: "#0072B2",
    Side.RU.value: "#D55E00",
    Side.PARTNER.value: "#56B4E9",
    Side.INDEPENDENT.value: "#7A5195",
    Side.UNKNOWN.value: "#6B7280",
    "several": "#3F4650",
}

KIND_SYMBOL: dict[str, str] = {
    Kind.RETAKE.value: "M-3 5V-5M-3 -5H5L3 -2L5 1H-3",
    Kind.CAPTURE.value: "M-4 5V-5M-4 -5L5 -2L-4 1",
    Kind.CONTROL.value: "M0 -5L5 -2V1C5 4 2 5 0 6C-2 5 -5 4 -5 1V-2Z",
    Kind.ADVANCE.value: "M-5 0H5M1 -4L5 0L1 4",
    Kind.ASSAULT.value: "M-5 -4L0 0L-5 4M0 -4L5 0L0 4",
    Kind.CLASH.value: "M-5 -5L5 5M5 -5L-5 5",
    Kind.STRIKE.value: "M0 -6V6M-6 0H6M-4 -4L4 4M4 -4L-4 4",
    Kind.HOLD.value: "M-5 -3H5M-5 3H5M0 -3V3",
    Kind.WITHDRAW.value: "M5 0H-5M-1 -4L-5 0L-1 4",
    Kind.FORTIFY.value: "M-6 4V-2H-3V-4H0V-2H3V-4H6V4Z",
    Kind.STATEMENT.value: "M-5 -4H5V2H0L-3 5V2H-5Z",
    "several": "M-4 -4H-1V-1H-4ZM1 -4H4V-1H1ZM-4 1H-1V4H-4ZM1 1H4V4H1Z",
}
"""SVG path of each kind in a box of 12 x 12 around 0,0; drawn as a line of 1.6 without fill."""


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
    name="light", sea="#CFE1EC", land="#EDEAE2", ukraine="#FBF9F3", border="#A9A293", ukraine_border="#6E675A",
    oblast="#B3AA98", raion="#DAD3C5", river="#A3C6DC", water="#BBD7E6", railway="#CBC3B6", label="#2D2A25",
    label_minor="#6A655C", halo="#FFFFFF", text="#1F2328", paper="#FFFFFF", symbol="#FFFFFF", contested="#B8860B",
)  # fmt: skip
DARK = Theme(
    name="dark", sea="#0E1A24", land="#1B1F24", ukraine="#262B31", border="#4C545E", ukraine_border="#8A93A0",
    oblast="#4A535D", raion="#343B43", river="#2A4A61", water="#1C394D", railway="#3E454D", label="#E8E6E1",
    label_minor="#A5A8AD", halo="#14181C", text="#ECEFF3", paper="#14181C", symbol="#FFFFFF", contested="#F2C94C",
)  # fmt: skip
THEMES: dict[str, Theme] = {"light": LIGHT, "dark": DARK}
"""The looks of the page."""
GREY = Theme(
    name="grey", sea="#DADADA", land="#EFEFEF", ukraine="#FCFCFC", border="#A4A4A4", ukraine_border="#666666",
    oblast="#AFAFAF", raion="#D6D6D6", river="#C2C2C2", water="#D2D2D2", railway="#CCCCCC", label="#262626",
    label_minor="#606060", halo="#FFFFFF", text="#1C1C1C", paper="#FFFFFF", symbol="#FFFFFF", contested="#4A4A4A",
)  # fmt: skip
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
"""Actors told apart by lightness alone, each step at least 13 % of the way from black to white."""
DARK_INK = "#1A1A1A"


def colour(actor: str, theme: Theme) -> str:
    """Return the fill of an actor's markers; a value that is not in the table looks like several actors."""
    table = GREY_ACTOR if theme is GREY else ACTOR_COLOUR
    return table.get(actor, table["several"])


def ink(actor: str, theme: Theme) -> str:
    """Return the colour of the symbol on an actor's marker."""
    return DARK_INK if theme is GREY and colour(actor, theme) > "#9" else theme.symbol


CREDIT = "© OpenStreetMap contributors (ODbL) · GeoNames (CC BY 4.0) · Natural Earth"
"""What must stand on every map and picture."""
KAKHOVKA_BREACH = date(2023, 6, 6)
"""The dam was destroyed on this day; the full reservoir is drawn only for earlier dates."""


LEAST_RADIUS, RADIUS_GROWTH, MOST_RADIUS = 10, 4, 26
"""Pixels of a marker's radius: for one claim, more for each ten times as many, and never more than."""


def marker_radius(count: int) -> float:
    """Return the radius in pixels of a marker for that many claims: 10 for one, 14 for ten, at most 26."""
    return min(float(MOST_RADIUS), LEAST_RADIUS + RADIUS_GROWTH * math.log10(count))


def sheet() -> dict[str, Any]:
    """Return the table as plain JSON values, for the script in the browser."""
    return {
        "actors": {a.value: {"colour": ACTOR_COLOUR[a.value], "label": a.label} for a in Side}
        | {"several": {"colour": ACTOR_COLOUR["several"], "label": "Several actors"}},
        "kinds": {k.value: {"path": KIND_SYMBOL[k.value], "label": k.label, "gloss": k.gloss} for k in Kind}
        | {"several": {"path": KIND_SYMBOL["several"], "label": "Several kinds", "gloss": "claims of several kinds"}},
        "themes": {n: {f: getattr(t, f) for f in Theme.__slots__} for n, t in THEMES.items()},
        "radius": {"least": LEAST_RADIUS, "growth": RADIUS_GROWTH, "most": MOST_RADIUS},
        "wide": sorted(WIDE),
        "credit": CREDIT,
    }
