"""What pages, commands and routes ask for: each function joins the parts that know nothing of one another."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from dashboard.domain.claim import Claim
from dashboard.domain.errors import BadInput, BadRow, NothingFound
from dashboard.domain.filters import Filters, period
from dashboard.domain.geo import UKRAINE, Box, View, fit
from dashboard.domain.marker import Marker
from dashboard.domain.settings import Settings
from dashboard.domain.wording import count_words, kind_words, place_words, precision_words, region_words, when_words
from dashboard.domain.words import Precision

if TYPE_CHECKING:
    from dashboard.gazetteer import Gazetteer
    from dashboard.index import Index, Listed, Summary

TITLE = "Claims about the war in Ukraine"
EXPORTS: Mapping[str, str] = {"csv": "text/csv; charset=utf-8", "geojson": "application/geo+json"}
"""Export formats and their media types."""
NEAR_KM = 5.0
"""Radius of doubt of a claim about somewhere near a settlement, kilometres: the usual distance to the next village."""


@dataclass(frozen=True)
class Project:
    """The data of one run: claims placed by the gazetteer, and what could not be read.

    problems: bad rows of places.csv and claims.csv; everything else in those files is loaded.
    """

    settings: Settings
    stamp: tuple[tuple[str, int, int], ...]

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Return the gazetteer, loaded at first use."""
        from dashboard.gazetteer import Gazetteer

        return Gazetteer.load(self.settings)

    @cached_property
    def _claims(self) -> tuple[tuple[Claim, ...], tuple[BadRow, ...]]:
        from dashboard.exchange import read_csv

        claims, problems = read_csv(self.settings.file("claims.csv"))
        return tuple(locate(claim, self.gazetteer) for claim in claims), problems

    @cached_property
    def index(self) -> Index:
        """Return the index over all claims, built at first use."""
        from dashboard.index import Index

        return Index(self._claims[0])

    @property
    def problems(self) -> tuple[BadRow, ...]:
        """Return an error for each row of the data files that was left out."""
        return (*self.gazetteer.problems, *self._claims[1])


_open: dict[Settings, Project] = {}
_lock = threading.Lock()


def open_project(settings: Settings) -> Project:
    """Return the loaded data of those settings; loaded again only after a data file has changed."""
    stamp = tuple(_stamp(settings.file(name)) for name in ("places.csv", "claims.csv"))
    with _lock:
        project = _open.get(settings)
        if project is None or project.stamp != stamp:
            project = Project(settings, stamp)
            _ = project.index
            _open[settings] = project
        return project


def _stamp(path: Path) -> tuple[str, int, int]:
    status = path.stat()
    return str(path), status.st_mtime_ns, status.st_size


def locate(claim: Claim, gazetteer: Gazetteer) -> Claim:
    """Fill in what the gazetteer knows of the claim's place; what the claim already says stays.

    A claim whose place the gazetteer cannot tell for sure stays unplaced.
    """
    if claim.placed or not (claim.place_id or claim.name or claim.place_as_written):
        return claim
    place = gazetteer.place(claim.place_id) if claim.place_id else None
    if place is None and not claim.place_id:
        name = claim.name or claim.place_as_written
        chosen = gazetteer.resolve(name, region=claim.region or None, suggest=False).chosen
        place = chosen.place if chosen else None
    if place is None:
        return claim
    near = claim.precision is Precision.APPROXIMATE
    vague = claim.precision is Precision.SETTLEMENT and place.precision is Precision.APPROXIMATE
    precision = place.precision if claim.precision is None or vague else claim.precision
    radius = claim.radius_km or (max(place.radius_km, NEAR_KM) if near else place.radius_km)
    return replace(
        claim, place_id=place.id, name=claim.name or place.name, region=claim.region or place.region, lat=place.lat,
        lon=place.lon, precision=precision, radius_km=radius,
    )  # fmt: skip


def sentence(summary: Summary) -> str:
    """Say what is shown: "14 claims at 5 places, 5-13 June 2023, from 4 sources; 2 have no place"."""
    if not summary.claims:
        return "No claims match these filters"
    words = f"{count_words(summary.claims, 'claim')} at {count_words(summary.places, 'place')}, "
    words += f"{period(summary.first, summary.last)}, from {count_words(summary.sources, 'source')}"
    if summary.unplaced:
        words += f"; {summary.unplaced:,} {'has' if summary.unplaced == 1 else 'have'} no place"
    if summary.contested:
        words += f"; {count_words(summary.contested, 'place')} contested"
    return words


def reservoir(summary: Summary) -> bool:
    """Whether the Kakhovka reservoir is drawn full: only when no day shown is on or after the breach of its dam."""
    from dashboard.cartography.style import KAKHOVKA_BREACH

    return summary.last is not None and summary.last < KAKHOVKA_BREACH


def markers(project: Project, filters: Filters, zoom: float, box: Box | None) -> dict[str, Any]:
    """Return the markers of a viewport as a GeoJSON FeatureCollection."""
    features = []
    for marker in titled(project.index.markers(filters, zoom, box)):
        values = asdict(marker)
        point = [values.pop("lon"), values.pop("lat")]
        features.append({"type": "Feature", "geometry": {"type": "Point", "coordinates": point}, "properties": values})
    return {"type": "FeatureCollection", "features": features}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListQuery:
    """A page of the list: claims in a box, claims with no place, or the one claim of that id."""

    filters: Filters
    box: Box | None = None
    unplaced: bool = False
    claim: str = ""
    limit: int = 100
    offset: int = 0


