"""What Ukrainian and Russian reports claim to have happened: words of military
reporting with their kinds, and whether they are said to have happened at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dashboard.domain.errors import BadInput
from dashboard.domain.words import Hedge, Kind
from dashboard.reading.lexicon.loader import any_of, word_lists
from dashboard.reading.lexicon.schema import InflectedReportWords

# A few words of one clause: none behind "а", "але".
_GAP = r"(?:(?!(?:а|але|но|однак|однако|тоді|тогда) )[^\s;:.!?]+ ){0,6}?[«„“\"]?"
# Characters before an event in which a negation or a modal is its own.
_NEGATION_REACH = 22
_MODAL_REACH = 60
_WHOLLY = r"(?:повністю|полностью|більше|больше|цілком|целиком)"
# Characters before an infinitive in which the verb stands that makes it a fact.
_GOVERNOR_REACH = 40
# "Удару не було": that there was none stands behind.
_NONE_BEHIND = re.compile(
    r"(?: \w+){0,2} (?:не (?:було|была|было|были"
    r"|сталося|відбулося|зафіксовано"
    r"|зафиксирован\w*|произошло)|немає|нет)(?!\w)",
    re.IGNORECASE,
)
# "змогли взяти", of which the infinitive is a fact: in Ukrainian the third person has
# the ending that in Russian is the infinitive's.
_INFINITIVES = {
    "uk": re.compile(
        r"(?!прильоти|ракети|бригади|висоти)\w+ти(?:ся|сь)?(?!\w)", re.IGNORECASE
    ),
    "ru": re.compile(r"\w+(?:ть|ти|чь)(?:ся|сь)?(?!\w)", re.IGNORECASE),
}
# "Могли відступити" of what is past, and the words by which it is a guess.
_MAY_HAVE = re.compile(
    r"(?<!\w)(?<!\bне )(?:міг|мог|могл[аои])(?! би? )(?! бы )(?: вже| уже)? $",
    re.IGNORECASE,
)
_GUESS = re.compile(
    r"(?<!\w)(?:припуска|припусти|ймовірн|імовірн"
    r"|схоже|не виключ|предполож|предполага"
    r"|вероятн|похоже|не исключ)",
    re.IGNORECASE,
)
# "Нет полного контроля": what is not there.
_LACKING = re.compile(
    r"(?<!\w)(?:нет|немає|нема)\s+(?:\w+(?:ого|[оеії]й|[оії]ї|их|ых)\s+)?$",
    re.IGNORECASE,
)
# "Після боїв за X бригаду вивели": when, not what.
_AFTERWARDS = re.compile(
    r"(?<!\w)(?:після|после|(?:з|від"
    r"|с) (?:моменту|часу|момента|времени))"
    r" (?:\w+ ){0,2}$",
    re.IGNORECASE,
)
_OVER = frozenset({Kind.CLASH, Kind.RETAKE, Kind.CAPTURE, Kind.WITHDRAW})
# "Сили для наступу": what it is for has not happened.
_PURPOSE = re.compile(r"(?<!\w)для (?:\w+ )?$", re.IGNORECASE)
# "Захопив", "увійшли", "взято": what is told to have happened.
_FINITE = re.compile(
    r"(?!(?:сел|сёл|тепл|світл|сил|хвил|школ|ціл|дол"
    r"|скал|стріл|стрел|вол|тил|пол|стол"
    r"|вугл|угл|масл|крил|крыл|числ|джерел"
    r"|лікарів|днів)[аоиіы]?(?!\w))"
    r"\w+(?:[аеиуюя]в|йшов|[аеёиоуыя]л(?<!стрел)"
    r"|л[аио]|(?:ен|ан|ит|ят)о"
    r"|(?:[аеиуюя]в|л[аио]?)с[яь])(?!\w)",
    re.IGNORECASE,
)
# Verbs in the present, by their endings; without nouns that end as they do.
_PRESENT_VERBS = {
    "uk": re.compile(
        r"(?<!\w)(?!п.ять|дев.ять|десять|\w+дцять"
        r"|пам.ять|мить|суть|лють|путь|рт)\w*"
        r"(?:[аяую][єює]|[аяую]ють|[уюія]ть|ить"
        r"|їть|[аи]ться|ються|яться"
        r"|[ауюяи]ємо|имо|емо|йде|веде|тисне|лізе"
        r"|б.є|б.ють|немає|нема)(?!\w)"
        r"|(?<!\w)(?:чут(?:и|но)|видно)(?!\w)"
        r"|без (?:світла|води|тепла|зв.язку"
        r"|електр\w+|газу|опалення)"
        r"|(?<!\w)(?:під контролем|наш[ае]?[.,!])",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"(?<!\w)\w*(?:(?<!бра)[дтсвмрл]ят"
        r"|[жчшщ]ат|(?:ход|вод|нос)ит"
        r"|[аяуюеи](?:ет|ют|ем)(?:ся)?|ются"
        r"|[аеёуия]тся|горит|горят|стоит"
        r"|стоят|держ(?:ит|ат|им)|ид[уеё]т|вед[уеё]т|бьют"
        r"|бь[её]т|гремят|гремит|звучат"
        r"|(?:бер|вез|нес|полз|жд|жм|пр|рв"
        r"|плыв)ут|леж[иа]т|жив[уеё]т"
        r"|давит|л[еэ]з[уе]т|везут|возят|рвутся"
        r"|роют|роет|стро[ия]т"
        r"|кру(?:жит|жат)|вид(?:но|ны)|слышны?"
        r"|рабо\w+ют)(?!\w)|(?<!\w)(?:нет)(?!\w)"
        r"|без (?:света|воды|тепла|связи|электр\w+|газа|отопления)",
        re.IGNORECASE,
    ),
}
_WORD = re.compile(r"[\w'’ʼ]+")
# "Не" right before a word.
_NOT = re.compile(r"(?<!\w)не\s+$", re.IGNORECASE)
_NOT_REACH = 8
# Nouns by which a report is called false.
_LABEL = re.compile(
    r"(?:фейк|неправд|брехн|вигадк|дезінформац|дезинформац|ложь|вымыс|вранье)", re.I
)
# Words of the longest sentence that only denies what stands before it.
_SHORT_ANSWER = 14
# What a denial takes up of the sentence before: "це", "такі заяви", "втрату міста", or
# nothing, where it ends the sentence.
_WHAT_WAS_SAID = re.compile(
    r"(?<!\w)(?:це|цю|ці|цього|такі|таку|все|усе"
    r"|это|эту|эти|этого|такие|такую|данную"
    r"|всё"
    r"|інформаці[юя]|информаци[юя]|заяв[иу]|заявлени[ея]|сообщени[ея]|повідомлення"
    r"|(?:втрату|потерю|взяття|взятие|захоплення"
    r"|захват|здачу|сдачу|падіння|падение"
    r"|оточення|окружение|відступ|отступление"
    r"|прорив|прорыв) (?:міста|города|села"
    r"|селища|пос[её]лка|населеного пункту"
    r"|населённого пункта))(?!\w)"
    r"|(?:заперечу(?:є|ють)|запереч(?:ив|ила|или"
    r"|ило)|спростува(?:в|ла|ло|ли)"
    r"|спростову(?:є|ють)|отрица(?:ет|ют|л|ла"
    r"|ли)|опроверг(?:ла|ло|ли)?"
    r"|опроверга(?:ет|ют)|отверг(?:ла|ло|ли)?)\W*$",
    re.IGNORECASE,
)
_LABEL_FIRST = re.compile(
    r"[\W]{0,3}(?:\w+ ){0,2}(?:неправд|брехн|фейк"
    r"|ложь|вранье|враньё|вигадк|выдумк"
    r"|нісенітниц|маячн|чушь|бред|це не так"
    r"|это не так|не так[,.»]"
    r"|нічого подібного|ничего подобного"
    r"|це не відповідає|это не соответств)",
    re.IGNORECASE,
)
# What a denial that stands behind it puts against what was told before.
_REJOINED = frozenset({Kind.CLASH, Kind.HOLD, Kind.CONTROL})
_INSERTED = re.compile(r"[»”\"]?(?:,| [—–-]) $")
_THAT = re.compile(r"(?<!\w)(?:що|что|ніби|нібито|будто)(?!\w)", re.IGNORECASE)
# Behind the words of a denial.
_BEHIND_DENIAL = re.compile(r":\s|,\s|[–—-]\s|[.!]\s")
# Who denies to have done it does not deny that it happened.
_DISOWNED = re.compile(
    r"(?:причетн|причастн|провин|вину|винн|виновн"
    r"|відповідальн|ответственн|участь"
    r"|участие)",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"(?:ован|ен|ён|ян|т)(?:их|ого|ої|ій|ому|ою|ых|ой|ым|ими)$")


@dataclass(frozen=True, slots=True)
class InflectedEvent:
    """Words that tell of an event. start, end: offsets in the text."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class _Patterns:
    rules: tuple[tuple[Kind, re.Pattern[str]], ...]
    military: re.Pattern[str]
    martial: re.Pattern[str]
    harm: re.Pattern[str]
    peaceful: re.Pattern[str]
    wartime: re.Pattern[str]
    plight: re.Pattern[str]
    absence: re.Pattern[str]
    entry: re.Pattern[str]
    welcome: re.Pattern[str]
    negation: re.Pattern[str]
    denial: re.Pattern[str]
    contrary: re.Pattern[str]
    unconfirmed: re.Pattern[str]
    possible: re.Pattern[str]
    unreal_noun: re.Pattern[str]
    subjunctive: re.Pattern[str]
    open_predicate: re.Pattern[str]
    future: re.Pattern[str]
    factual: re.Pattern[str]
    ongoing: re.Pattern[str]
    resulting: re.Pattern[str]
    comment: re.Pattern[str]
    hedge: re.Pattern[str]
    recalled: re.Pattern[str]
    civil: re.Pattern[str]
    joint: re.Pattern[str]
    condition: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    words = word_lists(InflectedReportWords, language)
    beginning = r"(?<!\w)(?:{})"
    return _Patterns(
        rules=tuple(_rules(words, language)),
        military=re.compile(beginning.format("|".join(words.military)), re.I),
        martial=re.compile(beginning.format("|".join(words.martial)), re.I),
        harm=re.compile(beginning.format("|".join(words.harm)), re.I),
        peaceful=re.compile(beginning.format("|".join(words.peaceful)), re.I),
        wartime=any_of(words.wartime),
        plight=any_of(words.plights),
        absence=any_of(words.absences),
        entry=any_of(words.entries),
        welcome=any_of(words.welcomes),
        negation=re.compile(
            rf"(?<!\w)(?:{'|'.join(words.negations)})\s+(?:{_WHOLLY}\s+)?$", re.I
        ),
        denial=any_of(words.denials),
        contrary=any_of(words.contrary),
        unconfirmed=any_of(words.unconfirmed),
        possible=any_of(words.possible),
        unreal_noun=any_of(words.unreal_nouns),
        subjunctive=any_of(words.subjunctive),
        open_predicate=any_of(words.open_predicates),
        future=any_of(words.future),
        factual=any_of(words.factual),
        ongoing=any_of(words.ongoing),
        resulting=any_of(words.resulting),
        comment=any_of(words.comments),
        hedge=any_of(words.hedges),
        recalled=any_of(words.recalled),
        civil=any_of(words.civil),
        joint=re.compile("|".join(words.joints), re.I),
        condition=any_of(words.conditions),
    )


