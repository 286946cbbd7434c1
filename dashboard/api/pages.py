"""Pages of our own as HTML: whatever came from a claim, a filter or an address is
escaped here.
"""

from __future__ import annotations

from collections.abc import Iterable

from starlette.responses import HTMLResponse, Response

from dashboard.api.answers import Failure
from dashboard.i18n.translate import (
    current_language,
    gettext,
    language_in_address,
    territory_language,
)
from dashboard.services import TITLE, Preview, oembed_address
from dashboard.services.share.formats import markup

STYLES = ("frontline.css", "claim.css")
"""Of a page of text that needs no script."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
    " connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none';"
    " frame-ancestors {ancestors}"
)
"""Content-Security-Policy of these pages: nothing runs or loads but what this server
gives.
"""


def in_language(address: str) -> str:
    """Return the address of another page of ours in the language of this moment."""
    code = language_in_address()
    if not code:
        return address
    return f"{address}{'&' if '?' in address else '?'}language={code}"


def tags(seen: Preview) -> str:
    """Return the elements of a head that say what a link shows: Open Graph, Twitter
    card, canonical, feeds.
    """
    properties = {
        "og:type": "website",
        "og:site_name": gettext(TITLE),
        "og:title": seen.title,
        "og:description": seen.description,
        "og:url": seen.canonical,
        "og:image": seen.image,
        "og:image:type": "image/png",
        "og:image:width": str(seen.size[0]),
        "og:image:height": str(seen.size[1]),
        "og:image:alt": seen.alt,
        "og:locale": territory_language(),
    }
    names = {
        "description": seen.description,
        "twitter:card": "summary_large_image",
        "twitter:title": seen.title,
        "twitter:description": seen.description,
        "twitter:image": seen.image,
        "twitter:image:alt": seen.alt,
    }
    lines = [
        f"<title>{markup(seen.title)}</title>",
        f'<link rel="canonical" href="{markup(seen.canonical)}">',
    ]
    lines += [
        f'<meta name="{name}" content="{markup(value)}">'
        for name, value in names.items()
    ]
    lines += [
        f'<meta property="{name}" content="{markup(value)}">'
        for name, value in properties.items()
    ]
    newly = markup(gettext("Newly accepted claims"))
    lines += [
        f'<link rel="alternate" type="{kind}" title="{newly}" href="{markup(address)}">'
        for kind, address in seen.feeds
    ]
    lines.append(
        f'<link rel="alternate" type="application/json+oembed"'
        f' title="{markup(seen.title)}"'
        f' href="{markup(oembed_address(seen.base, seen.canonical))}">'
    )
    return "\n".join(lines)


def document(head: str, body: str, *, theme: str = "") -> str:
    """Return a whole page; head and body are markup, theme is light, dark or "" (as the
    reader's system has it).
    """
    attribute = f' data-theme="{theme}"' if theme else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{current_language()}"{attribute}>\n<head>\n<meta'
        ' charset="utf-8">\n<meta name="viewport" content="width=device-width,'
        f' initial-scale=1">\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n'
    )


def answer(
    page: str,
    status: int = 200,
    *,
    framed: bool = False,
    **headers: str,
) -> Response:
    """Return a page as an answer. framed: any other page may hold it in a frame, else
    none may.
    """
    # A page that only reads has nothing that a frame around it could have clicked.
    policy = POLICY.format(ancestors="*" if framed else "'none'")
    return HTMLResponse(
        page,
        status,
        {
            "Content-Security-Policy": policy,
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-cache",
            "Referrer-Policy": "strict-origin-when-cross-origin",
            # The same address is another page for a reader of another language.
            "Vary": "Accept-Language",
            **headers,
        },
    )


def failed(home: str, *, framed: bool = False) -> Failure:
    """Return what makes a page that says what is wrong; home: address of the map as
    seen from the page; framed: as of `answer`.
    """

    def page(words: str, status: int) -> Response:
        return answer(notice(gettext(TITLE), words, home), status, framed=framed)

    return page


def style_links(home: str, names: Iterable[str] = STYLES) -> str:
    """Return the elements of a head that load our style sheets. home: as of `notice`,
    "" for a page beside the map.
    """
    folder = f"{markup(home)}assets"
    return "\n".join(
        f'<link rel="stylesheet" href="{folder}/{name}">' for name in names
    )


def notice(title: str, words: str, home: str) -> str:
    """Return a whole page that says one thing and leads to the map, and that no crawler
    lists. home: address of the map as seen from the page, ending in a slash.
    """
    head = "\n".join(
        [
            f"<title>{markup(title)}</title>",
            '<meta name="robots" content="noindex">',
            style_links(home),
        ]
    )
    top, name = markup(in_language(home)), markup(gettext(TITLE))
    body = (
        f'<header class="fc-top"><a href="{top}">{name}</a></header>\n'
        f'<main class="fc-page"><h1>{markup(title)}</h1>\n'
        f"<p>{markup(words)}</p>\n"
        f'<p><a href="{top}">{markup(gettext("Open the map"))}</a></p></main>'
    )
    return document(head, body)
