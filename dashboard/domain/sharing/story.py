"""A report of claims in words, ready to be set as a page: every text is plain, bounded
and still to be escaped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryClaim:
    """One claim as a report tells it, each text in the report's language. Texts that
    are not known are "".

    when: its days in words. what: its headline. signs: what must be known beside it, in
    words, see `presentation`. kind: what is said to have been done, and by whom,
    without the place. claimant: the speaker, whoever relayed it, and how firmly it is
    put. exact: who acts, how exactly the place is known. source: outlet and day. url:
    http or https address, "" for none. against: how many contradict it, "" for none.
    """

    when: str
    what: str
    signs: str
    kind: str
    claimant: str
    exact: str
    quote: str
    note: str
    source: str
    url: str
    against: str

    @property
    def brief(self) -> str:
        """Return kind, days, signs and speaker as they stand before its words."""
        signs = f" {self.signs}." if self.signs else ""
        return f"{self.kind}, {self.when}.{signs} {self.claimant}. "


@dataclass(frozen=True, slots=True)
class Dispute:
    """A contested place: what each side says of it. sides: heading of a side, its
    claims, that it has more or "".
    """

    place: str
    sides: tuple[tuple[str, tuple[StoryClaim, ...], str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A report. sentence: counts. filters: in words, "" without any. alt: the picture
    in words.

    untranslated: that the claims' own words are not translated, "" where that needs not
    be said. claims: in order of time; rule: which they are, of how many. disputes with
    a rule of their own. notes: what is not in it. method: what it does not prove. data:
    sources, terms and credits. days: when it was made, what was known. link: address
    (http, https) of the map with the same filters, "" for none. language: as BCP 47 has
    it. words: what every report says, by key: claims, contested, left out, limits,
    terms (names of parts), open (name of the link), warning, and quote with {text} in
    it.
    """

    title: str
    remark: str
    sentence: str
    filters: str
    alt: str
    untranslated: str
    claims: tuple[StoryClaim, ...]
    rule: str
    disputes: tuple[Dispute, ...]
    disputes_rule: str
    notes: tuple[str, ...]
    method: tuple[str, ...]
    data: tuple[str, ...]
    days: str
    link: str
    made_on: date
    language: str
    words: Mapping[str, str]

    @property
    def parts(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the parts after claims and contested places: name and paragraphs,
        without empty ones.
        """
        parts = (
            ("left out", self.notes),
            ("limits", self.method),
            ("terms", self.data),
        )
        return tuple((self.words[key], texts) for key, texts in parts if texts)

    def quoted(self, text: str) -> str:
        """Return a quote in its marks."""
        return self.words["quote"].format(text=text)
