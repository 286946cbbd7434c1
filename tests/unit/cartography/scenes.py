"""A scene with a list, a remark and a link, for the tests of whole pictures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from dashboard.cartography import LANGUAGES, PICTURE_THEMES, PRESETS, Callout, Scene
from dashboard.domain.geography.geo import View
from dashboard.domain.marker import Marker

DATA = Path(__file__).parents[3] / "data"
FOLDERS = DATA / "basemap", DATA / "fonts"


def marker(lat: float, lon: float, name: str, **more: object) -> Marker:
    values: dict[str, object] = {
        "count": 1,
        "places": 1,
        "place_id": name,
        "name": name,
        "region": "",
        "precision": "settlement",
        "radius_km": 3.0,
        "actor": "UA",
        "kind": "retake",
        "contested": False,
        **more,
    }
    return Marker(lat=lat, lon=lon, **values)  # type: ignore[arg-type]


MARKERS = (
    marker(47.79, 36.82, "Storozheve", count=5),
    marker(48.59, 38.0, "Bakhmut", actor="RU", kind="control", count=7, contested=True),
    marker(
        48.0,
        37.8,
        "Donetsk oblast",
        actor="several",
        kind="several",
        count=14,
        precision="oblast",
        radius_km=110,
    ),
    marker(47.1, 37.5, "Mariupol", actor="unknown", kind="strike"),
)


def callout(name: str, kind: str = "Retaken", reasons: tuple[str, ...] = ()) -> Callout:
    place = next(m for m in MARKERS if m.name == name)
    return Callout(
        place_id=name,
        lat=place.lat,
        lon=place.lon,
        head=f"{kind}: {name}",
        tail=(
            "12 June 2023 · Hanna Maliar, deputy defence minister, via Ukrainska Pravda"
        ),
        reasons=reasons,
    )


CALLOUTS = (
    callout(
        "Bakhmut",
        "Held (contested)",
        ("each says that another side held the place on the same days",),
    ),
    callout("Storozheve"),
    callout("Bakhmut"),
    callout("Mariupol"),
)
SCENE = Scene(
    title="Where the sides say they moved",
    subtitle="27 claims at 4 places, 1–30 June 2023, from 9 sources.",
    remark="Seen at noon.",
    view=View(47.9, 37.2, 8),
    width=1200,
    height=630,
    markers=MARKERS,
    theme=PICTURE_THEMES["light"],
    link="https://map.example/s/k3f9a",
    made_on=date(2026, 11, 23),
    as_of=date(2026, 11, 20),
    reservoir=False,
    unplaced=14,
    callouts=CALLOUTS,
    has_list=True,
    sources="Sources: TASS, BBC and 7 more",
    revision="0123456789ab",
    query="from=2023-06-01&to=2023-06-30",
)


def scene(
    preset: str, theme: str = "light", language: str = "en", **more: Any
) -> Scene:
    """Return the scene in a shape, look and language."""
    shape = PRESETS[preset]
    return replace(
        SCENE,
        width=shape.width,
        height=shape.height,
        fixed_unit=shape.unit,
        theme=PICTURE_THEMES[theme],
        language=LANGUAGES[language],
        **more,
    )
