"""Where a report was sent from: "KYIV, June 14 (Reuters) -", "NEAR BAKHMUT, Ukraine
(AP) —". No event is put there.
"""

from __future__ import annotations

import re
from datetime import date

from dashboard.reading.lexicon.loader import word_lists
from dashboard.reading.lexicon.schema import PlaceWords

EARLY = 6
"""Paragraphs, from the first, in which a dateline without an agency's name is believed:
headline, byline, picture.
"""

# Characters of the longest dateline.
_REACH = 160
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = rf"(?:{_MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {_MONTH}(?: \d{{4}})?)"
_AGENCY = rf"(?:The )?(?:{'|'.join(word_lists(PlaceWords).news_agencies)})"
# What is not taken for a country or an agency: "SIVERSK (Donetsk Region) - " says where
# something was.
_NOT_WIDE = r"(?!\([^)]*(?:[Rr]egion|[Oo]blast|[Dd]istrict|[Rr]aion))"
_MIXED_CASE = r"[A-Z][\w'’.-]+(?:[ /][A-Z][\w'’.-]+){0,3}"
_UPPER_CASE = r"[A-Z][A-Z'’.-]+(?:[ /][A-Z][A-Z'’.-]*){0,7}"
# The region and country behind it: ", Ukraine", " (Ukraine)", ", Donetsk region,
# Ukraine", ", eastern Ukraine".
_IN = (
    rf"(?:,? (?:[a-z]+ )?{_NOT_WIDE}\(?[A-Z][\w'’.-]+(?:"
    r" (?!Says)[A-Z]?[\w'’.-]+){0,2}\)?){0,2}?"
)
_DASH = r"(?:\s?(?:-{1,2}|[–—―])(?:\s|$)|—(?=[A-Z]))"
# What does not follow: "SIVERSK, UKRAINE - JANUARY 6: A woman" heads a photograph and
# tells where it was taken.
_CAPTIONED = rf"(?!{_DATE}|(?i:{_MONTH}) \d|\d{{4}}/)"

_BY_AGENCY = re.compile(
    rf"(?:(?:{_UPPER_CASE}"
    rf"|{_MIXED_CASE}){_IN}(?:[,.]? {_DATE},?)? ?(?:\({_AGENCY}(?:/[\w"
    rf" ]+)?\)|/{_AGENCY}/\.?)"
    rf"(?:,? {_DATE})?(?:{_DASH}|\s?(?=[A-Z]))|"
    rf"(?:{_UPPER_CASE}|{_MIXED_CASE}){_IN}[,.]? {_DATE},? [-–—]{{1,2}} {_AGENCY}\b)"
)
_IN_CAPITALS = re.compile(
    rf"{_UPPER_CASE}{_IN}(?:[,.]? {_DATE},?)? ?(?:{_NOT_WIDE}\([A-Z][^()]{{1,30}}\))?"
    rf"{_DASH}{_CAPTIONED}(?=[^\n]*[a-z])"
)
_DATED = re.compile(rf"{_MIXED_CASE}{_IN}, {_DATE}(?:{_DASH}|\. (?=[A-Z]))")

_MONTHS = {
    name: number
    for names in (
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "січ лют бер кві тра чер лип сер вер жов лис гру",
        "янв фев мар апр мая июн июл авг сен окт ноя дек",
    )
    for number, name in enumerate(names.split(), 1)
}
_WHOLE_DAY = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<month>[^\W\d_]{3,})\.?,? (?P<year>\d{4})"
    r"|(?P<month2>[^\W\d_]{3,})\.? (?P<day2>\d{1,2})(?:st|nd|rd|th)?,? (?P<year2>\d{4})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})"
)
_TIME = re.compile(r"\b\d{1,2}[:.]\d{2}(?::\d{2})?\b|[+-]\d{1,4}\b")
# "Kyiv, 14 June 2023", and nothing else in the line.
_PLACE_BEFORE = re.compile(r"[^\W\d_][\w'’ʼ.-]*(?: [^\W\d_][\w'’ʼ.-]*)?, ?")
_WORDS_BESIDE_DAY = """
published posted issued first on at date am pm utc gmt eet eest msk bst est edt cet cest
mon tue tues wed thu thurs fri sat sun
monday tuesday wednesday thursday friday saturday sunday
опубліковано дата року р понеділок вівторок середа четвер субота неділя
опубликовано года г понедельник вторник среда пятница суббота воскресенье
"""
_BESIDE_DAY = frozenset(_WORDS_BESIDE_DAY.split())
"""What a line of its own above the text may have beside the day, as in "Published: Wed,
14 June 2023, 10:15 EET". Anything else is a headline that speaks of some other day.
"""


def dateline_day(text: str) -> date | None:
    """Return the day that the beginning of an article names as that of its report, as
    in "KYIV, June 14, 2023 (Reuters) -" or on a line of its own; None when it names
    none, or one without a year.
    """
    start = 0
    for paragraph, line in enumerate(text[: EARLY * 1000].split("\n")[: 2 * EARLY]):
        head = text[start : dateline_end(text, start, paragraph, caption=False)]
        day = _whole_day(head)
        if day is None and len(line) < _REACH:
            day = _day_alone(line)
        if day is not None:
            return day
        start += len(line) + 1
    return None


def _day_alone(line: str) -> date | None:
    """Return the day of a line that says nothing else."""
    match = _WHOLE_DAY.search(line)
    if match is None:
        return None
    rest = _TIME.sub(" ", f"{line[: match.start()]} {line[match.end() :]}")
    words = re.findall(r"[^\W_]+", rest.lower())
    placed = _PLACE_BEFORE.fullmatch(line, 0, match.start()) and not line[match.end() :]
    if placed or _BESIDE_DAY.issuperset(words):
        return _day_of(match)
    return None


def _whole_day(text: str) -> date | None:
    match = _WHOLE_DAY.search(text)
    return _day_of(match) if match else None


def _day_of(match: re.Match[str]) -> date | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        month = _MONTHS.get((match["month"] or match["month2"])[:3].lower(), 0)
        year, day = match["year"] or match["year2"], match["day"] or match["day2"]
        return date(int(year), month, int(day))
    except ValueError:
        return None


def dateline_end(
    text: str,
    start: int,
    paragraph: int,
    *,
    caption: bool,
) -> int:
    """Return where the dateline ends that begins at that offset; the offset itself when
    none does.

    start: of a paragraph. paragraph: its number. caption: the text is so short that
    "Izium, 3 March - ..." tells where a picture was taken.
    """
    end = start + _REACH
    match = _BY_AGENCY.match(text, start, end)
    if match is None and paragraph < EARLY:
        match = _IN_CAPITALS.match(text, start, end)
        if match is None and not caption:
            match = _DATED.match(text, start, end)
    if match is None:
        return start
    return match.end()
