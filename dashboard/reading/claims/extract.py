"""Sentences with their places become draft claims: what happened there, who says so,
when, and how firmly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from dashboard.domain.article import Article
from dashboard.domain.claim import Claim
from dashboard.domain.words import Hedge, Kind, Side
from dashboard.reading.claims.discourse import (
    MOST,
    AnalysedSentence,
    Discourse,
    analyse,
    attribution_of,
    is_in_title,
    is_same_speech,
    is_where_spoken,
    remember,
)
from dashboard.reading.claims.drafts import ClaimDraft, build_claim, quote_apart
from dashboard.reading.claims.events import (
    Trigger,
    triggers_at_places,
    without_posture,
)
from dashboard.reading.claims.factuality import (
    LEXICON,
    Factuality,
    StatementClause,
    answers,
    clause_of_ignorance,
    factuality_of,
    is_about_war,
    is_attribute,
    is_course_of_war,
    statements_beside,
    whole_statement,
)
from dashboard.reading.claims.learned import KindClassifier
from dashboard.reading.claims.people.agents import (
    actor_of,
    is_they,
    launched_by,
    party_of_statement,
    speaks_of_own,
    weapons_of,
    with_own_side,
)
from dashboard.reading.claims.people.attribution import LEXICON as OFFICES
from dashboard.reading.claims.people.attribution import (
    OTHER,
    Attribution,
    is_nobody,
    mutual_accusers,
    party_in,
    reported_by,
)
from dashboard.reading.claims.reasons import (
    ONLY_SEEN,
    PEACEFUL,
    PLACELESS,
    POSSIBLE,
    RECALLED,
    UNREAD,
    UNSURE,
)
from dashboard.reading.claims.relevance import Gate, tells_of_aftermath
from dashboard.reading.claims.scope import is_about_report
from dashboard.reading.claims.slavic.inflected import discourse_of, inflected_drafts
from dashboard.reading.claims.time_and_place import (
    NOWHERE,
    DateContext,
    EventDates,
    EventPlace,
    dates_of_event,
    is_bound_for,
    is_capital,
    is_country,
    is_destination,
    is_in_russia,
    is_landmark,
    is_present,
    is_whole_front,
    is_wide,
    may_be_called,
    names_structure,
    place_before,
    place_of_mention,
    place_of_structure,
    places_of_events,
    refers_back,
    whole_front,
)
from dashboard.reading.dates.expressions import DateExpression
from dashboard.reading.lexicon.loader import word_lists
from dashboard.reading.lexicon.schema import EventWords, RelevanceWords, ScopeWords
from dashboard.reading.model import Gazetteer, Mention, Rejected, Sentence
from dashboard.reading.text.dependency_tree import SUBJECTS, DependencyTree
from dashboard.reading.text.nlp import ENGLISH, READ

_SCOPE = word_lists(ScopeWords)
# How a sentence ends that is not a heading.
_ENDS = '.!?…"”’)'
_EVENT_WORDS = word_lists(EventWords)
# Whom a picture shows at what they do.
_PHOTOGRAPHED = (
    word_lists(RelevanceWords).fighters
    | _EVENT_WORDS.civilians
    | _EVENT_WORDS.photographed
)
_TAKINGS = frozenset({Kind.CAPTURE, Kind.RETAKE})
_FLAGS = frozenset({"flag", "tricolour", "tricolor", "banner"})
_SUBORDINATE = ("relcl", "acl", "pcomp", "nsubj")
_DESCRIBING = ("acl", "relcl", "appos")
_SOURCES = frozenset({"source", "sources", "diplomat", "diplomats", "person"})
_OTHER_CLAUSES = frozenset({"conj", "relcl", "advcl"})
# Sentences over which "there" and "the town" refer back.
_PLACE_REACH = 2
# What only says what a name is of: "X, a village in Y".
_GEOGRAPHY = frozenset(
    {"city", "town", "village", "settlement", "port", "hamlet", "suburb", "region"}
)
# Verbs whose object is who hears it.
_TELLING = frozenset({"tell", "inform", "brief", "assure"})
_DEFINITE = frozenset({"the", "its", "their", "this", "that", "these", "those"})
# What is launched at the whole country, where nobody says at what.
_LAUNCHED = frozenset({"drone", "missile", "rocket", "uav", "shahed"})
# What happened longer before a report is recalled by it, not reported.
_LONG_AGO = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class _Event:
    """others: tokens of the sentence's other events."""

    trigger: Trigger
    factuality: Factuality
    hedge: Hedge
    places: list[Mention]
    others: frozenset[int] = frozenset()

    @property
    def is_reported(self) -> bool:
        """Whether it is said to have happened, or not to have."""
        return self.factuality in (Factuality.FACT, Factuality.DENIED)


def _remember_who_acts(
    discourse: Discourse,
    analysed: AnalysedSentence,
    drafts: Sequence[ClaimDraft],
    number: int,
) -> None:
    """Note who launched what and who acted, for the sentences after. number: of the
    sentence.
    """
    launcher, weapons = launched_by(analysed.tree)
    if launcher is not Side.UNKNOWN:
        discourse.launcher, discourse.launched = launcher, weapons
        discourse.launched_at = number
    if drafts:
        discourse.actor, discourse.actor_at = drafts[-1].actor, number


def claims_of(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    learned: KindClassifier | None = None,
) -> tuple[tuple[Claim, ...], tuple[Rejected, ...]]:
    """Return the draft claims of an article and the sentences that look like claims and
    are none, in order. learned: tells where the rules are silent, None without it.
    """
    by_sentence: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    discourse = Discourse(
        article,
        gazetteer,
        short=len(sentences) <= 2,
        gate=Gate(learned),
        sentences=sentences,
    )
    claims: dict[str, Claim] = {}
    rejected: list[Rejected] = []
    before: list[ClaimDraft] = []
    others = _InOtherLanguages(article, sentences)
    for number, sentence in enumerate(sentences):
        own = by_sentence.get(number, [])
        if sentence.language != ENGLISH:
            others.read(number, sentence, own, claims, rejected)
            continue
        analysed = analyse(discourse, number, sentence, own)
        drafts: list[ClaimDraft] = []
        for item in _read(discourse, analysed):
            if isinstance(item, Rejected):
                rejected.append(item)
            else:
                drafts.append(item)
        drafts = _of_each_accuser(analysed, drafts)
        drafts = _with_answers(analysed, drafts, before)
        for draft in quote_apart(analysed.tree, drafts):
            claim = build_claim(article, draft)
            claims.setdefault(claim.id, claim)
        remember(discourse, analysed)
        _remember_who_acts(discourse, analysed, drafts, number)
        discourse.answered = any(d.kind is not Kind.STATEMENT for d in drafts)
        discourse.drafts = before = drafts
    return tuple(claims.values()), tuple(rejected)