def _rules(
    words: InflectedReportWords,
    language: str,
) -> list[tuple[Kind, re.Pattern[str]]]:
    rules: list[tuple[Kind, re.Pattern[str]]] = []
    for line in words.rules.strip().splitlines():
        kind, _, pattern = line.partition(": ")
        try:
            compiled = re.compile(
                rf"(?<!\w)(?:{pattern.replace('~', _GAP)})(?!\w)", re.IGNORECASE
            )
            rules.append((Kind(kind), compiled))
        except (ValueError, re.error) as error:
            raise BadInput(
                f"{language}/{words.FILE}.toml: rules: {line!r} is no rule ({error});"
                " correct it"
            ) from error
    return rules


def inflected_events(
    text: str,
    start: int,
    end: int,
    language: str,
    *,
    of_war: bool = False,
) -> list[InflectedEvent]:
    """Return the events that a stretch of text tells of, in order; no two overlap.

    of_war: a party to the war says it, so that it needs no other word of war.

    Where two rules match at once, the earlier in the table wins. Peace knows all these
    verbs as well: they tell of an event only beside a word of war.
    """
    patterns = _patterns(language)
    events: list[InflectedEvent] = []
    for kind, pattern in patterns.rules:
        for m in pattern.finditer(text, start, end):
            if not any(m.start() < e.end and e.start < m.end() for e in events):
                events.append(InflectedEvent(m.start(), m.end(), kind))
    if not of_war and not _is_of_war_beside(text, (start, end), events, language):
        events = []
    real = (e for e in events if not _is_attribute(text, e))
    return _without_aims(text, sorted(real, key=lambda e: e.start), language)


