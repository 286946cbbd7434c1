"""Pages of our own as HTML: whatever came from a claim, a filter or an address is escaped here."""

from __future__ import annotations

from starlette.responses import HTMLResponse, Response

from dashboard.api.answers import Failure
from dashboard.domain.errors import FrontlineError
from dashboard.exchange.inert import markup
from dashboard.tasks import TITLE, Preview

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}"
)
"""Content-Security-Policy of these pages: nothing runs or loads but what this server gives."""


def tags(seen: Preview) -> str:
    """Return the elements of a head that say what a link shows: Open Graph, Twitter card, canonical, feeds."""
    properties = {
        "og:type": "website", "og:site_name": TITLE, "og:title": seen.title, "og:description": seen.description,
        "og:url": seen.canonical, "og:image": seen.image, "og:image:type": "image/png",
        "og:image:width": str(seen.size[0]), "og:image:height": str(seen.size[1]), "og:image:alt": seen.alt,
        "og:locale": "en_GB",
    }  # fmt: skip
    names = {
        "description": seen.description, "twitter:card": "summary_large_image", "twitter:title": seen.title,
        "twitter:description": seen.description, "twitter:image": seen.image, "twitter:image:alt": seen.alt,
    }  # fmt: skip
    lines = [f"<title>{markup(seen.title)}</title>", f'<link rel="canonical" href="{markup(seen.canonical)}">']
    lines += [f'<meta name="{name}" content="{markup(value)}">' for name, value in names.items()]
    lines += [f'<meta property="{name}" content="{markup(value)}">' for name, value in properties.items()]
    lines += [
        f'<link rel="alternate" type="{kind}" title="Newly accepted claims" href="{markup(address)}">'
        for kind, address in seen.feeds
    ]
    return "\n".join(lines)


def document(head: str, body: str, *, theme: str = "") -> str:
    """Return a whole page; head and body are markup, theme is light, dark or "" (as the reader's system has it)."""
    dressed = f' data-theme="{theme}"' if theme else ""
    return (
        f'<!DOCTYPE html>\n<html lang="en"{dressed}>\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def answer(page: str, status: int = 200, *, framed: bool = False, **headers: str) -> Response:
    """Return a page as an answer. framed: any other page may hold it in a frame, else none may."""
    policy = POLICY.format(ancestors="*" if framed else "'none'")
    return HTMLResponse(page, status, {
        "Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff", "Cache-Control": "no-cache",
        "Referrer-Policy": "strict-origin-when-cross-origin", **headers,
    })  # fmt: skip


def failed(home: str) -> Failure:
    """Return what makes a page that says what is wrong; home: address of the map as seen from the page."""

    def page(error: FrontlineError, status: int) -> Response:
        head = f'<title>{markup(TITLE)}</title>\n<meta name="robots" content="noindex">'
        body = f'<p>{markup(str(error))}</p>\n<p><a href="{home}">Open the map</a></p>'
        return answer(document(head, body), status, framed=True)

    return page