class _InOtherLanguages:
    """The sentences of an article that are not English."""

    def __init__(self, article: Article, sentences: Sequence[Sentence]) -> None:
        self._article = article
        self._discourses = {
            language: discourse_of(
                article, [s for s in sentences if s.language == language]
            )
            for language in {s.language for s in sentences} & READ - {ENGLISH}
        }

    def read(
        self,
        number: int,
        sentence: Sentence,
        mentions: Sequence[Mention],
        claims: dict[str, Claim],
        rejected: list[Rejected],
    ) -> None:
        """Add the claims of a sentence, or why it gives none."""
        text, start, end = self._article.text, sentence.start, sentence.end
        discourse = self._discourses.get(sentence.language)
        if discourse is None:
            reason = UNREAD.format(sentence.language)
            rejected.append(Rejected(start, end, text[start:end], reason))
            return
        for item in inflected_drafts(discourse, number, sentence, mentions):
            if isinstance(item, Rejected):
                rejected.append(item)
            else:
                claim = build_claim(self._article, item)
                claims.setdefault(claim.id, claim)


def _of_each_accuser(
    analysed: AnalysedSentence, drafts: Sequence[ClaimDraft]
) -> list[ClaimDraft]:
    """Return the claims of a sentence; of "A and B accused each other of shelling X"
    one for each, who says that the other did it.
    """
    accusers = mutual_accusers(analysed.tree)
    if not accusers:
        return list(drafts)
    verb = accusers[0].verb
    out: list[ClaimDraft] = []
    for draft in drafts:
        is_theirs = draft.attribution is None or draft.attribution.verb == verb
        if draft.kind is Kind.STATEMENT or not is_theirs:
            out.append(draft)
            continue
        out += [
            replace(draft, attribution=a, actor=OTHER[a.side], hedge=Hedge.CLAIMED)
            for a in accusers
        ]
    return out


def _with_answers(
    analysed: AnalysedSentence,
    own: list[ClaimDraft],
    before: Sequence[ClaimDraft],
) -> list[ClaimDraft]:
    """Return the claims of a sentence with what it denies or confirms of others."""
    more = _answered(analysed, own, before)
    if more and all(draft.kind is Kind.STATEMENT for draft in own):
        # "A spokesman in X waved it aside" states nothing of X.
        return more
    return [*own, *more]


def _answered(
    analysed: AnalysedSentence,
    own: Sequence[ClaimDraft],
    before: Sequence[ClaimDraft],
) -> list[ClaimDraft]:
    """Return what somebody denies or confirms of the claims just made, in their own
    name: those of the sentence before where it answers first and claims afterwards.
    """
    span = analysed.sentence.start, analysed.sentence.end
    return [
        replace(
            draft,
            span=span,
            at=attribution.verb,
            attribution=attribution,
            hedge=attribution.hedge,
            actor=_disowner(analysed, attribution, draft),
        )
        for attribution in answers(analysed.tree, analysed.attributions)
        for draft in [d for d in own if d.at < attribution.verb] or before
        if draft.attribution is None or draft.claimant != attribution.claimant
    ]


def _disowner(
    analysed: AnalysedSentence, attribution: Attribution, draft: ClaimDraft
) -> Side:
    """Return who acts in a claim that somebody denies; where nobody was named, the
    party that had, as he says, nothing to do with it.
    """
    if draft.actor is not Side.UNKNOWN or attribution.hedge is not Hedge.DENIED:
        return draft.actor
    text = analysed.tree.text[analysed.sentence.start : analysed.sentence.end].lower()
    if any(phrase in text for phrase in OFFICES.disowning_phrases):
        return attribution.side if attribution.side in OTHER else Side.UNKNOWN
    return draft.actor


def _read(
    discourse: Discourse,
    analysed: AnalysedSentence,
) -> Iterator[ClaimDraft | Rejected]:
    text, sentence = discourse.article.text, analysed.sentence
    discourse.here = None
    unsure = clause_of_ignorance(text, sentence.start, sentence.end)
    if unsure == (sentence.start, sentence.end):
        if not all(is_country(m) for m in analysed.mentions):
            yield _rejected(analysed, UNSURE)
        return
    triggers = _triggers(analysed, unsure)
    if discourse.gate.are_civil(analysed, triggers):
        yield _rejected(analysed, PEACEFUL)
        return
    triggers = [t for t in triggers if discourse.gate.admits(analysed, t)]
    events = _events(analysed, triggers)
    happened = _happened(discourse, analysed, events)
    if happened:
        yield from _claims_of_events(discourse, analysed, happened)
        yield from _beside(discourse, analysed, triggers)
    elif _is_only_possible(analysed, events):
        yield _rejected(analysed, POSSIBLE)
    elif any(e.factuality is Factuality.RECALLED and e.places for e in events):
        yield _rejected(analysed, RECALLED)
    else:
        yield from _statement(discourse, analysed)


def _rejected(analysed: AnalysedSentence, reason: str) -> Rejected:
    start, end = analysed.sentence.start, analysed.sentence.end
    return Rejected(start, end, analysed.tree.text[start:end], reason)


def _triggers(
    analysed: AnalysedSentence,
    unsure: tuple[int, int] | None,
) -> list[Trigger]:
    """Return the events of a sentence outside a clause that says nobody knows."""
    triggers = without_posture(
        analysed.tree, triggers_at_places(analysed.tree, analysed.mentions)
    )
    if unsure is not None:
        start, end = unsure
        tokens = analysed.tree.tokens
        triggers = [t for t in triggers if not start <= tokens[t.first].start < end]
    return triggers[:MOST]


def _events(analysed: AnalysedSentence, triggers: Sequence[Trigger]) -> list[_Event]:
    owned = frozenset(i for t in triggers for i in range(t.first, t.last))
    places = _places_but_of_attributes(analysed, triggers)
    events: list[_Event] = []
    for trigger, mentions in zip(triggers, places, strict=True):
        factuality, hedge = factuality_of(analysed.tree, trigger)
        others = owned.difference(range(trigger.first, trigger.last))
        events.append(_Event(trigger, factuality, hedge, mentions, others))
    return _hand_up_places(events)


def _places_but_of_attributes(
    analysed: AnalysedSentence, triggers: Sequence[Trigger]
) -> list[list[Mention]]:
    """Return the places of each event; "occupied" in "the occupied town of X" has none
    where the sentence tells of another event.
    """
    telling = [t for t in triggers if not is_attribute(analysed.tree, t)]
    if not telling:
        return _places(analysed, triggers)
    placed = iter(_places(analysed, telling))
    return [next(placed) if t in telling else [] for t in triggers]


def _happened(
    discourse: Discourse,
    analysed: AnalysedSentence,
    events: Sequence[_Event],
) -> list[_Event]:
    """Return the events that are reported as fact or denied, and note where the last of
    them was.
    """
    happened = [
        e
        for e in events
        if (e.is_reported and not _is_to_come(discourse, analysed, e))
        or _is_dated_recall(discourse, analysed, e)
    ]
    if not happened and _is_verbless(analysed.tree):
        happened = [e for e in events if e.factuality is Factuality.BACKGROUND]
    mentions = [m for e in happened for m in e.places]
    discourse.here = _last_placed(mentions)
    _note_places(discourse, analysed, mentions)
    if not mentions and _place_elsewhere(discourse, analysed) is NOWHERE:
        return [
            e
            for e in happened
            if not _is_only_a_noun(analysed, e)
            or _goes_on_there(discourse, analysed, e)
        ]
    return happened


