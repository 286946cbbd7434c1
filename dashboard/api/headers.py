"""Headers that tell a browser what a page of this server may do, on every answer."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

DATA_POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline';"
    " font-src 'self' data:; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'self'"
)
"""For whatever is no page: data, pictures, files. Nothing in them runs."""
PAGE_POLICY = (
    "default-src 'self'; script-src 'self' blob: {scripts};"
    " style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:{images};"
    " font-src 'self' data:; connect-src 'self'{images}; media-src 'self' blob:;"
    " worker-src 'self' blob:; frame-src 'self' blob:; object-src 'none';"
    " base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
"""For Streamlit's pages, which write styles as they go and make scripts of components
into blobs, and for the components in frames.
"""
COMPONENT_SCRIPTS = "'unsafe-inline' 'unsafe-eval'"
"""streamlit-folium evaluates the layers it is sent; in its own frame alone."""
COMPONENTS = "/component/"
FIXED_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": (
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(),"
        " geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(),"
        " payment=(), usb=()"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
}
FRAMED = "/embed"
"""The one page that others may frame."""
DATA_PATHS = (
    "/api/",
    "/feed.",
    "/healthz",
    "/readyz",
    "/robots.txt",
    "/sitemap.xml",
    "/assets/",
    "/basemap/",
    "/fonts/",
    "/packed/",
)
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
STRICT_TRANSPORT = "max-age=31536000"


class SecurityHeaders:
    """The ASGI application inside, its answers with the headers they lack.

    public_url: address readers use, "" when unknown. images: origins of online maps.
    page: Streamlit's page, whose own scripts may run.
    """

    def __init__(
        self,
        app: ASGIApp,
        public_url: str = "",
        images: Iterable[str] = (),
        page: str = "",
    ) -> None:
        self._app = app
        self._secure = urlsplit(public_url).scheme == "https"
        origins = "".join(f" {origin}" for origin in sorted(set(images)))
        self._page_policy = PAGE_POLICY.format(
            scripts=" ".join(script_hashes(page)), images=origins
        )
        self._component_policy = PAGE_POLICY.format(
            scripts=COMPONENT_SCRIPTS, images=origins
        )

    async def __call__(
        self,
        scope: Scope,
        receive: Receive,
        send: Send,
    ) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._complete(MutableHeaders(scope=message), scope)
            await send(message)

        await self._app(scope, receive, with_headers)

    def _complete(self, headers: MutableHeaders, scope: Scope) -> None:
        path = scope["path"]
        policy = self._page_policy
        # Before the data: the component's files lie under paths of their own.
        if COMPONENTS in path:
            policy = self._component_policy
        elif any(part in path for part in DATA_PATHS):
            policy = DATA_POLICY
        # A route that sets a stricter policy of its own keeps it.
        headers.setdefault("Content-Security-Policy", policy)
        for name, value in FIXED_HEADERS.items():
            headers.setdefault(name, value)
        if not path.endswith(FRAMED):
            # For browsers that do not know frame-ancestors.
            headers.setdefault("X-Frame-Options", "SAMEORIGIN")
        # Over plain http the header means nothing, and a proxy may speak http to us
        # while its readers have https.
        if self._secure or scope["scheme"] == "https":
            headers.setdefault("Strict-Transport-Security", STRICT_TRANSPORT)


def script_hashes(page: str) -> Iterator[str]:
    """Yield for each script inside a page what a policy lets it run by."""
    for script in _INLINE_SCRIPT.findall(page):
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        yield f"'sha256-{digest}'"
