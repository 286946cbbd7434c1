"""Ukrainian and Russian sentences with their places become draft claims: what happened
there, who says so, when, and how firmly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice, pairwise

from dashboard.claimants.phonetics import person_in
from dashboard.domain.article import Article
from dashboard.domain.place import Place
from dashboard.domain.words import Hedge, Kind, Precision, Side
from dashboard.reading.claims.drafts import ClaimDraft
from dashboard.reading.claims.people.attribution import OTHER, Attribution
from dashboard.reading.claims.reasons import PEACEFUL, PLACELESS, UNCONFIRMED
from dashboard.reading.claims.slavic.inflected_attribution import (
    Clause,
    Speaker,
    actor_in,
    heading_speaker,
    is_bare_name,
    is_inside_quotation,
    is_named_person,
    is_office,
    is_own_channel,
    signing_speaker,
    speaker_in,
    speaks_of_party,
    subject_before,
    voice_of,
)
from dashboard.reading.claims.slavic.inflected_events import (
    InflectedEvent,
    answer_end,
    clause_span,
    factuality_in,
    inflected_events,
    is_aimed_at,
    is_answer,
    is_comment,
    is_entry,
    is_hedged,
    is_lasting_result,
    is_no_news,
    is_of_war,
    is_ongoing,
    is_peaceful,
    is_plight,
    is_welcome,
    refers_back_to_place,
    speaks_in_past,
    speaks_in_present,
    tells_of_war,
)
from dashboard.reading.claims.slavic.inflected_lists import (
    ListHeading,
    list_heading,
    listed_event,
    stands_under,
)
from dashboard.reading.claims.time_and_place import (
    AT_WAR,
    EventDates,
    is_country,
    is_wide,
    place_of_mention,
)
from dashboard.reading.dates.expressions import DateExpression
from dashboard.reading.dates.inflected import entry_day, find_inflected_dates
from dashboard.reading.lexicon.loader import word_lists
from dashboard.reading.lexicon.schema import InflectedPlaceWords
from dashboard.reading.model import Mention, Rejected, Role, Sentence
from dashboard.reading.places.inflected import is_border_village
from dashboard.reading.places.recognise import is_across_border
from dashboard.reading.text.nlp import RUSSIAN

MOST_EVENTS = 40
"""Events that are looked at in one sentence."""
MOST_TURNS = 8
"""Places of one sentence at which it is looked whether somebody else goes on."""
_OWN_REACH = 40
# Characters around a sentence in which another tells what it is about.
_AROUND = 300
# Characters before a sentence in which it is told who awaits an army.
_WELCOME_REACH = 120
HEADING = 400
"""Characters of a text in which a summary names its staff and its day."""
_JOINING = frozenset({", ", " та ", " і ", " й ", " и ", ", а також ", ", а также "})
# "На Київщині та у Стрию": a preposition may stand before each name of a list.
_LIST_PREPOSITION = re.compile(r"(?<= )(?:у|в|на|по|над|під|под|біля|у районі) $")
WAR_BEGAN = date(2014, 2, 20)
"""The day from which Russia's war against Ukraine is reckoned."""
EARLIER = "tells of a time before this war"
# "1943 року", "весной 1944-го".
_OLD_YEAR = re.compile(
    r"(?<!\w)1[89]\d\d(?:-(?:го|му|м|й)"
    r"|(?: року?| році| рр?\.| год[ау]?| г\.))"
    r"(?!\w)(?! (?:народжен|рожден|випуск|выпуск))",
    re.IGNORECASE,
)
_STATEMENT_VERB = re.compile(
    r"(?i:(?<!\w)(?:вибух|взрыв)\w*)"
    r"|\w{3,}(?:ли|ла|ло|в|вся|лися|ють|ить|ать"
    r"|ено|ано|ены|аны|иты|ито|ться"
    r"|ет|ют|ит|ят)(?!\w)"
)


@dataclass(slots=True)
class InflectedDiscourse:
    """What an article in these languages has said so far. day: from which its words of
    time count. period: of a summary that tells of the day that has passed. entry: day
    of the heading that an entry stands under. spoken: the days last spoken of. opened:
    the day that a sentence without a place gave to the next of its paragraph, or the
    time up to now with which a paragraph began. said_on: the day on which who speaks in
    this paragraph said it. list_heading: under which list the lines stand. latest,
    latest_at: the drafts of the sentence that gave some last, and its number.
    following: start of a sentence -> the next one of its paragraph. of_war: whether the
    article is of this war by its words.
    """

    article: Article
    language: str
    voice: Side
    day: date | None
    heading: Speaker | None
    speaker: Speaker | None = None
    speaker_paragraph: int = -1
    place: Mention | None = None
    place_at: int = -10
    place_paragraph: int = -1
    is_only_place: bool = False
    period: DateExpression | None = None
    entry: date | None = None
    spoken: tuple[date | None, date | None] = (None, None)
    opened: DateExpression | None = None
    opened_paragraph: int = -1
    last_named: Speaker | None = field(default=None)
    said_on: DateExpression | None = None
    said_paragraph: int = -1
    list_heading: ListHeading | None = None
    latest: list[ClaimDraft] = field(default_factory=list)
    latest_at: int = -10
    following: Mapping[int, Sentence] = field(default_factory=dict)
    of_war: bool = False


def discourse_of(
    article: Article,
    sentences: Sequence[Sentence],
) -> InflectedDiscourse:
    """Return the discourse at the beginning of an article. sentences: those in the
    language; at least one.
    """
    language = sentences[0].language
    text = article.text
    end = min(len(text), HEADING)
    heading = heading_speaker(text, end, language) or signing_speaker(text, language)
    voice = voice_of(text, article.publisher, language)
    if heading is not None and heading.side in OTHER:
        voice = heading.side
    day = article.published
    first = sentences[0]
    stated = re.search(
        r"станом на|по состоянию на", text[: min(end, first.end)], re.IGNORECASE
    )
    if stated:
        named = find_inflected_dates(text, stated.end(), end, language, day)
        days = [e.last for e in named if e.last and not e.relative]
        day = days[0] if days else day
    following = {
        sentence.start: after
        for sentence, after in pairwise(sentences)
        if sentence.paragraph == after.paragraph
    }
    return InflectedDiscourse(
        article,
        language,
        voice,
        day,
        heading,
        following=following,
        of_war=tells_of_war(text, 0, len(text), language),
    )


def inflected_drafts(
    discourse: InflectedDiscourse,
    number: int,
    sentence: Sentence,
    mentions: Sequence[Mention],
) -> Iterator[ClaimDraft | Rejected]:
    """Yield the draft claims of a sentence, or why it gives none. number: of the
    sentence. mentions: of places in it.
    """
    text, language = discourse.article.text, sentence.language
    span = sentence.start, sentence.end
    heading = entry_day(text, *span, language, discourse.article.published)
    if heading is not None:
        discourse.entry = discourse.day = heading
        return
    for part in _answer_apart(text, sentence):
        own = [m for m in mentions if part.start <= m.start < part.end]
        answered = list(_answers(discourse, number, part, own))
        if not answered:
            yield from _accusations(discourse, number, part, own)
        yield from answered
        rest = _beyond_answer(discourse, part) if answered else part
        if rest is None:
            continue
        drafts = []
        for item in _drafts_of(discourse, number, rest, own):
            if isinstance(item, ClaimDraft):
                drafts.append(item)
            yield item
        if drafts:
            discourse.latest, discourse.latest_at = drafts, number


def _answer_apart(
    text: str,
    sentence: Sentence,
) -> list[Sentence]:
    """Return a sentence in two parts where its second is somebody else's: "росіяни
    заявили про X, але Генштаб це спростував", "ЗСУ в X; Москва твердить, що …".
    """
    joints = _TURN.finditer(text, sentence.start, sentence.end)
    for joint in islice(joints, MOST_TURNS):
        tail = joint.end(), sentence.end
        speaker = speaker_in(text, *tail, sentence.language)
        opens = speaker is not None and speaker.start - tail[0] <= _OPENING_REACH
        if opens or is_answer(text, *tail, sentence.language):
            return [
                replace(sentence, end=joint.start()),
                replace(sentence, start=joint.end()),
            ]
    return [sentence]


def _answers(
    discourse: InflectedDiscourse,
    number: int,
    sentence: Sentence,
    mentions: Sequence[Mention],
) -> Iterator[ClaimDraft]:
    """Yield what somebody denies of the claims just made, in their own name: "Київ це
    заперечує".
    """
    text, language = discourse.article.text, sentence.language
    span = sentence.start, sentence.end
    if number - discourse.latest_at > 1 or not is_answer(text, *span, language):
        return
    speaker = speaker_in(text, *span, language)
    if speaker is None or speaker.is_pronoun:
        return
    if any(_is_usable(m, speaker) and m.start > speaker.end for m in mentions):
        return
    for draft in discourse.latest:
        attribution = speaker.attribution()
        if attribution.side is Side.UNKNOWN and draft.attribution is not None:
            attribution = _of_other_side(attribution, draft.attribution)
        if draft.claimant != attribution.claimant and draft.hedge is not Hedge.DENIED:
            yield replace(
                draft,
                span=span,
                at=sentence.start,
                attribution=attribution,
                hedge=Hedge.DENIED,
            )


