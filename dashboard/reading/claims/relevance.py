"""Whether an event is one of this war: who does it, to what, and in which words; and
which sentences may become claims of it, by the learned classifier where the rules
cannot tell.

A train that hits a car, a court that seizes a house and the army of 1943 are none, nor
are accidents with a cause of their own, ailments, elections and quantities that fall.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.domain.words import Kind, Side, Word
from dashboard.reading.claims.events import Trigger
from dashboard.reading.claims.learned import PEACE, KindClassifier
from dashboard.reading.claims.people.attribution import LEXICON, party_in
from dashboard.reading.claims.time_and_place import AT_WAR
from dashboard.reading.lexicon.loader import word_lists
from dashboard.reading.lexicon.schema import CivilWords, RelevanceWords
from dashboard.reading.model import Role
from dashboard.reading.text.dependency_tree import DependencyTree

if TYPE_CHECKING:
    from dashboard.reading.claims.discourse import AnalysedSentence

_WORDS = word_lists(RelevanceWords)
_CIVIL = word_lists(CivilWords)
_FIRED = _WORDS.weapons - _CIVIL.of_both
_CAUSE = re.compile(rf"\b(?:{'|'.join(_CIVIL.causes)})\b", re.IGNORECASE)
_FORMER = re.compile(rf"\b(?:{'|'.join(_WORDS.former_wars)})\b")
_FORMER_YEAR = re.compile(
    r"\b(?:[Ii]n|[Oo]f|[Ss]ince|[Uu]ntil|[Aa]fter|[Bb]y"
    r"|[Ss]ummer|[Aa]utumn|[Ww]inter|[Ss]pring"
    r"|January|February|March|April|May|June"
    r"|July|August|September|October|November|December)"
    r"(?: of)? (?:1[0-9]{3}|200\d|201[0-3])\b"
    r"|\b(?:19\d\d|200\d|201[0-3]) (?:\w+ )?"
    r"(?:battles?|wars?|siege|campaign|offensive|invasion"
    r"|attacks?|assault|retreat|liberation|occupation"
    r"|bombings?|fighting)\b"
)
_SCORE = re.compile(r"(?<![\d.,])\d{1,3} ?[-–:] ?\d{1,3}(?![\d.,]*\d)")
_MINUTE = re.compile(
    r"\b(?:first|last|opening|final|\d{1,2}(?:st|nd|rd|th)) minute\b(?! of silence)"
    r"|\b(?:gold|silver|bronze) medals?\b",
    re.I,
)
_TITLE = re.compile(
    rf"\b(?:{'|'.join(sorted(_WORDS.works))})(?: \w+)? "
    r"[\"“«‘](?P<title>[^\"“”«»‘’]{1,80})[\"”»’]",
    re.IGNORECASE,
)
_HOLDINGS = frozenset({Kind.CONTROL, Kind.CAPTURE, Kind.RETAKE})
_FIGHTS = frozenset({Kind.CLASH, Kind.HOLD, Kind.ASSAULT})
_BLAZES = frozenset({"fire", "fires", "blaze", "blazes", "flames"})
_BATTLING = frozenset({"fight", "battle", "combat"})
_SUBJECTS = ("nsubj", "nsubjpass")
_OBJECTS = ("dobj", "oprd")
_PATIENTS = ("dobj", "nsubj", "nsubjpass")
# Verbs whose object is what was before.
_FOLLOWING = frozenset({"follow", "follows", "followed", "survive", "survived"})
_BESIDE = ("pobj", "nsubj", "nsubjpass")
_NAMING = frozenset({"amod", "compound", "nmod", "poss", "nummod", "det"})
_CLAUSES = frozenset({"relcl", "acl", "appos", "prep"})
_WHITHER = ("to", "into", "from", "of")
# "Leaders clashed over the wording".
_ABOUT, _QUARRELLING = ("over", "about"), frozenset({"clash", "fight", "battle"})
_THROUGH = frozenset({"into", "through", "across", "past", "onto"})
_AT = frozenset({"on", "at", "against"})
_PARTICLES = frozenset({"prt", "advmod", "prep"})
_BY_WHOM = frozenset({"by", "from"})
_FIRE = frozenset({Kind.STRIKE, Kind.ASSAULT})
_PRONOUNS = frozenset({"PRON", "DET", "NUM"})


class Relevance(Word):
    """Whether an event is one of this war."""

    WAR = "war", "War", "as an event of this war"
    PEACE = "peace", "Peace", "as nothing of this war"
    OPEN = "open", "Open", "as something that may be either"
    UNLIKELY = "unlikely", "Unlikely", "as something done by who may not be at war"


def relevance_of(
    tree: DependencyTree,
    event: Trigger,
    places: frozenset[int] = frozenset(),
) -> Relevance:
    """Return what the words of an event and of its sentence tell of it. places: tokens
    that name places.
    """
    if is_of_former_war(tree) or _is_match(tree) or _is_in_title(tree, event):
        return Relevance.PEACE
    if not tree.parsed:
        return _by_words(tree, event)
    top = tree.top(event.first, event.last)
    is_martial = _is_martial(tree, event, top, places)
    if _is_of_lifeless(tree, event, top):
        return Relevance.PEACE
    verb = tree.verb(top)
    doers = _doers_but(places, tree, event, top)
    is_peaceful = _is_peaceful_noun(tree, top) or _is_by_peaceful(
        tree, event, verb, doers
    )
    if _is_figure(tree, event, verb, doers) or (is_peaceful and not is_martial):
        return Relevance.PEACE
    decided = _by_doers(tree, doers, is_martial=is_martial)
    if decided is None and verb is not None:
        decided = _by_patient(tree, event, verb, places, doers)
    if decided is None and _is_hit_on_structure(tree, event, top):
        return Relevance.WAR
    return decided or Relevance.OPEN


def _is_hit_on_structure(tree: DependencyTree, event: Trigger, top: int) -> bool:
    """Tell "a hit on a ferry", "a direct hit on the depot", as what was fired makes."""
    is_hit = event.kind is Kind.STRIKE and tree.lemmas[top] == "hit"
    if not is_hit or tree.tokens[top].pos != "NOUN":
        return False
    things = _WORDS.structures | _WORDS.hit_things
    hit = (i for c in tree.children[top] for i in tree.children[c])
    return any(_word(tree, i) in things for i in hit)


def _is_martial(
    tree: DependencyTree, event: Trigger, top: int, places: frozenset[int]
) -> bool:
    """Tell words of fighting in an event, a party to the war in whose hands a place
    is, and the fall of a place.
    """
    words = {_word(tree, i) for i in range(event.first, event.last)}
    if words & _WORDS.martial or _names_make(tree, event):
        return True
    if event.kind not in _HOLDINGS or not places:
        return False
    return bool(words & _WORDS.warring) or not places.isdisjoint(_of(tree, top))


def _names_make(tree: DependencyTree, event: Trigger) -> bool:
    """Tell "an FAB-500", a weapon by its make."""
    return any(
        tree.lemmas[i] in _WORDS.martial and "-" in _word(tree, i)
        for i in range(event.first, event.last)
    )


def _is_match(tree: DependencyTree) -> bool:
    """Tell a game: its score, or a word of sport, and no word of fighting."""
    words = [token.text.lower() for token in tree.tokens]
    start, end = tree.sentence.start, tree.sentence.end
    has_score = _SCORE.search(tree.text, start, end) is not None
    is_scored = has_score and not _WORDS.scoring.isdisjoint(words)
    if is_scored and not _WORDS.fixtures.isdisjoint(words):
        # Also where the army's team plays.
        return True
    if not _WORDS.martial.isdisjoint(words):
        return False
    if not _WORDS.sports.isdisjoint(words):
        return True
    return is_scored or _MINUTE.search(tree.text, start, end) is not None


def _is_in_title(tree: DependencyTree, event: Trigger) -> bool:
    """Tell what stands in the title of a work: 'the film "Kharkiv under fire"'."""
    start, end = tree.sentence.start, tree.sentence.end
    first, last = tree.tokens[event.first], tree.tokens[event.last - 1]
    return any(
        match.start("title") <= first.start and last.end <= match.end("title")
        for match in _TITLE.finditer(tree.text, start, end)
    )


def _is_of_lifeless(tree: DependencyTree, event: Trigger, top: int) -> bool:
    return _is_by_lifeless(tree, top) or _is_against_lifeless(tree, event, top)


def _is_by_lifeless(tree: DependencyTree, top: int) -> bool:
    """Tell what a storm or a market does, also where the parse makes it a verb or hangs
    the verb on it.
    """
    above = list(tree.ancestors(top))
    verb = tree.verb(top)
    if verb is not None:
        subject = tree.subject(verb)
        if subject is not None:
            above.append(subject)
    return any(_word(tree, i) in _WORDS.lifeless for i in above)


def _is_against_lifeless(tree: DependencyTree, event: Trigger, top: int) -> bool:
    """Tell "fighting drought", "battled a blaze", "fought off an outbreak"."""
    if event.kind not in _FIGHTS:
        return False
    near = [*tree.children[top]]
    near += [c for i in near if tree.tokens[i].dep == "prep" for c in tree.children[i]]
    is_object = ("dobj", "pobj")
    enemies = _WORDS.lifeless
    if tree.lemmas[event.first] in _BATTLING:
        enemies |= _BLAZES
    return any(
        tree.tokens[i].dep in is_object and _word(tree, i) in enemies for i in near
    )


def _by_doers(
    tree: DependencyTree,
    doers: list[int],
    *,
    is_martial: bool,
) -> Relevance | None:
    """Return what those who did it tell, None when they and the words tell nothing."""
    by_doers = {_by_doer(tree, doer) for doer in doers}
    for relevance in (Relevance.WAR, Relevance.PEACE):
        if relevance in by_doers:
            return relevance
    if is_martial:
        return Relevance.WAR
    return Relevance.UNLIKELY if Relevance.UNLIKELY in by_doers else None


def _doers_but(
    places: frozenset[int],
    tree: DependencyTree,
    event: Trigger,
    top: int,
) -> list[int]:
    """Return who did it, without the names of places; top: the word it hangs on."""
    if tree.tokens[top].pos == "NOUN" and event.kind is Kind.STATEMENT:
        # Who heard an explosion did not cause it.
        return []
    if event.kind is Kind.STATEMENT and _is_vehicle_bomb(tree, event, places):
        return []
    if _is_named_beside(tree, event, top):
        # "A fire broke out after a strike": what broke out struck nothing.
        return [i for i in _makers(tree, top) if i not in places]
    return [i for i in _doers(tree, event, tree.verb(top)) if i not in places]


def _is_named_beside(tree: DependencyTree, event: Trigger, top: int) -> bool:
    """Tell a noun of fire that is not what the verb above it does: behind a preposition
    or for its subject.
    """
    token = tree.tokens[top]
    is_noun = token.pos == "NOUN" and event.kind is Kind.STRIKE
    if is_noun and token.dep == "dobj":
        return tree.lemmas[token.head] in _FOLLOWING
    return is_noun and token.dep in _BESIDE and not _is_set_in_motion(tree, top)


def _is_vehicle_bomb(
    tree: DependencyTree, event: Trigger, places: frozenset[int]
) -> bool:
    """Tell "a truck exploded on the bridge": at what is named, a vehicle is what goes
    off there.
    """
    is_blast = tree.lemmas[event.first] in ("explode", "detonate")
    return is_blast and bool(places) and not is_accident(tree)


def _is_set_in_motion(tree: DependencyTree, noun: int) -> bool:
    """Tell what somebody answered with or took part in: "went on strike"."""
    preposition = tree.tokens[noun].head
    return _word(tree, preposition) in ("on", "with", "to", "into")


def _is_peaceful_noun(tree: DependencyTree, top: int) -> bool:
    is_noun = tree.tokens[top].pos == "NOUN"
    return is_noun and _word(tree, top) in _WORDS.peaceful


def _is_by_peaceful(
    tree: DependencyTree,
    event: Trigger,
    verb: int | None,
    doers: list[int],
) -> bool:
    """Tell what peaceful people do: "a strike of miners", "under fire from critics",
    "an attack by wolves". What is shelled is another matter.
    """
    named = {*range(event.first, event.last), *doers}
    named = {i for i in named if tree.tokens[i].pos == "NOUN"}
    if verb is not None and event.kind in _FIRE:
        named.add(verb)
    return any(
        _word(tree, maker) in _WORDS.peaceful | _WORDS.lifeless
        for i in named
        for maker in _makers(tree, i)
    )


def _makers(tree: DependencyTree, noun: int) -> Iterator[int]:
    """Yield by whom something is done: "by X", "from X", "X's push", "strike of X"."""
    words = _BY_WHOM
    if _word(tree, noun) in ("strike", "strikes"):
        words = _BY_WHOM | {"of"}
    for child in tree.children[noun]:
        if _word(tree, child) in words:
            yield from tree.children[child]
        elif tree.tokens[child].dep == "poss" and tree.tokens[child].pos == "NOUN":
            yield child


def _by_patient(
    tree: DependencyTree,
    event: Trigger,
    verb: int,
    places: frozenset[int],
    doers: Sequence[int],
) -> Relevance | None:
    """Return what an event is by what it is done to, None when that does not tell."""
    if _is_done_to_place(tree, verb, places):
        return Relevance.WAR
    is_fired_at = not doers and _is_structure_fired_at(tree, event, verb)
    return Relevance.WAR if is_fired_at else None


def _is_done_to_place(
    tree: DependencyTree,
    verb: int,
    places: frozenset[int],
) -> bool:
    """Tell whether a place is what is taken, hit or left: "Vuhledar fell"."""
    return any(
        not places.isdisjoint([child, *_of(tree, child)])
        for child in tree.children[verb]
        if tree.tokens[child].dep in _PATIENTS
    )


def _is_structure_fired_at(tree: DependencyTree, event: Trigger, verb: int) -> bool:
    """Tell what is built and was hit, nobody says by whom: "a school was struck".
    Not where a word of chance or nature may be the cause.
    """
    if event.kind is not Kind.STRIKE or _word(tree, verb) not in _WORDS.hit_by_fire:
        return False
    words = {token.text.lower() for token in tree.tokens}
    return words.isdisjoint(_WORDS.peaceful | _WORDS.hard_hit) and any(
        _word(tree, child) in _WORDS.structures
        for child in tree.children[verb]
        if tree.tokens[child].dep == "nsubjpass"
    )


def _of(tree: DependencyTree, noun: int) -> Iterator[int]:
    """Yield what a noun is of: "Soledar" in "the town of Soledar"."""
    for child in tree.children[noun]:
        if _word(tree, child) == "of":
            yield from tree.children[child]


def is_of_former_war(tree: DependencyTree) -> bool:
    """Tell whether a sentence speaks of a war before this one."""
    start, end = tree.sentence.start, tree.sentence.end
    return bool(
        _FORMER.search(tree.text, start, end)
        or _FORMER_YEAR.search(tree.text, start, end)
    )


def martial_words(
    tree: DependencyTree,
    without: frozenset[int] = frozenset(),
) -> list[int]:
    """Return the tokens of fighting in a sentence. without: tokens that do not count,
    as those of who says it.
    """
    return [
        i
        for i in range(len(tree.tokens))
        if i not in without and _word(tree, i) in _WORDS.martial
    ]


def names_strangers(tree: DependencyTree) -> bool:
    """Tell whether a sentence names a people or force of other wars."""
    return any(_word(tree, i) in _WORDS.strangers for i in range(len(tree.tokens)))


def names_party(tree: DependencyTree) -> bool:
    """Tell whether a sentence names a party to this war, or a weapon that only one of
    them has.
    """
    if any(_word(tree, i) in _WORDS.warring for i in range(len(tree.tokens))):
        return True
    words = tree.text[tree.sentence.start : tree.sentence.end]
    return party_in(words) in (Side.UA, Side.RU)


def is_warning(tree: DependencyTree) -> bool:
    """Tell an alert: drones are on their way, nothing was hit yet."""
    return any(token.text.lower() in _WORDS.warnings for token in tree.tokens)


def is_of_forces(tree: DependencyTree, tokens: Iterable[int]) -> bool:
    """Tell whether words name forces: "the navy", "a brigade's spokesman"."""
    return any(_word(tree, i) in _WORDS.fighters for i in tokens)


def subject_relevance(tree: DependencyTree, verb: int) -> Relevance:
    """Return what the subject of a verb tells: soldiers fight, a storm does not."""
    subject = tree.subject(verb)
    if subject is None:
        return Relevance.OPEN
    if _word(tree, subject) in _WORDS.remains:
        return Relevance.PEACE
    return _by_doer(tree, subject)


def _word(tree: DependencyTree, i: int) -> str:
    return tree.tokens[i].text.lower()


def _by_words(tree: DependencyTree, event: Trigger) -> Relevance:
    own = range(event.first, event.last)
    others = {_word(tree, i) for i in range(len(tree.tokens)) if i not in own}
    words = others | {_word(tree, i) for i in own}
    if words & (_WORDS.martial | _WORDS.fighters):
        return Relevance.WAR
    if others & _WORDS.peaceful:
        return Relevance.PEACE
    return Relevance.OPEN


def _doers(
    tree: DependencyTree,
    event: Trigger,
    verb: int | None,
) -> Iterator[int]:
    """Yield the nouns of whoever does it: the agent, else the active subject."""
    if verb is None:
        return
    own = range(event.first, event.last)
    for child in tree.children[verb]:
        if tree.tokens[child].dep == "agent":
            named = tree.child(child, "pobj")
            if named is not None and named not in own:
                yield from _joined(tree, named)
                return
    subject = tree.subject(verb)
    if subject is None and _moves(tree, verb):
        # "A bus ploughed into a shop", where the parse takes the verb for a participle.
        yield tree.tokens[verb].head
        return
    if subject is None or subject in own or tree.tokens[subject].dep == "nsubjpass":
        return
    yield from _joined(tree, subject)


def _moves(tree: DependencyTree, verb: int) -> bool:
    """Tell a participle of movement behind the noun of what moves."""
    if tree.tokens[verb].dep != "acl" or verb <= tree.tokens[verb].head:
        return False
    return any(_word(tree, c) in _THROUGH for c in tree.children[verb])


def _joined(tree: DependencyTree, noun: int) -> Iterator[int]:
    yield noun
    yield from (c for c in tree.children[noun] if tree.tokens[c].dep == "conj")


def _by_doer(tree: DependencyTree, doer: int) -> Relevance:
    token, word = tree.tokens[doer], _word(tree, doer)
    if token.pos in _PRONOUNS:
        return _by_quantity(tree, doer)
    naming = {_word(tree, c) for c in tree.children[doer] if _names(tree, c)}
    if word in _WORDS.fighters and _is_of_peaceful(tree, doer):
        return Relevance.PEACE
    is_peaceful = bool({word, word.removesuffix("s")} & _WORDS.peaceful)
    is_military = naming & (_WORDS.fighters | _WORDS.weapons) or _is_of_party(
        tree, doer
    )
    if is_peaceful and is_military:
        return Relevance.OPEN
    if is_peaceful or naming & _WORDS.peaceful:
        return Relevance.PEACE
    if {word, tree.lemmas[doer]} & (_WORDS.fighters | _WORDS.weapons):
        return Relevance.WAR
    if word in _WORDS.anybody:
        return _by_quantity(tree, doer)
    if token.pos == "PROPN" or word.endswith("ians"):
        return _by_name(tree, doer)
    if is_military:
        return Relevance.OPEN
    return Relevance.UNLIKELY


def _is_of_peaceful(tree: DependencyTree, noun: int) -> bool:
    """Tell "a brigade of doctors", "an army of volunteers"."""
    return any(
        _word(tree, i) in _WORDS.peaceful and tree.tokens[i].pos == "NOUN"
        for i in _of(tree, noun)
    )


def _is_of_party(tree: DependencyTree, doer: int) -> bool:
    """Tell "Russian engineers" from engineers."""
    around = [c for c in tree.children[doer] if tree.tokens[c].dep in ("amod", "poss")]
    if any(_word(tree, c) == "our" for c in around):
        # "Our guys": of whoever speaks.
        return True
    return party_in(" ".join(tree.tokens[c].text for c in around)) in (Side.UA, Side.RU)


def _names(tree: DependencyTree, i: int) -> bool:
    return tree.tokens[i].dep in _NAMING


def _by_quantity(tree: DependencyTree, doer: int) -> Relevance:
    """Tell "dozens of drones", "two of the attackers" by what they are of."""
    for child in tree.children[doer]:
        if _word(tree, child) == "of":
            named = tree.child(child, "pobj")
            if named is not None and tree.tokens[named].pos == "NOUN":
                return _by_doer(tree, named)
    return Relevance.OPEN


def _by_name(tree: DependencyTree, doer: int) -> Relevance:
    """Tell a warring party from a name of which nobody knows what it is."""
    words = tree.words(tree.subtree(doer, _CLAUSES))
    if party_in(words) in (Side.UA, Side.RU) and len(words.split()) <= 2:
        return Relevance.WAR
    return Relevance.OPEN


def _is_figure(
    tree: DependencyTree,
    event: Trigger,
    verb: int | None,
    doers: list[int],
) -> bool:
    """Tell whether what is done is done to no target: "attacked the budget", "lost a
    leg", "took the lead".
    """
    if verb is None or event.kind is Kind.FORTIFY:
        return False
    if _is_aimed_at_rivals(tree, event) or _is_of_words(tree, event):
        return True
    return any(
        _makes_figure(tree, verb, child, is_doer=child in doers)
        for child in tree.children[verb]
    )


def _makes_figure(
    tree: DependencyTree, verb: int, child: int, *, is_doer: bool
) -> bool:
    """Tell whether a word under a verb makes a figure of it: its particle, what is
    left of somebody, its object, or where it leads to.
    """
    dep, word = tree.tokens[child].dep, _word(tree, child)
    is_particle = dep in _PARTICLES and child == verb + 1
    if is_particle and f"{tree.lemmas[verb]} {word}" in _WORDS.peaceful_particles:
        return True
    if dep in _SUBJECTS and word in _WORDS.remains:
        return True
    if dep in _OBJECTS and not is_doer:
        return word in _WORDS.figures or _is_of_figure(tree, child)
    if dep == "prep" and word in _ABOUT and tree.lemmas[verb] in _QUARRELLING:
        return _is_to_figure(tree, child)
    return dep == "prep" and word in _WHITHER and _is_to_figure(tree, child)


def _is_aimed_at_rivals(tree: DependencyTree, event: Trigger) -> bool:
    """Tell "opened fire on its rivals", "an attack on the budget"."""
    if event.kind not in _FIRE:
        return False
    return any(
        _word(tree, c) in _AT
        and any(_word(tree, i) in _WORDS.rivals for i in tree.children[c])
        for e in range(event.first, event.last)
        for c in tree.children[e]
    )


def _is_of_words(tree: DependencyTree, event: Trigger) -> bool:
    """Tell "a volley of criticism", "a barrage of questions"."""
    return any(
        _word(tree, i) in _WORDS.outcries
        for e in range(event.first, event.last)
        for i in _of(tree, e)
    )


def _is_of_figure(tree: DependencyTree, noun: int) -> bool:
    """Tell "control of the match", "the lead of the race"."""
    return any(
        _word(tree, i) in _WORDS.figures
        for i in _of(tree, noun)
        if tree.tokens[i].pos == "NOUN"
    )


def _is_to_figure(tree: DependencyTree, preposition: int) -> bool:
    """Tell "to the final", "from the race"."""
    return any(
        tree.tokens[c].dep == "pobj" and _word(tree, c) in _WORDS.figures
        for c in tree.children[preposition]
    )


def is_accident(tree: DependencyTree) -> bool:
    """Tell whether a sentence lays what happened to a civil cause, and has no word of
    fire beside it: "a gas leak caused an explosion".
    """
    causes = _causes(tree)
    if not causes:
        return False
    outside = [i for i in range(len(tree.tokens)) if i not in causes]
    if any(i in outside for i in martial_words(tree)):
        return False
    return all(_word(tree, i) not in _FIRED | _CIVIL.hitting for i in outside)


def is_vote(tree: DependencyTree) -> bool:
    """Tell whether a sentence is about an election, and names neither a party to the
    war nor a word of it: "the opposition took the town in the election".
    """
    words = {token.text.lower() for token in tree.tokens}
    if words.isdisjoint(_CIVIL.votes) or words & _FIRED:
        return False
    return not martial_words(tree) and not names_party(tree)


def is_of_civil_life(
    tree: DependencyTree, event: Trigger, places: frozenset[int]
) -> bool:
    """Tell an event that is only a word: the attack of "heart attack", the battle for
    a title, the fall of a quantity. places: tokens that name places.
    """
    own = set(range(event.first, event.last))
    subject = tree.subject(event.first) if tree.is_verb(event.first) else None
    if subject is not None and tree.tokens[subject].dep == "nsubj":
        own.add(subject)
    if not own.isdisjoint(_causes(tree)) or _is_for_prize(tree, event):
        return True
    return _is_fall_of_quantity(tree, event, places)


def _causes(tree: DependencyTree) -> frozenset[int]:
    """Return the tokens of civil causes in a sentence."""
    return frozenset(i for span in _spans(tree) for i in range(*span))


def _spans(tree: DependencyTree) -> Iterator[tuple[int, int]]:
    sentence = tree.sentence
    for match in _CAUSE.finditer(tree.text, sentence.start, sentence.end):
        yield tree.at(match.start(), match.end())


def _is_for_prize(tree: DependencyTree, event: Trigger) -> bool:
    """Tell "the battle for promotion", "fought for votes"."""
    if event.kind is not Kind.CLASH:
        return False
    return any(
        _word(tree, c) == "for"
        and any(_word(tree, i) in _CIVIL.prizes for i in tree.children[c])
        for e in range(event.first, event.last)
        for c in tree.children[e]
    )


def _is_fall_of_quantity(
    tree: DependencyTree, event: Trigger, places: frozenset[int]
) -> bool:
    """Tell "the population has fallen by a tenth": only a place or what is held falls
    to somebody.
    """
    verb = event.first
    if event.kind is not Kind.CAPTURE or tree.lemmas[verb] != "fall":
        return False
    subject = tree.child(verb, "nsubj") if tree.is_verb(verb) else None
    if subject is None or subject in places or tree.tokens[subject].pos != "NOUN":
        return False
    return _word(tree, subject) not in _CIVIL.falling


@dataclass(frozen=True, slots=True)
class _Bound:
    """Probability of peace from which a sentence is turned away: with a word of
    fighting in it, and without one.
    """

    with_words: float
    without_words: float


# What tells of an event by the rules needs more against it than what does not.
_EVENT, _STATEMENT = _Bound(0.93, 0.8), _Bound(0.85, 0.5)
# What is done by somebody of whom nobody knows that they fight, needs the least.
_STRANGER = _Bound(0.5, 0.25)
# What ministers and generals do is often of the war without a word of it.
_OFFICE = _Bound(0.95, 0.9)
_WARRING = (Side.UA, Side.RU)
_THEMSELVES = frozenset({"it", "they", "he", "she", "we"})
SURE_KIND = 0.6
"""Probability from which a kind that was learned goes before "statement"."""
_NO_EVENT = (PEACE, Kind.STATEMENT.value)


@dataclass(slots=True)
class Gate:
    """Admits the events and statements of one article. learned: None without a
    classifier. at_war: whether something of the article was surely of this war.
    """

    learned: KindClassifier | None = None
    at_war: bool = False

    def admits(self, analysed: AnalysedSentence, event: Trigger) -> bool:
        """Tell whether an event is one of this war."""
        tree, places = analysed.tree, _place_tokens(analysed)
        if _is_of_other_war(analysed) or is_of_civil_life(tree, event, places):
            return False
        relevance = relevance_of(tree, event, places)
        if relevance is Relevance.WAR:
            self.at_war = True
        if relevance in (Relevance.WAR, Relevance.PEACE):
            return relevance is Relevance.WAR
        if relevance is Relevance.UNLIKELY:
            return self._is_likely(analysed, _STRANGER)
        if _is_told_by_forces(analysed, event):
            self.at_war = True
            return True
        return self.at_war or self._is_likely(analysed, _EVENT)

    def are_civil(self, analysed: AnalysedSentence, events: Sequence[Trigger]) -> bool:
        """Tell whether the events of a sentence are all of civil life, whatever war is
        about it: an accident, an election, the fall of a quantity. False without any.
        """
        if not events:
            return False
        tree, places = analysed.tree, _place_tokens(analysed)
        if is_accident(tree) or is_vote(tree):
            return True
        return all(is_of_civil_life(tree, event, places) for event in events)

    def admits_statement(self, analysed: AnalysedSentence, verb: int) -> bool:
        """Tell whether what a sentence states may be of this war. verb: its main
        one.
        """
        tree = analysed.tree
        if _is_of_civil_life(analysed):
            return False
        if not tree.parsed:
            return True
        relevance = subject_relevance(tree, verb)
        is_civil = _is_civil_act(tree, verb)
        if relevance is Relevance.WAR and not is_civil:
            self.at_war = True
            return True
        if relevance is Relevance.PEACE and not _is_aftermath(analysed):
            return self._is_likely(analysed, _STRANGER)
        if is_civil or _is_occasion(analysed):
            return False
        if _is_aftermath(analysed):
            return True
        subject = tree.subject(verb)
        bound = _STATEMENT
        if subject is not None and tree.lemmas[subject] in LEXICON.personal_offices:
            bound = _OFFICE
        return self.at_war or self._is_likely(analysed, bound)

    def learned_kind(self, analysed: AnalysedSentence) -> Kind | None:
        """Return the kind that the classifier is sure of for a sentence in which the
        rules see no event; None without a classifier, or when it is not sure.
        """
        if self.learned is None or not analysed.tree.parsed:
            return None
        if not self.at_war and not martial_words(analysed.tree, _beside(analysed)):
            return None
        if is_warning(analysed.tree) or _is_of_other_war(analysed):
            return None
        shares = self.learned.probabilities(analysed.tree, _beside(analysed))
        label = max(shares, key=lambda each: shares[each])
        if label in _NO_EVENT or shares[label] < SURE_KIND:
            return None
        return Kind(label)

    def _is_likely(self, analysed: AnalysedSentence, bound: _Bound) -> bool:
        """Tell by the learned classifier; without one, only strangers without a
        word of fighting are turned away.
        """
        without = _beside(analysed)
        if self.learned is None or not analysed.tree.parsed:
            return bound is not _STRANGER or bool(martial_words(analysed.tree, without))
        peace = self.learned.probabilities(analysed.tree, without)[PEACE]
        if martial_words(analysed.tree, without):
            return peace < bound.with_words
        return peace < bound.without_words


def _is_of_civil_life(analysed: AnalysedSentence) -> bool:
    """Tell a sentence of another war, of an accident, an election or a match."""
    tree = analysed.tree
    if is_of_former_war(tree) or is_accident(tree) or is_vote(tree):
        return True
    return _is_match(tree) or _is_of_other_war(analysed)


def _is_told_by_forces(analysed: AnalysedSentence, event: Trigger) -> bool:
    """Tell "the navy said it had struck X": what forces tell of themselves."""
    tree = analysed.tree
    if not tree.parsed:
        return False
    verb = tree.verb(tree.top(event.first, event.last))
    subject = None if verb is None else tree.subject(verb)
    if subject is None or tree.tokens[subject].text.lower() not in _THEMSELVES:
        return False
    return any(
        (a.side in _WARRING or is_of_forces(tree, range(a.first, a.last)))
        and a.verb in tree.ancestors(subject)
        for a in analysed.attributions
    )


def _is_of_other_war(analysed: AnalysedSentence) -> bool:
    """Tell what happens to others elsewhere: it names a land or a people that is at no
    war here, and neither party nor a place of this one.
    """
    placed = [m for m in analysed.mentions if m.place is not None]
    if any(m.place and m.place.country in AT_WAR for m in placed):
        return False
    lands = [m for m in placed if m.role is Role.PLACE]
    if not lands and not names_strangers(analysed.tree):
        return False
    tree = analysed.tree
    if _is_stray(analysed, {token.text.lower() for token in tree.tokens}):
        return False
    return not names_party(tree)


def _is_civil_act(tree: DependencyTree, verb: int) -> bool:
    """Tell what courts, hosts and mourners do, also said of soldiers: "posed for a
    picture", "will award medals". What is launched or passed at somebody else's hands
    is another matter.
    """
    content = tree.child(verb, "ccomp")
    if content is not None and tree.lemmas[verb] in LEXICON.reporting_verbs:
        verb = content
    passive = tree.child(verb, "auxpass") is not None and tree.subject(verb) is None
    return _word(tree, verb) in _WORDS.civil_acts and not passive


def _is_occasion(analysed: AnalysedSentence) -> bool:
    """Tell a meeting or a festive day, with nothing of what fighting leaves."""
    words = _words_but(analysed)
    return bool(words & _WORDS.occasions) and not words & _WORDS.aftermath


def _words_but(analysed: AnalysedSentence) -> set[str]:
    """Return the words of a sentence without its places and who says it."""
    tree, without = analysed.tree, _beside(analysed)
    return {_word(tree, i) for i in range(len(tree.tokens)) if i not in without}


def tells_of_aftermath(analysed: AnalysedSentence) -> bool:
    """Tell whether a sentence has words of what fighting leaves behind."""
    words = _words_but(analysed)
    return bool(words & _WORDS.aftermath) and not words & _WORDS.peaceful


def _is_aftermath(analysed: AnalysedSentence) -> bool:
    """Tell what fighting leaves, at a place where it is: "five were killed in X"."""
    words = _words_but(analysed)
    is_here = any(m.place and m.place.country in AT_WAR for m in analysed.mentions)
    is_here = is_here or _is_stray(analysed, words)
    return is_here and tells_of_aftermath(analysed)


def _is_stray(analysed: AnalysedSentence, words: set[str]) -> bool:
    """Tell a drone that came down in a land beside the two."""
    places = [m.place for m in analysed.mentions if m.place is not None]
    is_beside = any(place.country in _WORDS.neighbours for place in places)
    return is_beside and bool(words & _WORDS.strays)


def _beside(analysed: AnalysedSentence) -> frozenset[int]:
    """Return the tokens of places and of who says it."""
    tokens = set(_place_tokens(analysed))
    for attribution in analysed.attributions:
        tokens.update(range(attribution.first, attribution.last))
        tokens.add(attribution.verb)
    return frozenset(tokens)


def _place_tokens(analysed: AnalysedSentence) -> frozenset[int]:
    tree = analysed.tree
    spans = (tree.at(m.start, m.end) for m in analysed.mentions)
    return frozenset(i for span in spans for i in range(*span))
