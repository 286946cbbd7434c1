"""A report of claims in words, ready to be set as a page: every text is plain, bounded and still to be escaped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.domain.filters import day_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim as a report tells it. Texts that are not known are "".

    when: its days in words. what: kind and place. actor: who is said to act. who: speaker, whoever relayed it, and how
    firmly it is put.
    exact: how exactly the place is known. source: outlet and day. url: http or https address, "" for none.
    against: how many claims of another side contradict it.
    """

    when: str
    what: str
    actor: str
    who: str
    exact: str
    quote: str
    note: str
    source: str
    url: str
    against: int

    @property
    def kind(self) -> str:
        """Return what is said to have been done, and by whom, without the place: "Strike (acting: Russia)"."""
        return f"{self.what.partition(':')[0]} (acting: {self.actor})"


@dataclass(frozen=True, slots=True)
class Dispute:
    """A contested place: what each side says of it. sides: name of a side, its claims, how many more it has."""

    place: str
    sides: tuple[tuple[str, tuple[Told, ...], int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A report. sentence: counts. shown: the filters in words, "" without any. alt: the picture in words.

    claims: in order of time; rule: which they are, of how many. disputes with a rule of their own.
    notes: what is not in it. method: what it does not prove. data: sources, terms and credits.
    link: http or https address of the map with the same filters, "" for none.
    """

    title: str
    remark: str
    sentence: str
    shown: str
    alt: str
    claims: tuple[Told, ...]
    rule: str
    disputes: tuple[Dispute, ...]
    disputes_rule: str
    notes: tuple[str, ...]
    method: tuple[str, ...]
    data: tuple[str, ...]
    link: str
    revision: str
    made_on: date
    known_on: date

    @property
    def days(self) -> str:
        """Return when it was made and what was known: "Made on 13 June 2023, as known on that day"."""
        known = "that day" if self.known_on == self.made_on else day_words(self.known_on)
        return f"Made on {day_words(self.made_on)}, as known on {known}"