def _without_aims(
    text: str,
    events: Sequence[InflectedEvent],
    language: str,
) -> list[InflectedEvent]:
    """Return events in order without what an attack among them was only for."""
    aims = [
        later
        for event, later in pairwise(events)
        if _is_aim(text, event, later, language)
    ]
    return [event for event in events if event not in aims]


def _is_aim(
    text: str,
    before: InflectedEvent,
    event: InflectedEvent,
    language: str,
) -> bool:
    """Tell the infinitive of what an attack was for: "зупинили спроби просунутися"."""
    if before.kind not in _ATTACKS or not _INFINITIVES[language].match(
        text, event.start, event.end
    ):
        return False
    between = text[before.end : event.start]
    return len(between) < _AIM_REACH and _OTHER_CLAUSE.search(between) is None


_ATTACKS = frozenset({Kind.HOLD, Kind.ASSAULT})
_AIM_REACH = 40
_OTHER_CLAUSE = re.compile(r"[,;:.]| (?:і|й|та|и) ")


def _is_of_war_beside(
    text: str,
    span: tuple[int, int],
    events: Sequence[InflectedEvent],
    language: str,
) -> bool:
    """Tell whether a sentence is of war; one that has a word of peace needs a word of
    war alone, or one outside its events and of no mere harm: in accidents people die,
    too.
    """
    patterns = _patterns(language)
    words = text[slice(*span)]
    if patterns.peaceful.search(words) and not patterns.martial.search(words):
        for event in events:
            first, last = event.start - span[0], event.end - span[0]
            words = words[:first] + " " * (last - first) + words[last:]
        words = patterns.harm.sub(" ", words)
    return patterns.military.search(words) is not None


