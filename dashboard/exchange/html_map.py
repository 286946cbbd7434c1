"""One HTML file that is a map: scripts, styles, basemap, lettering and claims are in it, and it asks for nothing.

Its content security policy allows no address at all and only the scripts and styles whose hashes it names, so a claim
that got past every escape still could not run. Opened from a disk it does the same as on a server.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.domain.claim import Claim
from dashboard.domain.errors import BadInput, DataMissing
from dashboard.domain.filters import day_words
from dashboard.domain.wording import count_words
from dashboard.exchange.cards import card, headline
from dashboard.exchange.inert import markup, plain, script_json, script_safe, web_address

if TYPE_CHECKING:
    from dashboard.exchange.exporting import Context

MOST = 20_000
"""Claims in one file: its table and its markers stay usable in a browser up to about there."""
UNFOLDED = 1_000
"""Claims up to which the table is open from the start: a browser takes seconds to lay out 20,000 rows."""
SCRIPTS = ("leaflet/leaflet.js", "basemap.js", "markers.js", "standalone.js")
STYLES = ("leaflet/leaflet.css", "frontline.css", "standalone.css")
BASEMAP = (
    "odbl/countries.geojson", "odbl/water.geojson", "odbl/raion_lines.geojson", "rivers.geojson",
    "odbl/railways.geojson", "odbl/oblast_lines.geojson", "odbl/borders.geojson", "labels.json",
)  # fmt: skip
"""What basemap.js asks for, by the names it asks for."""
FONT = re.compile(r'url\("\.\./fonts/([\w-]+\.ttf)"\)')
SOFTWARE = (
    "Basemap: OpenStreetMap data under the ODbL 1.0; rivers from Natural Earth and, in part, GSHHG (LGPL); names from "
    "GeoNames (CC BY 4.0). Script: Leaflet 1.9.4 (BSD 2-Clause). Lettering: Noto Sans (SIL OFL 1.1)."
)
HEADINGS = ("When", "What is said to have happened", "Said by", "In which words", "Source")


def bounded(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims newest first. Raises BadInput when there are more than MOST."""
    found = tuple(islice(claims, MOST + 1))
    if len(found) > MOST:
        raise BadInput(
            f"html: more than {MOST:,} claims, too many for one page; narrow the filters, or export GeoJSON or Parquet"
        )
    return tuple(sorted(found, key=_newest, reverse=True))


def _newest(claim: Claim) -> tuple[date, date, str]:
    day = claim.date_to or claim.published or claim.date_from or date.min
    return day, claim.published or date.min, claim.id


def html_parts(claims: Sequence[Claim], context: Context) -> Iterator[str]:
    """Yield the page: what it shows in words, the map with all it needs, then the table."""
    scripts = [_read(context.assets / name) for name in SCRIPTS]
    styles = [_with_fonts(_read(context.assets / name), context.fonts) for name in STYLES]
    yield _head(context, scripts, styles)
    yield _opening(context, len(claims))
    yield from _data(claims, context)
    yield from (f"<script>{script}</script>\n" for script in scripts)
    if claims:
        yield from _table(claims, context)
    yield "</main>\n</body>\n</html>\n"


def _head(context: Context, scripts: Sequence[str], styles: Sequence[str]) -> str:
    policy = (
        f"default-src 'none'; script-src {_hashes(scripts)}; style-src {_hashes(styles)}; font-src data:; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    sheets = "\n".join(f"<style>{style}</style>" for style in styles)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f'<meta name="description" content="{markup(context.shown)}">\n<link rel="icon" href="data:,">\n'
        f"<title>{markup(context.title)}</title>\n{sheets}\n</head>\n"
    )


def _opening(context: Context, count: int) -> str:
    """Return everything above the table: the words, the places the script fills, and where it all comes from."""
    address = web_address(context.link)
    link = f'<a href="{markup(address)}" rel="noopener">Open these claims on the map they come from</a>'
    about = [*map(markup, context.notes), link if address else "", markup(context.credit), markup(SOFTWARE)]
    lines = "".join(f"<li>{line}</li>" for line in about if line)
    table = f'<a href="#table">Table of {count_words(count, "claim")}</a>'
    shown = f"<p>Shown: {markup(context.filters)}</p>" if context.filters else ""
    return (
        f'<body>\n<main class="fs-page">\n<h1>{markup(context.title)}</h1>\n'
        f'<p class="fs-sentence">{markup(context.sentence)}</p>\n{shown}\n'
        "<p>Each entry is what the named speaker says, as the named source reports it; it is not a finding of this "
        f"map. Made on {day_words(context.made_on)}. {table if count else ''}</p>\n"
        '<noscript><p class="fs-note">The map needs JavaScript, which is off here. '
        "The table below has every claim.</p></noscript>\n"
        '<div id="fs-map" hidden><h2 class="fl-sr">Map</h2><div class="fl-frame"><div id="map_div"></div></div></div>\n'
        f'<section aria-label="About this file" class="fs-about"><ul>{lines}</ul></section>\n'
    )