def _note_places(
    discourse: Discourse, analysed: AnalysedSentence, mentions: Sequence[Mention]
) -> None:
    """Note where a sentence's events were, or which places it speaks of."""
    near = dict.fromkeys(_narrow(mentions or analysed.mentions))
    discourse.happened_here = [(analysed.number, mention) for mention in near]


def _narrow(mentions: Sequence[Mention]) -> list[Mention]:
    placed = [m for m in mentions if not is_country(m)]
    return [m for m in placed if not is_wide(m)] or placed


def _own_dates(
    discourse: Discourse,
    analysed: AnalysedSentence,
    event: _Event,
) -> tuple[EventDates, date | None]:
    """Return the time that a sentence gives an event, and the day of writing."""
    context = _date_context(discourse, analysed, analysed.dates, carried=False)
    context = replace(context, others=event.others)
    dates = dates_of_event(analysed.tree, context, event.trigger, None)
    return dates, context.published


def _is_to_come(
    discourse: Discourse,
    analysed: AnalysedSentence,
    event: _Event,
) -> bool:
    """Tell an event whose own time lies after the report."""
    if not analysed.dates:
        return False
    dates, published = _own_dates(discourse, analysed, event)
    begins = dates.first or dates.last
    return bool(published and begins and dates.text and begins > published)


def _is_dated_recall(
    discourse: Discourse,
    analysed: AnalysedSentence,
    event: _Event,
) -> bool:
    """Tell an event of long ago whose own time the sentence gives: it keeps that."""
    if event.factuality is not Factuality.RECALLED:
        return False
    dates, published = _own_dates(discourse, analysed, event)
    if not dates.text or dates.last is None:
        return False
    return published is None or published - dates.last > _LONG_AGO


def _last_placed(mentions: Sequence[Mention]) -> Mention | None:
    return next((m for m in reversed(mentions) if m.place is not None), None)


def _claims_of_events(
    discourse: Discourse,
    analysed: AnalysedSentence,
    happened: Sequence[_Event],
) -> Iterator[ClaimDraft | Rejected]:
    is_placed = False
    for event in happened:
        if _are_of_office(analysed, event.places):
            elsewhere = _place_carried(discourse, analysed, event)
            if elsewhere is not NOWHERE:
                is_placed = True
                yield _draft(discourse, analysed, event, elsewhere)
                continue
        for mention in event.places:
            is_placed = True
            yield _draft(discourse, analysed, event, place_of_mention(mention))
    if is_placed:
        yield from _claims_at_place_before(discourse, analysed, happened)
    else:
        yield from _claims_elsewhere(discourse, analysed, happened)


def _claims_at_place_before(
    discourse: Discourse, analysed: AnalysedSentence, happened: Sequence[_Event]
) -> Iterator[ClaimDraft]:
    """Yield the claims of events whose own clause refers to the place of the sentence
    before ("in the town"), where the sentence names another for the rest.
    """
    first = min((m.end for e in happened for m in e.places), default=0)
    seen: set[tuple[int, int]] = set()
    for event in happened:
        span = _clause_span(analysed.tree, event.trigger)
        if event.places or span is None or span in seen:
            continue
        begin = analysed.tree.tokens[event.trigger.first].start
        if first <= begin:
            # "There" is what this sentence has named.
            continue
        seen.add(span)
        before = [m for n, m in discourse.happened_at if analysed.number - n == 1]
        event_place = place_before(analysed.tree.text, *span, before)
        if event_place is not None:
            yield _draft(discourse, analysed, event, event_place)


def _are_of_office(analysed: AnalysedSentence, places: Sequence[Mention]) -> bool:
    """Tell whether an event's only place is the region of whose office somebody is."""
    return bool(places) and all(is_wide(m) and is_in_title(analysed, m) for m in places)


def _is_talk(analysed: AnalysedSentence, event: _Event) -> bool:
    """Tell whether an event without a place is told of in general."""
    tree, trigger = analysed.tree, event.trigger
    verb = tree.verb(tree.top(trigger.first, trigger.last))
    return verb is not None and _is_general(analysed, event, verb)


def _claims_elsewhere(
    discourse: Discourse,
    analysed: AnalysedSentence,
    happened: Sequence[_Event],
) -> Iterator[ClaimDraft | Rejected]:
    """Yield the claims of events for which their sentence names no place: the first,
    and what a clause that refers to a place spoken of before says else.
    """
    first = happened[0]
    elsewhere = _place_referred_to(discourse, analysed, first)
    is_carried = elsewhere is NOWHERE
    if is_carried:
        elsewhere = _place_carried(discourse, analysed, first)
    draft = _draft(discourse, analysed, first, elsewhere)
    if elsewhere is NOWHERE:
        yield _rejected(analysed, PLACELESS) if _is_talk(analysed, first) else draft
        return
    is_told = is_carried and _is_retold(discourse, draft)
    if not (is_told or _is_known_taking(discourse, analysed, first, draft)):
        yield draft
    kinds = {first.trigger.kind}
    for event in happened[1:]:
        if event.trigger.kind not in kinds and _speaks_of_place(analysed, event):
            kinds.add(event.trigger.kind)
            yield _draft(discourse, analysed, event, elsewhere)


def _place_referred_to(
    discourse: Discourse, analysed: AnalysedSentence, event: _Event
) -> EventPlace:
    """Return the place to which a sentence refers by a word for it, by an answer, or by
    what stands there; else nowhere.
    """
    elsewhere = _place_elsewhere(discourse, analysed)
    is_denied = event.factuality is Factuality.DENIED
    if elsewhere is NOWHERE and (is_denied or _answers(analysed)):
        elsewhere = _place_answered(discourse, analysed)
    if elsewhere is NOWHERE:
        elsewhere = _place_of_structure(discourse, analysed)
    return elsewhere


def _speaks_of_place(analysed: AnalysedSentence, event: _Event) -> bool:
    """Tell whether an event's own clause refers to a place: "hold its outskirts"."""
    span = _clause_span(analysed.tree, event.trigger)
    if span is None:
        return False
    text = analysed.tree.text
    return refers_back(text, *span) or names_structure(text, *span)


def _place_carried(
    discourse: Discourse, analysed: AnalysedSentence, event: _Event
) -> EventPlace:
    """Return the only place of the sentence before, where this one names none and tells
    of one event: a report stays where it is until it says otherwise.
    """
    tree, number = analysed.tree, analysed.number
    near = [m for n, m in discourse.happened_at if number - n <= _PLACE_REACH]
    if len(near) != 1 or _names_place(analysed, event) or not tree.parsed:
        return NOWHERE
    if not discourse.is_same_entry(analysed.sentence):
        return NOWHERE
    verb = tree.verb(tree.top(event.trigger.first, event.trigger.last))
    if verb is None or _opens_anew(analysed, event, verb):
        return NOWHERE
    return place_of_mention(near[0])


