"""A picture of the map in the page itself, until the map takes its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from dashboard import services
from dashboard.api.answers import fresh
from dashboard.api.pictures import picture_of
from dashboard.domain.sharing.links import Link
from dashboard.i18n.translate import language_in_address
from dashboard.services.map.browser_map import CREDIT
from dashboard.services.map.page_scripts import assets_version
from dashboard.services.share.formats import markup

PATH = "api/first.png"
PARTS = ("list", "legend", "inset", "qr")
"""Left out: beside the map they are drawn by the page."""
DARK = "(prefers-color-scheme: dark)"


def first(request: Request, project: services.Project) -> Response:
    """The small picture of the map: ?filters and what a picture takes."""

    def make() -> bytes:
        alone = replace(picture_of(request, project), map_only=True)
        return services.first_picture(project, alone)

    return fresh(request, project, make, partial(Response, media_type="image/png"))


def first_picture_markup(
    link: Link,
    alt: str,
    views: Sequence[services.FirstView],
    revision: str,
    later: Sequence[str] = (),
) -> str:
    """Return the elements of the picture for the body of the page, and of the script
    that takes it away.

    alt: what it shows, in words. views: of `services.first_views`; the map takes over
    the one whose picture was chosen. later: files that the map will ask for, as seen
    from the page: fetched while nothing else is.
    """
    *sources, last = (
        (media, _address(link, view, theme, revision))
        for view in views
        for theme, media in (
            ("dark", " and ".join(part for part in (view.media, DARK) if part)),
            ("light", view.media),
        )
    )
    elements = "".join(
        f'<source media="{markup(media)}" srcset="{address}">'
        for media, address in sources
    )
    image = f'<img src="{last[1]}" alt="{markup(alt)}" fetchpriority="high">'
    files = markup(" ".join(f"./{name}" for name in later))
    return (
        f'<div id="first-picture" data-later="{files}">'
        f"<picture>{elements}{image}</picture><p>{markup(CREDIT)}</p></div>\n"
        '<script type="module" src="./assets/first_picture.js'
        f'?v={assets_version()}"></script>\n'
    )


def _address(
    link: Link,
    first: services.FirstView,
    theme: str,
    revision: str,
) -> str:
    view = first.view
    more = {
        "size": f"{first.width}x{first.height}",
        "center": f"{view.lat},{view.lon}",
        "zoom": f"{view.zoom:g}",
        "theme": theme,
        "rev": revision,
    }
    more |= dict.fromkeys(PARTS, "no")
    # What a panel or a switch of the page shows is in no picture: it knows no such
    # parameter.
    pictured = replace(
        link,
        at="",
        layers=(),
        compare=None,
        references=None,
        control=None,
        view=None,
        # The names on it are in a language, too.
        language=language_in_address(),
    )
    text = pictured.text()
    query = f"{text}&{urlencode(more)}" if text else urlencode(more)
    return markup(f"./{PATH}?{query}")
