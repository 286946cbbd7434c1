"""One HTML file that is a map: scripts, styles, basemap, lettering and claims are in
it, and it asks for nothing.

Its content security policy allows no address at all and only the scripts and styles
whose hashes it names, so a claim that got past every escape still could not run. Opened
from a disk it does the same as on a server.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

from dashboard.domain.claim import Claim
from dashboard.domain.errors import BadInput, DataMissing
from dashboard.domain.filters import day_words
from dashboard.domain.presentation import Presentation
from dashboard.domain.wording import count_words, precision_words, region_words
from dashboard.domain.words import WIDE
from dashboard.exchange.escape import (
    json_for_script,
    markup,
    plain_text,
    script_safe,
    web_address,
)
from dashboard.exchange.export.format import Context, ExportFormat
from dashboard.exchange.publish.cards import claim_card
from dashboard.i18n.translate import gettext

MOST = 20_000
"""Claims in one file: its table and its markers stay usable in a browser up to about
there.
"""
UNFOLDED = 1_000
"""Claims up to which the table is open from the start: a browser takes seconds to lay
out 20,000 rows.
"""
LEAFLET = "leaflet/leaflet.js"
STYLES = (
    "leaflet/leaflet.css",
    "frontline.css",
    "map_tools.css",
    "standalone.css",
)
BASEMAP = (
    "odbl/countries.geojson",
    "odbl/water.geojson",
    "odbl/raion_lines.geojson",
    "rivers.geojson",
    "odbl/railways.geojson",
    "odbl/oblast_lines.geojson",
    "odbl/borders.geojson",
    "labels.json",
)
"""What the basemap's script asks for, by the names it asks for."""
FONT = re.compile(r'url\("\.\./fonts/([\w-]+\.ttf)"\)')
SOFTWARE = (
    "Basemap: OpenStreetMap data under the ODbL 1.0; rivers from Natural Earth and, in"
    " part, GSHHG (LGPL); names from GeoNames (CC BY 4.0). Script: Leaflet 1.9.4 (BSD"
    " 2-Clause). Lettering: Noto Sans (SIL OFL 1.1)."
)
HEADINGS = (
    "When",
    "What is said to have happened",
    "Why it is contested",
    "Said by",
    "In which words",
    "Source",
)


def newest_first(claims: Iterable[Presentation]) -> tuple[Presentation, ...]:
    """Return the claims newest first. Raises BadInput when there are more than MOST."""
    # One more than is taken shows that there are too many, without counting a million.
    every = tuple(islice(claims, MOST + 1))
    if len(every) > MOST:
        raise BadInput(
            f"html: more than {MOST:,} claims, too many for one page; narrow the"
            " filters, or export GeoJSON or Parquet"
        )
    return tuple(sorted(every, key=_newest, reverse=True))


def _newest(presentation: Presentation) -> tuple[date, date, str]:
    claim = presentation.claim
    day = claim.date_to or claim.published or claim.date_from or date.min
    return day, claim.published or date.min, claim.id


def html_parts(claims: Iterable[Presentation], context: Context) -> Iterator[str]:
    """Return the page: what it shows in words, the map with all it needs, then the
    table. Raises BadInput, before the first part, as `newest_first` does.
    """
    return _parts(newest_first(claims), context)


def _parts(claims: Sequence[Presentation], context: Context) -> Iterator[str]:
    scripts = [_read(context.assets / LEAFLET), context.script]
    styles = [
        _with_fonts(_read(context.assets / name), context.fonts) for name in STYLES
    ]
    yield _head(context, scripts, styles)
    yield _opening(context, len(claims))
    yield from _data(claims, context)
    yield from (f"<script>{script}</script>\n" for script in scripts)
    if claims:
        yield from _table(claims)
    yield "</main>\n</body>\n</html>\n"


def _head(
    context: Context,
    scripts: Sequence[str],
    styles: Sequence[str],
) -> str:
    policy = (
        f"default-src 'none'; script-src {_hashes(scripts)}; style-src"
        f" {_hashes(styles)}; font-src data:; img-src data:; base-uri 'none';"
        " form-action 'none'"
    )
    sheets = "\n".join(f"<style>{style}</style>" for style in styles)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta'
        f' http-equiv="Content-Security-Policy" content="{policy}">\n<meta'
        ' name="viewport" content="width=device-width, initial-scale=1">\n<meta'
        ' name="color-scheme" content="light dark">\n<meta name="referrer"'
        ' content="no-referrer">\n<meta name="description"'
        f' content="{markup(context.description)}">\n<link rel="icon"'
        f' href="data:,">\n<title>{markup(context.title)}</title>\n{sheets}\n</head>\n'
    )


def _opening(context: Context, count: int) -> str:
    """Return everything above the table: the words, the places the script fills, and
    where it all comes from.
    """
    address = web_address(context.link)
    about = [markup(note) for note in context.notes]
    if address:
        about.append(
            f'<a href="{markup(address)}" rel="noopener">Open these claims on the map'
            " they come from</a>"
        )
    about += [markup(context.credit), markup(SOFTWARE)]
    lines = "".join(f"<li>{line}</li>" for line in about if line)
    table = filters = ""
    if count:
        table = f'<a href="#table">Table of {count_words(count, "claim")}</a>'
    if context.filters:
        filters = f"<p>Shown: {markup(context.filters)}</p>"
    return (
        f'<body>\n<main class="fs-page">\n<h1>{markup(context.title)}</h1>\n'
        f'<p class="fs-sentence">{markup(context.sentence)}</p>\n{filters}\n'
        "<p>Each entry is what the named speaker says, as the named source reports it;"
        " it is not a finding of this "
        f"map. Made on {day_words(context.made_on)}. {table}</p>\n"
        '<noscript><p class="fs-note">The map needs JavaScript, which is off here. '
        "The table below has every claim.</p></noscript>\n"
        '<div id="fs-map" hidden><h2 class="fl-sr">Map</h2><div class="fl-frame"><div'
        ' id="map_div"></div></div></div>\n'
        '<section aria-label="About this file"'
        f' class="fs-about"><ul>{lines}</ul></section>\n'
    )