def _opens_anew(analysed: AnalysedSentence, event: _Event, verb: int) -> bool:
    """Tell what does not go on with the sentence before: a noun beside something else,
    what happens again and again, what is new.
    """
    is_told_of = verb in {a.verb for a in analysed.attributions}
    if _is_only_a_noun_of_fire(analysed.tree, event) and not is_told_of:
        return True
    return _is_general(analysed, event, verb) or _is_new(analysed, event, verb)


def _names_place(analysed: AnalysedSentence, event: _Event) -> bool:
    """Tell whether a sentence names where an event may have been: neither an office's
    region nor whither a retreat leads.
    """
    text = analysed.tree.text
    is_retreat = event.trigger.kind is Kind.WITHDRAW
    return any(
        m.place is not None
        and not is_in_title(analysed, m)
        and not (is_retreat and is_destination(text, m))
        for m in analysed.mentions
    )


def _is_only_a_noun_of_fire(tree: DependencyTree, event: _Event) -> bool:
    """Tell "the number of shells": a noun that does nothing."""
    top = tree.top(event.trigger.first, event.trigger.last)
    is_noun = tree.tokens[top].pos in ("NOUN", "PROPN")
    is_noun = is_noun and event.trigger.kind is not Kind.STATEMENT
    return is_noun and tree.tokens[top].dep not in ("nsubj", "nsubjpass", "ROOT")


def _is_general(analysed: AnalysedSentence, event: _Event, verb: int) -> bool:
    """Tell what happens again and again: "drones have set oil plants alight", in the
    present or the perfect, and to no thing in particular.
    """
    if event.trigger.kind not in (Kind.STRIKE, Kind.ASSAULT):
        return False
    tree = analysed.tree
    helpers = {_word_of(tree, c) for c in tree.children[verb]}
    is_past = _word_of(tree, verb).endswith(("ed", "t", "d")) and "have" not in helpers
    if is_past or "had" in helpers or "was" in helpers or "were" in helpers:
        return False
    noun = tree.child(verb, "dobj", "nsubjpass", "nsubj")
    return noun is None or tree.child(noun, "det", "nummod", "poss") is None


def _is_new(analysed: AnalysedSentence, event: _Event, verb: int) -> bool:
    """Tell an event with a time of its own, done to nothing spoken of before:
    "missiles hit a power station overnight".
    """
    tree = analysed.tree
    noun = tree.child(verb, "dobj", "nsubjpass")
    if noun is None:
        return False
    if event.trigger.kind is Kind.STRIKE and tree.lemmas[noun] in _LAUNCHED:
        return True
    words = {_word_of(tree, c) for c in tree.children[noun]}
    return bool(analysed.dates) and words.isdisjoint(_DEFINITE)


def _word_of(tree: DependencyTree, i: int) -> str:
    return tree.tokens[i].text.lower()


def _is_retold(discourse: Discourse, draft: ClaimDraft) -> bool:
    """Tell a claim that only goes on with the one before: of the same kind at the same
    place, by the same claimant, with no time of its own.
    """
    place = draft.event_place.place
    return not draft.dates.text and any(
        before.kind is draft.kind
        and before.claimant == draft.claimant
        and before.event_place.place == place
        for before in discourse.drafts
    )


def _is_known_taking(
    discourse: Discourse,
    analysed: AnalysedSentence,
    event: _Event,
    draft: ClaimDraft,
) -> bool:
    """Tell "our men have taken X. The flag is up there" and "they left X. The fall of
    the town is a blow", which take up what the sentence before told of the place.
    """
    tree, trigger = analysed.tree, event.trigger
    top = tree.top(trigger.first, trigger.last)
    is_noun = tree.tokens[top].pos == "NOUN" and tree.tokens[top].dep in SUBJECTS
    if is_noun:
        kinds = _TAKINGS | {Kind.WITHDRAW}
    elif _has_flag(tree, trigger):
        kinds = _TAKINGS
    else:
        return False
    is_bare = not draft.dates.text and draft.actor is Side.UNKNOWN
    return (
        is_bare
        and draft.kind in _TAKINGS
        and any(
            before.kind in kinds and before.event_place.place == draft.event_place.place
            for before in discourse.drafts
        )
    )


def _is_only_possible(analysed: AnalysedSentence, events: Iterable[_Event]) -> bool:
    """Tell whether a sentence says what may happen, and not only in a clause that
    serves a statement of fact.
    """
    possible = [e for e in events if e.factuality is Factuality.POSSIBLE]
    if not possible or _is_judged_by(analysed, possible):
        return False
    return not _are_subordinate(analysed, possible)


def _is_judged_by(analysed: AnalysedSentence, events: Iterable[_Event]) -> bool:
    """Tell a judgement by an event that happened: "the clashes may indicate". What may
    be so is what the writer makes of it.
    """
    tree = analysed.tree
    if not tree.parsed or whole_statement(tree) is None:
        return False
    paths = (tree.path(tree.top(e.trigger.first, e.trigger.last)) for e in events)
    return any(
        len(path) > 1
        and tree.tokens[path[-2]].dep == "nsubj"
        and tree.lemmas[path[-1]] in LEXICON.evidential_verbs
        for path in paths
    )


def _hand_up_places(events: list[_Event]) -> list[_Event]:
    """Return the events, places of what one is about given to it ("foiled a bid to
    enter X", "past trenches at X").
    """
    handed = list(events)
    for n, (event, aim) in enumerate(pairwise(events)):
        if not event.is_reported or event.places or not aim.places:
            continue
        if aim.factuality is Factuality.PURPOSE or _are_works(aim.trigger):
            handed[n] = replace(event, places=aim.places)
            handed[n + 1] = replace(aim, places=[], factuality=Factuality.PURPOSE)
    return _explosions_explained(handed)


def _explosions_explained(events: Sequence[_Event]) -> list[_Event]:
    """Return the events, an explosion's places given to the strike that it is laid to:
    "explosions rocked X after a drone attack".
    """
    explained = list(events)
    for n, event in enumerate(events):
        if event.trigger.kind is not Kind.STATEMENT or not event.places:
            continue
        for m, cause in enumerate(explained):
            is_strike = cause.trigger.kind is Kind.STRIKE and cause.is_reported
            if is_strike and (not cause.places or cause.places == event.places):
                explained[m] = replace(cause, places=event.places)
                explained[n] = replace(event, places=[], factuality=Factuality.PURPOSE)
                break
    return explained


def _are_works(trigger: Trigger) -> bool:
    """Tell a single noun for defences: "past trenches"."""
    return trigger.kind is Kind.FORTIFY and trigger.last - trigger.first == 1


def _is_verbless(tree: DependencyTree) -> bool:
    """Tell a caption ("Rescuers at a house that was hit on Saturday"): what describes
    its noun is what it says.
    """
    roots = [i for i, token in enumerate(tree.tokens) if token.head == i]
    # "..., the mayor posts", where the parse takes the verb for a noun.
    says = any(tree.child(i, "ccomp") is not None for i in roots)
    return tree.parsed and not (says or any(tree.is_verb(i) for i in roots))