def is_of_war(
    text: str,
    start: int,
    end: int,
    language: str,
) -> bool:
    """Tell whether a stretch of text has a word of war, and, beside a word of peace,
    one that peace does not know.
    """
    patterns = _patterns(language)
    if not patterns.peaceful.search(text, start, end):
        return patterns.military.search(text, start, end) is not None
    events = [
        InflectedEvent(m.start(), m.end(), kind)
        for kind, pattern in patterns.rules
        for m in pattern.finditer(text, start, end)
    ]
    return _is_of_war_beside(text, (start, end), events, language)


def tells_of_war(
    text: str,
    start: int,
    end: int,
    language: str,
) -> bool:
    """Tell whether a text is about this war: it has a word that nothing else has, or an
    office that there is in it alone.
    """
    patterns = _patterns(language)
    signs = (patterns.martial, patterns.wartime)
    return any(sign.search(text, start, end) for sign in signs)


def is_plight(
    text: str,
    start: int,
    end: int,
    language: str,
) -> bool:
    """Tell whether a stretch of text says what a place at war suffers: no light, people
    taken out of it. Beside a word of peace that is no war's doing.
    """
    patterns = _patterns(language)
    if not patterns.plight.search(text, start, end):
        return False
    return (
        not patterns.peaceful.search(text, start, end)
        or patterns.martial.search(text, start, end) is not None
    )


def is_peaceful(
    text: str,
    start: int,
    end: int,
    language: str,
) -> bool:
    """Tell whether a stretch of text has a word of peace and none of war alone."""
    patterns = _patterns(language)
    return (
        patterns.peaceful.search(text, start, end) is not None
        and patterns.martial.search(text, start, end) is None
    )


def is_entry(
    text: str,
    event: InflectedEvent,
    language: str,
) -> bool:
    """Tell whether an event is that somebody comes into a town."""
    entry = _patterns(language).entry
    return entry.match(text, event.start) is not None


def is_welcome(
    text: str,
    start: int,
    end: int,
    language: str,
) -> bool:
    """Tell whether a stretch of text tells of people who greet an army, or of flags."""
    return _patterns(language).welcome.search(text, start, end) is not None


