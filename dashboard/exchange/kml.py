"""KML 2.2 (OGC 07-147r2): one placemark a claim, those with no place in a folder of their own without a geometry.

Elements stand in the order the standard's schema asks for. Every field of the claim is in the placemark's SchemaData;
an unknown one is left out there. Fields whose name Google Earth and GDAL give a meaning of their own have another here
(RENAMED).
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from dashboard.domain.claim import FIELDS, NUMBERS, OFFSETS, Claim
from dashboard.domain.filters import day_words
from dashboard.domain.wording import precision_words, region_words, when_words
from dashboard.domain.words import WIDE, Side
from dashboard.exchange.cards import headline
from dashboard.exchange.inert import NOT_XML, markup, plain, web_address

if TYPE_CHECKING:
    from dashboard.exchange.exporting import Context

RENAMED: Mapping[str, str] = {"id": "claim_id", "name": "place_name", "start": "quote_start", "end": "quote_end"}
OPENED: Mapping[str, str] = {name: f'<SimpleData name="{RENAMED.get(name, name)}">' for name in FIELDS}
ICONS: Mapping[str, str] = {
    "": "http://maps.google.com/mapfiles/kml/shapes/placemark_circle.png",
    "-wide": "http://maps.google.com/mapfiles/kml/shapes/placemark_square.png",
}
"""White symbols that come with Google Earth, which shows them without a network; it tints them with the colour."""
SPOOL = 1024 * 1024
"""Bytes of placemarks without a place that are held in memory; more of them wait in a file until the end."""


def kml_parts(claims: Iterable[Claim], context: Context) -> Iterator[str]:
    """Yield the document: head, placed claims as they come, then the folder of those without a place."""
    yield _head(context)
    with tempfile.SpooledTemporaryFile(max_size=SPOOL, mode="w+", encoding="utf-8", newline="") as unplaced:
        for claim in claims:
            if claim.placed:
                yield _placemark(claim)
            else:
                unplaced.write(_placemark(claim))
        unplaced.seek(0)
        yield "<Folder><name>No place</name><open>0</open>\n"
        while part := unplaced.read(64 * 1024):
            yield part
    yield "</Folder>\n</Document>\n</kml>\n"


def _head(context: Context) -> str:
    about = [context.shown, context.credit, *context.notes, f"Made on {day_words(context.made_on)}"]
    lines = [markup(text) for text in about if text] + [_link(context.link, "Open these claims on the map")]
    fields = "".join(f'<SimpleField type={_type(name)} name="{RENAMED.get(name, name)}"/>\n' for name in FIELDS)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n'
        f"<name>{escape(plain(context.title))}</name>\n<open>1</open>\n"
        f"<description>{escape('<br/>'.join(line for line in lines if line))}</description>\n"
        f"{''.join(_styles(context.sheet['actors']))}"
        f'<Schema id="claim" name="claim">\n{fields}</Schema>\n'
    )


def _styles(actors: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for actor in Side:
        colour = actors[actor.value]["colour"].lower()
        red, green, blue = (colour[i : i + 2] for i in (1, 3, 5))
        for suffix, icon in ICONS.items():
            yield (
                f'<Style id="{actor.value}{suffix}"><IconStyle><color>ff{blue}{green}{red}</color>'
                f"<Icon><href>{icon}</href></Icon></IconStyle>"
                "<BalloonStyle><text>$[description]</text></BalloonStyle></Style>\n"
            )


def _placemark(claim: Claim) -> str:
    title = headline(claim)
    style = claim.actor.value + ("-wide" if claim.precision in WIDE else "")
    values = ((name, getattr(claim, name)) for name in FIELDS)
    data = "".join(
        f"{OPENED[name]}{_xml(str(value))}</SimpleData>" for name, value in values if value not in {None, ""}
    )
    point = f"<Point><coordinates>{claim.lon!r},{claim.lat!r}</coordinates></Point>" if claim.placed else ""
    return (
        f"<Placemark><name>{escape(plain(title))}</name><description>{escape(_balloon(claim, title))}</description>"
        f"{_span(claim)}<styleUrl>#{style}</styleUrl>"
        f'<ExtendedData><SchemaData schemaUrl="#claim">{data}</SchemaData></ExtendedData>{point}</Placemark>\n'
    )


def _span(claim: Claim) -> str:
    begin = f"<begin>{claim.date_from.isoformat()}</begin>" if claim.date_from else ""
    end = f"<end>{claim.date_to.isoformat()}</end>" if claim.date_to else ""
    return f"<TimeSpan>{begin}{end}</TimeSpan>" if begin or end else ""


def _balloon(claim: Claim, title: str) -> str:
    """Return the HTML a reader sees: who says it, in which words, when and how exactly the place is known."""
    relayed = f", relayed by {claim.relayed_by}" if claim.relayed_by else ""
    published = f", {claim.published.isoformat()}" if claim.published else ""
    source = _link(claim.url, claim.publisher) or markup(claim.publisher)
    region, speaker = region_words(claim.region), claim.claimant or "a speaker not named"
    lines = [
        f"<b>{markup(title if region in title else f'{title}, {region}')}</b>",
        f"<i>“{markup(claim.quote)}”</i>" if claim.quote else "",
        markup(claim.note),
        markup(f"Said by {speaker}{relayed} ({claim.hedge.label}); acting: {claim.actor.label}"),
        markup(f"When: {when_words(claim)}"),
        f"Source: {source}{published}",
        markup(precision_words(claim)),
        markup(f"Dataset: {claim.dataset} {claim.license}") if claim.dataset else "",
    ]
    return "<br/>".join(line for line in lines if line).replace("$[", "&#36;[")


def _link(address: str, text: str) -> str:
    return f'<a href="{markup(address)}">{markup(text or address)}</a>' if web_address(address) else ""


def _xml(text: str) -> str:
    return escape(text if text.isprintable() else NOT_XML.sub("", text))


def _type(field: str) -> str:
    return '"double"' if field in NUMBERS else '"int"' if field in OFFSETS else '"string"'