def _is_only_a_noun(analysed: AnalysedSentence, event: _Event) -> bool:
    """Tell a noun of fighting with no place to it: a word about the war, not an
    event.
    """
    tree, trigger = analysed.tree, event.trigger
    if trigger.kind not in (Kind.CLASH, Kind.ASSAULT):
        return False
    return tree.tokens[tree.top(trigger.first, trigger.last)].pos in ("NOUN", "PROPN")


def _goes_on_there(
    discourse: Discourse, analysed: AnalysedSentence, event: _Event
) -> bool:
    """Tell "fighting was continuing": it is where the sentence before was."""
    tree = analysed.tree
    token = tree.tokens[tree.top(event.trigger.first, event.trigger.last)]
    # "Was continuing", where the parse takes the participle for an attribute.
    verb = {t.text.lower() for t in tree.tokens[token.head : token.head + 2]}
    goes_on = token.dep == "nsubj" and not verb.isdisjoint(LEXICON.going_on)
    return goes_on and _place_carried(discourse, analysed, event) is not NOWHERE


def _is_of_events(analysed: AnalysedSentence, mention: Mention) -> bool:
    """Tell a name at which something may have happened."""
    if is_country(mention) or is_where_spoken(analysed, mention):
        return False
    tree = analysed.tree
    if _is_hearer(tree, mention):
        return False
    return not (_is_seat(tree, mention) or _is_opposed(tree, mention))


def _is_hearer(tree: DependencyTree, mention: Mention) -> bool:
    """Tell who is told it, an outlet called like a place: "a source told X"."""
    first, last = tree.at(mention.start, mention.end)
    above = tree.tokens[tree.top(first, last)].head
    is_object = tree.tokens[tree.top(first, last)].dep in ("dobj", "dative", "iobj")
    return tree.parsed and is_object and tree.lemmas[above] in _TELLING


def _places(
    analysed: AnalysedSentence,
    triggers: Sequence[Trigger],
) -> list[list[Mention]]:
    """Return the places of each event; those in a claimant's own title count where
    there are no others.
    """
    tree = analysed.tree
    usable = _mentions_of_events(analysed)
    titles = [m for m in usable if is_in_title(analysed, m)]
    outside = [m for m in usable if m not in titles]
    titles = [m for m in titles if not _is_where_source_is(tree, m)]
    pairs = zip(triggers, places_of_events(tree, triggers, outside), strict=True)
    placed = [_inside_subject(tree, trigger, places) for trigger, places in pairs]
    if not any(placed):
        return places_of_events(tree, triggers, titles)
    shared = _shared_with_joined(tree, triggers, placed)
    return [
        places or _same_place(tree, trigger, usable)
        for trigger, places in zip(triggers, shared, strict=True)
    ]


def _mentions_of_events(analysed: AnalysedSentence) -> list[Mention]:
    """Return the places where something may have happened; "hit a bus in X on its way
    to Y": nothing did in Y.
    """
    usable = [m for m in analysed.mentions if _is_of_events(analysed, m)]
    return [m for m in usable if not is_bound_for(analysed.tree.text, m)] or usable


def _inside_subject(
    tree: DependencyTree, trigger: Trigger, places: list[Mention]
) -> list[Mention]:
    """Return the places of an event; of one told inside a subject those named there:
    "the trial of a man who shelled X opened in Y" tells of no shelling in Y.
    """
    path = tree.path(tree.top(trigger.first, trigger.last))
    noun = next((i for i in path[1:] if tree.tokens[i].dep in SUBJECTS), None)
    if not tree.parsed or noun is None or len(places) < 2:
        return places
    inside = set(tree.subtree(noun))
    own = [m for m in places if inside & set(range(*tree.at(m.start, m.end)))]
    return own or places


def _shared_with_joined(
    tree: DependencyTree,
    triggers: Sequence[Trigger],
    placed: Sequence[list[Mention]],
) -> list[list[Mention]]:
    """Return the places of each event; two nouns that are joined share what stands
    once: "the encirclement and capture of X".
    """
    out = list(placed)
    for n, (first, second) in enumerate(pairwise(triggers)):
        a, b = tree.top(first.first, first.last), tree.top(second.first, second.last)
        is_joined = tree.tokens[b].dep == "conj" and tree.tokens[b].head == a
        are_nouns = tree.tokens[a].pos == tree.tokens[b].pos == "NOUN"
        if tree.parsed and is_joined and are_nouns and first.kind is not second.kind:
            out[n] = out[n] or out[n + 1]
            out[n + 1] = out[n + 1] or out[n]
    return out


def _is_seat(tree: DependencyTree, mention: Mention) -> bool:
    """Tell where an office sits that acts: "the ministry in Moscow boasted". What is
    done to it happens there; officials in another town speak of what happened in it.
    """
    top = tree.top(*tree.at(mention.start, mention.end))
    preposition = tree.tokens[top].head
    office = tree.tokens[preposition].head
    if tree.lemmas[preposition] == "in" and is_nobody(tree, office):
        # "Nobody in Kyiv denies".
        return True
    return (
        tree.tokens[top].dep == "pobj"
        and tree.lemmas[preposition] == "in"
        and is_capital(mention)
        and tree.tokens[office].dep == "nsubj"
        and tree.tokens[office].pos in ("NOUN", "PROPN")
        and tree.lemmas[office] in OFFICES.offices
    )


def _is_where_source_is(tree: DependencyTree, mention: Mention) -> bool:
    """Tell "a military source in X": nothing happened there."""
    top = tree.top(*tree.at(mention.start, mention.end))
    preposition = tree.tokens[top].head
    person = tree.tokens[tree.tokens[preposition].head].text.lower()
    return tree.lemmas[preposition] == "in" and person in _SOURCES


def _is_opposed(tree: DependencyTree, mention: Mention) -> bool:
    """Tell where something opposed appeared: "contrary to a map published in X"."""
    path = tree.path(tree.top(*tree.at(mention.start, mention.end)))
    verb = next((i for i in path if tree.is_verb(i)), path[0])
    is_below = any(tree.lemmas[i] in _SCOPE.opposing for i in path)
    return is_below and tree.tokens[verb].dep == "acl"


def _same_place(
    tree: DependencyTree,
    trigger: Trigger,
    mentions: Sequence[Mention],
) -> list[Mention]:
    """Return the place named earlier in the sentence that an event's own clause refers
    to ("the city").
    """
    span = _clause_span(tree, trigger)
    if span is None:
        return []
    start, end = span
    if not (refers_back(tree.text, *span) or names_structure(tree.text, *span)):
        return []
    clause = tree.text[start:end]
    before = [
        m
        for m in mentions
        if m.end <= start and m.place and not is_wide(m) and may_be_called(m, clause)
    ]
    return before[-1:]


