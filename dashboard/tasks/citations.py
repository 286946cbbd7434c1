"""How a map is cited: as a sentence, and as an entry of BibTeX."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime

from dashboard.domain.filters import day_words
from dashboard.domain.links import Link
from dashboard.tasks.links import cut
from dashboard.tasks.pictures import TITLE
from dashboard.tasks.project import Project
from dashboard.tasks.showing import sentence

MAKER = "Frontline claims"
MEDIUM = "Interactive map"
MOST = 300
"""Longest title, characters: the link has the filters whole."""
TEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", **{sign: f"\\{sign}" for sign in "$&#_%"},
})  # fmt: skip
"""What TeX takes for a command. Braces by name: BibTeX counts them even behind a backslash."""

INNER = str.maketrans("“”", "‘’")
"""Quotation marks inside quotation marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What a reference names. Texts may be hostile: they are cleaned and escaped when written.

    title: of the map, with the filters in words. shows: the counts in a sentence. known_on: the day whose knowledge it
    shows. accessed: the day it was looked at. link: the permalink, percent-encoded.
    """

    title: str
    shows: str
    known_on: date
    accessed: date
    link: str

    def text(self) -> str:
        """Return the reference as one line of plain text."""
        days = f"As known on {day_words(self.known_on)}; accessed {day_words(self.accessed)}"
        title = _line(self.title).translate(INNER)
        return f"{MAKER}. “{title}”. {MEDIUM}: {_line(self.shows)}. {days}. {self.link}"

    def bibtex(self) -> str:
        """Return the reference as an entry of BibTeX, UTF-8; its key is of the day and the link."""
        key = f"frontline-{self.accessed:%Y%m%d}-{hashlib.sha256(self.link.encode()).hexdigest()[:6]}"
        note = f"{self.shows}. As known on {self.known_on}. Accessed {self.accessed}"
        fields = {
            "author": f"{{{MAKER}}}", "title": f"{{{_tex(self.title)}}}", "year": str(self.accessed.year),
            "howpublished": MEDIUM, "note": _tex(note), "url": self.link, "urldate": self.accessed.isoformat(),
        }  # fmt: skip
        lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
        return f"@misc{{{key},\n{lines}}}"


def citation(project: Project, base: str, link: Link, accessed: date | None = None) -> Citation:
    """Return how to cite what a link shows. base: as of Link.address. accessed: None means today (UTC)."""
    today = accessed or datetime.now(UTC).date()
    words = link.filters.without("as-of").words()
    return Citation(
        title=cut(f"{TITLE}: {words}" if words else TITLE, MOST), shows=sentence(project.index.summary(link.filters)),
        known_on=link.filters.as_of or today, accessed=today, link=link.address(base),
    )  # fmt: skip


def _line(text: str) -> str:
    from dashboard.exchange.inert import plain

    return plain(" ".join(text.split()))


def _tex(text: str) -> str:
    return _line(text).translate(TEX)