def _data(claims: Sequence[Presentation], context: Context) -> Iterator[str]:
    """Yield the data blocks the script reads: settings, claims as rows under one list
    of names, basemap files.
    """
    page = {
        "sheet": context.sheet,
        "credit": context.credit,
        "reservoir": context.reservoir,
        "texts": dict(context.texts),
        "language": "en",
    }
    yield _block("fs-options", json_for_script(page))
    names = list(claim_card(claims[0])) if claims else []
    yield (
        '<script type="application/json"'
        f' id="fs-claims">{{"names":{json_for_script(names)},"rows":['
    )
    for number, presentation in enumerate(claims):
        values = claim_card(presentation).values()
        row = [
            plain_text(value) if isinstance(value, str) else value for value in values
        ]
        yield ("," if number else "") + "\n" + json_for_script(row)
    yield "]}</script>\n"
    areas = {p.claim.place_id for p in claims if p.claim.precision in WIDE}
    yield _block("fs-outlines", json_for_script(dict(context.outlines(sorted(areas)))))
    for name in BASEMAP:
        yield _block(f"basemap/{name}", script_safe(_read(context.basemap / name)))


def _block(name: str, json: str) -> str:
    return f'<script type="application/json" id="{name}">{json}</script>\n'


def _table(claims: Sequence[Presentation]) -> Iterator[str]:
    cells = "".join(f'<th scope="col">{heading}</th>' for heading in HEADINGS)
    unfolded = " open" if len(claims) <= UNFOLDED else ""
    yield (
        f'<details class="fs-table"{unfolded}><summary><h2 id="fs-caption">Table:'
        f" {count_words(len(claims), 'claim')}, newest first</h2></summary>\n<div"
        ' class="fs-scroll" id="table" tabindex="0" role="region"'
        ' aria-labelledby="fs-caption">\n<table'
        f' aria-labelledby="fs-caption"><thead><tr>{cells}</tr></thead><tbody>\n'
    )
    yield from map(table_row, claims)
    yield "</tbody></table>\n</div>\n</details>\n"


def table_row(presentation: Presentation) -> str:
    """Return a claim as a row of a table under HEADINGS, in the language of this
    moment.
    """
    claim = presentation.claim
    days = presentation.days
    if claim.date_text:
        days += f" ({gettext('“{text}”', text=claim.date_text)})"
    speaker = claim.claimant or gettext("not named")
    if claim.relayed_by:
        speaker += gettext(", relayed by {relay}", relay=claim.relayed_by)
    words = markup(claim.note)
    if claim.quote:
        words = f"<q>{markup(claim.quote)}</q> {words}"
    return (
        f"<tr><td>{markup(days)}</td>"
        f"<td>{markup(presentation.headline)}{_small('; '.join(presentation.marks))}"
        f"{_small(_precise(claim))}</td>"
        f"<td>{markup('; '.join(presentation.reasons))}</td>"
        f"<td>{markup(speaker)}{_small(gettext(claim.hedge.label))}</td>"
        f"<td>{words}</td>"
        f"<td>{_source(claim)}</td></tr>\n"
    )


def _precise(claim: Claim) -> str:
    """Return who is acting, in which region, and how exactly the place is known."""
    region = region_words(claim.region)
    acting = gettext("Acting: {actor}.", actor=gettext(claim.actor.label))
    parts = (acting, region and f"{region}.")
    return " ".join(part for part in (*parts, precision_words(claim)) if part)


def _source(claim: Claim) -> str:
    """Return the outlet, linked where that is safe, its day, dataset and license."""
    source = markup(claim.publisher)
    address = web_address(claim.url)
    if address:
        source = (
            f'<a href="{markup(address)}" rel="noopener'
            f' nofollow">{markup(claim.publisher or address)}</a>'
        )
    if claim.published:
        source += f", {claim.published.isoformat()}"
    dataset = ", ".join(text for text in (claim.dataset, claim.license) if text)
    return source + _small(dataset)


def _small(text: str) -> str:
    return f"<small>{markup(text)}</small>" if text else ""


def _hashes(texts: Sequence[str]) -> str:
    digests = (
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        for text in texts
    )
    return " ".join(f"'sha256-{digest}'" for digest in digests)


def _with_fonts(style: str, fonts: Path) -> str:
    def inline(match: re.Match[str]) -> str:
        font = base64.b64encode(_bytes(fonts / match[1])).decode()
        return f'url("data:font/ttf;base64,{font}")'

    return FONT.sub(inline, style)


def _read(path: Path) -> str:
    return _bytes(path).decode("utf-8").replace("\r\n", "\n")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataMissing(
            f"{path}: cannot be read ({error.strerror}); reinstall the program"
        ) from error


FORMAT = ExportFormat(
    name="html",
    label="Map in one HTML file",
    suffix=".html",
    media_type="text/html; charset=utf-8",
    parts=html_parts,
)