def _accusations(
    discourse: InflectedDiscourse,
    number: int,
    sentence: Sentence,
    mentions: Sequence[Mention],
) -> Iterator[ClaimDraft]:
    """Yield the blow just told of as the deed of the party that another accuses of it:
    "Міноборони РФ звинуватило в цьому Київ".
    """
    text, span = discourse.article.text, (sentence.start, sentence.end)
    speaker = _accuser(text, span, sentence.language)
    if speaker is None or number - discourse.latest_at > 1:
        return
    if any(_is_usable(m, speaker) and not _is_accused(text, span, m) for m in mentions):
        return
    for draft in discourse.latest:
        if draft.kind in _BLOWS and draft.hedge is not Hedge.DENIED:
            yield replace(
                draft,
                span=span,
                at=sentence.start,
                kind=Kind.STRIKE,
                attribution=speaker.attribution(),
                actor=OTHER[speaker.side],
                hedge=speaker.hedge,
            )


def _accuser(text: str, span: tuple[int, int], language: str) -> Speaker | None:
    """Return the party that accuses another of what was told before."""
    accusation = _ACCUSES_OF_THIS.search(text, *span)
    if accusation is None or not _ACCUSED.search(text, accusation.end(), span[1]):
        return None
    speaker = speaker_in(text, *span, language)
    return speaker if speaker is not None and speaker.side in OTHER else None


def _beyond_answer(
    discourse: InflectedDiscourse,
    sentence: Sentence,
) -> Sentence | None:
    """Return what the one who denies says instead, behind the words of the denial:
    "Це неправда, бої тривають у селищі"; None where nothing follows. They are its
    speaker from here on.
    """
    text, language = discourse.article.text, sentence.language
    speaker = speaker_in(text, sentence.start, sentence.end, language)
    if speaker is not None:
        discourse.speaker, discourse.last_named = speaker, speaker
        discourse.speaker_paragraph = sentence.paragraph
    start = answer_end(text, sentence.start, sentence.end, language)
    if start is None:
        return None
    return replace(sentence, start=start)


def _of_other_side(
    answering: Attribution,
    answered: Attribution,
) -> Attribution:
    """Return an office that denies what a party says as one of the other party."""
    side = OTHER.get(answered.side)
    if side is None or not is_office(answering.claimant):
        return answering
    return replace(answering, side=side)


def _drafts_of(
    discourse: InflectedDiscourse,
    number: int,
    sentence: Sentence,
    mentions: Sequence[Mention],
) -> Iterator[ClaimDraft | Rejected]:
    """Yield the draft claims of a sentence by itself, or why it gives none."""
    text, language = discourse.article.text, sentence.language
    span = sentence.start, sentence.end
    speaker = speaker_in(text, *span, language)
    attribution = _attribution(discourse, speaker, sentence)
    dates = find_inflected_dates(text, *span, language, discourse.day, discourse.spoken)
    mentions = _outside_dates(mentions, dates)
    of_war = attribution is not None and attribution.side in _WARRING
    of_war = of_war or _is_among_claims(discourse, number, sentence)
    events = inflected_events(text, *span, language, of_war=of_war)[:MOST_EVENTS]
    reason = ""
    if events and _is_of_old(text, span, dates):
        reason = EARLIER
    elif _is_about_others(text, span, events, mentions, language):
        reason = PEACEFUL
    if reason:
        yield _rejected(text, sentence, reason)
        return
    events = [e for e in events if _is_told(text, span, e, speaker, mentions)]
    usable = _usable_places(text, span, mentions, events, speaker)
    events = events or _events_of_list(discourse, sentence, usable)
    places = _places_of_events(text, events, usable, language)
    reader = _SentenceReader(
        discourse, sentence, attribution, dates, speaker, events, usable
    )
    is_heading = _opens_list(discourse, sentence, speaker, dates)
    if not is_heading or _narrow(usable):
        # Of "Обстріли Сумщини за добу:" the lines below tell where.
        yield from _told_by(reader, places, usable, number)
    _remember(discourse, number, sentence, usable, dates)
    _remember_day_of_saying(discourse, sentence, speaker, dates)


def _is_about_others(
    text: str,
    span: tuple[int, int],
    events: Sequence[InflectedEvent],
    mentions: Sequence[Mention],
    language: str,
) -> bool:
    """Tell what people do who fight in no war, or in another one."""
    if not events:
        return False
    if _is_of_travellers(text, span, events, mentions):
        return True
    return _is_of_other_war(text, span, mentions, language)


def _is_of_old(
    text: str,
    span: tuple[int, int],
    dates: Sequence[DateExpression],
) -> bool:
    """Tell what is told of a year before this war; "in 1943 …, and yesterday …" tells
    of now as well.
    """
    if _OLD_YEAR.search(text, *span) is None:
        return False
    return not any(e.relative and e.first == e.last for e in dates)


def _is_told(
    text: str,
    span: tuple[int, int],
    event: InflectedEvent,
    speaker: Speaker | None,
    mentions: Sequence[Mention],
) -> bool:
    """Tell an event that is part of no name, and not only recalled of a place."""
    if _is_within(event, speaker) or _is_named(event, mentions):
        return False
    return not _is_background(text, span, event)


def _is_of_travellers(
    text: str,
    span: tuple[int, int],
    events: Sequence[InflectedEvent],
    mentions: Sequence[Mention],
) -> bool:
    """Tell "Президент Чехії залишив Київ": one person leaves a place, no army, and
    nothing else happens; the subject before the verb is an office of state, or a name
    that no place has.
    """
    if any(event.kind is not Kind.WITHDRAW for event in events):
        return False
    return all(_is_of_traveller(text, span, event, mentions) for event in events)


def _is_of_traveller(
    text: str,
    span: tuple[int, int],
    event: InflectedEvent,
    mentions: Sequence[Mention],
) -> bool:
    if not _LEFT_ALONE.match(text, event.start, event.end):
        return False
    first, _ = _segment(text, span, event.start)
    subject = text[first : event.start].strip()
    if _OF_STATE.match(subject):
        return True
    if any(first < m.end and m.start < event.start for m in mentions):
        return False
    return _names_person(subject)


def _names_person(subject: str) -> bool:
    """Tell a first name and another, or somebody of the directory; no unit."""
    if is_named_person(subject) or person_in(subject) is not None:
        return True
    is_full = is_bare_name(subject) and " " in subject
    return is_full and _UNIT.search(subject) is None


def _told_by(
    reader: _SentenceReader,
    places: Sequence[Sequence[Mention]],
    usable: Sequence[Mention],
    number: int,
) -> Iterator[ClaimDraft | Rejected]:
    """Yield what a sentence claims, or why it claims nothing. places: of each event;
    usable: those where something may have happened.
    """
    text, sentence, events = reader.text, reader.sentence, reader.events
    drafts, is_possible = reader.drafts(events, places, number)
    if drafts:
        recent = [d for d in drafts if not d.dates.last or d.dates.last >= WAR_BEGAN]
        yield from recent
        if len(recent) < len(drafts):
            yield _rejected(text, sentence, EARLIER)
    elif is_possible:
        yield _rejected(text, sentence, UNCONFIRMED)
    elif not events:
        yield from reader.statement(usable, number)
    elif not usable:
        yield _rejected(text, sentence, PLACELESS)


def _outside_dates(
    mentions: Sequence[Mention],
    dates: Sequence[DateExpression],
) -> list[Mention]:
    """Return the places but those that are words of time: "Ровно год назад" is not of
    Rivne.
    """
    return [m for m in mentions if not any(e.start <= m.start < e.end for e in dates)]


def _events_of_list(
    discourse: InflectedDiscourse,
    sentence: Sentence,
    places: Sequence[Mention],
) -> list[InflectedEvent]:
    """Return the event that the heading of a list tells of the places of this line."""
    text, heading = discourse.article.text, discourse.list_heading
    if heading is None or not stands_under(text, heading, sentence):
        return []
    event = listed_event(text, heading, sentence, places)
    return [] if event is None else [event]


def _opens_list(
    discourse: InflectedDiscourse,
    sentence: Sentence,
    speaker: Speaker | None,
    dates: Sequence[DateExpression],
) -> bool:
    """Tell the heading of a list, which is kept for its lines."""
    heading = list_heading(discourse.article.text, sentence, speaker, dates)
    if heading is not None:
        discourse.list_heading = heading
    return heading is not None


def _narrow(places: Sequence[Mention]) -> list[Mention]:
    return [m for m in places if not _is_division(m)]


def _is_among_claims(
    discourse: InflectedDiscourse,
    number: int,
    sentence: Sentence,
) -> bool:
    """Tell a sentence right behind one that gave claims, or with words that only this
    war has around it, and no word of peace: it needs no word of war of its own.
    """
    text, language = discourse.article.text, sentence.language
    around = max(0, sentence.start - _AROUND), sentence.end + _AROUND
    is_near = number - discourse.latest_at <= 1
    if not is_near and not tells_of_war(text, *around, language):
        return False
    return not is_peaceful(text, sentence.start, sentence.end, language)


