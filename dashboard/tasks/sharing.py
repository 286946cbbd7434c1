"""What the Share dialog offers for a link: addresses, the frame for another page, citations, and the choices."""

from __future__ import annotations

from typing import Any

from dashboard.domain.links import Link
from dashboard.domain.params import PARTS
from dashboard.domain.settings import Settings
from dashboard.tasks.citations import citation
from dashboard.tasks.links import preview
from dashboard.tasks.pictures import backgrounds
from dashboard.tasks.project import Project

FRAME = (720, 480)
"""Pixels of the frame for another page; a page may change them."""
LOOKS = {"light": "Light", "dark": "Dark", "grey": "Grey, for printers"}
LANGUAGE_NAMES = {"en": "English", "uk": "Українська"}
STORIES = {"html": "Story (HTML)", "pdf": "Story (PDF)"}
PAGES = {"timelapse": "Time-lapse", "story": "Story"}
"""Pages that show the same filters in another way, by their path."""
FEEDS = {"application/atom+xml": "Feed (Atom)", "application/feed+json": "Feed (JSON)"}


def sharing(project: Project, base: str, link: Link) -> dict[str, Any]:
    """Return what to offer, as JSON values.

    permalink: the address of the link. alt: what a picture of it shows, in words. frame: the markup of an <iframe>.
    citation, bibtex: references. feeds: [{"label", "address"}]. choices: see `choices`.
    """
    seen, cited = preview(project, base, link), citation(project, base, link)
    return {
        "permalink": seen.canonical,
        "alt": seen.alt,
        "frame": _frame(base, link, seen.title),
        "citation": cited.text(),
        "bibtex": cited.bibtex(),
        "feeds": [{"label": FEEDS[kind], "address": address} for kind, address in seen.feeds],
        "choices": choices(project.settings),
    }


def choices(settings: Settings) -> dict[str, Any]:
    """Return what can be chosen: lists of [value, words] by name; lengths: most characters of a text."""
    from dashboard.cartography import PRESETS, REMARK_LENGTH, TITLE_LENGTH
    from dashboard.exchange.exporting import EXPORTS

    return {
        "preset": [
            [name, f"{shape.what[:1].upper()}{shape.what[1:]} ({shape.width} × {shape.height})"]
            for name, shape in PRESETS.items()
        ],
        "theme": list(LOOKS.items()),
        "language": list(LANGUAGE_NAMES.items()),
        "story": list(STORIES.items()),
        "page": list(PAGES.items()),
        "data": [[name, kind.label] for name, kind in EXPORTS.items()],
        "background": list(backgrounds(settings).items()),
        "parts": list(PARTS.items()),
        "lengths": {"title": TITLE_LENGTH, "remark": REMARK_LENGTH},
    }


def _frame(base: str, link: Link, title: str) -> str:
    from dashboard.exchange.inert import markup

    text = link.text()
    address = f"{base}/embed{'?' if text else ''}{text}"
    return (
        f'<iframe src="{markup(address)}" title="{markup(title)}" width="{FRAME[0]}" height="{FRAME[1]}" '
        'loading="lazy" style="border: 0; max-width: 100%"></iframe>'
    )