def is_hedged(
    text: str,
    start: int,
    end: int,
    language: str,
) -> bool:
    """Tell whether a stretch of text puts what it tells with caution."""
    return _patterns(language).hedge.search(text, start, end) is not None


def is_no_news(
    text: str,
    start: int,
    end: int,
    language: str,
) -> bool:
    """Tell whether a stretch of text only says what would follow from something, may
    happen, once happened, is not so, or is done in peace.
    """
    patterns = _patterns(language)
    idle = (
        patterns.condition,
        patterns.possible,
        patterns.recalled,
        patterns.denial,
        patterns.civil,
        patterns.absence,
    )
    return any(pattern.search(text, start, end) for pattern in idle)


def _is_attribute(text: str, event: InflectedEvent) -> bool:
    """Tell "захоплених територій", "обстріляного будинку": what describes a noun is no
    event of its own.
    """
    words = text[event.start : event.end].lower().split()
    return len(words) == 1 and _PARTICIPLE.search(words[0]) is not None


def clause_span(
    text: str,
    span: tuple[int, int],
    offset: int,
    language: str,
) -> tuple[int, int]:
    """Return the stretch of a sentence between the joints around an offset."""
    start, end = span
    for joint in _patterns(language).joint.finditer(text, *span):
        if joint.end() <= offset:
            start = joint.end()
        elif joint.start() > offset:
            return start, joint.start()
    return start, end


def factuality_in(
    text: str,
    clause: tuple[int, int],
    event: InflectedEvent,
    language: str,
    sentence: tuple[int, int],
    *,
    dated: bool = False,
) -> Hedge | None:
    """Return how firmly a clause says that an event happened, None where it says only
    that it may happen, is wanted, or once happened. dated: it gives the event a day of
    its own, so that what is recalled keeps that.
    """
    patterns = _patterns(language)
    start, _ = clause
    near = text[max(start, event.start - _NEGATION_REACH) : event.start]
    if patterns.unconfirmed.search(text, *sentence) or _asks(text, sentence):
        return None
    is_denied = _is_denied_in(text, sentence, event, patterns, language)
    if is_denied or _is_negated(near, patterns):
        return Hedge.DENIED
    if _is_commented(text, sentence, event, patterns):
        return None
    if _is_ahead(text, event, patterns, language):
        return _of_infinitive(text, start, event, patterns, sentence)
    if _NONE_BEHIND.match(text, event.end):
        return Hedge.DENIED
    if _is_unreal(text, clause, event, patterns) or _only_serves(event, near):
        return None
    if not dated and patterns.recalled.search(text, *clause):
        return None
    if patterns.hedge.search(text, *clause):
        return Hedge.HEDGED
    return Hedge.ASSERTED


def _is_negated(before: str, patterns: _Patterns) -> bool:
    """Tell the words before an event that say it is not so, or not there."""
    return patterns.negation.search(before) is not None or (
        _LACKING.search(before) is not None
    )


def _is_commented(
    text: str,
    sentence: tuple[int, int],
    event: InflectedEvent,
    patterns: _Patterns,
) -> bool:
    """Tell what is only told of what others say: "Так он прокомментировал сообщения о
    взятии города".
    """
    comment = patterns.comment.search(text, *sentence)
    return comment is not None and comment.end() <= event.start


def _is_ahead(
    text: str,
    event: InflectedEvent,
    patterns: _Patterns,
    language: str,
) -> bool:
    """Tell whether a verb names an event in the infinitive or the future."""
    if patterns.future.match(text, event.start, event.end):
        return True
    if not _INFINITIVES[language].match(text, event.start, event.end):
        return False
    # "Ракети вдарили": a noun that ends as an infinitive does.
    return not _is_finite(text, event)


def _only_serves(event: InflectedEvent, before: str) -> bool:
    """Tell a noun that says what something is for, or when something else was."""
    if _PURPOSE.search(before):
        return True
    return event.kind in _OVER and _AFTERWARDS.search(before) is not None


def _is_open(
    text: str,
    clause: tuple[int, int],
    event: InflectedEvent,
    patterns: _Patterns,
) -> bool:
    """Tell whether what is said of a noun leaves open if its event happened."""
    predicate = patterns.open_predicate.search(text, event.end, clause[1])
    return predicate is not None and not _is_finite(text, event)


