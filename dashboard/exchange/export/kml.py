"""KML 2.2 (OGC 07-147r2): one placemark a claim, those with no place in a folder of
their own without a geometry.

Elements stand in the order the standard's schema asks for. Every field of the claim is
in the placemark's SchemaData, and then those of DERIVED; an unknown one is left out
there. Fields whose name Google Earth and GDAL give a meaning of their own have another
here (RENAMED).

A placemark's TimeSpan has both ends, so that a time slider shows a claim on the days on
which the map counts it: an open beginning would put "by 5 August" into every day
before.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape

from dashboard.domain.claim import FIELDS, NUMBERS, OFFSETS, Claim
from dashboard.domain.filters import day_words
from dashboard.domain.presentation import DERIVED, Presentation, counted_days
from dashboard.domain.wording import precision_words, region_words
from dashboard.domain.words import WIDE, Hedge, Side
from dashboard.exchange.escape import NOT_XML, markup, plain_text, web_address
from dashboard.exchange.export.format import Context, ExportFormat, derived_texts

RENAMED: Mapping[str, str] = {
    "id": "claim_id",
    "name": "place_name",
    "start": "quote_start",
    "end": "quote_end",
}
OPENED: Mapping[str, str] = {
    name: f'<SimpleData name="{RENAMED.get(name, name)}">'
    for name in (*FIELDS, *DERIVED)
}
STYLES: Mapping[str, tuple[str, str]] = {
    "": ("1", "ff"),
    "-wide": ("1.6", "ff"),
    "-denied": ("1", "60"),
}
"""Ending of the name of a style, the scale of its symbol and how opaque it is, as two
hexadecimal digits: a whole area is larger, a denial only shows through. The symbol is
the one that every program draws by itself, in the colour of the side; nothing is
fetched from anybody's server.
"""
SPOOL = 1024 * 1024
"""Bytes of placemarks without a place that are held in memory; more of them wait in a
file until the end.
"""


def kml_parts(claims: Iterable[Presentation], context: Context) -> Iterator[str]:
    """Yield the document: head, placed claims as they come, then the folder of those
    without a place.
    """
    yield _head(context)
    with tempfile.SpooledTemporaryFile(
        max_size=SPOOL, mode="w+", encoding="utf-8", newline=""
    ) as unplaced:
        for presentation in claims:
            if presentation.claim.placed:
                yield _placemark(presentation)
            else:
                unplaced.write(_placemark(presentation))
        unplaced.seek(0)
        yield "<Folder><name>No place</name><open>0</open>\n"
        while part := unplaced.read(64 * 1024):
            yield part
    yield "</Folder>\n</Document>\n</kml>\n"


def _head(context: Context) -> str:
    about = [
        context.description,
        context.credit,
        *context.notes,
        f"Made on {day_words(context.made_on)}",
    ]
    lines = [markup(text) for text in about if text]
    lines.append(_link(context.link, "Open these claims on the map"))
    description = "<br/>".join(line for line in lines if line)
    fields = "".join(
        f'<SimpleField type={_type(name)} name="{RENAMED.get(name, name)}"/>\n'
        for name in (*FIELDS, *DERIVED)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<kml'
        ' xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n'
        f"<name>{escape(plain_text(context.title))}</name>\n<open>1</open>\n"
        f"<description>{escape(description)}</description>\n"
        f"{''.join(_styles(context.sheet['actors']))}"
        f'<Schema id="claim" name="claim">\n{fields}</Schema>\n'
    )


def _styles(actors: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for actor in Side:
        colour = actors[actor.value]["colour"].lower()
        red, green, blue = (colour[i : i + 2] for i in (1, 3, 5))
        for suffix, (scale, opacity) in STYLES.items():
            # KML writes a colour from its end: opacity, blue, green, red.
            tint = f"{opacity}{blue}{green}{red}"
            yield (
                f'<Style id="{actor.value}{suffix}"><IconStyle><color>{tint}</color>'
                f"<scale>{scale}</scale></IconStyle>"
                "<BalloonStyle><text>$[description]</text></BalloonStyle></Style>\n"
            )


def _placemark(presentation: Presentation) -> str:
    claim = presentation.claim
    style = claim.actor.value + _look(claim)
    values = [(name, getattr(claim, name)) for name in FIELDS]
    data = "".join(
        f"{OPENED[name]}{_xml(str(value))}</SimpleData>"
        for name, value in (*values, *derived_texts(presentation))
        if value not in {None, ""}
    )
    point = ""
    if claim.placed:
        point = f"<Point><coordinates>{claim.lon!r},{claim.lat!r}</coordinates></Point>"
    return (
        f"<Placemark><name>{escape(plain_text(presentation.headline))}</name>"
        f"<description>{escape(_balloon(presentation))}</description>"
        f"{_span(claim)}<styleUrl>#{style}</styleUrl>"
        "<ExtendedData><SchemaData"
        f' schemaUrl="#claim">{data}</SchemaData></ExtendedData>{point}</Placemark>\n'
    )


def _look(claim: Claim) -> str:
    """Return the key of STYLES."""
    if claim.hedge is Hedge.DENIED:
        return "-denied"
    return "-wide" if claim.precision in WIDE else ""


def _span(claim: Claim) -> str:
    days = counted_days(claim)
    if days is None:
        return ""
    # A bare day as the end means its midnight, which would drop the last day.
    return (
        f"<TimeSpan><begin>{days[0]}T00:00:00Z</begin>"
        f"<end>{days[1]}T23:59:59Z</end></TimeSpan>"
    )


def _balloon(presentation: Presentation) -> str:
    """Return the HTML a reader sees: who says it, in which words, when, every sign, and
    how exactly the place is known.
    """
    claim = presentation.claim
    lines = [
        f"<b>{markup(presentation.headline)}</b>",
        markup("; ".join(presentation.marks)),
        _italic(claim.quote),
        markup(claim.note),
        markup(_speaker(claim)),
        markup(f"When: {presentation.days}"),
        _region(claim.region),
        _source(claim),
        markup(precision_words(claim)),
        _dataset(claim),
    ]
    # Google Earth puts the value of a field where it reads $[name].
    return "<br/>".join(line for line in lines if line).replace("$[", "&#36;[")


def _italic(quote: str) -> str:
    return f"<i>“{markup(quote)}”</i>" if quote else ""


def _region(region: str) -> str:
    return markup(f"Region: {region_words(region)}") if region else ""


def _speaker(claim: Claim) -> str:
    speaker = claim.claimant or "a speaker not named"
    if claim.relayed_by:
        speaker += f", relayed by {claim.relayed_by}"
    return f"Said by {speaker} ({claim.hedge.label}); acting: {claim.actor.label}"


def _source(claim: Claim) -> str:
    source = _link(claim.url, claim.publisher) or markup(claim.publisher)
    if claim.published:
        source += f", {claim.published.isoformat()}"
    return f"Source: {source}"


def _dataset(claim: Claim) -> str:
    if not claim.dataset:
        return ""
    return markup(f"Dataset: {claim.dataset} {claim.license}")


def _link(address: str, text: str) -> str:
    if not web_address(address):
        return ""
    return f'<a href="{markup(address)}">{markup(text or address)}</a>'


def _xml(text: str) -> str:
    return escape(text if text.isprintable() else NOT_XML.sub("", text))


def _type(field: str) -> str:
    if field in NUMBERS:
        return '"double"'
    if field == "contested":
        return '"bool"'
    return '"int"' if field in OFFSETS else '"string"'


FORMAT = ExportFormat(
    name="kml",
    label="KML (Google Earth)",
    suffix=".kml",
    media_type="application/vnd.google-earth.kml+xml",
    parts=kml_parts,
)