def listing(project: Project, query: ListQuery) -> dict[str, Any]:
    """Return one page of claims for the list beside the map, newest first, with everything a card shows."""
    if query.claim:
        listed = project.index.claim(query.claim)
        return {"claims": [card(listed)] if listed else [], "more": False, "total": int(listed is not None)}
    found = project.index.page(
        query.filters, query.box, unplaced=query.unplaced, limit=query.limit, offset=query.offset
    )
    total = project.index.count(query.filters, query.box, unplaced=query.unplaced)
    return {
        "claims": [card(listed) for listed in found],
        "more": query.offset + len(found) < total,
        "total": total,
    }


def card(listed: Listed) -> dict[str, Any]:
    """Return a claim as a person reads it: words for codes, dates as a phrase, and who contradicts it."""
    claim = listed.claim
    return {
        "id": claim.id, "kind": claim.kind.value, "kind_words": kind_words(claim), "actor": claim.actor.value,
        "actor_words": claim.actor.label, "claimant": claim.claimant, "side_words": claim.claimant_side.label,
        "relayed_by": claim.relayed_by, "hedge_words": claim.hedge.label,
        "name": place_words(claim.name, claim.precision or ""),
        "region_words": region_words(claim.region),
        "place_id": claim.place_id, "place_as_written": claim.place_as_written, "lat": claim.lat, "lon": claim.lon,
        "precision": claim.precision.value if claim.precision else "",
        "precision_words": precision_words(claim), "radius_km": claim.radius_km, "when": when_words(claim),
        "date_text": claim.date_text, "published": claim.published.isoformat() if claim.published else "",
        "publisher": claim.publisher, "url": claim.url, "quote": claim.quote, "note": claim.note,
        "contradicted_by": list(listed.contradicted_by),
    }  # fmt: skip


def titled(found: Iterable[Marker]) -> tuple[Marker, ...]:
    """Return the markers with their places named as a person names them."""
    return tuple(replace(marker, name=place_words(marker.name, marker.precision)) for marker in found)


def opening(project: Project, filters: Filters, width: int = 1000, height: int = 640) -> View:
    """Return the view that shows everything the filters match, all of Ukraine when that is nothing."""
    extent = project.index.extent(filters)
    return fit(extent, width, height) if extent else UKRAINE


def export(claims: Iterable[Claim], kind: str) -> str:
    """Return the claims as text in one of EXPORTS. Raises BadInput for another format."""
    from dashboard.exchange import write_csv, write_geojson

    if kind not in EXPORTS:
        raise BadInput(f"format {kind!r}: not known; one of {', '.join(EXPORTS)}")
    out = io.StringIO()
    (write_csv if kind == "csv" else write_geojson)(claims, out)
    return out.getvalue()


def permalink(base: str, filters: Filters, view: View | None = None) -> str:
    """Return the address that opens the page with these filters and this view."""
    query: dict[str, Sequence[str]] = dict(filters.query())
    if view:
        query |= {"lat": [f"{view.lat:.4f}"], "lon": [f"{view.lon:.4f}"], "zoom": [f"{view.zoom:g}"]}
    return f"{base}/?{urlencode(query, doseq=True)}" if query else f"{base}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureRequest:
    """A picture of the map. size in pixels; view None means: fit everything the filters match."""

    filters: Filters
    view: View | None = None
    width: int = 1200
    height: int = 630
    theme: str = "light"
    link: str = ""
    made_on: date | None = None


def snapshot(project: Project, request: PictureRequest) -> str:
    """Return the picture of the map as SVG text. Raises BadInput for a size or theme that cannot be drawn."""
    from dashboard.cartography import THEMES, Scene, draw, map_size

    if request.theme not in THEMES:
        raise BadInput(f"theme {request.theme!r}: not known; one of {', '.join(THEMES)}")
    summary = project.index.summary(request.filters)
    words = request.filters.words()
    basemap = project.settings.file("basemap")
    scene = Scene(
        title=TITLE, subtitle=sentence(summary) + (f". Shown: {words}" if words else ""), view=request.view or UKRAINE,
        width=request.width, height=request.height, theme=THEMES[request.theme], unplaced=summary.unplaced, markers=(),
        link=request.link, made_on=request.made_on or date.today(),  # noqa: DTZ011
        reservoir=reservoir(summary),
    )  # fmt: skip
    view = request.view or opening(project, request.filters, *map_size(scene, basemap))
    markers = project.index.markers(request.filters, view.zoom, view.box(request.width, request.height))
    return draw(replace(scene, view=view, markers=titled(markers)), basemap)


def snapshot_png(project: Project, request: PictureRequest, scale: float = 1) -> bytes:
    """Return the picture of the map as PNG bytes; scale 1 to 3 multiplies its pixels."""
    from dashboard.cartography import rasterise

    return rasterise(snapshot(project, request), project.settings.file("fonts"), scale)


def geocode(project: Project, names: Sequence[str], region: str | None) -> list[dict[str, Any]]:
    """Return one entry a candidate, best first, for every name. Raises NothingFound when no name has any."""
    rows: list[dict[str, Any]] = []
    for name in names:
        resolution = project.gazetteer.resolve(name, region=region)
        for candidate in resolution.candidates:
            place = asdict(candidate.place) | {"precision": candidate.place.precision.value}
            chosen = resolution.chosen is not None and resolution.chosen.place.id == candidate.place.id
            found = {"query": name, "chosen": chosen, "score": round(candidate.score, 3), "how": candidate.how}
            rows.append(found | {"matched": candidate.matched, "margin": round(resolution.margin, 3)} | place)
    if not rows:
        raise NothingFound(f"{', '.join(names)}: no place of that name is known; try another spelling or --region")
    return rows
