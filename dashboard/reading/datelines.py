"""Where a report was sent from: "KYIV, June 14 (Reuters) -", "NEAR BAKHMUT, Ukraine (AP) —". No event is put there."""

from __future__ import annotations

import re

EARLY = 6
"""Paragraphs, from the first, in which a dateline without an agency's name is believed: headline, byline, picture."""

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = rf"(?:{_MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {_MONTH}(?: \d{{4}})?)"
_AGENCY = (
    r"(?:The )?(?:AP|Associated Press|AFP|Agence France-Presse|Reuters|Thomson Reuters|CNN|BBC(?: News)?|NPR|UPI|"
    r"NBC News|CBS News|ABC News|TASS|RIA(?: Novosti)?|Interfax(?:-Ukraine)?|Ukrinform|UNIAN|dpa|DPA|ANI|Xinhua|AA|"
    r"Anadolu|EFE|Bloomberg(?: News)?|Kyodo(?: News)?|PTI|RFE/RL|VOA|PAP|ANSA|Guardian)"
)
_NOT_WIDE = r"(?!\([^)]*(?:[Rr]egion|[Oo]blast|[Dd]istrict|[Rr]aion))"
"""What is not taken for a country or an agency: "SIVERSK (Donetsk Region) - " says where something was."""
_PLAIN = r"[A-Z][\w'’.-]+(?:[ /][A-Z][\w'’.-]+){0,3}"
_UPPER = r"[A-Z][A-Z'’.-]+(?:[ /][A-Z][A-Z'’.-]*){0,7}"
_IN = rf"(?:,? (?:[a-z]+ )?{_NOT_WIDE}\(?[A-Z][\w'’.-]+(?: (?!Says)[A-Z]?[\w'’.-]+){{0,2}}\)?){{0,2}}?"
"""The region and country behind it: ", Ukraine", " (Ukraine)", ", Donetsk region, Ukraine", ", eastern Ukraine"."""
_DASH = r"(?:\s?(?:-{1,2}|[–—―])(?:\s|$)|—(?=[A-Z]))"
_CAPTIONED = rf"(?!{_DATE}|(?i:{_MONTH}) \d|\d{{4}}/)"
"""What does not follow: "SIVERSK, UKRAINE - JANUARY 6: A woman" heads a photograph and tells where it was taken."""

_BY_AGENCY = re.compile(
    rf"(?:(?:{_UPPER}|{_PLAIN}){_IN}(?:[,.]? {_DATE},?)? ?(?:\({_AGENCY}(?:/[\w ]+)?\)|/{_AGENCY}/\.?)"
    rf"(?:,? {_DATE})?(?:{_DASH}|\s?(?=[A-Z]))|"
    rf"(?:{_UPPER}|{_PLAIN}){_IN}[,.]? {_DATE},? [-–—]{{1,2}} {_AGENCY}\b)"
)
_UPPERCASE = re.compile(
    rf"{_UPPER}{_IN}(?:[,.]? {_DATE},?)? ?(?:{_NOT_WIDE}\([A-Z][^()]{{1,30}}\))?"
    rf"{_DASH}{_CAPTIONED}(?=[^\n]*[a-z])"
)
_DATED = re.compile(rf"{_PLAIN}{_IN}, {_DATE}(?:{_DASH}|\. (?=[A-Z]))")


def sent_from(text: str, start: int, paragraph: int, *, caption: bool) -> int:
    """Return where the dateline ends that begins at that offset; the offset itself when none does.

    start: of a paragraph. paragraph: its number. caption: the text is so short that "Izium, 3 March - ..." tells where
    a picture was taken.
    """
    found = _BY_AGENCY.match(text, start, start + 160)
    if found is None and paragraph < EARLY:
        found = _UPPERCASE.match(text, start, start + 160)
        if found is None and not caption:
            found = _DATED.match(text, start, start + 160)
    return found.end() if found else start