def _rejected(
    text: str,
    sentence: Sentence,
    reason: str,
) -> Rejected:
    start, end = sentence.start, sentence.end
    return Rejected(start, end, text[start:end], reason)


def _is_within(
    event: InflectedEvent,
    speaker: Speaker | None,
) -> bool:
    return speaker is not None and speaker.start <= event.start < speaker.end


def _is_background(
    text: str,
    span: tuple[int, int],
    event: InflectedEvent,
) -> bool:
    """Tell what a relative clause recalls of a place: "X, яке втратив тиждень тому"."""
    comma = text.rfind(",", span[0], event.start)
    return comma > 0 and _RELATIVE.match(text, comma, event.start) is not None


def _is_of_other_war(
    text: str,
    span: tuple[int, int],
    mentions: Sequence[Mention],
    language: str,
) -> bool:
    """Tell what happens to others elsewhere: it names a country at no war here, no
    place of this one, and neither party. A town's name alone tells too little: in one
    of its cases it may be spelt like one of ours.
    """
    placed = [m.place for m in mentions if m.place is not None]
    if not any(place.kind == "country" or _is_large(place) for place in placed):
        return False
    if any(place.country in AT_WAR for place in placed):
        return False
    return not speaks_of_party(text[slice(*span)], language)


def _is_large(place: Place) -> bool:
    """Tell a city too large for its name to be that of a village of ours."""
    return (place.population or 0) >= _CITY


def _is_of_others(
    text: str,
    span: tuple[int, int],
    places: Sequence[Mention],
    language: str,
) -> bool:
    """Tell what is only said of places in countries at no war here, with neither party:
    manoeuvres of others.
    """
    countries = {m.place.country for m in places if m.place is not None}
    if countries & AT_WAR:
        return False
    return not speaks_of_party(text[slice(*span)], language)


def _is_named(
    event: InflectedEvent,
    mentions: Sequence[Mention],
) -> bool:
    """Tell words that are only part of a name: "Билицьке"."""
    return any(m.start <= event.start < m.end for m in mentions)


def _usable_places(
    text: str,
    span: tuple[int, int],
    mentions: Sequence[Mention],
    events: Sequence[InflectedEvent],
    speaker: Speaker | None,
) -> list[Mention]:
    """Return where something may have happened. A place in a claimant's title counts
    where there is no other, nor a name that may be one.
    """
    usable = [
        m for m in mentions if _is_usable(m, speaker) and not _is_accused(text, span, m)
    ]
    if events and not usable and not _names_another(text, span, mentions, speaker):
        return [m for m in mentions if _is_usable(m, None)]
    return usable


def _is_accused(
    text: str,
    span: tuple[int, int],
    mention: Mention,
) -> bool:
    """Tell "обвинил Киев": a government, not a place."""
    before = text[max(span[0], mention.start - _ACCUSATION_REACH) : mention.start]
    return _ACCUSES.search(before) is not None


def _names_another(
    text: str,
    span: tuple[int, int],
    mentions: Sequence[Mention],
    speaker: Speaker | None,
) -> bool:
    """Tell whether a sentence has a name outside its claimant's that nobody knows."""
    taken = [(m.start, m.end) for m in mentions]
    if speaker is not None:
        taken.append((speaker.start, speaker.end))
    return any(
        not any(first <= name.start() < last for first, last in taken)
        for name in _UNKNOWN_NAME.finditer(text, *span)
    )


def _is_usable(mention: Mention, speaker: Speaker | None) -> bool:
    """Tell a place where something may have happened: not one in a claimant's title."""
    if mention.role is not Role.PLACE or is_country(mention):
        return False
    if not _CYRILLIC.search(mention.place_as_written):
        # "The New York Times", in a sentence of another alphabet.
        return False
    return speaker is None or not speaker.start <= mention.start < speaker.end


def _attribution(
    discourse: InflectedDiscourse,
    speaker: Speaker | None,
    sentence: Sentence,
) -> Attribution | None:
    """Return who says a sentence: whom it names, who spoke before in its paragraph, or
    the staff whose summary it is.
    """
    if speaker is not None and speaker.is_pronoun:
        speaker = _meant_by(discourse, speaker)
    if speaker is not None:
        discourse.speaker, discourse.last_named = speaker, speaker
        discourse.speaker_paragraph = sentence.paragraph
        return speaker.attribution()
    if discourse.speaker and discourse.speaker_paragraph == sentence.paragraph:
        carried = discourse.speaker.attribution()
        return Attribution(carried.claimant, carried.side, 0, 0, 1)
    listed = discourse.list_heading
    if listed and stands_under(discourse.article.text, listed, sentence):
        speaker = listed.speaker
    speaker = speaker or _speaker_behind(discourse, sentence)
    if speaker is not None:
        return speaker.attribution()
    if discourse.heading is not None:
        return discourse.heading.attribution()
    return None


def _meant_by(discourse: InflectedDiscourse, pronoun: Speaker) -> Speaker | None:
    """Return who was named before and speaks now, else the office that is named."""
    named = discourse.last_named
    if named is not None:
        # "Утверждает он": by the verb of this sentence, not of the one before.
        return replace(named, hedge=pronoun.hedge)
    # "Речник" is whoever was named before, else he is named no nearer.
    return pronoun if is_office(pronoun.claimant) else None


def _speaker_behind(
    discourse: InflectedDiscourse,
    sentence: Sentence,
) -> Speaker | None:
    """Return who is named only in the next sentence: "... Про це повідомляє X", or a
    last word about the same ("Є поранені, пише X").
    """
    after = discourse.following.get(sentence.start)
    for _ in range(_MOST_BEHIND):
        if after is None:
            return None
        speaker = speaker_in(
            discourse.article.text, after.start, after.end, after.language
        )
        if speaker is not None:
            is_his = _is_said_behind(discourse.article.text, after, speaker)
            return speaker if is_his else None
        if _names_something(discourse.article.text[after.start + 1 : after.end]):
            return None
        after = discourse.following.get(after.start)
    return None


def _is_said_behind(
    text: str,
    sentence: Sentence,
    speaker: Speaker,
) -> bool:
    """Tell whether who is named in a sentence says the ones before it as well: "Про це
    повідомляє X", or a last word about the same ("Є поранені, пише X").
    """
    if speaker.is_pronoun:
        return False
    if _ABOUT_THIS.match(text, sentence.start) or is_inside_quotation(
        text, sentence.start
    ):
        return True
    if _IN_REPORT.match(text, speaker.start):
        # "…, говорится в сводке X": the report is of all that stands before.
        return True
    is_last = speaker.end >= sentence.end - 1
    return is_last and not _names_something(text[sentence.start + 1 : speaker.start])


def _names_something(words: str) -> bool:
    """Tell words with a name outside quotation marks: of another place or person."""
    return any(letter.isupper() for letter in _IN_QUOTES.sub(" ", words))


def _remember_day_of_saying(
    discourse: InflectedDiscourse,
    sentence: Sentence,
    speaker: Speaker | None,
    dates: Sequence[DateExpression],
) -> None:
    """Keep the day on which somebody said what a sentence tells, for what he goes on to
    say; another speaker has none of it.
    """
    if speaker is None or speaker.is_pronoun:
        return
    days = [e for e in dates if speaker.start <= e.start <= speaker.end + 1 and e.last]
    discourse.said_on = days[0] if days else None
    discourse.said_paragraph = sentence.paragraph


def _remember(
    discourse: InflectedDiscourse,
    number: int,
    sentence: Sentence,
    usable: Sequence[Mention],
    dates: Sequence[DateExpression],
) -> None:
    narrow = _narrow(usable)
    if narrow:
        discourse.place, discourse.place_at = narrow[-1], number
        discourse.place_paragraph = sentence.paragraph
        discourse.is_only_place = len(narrow) == 1
    if narrow or not any(e.last for e in dates):
        if narrow or discourse.opened_paragraph != sentence.paragraph:
            discourse.opened = None
    else:
        discourse.opened = next(e for e in dates if e.last)
        discourse.opened_paragraph = sentence.paragraph
    _remember_opening(discourse, sentence, dates)
    for expression in dates:
        if expression.last is not None:
            discourse.spoken = expression.first, expression.last
        long = expression.first != expression.last
        if expression.relative and expression.first and long:
            discourse.period = expression


def _remember_opening(
    discourse: InflectedDiscourse,
    sentence: Sentence,
    dates: Sequence[DateExpression],
) -> None:
    """Keep the time up to the report with which a paragraph begins: "За минувшие сутки
    …" frames what follows.
    """
    day = discourse.article.published
    for expression in dates[:1]:
        begins = not any(
            character.isalnum()
            for character in discourse.article.text[sentence.start : expression.start]
        )
        lasts = expression.first != expression.last == day
        lasts = lasts or _SINCE_MIDNIGHT.match(expression.text) is not None
        if begins and lasts and expression.relative:
            discourse.opened, discourse.opened_paragraph = (
                expression,
                sentence.paragraph,
            )


