"""Who says it, who acts and on whose side they are, in Ukrainian and Russian reports.

A claimant stands before or behind a verb of saying, behind "according to", or in the
heading of a summary. A side is told by the case in which a party stands, by office and
region, and by whose report it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dashboard.claimants.phonetics import person_in
from dashboard.domain.words import Hedge, Kind, Side
from dashboard.reading.claims.people.attribution import OTHER, Attribution, side_of
from dashboard.reading.claims.slavic.inflected_events import inflected_events
from dashboard.reading.lexicon.loader import any_of, word_lists
from dashboard.reading.lexicon.schema import InflectedReportWords, InflectedSideWords
from dashboard.reading.text.inflection import nominatives

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
    r"|і|та|и|а|хоча|хотя|хоч|хоть)\s+",
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
    r"влад|власт|воєн|військов|военн|военкор|заступни|заместител|міністр|министр|президент"
    r"|начальни|очільни|керівни|руководител|лейтенант|капітан|капитан|майор|полковник"
    r"|генерал|сержант|комбат|розвідк|разведк|чиновник|десантник|морпех|морпіх|піхотин"
    r"|пехотин|танк[иі]ст|артилер|п[иі]лот|медик|волонт[еёє]р|захисник|защитник"
    r"|ставлен|речни|спікер|представн|мер\b"
    r"|мэр|губернатор|голов|глав|штаб|ова\b|прокур|полі|мешкан|жител|медиа|відом"
    r"|ведом|адміністр|администр|бригад|корпус|батальйон|батальон|полк|спикер|блогер"
    r"|аналіт|аналит|експерт|эксперт|канал|паблик|паблік|джерел|источник|командир"
    r"|командувач|командующ|боєць|боец|солдат|офіцер|офицер|служб"
    r"|рятувальник|спасател|залізниц|железн"
)
# Who speaks for a side or for a place: no residents, no media, no analysts.
_OFFICE = re.compile(
    r"влад|власт|очільни|начальни|керівни|руководител|військов|военн|чиновник|речни"
    r"|спікер|спикер|мер(?:а|у|ом|ові)?\b|мэр|голов"
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


_PARTIES = (Side.RU, Side.UA)
_CYRILLIC = re.compile(r"[а-яіїєґ]", re.IGNORECASE)


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
    office = patterns.local_offices.search(words) or " " not in words
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
    if kind is Kind.STRIKE and _is_shot_down(clause.own):
        return _owner_of_weapon(clause)
    if kind is Kind.CLASH:
        return _clashing(clause)
    if kind is Kind.CONTROL and _OF_SPEAKER.search(clause.own):
        return clause.voice
    before = _subject_of_verb(clause)
    if kind is Kind.HOLD:
        return _defender(clause, before)
    if kind in (Kind.RETAKE, Kind.CAPTURE):
        return _taker(clause, before)
    if before is not None:
        return before
    aimed_at = _target(clause)
    if aimed_at is not None and kind is Kind.STRIKE:
        return OTHER[aimed_at]
    subject = _subject_behind(clause)
    if subject is not None:
        return subject
    return _party(_own_stretch(clause), clause) or Side.UNKNOWN


def _owner_of_weapon(clause: Clause) -> Side:
    """Return whose what was shot down is, not who shot it down."""
    owner = clause.own + clause.after[:_OWNER_REACH]
    if _WEAPON.match(clause.own):
        # "Украинские дроны сбиты".
        owner = " ".join([*clause.before.split()[-1:], owner])
    return _party(owner, clause) or Side.UNKNOWN


def _subject_behind(clause: Clause) -> Side | None:
    """Return the party that stands as subject in or behind an event, but of no other
    one: "оборону прорвали, ВСУ бегут".
    """
    own, *others = (clause.own + clause.after).split(",")
    behind = [own, *(o for o in others if not _opens_with_subject(o, clause))]
    return _subject(_CAPITAL.sub(" ", ",".join(behind)), clause)


def _own_stretch(clause: Clause) -> str:
    """Return the words of a clause without the stretches between commas in which a
    party does something else: "оборону прорвали, ВСУ бегут".
    """
    before, after = clause.before.rpartition(","), clause.after.partition(",")
    own = before[2] + clause.own + after[0]
    if _party(own, clause) is not None:
        return own
    others = [*before[0].split(","), *after[2].split(",")]
    rest = [words for words in others if not _opens_with_subject(words, clause)]
    return ", ".join([own, *rest])


def _without_other_events(words: str, clause: Clause) -> str:
    """Return the words without the stretches between commas that tell of an event of
    their own: "село взято, дорогу боронять війська".
    """
    own, *others = words.split(",")
    return ",".join(
        [
            own,
            *(
                stretch
                for stretch in others
                if not inflected_events(
                    stretch, 0, len(stretch), clause.language, of_war=True
                )
            ),
        ]
    )


def _opens_with_subject(words: str, clause: Clause) -> bool:
    """Tell a stretch of words that begins with a party and its verb."""
    patterns = _patterns(clause.language)
    stripped = words.strip()
    named = [*patterns.subjects.values(), patterns.opponent_subjects]
    matches = (pattern.match(stripped) for pattern in named)
    return any(
        match is not None and _VERB.match(stripped, match.end()) for match in matches
    )


def _is_shot_down(own: str) -> bool:
    """Tell what was brought down from a position or a depot that was destroyed."""
    return _SHOT_DOWN.match(own) is not None and _FLYING.search(own) is not None


def _subject_of_verb(clause: Clause) -> Side | None:
    """Return the party that stands as subject before an event; one behind it in the
    same stretch between commas goes before one of another: "ворог тисне, місто
    тримають захисники". None for none.
    """
    before = _subject(clause.before, clause)
    near = _subject(clause.before.rpartition(",")[2], clause)
    if before is None or near is not None:
        return before
    behind = _subject(clause.after.partition(",")[0], clause)
    return before if behind is None else behind


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
        passive = agent or _PASSIVE.search(clause.own.strip())
        if passive and beaten is None and agent is None:
            return OTHER[before] if before == OTHER.get(clause.voice) else before
        return agent or before
    subject = _subject(clause.after, clause)
    is_attack = _ATTACK.search(clause.own) is not None
    if subject is not None and (subject is not beaten or not is_attack):
        return subject
    if beaten is None and _PASSIVE.search(clause.own.strip()):
        # "Атака украинских дронов отражена".
        beaten = _party(clause.before.rpartition(",")[2], clause)
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


def _loser(clause: Clause, before: Side | None) -> Side:
    """Return who loses a place: whose loss it is called, else that of whoever speaks of
    it.
    """
    behind = clause.own + clause.after.partition(",")[0]
    loser = before or _party(behind, clause) or clause.voice
    if loser is Side.UNKNOWN:
        return _party(clause.whole, clause) or loser
    return loser


def _taker(clause: Clause, before: Side | None) -> Side:
    low = clause.own.lower()
    if low.startswith(("втра", "поте", "утра")):
        return OTHER.get(_loser(clause, before), Side.UNKNOWN)
    if before is not None:
        return before
    expelled = _party(clause.own, clause) if len(clause.own.split()) > 1 else None
    if expelled is not None:
        return OTHER[expelled]
    subject = _subject(_without_other_events(clause.after, clause), clause)
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


_PASSIVE = re.compile(r"(?:т|н)(?:[оиаы]|ий)$")
# Characters behind "сбили восемь БПЛА" in which their owner stands.
_OWNER_REACH = 12
_FREEING = ("звільн", "деокуп", "освоб", "деоккуп")
# Whose an attack is that was beaten back stands behind it: "атаки ЗСУ".
_ATTACK = re.compile(r"атак|штурм|наступ|спроб|попыт|просуван|продвиж", re.I)
# Behind a verb a capital is what is attacked.
_CAPITAL = re.compile(r"\b(?:Київ|Киев|Москва)\b")
_SHOT_DOWN = re.compile(
    r"(?:збит|збил|збив|знищ|перехоп|приземл|подав|знешкод|сбит|сбил|уничтож|перехва"
    r"|подавл)|(?:дрон|бпла|шахед|геран|ракет|безпілотник|беспилотник|himars|хаймарс"
    r"|atacms|іскандер|искандер|калібр|калибр|кинджал|кинжал)\w* (?:\w+ )?"
    r"(?:збит|збил|збив|знищ|перехоп|сбит|сбил|уничтож|перехва)",
    re.IGNORECASE,
)
_WEAPON = re.compile(
    r"дрон|бпла|шахед|геран|ракет|безпілотник|беспилотник|h?imars|хаймарс|atacms|іскандер"
    r"|искандер|калібр|калибр|кинджал|кинжал",
    re.IGNORECASE,
)
_FLYING = re.compile(
    r"дрон|бпла|шахед|геран|ракет|без?пілотник|беспилотник|h?imars|ха[йі]м[ае]рс|atacms"
    r"|атакмс|[иі]скандер|кал[иі]бр|кинжал|кинджал|циркон|нептун|флам[иі]нго|шторм"
    r"|сторм|storm|скальп|ціл[еіь]|цел[ьеи]|розвідник|разведчик|л[иі]так|самол[её]т",
    re.IGNORECASE,
)
# "Под её контролем", of whoever says it.
_OF_SPEAKER = re.compile(
    r"(?<!\w)(?:її|їхнім|нашим|её|ее|их|нашим|своїм|своим) контрол", re.I
)
# What follows a subject as its verb.
_VERB = re.compile(r" (?:не )?\w+(?:ть|ли|в|ла|ться|ют|ят|ет|ит|ут)(?:ся)?(?!\w)")
_SEIZING = ("захоп", "окуп", "захват", "оккуп")
