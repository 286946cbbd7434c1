"""/embed: the map for a frame in another page, and the same claims as a table that needs no script."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from dashboard import tasks
from dashboard.api.answers import base_of, route, several
from dashboard.api.pages import answer, document, failed, tags
from dashboard.domain import links
from dashboard.domain.filters import NAMES
from dashboard.exchange.html_map import HEADINGS, table_row
from dashboard.exchange.inert import markup, script_json

STYLES = ("leaflet/leaflet.css", "frontline.css", "standalone.css", "embed.css")
SCRIPTS = ("leaflet/leaflet.js", "basemap.js", "markers.js", "embed.js")
THEMES = ("light", "dark")
OWN = ("theme", "as")
ADDED = "utm_"
"""How the names begin that campaign tools add to every address: no reader's concern."""
ABOUT = (
    "Map of claims. Arrow keys move it, plus and minus zoom, Enter opens the claims nearest to its middle. "
    "The table has every claim as text."
)


def embed(request: Request, project: tasks.Project) -> Response:
    """The map of a permalink's parameters and theme=light|dark, or with as=table the table. A bad value is told."""
    asked = several(request)
    link, problems = links.read(asked)
    notices = [*problems, *_strange(asked)]
    theme = _choice(asked, "theme", THEMES, notices)
    table = _choice(asked, "as", ("table",), notices) == "table"
    seen = tasks.preview(project, base_of(request, project), link)
    shown = tasks.embedded(project, link, theme, table=table)
    head = "\n".join([
        tags(seen), '<meta name="color-scheme" content="light dark">', '<link rel="icon" href="data:,">',
        '<base target="_blank">',
        *(f'<link rel="stylesheet" href="assets/{name}">' for name in STYLES),
        *(f'<script src="assets/{name}" defer></script>' for name in SCRIPTS if not table),
    ])  # fmt: skip
    middle = _table(shown) if table else _map(shown)
    body = (
        f'<main class="fe-page">\n{_opening(shown, notices)}\n{middle}\n{_closing(link, theme, table=table)}\n</main>'
    )
    return answer(document(head, body, theme=theme), framed=True)


def _strange(asked: links.Query) -> list[str]:
    names = sorted(set(asked) - {*NAMES, *links.NAMES, *OWN})
    return [f"{name[:40]}: not a filter of this map" for name in names if not name.startswith(ADDED)]


def _choice(asked: links.Query, name: str, known: tuple[str, ...], notices: list[str]) -> str:
    text = next(iter(asked.get(name, ())), "")
    if text and text not in known:
        notices.append(f"{name}={text[:40]!r}: not known; one of {', '.join(known)}")
    return text if text in known else ""


def _opening(shown: tasks.Embedded, notices: list[str]) -> str:
    told = "".join(f'<p class="fe-notice">Ignored: {markup(notice)}</p>' for notice in notices[:5])
    return f'<h1 class="fe-words">{markup(shown.words)}</h1>{told}'


def _map(shown: tasks.Embedded) -> str:
    return (
        f'<div id="map_div" role="region" aria-label="{markup(ABOUT)}"></div>\n'
        '<noscript><p class="fe-notice">The map needs JavaScript; the table below does not.</p></noscript>\n'
        f'<script type="application/json" id="fe-options">{script_json(shown.options)}</script>'
    )


def _closing(link: links.Link, theme: str, *, table: bool) -> str:
    """Return the links: to the full map in a window of its own, and from map to table or back."""
    text = link.text()
    query = "&".join(part for part in (text, f"theme={theme}" if theme else "") if part)
    other = query if table else "&".join(part for part in (query, "as=table") if part)
    return (
        f'<p class="fe-links"><a href="./{"?" + markup(text) if text else ""}" rel="noopener">'
        f'Open the full map</a> <a target="_self" href="embed{"?" + markup(other) if other else ""}">'
        f"{'Show as a map' if table else 'Show as a table'}</a></p>"
    )


def _table(shown: tasks.Embedded) -> str:
    cells = "".join(f'<th scope="col">{heading}</th>' for heading in HEADINGS)
    rows = "".join(table_row(one.claim, contested=bool(one.contradicted_by)) for one in shown.claims)
    rows = rows or '<tr><td colspan="5">No claim matches.</td></tr>'
    more = f"<p>The newest {len(shown.claims)}; the full map has all.</p>" if shown.more else ""
    return (
        '<div class="fs-page fe-table"><div class="fs-scroll" tabindex="0" role="region" aria-label="Table of claims">'
        f"<table><thead><tr>{cells}</tr></thead><tbody>{rows}</tbody></table></div>{more}</div>"
    )


def embed_routes() -> list[BaseRoute]:
    """Return the route of the map for frames."""
    return [Route("/embed", route(embed, failed("./")))]