def _places_of_events(
    text: str,
    events: Sequence[InflectedEvent],
    mentions: Sequence[Mention],
    language: str,
) -> list[list[Mention]]:
    """Return the places of each event: those that follow it up to the next, else those
    before it. A region or direction counts where nothing narrower is named.
    """
    placed: list[list[Mention]] = [[] for _ in events]
    for mention in mentions:
        before = [n for n, e in enumerate(events) if e.end <= mention.start]
        if before and _is_of_next(text, events, before[-1], mention):
            placed[before[-1] + 1].append(mention)
        elif before:
            placed[before[-1]].append(mention)
        elif events:
            placed[0].append(mention)
    _share_places(events, placed, text, language)
    return [_narrowest(text, places, language) for places in placed]


def _is_of_next(
    text: str,
    events: Sequence[InflectedEvent],
    number: int,
    mention: Mention,
) -> bool:
    """Tell a place behind an event that opens the clause of the next one: "захопили X;
    Y під обстрілами".
    """
    if number + 1 >= len(events):
        return False
    between = text[events[number].end : mention.start]
    behind = text[mention.end : events[number + 1].start]
    kind = events[number + 1].kind
    if kind is Kind.CONTROL and between.endswith(", ") and _IS_SO.fullmatch(behind):
        return True
    if _OPENS_CLAUSE.search(between) and _MARK.search(behind) is None:
        return kind is Kind.CLASH or (
            _VERB_BEHIND.search(text, mention.end, events[number + 1].end) is not None
        )
    return _PARTED.search(between) is not None and _PARTED.search(behind) is None


def _share_places(
    events: Sequence[InflectedEvent],
    placed: list[list[Mention]],
    text: str,
    language: str,
) -> None:
    """Give an event that no place follows the places of the one before it in the same
    clause, or to which its own refers: "атакували Торецьк, але не взяли міста".
    """
    for n in range(1, len(events)):
        if placed[n]:
            continue
        between = text[events[n - 1].end : events[n].start]
        beyond = events[n + 1].start if n + 1 < len(events) else len(text)
        # "..., але міста не взяли": the object may stand before its verb.
        begins = events[n].start - len(between.rpartition(",")[2])
        own = begins, min(beyond, events[n].end + _OWN_REACH)
        refers = refers_back_to_place(text, own, language)
        # "Тривав штурм X, але росіян зупинили": the assault that was held.
        is_beaten = (events[n - 1].kind, events[n].kind) == (Kind.ASSAULT, Kind.HOLD)
        if is_beaten or refers or not re.search(r"[;]|, (?:а|але|но)\b", between):
            placed[n] = list(placed[n - 1])


def _narrowest(
    text: str,
    places: Sequence[Mention],
    language: str,
) -> list[Mention]:
    narrow = _within_divisions(text, places, language)
    out = _not_aimed_at(text, narrow, language) or narrow
    out = [m for m in out if not _is_seen_from(text, m)] or out
    return [
        m
        for n, m in enumerate(out)
        if not _is_landmark(text, out[n - 1] if n else None, m)
    ]


def _within_divisions(
    text: str,
    places: Sequence[Mention],
    language: str,
) -> list[Mention]:
    """Return the places without the regions, lands and directions that they lie in."""
    narrow = [m for m in places if not _is_division(m)] or list(places)
    if len(narrow) < len(places):
        narrow = _listed_with(text, narrow, places)
    if len(narrow) > 1:
        # "Село Х на Запоріжжі": the land around the city, not the city.
        narrow = [m for m in narrow if not _is_land_around(text, m, language)] or narrow
    return [m for m in narrow if m.precision is not Precision.AREA] or narrow


def _is_division(mention: Mention) -> bool:
    """Tell a region, raion or hromada, also one that the gazetteer lacks."""
    return is_wide(mention) or _DIVISION.search(mention.place_as_written) is not None


def _is_of_it(
    text: str,
    before: Mention,
    division: Mention,
) -> bool:
    """Tell a division that only says where the place before it is: "X Харківської
    області", "X на Сумщині".
    """
    if before.precision is Precision.AREA:
        return False
    return _IN_IT.fullmatch(text, before.end, division.start) is not None


def _listed_with(
    text: str,
    narrow: Sequence[Mention],
    places: Sequence[Mention],
) -> list[Mention]:
    """Return the narrow places with the regions that stand on one list with them: "on
    the Kyiv and Odesa regions and in Stryi".
    """
    chosen = {id(m) for m in narrow}
    ordered = [
        m
        for before, m in zip([None, *places], places, strict=False)
        if before is None or id(m) in chosen or not _is_of_it(text, before, m)
    ]
    # Out from a narrow place to both sides, so that a chain of regions follows it.
    for pair in (*reversed([*pairwise(ordered)]), *pairwise(ordered)):
        ids = {id(pair[0]), id(pair[1])}
        if _are_joined(text, *pair) and chosen & ids:
            chosen |= ids
    return [m for m in ordered if id(m) in chosen]


def _are_joined(
    text: str,
    before: Mention,
    mention: Mention,
) -> bool:
    """Tell two names of one list, also with a preposition before the second."""
    between = _LIST_PREPOSITION.sub("", text[before.end : mention.start])
    return between in _JOINING


def _not_aimed_at(
    text: str,
    places: Sequence[Mention],
    language: str,
) -> list[Mention]:
    """Return the places that are not only the aim of a movement, or on a list of
    aims.
    """
    out: list[Mention] = []
    is_aim = False
    for n, mention in enumerate(places):
        joined = n > 0 and text[places[n - 1].end : mention.start] in _JOINING
        is_aim = is_aimed_at(text, mention.start, language) or (is_aim and joined)
        if not is_aim:
            out.append(mention)
    return out


def _is_land_around(
    text: str,
    mention: Mention,
    language: str,
) -> bool:
    """Tell "на Запоріжжі", which is of the region; in the city would be "у"."""
    before = text[max(0, mention.start - _PREPOSITION) : mention.end].lower()
    lands = word_lists(InflectedPlaceWords, language).lands
    return any(f" {before}".endswith(f" {land.lower()}") for land in lands)


def _is_seen_from(text: str, mention: Mention) -> bool:
    """Tell a place from which only the direction is told: "південніше X бої за Y"."""
    before = text[max(0, mention.start - _BEARING_REACH) : mention.start]
    return _BEARING.search(before) is not None


def _is_landmark(
    text: str,
    first: Mention | None,
    later: Mention,
) -> bool:
    """Tell a place named only to say where the one before is: "X, що на південь від
    Y", "X поблизу Y".
    """
    if first is None:
        return False
    between = text[first.end : later.start]
    return len(between) < _LANDMARK_REACH and _BESIDE.match(between) is not None