def _clause_span(tree: DependencyTree, trigger: Trigger) -> tuple[int, int] | None:
    """Return the offsets of an event's own clause, None where the grammar shows
    none.
    """
    if not tree.parsed:
        return None
    verb = tree.verb(tree.top(trigger.first, trigger.last))
    if verb is None:
        return None
    branch = tree.subtree(verb, _OTHER_CLAUSES)
    return tree.tokens[branch[0]].start, tree.tokens[branch[-1]].end


def _place_of_structure(discourse: Discourse, analysed: AnalysedSentence) -> EventPlace:
    """Return the place of the sentence before where something happens to what stands
    there: "two drones hit the bridge".
    """
    before = [m for n, m in reversed(discourse.recent) if analysed.number - n == 1]
    span = analysed.sentence.start, analysed.sentence.end
    return place_of_structure(analysed.tree.text, *span, before) or NOWHERE


def _answers(analysed: AnalysedSentence) -> bool:
    """Tell "Kyiv countered that the shells had come from the other side", "Kyiv
    admitted the retreat".
    """
    lemmas, verbs = analysed.tree.lemmas, OFFICES.answering_verbs
    verbs |= OFFICES.confirming_verbs
    return any(lemmas[a.verb] in verbs for a in analysed.attributions)


def _topic(analysed: AnalysedSentence) -> Mention | None:
    """Return the place of which somebody says it: '"The city is theirs," the mayor said
    of X', "asked about X"; None without one.
    """
    tree = analysed.tree
    verbs = {a.verb for a in analysed.attributions}
    for mention in analysed.mentions:
        top = tree.top(*tree.at(mention.start, mention.end))
        preposition = tree.tokens[top].head
        is_of = tree.tokens[preposition].text.lower() in ("of", "about")
        if is_of and tree.parsed and tree.tokens[preposition].head in verbs:
            return mention
    return None


def _place_answered(discourse: Discourse, analysed: AnalysedSentence) -> EventPlace:
    """Return the place of the claim just before, which a denial without a place of its
    own answers: "X was shelled. Kyiv denied that it had fired".
    """
    last = discourse.place
    if (
        last is None
        or not discourse.answered
        or discourse.place_at != analysed.number - 1
    ):
        return NOWHERE
    return place_of_mention(last)


def _place_elsewhere(discourse: Discourse, analysed: AnalysedSentence) -> EventPlace:
    """Return the front, or the place spoken of before, where the sentence refers to it;
    else nowhere.
    """
    text, sentence = discourse.article.text, analysed.sentence
    before = [
        mention
        for number, mention in reversed(discourse.recent)
        if analysed.number - number <= _PLACE_REACH
    ]
    span = sentence.start, sentence.end
    topic = _topic(analysed)
    if topic is not None:
        return place_of_mention(topic)
    if discourse.heading_at == analysed.number - 1 and discourse.place is not None:
        return place_of_mention(discourse.place)
    return (
        whole_front(text, *span, discourse.gazetteer)
        or place_before(text, *span, before)
        or NOWHERE
    )


def _draft(
    discourse: Discourse,
    analysed: AnalysedSentence,
    event: _Event,
    event_place: EventPlace,
) -> ClaimDraft:
    tree, trigger = analysed.tree, event.trigger
    attribution, carried = attribution_of(discourse, analysed, trigger)
    reported = None
    if tree.parsed:
        reported = reported_by(tree, tree.top(trigger.first, trigger.last))
    if reported is not None and event.factuality is not Factuality.DENIED:
        # Of a claim that is denied its owner is not who denies it.
        attribution, carried = reported, False
    if attribution is not None:
        attribution = with_own_side(tree, trigger, attribution)
    context = _date_context(discourse, analysed, analysed.dates, carried=carried)
    context = replace(context, others=event.others)
    is_past = not is_present(tree, trigger)
    if is_past and is_same_speech(discourse, analysed, attribution):
        context = replace(context, carried=context.carried or discourse.said_on)
    actor = _actor(discourse, analysed, trigger, attribution, reported)
    if actor is Side.UNKNOWN:
        actor = _denied_gainer(event, attribution, reported)
    attribution = _with_side_of_own(tree, trigger, attribution, actor)
    hedge = _hedge_of_event(event, attribution, carried=carried)
    span = analysed.sentence.start, analysed.sentence.end
    return ClaimDraft(
        span,
        trigger.first,
        trigger.kind,
        event_place,
        dates_of_event(tree, context, trigger, attribution),
        attribution,
        actor,
        hedge,
        in_russia=event_place.place is None
        and (is_in_russia(tree.text, *span) or _names_russia(analysed)),
        has_flag=_has_flag(tree, trigger),
    )


def _with_side_of_own(
    tree: DependencyTree,
    trigger: Trigger,
    attribution: Attribution | None,
    actor: Side,
) -> Attribution | None:
    """Return the speaker with the side of those he calls his own: "our men of the
    Vostok group have taken X".
    """
    if attribution is None or attribution.side is not Side.UNKNOWN:
        return attribution
    if not speaks_of_own(tree, trigger):
        return attribution
    return replace(attribution, side=actor)


def _hedge_of_event(
    event: _Event,
    attribution: Attribution | None,
    *,
    carried: bool,
) -> Hedge:
    if event.factuality is Factuality.DENIED:
        return Hedge.DENIED
    if event.hedge is not Hedge.ASSERTED:
        return event.hedge
    return _hedge_of(attribution, carried=carried)


def _denied_gainer(
    event: _Event,
    attribution: Attribution | None,
    reported: Attribution | None,
) -> Side:
    """Return who would have gained what one party denies of the other's report: "Kyiv
    dismissed Moscow's report that X had fallen".
    """
    if attribution is None or reported is None:
        return Side.UNKNOWN
    is_denied = event.factuality is Factuality.DENIED
    is_gain = event.trigger.kind in _TAKINGS | {Kind.ADVANCE}
    is_other = OTHER.get(reported.side) is attribution.side
    if is_denied and is_gain and is_other:
        return reported.side
    return Side.UNKNOWN


def _has_flag(tree: DependencyTree, trigger: Trigger) -> bool:
    """Tell "raised the flag"."""
    objects = tree.children[tree.top(trigger.first, trigger.last)]
    words = (*range(trigger.first, trigger.last), *objects)
    return any(_word_of(tree, i) in _FLAGS for i in words)


def _names_russia(analysed: AnalysedSentence) -> bool:
    """Tell whether the other places of a sentence lie in Russia."""
    placed = [m.place for m in analysed.mentions if m.place and not is_country(m)]
    return bool(placed) and all(place.country == "RU" for place in placed)


