"""What crawlers ask for, and addresses at which there is nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Match, Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import services
from dashboard.api.answers import base_of, language_at, route
from dashboard.api.pages import answer, notice
from dashboard.i18n.translate import gettext, speaking
from dashboard.services.share.formats import markup

COMPONENTS = "/component/"
STREAMLIT_PATHS = ("/static/", "/media/", "/app/static/", COMPONENTS)
STREAMLIT_CORE = "/_stcore/"
"""Streamlit's page asks for it below whatever address it was opened at."""
STREAMLIT_FILES = frozenset(
    {
        "/favicon.png",
        "/manifest.json",
        "/index.html",
        "/oauth2callback",
        "/auth/login",
        "/auth/logout",
        "/auth/error",
    }
)
PUBLIC_PAGES = ("", "table", "timelapse", "story", "accuracy", "about")
"""Pages worth finding by a search engine; the others are for editors."""
CRAWLED = "Allow: /\nDisallow: /api/\nAllow: /api/snapshot.\nDisallow: /_stcore/\n"


def robots(request: Request, project: services.Project) -> Response:
    """What crawlers may ask for: pages, and the pictures of previews."""
    base = base_of(request, project)
    return PlainTextResponse(f"User-agent: *\n{CRAWLED}Sitemap: {base}/sitemap.xml\n")


def sitemap(request: Request, project: services.Project) -> Response:
    """The public pages, as the sitemap protocol writes them."""
    base = base_of(request, project)
    entries = "\n".join(
        f"  <url><loc>{markup(f'{base}/{page}')}</loc></url>" for page in PUBLIC_PAGES
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{entries}\n</urlset>\n"
    )
    return Response(text, media_type="application/xml")


def site_routes() -> list[BaseRoute]:
    """Return the routes of robots.txt and sitemap.xml."""
    return [
        Route("/robots.txt", route(robots)),
        Route("/sitemap.xml", route(sitemap)),
    ]


class KnownAddresses:
    """The ASGI application inside for addresses at which there is something, a page
    that says so for all others.

    Streamlit answers its own page with 200 at every address there is not. pages: paths
    of its pages, without slashes. routes: ours.
    """

    def __init__(
        self,
        app: ASGIApp,
        pages: Iterable[str],
        routes: Sequence[BaseRoute],
        base: str = "",
    ) -> None:
        self._app = app
        self._base = f"/{base.strip('/')}" if base.strip("/") else ""
        self._exact = {f"/{page}" for page in pages} | {"/"} | STREAMLIT_FILES
        self._routes = routes

    async def __call__(
        self,
        scope: Scope,
        receive: Receive,
        send: Send,
    ) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = self._below_base(scope["path"])
        if self._is_page(path) or self._is_ours(path):
            await self._app(scope, receive, send)
        elif STREAMLIT_CORE in path or path.startswith(STREAMLIT_PATHS):
            await self._app(scope, receive, self._no_page(scope, receive, send))
        else:
            await self._not_found(scope, receive, send)

    async def _not_found(
        self,
        scope: Scope,
        receive: Receive,
        send: Send,
    ) -> None:
        with speaking(language_at(HTTPConnection(scope), page=True)):
            words = gettext(
                "There is nothing at this address. It may have been cut when it was"
                " copied."
            )
            page = answer(notice(gettext("Not found"), words, f"{self._base}/"), 404)
        await page(scope, receive, send)

    def _no_page(self, scope: Scope, receive: Receive, send: Send) -> Send:
        """Return a send that answers a 404 where Streamlit gives its page in the place
        of a file that is not there.
        """
        replaced = False

        async def checked(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start" and _is_html(message, scope):
                replaced = True
                await self._not_found(scope, receive, send)
            elif not replaced:
                await send(message)

        return checked

    def _below_base(self, path: str) -> str:
        if path == self._base or path.startswith(f"{self._base}/"):
            return path[len(self._base) :] or "/"
        return path

    def _is_page(self, path: str) -> bool:
        return (path.rstrip("/") or "/") in self._exact

    def _is_ours(self, path: str) -> bool:
        bare = path.rstrip("/") or "/"
        return any(
            _answers(route, path if isinstance(route, Mount) else bare)
            for route in self._routes
        )


def _answers(route: BaseRoute, path: str) -> bool:
    """Return whether a route has an answer at a path, if only that there is none."""
    scope = {"type": "http", "method": "GET", "path": path, "root_path": ""}
    return route.matches(scope)[0] is not Match.NONE


def _is_html(message: Message, scope: Scope) -> bool:
    """Return whether an answer is a page where none can be; a story that is downloaded
    is HTML, too, and comes as an attachment.
    """
    headers = Headers(raw=message["headers"])
    kind = headers.get("content-type", "")
    if "attachment" in headers.get("content-disposition", ""):
        return False
    return kind.startswith("text/html") and COMPONENTS not in scope["path"]