@dataclass(frozen=True, slots=True)
class _SentenceReader:
    discourse: InflectedDiscourse
    sentence: Sentence
    attribution: Attribution | None
    dates: Sequence[DateExpression]
    speaker: Speaker | None
    events: Sequence[InflectedEvent] = ()
    places: Sequence[Mention] = ()

    @property
    def text(self) -> str:
        return self.discourse.article.text

    @property
    def span(self) -> tuple[int, int]:
        return self.sentence.start, self.sentence.end

    def _said_of(
        self,
        event: InflectedEvent,
    ) -> tuple[tuple[int, int], Hedge | None]:
        """Return the clause of an event and how firmly it tells of it, None for what
        only may happen.
        """
        language = self.sentence.language
        clause = clause_span(self.text, self.span, event.start, language)
        dated = any(
            clause[0] <= e.start < clause[1] and e.last and not e.relative
            for e in self.dates
        )
        hedge = factuality_in(
            self.text, clause, event, language, self.span, dated=dated
        )
        if hedge is None and self._comments_on_what_he_denied():
            hedge = Hedge.DENIED
        return clause, hedge

    def _comments_on_what_he_denied(self) -> bool:
        """Tell "так он прокомментировал сообщения о взятии" behind his denial."""
        denied = [d for d in self.discourse.latest if d.hedge is Hedge.DENIED]
        if not denied or self.attribution is None:
            return False
        is_his = denied[-1].claimant == self.attribution.claimant
        return is_his and is_comment(self.text, *self.span, self.sentence.language)

    def drafts(
        self,
        events: Sequence[InflectedEvent],
        places: Sequence[Sequence[Mention]],
        number: int,
    ) -> tuple[list[ClaimDraft], bool]:
        """Return the drafts of a sentence's events, and whether it says of one only
        that it may happen.
        """
        out: dict[tuple[object, ...], ClaimDraft] = {}
        is_possible = False
        for event, mentions in zip(events, places, strict=True):
            clause, hedge = self._said_of(event)
            if hedge is None:
                is_possible = True
                continue
            for mention in mentions or self._place_before(number):
                # Whose "we" and "enemy" they are may hang on where it happened.
                here = replace(self, attribution=self._attribution_at(mention))
                draft = here._draft(
                    event, mention, clause, hedge, is_carried=not mentions
                )
                if not mentions and self._repeats(draft):
                    continue
                key = (mention.place and mention.place.id, mention.start, draft.kind)
                before = out.get(key)
                if before is None or before.actor is Side.UNKNOWN is not draft.actor:
                    out[key] = draft
        return _without_echoes(list(out.values()), self.text), is_possible

    def _repeats(self, draft: ClaimDraft) -> bool:
        """Tell what only goes on about the claim just made of the same place, with no
        day of its own: "вдарили по X. Влучання в будинок".
        """
        if self.dates or draft.hedge is not Hedge.ASSERTED:
            return False
        return any(
            before.kind is draft.kind
            and before.claimant == draft.claimant
            and before.hedge is not Hedge.DENIED
            and _place_id(before) == _place_id(draft)
            and draft.actor in (before.actor, Side.UNKNOWN)
            for before in self.discourse.latest
        )

    def _place_before(self, number: int) -> list[Mention]:
        discourse = self.discourse
        near = number - discourse.place_at <= 2
        if self._goes_on(number) and discourse.place is not None:
            return [discourse.place]
        refers = refers_back_to_place(self.text, self.span, self.sentence.language)
        if discourse.place is not None and near and refers:
            return [discourse.place]
        return []

    def _goes_on(self, number: int) -> bool:
        """Tell a sentence right behind one about a single place, as posts have them
        ("Харків. Приліт по складу"), in the same paragraph.
        """
        discourse = self.discourse
        same = discourse.place_paragraph == self.sentence.paragraph
        return same and number - discourse.place_at <= 1 and discourse.is_only_place

    def _kind(self, event: InflectedEvent, actor: Side, mention: Mention) -> Kind:
        """Return the kind of an event by who did it and where, too."""
        kind = event.kind
        if kind is Kind.ADVANCE and actor is Side.UA and self._is_welcomed(event):
            return Kind.RETAKE
        if kind is Kind.ASSAULT and _is_far(mention):
            return Kind.STRIKE
        if kind is Kind.RETAKE and actor is Side.UNKNOWN and self._is_unclear():
            return Kind.STATEMENT
        return kind

    def _draft(
        self,
        event: InflectedEvent,
        mention: Mention,
        clause: tuple[int, int],
        hedge: Hedge,
        *,
        is_carried: bool = False,
    ) -> ClaimDraft:
        if hedge is Hedge.ASSERTED:
            hedge = self._own_hedge()
        actor = self._actor(event, clause)
        kind = self._kind(event, actor, mention)
        return ClaimDraft(
            self.span,
            event.start,
            kind,
            place_of_mention(mention),
            self._dates_carried(event)
            if is_carried
            else self._dates_at(event, mention),
            self._attribution_at(mention),
            actor,
            hedge,
            in_russia=mention.place is None
            and is_border_village(mention.place_as_written, self.sentence.language),
        )

    def _actor(self, event: InflectedEvent, clause: tuple[int, int]) -> Side:
        """Return who acts in an event, unknown when nobody is told."""
        actor = actor_in(self._clause(*clause, event), event.kind)
        is_active = _ACTIVE.match(self.text, event.start, event.end) is not None
        if actor is Side.UNKNOWN and is_active and event.kind in _DEEDS:
            # "Ворог тисне, але міста не взяв": the subject stands once.
            whole = self._clause(self.span[0], clause[1], event)
            actor = subject_before(whole)
        return actor if actor is not Side.UNKNOWN else self._actor_before(event)

    def _actor_before(self, event: InflectedEvent) -> Side:
        """Return who acts where the clause does not tell: who acted just before, or
        whoever speaks of his own.
        """
        actor = Side.UNKNOWN
        if self._is_theirs(event):
            actor = next((d.actor for d in reversed(self.discourse.latest)), actor)
        if actor is not Side.UNKNOWN:
            return actor
        if self._is_of_speaker(event):
            return self._voice()
        return self._speaker_side() if self._had_to(event) else actor

    def _had_to(self, event: InflectedEvent) -> bool:
        """Tell "довелося відійти": a retreat that is admitted without a subject is that
        of whoever admits it.
        """
        if event.kind is not Kind.WITHDRAW:
            return False
        start = max(self.span[0], event.start - _VERB_REACH)
        return _HAD_TO.search(self.text, start, event.start) is not None

    def _is_theirs(self, event: InflectedEvent) -> bool:
        """Tell "вони накопичують піхоту": the subject is who acted just before."""
        start = self.sentence.start
        return _THEY.search(self.text, start, max(start, event.start)) is not None

    def _is_welcomed(self, event: InflectedEvent) -> bool:
        """Tell an army that comes into a town where flags or people await it: it has
        the town again.
        """
        text, language = self.text, self.sentence.language
        if _FLAG.search(text, *self.span):
            # That is an event of its own.
            return False
        after = self.discourse.following.get(self.sentence.start)
        end = self.sentence.end if after is None else after.end
        return is_entry(text, event, language) and is_welcome(
            text, max(0, self.sentence.start - _WELCOME_REACH), end, language
        )

    def _is_unclear(self) -> bool:
        """Tell a report in Russian of which nobody knows whose it is: both sides call
        "освобождён" what they take.
        """
        return self.sentence.language == RUSSIAN and self._voice() is Side.UNKNOWN

    def _attribution_at(self, mention: Mention) -> Attribution | None:
        """Return who says it; an office or a unit without a country is of whose report
        it is, else of the country of the place.
        """
        attribution = self.attribution
        if attribution is None or attribution.side is not Side.UNKNOWN:
            return attribution
        name, voice = attribution.claimant, self.discourse.voice
        land = _side_of_land(mention)
        if is_own_channel(name, self.text):
            return replace(attribution, side=voice)
        if is_bare_name(name):
            return replace(attribution, side=self._side_of_person(mention, land))
        if not is_office(name):
            return attribution
        return replace(attribution, side=voice if voice in OTHER else land)

    def _side_of_person(self, mention: Mention, land: Side) -> Side:
        """Return the side of who is named without an office, unknown where both
        countries have offices and the report is of neither.
        """
        voice = self.discourse.voice
        if Side.RU in (land, voice):
            return Side.RU
        is_of_ukraine = voice is Side.UA or _is_far_from_occupied(mention)
        return Side.UA if is_of_ukraine else Side.UNKNOWN

    def _own_hedge(self) -> Hedge:
        """Return how the claimant puts it. What a verb denies is told by its reach."""
        if self.attribution is None or self.attribution.hedge is Hedge.DENIED:
            return Hedge.ASSERTED
        return self.attribution.hedge

    def _hedge_of_statement(self) -> Hedge:
        if is_hedged(self.text, *self.span, self.sentence.language):
            return Hedge.HEDGED
        return self._own_hedge()

    def _clause(
        self,
        start: int,
        end: int,
        event: InflectedEvent,
    ) -> Clause:
        """Return the clause of an event, without the name of who says it: "Генштаб
        повідомив" is nobody who acts.
        """
        offset = self.sentence.start
        words = self.text[offset : self.sentence.end]
        if self.speaker is not None:
            first, last = self.speaker.start - offset, self.speaker.end - offset
            words = words[:first] + " " * (last - first) + words[last:]
        return Clause(
            words,
            start - offset,
            end - offset,
            event.start - offset,
            event.end - offset,
            self.sentence.language,
            self._voice(),
            self._speaker_side(),
        )

    def _is_of_speaker(self, event: InflectedEvent) -> bool:
        """Tell "у Кремлі заявили, що захопили X": with no other subject the speaker is
        who did it.
        """
        if self.speaker is None or event.kind is Kind.CLASH:
            return False
        if event.kind is Kind.STRIKE and not self._is_boasted(event):
            return False
        between = self.text[self.speaker.end : event.start]
        return _THAT.fullmatch(between) is not None

    def _is_boasted(self, event: InflectedEvent) -> bool:
        """Tell "ССО отчитались о подрыве": who reports a deed of war as his own."""
        if self.speaker is None:
            return False
        verb = self.text[self.speaker.start : self.speaker.end]
        is_deed = _BLOW.match(self.text, event.start, event.end) is not None
        return is_deed and _BOASTS.search(verb) is not None

    def _speaker_side(self) -> Side:
        side = self.attribution.side if self.attribution is not None else Side.UNKNOWN
        return side if side in OTHER else Side.UNKNOWN

    def _voice(self) -> Side:
        """Return who "the enemy" is the enemy of."""
        if self.attribution is not None and self.attribution.side in OTHER:
            return self.attribution.side
        return self.discourse.voice

    def _dates(self, event: InflectedEvent) -> EventDates:
        """Return when an event happened: by the expression of time nearest to it, else
        in the period of the summary, else at some time up to the report.
        """
        clause = clause_span(self.text, self.span, event.start, self.sentence.language)
        own = [e for e in self.dates if not self._is_of_another(e, event)]
        within = [e for e in own if clause[0] <= e.start < clause[1]]
        is_present = self._is_present(event)
        resolved = self._resolved(own, within, is_present=is_present)
        if resolved:
            nearest = min(resolved, key=lambda e: _distance(e, event))
            return EventDates(nearest.first, nearest.last, nearest.text)
        unresolved = [e for e in own if e in within or e.last is None]
        if not all(e.vague for e in unresolved):
            # A day that the calendar has not, or one after the report.
            return EventDates(None, None, self.dates[0].text)
        return self._dates_by_discourse(is_present=is_present)

    def _resolved(
        self,
        own: Sequence[DateExpression],
        within: Sequence[DateExpression],
        *,
        is_present: bool,
    ) -> list[DateExpression]:
        """Return those of its own expressions of time that may tell when an event was.
        within: those of its clause.
        """
        resolved = [e for e in own if e.last is not None]
        here = [e for e in resolved if e in within]
        if any(e.vague for e in within):
            # "В последние дни продвинулись; на кадрах от 15 ноября видно, как …".
            return here
        if is_present and not here and not any(map(self._tells_when_said, resolved)):
            # "Тоді звільнили; тепер обстрілюють": the day is of the other clause.
            return []
        return resolved

    def _dates_at(self, event: InflectedEvent, mention: Mention) -> EventDates:
        """Return when an event happened at a place: by the time that stands in its own
        stretch where the verb stands once for several ("у вівторок вдарили по X, у
        середу — по Y"), else as for the whole of them.
        """
        gapped = [e for e in self.dates if self._is_gapped(e, event)]
        first, last = _segment(self.text, self.span, mention.start)
        for when in gapped:
            if first <= when.start < last:
                return EventDates(when.first, when.last, when.text)
        rest = [e for e in self.dates if e not in gapped]
        return replace(self, dates=rest)._dates(event)

    def _is_gapped(self, when: DateExpression, event: InflectedEvent) -> bool:
        """Tell the time of a stretch behind an event that has a place and no verb."""
        first, last = _segment(self.text, self.span, when.start)
        if when.last is None or first <= event.end:
            return False
        has_event = any(first <= other.start < last for other in self.events)
        has_place = any(when.end <= m.start < last for m in self.places)
        has_dash = _DASH.match(self.text, when.end) is not None
        return (has_place or has_dash) and not has_event

    def _tells_when_said(self, when: DateExpression) -> bool:
        """Tell the day behind a verb of saying: "сообщил 29 сентября, что"."""
        speaker = self.speaker
        return speaker is not None and speaker.start <= when.start <= speaker.end + 1

    def _dates_by_discourse(self, *, is_present: bool) -> EventDates:
        """Return when something happened whose sentence names no day."""
        discourse = self.discourse
        when = discourse.said_on if self._goes_on_saying() else None
        if when is not None:
            return EventDates(when.first if is_present else None, when.last, when.text)
        when = self._told_behind()
        if when is None and not is_present:
            when = self._frame()
        if when is not None:
            words = "" if when is discourse.period else when.text
            return EventDates(when.first, when.last, words)
        last = discourse.day
        is_dated = discourse.entry is not None
        return EventDates(last if is_dated or is_present else None, last, "")

    def _frame(self) -> DateExpression | None:
        """Return the time that a summary or a list tells of, or with which its
        paragraph began; None for neither.
        """
        discourse, listed = self.discourse, self.discourse.list_heading
        if listed is not None and stands_under(self.text, listed, self.sentence):
            return listed.when
        if discourse.period is not None and discourse.heading is not None:
            return discourse.period
        is_opened = discourse.opened_paragraph == self.sentence.paragraph
        return discourse.opened if is_opened else None

    def _goes_on_saying(self) -> bool:
        """Tell "по его словам": who spoke before in this paragraph goes on."""
        is_same = self.speaker is not None and self.speaker.is_pronoun
        is_same = is_same or _HIS_WORDS.search(self.text, *self.span) is not None
        return is_same and self.discourse.said_paragraph == self.sentence.paragraph

    def _told_behind(self) -> DateExpression | None:
        """Return the day that the next sentence gives to what this one tells: "Удар
        стався у вівторок"; None where it gives none.
        """
        after = self.discourse.following.get(self.sentence.start)
        if (
            after is None
            or _IT_HAPPENED.match(self.text, after.start, after.end) is None
        ):
            return None
        dates = find_inflected_dates(
            self.text, after.start, after.end, after.language, self.discourse.day
        )
        return next((e for e in dates if e.last is not None), None)

    def _dates_carried(self, event: InflectedEvent) -> EventDates:
        """Return when something happened at the place of the sentence before: on the
        day that was named there, unless this one has its own or tells what goes on.
        """
        dates = self._dates(event)
        if self.dates or dates.first is not None:
            return dates
        before = self.discourse.latest
        named = [d.dates for d in before if d.dates.text and d.dates.first]
        return named[-1] if named else dates

    def _is_of_another(self, when: DateExpression, event: InflectedEvent) -> bool:
        """Tell an expression of time of a relative clause, or of a later part of the
        sentence that has an event of its own: "повернулися, учора звідти втекли".
        """
        first, last = _segment(self.text, self.span, when.start)
        if first <= event.start < last:
            return False
        relative = _RELATIVE.match(self.text, first - 1, when.end)
        if relative is not None and event.start < first:
            # "Удару ракетами, які Росія запустила у п'ятницю": that is the same.
            return _LAUNCHED.search(self.text, first, last) is None
        return when.start > event.end and any(
            first <= other.start < last for other in self.events
        )

    def _is_present(self, event: InflectedEvent) -> bool:
        """Tell what goes on as it is told: by its own verb, by one right before it
        ("відбивають атаку"), by "досі" and "триває"; of what is so rather than done,
        by any verb of its clause.
        """
        language = self.sentence.language
        if event.kind is Kind.STATEMENT:
            return self._is_present_in(self.span)
        words = self.text[event.start : event.end].lower()
        if _PRESENT.search(words.split()[0]) or self._follows_present(event):
            return True
        if event.kind not in _LASTING:
            return False
        if _PRESENT.search(words) and not self._was(event):
            return True
        segment = _segment(self.text, self.span, event.start)
        if event.kind not in _STATES:
            is_under = words.startswith(_UNDER) and not speaks_in_past(
                self.text[slice(*segment)]
            )
            return is_under or is_ongoing(self.text, *segment, language)
        clause = clause_span(self.text, self.span, event.start, language)
        if is_ongoing(self.text, *clause, language) or self._is_present_in(segment):
            return True
        # "Встречные бои возле завода": without a verb it is so as it is told.
        is_state = event.kind in (Kind.CONTROL, Kind.CLASH)
        return is_state and not speaks_in_past(self.text[slice(*segment)])

    def _was(self, event: InflectedEvent) -> bool:
        """Tell "був під контролем"."""
        before = self.text[max(self.span[0], event.start - _VERB_REACH) : event.start]
        return _USED_TO.search(before) is not None

    def _follows_present(self, event: InflectedEvent) -> bool:
        """Tell a noun of deeds whose verb in the present stands right before it."""
        before = self.text[max(self.span[0], event.start - _VERB_REACH) : event.start]
        near = " ".join(before.rpartition(",")[2].split()[-_VERB_WORDS:])
        return speaks_in_present(near, self.sentence.language)

    def _is_present_in(self, span: tuple[int, int]) -> bool:
        """Tell a stretch whose verbs, but for those of saying, are in the present."""
        words = self.text[slice(*span)]
        if self.speaker is not None:
            first = min(max(0, self.speaker.start - span[0]), len(words))
            last = max(first, self.speaker.end - span[0])
            words = words[:first] + ", " + words[last:]
        language = self.sentence.language
        whole = 0, len(words), language
        if is_ongoing(words, *whole) or is_lasting_result(words, *whole):
            return True
        return speaks_in_present(words, language)

    def _states_something(self, placed: Sequence[Mention]) -> bool:
        """Tell a sentence of this war that says something, and something new."""
        language = self.sentence.language
        if is_no_news(self.text, *self.span, language):
            return False
        if self._is_plight(is_at_front=any(_is_at_front(m) for m in placed)):
            return True
        if not is_of_war(self.text, *self.span, language):
            return False
        if _is_of_others(self.text, self.span, placed, language):
            return False
        return _STATEMENT_VERB.search(self.text, *self.span) is not None

    def _is_plight(self, *, is_at_front: bool = False) -> bool:
        """Tell what a place at war suffers, in a text of this war, by a party, or in a
        region of the front.
        """
        side = self._speaker_side()
        if not self.discourse.of_war and side is Side.UNKNOWN and not is_at_front:
            return False
        return is_plight(self.text, *self.span, self.sentence.language)

    def _places_of_statement(
        self,
        usable: Sequence[Mention],
        number: int,
    ) -> list[Mention]:
        """Return the places that a sentence may state something of: no direction, none
        of a relative clause; a plight of "the town" is that of the place before.
        """
        text, language = self.text, self.sentence.language
        placed = [
            m
            for m in usable
            if not _is_direction(text, m)
            and not _is_recalled(text, self.span, m)
            and not is_aimed_at(text, m.start, language)
        ]
        before = self.discourse.place
        if placed or before is None or number - self.discourse.place_at > 2:
            return placed
        refers = refers_back_to_place(text, self.span, language)
        return [before] if refers and self._is_plight() else []

    def statement(self, usable: Sequence[Mention], number: int) -> Iterator[ClaimDraft]:
        """Yield what a sentence of war says that tells of no event, at its first place,
        or at the one spoken of before.
        """
        placed = self._places_of_statement(usable, number)
        if not placed or not self._states_something(placed):
            return
        narrow = [m for m in placed if not _is_division(m)] or placed
        event = InflectedEvent(*self.span, Kind.STATEMENT)
        for mention in _listed(self.text, narrow):
            yield ClaimDraft(
                self.span,
                self.sentence.start,
                Kind.STATEMENT,
                place_of_mention(mention),
                self._dates(event),
                self._attribution_at(mention),
                actor_in(self._clause(*self.span, event), Kind.STATEMENT),
                self._hedge_of_statement(),
            )


