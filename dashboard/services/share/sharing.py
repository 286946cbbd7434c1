"""What the Share dialog offers for a link: addresses, the frame for another page,
citations, and the choices.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.domain.settings import Settings
from dashboard.domain.sharing.links import Link
from dashboard.domain.sharing.picture_options import OPTIONS, OptionKind, parts
from dashboard.i18n.translate import gettext
from dashboard.services.pictures.pictures import backgrounds
from dashboard.services.project import Project
from dashboard.services.share.citations import CITATIONS, citation
from dashboard.services.share.links import preview

FRAME = (720, 480)
"""Pixels of the frame for another page; a page may change them."""
STORIES = {"html": "Story (HTML)", "pdf": "Story (PDF)"}
PAGES = {"timelapse": "Time-lapse", "story": "Story"}
"""Pages that show the same filters in another way, by their path."""


def sharing(project: Project, base: str, link: Link) -> dict[str, Any]:
    """Return what to offer, as JSON values.

    permalink: the address of the link. alt: what a picture of it shows, in words.
    frame: the markup of an <iframe>. citation, bibtex: references. feeds: [{"label",
    "address"}]. notes: what of the link is not everywhere, in sentences. choices: see
    `choices`.
    """
    from dashboard.exchange.publish.feeds import FEEDS

    labels = {declared.kind: declared.label for declared in FEEDS.values()}
    about, cited = preview(project, base, link), citation(project, base, link)
    feeds = [
        {"label": gettext(labels[kind]), "address": address}
        for kind, address in about.feeds
    ]
    return {
        "permalink": about.canonical,
        "alt": about.alt,
        "frame": frame_markup(base, link, about.title),
        **{name: form(cited) for name, form in CITATIONS.items()},
        "feeds": feeds,
        "notes": undrawn_notes(link),
        "choices": share_choices(project.settings),
    }


def undrawn_notes(link: Link) -> list[str]:
    """Return what the link shows and frame, story and files do not, in sentences."""
    notes = []
    if link.compare:
        notes.append(
            gettext(
                "Pictures draw how the compared days differ. The frame, the story, the"
                " time-lapse and the files hold the claims of the filters."
            )
        )
    if link.layers:
        notes.append(
            gettext(
                "Pictures and time-lapses draw the datasets that are layers; frame and"
                " story those that are published. The files hold the claims of the"
                " filters."
            )
        )
    if link.references:
        notes.append(
            gettext(
                "Pictures and time-lapses draw the reference layers that are on. The"
                " frame, the story and the files do not."
            )
        )
    if link.control:
        notes.append(
            gettext(
                "Pictures draw claimed control. The frame, the story, the time-lapse"
                " and the files do not."
            )
        )
    return notes


def share_choices(settings: Settings) -> dict[str, Any]:
    """Return what can be chosen: lists of [value, words] by name; lengths: most
    characters of a text.
    """
    from dashboard.exchange.export.registry import EXPORTS

    offered: dict[str, Any] = {
        option.name: _pairs(option.choices)
        for option in OPTIONS
        if option.kind is OptionKind.CHOICE
    }
    lengths = {o.name: o.most for o in OPTIONS if o.kind is OptionKind.TEXT}
    return offered | {
        "story": _pairs(STORIES),
        "page": _pairs(PAGES),
        "data": [[name, kind.label] for name, kind in EXPORTS.items()],
        "background": _pairs(backgrounds(settings)),
        "parts": _pairs(parts()),
        "lengths": lengths,
    }


def _pairs(words: Mapping[str, str]) -> list[list[str]]:
    """Return values with their words, in order, as JSON has them."""
    return [[value, gettext(label)] for value, label in words.items()]


def frame_markup(
    base: str,
    link: Link,
    title: str,
    size: tuple[int, int] = FRAME,
) -> str:
    """Return the markup of a frame that shows the link; size: pixels."""
    from dashboard.exchange.escape import markup

    text = link.text()
    address = f"{base}/embed?{text}" if text else f"{base}/embed"
    return (
        f'<iframe src="{markup(address)}" title="{markup(title)}" width="{size[0]}"'
        f' height="{size[1]}" loading="lazy" allowfullscreen style="border: 0;'
        ' max-width: 100%"></iframe>'
    )