def _asks(text: str, sentence: tuple[int, int]) -> bool:
    """Tell a question: what it asks after is not said to be so."""
    return text[slice(*sentence)].rstrip(' \n»”"').endswith("?")


def _is_unreal(
    text: str,
    clause: tuple[int, int],
    event: InflectedEvent,
    patterns: _Patterns,
) -> bool:
    """Tell what a clause leaves open, by its verb or by what it says of a noun."""
    return _is_irreal(text, clause, event, patterns) or _is_open(
        text, clause, event, patterns
    )


def _is_irreal(
    text: str,
    clause: tuple[int, int],
    event: InflectedEvent,
    patterns: _Patterns,
) -> bool:
    """Tell what a clause says may, might or would happen. "Through the threat of a
    siege they left": a noun of threat bears on the noun behind it alone, and a clause
    of purpose ends at its comma.
    """
    start, end = clause
    least = max(start, event.start - _MODAL_REACH)
    comma = text.rfind(",", start, event.start) + 1
    behind = text.find(",", event.end, end)
    segment = max(start, comma), end if behind < 0 else behind
    if patterns.subjunctive.search(text, *segment):
        return True
    if not _is_finite(text, event):
        return patterns.possible.search(text, least, event.start) is not None
    return any(
        patterns.unreal_noun.match(text, modal.start()) is None
        for modal in patterns.possible.finditer(text, max(least, comma), event.start)
    )


def _is_finite(text: str, event: InflectedEvent) -> bool:
    """Tell whether a verb in the past tells of an event."""
    words = text[event.start : event.end].split()
    return any(_FINITE.match(word) for word in (words[0], words[-1]))


def _is_denied_in(
    text: str,
    sentence: tuple[int, int],
    event: InflectedEvent,
    patterns: _Patterns,
    language: str,
) -> bool:
    """Tell whether a sentence denies an event. "Contrary to X" denies no more than what
    X tells of; what follows behind a colon is what the
    one who denies it says instead, but behind a label as "Fake:" it is what is false.
    """
    denials = _denials(text, sentence, event, patterns, language)
    contrary = [d for d in denials if patterns.contrary.match(text, d.start())]
    for phrase in contrary:
        comma = text.find(",", phrase.end(), sentence[1])
        end = sentence[1] if comma < 0 else comma
        if phrase.start() <= event.start < end:
            return True
    denial = next((d for d in denials if d not in contrary), None)
    if denial is None:
        return False
    colon = text.find(":", denial.end(), max(denial.end(), event.start))
    if colon < 0:
        return True
    is_label = _LABEL.match(denial.group()) is not None
    return is_label and not inflected_events(
        text, sentence[0], colon, language, of_war=True
    )


def _denials(
    text: str,
    sentence: tuple[int, int],
    event: InflectedEvent,
    patterns: _Patterns,
    language: str,
) -> list[re.Match[str]]:
    """Return the words of denial that stand, and speak of that event."""
    return [
        d
        for d in patterns.denial.finditer(text, *sentence)
        if not _is_undone(text, d.start())
        and not _is_rejoinder(text, sentence, d, event, language)
    ]


def _is_rejoinder(
    text: str,
    sentence: tuple[int, int],
    denial: re.Match[str],
    event: InflectedEvent,
    language: str,
) -> bool:
    """Tell "бої тривають, заперечує речник": how things are is what he says against
    what was told before, unless his denial takes up a clause with "that".
    """
    if event.kind not in _REJOINED or event.end > denial.start():
        return False
    denying = word_lists(InflectedReportWords, language).denying
    if any_of(denying).fullmatch(denial.group()) is None:
        return False
    inserted = _INSERTED.search(text, sentence[0], denial.start())
    return inserted is not None and _THAT.search(text, *sentence) is None


def _is_undone(text: str, start: int) -> bool:
    """Tell a denial that is itself negated: "ніхто не заперечує"."""
    return _NOT.search(text[max(0, start - _NOT_REACH) : start]) is not None


