"""Links: short ones made and opened, and what crawlers find at either kind."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from anyio import CapacityLimiter, move_on_after, to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from dashboard import services
from dashboard.api.answers import (
    AT_ONCE,
    all_values,
    base_of,
    has_copy,
    language_at,
    project_for,
    route,
    tag_of,
)
from dashboard.api.files.compressed import compressed, content_encoding
from dashboard.api.files.packed import packed_page
from dashboard.api.pages import answer, document, failed, tags
from dashboard.api.params import link_of
from dashboard.api.share.first_picture import first_picture_markup
from dashboard.api.visitors import visible_link
from dashboard.domain.errors import FrontlineError, NothingFound
from dashboard.domain.sharing import links
from dashboard.domain.visitors.deadline import question_time
from dashboard.i18n.translate import gettext, speaking
from dashboard.services.map.browser_map import map_files
from dashboard.services.map.page_scripts import assets_version
from dashboard.services.share.formats import markup

PATIENCE = 2.0
"""Seconds a reader of `/` waits for the tags at most: without them the page is the
same.
"""


def shorten(request: Request, project: services.Project) -> Response:
    """Keep a link: POST with the parameters of a permalink in the address. Answers its
    slug and both addresses.
    """
    link = link_of(request, project)
    base, slug = base_of(request, project), services.short_link(project, link)
    return JSONResponse(
        {"slug": slug, "url": f"{base}/s/{slug}", "permalink": link.address(base)},
        status_code=201,
    )


def short(request: Request, project: services.Project) -> Response:
    """Open a short link: a redirect for browsers, whose body has the tags for crawlers
    that do not follow.
    """
    slug = str(request.path_params["slug"])
    link = services.open_short_link(project, slug)
    if link is None:
        raise NothingFound(
            gettext(
                "{slug}: there is no such short link; it may have been cut when it was"
                " copied",
                slug=slug[:40],
            )
        )
    visible, _ = visible_link(request, project, link)
    seen = services.preview(project, base_of(request, project), visible)
    # Relative: it leads to this very server, whatever stands before it.
    text = link.text()
    target = f"../?{text}" if text else "../"
    body = (
        "<p><a"
        f' href="{markup(target)}">{markup(seen.title)}</a></p>\n'
        f"<p>{markup(seen.description)}</p>"
    )
    return answer(document(tags(seen), body), 302, Location=target)


def front(
    shell: Path,
    later: Sequence[str] = (),
) -> Callable[[Request], Awaitable[Response]]:
    """Return the handler of `/`: Streamlit's own page with tags that say what the
    address shows. later: as of `routes`.
    """
    files = (*map_files(), *later)
    page = packed_page(shell)
    line: list[CapacityLimiter] = []

    def parts_of(request: Request) -> tuple[str, str]:
        try:
            project = project_for(request)
            linked, _ = links.read(all_values(request))
            language = language_at(request, page=True)
            with question_time(PATIENCE), speaking(language):
                link, _ = visible_link(request, project, linked)
                seen = services.preview(project, base_of(request, project), link)
                views = services.first_views(project, link)
                revision = project.index.revision
                picture = first_picture_markup(link, seen.alt, views, revision, files)
                return tags(seen), picture
        except FrontlineError:
            return "", ""  # the page itself says what is wrong

    async def call(request: Request) -> Response:
        head, picture = "", ""
        if not line:
            line.append(CapacityLimiter(AT_ONCE))
        with move_on_after(PATIENCE):
            # A line of its own: threads that were given up still hold their places.
            head, picture = await to_thread.run_sync(
                parts_of, request, abandon_on_cancel=True, limiter=line[0]
            )
        body = dressed(page, head, picture)
        tag = tag_of("", body)
        headers = {
            "ETag": tag,
            "Cache-Control": "no-cache",
            "Vary": "Accept-Encoding, Accept-Language",
        }
        if has_copy(request, tag):
            return Response(status_code=304, headers=headers)
        encoding = content_encoding(request.headers.get("accept-encoding", ""))
        if encoding:
            headers["Content-Encoding"] = encoding
        return HTMLResponse(compressed(body.encode(), encoding), headers=headers)

    return call


ROOT = '<div id="root">'
"""Where Streamlit's script puts all it makes."""
STYLES = (
    f'\n<link rel="stylesheet" href="./assets/first_picture.css?v={assets_version()}">'
)
"""Of the picture, so that it stands where the map will be."""


def dressed(page: str, head: str, picture: str = "") -> str:
    """Return the page with the elements in its head, in the place of its title, and the
    picture in its body.
    """
    if not head:
        return page
    page = page.replace(ROOT, f"{picture}{ROOT}", 1)
    head += STYLES
    bare = page.replace("<title>Streamlit</title>", "", 1)
    # The encoding first: a browser looks for it in the first kilobyte only.
    return bare.replace("<head>", f'<head>\n<meta charset="utf-8">\n{head}', 1)


def link_routes(shell: Path | None, later: Sequence[str] = ()) -> list[BaseRoute]:
    """Return the routes of links; shell: Streamlit's page, None where there is none;
    later: as of `routes`.
    """
    own: list[BaseRoute] = [
        Route("/api/links", route(shorten), methods=["POST"]),
        Route("/s/{slug}", route(short, failed("../"))),
    ]
    if shell:
        own.append(Route("/", front(shell, later)))
    return own