def _data(claims: Sequence[Claim], context: Context) -> Iterator[str]:
    """Yield the data blocks the script reads: settings, claims as rows under one list of names, basemap files."""
    page = {
        "sheet": context.sheet, "credit": context.credit, "reservoir": context.reservoir,
        "conflicts_known": context.contradicted is not None,
    }  # fmt: skip
    yield _block("fs-options", script_json(page))
    against = context.contradicted or {}
    names = list(card(claims[0])) if claims else []
    yield f'<script type="application/json" id="fs-claims">{{"names":{script_json(names)},"rows":['
    for number, claim in enumerate(claims):
        shown = card(claim, against.get(claim.id, ())).values()
        row = [plain(value) if isinstance(value, str) else value for value in shown]
        yield ("," if number else "") + "\n" + script_json(row)
    yield "]}</script>\n"
    for name in BASEMAP:
        yield _block(f"basemap/{name}", script_safe(_read(context.basemap / name)))


def _block(name: str, json: str) -> str:
    return f'<script type="application/json" id="{name}">{json}</script>\n'


def _table(claims: Sequence[Claim], context: Context) -> Iterator[str]:
    cells = "".join(f'<th scope="col">{heading}</th>' for heading in HEADINGS)
    unfolded = " open" if len(claims) <= UNFOLDED else ""
    yield (
        f'<details class="fs-table"{unfolded}><summary><h2 id="fs-caption">Table: {count_words(len(claims), "claim")}, '
        'newest first</h2></summary>\n<div class="fs-scroll" id="table" tabindex="0" role="region" '
        'aria-labelledby="fs-caption">\n'
        f'<table aria-labelledby="fs-caption"><thead><tr>{cells}</tr></thead><tbody>\n'
    )
    against = context.contradicted or {}
    for claim in claims:
        yield table_row(claim, contested=bool(against.get(claim.id)))
    yield "</tbody></table>\n</div>\n</details>\n"


def table_row(claim: Claim, *, contested: bool) -> str:
    """Return a claim as a row of a table under HEADINGS."""
    shown = card(claim)
    relayed = f", relayed by {claim.relayed_by}" if claim.relayed_by else ""
    dates = f" (“{claim.date_text}”)" if claim.date_text else ""
    region = f", {shown['region_words']}" if claim.region and shown["region_words"] != shown["name"] else ""
    address = web_address(claim.url)
    source = f'<a href="{markup(address)}" rel="noopener nofollow">{markup(claim.publisher or address)}</a>'
    licence = f"{claim.dataset}, {claim.license}" if claim.license else claim.dataset
    published = f", {claim.published.isoformat()}" if claim.published else ""
    precise = f"Acting: {claim.actor.label}. {shown['precision_words']}"
    said = f"<q>{markup(claim.quote)}</q> {markup(claim.note)}" if claim.quote else markup(claim.note)
    return (
        f"<tr><td>{markup(shown['when'] + dates)}</td>"
        f"<td>{markup(headline(claim) + region)}{_small(precise)}</td>"
        f"<td>{markup((claim.claimant or 'not named') + relayed)}{_small(claim.hedge.label)}</td>"
        f"<td>{said}{_small(shown['review_words'])}{_small('Contradicted by the other side' if contested else '')}</td>"
        f"<td>{source if address else markup(claim.publisher)}{published}{_small(licence)}</td></tr>\n"
    )


def _small(text: str) -> str:
    return f"<small>{markup(text)}</small>" if text else ""


def _hashes(texts: Sequence[str]) -> str:
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts)
    return " ".join(f"'sha256-{digest}'" for digest in digests)


def _with_fonts(style: str, fonts: Path) -> str:
    def inline(found: re.Match[str]) -> str:
        return f'url("data:font/ttf;base64,{base64.b64encode(_bytes(fonts / found[1])).decode()}")'

    return FONT.sub(inline, style)


def _read(path: Path) -> str:
    return _bytes(path).decode("utf-8").replace("\r\n", "\n")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataMissing(f"{path}: cannot be read ({error.strerror}); reinstall the program") from error