def _is_at_front(mention: Mention) -> bool:
    place = mention.place
    return place is not None and place.region in _FRONT and place.country == "UA"


def _is_far_from_occupied(mention: Mention) -> bool:
    """Tell a place of which nobody but Ukraine's authorities tells by name alone."""
    place = mention.place
    if place is None or place.country != "UA":
        return False
    return place.region not in _OCCUPIED_IN_PART


def _is_far(mention: Mention) -> bool:
    """Tell a place that no army has ever reached: an attack on it comes by air."""
    place = mention.place
    if place is None or place.country not in AT_WAR:
        return False
    if place.country == "UA":
        return place.region in _REAR
    return not is_across_border(place)


def _is_recalled(
    text: str,
    span: tuple[int, int],
    mention: Mention,
) -> bool:
    """Tell a place that only a relative clause names: "бійця, який загинув під X"."""
    comma = text.rfind(",", span[0], mention.start)
    return comma > 0 and _RELATIVE.match(text, comma, mention.start) is not None


def _side_of_land(mention: Mention) -> Side:
    """Return whose offices are at a place, unknown for a place that is not known."""
    if mention.place is None:
        return Side.UNKNOWN
    if mention.place.region in _ANNEXED:
        return Side.RU
    return _SIDES_OF_COUNTRIES.get(mention.place.country, Side.UNKNOWN)


