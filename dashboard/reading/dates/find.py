"""Expressions of time in a sentence, each resolved to an interval of days against the
day of publication.

Wire usage is taken for granted: a weekday is the latest one up to publication, a day or
month without a year the latest one that is past. Words that only look like dates ("may
have", "will march", "the 35th Brigade") never match.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dashboard.reading.dates import semantics
from dashboard.reading.dates.semantics import DateMeaning, step_days
from dashboard.reading.lexicon.loader import word_lists
from dashboard.reading.lexicon.schema import DateWords

_WORDS = word_lists(DateWords)


@dataclass(frozen=True, slots=True)
class DateExpression:
    """One expression of time. start, end: offsets in the text. first None: unknown
    start; both None: not resolved.

    step: days from the event that the words lead up to ("a day after" is 1 before it),
    0 for all others. vague: it says only that the time is unknown ("recently", "for
    months"). relative: it counts from the day of saying ("overnight", "in the past 24
    hours").
    """

    start: int
    end: int
    text: str
    first: date | None
    last: date | None
    step: int = 0
    vague: bool = False
    relative: bool = False


def find_dates(
    text: str,
    start: int,
    end: int,
    spoken_on: date | None,
    anchor: date | None = None,
) -> list[DateExpression]:
    """Return the expressions of time between two offsets, in order.

    spoken_on: the day to reckon from, None when unknown: then only full dates resolve.
    anchor: the day last spoken of, from which "a day earlier" counts, None: the day of
    saying.
    """
    cues = {m.lastgroup for m in _CUE.finditer(text, start, end)}
    if not cues:
        return []
    if cues & {"near", "unit"}:
        cues |= {"near", "unit"}
    expressions: list[DateExpression] = []
    for rule in _RULES:
        if rule.cue not in cues:
            continue
        for m in rule.pattern.finditer(text, start, end):
            if not any(m.start() < e.end and e.start < m.end() for e in expressions):
                expressions.append(_expression(rule, m, spoken_on, anchor))
    return sorted(expressions, key=lambda e: e.start)


_WEEKDAYS = "|".join(_WORDS.weekdays)
_WEEKDAY = rf"(?P<wd{{0}}>{_WEEKDAYS})"
_SHORT = "|".join(_WORDS.month_abbreviations)
_MONTH = rf"(?P<mo{{0}}>{'|'.join(_WORDS.months)}|(?:{_SHORT})\b\.?)"
_DAY = r"(?P<d{0}>[0-3]?[0-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<y{0}>(?:19|20)[0-9]{{2}})"
_NUMBERS = "|".join([*_WORDS.numbers, r"\d{1,3}", *_WORDS.rough_counts])
_COUNT = rf"(?P<n>an?|{_NUMBERS})"
_UNIT = rf"(?P<unit>{'|'.join(_WORDS.units)})s?"
_PART = (
    r"(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate)[ -]"
    r"|(?:the )?(?P<part2>start|beginning|middle|end|first days|last days|first"
    r" week|last week) of )"
)
_ON = (
    r"(?:(?P<pre>[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]efore|[Bb]y|[Aa]s"
    r" of|[Aa]fter|[Ff]rom)(?: the)? )?"
)
# "Overnight into 5 June", "in the night to 5 June", "overnight on 5 June".
_NIGHT_TO = (
    r"(?:[Oo]vernight(?: (?:into|on|to))?|[Ii]n the night to|[Dd]uring the night to) "
)
_TIE = r" ?(?:-|–|—|to|and|until|through) ?"
_IN = r"(?:[Ii]n|[Dd]uring|[Oo]ver|[Ww]ithin|[Ff]or|[Tt]hroughout|[Aa]fter) "
_NAMED = rf"(?:{_WEEKDAY.format('X')},? )?"
_D, _DB = _DAY.format("A"), _DAY.format("B")
_M, _MB = _MONTH.format("A"), _MONTH.format("B")
_W, _WB = _WEEKDAY.format("A"), _WEEKDAY.format("B")
_Y = _YEAR.format("A")
_OF_YEAR = rf"(?:,? {_Y}| of (?:that|the same|last) year| last year)?"
# What may follow a number that looks like a year and is none.
_FOREIGN = "|".join(_WORDS.foreign_months)
_OF_WAR = (
    r"(?:the |Russia[’']s |Moscow[’']s )?(?:full-scale |large-scale |Russian )?"
    r"(?:invasion|war)(?! (?:crimes?|effort|of words))"
)
_THINGS = r"(?:km|people|soldiers|troops|square|kilomet|met|of)"


class _DateRule(NamedTuple):
    """A pattern and what it means. cue: the kind of word it needs (see _CUE). mark:
    step, vague, relative or "".
    """

    cue: str
    pattern: re.Pattern[str]
    means: DateMeaning
    mark: str


# Words without which no rule of that name can match; "near" stands for "unit" too
# ("day").
_CUE = re.compile(
    rf"(?P<weekday>{_WEEKDAYS})"
    r"|(?P<month>Jan|Feb|Mar(?:ch|\b)|Apr|May\b|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"|(?P<season>spring|summer|autumn|winter|\bfall\b)|(?P<recent>recent|lately)"
    r"|(?P<near>[Ww]eekend|day\b|[Oo]vernight|night|morning|afternoon|evening"
    r"|tomorrow)|(?P<unit>hour|days|week|month|year)"
    r"|(?P<year>(?:19|20)\d\d)|(?P<war>invasion|war\b)"
    rf"|(?P<foreign>(?i:{_FOREIGN})\b)|(?P<ordinal>on the \d{{1,2}}(?:st|nd|rd|th)\b)",
)


def _rules(
    cue: str,
    means: DateMeaning,
    *patterns: str,
    mark: str = "",
    any_case: bool = False,
) -> list[_DateRule]:
    flags = re.IGNORECASE if any_case else 0
    return [
        _DateRule(cue, re.compile(rf"\b(?:{p})\b", flags), means, mark)
        for p in patterns
    ]


# In order of precedence: where two would take the same words, the earlier one does.
_RULES: tuple[_DateRule, ...] = (
    *_rules(
        "war",
        semantics.invasion,
        r"since (?!.{0,20}(?:World|Cold|Gulf))(?:the (?:start|beginning|outset) of"
        r" )?(?:[\w’'-]+ ){1,3}(?:invasion|war)"
        r"(?: (?:of|in|on|against) (?:Ukraine|its neighbou?r))?(?: (?:began|started|was"
        r" launched))?"
        r"(?: (?:in|on|last) (?:Feb(?:ruary|\.)?(?: 24)?|24 February)(?:,? 2022)?)?",
        any_case=True,
    ),
    *_rules(
        "war",
        semantics.invasion_part,
        r"(?:in|during|from|over|within) the (?:very )?(?:first|early|earliest|opening"
        r"|initial) (?:few |two |three )?(?P<span>hours|days?|weeks?|months?) of"
        rf" {_OF_WAR}",
        rf"(?P<span>(?!))?(?:at|from|since) the (?:very )?(?:start|beginning|outset) of"
        rf" {_OF_WAR}",
        rf"(?P<span>(?!))?early in {_OF_WAR}",
        any_case=True,
    ),
    # Any digits match, so that a day the calendar has not stays unknown and does not
    # pass for "without words of time".
    *_rules(
        "year",
        semantics.numeric,
        r"(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)",
        r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)",
        r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>(?:19|20)\d\d)",
    ),
    *_rules(
        "foreign",
        semantics.foreign_date,
        rf"(?P<d>\d{{1,2}})(?:er|\.)? (?:de )?(?P<foreign>{_FOREIGN})"
        r"(?:,? (?:de )?(?P<y>(?:19|20)\d\d))?",
        rf"(?P<foreign>{_FOREIGN}) (?P<d>\d{{1,2}})(?:,? (?P<y>(?:19|20)\d\d))?",
        any_case=True,
    ),
    *_rules(
        "month",
        semantics.night_to_date,
        rf"{_NIGHT_TO}{_NAMED}(?:the )?{_D} (?:of )?{_M}{_OF_YEAR}",
        rf"{_NIGHT_TO}{_NAMED}{_M} {_D}(?!{_TIE}\d){_OF_YEAR}",
    ),
    *_rules(
        "month",
        semantics.full_date,
        rf"{_D} {_M}{_TIE}{_DB} {_MB}{_OF_YEAR}",
        rf"{_M} {_D}{_TIE}{_MB} {_DB}{_OF_YEAR}",
        rf"(?:{_NIGHT_TO})?{_D}{_TIE}{_DB} {_M}{_OF_YEAR}",
        rf"(?:{_NIGHT_TO})?{_M} {_D}{_TIE}{_DB}{_OF_YEAR}",
        rf"{_ON}{_NAMED}(?:the )?{_D} (?:of )?{_M}{_OF_YEAR}",
        rf"{_ON}{_NAMED}{_M} {_D}{_OF_YEAR}",
    ),
    *_rules(
        "month",
        semantics.months,
        rf"(?:[Ff]rom|[Bb]etween|[Ii]n|[Dd]uring) {_M} (?:to|and|until|through)"
        rf" {_MB}(?! \d)(?: {_Y})?",
    ),
    *_rules(
        "month",
        semantics.month_only,
        rf"{_ON}(?:[Ii]n )?{_PART}?{_M}(?P<yA>(?!))? (?:of )?last year",
        rf"{_ON}{_PART}?{_M},? (?:of )?{_Y}",
        rf"{_ON}{_PART}{_M}(?P<yA>(?!))?",
        r"(?P<pre>[Ss]ince|[Uu]ntil|[Bb]y)"
        rf" {_M}(?P<yA>(?!))?(?P<part>(?!))?(?P<part2>(?!))?",
        rf"(?P<pre>(?!))?(?:[Ii]n|[Dd]uring|[Tt]hroughout|[Ll]ast|[Tt]his) "
        rf"{_M}(?P<yA>(?!))?(?P<part>(?!))?(?P<part2>(?!))?",
    ),
    *_rules(
        "weekday",
        semantics.weekdays,
        rf"(?:[Oo]vernight (?:from )?)?{_W}(?: (?:night|morning|evening))?(?: into"
        rf" |{_TIE}){_WB}",
    ),
    *_rules(
        "weekday",
        semantics.weekday,
        rf"{_ON}(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Cc]oming) |(?P<night>[Oo]vernight"
        r" (?:(?:into|on) )?)"
        rf"|[Ee]arly |[Ll]ate )?"
        rf"{_W}(?! (?:Times|Telegraph))",
    ),
    *_rules(
        "near",
        semantics.near_day,
        r"the day before yesterday|yesterday|today|tonight|tomorrow|this"
        r" (?:morning|afternoon|evening)"
        r"|(?:during|throughout|in the course of|over) the day(?! (?:before|after))"
        r"|overnight|last night",
        mark="relative",
        any_case=True,
    ),
    *_rules(
        "unit",
        semantics.ago,
        rf"{_COUNT} {_UNIT} ago",
        r"(?P<n>days|weeks|months|years) ago",
        any_case=True,
    ),
    *_rules(
        "unit",
        semantics.anchor_day,
        rf"{_COUNT} {_UNIT} (?:after|following|before(?="
        r" (?:they|he|she|it|the|a|an|its|their|his|[A-Z][a-z]+)\b))",
        mark="step",
        any_case=True,
    ),
    *_rules(
        "unit",
        semantics.from_anchor,
        rf"{_COUNT} {_UNIT} (?:earlier|before|later|previously)",
        r"the (?:previous|following|next) day|the day before",
        r"(?:on )?(?:the|that) same (?:day|evening|night)|that (?:day|night)",
        any_case=True,
    ),
    *_rules(
        "near",
        semantics.from_anchor,
        r"the (?:evening|night|morning) before",
        mark="relative",
        any_case=True,
    ),
    *_rules(
        "near",
        semantics.running,
        r"for (?:the|a) (?P<nth>\w+) (?:straight |consecutive |successive"
        r" )?(?:day|night)(?: running| in a row)?",
        any_case=True,
    ),
    *_rules(
        "unit",
        semantics.vague,
        rf"in (?:less than|under|about|just|only|barely) {_COUNT} {_UNIT}",
        any_case=True,
    ),
    *_rules(
        "unit",
        semantics.stretch,
        rf"{_IN}(?:the )?(?:last|past|previous|preceding) (?:{_COUNT} )?{_UNIT}",
        mark="relative",
    ),
    *_rules(
        "unit",
        semantics.stretch,
        rf"(?:the )?(?:past|last) {_COUNT} {_UNIT}",
        mark="relative",
        any_case=True,
    ),
    *_rules(
        "recent",
        semantics.vague,
        rf"(?:{_IN})?(?:the )?recent (?:hours|days|weeks|months|years)",
        r"recently|lately",
        mark="vague",
        any_case=True,
    ),
    *_rules(
        "unit",
        semantics.lasting,
        r"for (?:(?:about|almost|nearly|some|(?P<least>at least|more than|over))"
        rf" )?(?:{_COUNT} )?{_UNIT}"
        r"(?! (?:to|from))",
        mark="vague",
        any_case=True,
    ),
    *_rules(
        "unit",
        semantics.calendar_unit,
        rf"{_ON}(?:(?P<part>early|late|mid|earlier|later)["
        r" -])?(?P<which>last|this|next|coming|the previous) "
        rf"(?P<unit>week|month|year)",
        r"(?P<pre>since|by|until) (?P<part>(?!))?the (?:start|beginning|end) of"
        r" (?P<which>the|this) "
        r"(?P<unit>week|month|year)",
        r"(?P<pre>(?!))?(?P<part>(?!))?(?P<which>the) (?P<unit>week|month|year) before"
        r" last",
        any_case=True,
    ),
    *_rules(
        "near",
        semantics.weekend,
        r"(?:(?:over|during|at|on|through|(?P<pre>since)) )?(?:the (?:past |last"
        r" )?|last |this )weekend",
        any_case=True,
    ),
    *_rules(
        "season",
        semantics.season,
        rf"{_ON}(?:(?P<which>last|this) |(?:in|during|over|since|by|until|throughout)"
        r" (?:the )?)(?:early |late )?"
        rf"(?P<season>{'|'.join(_WORDS.seasons)})(?:(?: of)? {_Y})?(?!"
        r" (?:offensive|counter))",
        any_case=True,
    ),
    *_rules(
        "ordinal",
        semantics.day_of_month,
        r"on the (?P<d>\d{1,2})(?:st|nd|rd|th)(?=\W*$|[,.;]| (?:and|in|at|near|of"
        r" (?:this|that|the) month)\b)",
    ),
    *_rules(
        "year",
        semantics.year_only,
        rf"{_ON}(?:in |during |of )?{_PART}?{_Y}(?![-–./:]\d| {_THINGS})",
    ),
)


def _expression(
    rule: _DateRule,
    m: re.Match[str],
    spoken_on: date | None,
    anchor: date | None,
) -> DateExpression:
    first, last = rule.means(m, spoken_on, anchor or spoken_on)
    step = 0
    if rule.mark == "step":
        step = step_days(m)
    return DateExpression(
        m.start(),
        m.end(),
        m.group(),
        first,
        last,
        step,
        vague=rule.mark == "vague",
        relative=rule.mark == "relative",
    )
