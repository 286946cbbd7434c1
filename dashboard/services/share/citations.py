"""How a map is cited: as a sentence, and as an entry of BibTeX."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from dashboard.domain.filters import day_words
from dashboard.domain.sharing.links import Link
from dashboard.i18n.translate import gettext
from dashboard.services.map.map_view import summary_sentence
from dashboard.services.project import Project
from dashboard.services.share.links import claim_sentence
from dashboard.services.words import TITLE, cut

MAKER = "Frontline claims"
MEDIUM = "Interactive map"
MOST = 300
"""Longest title, characters: the link has the filters whole."""
TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "$&#_%"},
    }
)
"""What TeX takes for a command. Braces by name: BibTeX counts them even behind a
backslash.
"""

INNER = str.maketrans("“”", "‘’")
"""Quotation marks inside quotation marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What a reference names. Texts may be hostile: they are cleaned and escaped when
    written.

    title: of the map, with the filters in words. shows: the counts in a sentence.
    known_on: the day whose knowledge it shows. accessed: the day it was looked at.
    link: the permalink, percent-encoded.
    """

    title: str
    shows: str
    known_on: date
    accessed: date
    link: str

    def text(self) -> str:
        """Return the reference as one line of plain text."""
        days = gettext(
            "As known on {day}; accessed {accessed}",
            day=day_words(self.known_on),
            accessed=day_words(self.accessed),
        )
        title = gettext("“{text}”", text=_line(self.title).translate(INNER))
        medium = gettext(MEDIUM)
        return f"{MAKER}. {title}. {medium}: {_line(self.shows)}. {days}. {self.link}"

    def bibtex(self) -> str:
        """Return the reference as an entry of BibTeX, UTF-8; its key is of the day and
        the link.
        """
        digest = hashlib.sha256(self.link.encode()).hexdigest()
        key = f"frontline-{self.accessed:%Y%m%d}-{digest[:6]}"
        days = gettext(
            "As known on {day}. Accessed {accessed}",
            day=self.known_on,
            accessed=self.accessed,
        )
        note = f"{self.shows}. {days}"
        fields = {
            "author": f"{{{MAKER}}}",
            "title": f"{{{_tex(self.title)}}}",
            "year": str(self.accessed.year),
            "howpublished": gettext(MEDIUM),
            "note": _tex(note),
            "url": self.link,
            "urldate": self.accessed.isoformat(),
        }
        lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
        return f"@misc{{{key},\n{lines}}}"


CITATIONS: Mapping[str, Callable[[Citation], str]] = {
    "citation": Citation.text,
    "bibtex": Citation.bibtex,
}
"""Forms of a reference by name."""


def citation(
    project: Project,
    base: str,
    link: Link,
    accessed: date | None = None,
) -> Citation:
    """Return how to cite what a link shows. base: as of Link.address. accessed: None
    means today (UTC).
    """
    today = accessed or datetime.now(UTC).date()
    words = link.filters.without("as-of").words()
    title = gettext(TITLE)
    counted = summary_sentence(project.index.summary(link.filters))
    return Citation(
        title=cut(f"{title}: {words}" if words else title, MOST),
        shows=f"{claim_sentence(project, link)} {counted}".strip(),
        known_on=link.filters.as_of or today,
        accessed=today,
        link=link.address(base),
    )


def _line(text: str) -> str:
    from dashboard.exchange.escape import plain_text

    return plain_text(" ".join(text.split()))


def _tex(text: str) -> str:
    return _line(text).translate(TEX)
