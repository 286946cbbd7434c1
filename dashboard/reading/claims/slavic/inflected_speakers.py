"""Who says it, in Ukrainian and Russian reports: before or behind a verb of saying,
behind "according to", or in the heading of a summary.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dashboard.domain.words import Hedge, Side
from dashboard.reading.claims.people.attribution import Attribution
from dashboard.reading.claims.slavic.inflected_events import inflected_events
from dashboard.reading.claims.slavic.inflected_sides import any_of, side_of_claimant
from dashboard.reading.lexicon.loader import word_lists
from dashboard.reading.lexicon.schema import InflectedReportWords

LONGEST_NAME = 110
"""Characters of the longest name of a claimant."""
_BREAK = re.compile(
    r"[,;:.!?()\n–—]| - |\bщо\b|\bчто\b| про те\b| о том\b", re.IGNORECASE
)
_MEDIUM = re.compile(
    r"\s(?:у|в|на|під час|в ходе|по)\s(?:своєму |своём |своем |ефірі |эфире )?"
    r"(?:telegram\w*|телеграм\w*|facebook|фейсбук\w*|ефір\w*|эфир\w*|соцмереж\w*"
    r"|соцсет\w*|коментар\w*|комментар\w*|інтерв.ю|интервью|брифінг\w*|брифинг\w*"
    r"|зведенн\w*|сводк\w*|twitter|x\b|youtube|своєму|своем|понеділ\w*|вівтор\w*"
    r"|серед\w*|четвер\w*|п.ятниц\w*|субот\w*|неділ\w*|понедельник\w*|вторник\w*"
    r"|пятниц\w*|воскресень\w*).*$",
    re.IGNORECASE | re.DOTALL,
)
_LEADING = re.compile(
    r"^(?:про це|об этом|також|також і|также|у|в|во|раніше|ранее|вранці|утром|вчора"
    r"|вчера|сьогодні|сегодня|своєю чергою|водночас|при этом|однак|зокрема"
    r"|і|та|и|а)\s+",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[A-ZА-ЯІЇЄҐ]")
# What is told, not who tells it: "про втрату X повідомили".
_ABOUT = re.compile(r"(?:про|о|об|обо)\s", re.IGNORECASE)
_IN_FRONT = re.compile(r"\W{0,4}(?P<name>[^,.:;!?\n]{3,70}):\s")
_AT_THE_END = re.compile(r"(?:,\s*[—–-]|\s[—–])\s*(?P<name>[^,.:;!?\n—–]{2,70})\.?\s*$")
_PRONOUN = re.compile(
    r"^(?:він|вона|вони|он|она|они|я|ми|мы|який|яка|які|который|которые)$", re.I
)
_ROLES = (
    r"влад|воєн|військов|военн|чиновник|речни|спікер|представн|мер\b"
    r"|мэр|губернатор|голов|глав|штаб|ова\b|прокур|полі|мешкан|жител|медиа|відом"
    r"|ведом|адміністр|администр|бригад|корпус|батальйон|батальон|полк|спикер|блогер"
    r"|аналіт|аналит|експерт|эксперт|канал|паблик|паблік|джерел|источник|командир"
    r"|командувач|командующ|боєць|боец|солдат|офіцер|офицер|служб"
    r"|рятувальник|спасател|залізниц|железн"
)
# Who speaks for a side or for a place: no residents, no media, no analysts.
_OFFICE = re.compile(
    r"влад|військов|военн|чиновник|речни|спікер|спикер|мер(?:а|у|ом|ові)?\b|мэр|голов"
    r"|глав|штаб|прокур|полі|адміністр|администр|бригад|корпус|батальйон|батальон|полк"
    r"|командир|командувач|командующ|боєць|боец|солдат|офіцер|офицер|служб|рятувальник"
    r"|спасател|залізниц|железн|спротив|міністр|министр"
)
_QUOTED = re.compile(r"[«„“\"][^«»„“”\"]*[»“”\"]")
_OBSERVER = re.compile(r"блогер|аналіт|аналит|експерт|эксперт|оглядач|обозревател")
_ROLE = re.compile(_ROLES)
_SOMEBODY = re.compile(rf"[A-ZА-ЯІЇЄҐ]|{_ROLES}")
_HEADING = re.compile(
    r"(?:генеральн\w+ штаб\w*(?: збройних сил україни| зсу| всу)?"
    r"|генштаб\w*(?: зсу| всу)?"
    r"|міністерств\w+ оборони(?: \w+){0,2}|минобороны(?: россии| рф| украины)?"
    r"|министерств\w+ обороны(?: российской федерации| рф| россии| украины)?"
    r"|осув «?\w+»?|оту «?\w+»?|сили оборони півдня|повітряні сили(?: зсу)?)",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"(?:ніхто|никто|мало хто|мало кто)(?!\w)", re.IGNORECASE)
_SUMMARY = re.compile(
    r"оперативна інформація|зведення|сводка|станом на|по состоянию на|брифинг|брифінг"
    r"|щодо російського вторгнення|о ходе проведения",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who says something. start, end: offsets of the verb or phrase of saying
    and of the name together. is_pronoun: whoever was named before is meant.
    """

    claimant: str
    side: Side
    hedge: Hedge
    start: int
    end: int
    is_pronoun: bool = False

    def attribution(self) -> Attribution:
        """Return it as the attribution of a claim."""
        return Attribution(self.claimant, self.side, 0, 0, 1, self.hedge)


