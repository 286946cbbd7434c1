"""Who acts and on whose side a claimant is, in Ukrainian and Russian reports: by the
case in which a party stands, by office and region, and by whose report it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dashboard.claimants.phonetics import person_in
from dashboard.domain.words import Kind, Side
from dashboard.reading.claims.people.attribution import OTHER, side_of
from dashboard.reading.lexicon.loader import word_lists
from dashboard.reading.lexicon.schema import InflectedSideWords
from dashboard.reading.text.inflection import nominatives

_PARTIES = (Side.RU, Side.UA)
_CYRILLIC = re.compile(r"[а-яіїєґ]", re.IGNORECASE)


def any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern that fits whole words that one of the patterns describes."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Patterns:
    subjects: dict[Side, re.Pattern[str]]
    parties: dict[Side, re.Pattern[str]]
    own_subjects: re.Pattern[str]
    opponent_subjects: re.Pattern[str]
    opponent: re.Pattern[str]
    targets: re.Pattern[str]
    installed: re.Pattern[str]
    independent: re.Pattern[str]
    speakers: dict[Side, re.Pattern[str]]
    partner: re.Pattern[str]
    outlets: re.Pattern[str]
    local_offices: re.Pattern[str]
    russian_regions: re.Pattern[str]
    voices: dict[Side, re.Pattern[str]]


@cache
def _patterns(language: str) -> _Patterns:
    words = word_lists(InflectedSideWords, language)
    return _Patterns(
        subjects={
            Side.RU: any_of(words.russian_subjects),
            Side.UA: any_of(words.ukrainian_subjects),
        },
        parties={Side.RU: any_of(words.russian), Side.UA: any_of(words.ukrainian)},
        own_subjects=any_of(words.own_subjects),
        opponent_subjects=any_of(words.opponent_subjects),
        opponent=any_of(words.opponent),
        targets=re.compile("|".join(words.targets), re.IGNORECASE),
        installed=any_of(words.installed),
        independent=any_of(words.independent),
        speakers={
            Side.RU: any_of(words.russian_speakers),
            Side.UA: any_of(words.ukrainian_speakers),
        },
        partner=any_of(words.partner),
        outlets=any_of(words.outlets),
        local_offices=any_of(words.local_offices),
        russian_regions=any_of(words.russian_regions),
        voices={
            Side.RU: any_of(words.russian_voice),
            Side.UA: any_of(words.ukrainian_voice),
        },
    )


def side_of_claimant(words: str, language: str) -> Side:
    """Return the side of a claimant as a report names it; unknown when the words do
    not tell. language: uk or ru.
    """
    if not _CYRILLIC.search(words):
        return side_of(words)
    patterns = _patterns(language)
    if patterns.installed.search(words):
        return Side.RU
    if patterns.independent.search(words):
        return Side.INDEPENDENT
    person = person_in(words) or person_in(_in_nominative(words, language))
    if person is not None:
        return person.side
    office = patterns.local_offices.search(words)
    if office and patterns.russian_regions.search(words):
        return Side.RU
    firsts = {
        side: match.start()
        for side, pattern in patterns.speakers.items()
        if (match := pattern.search(words))
    }
    if _is_russian_staff(words, patterns):
        return Side.RU
    if firsts:
        return min(firsts, key=lambda side: firsts[side])
    if patterns.partner.search(words):
        return Side.PARTNER
    return Side.UNKNOWN


def speaks_of_party(words: str, language: str) -> bool:
    """Tell whether words name a party to this war."""
    patterns = _patterns(language)
    named = [*patterns.parties.values(), patterns.opponent]
    return any(pattern.search(words) for pattern in named)


def _is_russian_staff(words: str, patterns: _Patterns) -> bool:
    """Tell "Генштаб РФ" from "Генштаб": whose a staff or ministry is stands behind."""
    match = patterns.speakers[Side.RU].search(words)
    staff = re.search(
        r"генштаб|генеральн|міноборони|минобороны|міністерств", words, re.I
    )
    return match is not None and staff is not None and "укра" not in words.lower()


def _in_nominative(words: str, language: str) -> str:
    """Return the words with each name's likeliest nominative behind it: "за словами
    Сирського".
    """
    out: list[str] = []
    for word in words.split():
        if not word[:1].isupper():
            continue
        core = word.strip('«»"“”,.()')
        out += [form for form in nominatives(core, language)[:6] if form]
    return " ".join(out)


def is_outlet_named(words: str, language: str) -> bool:
    """Tell whether the words name a medium that passes on what others say."""
    return _patterns(language).outlets.search(words) is not None


def voice_of(text: str, publisher: str, language: str) -> Side:
    """Return whose report a text is, by how it calls the other side: for that side
    "the enemy" is the other. Ukrainian reports are Ukraine's unless they show
    otherwise; of a Russian one that shows nothing it is unknown.
    """
    side = side_of(publisher)
    if side in OTHER:
        return side
    if language == "uk":
        return Side.UA
    counts = {
        side: len(pattern.findall(text))
        for side, pattern in _patterns(language).voices.items()
    }
    if counts[Side.RU] == counts[Side.UA]:
        return Side.UNKNOWN
    return max(counts, key=lambda side: counts[side])


@dataclass(frozen=True, slots=True)
class Clause:
    """The clause of an event. start, end: offsets in the text; first, last: of the
    words that tell of the event. voice: whose report it is.
    """

    text: str
    start: int
    end: int
    first: int
    last: int
    language: str
    voice: Side

    @property
    def before(self) -> str:
        """The words before the event."""
        return self.text[self.start : self.first]

    @property
    def own(self) -> str:
        """The words of the event."""
        return self.text[self.first : self.last]

    @property
    def after(self) -> str:
        """The words behind the event."""
        return self.text[self.last : self.end]

    @property
    def whole(self) -> str:
        """All its words."""
        return self.text[self.start : self.end]


def actor_in(clause: Clause, kind: Kind) -> Side:
    """Return who acts in an event, unknown when nothing in its clause says so."""
    if kind is Kind.STRIKE and _SHOT_DOWN.match(clause.own):
        # Whose the drones are, not who shot them down.
        owner = clause.own + clause.after[:_OWNER_REACH]
        return _party(owner, clause) or Side.UNKNOWN
    if kind is Kind.CLASH:
        return _clashing(clause)
    before = _subject(clause.before, clause)
    if kind is Kind.HOLD:
        return _defender(clause, before)
    if kind in (Kind.RETAKE, Kind.CAPTURE):
        return _taker(clause, before)
    if before is not None:
        return before
    aimed_at = _target(clause)
    if aimed_at is not None and kind is Kind.STRIKE:
        return OTHER[aimed_at]
    behind = _CAPITAL.sub(" ", clause.own + clause.after)
    subject = _subject(behind, clause)
    if subject is not None:
        return subject
    return _party(clause.whole, clause) or Side.UNKNOWN


def subject_before(clause: Clause) -> Side:
    """Return the party that stands as subject before an event, unknown without one."""
    return _subject(clause.before, clause) or Side.UNKNOWN


def _clashing(clause: Clause) -> Side:
    """Return the one party that a clash is said to be with or by, in its own stretch
    between commas.
    """
    before = clause.before.rpartition(",")[2]
    after = clause.after.partition(",")[0]
    subject = _subject(before, clause) or _subject(after, clause)
    return subject or Side.UNKNOWN


def _subject(words: str, clause: Clause) -> Side | None:
    """Return the party that stands as subject or agent nearest to the end of some
    words; None for none.
    """
    patterns = _patterns(clause.language)
    ends = {}
    for side, pattern in patterns.subjects.items():
        for match in pattern.finditer(words):
            ends[side] = match.end()
    opponent = OTHER.get(clause.voice)
    if opponent is not None:
        for match in patterns.own_subjects.finditer(words):
            ends[clause.voice] = max(match.end(), ends.get(clause.voice, 0))
        for match in patterns.opponent_subjects.finditer(words):
            ends[opponent] = max(match.end(), ends.get(opponent, 0))
    if not ends:
        return None
    return max(ends, key=lambda side: ends[side])


def _party(words: str, clause: Clause) -> Side | None:
    """Return the party first named in any case, None for none."""
    patterns = _patterns(clause.language)
    starts: dict[Side, int] = {}
    for side, pattern in patterns.parties.items():
        match = pattern.search(words)
        if match:
            starts[side] = match.start()
    opponent = OTHER.get(clause.voice)
    match = patterns.opponent.search(words)
    if opponent is not None and match:
        starts[opponent] = min(match.start(), starts.get(opponent, match.start()))
    if not starts:
        return None
    return min(starts, key=lambda side: starts[side])


def _target(clause: Clause) -> Side | None:
    """Return the party that is fired at, None where none is named."""
    match = _patterns(clause.language).targets.search(
        clause.text, clause.first, clause.end
    )
    if match is None:
        return None
    return _party(clause.text[match.end() : clause.end], clause)


def _defender(clause: Clause, before: Side | None) -> Side:
    beaten = _party(clause.own, clause) or _party(clause.after, clause)
    if before is not None:
        # "Атаки ворога відбито": the subject is what was beaten back.
        agent = _agent(clause.after, clause)
        passive = agent or re.search(r"(?:т|н)(?:[оиаы]|ий)$", clause.own.strip())
        if passive and beaten is None and agent is None:
            return OTHER[before] if before == OTHER.get(clause.voice) else before
        return agent or before
    subject = _subject(clause.after, clause)
    is_attack = _ATTACK.search(clause.own) is not None
    if subject is not None and (subject is not beaten or not is_attack):
        return subject
    if beaten is not None:
        return OTHER[beaten]
    return Side.UNKNOWN


def _agent(words: str, clause: Clause) -> Side | None:
    """Return the party in the instrumental, by which something is done."""
    for side, pattern in _patterns(clause.language).subjects.items():
        for match in pattern.finditer(words):
            if (
                match.group()
                .split()[0]
                .lower()
                .endswith(("ами", "ями", "ими", "ом", "ем"))
            ):
                return side
    return None


def _taker(clause: Clause, before: Side | None) -> Side:
    low = clause.own.lower()
    if low.startswith(("втрат", "потеря", "утрат")):
        loser = before or _party(clause.whole, clause) or clause.voice
        return OTHER.get(loser, Side.UNKNOWN)
    if before is not None:
        return before
    expelled = _party(clause.own, clause) if len(clause.own.split()) > 1 else None
    if expelled is not None:
        return OTHER[expelled]
    subject = _subject(clause.after, clause)
    if subject is not None:
        return subject
    if "контрол" in low:
        return _party(clause.after, clause) or Side.UNKNOWN
    if low.startswith(_FREEING):
        return clause.voice
    # Nobody calls what is his own side's "захоплення" or "окупація".
    if low.startswith(_SEIZING):
        return Side.RU if clause.language == "uk" else OTHER.get(clause.voice, Side.RU)
    return Side.UNKNOWN


# Characters behind "сбили восемь БПЛА" in which their owner stands.
_OWNER_REACH = 12
_FREEING = ("звільн", "деокуп", "освоб", "деоккуп")
# Whose an attack is that was beaten back stands behind it: "атаки ЗСУ".
_ATTACK = re.compile(r"атак|штурм|наступ|спроб|попыт|просуван|продвиж", re.I)
# Behind a verb a capital is what is attacked.
_CAPITAL = re.compile(r"\b(?:Київ|Киев|Москва)\b")
_SHOT_DOWN = re.compile(
    r"(?:збит|збил|збив|знищ|перехоп|приземл|подав|знешкод|сбит|сбил|уничтож|перехва"
    r"|подавл)|(?:дрон|бпла|шахед|ракет|безпілотник|беспилотник)\w* (?:\w+ )?"
    r"(?:збит|збил|збив|знищ|перехоп|сбит|сбил|уничтож|перехва)",
    re.IGNORECASE,
)
_SEIZING = ("захоп", "окуп", "захват", "оккуп")
