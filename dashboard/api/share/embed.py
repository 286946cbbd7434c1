"""/embed: the map for a frame in another page, and the same claims as a table that
needs no script.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from dashboard import services
from dashboard.api.answers import all_values, base_of, route
from dashboard.api.pages import answer, document, failed, style_links, tags
from dashboard.api.visitors import visible_link
from dashboard.domain.filters import NAMES
from dashboard.domain.sharing import links
from dashboard.i18n.translate import gettext
from dashboard.services.share.formats import (
    HEADINGS,
    json_for_script,
    markup,
    table_row,
)

STYLES = (
    "leaflet/leaflet.css",
    "frontline.css",
    "map_tools.css",
    "standalone.css",
    "embed.css",
)
SCRIPTS = ("leaflet/leaflet.js", "pages/embed.js")
THEMES = ("light", "dark")
OWN = ("theme", "as")
ABOUT = (
    "Map of claims. Arrow keys move it, plus and minus zoom, Enter opens the claims"
    " nearest to its middle. The table has every claim as text."
)
NO_SCRIPT = "The map needs JavaScript; the table below does not."


def embed(request: Request, project: services.Project) -> Response:
    """The map of a permalink's parameters and theme=light|dark, or with as=table the
    table. A bad value is told.
    """
    query = all_values(request)
    link, problems = links.read(query)
    link, refused = visible_link(request, project, link)
    notices = [*problems, *refused, *_strange(query)]
    theme = _choice(query, "theme", THEMES, notices)
    table = _choice(query, "as", ("table",), notices) == "table"
    seen = services.preview(project, base_of(request, project), link)
    view = services.embedded(project, link, theme, table=table)
    notices += _undrawn(link, {layer.name for layer in view.layers})
    head = "\n".join(
        [
            tags(seen),
            '<meta name="color-scheme" content="light dark">',
            # Else the browser asks for /favicon.ico.
            '<link rel="icon" href="data:,">',
            # A link inside of a frame would open the whole page in the frame.
            '<base target="_blank">',
            style_links("", STYLES),
            *(
                f'<script src="assets/{name}" defer></script>'
                for name in SCRIPTS
                if not table
            ),
        ]
    )
    middle = _table(view) if table else _map(view)
    body = (
        "<main"
        f' class="fe-page">\n{_opening(view, notices)}\n{middle}\n'
        f"{_closing(link, theme, table=table)}\n</main>"
    )
    return answer(document(head, body, theme=theme), framed=True)


def _strange(query: links.Query) -> list[str]:
    names = sorted(set(query) - {*NAMES, *links.NAMES, *OWN})
    return [
        gettext("{name}: not a filter of this map", name=name[:40])
        for name in names
        if not links.is_tracker(name)
    ]


def _undrawn(link: links.Link, layers: set[str]) -> list[str]:
    """Return what of the link the full map alone draws. layers: those that are drawn
    here.
    """
    undrawn = {name: bool(getattr(link, name)) for name in links.DRAWN}
    # The others are private, or not there any more.
    undrawn["layers"] = not layers.issuperset(link.layers)
    return [
        gettext("{name}: the full map shows it", name=name)
        for name, is_missing in undrawn.items()
        if is_missing
    ]


def _choice(
    query: links.Query,
    name: str,
    choices: tuple[str, ...],
    notices: list[str],
) -> str:
    text = next(iter(query.get(name, ())), "")
    if text and text not in choices:
        notices.append(
            gettext(
                "{value}: not known; one of {choices}",
                value=f"{name}={text[:40]!r}",
                choices=", ".join(choices),
            )
        )
    return text if text in choices else ""


def _opening(view: services.Embedded, notices: list[str]) -> str:
    ignored = "".join(
        '<p class="fe-notice">'
        f"{markup(gettext('Ignored: {notice}', notice=notice))}</p>"
        for notice in notices[:5]
    )
    return f'<h1 class="fe-words">{markup(view.words)}</h1>{ignored}'


def _map(view: services.Embedded) -> str:
    return (
        '<div id="map_div" role="region"'
        f' aria-label="{markup(gettext(ABOUT))}"></div>\n<noscript><p'
        f' class="fe-notice">{markup(gettext(NO_SCRIPT))}</p></noscript>\n<script'
        ' type="application/json"'
        f' id="fe-options">{json_for_script(view.options)}</script>'
    )


def _closing(link: links.Link, theme: str, *, table: bool) -> str:
    """Return the links: to the full map in a window of its own, and from map to table
    or back.
    """
    dressing = [f"theme={theme}"] if theme else []
    words = gettext("Show as a map")
    if not table:
        dressing.append("as=table")
        words = gettext("Show as a table")
    full = _address("./", link.text())
    other = _address("embed", link.text(), *dressing)
    return (
        f'<p class="fe-links"><a href="{full}" rel="noopener">'
        f"{markup(gettext('Open the full map'))}</a>"
        f' <a target="_self" href="{other}">{markup(words)}</a></p>'
    )


def _address(path: str, *parts: str) -> str:
    """Return an address as markup; parts: of its query, those that are empty left
    out.
    """
    query = "&".join(filter(None, parts))
    return f"{path}?{markup(query)}" if query else path


def _table(view: services.Embedded) -> str:
    cells = "".join(
        f'<th scope="col">{markup(gettext(heading))}</th>' for heading in HEADINGS
    )
    rows = "".join(table_row(services.presented(listed)) for listed in view.claims)
    none = markup(gettext("No claim matches."))
    rows = rows or f'<tr><td colspan="5">{none}</td></tr>'
    more = ""
    if view.more:
        words = gettext(
            "The newest {most}; the full map has all.", most=len(view.claims)
        )
        more = f"<p>{markup(words)}</p>"
    return (
        '<div class="fs-page fe-table"><div class="fs-scroll" tabindex="0"'
        f' role="region" aria-label="{markup(gettext("Table of claims"))}">'
        f"<table><thead><tr>{cells}</tr></thead><tbody>{rows}</tbody></table></div>{more}</div>"
    )


def embed_routes() -> list[BaseRoute]:
    """Return the route of the map for frames."""
    return [Route("/embed", route(embed, failed("./", framed=True)))]
