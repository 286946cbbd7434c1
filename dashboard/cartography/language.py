"""The languages of a picture: every word that is not taken from a claim, dates and
numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.cartography.lexicon import months_of, regions_of, words_of
from dashboard.i18n.translate import (
    LANGUAGE_NAMES,
    decimal_words,
    number_words,
    plural_form,
)


@dataclass(frozen=True, slots=True)
class Language:
    """One language. code: as BCP 47 has it. A phrase is asked for by its key, see
    `lexicon`.
    """

    code: str

    @property
    def months(self) -> tuple[str, ...]:
        """Return the months, as they stand in a date."""
        return months_of(self.code)

    def __getitem__(self, key: str) -> str:
        return words_of(self.code)[key]

    def number(self, value: int) -> str:
        """Return a number with its thousands apart: "14,000"."""
        return number_words(value, self.code)

    def decimal(self, value: float) -> str:
        """Return a number as short as it is exact, with the language's decimal mark:
        "2.5".
        """
        return decimal_words(value, self.code)

    def count(self, value: int, noun: str) -> str:
        """Return a number with its noun: "1 claim", "14 claims". noun: key of its
        forms, parted by |.
        """
        forms = self[noun].split("|")
        form = min(plural_form(self.code, value), len(forms) - 1)
        return f"{self.number(value)} {forms[form]}"

    def day(self, day: date) -> str:
        """Return a day in words: "13 June 2023"."""
        return f"{day.day} {self.months[day.month - 1]} {day.year}"

    def period(self, since: date | None, until: date | None) -> str:
        """Return a range of days in words, as short as it is clear; an open end is
        said: "from 5 June 2023".
        """
        if since is None or until is None:
            return self._open_period(since, until)
        if since == until:
            return self.day(until)
        if (since.year, since.month) == (until.year, until.month):
            return f"{since.day}–{self.day(until)}"
        if since.year != until.year:
            return f"{self.day(since)} – {self.day(until)}"
        return f"{since.day} {self.months[since.month - 1]} – {self.day(until)}"

    def _open_period(self, since: date | None, until: date | None) -> str:
        if since:
            return f"{self['from']} {self.day(since)}"
        if until:
            return f"{self['until']} {self.day(until)}"
        return self["any date"]

    def region(self, name: str) -> str:
        """Return a region as a person names it: "Donetsk oblast"; an unknown one as it
        stands.
        """
        return regions_of(self.code).get(name, name)


LANGUAGES: Mapping[str, Language] = {code: Language(code) for code in LANGUAGE_NAMES}
