"""The languages of a picture: every word that is not taken from a claim, dates and numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.cartography.lexicon import (
    ENGLISH,
    ENGLISH_MONTHS,
    ENGLISH_REGIONS,
    UKRAINIAN,
    UKRAINIAN_MONTHS,
    UKRAINIAN_REGIONS,
)


@dataclass(frozen=True, slots=True)
class Language:
    """One language. code: as BCP 47 has it. words: phrase by key, see `lexicon`. regions: names by English name.

    few: the number of a noun has a form of its own after 2, 3, 4 (as in Slavic languages).
    """

    code: str
    words: Mapping[str, str]
    months: tuple[str, ...]
    regions: Mapping[str, str]
    few: bool

    def __getitem__(self, key: str) -> str:
        return self.words[key]

    def number(self, value: int) -> str:
        """Return a number with its thousands apart."""
        return f"{value:,}" if self.code == "en" else f"{value:,}".replace(",", "\u00a0")

    def decimal(self, value: float) -> str:
        """Return a number as short as it is exact, with the language's decimal mark: "2.5"."""
        return f"{value:g}" if self.code == "en" else f"{value:g}".replace(".", ",")

    def count(self, value: int, noun: str) -> str:
        """Return a number with its noun: "1 claim", "14 claims". noun: key of its forms, parted by |."""
        forms = self.words[noun].split("|")
        return f"{self.number(value)} {forms[min(self._form(value), len(forms) - 1)]}"

    def _form(self, value: int) -> int:
        if not self.few:
            return 0 if value == 1 else 1
        tens, ones = value % 100, value % 10
        if ones == 1 and tens != 11:
            return 0
        return 1 if 2 <= ones <= 4 and not 12 <= tens <= 14 else 2

    def day(self, day: date) -> str:
        """Return a day in words: "13 June 2023"."""
        return f"{day.day} {self.months[day.month - 1]} {day.year}"

    def period(self, since: date | None, until: date | None) -> str:
        """Return a range of days in words, as short as it is clear; open ends are told."""
        if since is None or until is None:
            known = since or until
            return f"{self['from' if since else 'until']} {self.day(known)}" if known else self["any date"]
        if since == until:
            return self.day(until)
        if (since.year, since.month) == (until.year, until.month):
            return f"{since.day}–{self.day(until)}"
        start = self.day(since) if since.year != until.year else f"{since.day} {self.months[since.month - 1]}"
        return f"{start} – {self.day(until)}"

    def region(self, name: str) -> str:
        """Return a region as a person names it: "Donetsk oblast"; an unknown one as it stands."""
        return self.regions.get(name, name)


LANGUAGES: Mapping[str, Language] = {
    "en": Language("en", ENGLISH, ENGLISH_MONTHS, ENGLISH_REGIONS, few=False),
    "uk": Language("uk", UKRAINIAN, UKRAINIAN_MONTHS, UKRAINIAN_REGIONS, few=True),
}
