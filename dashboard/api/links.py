"""Links: short ones made and opened, and what crawlers find at either kind."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from anyio import move_on_after, to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from dashboard import tasks
from dashboard.api.answers import base_of, route, same, several, tag_of
from dashboard.api.pages import answer, document, failed, tags
from dashboard.api.params import link_of
from dashboard.domain import links
from dashboard.domain.errors import FrontlineError, NothingFound
from dashboard.domain.settings import load
from dashboard.exchange.inert import markup

PATIENCE = 2.0
"""Seconds a reader of `/` waits for the tags at most: without them the page is the same."""


def shorten(request: Request, project: tasks.Project) -> Response:
    """Keep a link: POST with the parameters of a permalink in the address. Answers its slug and both addresses."""
    link = link_of(request.query_params)
    base, slug = base_of(request, project), tasks.shorten(project, link)
    return JSONResponse({"slug": slug, "url": f"{base}/s/{slug}", "permalink": link.address(base)}, status_code=201)


def short(request: Request, project: tasks.Project) -> Response:
    """Open a short link: a redirect for browsers, whose body has the tags for crawlers that do not follow."""
    slug = str(request.path_params["slug"])
    link = tasks.lengthen(project, slug)
    if link is None:
        raise NothingFound(f"{slug[:40]}: there is no such short link; it may have been cut when it was copied")
    seen = tasks.preview(project, base_of(request, project), link)
    # Relative: it leads to this very server, whatever stands before it.
    text = link.text()
    target = f"../?{text}" if text else "../"
    body = f'<p><a href="{markup(target)}">{markup(seen.title)}</a></p>\n<p>{markup(seen.description)}</p>'
    return answer(document(tags(seen), body), 302, Location=target)


def front(shell: Path) -> Callable[[Request], Awaitable[Response]]:
    """Return the handler of `/`: Streamlit's own page with tags that say what the address shows."""
    page = shell.read_text("utf-8")

    def told(request: Request) -> str:
        try:
            project = tasks.open_project(load())
            link, _ = links.read(several(request))
            return tags(tasks.preview(project, base_of(request, project), link))
        except FrontlineError:
            return ""  # the page itself says what is wrong

    async def call(request: Request) -> Response:
        head = ""
        with move_on_after(PATIENCE):
            head = await to_thread.run_sync(told, request, abandon_on_cancel=True)
        body = dressed(page, head)
        tag = tag_of("", body)
        headers = {"ETag": tag, "Cache-Control": "no-cache"}
        if same(request, tag):
            return Response(status_code=304, headers=headers)
        return HTMLResponse(body, headers=headers)

    return call


def dressed(page: str, head: str) -> str:
    """Return the page with the elements in its head, in the place of its title."""
    if not head:
        return page
    bare = page.replace("<title>Streamlit</title>", "", 1)
    # The encoding first: a browser looks for it in the first kilobyte only.
    return bare.replace("<head>", f'<head>\n<meta charset="utf-8">\n{head}', 1)


def link_routes(shell: Path | None) -> list[BaseRoute]:
    """Return the routes of links; shell: Streamlit's page, None where there is none."""
    found: list[BaseRoute] = [
        Route("/api/links", route(shorten), methods=["POST"]),
        Route("/s/{slug}", route(short, failed("../"))),
    ]
    return [*found, Route("/", front(shell))] if shell else found
