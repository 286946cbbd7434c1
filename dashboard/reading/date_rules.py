"""The expressions of time that news uses, as patterns, each with what it means."""

from __future__ import annotations

import re
from typing import NamedTuple

from dashboard.reading import date_meaning as meant
from dashboard.reading.date_meaning import Rule

_WEEKDAY = r"(?P<wd{0}>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_MONTH = (
    r"(?P<mo{0}>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?P<d{0}>[0-3]?[0-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<y{0}>(?:19|20)[0-9]{{2}})"
_COUNT = (
    r"(?P<n>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3}|(?:a )?few|(?:a )?couple(?: of)?"
    r"|several|some|many)"
)
_UNIT = r"(?P<unit>hour|day|night|week|month|year)s?"
_PART = (
    r"(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate)[ -]"
    r"|(?:the )?(?P<part2>start|beginning|middle|end|first days|last days|first week|last week) of )"
)
_ON = r"(?:(?P<pre>[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]efore|[Bb]y|[Aa]s of|[Aa]fter|[Ff]rom)(?: the)? )?"
_TIE = r" ?(?:-|–|—|to|and|until|through) ?"
_IN = r"(?:[Ii]n|[Dd]uring|[Oo]ver|[Ww]ithin|[Ff]or|[Tt]hroughout|[Aa]fter) "
_NAMED = rf"(?:{_WEEKDAY.format('X')},? )?"
_D, _DB = _DAY.format("A"), _DAY.format("B")
_M, _MB = _MONTH.format("A"), _MONTH.format("B")
_W, _WB = _WEEKDAY.format("A"), _WEEKDAY.format("B")
_Y = _YEAR.format("A")
_OF_YEAR = rf"(?:,? {_Y}| of (?:that|the same|last) year| last year)?"
_THINGS = r"(?:km|people|soldiers|troops|square|kilomet|met|of)"
"""What may follow a number that looks like a year and is none."""


class DateRule(NamedTuple):
    """A pattern and what it means. cue: the kind of word it needs (see CUE). mark: step, vague, night or ""."""

    cue: str
    pattern: re.Pattern[str]
    means: Rule
    mark: str


CUE = re.compile(
    r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    r"|(?P<month>Jan|Feb|Mar(?:ch|\b)|Apr|May\b|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"|(?P<season>spring|summer|autumn|winter|\bfall\b)|(?P<recent>recent|lately)"
    r"|(?P<near>[Ww]eekend|day\b|[Oo]vernight|night|morning|afternoon|evening|tomorrow)|(?P<unit>hour"
    r"|days|week|month|year)"
    r"|(?P<year>(?:19|20)\d\d)|(?P<war>invasion|war\b)",
)
"""Words without which no rule of that name can match; "near" stands for "unit" too ("day")."""


def _rules(cue: str, means: Rule, *patterns: str, mark: str = "", any_case: bool = False) -> list[DateRule]:
    flags = re.IGNORECASE if any_case else 0
    return [DateRule(cue, re.compile(rf"\b(?:{p})\b", flags), means, mark) for p in patterns]