def _listed(
    text: str,
    places: Sequence[Mention],
) -> list[Mention]:
    """Return the first place with those that a list joins to it: "в A и B"."""
    out = [*places[:1]]
    for before, mention in pairwise(places):
        if not _are_joined(text, before, mention):
            break
        out.append(mention)
    return out


# Regions along the front, in which nobody is taken out of towns for another reason.
_FRONT = frozenset({"Donetsk", "Luhansk", "Kherson", "Zaporizhzhia", "Kharkiv", "Sumy"})
# Regions in which offices of both countries are at work.
_OCCUPIED_IN_PART = (_FRONT - {"Sumy"}) | {"Crimea", "Sevastopol"}
# What a summary of today tells of.
_SINCE_MIDNIGHT = re.compile(
    r"(?:від|з|із|с) (?:початку|начала) (?:\w+ )?(?:доби|суток)",
    re.IGNORECASE,
)
_THEY = re.compile(r"(?<!\w)(?:вони|они)(?!\w)", re.IGNORECASE)
_CITY = 500_000
# Regions in which there was no fighting on land in this war, Crimea since 2014.
_REAR = frozenset(
    {
        "Cherkasy",
        "Chernivtsi",
        "Crimea",
        "Ivano-Frankivsk",
        "Khmelnytskyi",
        "Kirovohrad",
        "Lviv",
        "Odesa",
        "Poltava",
        "Rivne",
        "Sevastopol",
        "Ternopil",
        "Vinnytsia",
        "Volyn",
        "Zakarpattia",
    }
)
_FLAG = re.compile(r"(?:прапор|стяг|флаг|знам[яе])", re.IGNORECASE)
_DIVISION = re.compile(r"(?:район|округ|громад|област|кра[йю])\w*$", re.IGNORECASE)
_IN_IT = re.compile(r",? \(?(?:що |это )?(?:(?:у|в|на) )?")
# A word with a capital behind another word: no short form, none in quotation marks, no
# adjective of a town.
_UNKNOWN_NAME = re.compile(
    r"(?<=[а-яёіїєґА-ЯІЇЄҐ] )[А-ЯІЇЄҐ]"
    r"(?!\w+(?:ск|цк|ськ|цьк|зьк)\w{1,3}\b)[а-яёіїєґ'’ʼ-]{4,}"
)
_CYRILLIC = re.compile(r"[а-яіїєґ]", re.IGNORECASE)
# Who speaks of this war whatever verbs he takes.
_WARRING = frozenset({Side.UA, Side.RU, Side.PARTNER})
# Where offices have been Russia's since 2014.
_ANNEXED = frozenset({"Crimea", "Sevastopol"})
_SIDES_OF_COUNTRIES = {"UA": Side.UA, "RU": Side.RU}
# ", біля X загарбники намагаються": a new clause opens with its place.
_OPENS_CLAUSE = re.compile(
    r",\s(?:(?:тим часом|водночас|также|також|ще|ещё) )?"
    r"(?:на|у|в|під|под|біля|поблизу"
    r"|возле|близ|по|над) (?:[а-яіїєґ]+ )?$",
    re.IGNORECASE,
)
# "…, Y — наше": the place stands right before what is said of it.
_IS_SO = re.compile(r" (?:[–—-] )?(?:(?:вже|уже|досі|теж|також|тоже|также|же?) )?")
_MARK = re.compile(r"[,;:()]")
_VERB_BEHIND = re.compile(
    r"\w+(?:ють|ять|ться|ли|ють|лись|лися|ют"
    r"|ят|тся|ет|ено|ано)(?!\w)"
)
_PARTED = re.compile(r";|, (?:а|але|но|однак|однако|тоді як|тогда как) ")
# One person's leaving, in the singular.
_LEFT_ALONE = re.compile(
    r"(?:(?:за|по)лиши|залиша"
    r"|покину|покида|поки"
    r"|остави"
    r"|вийшо|уш[её]|вы[шй])"
    r"\w*(?:в|ла|л|є|ет)(?!\w)",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"штурм|бригад|баталь"
    r"|полк|арм|гвард"
    r"|легі?о?и?он"
    r"|заг[оі]н|отряд"
    r"|корпус|груп",
    re.IGNORECASE,
)
_OF_STATE = re.compile(
    r"(?:\w+-)?"
    r"(?:президент"
    r"|прем.єр|премьер"
    r"|міністр|министр"
    r"|канцлер|посол"
    r"|делегаці|делегаци"
    r"|депутат|сенатор"
    r"|генсек"
    r"|глава (?:мзс|мид|уряд|держав|правит|государ))",
    re.IGNORECASE,
)
_LANDMARK_REACH = 60
# Characters before a name in which its preposition and a blank stand.
_PREPOSITION = 4
_BESIDE = re.compile(
    r",? ?(?:що |яке |яка |який |который |которая |которое )?"
    r"(?:за \d+ (?:км|кілометр\w*|километр\w*) "
    r"|в \d+ (?:км|километр\w*) )?"
    r"(?:(?:на|к) (?:північ|південь|захід|схід|північн|південн"
    r"|север|юг|запад|восток|юго)"
    r"|північніше|південніше|західніше|східніше"
    r"|севернее|южнее|западнее|восточнее"
    r"|поблизу|біля|неподалік|під|возле|близ"
    r"|под|недалеко от)[\w -]*(?:від |от )?$",
    re.IGNORECASE,
)
_DEEDS = frozenset(
    {Kind.CAPTURE, Kind.RETAKE, Kind.ADVANCE, Kind.WITHDRAW, Kind.ASSAULT}
)
_ACTIVE = re.compile(
    r"\w+(?:в|ла|ли|л|лися|вся|лись|лся|ють|уть"
    r"|ить|ять|ає|ує|не|ют|ят|ит|ет"
    r"|(?:ют|ят|ит|ет|ють|ять|ить|уєт|аєт)(?:ся|ься))(?!\w)"
)
_BEARING_REACH = 30
_BEARING = re.compile(
    r"(?:північніше|південніше|західніше|східніше"
    r"|севернее|южнее|западнее|восточнее"
    r"|(?:на|к) (?:північ|південь|захід|схід"
    r"|север|юг|запад|восток)\w*(?:-\w+)?"
    r" (?:від|от))\s*$",
    re.IGNORECASE,
)
_DIRECTION_REACH = 40
# "На Сіверському та Краматорському напрямках": the noun that several share.
_DIRECTION = re.compile(
    r"[\w'’ʼ-]+(?:(?:, | та | і | й "
    r"| и )[А-ЯІЇЄҐ][\w'’ʼ-]+)* (?:напрям|направлени)",
)
_ABOUT_THIS = re.compile(
    r"(?:Так(?:ої|ого) (?:думки|висновку|мнения|вывода)"
    r"|Про це|Про те|Об этом|О ч[её]м|Подробиці|Детал[іи]|Подробности"
    r"|Так(?:і|ие|у|ую) (?:дан|цифр|інформ|информ|оцін|оцен)\w*"
    r"|(?:Цю|Эту|Відповідну"
    r"|Соответствующую) (?:інформа|информа)\w+)(?!\w)"
)
_IN_REPORT = re.compile(
    r"(?:йдеться|ідеться|мовиться|говориться"
    r"|сказано|зазначено|зазначається"
    r"|повідомляється|говорится|указано"
    r"|отмечается|сообщается) (?:у|в) "
    r"(?:[\w-]+ ){0,2}(?:зведенні|звіті|огляді|сводке|отч[её]те|обзоре|докладе)",
    re.IGNORECASE,
)
# "Бій, за його словами, стався у вівторок", "Это произошло в среду": of what was told.
_IT_HAPPENED = re.compile(
    r"(?:це|це все|усе це|все це|бій|бої|удар|атака"
    r"|обстріл|вибух|влучання|приліт|штурм"
    r"|інцидент|подія|это|всё это|все это|бой|бои"
    r"|обстрел|взрыв|попадание|прил[её]т"
    r"|инцидент)(?:, [^,.]{3,40},)? (?:ста(?:в"
    r"|ла|ло|ли)ся|відбу(?:в|ла|ло|ли)ся"
    r"|трапи(?:в|ла|ло|ли)ся|прогриміл\w"
    r"|пролунал\w|произош(?:[её]л|ла|ло|ли)"
    r"|случи(?:лся|лась|лось|лись)|прогремел\w?)(?!\w)",
    re.IGNORECASE,
)
# Sentences behind one in which its speaker may stand.
_MOST_BEHIND = 2
_ACCUSATION_REACH = 60
_ACCUSES = re.compile(
    r"(?<!\w)(?:обвини|обвиня|звинуват|звинувач)\w+ (?:[ув] \w+ )?$", re.IGNORECASE
)
# "Обвинило в случившемся Киев": of what was told just before.
_ACCUSES_OF_THIS = re.compile(
    r"(?<!\w)(?:обвини|обвиня|звинуват"
    r"|звинувач)\w+ (?:\w+ )?[ву] (?:случившемся"
    r"|произошедшем|этом|ударе|атаке|обстреле"
    r"|н[её]м|цьому|тому|ударі|атаці|обстрілі"
    r"|ньому|скоєному)(?!\w)",
    re.IGNORECASE,
)
_ACCUSED = re.compile(
    r"(?<!\w)(?:київ|киев|москв|україн"
    r"|украин|росі|росс|зсу|всу|рф(?!\w))",
    re.IGNORECASE,
)
_BLOWS = frozenset({Kind.STRIKE, Kind.ASSAULT, Kind.STATEMENT})
_DASH = re.compile(r"\s[—–-]\s")
_HIS_WORDS = re.compile(
    r"(?<!\w)(?:за|по) (?:його|її|їхні\w+|его|её"
    r"|ее|их) (?:же )?(?:слов|дан|інформац"
    r"|информац"
    r"|оцін|оцен)\w+",
    re.IGNORECASE,
)
_LAUNCHED = re.compile(
    r"(?<!\w)(?:за|ви|вы)пус(?:ти|ка)\w+"
    r"|(?<!\w)(?:завда|нанес|нан[её]с)\w*",
    re.IGNORECASE,
)
_IN_QUOTES = re.compile(r"[«“„\"][^«»“”„\"]*[»”“\"]")
# The neuter, plural and other cases of "which" behind the name of a place.
_RELATIVE = re.compile(
    r",\s(?:(?:у|в|во|з|із|из|с|до|на|про|о) )?"
    r"(?:як(?:ий|а|е|і|у|их|ого|ої|ому|ій|ою|им"
    r"|ими)|котор\w+|де|где|куди|куда)"
    r"\s",
    re.IGNORECASE,
)
# "…, що", " Путину о полном", with to whom it is said and what the noun is like.
_THAT = re.compile(
    r"\s+|(?:\s+\w+(?:у|ові|ам|ому"
    r"|ю)){0,2}[\s,]*(?:що|что|про|о|об)\s+"
    r"(?:\w+(?:ий|ого|ому|ом|ій|ой|ое|ую|ый|е|у)\s+){0,2}",
    re.IGNORECASE,
)
# Characters before somebody who opens a part of a sentence.
_OPENING_REACH = 3
# Where a sentence turns to who answers: a conjunction, or a new quotation.
_TURN = re.compile(
    r";\s|,\s(?:а|але|проте|однак|втім|натомість"
    r"|но|однако|хотя|хоча|зато)\s"
    r"|(?<=[.!?»”\"])\s+(?=[«“\"])",
    re.IGNORECASE,
)
# What only who did it reports of itself, and by which verbs.
_BLOW = re.compile(
    r"(?:підрив|ураженн|знищенн|ліквідац"
    r"|подрыв|поражени|уничтожени|ликвидац)",
    re.IGNORECASE,
)
_BOASTS = re.compile(
    r"(?<!\w)(?:відзвіту|похвал|вихвал|отчита"
    r"|отрапорт|похваст|хваст|відрапорт)",
    re.IGNORECASE,
)
_LASTING = frozenset(
    {Kind.CONTROL, Kind.HOLD, Kind.CLASH, Kind.ASSAULT, Kind.STRIKE, Kind.FORTIFY}
)
# Kinds that tell how things are.
_STATES = frozenset({Kind.CONTROL, Kind.HOLD, Kind.CLASH})
# Characters and words before a noun of deeds in which its verb stands.
_VERB_REACH = 40
_VERB_WORDS = 2
# "Під обстрілами", "под огнём".
_UNDER = ("під ", "под ")
_HAD_TO = re.compile(
    r"(?:довелося|довелось|доводиться"
    r"|пришлось|приходится)"
    r" (?:\w+ )?$",
    re.IGNORECASE,
)
_USED_TO = re.compile(
    r"(?<!\w)(?:бу(?:в|ла|ло|ли)|бы(?:л|ла|ло|ли)"
    r"|перебува(?:в|ла|ло|ли)|находил\w+"
    r"|оставал\w+|залиша(?:вся|лася|лося|лися))[\w ]*$",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"(?:(?<!дц)(?<!дес)(?<!п['’ʼ])(?<!в['’ʼ])[юуія]ть|ить|ує|ює|ться"
    r"|ют|(?<!прил)(?<!нал)(?<!рак)ет|ят|ит"
    r"|тся|є|тисне|лізе|[ауюяи]ємо(?:ся)?"
    r"|[аеи]мо(?:ся)?"
    r"|[аяую]ем(?:ся)?|имся|держим|стоим"
    r"|держат|стоят|під контролем|под контролем"
    r"|нашим контролем|контрол\w+ над|в оточенні)(?!\w)"
)