@cache
def _saying(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = word_lists(InflectedReportWords, language)
    return any_of(words.according_to), any_of(words.reporting)


@cache
def _hedging(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = word_lists(InflectedReportWords, language)
    return any_of(words.claiming), any_of(words.denying)


def speaker_in(
    text: str,
    start: int,
    end: int,
    language: str,
) -> Speaker | None:
    """Return who says what a sentence says, None when it names nobody."""
    according_to, reporting = _saying(language)
    match = according_to.search(text, start, end)
    if match:
        speaker = _behind(text, match, end, language)
        if speaker is not None:
            return speaker
    for match in reporting.finditer(text, start, end):
        speaker = _before(text, match, start, language) or _behind(
            text, match, end, language
        )
        if speaker is not None:
            return speaker
    return _beside(text, start, end, language)


def _beside(
    text: str,
    start: int,
    end: int,
    language: str,
) -> Speaker | None:
    """Return the claimant in "Name: what is said" and "what is said, — Name"."""
    for pattern in (_IN_FRONT, _AT_THE_END):
        match = pattern.search(text, start, end)
        if match is None or (pattern is _IN_FRONT and match.start() != start):
            continue
        name = _tidy(match["name"])
        side = side_of_claimant(name, language)
        tells = inflected_events(name, 0, len(name), language, of_war=True)
        is_known = side is not Side.UNKNOWN and _NAMED.search(name)
        is_last = pattern is _AT_THE_END and _ROLE.search(name)
        if (is_known or is_last) and not tells:
            return Speaker(name, side, Hedge.ASSERTED, match.start(), match.end())
    return None


def _behind(
    text: str,
    saying: re.Match[str],
    end: int,
    language: str,
) -> Speaker | None:
    """Return the claimant whose name follows a verb or phrase."""
    limit = min(end, saying.end() + LONGEST_NAME)
    stop = _BREAK.search(text, saying.end() + 1, limit)
    until = stop.start() if stop else limit
    return _speaker(text, saying, saying.end(), until, language)


def _before(
    text: str,
    saying: re.Match[str],
    start: int,
    language: str,
) -> Speaker | None:
    """Return the claimant whose name stands before a verb."""
    least = max(start, saying.start() - LONGEST_NAME)
    breaks = [m.end() for m in _BREAK.finditer(text, least, saying.start())]
    first = breaks[-1] if breaks else least
    if first != start and first == least:
        return None
    return _speaker(text, saying, first, saying.start(), language)


def _speaker(
    text: str,
    saying: re.Match[str],
    first: int,
    until: int,
    language: str,
) -> Speaker | None:
    name = _tidy(text[first:until])
    if _ABOUT.match(name) or _NOBODY.match(name):
        return None
    if not name or not _SOMEBODY.search(name):
        if not _PRONOUN.match(name):
            return None
        name_side = Side.UNKNOWN
    else:
        name_side = side_of_claimant(name, language)
    return Speaker(
        name,
        name_side,
        _hedge(saying.group(), language),
        min(first, saying.start()),
        max(until, saying.end()),
        is_pronoun=_PRONOUN.match(name) is not None,
    )


def is_office(name: str) -> bool:
    """Tell an office or a unit from the name of a person: "прокуратура області"."""
    words = _QUOTED.sub(" ", name.lower())
    return _OFFICE.search(words) is not None and not _OBSERVER.search(words)


def _hedge(verb: str, language: str) -> Hedge:
    claiming, denying = _hedging(language)
    if denying.search(verb):
        return Hedge.DENIED
    if claiming.search(verb):
        return Hedge.CLAIMED
    return Hedge.ASSERTED


def _tidy(name: str) -> str:
    name = _MEDIUM.sub("", " ".join(name.split()))
    while True:
        shorter = _LEADING.sub("", name)
        if shorter == name:
            break
        name = shorter
    return (
        name.strip(" \"“”'«-–—")
        if name.count("«") == name.count("»") == 0
        else name.strip(" -–—")
    )


def heading_speaker(
    text: str,
    end: int,
    language: str,
) -> Speaker | None:
    """Return the staff or ministry whose summary a text is, by its first lines; None
    for another text. end: of the lines that are looked at.
    """
    if not _SUMMARY.search(text, 0, end):
        return None
    match = _HEADING.search(text, 0, end)
    if match is None:
        return None
    name = match.group()
    return Speaker(
        name, side_of_claimant(name, language), Hedge.ASSERTED, *match.span()
    )