RULES: tuple[DateRule, ...] = (
    *_rules(
        "war",
        meant.invasion,
        r"since (?!.{0,20}(?:World|Cold|Gulf))(?:the (?:start|beginning|outset) of )?(?:[\w’'-]+ ){1,3}(?:invasion|war)"
        r"(?: (?:of|in|on|against) (?:Ukraine|its neighbou?r))?(?: (?:began|started|was launched))?"
        r"(?: (?:in|on|last) (?:Feb(?:ruary|\.)?(?: 24)?|24 February)(?:,? 2022)?)?",
        any_case=True,
    ),
    *_rules(
        "year",
        meant.numeric,
        r"(?P<y>(?:19|20)\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)",
        r"(?P<d>[0-3]?\d)\.(?P<m>[01]?\d)\.(?P<y>(?:19|20)\d\d)",
        r"(?P<d>[0-3]?\d)/(?P<m>[0-3]?\d)/(?P<y>(?:19|20)\d\d)",
    ),
    *_rules(
        "month",
        meant.full_date,
        rf"{_D} {_M}{_TIE}{_DB} {_MB}{_OF_YEAR}",
        rf"{_M} {_D}{_TIE}{_MB} {_DB}{_OF_YEAR}",
        rf"{_D}{_TIE}{_DB} {_M}{_OF_YEAR}",
        rf"{_M} {_D}{_TIE}{_DB}{_OF_YEAR}",
        rf"{_ON}{_NAMED}(?:the )?{_D} (?:of )?{_M}{_OF_YEAR}",
        rf"{_ON}{_NAMED}{_M} {_D}{_OF_YEAR}",
    ),
    *_rules(
        "month",
        meant.months,
        rf"(?:[Ff]rom|[Bb]etween|[Ii]n|[Dd]uring) {_M} (?:to|and|until|through) {_MB}(?! \d)(?: {_Y})?",
    ),
    *_rules(
        "month",
        meant.month_only,
        rf"{_ON}(?:[Ii]n )?{_PART}?{_M}(?P<yA>(?!))? (?:of )?last year",
        rf"{_ON}{_PART}?{_M},? (?:of )?{_Y}",
        rf"{_ON}{_PART}{_M}(?P<yA>(?!))?",
        rf"(?P<pre>[Ss]ince|[Uu]ntil|[Bb]y) {_M}(?P<yA>(?!))?(?P<part>(?!))?(?P<part2>(?!))?",
        rf"(?P<pre>(?!))?(?:[Ii]n|[Dd]uring|[Tt]hroughout|[Ll]ast|[Tt]his) "
        rf"{_M}(?P<yA>(?!))?(?P<part>(?!))?(?P<part2>(?!))?",
    ),
    *_rules(
        "weekday",
        meant.weekdays,
        rf"(?:[Oo]vernight (?:from )?)?{_W}(?: (?:night|morning|evening))?(?: into |{_TIE}){_WB}",
    ),
    *_rules(
        "weekday",
        meant.weekday,
        rf"{_ON}(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Cc]oming) |(?P<night>[Oo]vernight (?:(?:into|on) )?)"
        rf"|[Ee]arly |[Ll]ate )?"
        rf"{_W}(?! (?:Times|Telegraph))",
    ),
    *_rules(
        "near",
        meant.near_day,
        r"the day before yesterday|yesterday|today|tonight|tomorrow|this (?:morning|afternoon|evening)"
        r"|overnight|last night",
        mark="night",
        any_case=True,
    ),
    *_rules("unit", meant.ago, rf"{_COUNT} {_UNIT} ago", r"(?P<n>days|weeks|months|years) ago", any_case=True),
    *_rules(
        "unit",
        meant.anchor_day,
        rf"{_COUNT} {_UNIT} (?:after|following|before(?= (?:they|he|she|it|the|a|an|its|their|his|[A-Z][a-z]+)\b))",
        mark="step",
        any_case=True,
    ),
    *_rules(
        "unit",
        meant.from_anchor,
        rf"{_COUNT} {_UNIT} (?:earlier|before|later|previously)",
        r"the (?:previous|following|next) day|the day before",
        r"(?:on )?(?:the|that) same (?:day|evening|night)|that (?:day|night)",
        any_case=True,
    ),
    *_rules("near", meant.from_anchor, r"the (?:evening|night|morning) before", mark="night", any_case=True),
    *_rules(
        "near",
        meant.running,
        r"for (?:the|a) (?P<nth>\w+) (?:straight |consecutive |successive )?(?:day|night)(?: running| in a row)?",
        any_case=True,
    ),
    *_rules("unit", meant.vague, rf"in (?:less than|under|about|just|only|barely) {_COUNT} {_UNIT}", any_case=True),
    *_rules(
        "unit", meant.stretch, rf"{_IN}(?:the )?(?:last|past|previous|preceding) (?:{_COUNT} )?{_UNIT}", mark="night"
    ),
    *_rules("unit", meant.stretch, rf"(?:the )?(?:past|last) {_COUNT} {_UNIT}", mark="night", any_case=True),
    *_rules(
        "recent",
        meant.vague,
        rf"(?:{_IN})?(?:the )?recent (?:hours|days|weeks|months|years)",
        r"recently|lately",
        mark="vague",
        any_case=True,
    ),
    *_rules(
        "unit",
        meant.lasting,
        rf"for (?:(?:about|almost|nearly|some|(?P<least>at least|more than|over)) )?(?:{_COUNT} )?{_UNIT}"
        r"(?! (?:to|from))",
        mark="vague",
        any_case=True,
    ),
    *_rules(
        "unit",
        meant.calendar,
        rf"{_ON}(?:(?P<part>early|late|mid|earlier|later)[ -])?(?P<which>last|this|next|coming|the previous) "
        rf"(?P<unit>week|month|year)",
        r"(?P<pre>since|by|until) (?P<part>(?!))?the (?:start|beginning|end) of (?P<which>the|this) "
        r"(?P<unit>week|month|year)",
        r"(?P<pre>(?!))?(?P<part>(?!))?(?P<which>the) (?P<unit>week|month|year) before last",
        any_case=True,
    ),
    *_rules(
        "near",
        meant.weekend,
        r"(?:(?:over|during|at|on|through|(?P<pre>since)) )?(?:the (?:past |last )?|last |this )weekend",
        any_case=True,
    ),
    *_rules(
        "season",
        meant.season,
        rf"{_ON}(?:(?P<which>last|this) |(?:in|during|over|since|by|until|throughout) (?:the )?)(?:early |late )?"
        rf"(?P<season>spring|summer|autumn|winter|fall)(?:(?: of)? {_Y})?(?! (?:offensive|counter))",
        any_case=True,
    ),
    *_rules("year", meant.year_only, rf"{_ON}(?:in |during |of )?{_PART}?{_Y}(?![-–./:]\d| {_THINGS})"),
)
"""In order of precedence: where two would take the same words, the earlier one does."""