def _is_direction(text: str, mention: Mention) -> bool:
    """Tell a stretch of the front: what is only said of it is said of no place."""
    around = text[mention.start : mention.end + _DIRECTION_REACH]
    return _DIRECTION.match(around) is not None


def _segment(
    text: str,
    span: tuple[int, int],
    at: int,
) -> tuple[int, int]:
    """Return the stretch of a sentence between the commas around an offset."""
    first = max(text.rfind(mark, span[0], at) for mark in ",;:")
    ends = [text.find(mark, at, span[1]) for mark in ",;:"]
    return max(span[0], first + 1), min([e for e in ends if e >= 0], default=span[1])


def _distance(
    expression: DateExpression,
    event: InflectedEvent,
) -> int:
    if expression.end <= event.start:
        return event.start - expression.end
    return max(0, expression.start - event.end)


_FLAG_REACH = 40
# Kinds that another kind at the same place says more of.
_ECHOES = {
    Kind.ASSAULT: frozenset({Kind.HOLD, Kind.CAPTURE, Kind.RETAKE, Kind.ADVANCE}),
    Kind.CLASH: frozenset({Kind.HOLD, Kind.ASSAULT}),
    Kind.CONTROL: frozenset({Kind.CAPTURE, Kind.RETAKE, Kind.HOLD}),
    Kind.WITHDRAW: frozenset({Kind.CAPTURE}),
    Kind.ADVANCE: frozenset({Kind.CAPTURE, Kind.RETAKE}),
}


def _without_echoes(
    drafts: list[ClaimDraft],
    text: str,
) -> list[ClaimDraft]:
    """Return the drafts without those that only repeat another of the same place in
    other words: the attack that was repelled. A flag that is raised is an event of its
    own beside the entry.
    """
    kinds: dict[object, set[Kind]] = {}
    for draft in drafts:
        is_flag = _FLAG.search(text, draft.at, draft.at + _FLAG_REACH) is not None
        if draft.hedge is not Hedge.DENIED and not is_flag:
            kinds.setdefault(_place_id(draft), set()).add(draft.kind)
    return [
        draft
        for draft in drafts
        if not kinds.get(_place_id(draft), set()) & _ECHOES.get(draft.kind, frozenset())
    ]


def _place_id(draft: ClaimDraft) -> str:
    place = draft.event_place.place
    return draft.event_place.place_as_written if place is None else place.id
