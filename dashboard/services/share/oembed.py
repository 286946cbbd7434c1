"""oEmbed 1.0: what another page needs to show an address of this server in a frame."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from dashboard.domain.errors import BadInput, NothingFound
from dashboard.domain.filters import MAX_LENGTH, Filters
from dashboard.domain.geography.geo import View
from dashboard.domain.sharing.links import Link, read_text
from dashboard.i18n.translate import current_language, gettext, speaking
from dashboard.services.project import Project
from dashboard.services.share.links import open_short_link, preview
from dashboard.services.share.sharing import FRAME, frame_markup
from dashboard.services.words import TITLE

PATH = "api/oembed"
MOST_ADDRESS = 4000
"""Longest address, characters."""
LEAST, MOST = (240, 200), (1600, 1200)
"""Pixels that a frame has at least and at most: below, the map's controls have no
room.
"""
CLOSE = 9.0
"""Zoom of a claim's map: the neighbouring towns are in it."""
DAY = 86_400
"""Seconds that an answer may be kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OEmbedRequest:
    """An address to embed. max_width, max_height: pixels there is room for, 0 for not
    said.
    """

    url: str
    max_width: int = 0
    max_height: int = 0


def oembed_address(base: str, address: str) -> str:
    """Return where an address of this server says how it is embedded."""
    return f"{base}/{PATH}?format=json&url={quote(address, safe='')}"


def oembed_answer(
    project: Project,
    base: str,
    wanted: OEmbedRequest,
    visible: Callable[[Link], Link],
) -> dict[str, Any]:
    """Return the answer as JSON values, of the type "rich".

    visible: leaves of a link what the visitor may see. Raises BadInput for an address
    of another server, NothingFound for one that shows nothing that could be embedded.
    """
    link = visible(link_of_address(project, base, wanted.url))
    if link.claim and project.index.claim(link.claim, link.filters) is None:
        raise _nothing(wanted.url)
    link = _near(project, link)
    with speaking(link.language or current_language()):
        seen = preview(project, base, link)
    width = _bounded(wanted.max_width or FRAME[0], LEAST[0], MOST[0])
    height = _bounded(wanted.max_height or FRAME[1], LEAST[1], MOST[1])
    return {
        "version": "1.0",
        "type": "rich",
        "provider_name": TITLE,
        "provider_url": f"{base}/",
        "title": seen.title,
        "html": frame_markup(base, link, seen.title, (width, height)),
        "width": width,
        "height": height,
        "thumbnail_url": seen.image,
        "thumbnail_width": seen.size[0],
        "thumbnail_height": seen.size[1],
        "cache_age": DAY,
    }


def link_of_address(project: Project, base: str, address: str) -> Link:
    """Return what an address of this server shows: the map, a claim, a place, a short
    link or a frame.

    Raises BadInput, NothingFound as of `oembed_answer`.
    """
    if len(address) > MOST_ADDRESS or not _below(base, address):
        raise BadInput(
            gettext(
                "{value}: not an address of this server; give one that begins with"
                " {base}",
                value=f"url={address[:60]!r}",
                base=f"{base}/",
            )
        )
    try:
        parts = urlsplit(address[len(base) :])
    except ValueError as error:
        raise _nothing(address) from error
    kind, _, name = parts.path.strip("/").partition("/")
    name = unquote(name)[:MAX_LENGTH]
    if not name and kind in ("", "embed"):
        return read_text(parts.query)[0]
    if kind == "claim" and name:
        return Link(claim=name)
    if kind == "place" and name:
        filters = read_text(parts.query)[0].filters
        return Link(replace(filters, place=(name,)))
    if kind == "s" and name:
        link = open_short_link(project, name)
        if link is not None:
            return link
    raise _nothing(address)


def _below(base: str, address: str) -> bool:
    rest = address.removeprefix(base)
    return rest != address and (not rest or rest[0] in "/?")


def _nothing(address: str) -> NothingFound:
    return NothingFound(
        gettext(
            "{value}: shows nothing that can be embedded; give the address of the map,"
            " a claim, a place or a short link",
            value=f"url={address[:60]!r}",
        )
    )


def _near(project: Project, link: Link) -> Link:
    """Return the link with a view of its claim, where it names none."""
    if link.view is not None or not link.claim:
        return link
    listed = project.index.claim(link.claim, Filters(withheld=link.filters.withheld))
    if listed is None or listed.claim.lat is None or listed.claim.lon is None:
        return link
    return replace(link, view=View(listed.claim.lat, listed.claim.lon, CLOSE))


def _bounded(value: int, least: int, most: int) -> int:
    return max(least, min(most, value))