def _is_guessed(
    text: str,
    sentence: tuple[int, int],
    event: InflectedEvent,
) -> bool:
    """Tell "припускає, що могли відступити": somebody takes it to have happened."""
    before = text[max(sentence[0], event.start - _GOVERNOR_REACH) : event.start]
    if _MAY_HAVE.search(before) is None:
        return False
    return _GUESS.search(text, *sentence) is not None


def _of_infinitive(
    text: str,
    start: int,
    event: InflectedEvent,
    patterns: _Patterns,
    sentence: tuple[int, int],
) -> Hedge | None:
    """Return how firmly an infinitive or a future tells of an event: "змогли взяти" as
    a fact, "не змогли взяти" as a denial, a guess with caution, else None.
    """
    if _is_guessed(text, sentence, event):
        return Hedge.HEDGED
    least = max(start, event.start - _GOVERNOR_REACH)
    governors = list(patterns.factual.finditer(text, least, event.start))
    if not governors:
        return None
    if patterns.negation.search(text[least : governors[-1].start()]):
        return Hedge.DENIED
    return Hedge.ASSERTED


def is_answer(
    text: str,
    start: int,
    end: int,
    language: str,
) -> bool:
    """Tell a stretch of text that says of what was told before it that it is not so:
    "Київ це заперечує", "«Неправда», — сказав мер".
    """
    patterns = _patterns(language)
    denial = patterns.denial.search(text, start, end)
    if denial is None or _DISOWNED.search(text, start, end):
        return False
    if _is_undone(text, denial.start()) or _asks(text, (start, end)):
        return False
    if _LABEL_FIRST.match(text, start, end):
        return True
    words, colon, behind = text[start:end].partition(":")
    if colon and _LABEL_FIRST.match(behind):
        # "Речник: неправда."
        return len(behind.split()) <= _SHORT_ANSWER
    is_short = len(words.split()) <= _SHORT_ANSWER
    return is_short and _WHAT_WAS_SAID.search(words) is not None


def answer_end(
    text: str,
    start: int,
    end: int,
    language: str,
) -> int | None:
    """Return where what is said instead begins behind a denial, None where nothing
    follows it.
    """
    denial = _patterns(language).denial.search(text, start, end)
    if denial is None:
        return None
    mark = _BEHIND_DENIAL.search(text, denial.end(), end)
    return None if mark is None else mark.end()


def is_lasting_result(
    text: str,
    start: int,
    end: int,
    language: str,
) -> bool:
    """Tell whether a stretch of text tells how something is since it was done:
    "обесточен", "перекрито".
    """
    return _patterns(language).resulting.search(text, start, end) is not None


def is_comment(text: str, start: int, end: int, language: str) -> bool:
    """Tell whether a stretch of text says that others' words were commented on."""
    return _patterns(language).comment.search(text, start, end) is not None


def is_ongoing(text: str, start: int, end: int, language: str) -> bool:
    """Tell whether a stretch of text tells of what goes on as it is told."""
    return _patterns(language).ongoing.search(text, start, end) is not None


def speaks_in_present(words: str, language: str) -> bool:
    """Tell words with a verb in the present and none in the past; verbs of saying do
    not count.
    """
    plain = _saying(language).sub(" ", words)
    if speaks_in_past(plain):
        return False
    return _PRESENT_VERBS[language].search(plain) is not None


def speaks_in_past(words: str) -> bool:
    """Tell words with a verb in the past."""
    return any(_FINITE.match(word) for word in _WORD.findall(words))


def refers_back_to_place(
    text: str,
    span: tuple[int, int],
    language: str,
) -> bool:
    """Tell whether a sentence refers to a place spoken of before: "там", "у місті"."""
    return _there(language).search(text, *span) is not None


def is_aimed_at(text: str, start: int, language: str) -> bool:
    """Tell whether a place is only the aim of a movement: "у напрямку X"."""
    return _toward(language).search(text[max(0, start - 60) : start]) is not None


@cache
def _saying(language: str) -> re.Pattern[str]:
    return any_of(word_lists(InflectedReportWords, language).reporting)


@cache
def _there(language: str) -> re.Pattern[str]:
    return any_of(word_lists(InflectedReportWords, language).there)


@cache
def _toward(language: str) -> re.Pattern[str]:
    words: Sequence[str] = word_lists(InflectedReportWords, language).toward
    return re.compile(rf"(?:{'|'.join(words)})(?: \w+)?\s*$", re.IGNORECASE)