def _actor(
    discourse: Discourse,
    analysed: AnalysedSentence,
    event: Trigger,
    attribution: Attribution | None,
    reported: Attribution | None,
) -> Side:
    """Return who acts by the sentence, else who acted or launched before. reported:
    whose claim it is the content of, None where it is of none.
    """
    tree = analysed.tree
    actor = actor_of(tree, event, reported or attribution)
    if actor is Side.UNKNOWN and reported and _is_deed_of(tree, event, reported):
        actor = reported.side
    goes_on = analysed.number - discourse.actor_at == 1
    # A sentence that opens with "they" goes on with whoever acted before, not with who
    # speaks.
    is_open = actor is Side.UNKNOWN or tree.tokens[0].text == "They"
    if is_open and goes_on and is_they(tree, event):
        actor = discourse.actor
    if actor is Side.UNKNOWN:
        return _who_launched(discourse, analysed, event)
    return actor


def _is_deed_of(tree: DependencyTree, event: Trigger, reported: Attribution) -> bool:
    """Tell "Russia's claim to have taken X": the owner of the claim has done it."""
    verb = tree.top(event.first, event.last)
    is_infinitive = any(tree.lemmas[c] == "to" for c in tree.children[verb])
    is_party = reported.side in (Side.UA, Side.RU)
    return is_party and is_infinitive and tree.tokens[verb].head == reported.verb


def _who_launched(
    discourse: Discourse, analysed: AnalysedSentence, event: Trigger
) -> Side:
    """Return who launched the weapons that struck, by this sentence or one just before:
    "Russia launched 80 drones overnight. Drones hit X".
    """
    weapons = weapons_of(analysed.tree, event)
    if not weapons:
        return Side.UNKNOWN
    side, launched = launched_by(analysed.tree)
    if weapons & launched and side is not Side.UNKNOWN:
        return side
    is_near = analysed.number - discourse.launched_at <= _PLACE_REACH
    if is_near and weapons & discourse.launched:
        return discourse.launcher
    return Side.UNKNOWN


def _hedge_of(attribution: Attribution | None, *, carried: bool) -> Hedge:
    """Return the hedge of a reporting verb of the same sentence, else asserted."""
    if attribution is None or carried:
        return Hedge.ASSERTED
    return attribution.hedge


def _date_context(
    discourse: Discourse,
    analysed: AnalysedSentence,
    dates: Sequence[DateExpression],
    *,
    carried: bool,
) -> DateContext:
    published = analysed.published
    if analysed.is_link:
        # The other article may be of any day.
        published = None
    sayings = {a.verb: a.claimant for a in analysed.attributions}
    context = DateContext(dates, published, discourse.day, sayings=sayings)
    if carried:
        return replace(context, carried=discourse.attribution_date)
    if discourse.heading_at == analysed.number - 1:
        return replace(context, carried=discourse.heading_date)
    return context


def _are_subordinate(analysed: AnalysedSentence, events: Iterable[_Event]) -> bool:
    """Tell whether the possible events only serve a main clause of fact ("to train
    those who would attack").
    """
    tree = analysed.tree
    if not tree.parsed or whole_statement(tree) is None:
        return False
    tops = (tree.top(e.trigger.first, e.trigger.last) for e in events)
    return all(
        any(tree.tokens[i].dep in _SUBORDINATE for i in tree.path(top)) for top in tops
    )


def _statement(
    discourse: Discourse,
    analysed: AnalysedSentence,
) -> Iterator[ClaimDraft | Rejected]:
    """Yield what a sentence says that tells of no event: at its places, or about the
    war at large.
    """
    tree, sentence = analysed.tree, analysed.sentence
    clause = whole_statement(tree)
    if clause is None:
        return
    if _is_verbless(tree) and not (analysed.is_link or _has_own_date(analysed)):
        # "Burnt-out cars near X": what a picture shows.
        if analysed.mentions:
            yield _rejected(analysed, ONLY_SEEN)
        return
    if discourse.short and _shows_somebody(analysed, clause.at):
        yield _rejected(analysed, ONLY_SEEN)
        return
    if not discourse.gate.admits_statement(analysed, clause.at):
        yield _rejected(analysed, PEACEFUL)
        return
    is_sentence = tree.text[sentence.end - 1] in _ENDS or discourse.short
    mention = _place_of_statement(analysed)
    if mention is not None and is_sentence:
        yield from _said_at(discourse, analysed, clause, mention)
    else:
        is_heading = not is_sentence and not analysed.is_link
        yield from _said_of_the_war(discourse, analysed, clause, is_heading=is_heading)


def _shows_somebody(analysed: AnalysedSentence, verb: int) -> bool:
    """Tell "A gunner loads a howitzer near X": a picture of somebody at something, in
    the present tense, of whom nobody says anything.
    """
    tree = analysed.tree
    if not tree.parsed or analysed.attributions or _is_negated_or_helped(tree, verb):
        return False
    subject = tree.child(verb, "nsubj")
    word = tree.tokens[verb].text.lower()
    if subject is None or not word.endswith("s") or tree.lemmas[verb] in ("be", "have"):
        return False
    words = {_word_of(tree, c) for c in tree.children[subject]}
    is_anybody = bool(words & {"a", "an"}) or tree.tokens[subject].text.islower()
    return is_anybody and tree.tokens[subject].text.lower() in _PHOTOGRAPHED


def _is_negated_or_helped(tree: DependencyTree, verb: int) -> bool:
    return tree.child(verb, "neg", "aux", "auxpass", "ccomp") is not None


def _has_own_date(analysed: AnalysedSentence) -> bool:
    """Tell whether a sentence has a time that is not of a clause "where ..." in it."""
    tree = analysed.tree
    tops = (tree.top(*tree.at(date.start, date.end)) for date in analysed.dates)
    return any(
        all(tree.tokens[i].dep != "relcl" for i in tree.path(top)) for top in tops
    )


def _said_at(
    discourse: Discourse,
    analysed: AnalysedSentence,
    clause: StatementClause,
    mention: Mention,
) -> Iterator[ClaimDraft]:
    """Yield what a sentence says at a place, and at those listed with it."""
    learned = _learned_event(discourse, analysed, clause, mention)
    for each in [mention, *_listed_with(analysed, mention)]:
        event_place = place_of_mention(each)
        if learned is None:
            draft = _statement_draft(discourse, analysed, clause, event_place)
            is_told = tells_of_aftermath(analysed)
            if not (is_told and _is_of_known_strike(discourse, draft)):
                yield draft
        else:
            yield _draft(discourse, analysed, learned, event_place)


def _said_of_the_war(
    discourse: Discourse,
    analysed: AnalysedSentence,
    clause: StatementClause,
    *,
    is_heading: bool,
) -> Iterator[ClaimDraft | Rejected]:
    """Yield what a sentence without a place of its own says about the war at large."""
    tree, sentence = analysed.tree, analysed.sentence
    span = sentence.start, sentence.end
    event_place = _place_elsewhere(discourse, analysed)
    if not is_heading and _is_left_there(analysed, event_place):
        draft = _statement_draft(discourse, analysed, clause, event_place)
        if not _is_of_known_strike(discourse, draft):
            yield draft
        return
    tells_course = not is_heading and is_course_of_war(tree.text, *span)
    if tells_course or _is_about_party_there(analysed, event_place):
        yield _statement_draft(discourse, analysed, clause, event_place)
        yield from _beside(discourse, analysed, [])
    elif not is_heading and is_about_war(tree.text, *span):
        yield _rejected(analysed, PLACELESS)


