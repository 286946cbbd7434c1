"""Who is said to hold which place on a day, as rows, CSV and GeoJSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from dashboard.domain.errors import BadInput
from dashboard.domain.filters import Filters
from dashboard.domain.wording import count_words
from dashboard.domain.words import Precision, Side
from dashboard.exchange.escape import spreadsheet_safe
from dashboard.i18n.translate import decimal_words, gettext, number_words
from dashboard.index import SpokenPlace, spoken_places
from dashboard.judgement import Control, ControlStatus, control_of, origins
from dashboard.judgement.surface import ControlSurface, HeldPlace, Patch, surface_of
from dashboard.services.judgement.regions import regions
from dashboard.services.project import Project
from dashboard.services.terms import restricted

COLUMNS = (
    "place_id",
    "name",
    "lat",
    "lon",
    "status",
    "holder",
    "reported",
    "since",
    "last_claim",
    "origins",
    "basis",
)
NOTE = "As claimed, not as verified."
EXACT = (Precision.POINT, Precision.SETTLEMENT)
"""Precisions of the places that speak for the ground around them, and that can be
looked up in a layer.
"""
MOST_WORDS = 4
"""Words named in the basis of one place."""


@dataclass(frozen=True, slots=True)
class PlaceControl:
    """A place with who is said to hold it on a day."""

    place: SpokenPlace
    control: Control
    origins: int
    """How many different origins the status rests on; what names nobody is none."""

    @property
    def last_claim(self) -> date | None:
        """Return the day of the last word, None when there is none."""
        words = self.control.words
        return date.fromordinal(words[0].day) if words else None

    @property
    def basis(self) -> str:
        """Return what the status rests on, as a sentence; "" for nothing."""
        parts = [
            gettext(
                "{who}: held by {side}, {day}",
                who=self._claimant(word.number),
                side=gettext(word.side.label),
                day=date.fromordinal(word.day).isoformat(),
            )
            for word in self.control.words[:MOST_WORDS]
        ]
        return "; ".join(parts)

    def row(self) -> dict[str, Any]:
        """Return the values of COLUMNS; None where something is not known."""
        place, control = self.place, self.control
        since = control.since and date.fromordinal(control.since)
        values = (
            place.place_id,
            place.name,
            round(place.lat, 5),
            round(place.lon, 5),
            control.status.value,
            control.holder.value if control.holder else "",
            control.reported,
            since and since.isoformat(),
            self.last_claim and self.last_claim.isoformat(),
            self.origins,
            self.basis,
        )
        return dict(zip(COLUMNS, values, strict=True))

    def _claimant(self, number: int) -> str:
        return " ".join(self.place.claimants[number].split())


def control_on(
    project: Project,
    filters: Filters,
    day: date,
    *,
    force: bool = False,
) -> list[PlaceControl]:
    """Return every place of which anything was said until that day, in order of names.

    force: also from datasets whose terms forbid to hand their rows on. Raises BadInput
    for a day that has not come yet.
    """
    today = datetime.now(UTC).date()
    # It may already be tomorrow where the reader is.
    if day > today + timedelta(days=1):
        raise BadInput(
            gettext(
                "day={day}: has not come yet; give a day until today, like {today}",
                day=day,
                today=today,
            )
        )
    if not force:
        without = (*filters.withheld, *restricted(project, filters))
        filters = replace(filters, withheld=without)
    judged = [
        (place, control_of(place.words, day.toordinal()))
        for place in spoken_places(project.index, filters, day)
    ]
    counts = _origins(project, [control for _, control in judged])
    places = [
        PlaceControl(place, control, count)
        for (place, control), count in zip(judged, counts, strict=True)
    ]
    return sorted(places, key=lambda each: (each.place.name, each.place.place_id))


def _origins(project: Project, controls: Sequence[Control]) -> Iterator[int]:
    """Yield on how many origins each status rests; a single word is read no further."""
    several = [control.words for control in controls if len(control.words) > 1]
    claims = project.index.numbered(
        [word.number for words in several for word in words]
    )
    for control in controls:
        numbers = [word.number for word in control.words]
        if len(numbers) > 1 and all(number in claims for number in numbers):
            yield len(origins([claims[number] for number in numbers]).named)
        else:
            yield len(numbers)


def control_csv(places: list[PlaceControl]) -> Iterator[bytes]:
    """Yield the rows as CSV, text made safe for spreadsheets."""
    buffer = io.StringIO()
    out = csv.DictWriter(buffer, COLUMNS)
    out.writeheader()
    for place in places:
        row = place.row() | {"reported": str(place.control.reported).lower()}
        out.writerow(
            {
                name: spreadsheet_safe(value) if isinstance(value, str) else value
                for name, value in row.items()
            }
        )
    yield buffer.getvalue().encode()


def control_surface(project: Project, places: Sequence[PlaceControl]) -> ControlSurface:
    """Return the surface between those of the places that are known exactly and of
    which somebody says who holds them. Raises DataMissing without the basemap.
    """
    exact = [
        HeldPlace(each.place.lat, each.place.lon, each.control.holder)
        for each in places
        if each.place.precision in EXACT
        and (
            each.control.holder is not None
            or each.control.status is ControlStatus.CONTESTED
        )
    ]
    return surface_of(exact, regions(project.settings))


def _surface_features(surface: ControlSurface) -> Iterator[dict[str, Any]]:
    for patch in surface.patches():
        layer = "band" if patch.is_band else "area"
        yield _feature(
            {"type": "MultiPolygon", "coordinates": patch.polygons},
            {
                "layer": layer,
                "side": patch.side.value,
                "m_from": patch.least,
                "m_to": patch.most,
                "chance_of_error": patch.chance,
                "words": _patch_words(patch),
            },
        )
    lines = surface.lines()
    if lines:
        words = gettext(
            "Half-way between places said to be held by one side and the other."
        )
        yield _feature(
            {"type": "MultiLineString", "coordinates": lines},
            {"layer": "line", "words": f"{words} {gettext(NOTE)}"},
        )


def _patch_words(patch: Patch) -> str:
    side = gettext(patch.side.label)
    chance = decimal_words(float(f"{patch.chance * 100:.3g}"))
    if patch.is_band:
        words = gettext(
            "Too near the line to call: nearer to places said to be held by {side};"
            " chance that this is wrong: {chance} %.",
            side=side,
            chance=chance,
        )
    else:
        words = gettext(
            "Nearer to places said to be held by {side}; chance that this is wrong:"
            " {chance} %.",
            side=side,
            chance=chance,
        )
    return f"{words} {gettext(NOTE)}"


def _feature(geometry: dict[str, Any], properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def control_geojson(
    places: list[PlaceControl],
    day: date,
    surface: ControlSurface | None = None,
) -> dict[str, Any]:
    """Return the places as a GeoJSON FeatureCollection; `layer` of each is "place".

    surface: also its areas, its band and its line, see `control_surface`.
    """
    return {
        "type": "FeatureCollection",
        "day": day.isoformat(),
        "note": gettext(NOTE),
        "features": [
            *(_surface_features(surface) if surface is not None else ()),
            *(
                _feature(
                    {
                        "type": "Point",
                        "coordinates": [place.place.lon, place.place.lat],
                    },
                    {
                        "layer": "place",
                        "precision": place.place.precision,
                        "radius_km": place.place.radius_km,
                        **place.row(),
                    },
                )
                for place in places
            ),
        ],
    }


def control_file(
    places: list[PlaceControl],
    day: date,
    kind: str,
    surface: ControlSurface | None = None,
) -> Iterator[bytes]:
    """Yield the places as a file. kind: csv or geojson; a surface needs geojson. Raises
    BadInput for another.
    """
    if kind == "csv" and surface is not None:
        raise BadInput(
            gettext("a surface is no table: write .geojson, or leave --surface out")
        )
    if kind == "csv":
        yield from control_csv(places)
    elif kind == "geojson":
        text = json.dumps(control_geojson(places, day, surface), ensure_ascii=False)
        yield text.encode()
    else:
        raise BadInput(
            gettext(
                "{kind}: not a format of control; one of csv, geojson",
                kind=f"{kind[:20]!r}",
            )
        )


def control_sentence(places: list[PlaceControl], day: date) -> str:
    """Say how many places are said to be held by whom."""
    holders = [place.control.holder for place in places]
    contested = sum(p.control.status is ControlStatus.CONTESTED for p in places)
    counts = gettext(
        "{day}: {places}; said to be held by Ukraine {ukraine}, by Russia {russia};"
        " contested {contested}.",
        day=day.isoformat(),
        places=count_words(len(places), "place"),
        ukraine=number_words(holders.count(Side.UA)),
        russia=number_words(holders.count(Side.RU)),
        contested=number_words(contested),
    )
    return f"{counts} {gettext(NOTE)}"