def _is_left_there(analysed: AnalysedSentence, event_place: EventPlace) -> bool:
    """Tell what fighting left at a place that the sentence refers to."""
    is_here = event_place.place is not None and not is_whole_front(event_place)
    return is_here and tells_of_aftermath(analysed)


def _is_of_known_strike(discourse: Discourse, draft: ClaimDraft) -> bool:
    """Tell what a strike left that the sentence before told of: "X was shelled. Two
    were killed there". With a time of its own it is told for itself.
    """
    place = draft.event_place.place
    return (
        not draft.dates.text
        and place is not None
        and any(
            before.kind is Kind.STRIKE and before.event_place.place == place
            for before in discourse.drafts
        )
    )


def _learned_event(
    discourse: Discourse,
    analysed: AnalysedSentence,
    clause: StatementClause,
    mention: Mention,
) -> _Event | None:
    """Return the event that the learned classifier sees in a statement, None when it is
    not sure of any or the grammar does not report it.
    """
    kind = discourse.gate.learned_kind(analysed)
    if kind is None or clause.hedged:
        return None
    at = clause.at
    if at in {a.verb for a in analysed.attributions}:
        at = analysed.tree.child(at, "ccomp") or at
    trigger = Trigger(at, at + 1, kind)
    if is_about_report(analysed.tree, at):
        return None
    factuality, hedge = factuality_of(analysed.tree, trigger)
    event = _Event(trigger, factuality, hedge, [mention])
    if not event.is_reported:
        return None
    return event


def _is_about_party_there(analysed: AnalysedSentence, event_place: EventPlace) -> bool:
    """Tell whether a sentence names a party to the war and refers to a place."""
    if event_place.place is None or is_whole_front(event_place):
        return False
    sentence = analysed.sentence
    words = analysed.tree.text[sentence.start : sentence.end]
    return party_in(words) is not Side.UNKNOWN


def _place_of_statement(analysed: AnalysedSentence) -> Mention | None:
    """Return the place that a statement is put at: the first that more than describes
    something, the first that is not wide where there is one.
    """
    tree = analysed.tree
    every = places = [m for m in analysed.mentions if _may_be_stated_of(analysed, m)]
    places = [m for m in places if not _is_description(tree, m)] or places
    narrow = [m for m in places if not is_wide(m)]
    if not narrow and places and _is_label(analysed, places[0]):
        # "X region: one killed in Y": what describes is narrower.
        narrow = [m for m in every if not is_wide(m) and not is_in_title(analysed, m)]
    return next(iter(narrow or places), None)


def _may_be_stated_of(analysed: AnalysedSentence, mention: Mention) -> bool:
    """Tell a place that is known, and not only the region of somebody's office."""
    if mention.place is None or is_country(mention):
        return False
    if is_landmark(analysed.tree, mention):
        return False
    return not (is_wide(mention) and is_in_title(analysed, mention))


def _is_label(analysed: AnalysedSentence, mention: Mention) -> bool:
    """Tell "X region: ...", which only opens a line."""
    is_first = mention.start == analysed.sentence.start
    return is_first and analysed.tree.text[mention.end : mention.end + 1] == ":"


def _listed_with(analysed: AnalysedSentence, first: Mention) -> list[Mention]:
    """Return the places in one list with a place: "in A, B and C"."""
    tree = analysed.tree
    if not tree.parsed:
        return []
    top = tree.top(*tree.at(first.start, first.end))
    listed = {top}
    for _ in range(MOST):
        more = {c for i in listed for c in tree.children[i]} - listed
        more = {c for c in more if tree.tokens[c].dep == "conj"}
        if not more:
            break
        listed |= more
    return [
        mention
        for mention in analysed.mentions
        if mention is not first
        and mention.place is not None
        and tree.top(*tree.at(mention.start, mention.end)) in listed
    ]


def _is_description(tree: DependencyTree, mention: Mention) -> bool:
    """Tell a place named in a participle or clause that only describes something
    ("formed in Lviv").
    """
    top = tree.top(*tree.at(mention.start, mention.end))
    return any(tree.tokens[i].dep in _DESCRIBING for i in tree.path(top))


def _beside(
    discourse: Discourse,
    analysed: AnalysedSentence,
    triggers: Sequence[Trigger],
) -> Iterator[ClaimDraft]:
    """Yield the statements that stand in a sentence beside its events."""
    tree = analysed.tree
    if not tree.parsed:
        return
    for clause in statements_beside(tree, triggers, analysed.attributions):
        mention = _described_place(analysed, clause)
        if mention is not None:
            event_place = place_of_mention(mention)
        elif tree.tokens[clause.at].dep == "appos" or not is_course_of_war(
            tree.text, clause.start, clause.end, names_party=False
        ):
            continue
        else:
            event_place = NOWHERE
        yield _statement_draft(discourse, analysed, clause, event_place)


def _described_place(
    analysed: AnalysedSentence,
    clause: StatementClause,
) -> Mention | None:
    """Return the place outside a clause that the clause describes, None without one."""
    for mention in analysed.mentions:
        if is_country(mention) or clause.start <= mention.start < clause.end:
            continue
        if _describes(analysed.tree, clause.at, mention):
            return mention
    return None


def _describes(tree: DependencyTree, at: int, mention: Mention) -> bool:
    """Tell whether a clause hangs on the words of a place or on the noun they belong
    to.
    """
    first, last = tree.at(mention.start, mention.end)
    token = tree.tokens[at]
    if token.dep not in ("appos", "relcl") or token.text.lower() in _GEOGRAPHY:
        return False
    above = list(tree.ancestors(tree.top(first, last)))[:4]
    return first <= token.head < last or token.head in above


def _statement_draft(
    discourse: Discourse,
    analysed: AnalysedSentence,
    clause: StatementClause,
    event_place: EventPlace,
) -> ClaimDraft:
    tree = analysed.tree
    trigger = Trigger(clause.at, clause.at + 1, Kind.STATEMENT)
    speaker, carried = attribution_of(discourse, analysed, trigger)
    attribution = speaker
    if clause.by_writer:
        attribution, carried = None, False
    actor = Side.UNKNOWN
    if analysed.number - discourse.actor_at == 1 and is_they(tree, trigger):
        actor = discourse.actor
    if actor is Side.UNKNOWN:
        span = clause.start, clause.end
        said_by = analysed.attributions
        actor = party_of_statement(tree, span, clause.at, said_by, speaker)
    dates = [d for d in analysed.dates if clause.start <= d.start < clause.end]
    context = _date_context(discourse, analysed, dates, carried=carried)
    hedge = Hedge.HEDGED
    if not clause.hedged:
        hedge = _hedge_of(attribution, carried=carried)
    return ClaimDraft(
        (clause.start, clause.end),
        clause.at,
        Kind.STATEMENT,
        event_place,
        dates_of_event(tree, context, trigger, attribution),
        attribution,
        actor,
        hedge,
    )
