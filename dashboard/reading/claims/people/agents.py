"""Which side acts in an event, by its grammar or by the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.domain.words import Kind, Side
from dashboard.reading.claims.events import Trigger
from dashboard.reading.claims.people.attribution import LEXICON as SPEECH
from dashboard.reading.claims.people.attribution import (
    OTHER,
    Attribution,
    acting_party_in,
    is_outlet,
    leaves_unclaimed,
    owns,
    party_in,
    speaks_for_forces,
    speaks_for_place,
)
from dashboard.reading.lexicon.loader import word_lists
from dashboard.reading.lexicon.schema import EventWords, ScopeWords, SideWords
from dashboard.reading.text.dependency_tree import SUBJECTS, DependencyTree, cleft_noun

_WORDS = word_lists(SideWords)
_SCOPE = word_lists(ScopeWords)
# First words of the rules that tell a failed attack from the attacker's side.
_REPELLED = frozenset(word_lists(EventWords).groups["repelled"].split())
_MILITARY = re.compile(rf"\b(?:{'|'.join(_WORDS.military)})\b")
# Kinds in which the other side is what is cleared, driven out or beaten back.
_SUFFERED = frozenset({Kind.RETAKE, Kind.CAPTURE, Kind.HOLD})
_FIRE = frozenset({Kind.STRIKE, Kind.ASSAULT})
_GAINS = frozenset({Kind.CAPTURE, Kind.RETAKE, Kind.ADVANCE})
_CLAUSES = frozenset({"relcl", "ccomp", "advcl", "conj", "parataxis", "acl", "appos"})
_DESCRIBING = frozenset({"relcl", "acl"})
_DESCRIBING_AND_BESIDE = _DESCRIBING | {"appos"}
_ATTRIBUTES = ("amod", "poss", "compound")
_BESIDE = frozenset({"relcl", "advcl", "ccomp", "nsubjpass"})
# Relations that a clause has to a verb, or, where it was parsed as one, a noun.
_CLAUSE_LIKE = ("conj", "ccomp", "advcl", "parataxis")
_BROUGHT_DOWN = ("dobj", "nsubjpass")
# Prepositions of where and by whom, not of whither.
_OF_PLACE = frozenset({"in", "at", "by", "during", "on"})
_MARKS = ',;:"“”'
_QUOTES = frozenset({'"', "“", "”", "``", "''"})
# Tokens before and after an event that are taken for its own.
_REACH = 6
_TAKER_REACH = 5
_GIVEN_REACH = 4
# What is put for "the enemy" of a speaker who speaks for Russia.
_UKRAINIANS = "Ukrainians"
_MOST_BESIDE = 40


def actor_of(
    tree: DependencyTree,
    event: Trigger,
    attribution: Attribution | None,
) -> Side:
    """Return who acts, unknown when nothing says it. "Its forces" are the claimant's;
    who loses is not who takes.
    """
    tree = _as_seen_by(tree, attribution)
    weapons = _shot_down(tree, event)
    if weapons:
        # Whose the drones are, not who shot them down.
        return _side_of(tree, weapons)
    blamed = _blamed(tree, attribution)
    if blamed is not Side.UNKNOWN and event.kind in _FIRE:
        return blamed
    claimed = _who_owns(tree, event)
    if claimed is not None:
        return claimed
    if tree.parsed:
        side = _by_grammar(tree, event, attribution)
    else:
        side = _by_word_order(tree, event)
    tokens = tree.tokens
    if event.kind is Kind.WITHDRAW:
        taker = _given_to(tree, event)
        return OTHER.get(taker, side)
    if any(t.lemma in _WORDS.passing for t in tokens[event.first : event.last]):
        return _first_known(_given_to(tree, event), side)
    if any(t.lemma in _WORDS.losing for t in tokens[event.first : event.last]):
        return _by_loss(tree, event, side, attribution)
    if _tells_of_attacker(tree, event):
        return OTHER.get(side, side)
    return side


def with_own_side(
    tree: DependencyTree, event: Trigger, attribution: Attribution
) -> Attribution:
    """Return an attribution to "its president" with the side of the country that is
    the event's subject: "Russia hit X, its president said"; others as they are.
    """
    words = attribution.claimant
    is_own = words.lower().startswith("its ") and not speaks_for_place(words)
    if attribution.side is not Side.UNKNOWN or not is_own or not tree.parsed:
        return attribution
    subject = tree.subject(tree.top(event.first, event.last))
    if subject is None or tree.tokens[subject].pos != "PROPN":
        return attribution
    return replace(attribution, side=_side_of(tree, [subject]))


def _tells_of_attacker(tree: DependencyTree, event: Trigger) -> bool:
    """Tell "they stormed X and were thrown back", which begins with what the attacker
    did.
    """
    if event.kind is not Kind.HOLD or not tree.parsed:
        return False
    top = tree.top(event.first, event.last)
    if not tree.is_verb(top) or tree.child(top, "auxpass") is not None:
        return False
    return tree.lemmas[top] in _REPELLED


def _by_loss(
    tree: DependencyTree,
    event: Trigger,
    side: Side,
    attribution: Attribution | None,
) -> Side:
    """Return who takes what is lost: "to X", else the other than side, who loses it."""
    tokens = tree.tokens
    end = min(len(tokens), event.last + 2)
    to = next((i for i in range(event.first, end) if tokens[i].text == "to"), None)
    taker = Side.UNKNOWN
    if to is not None:
        taker = _side_in(tree, to, to + _TAKER_REACH)
    if taker is Side.UNKNOWN:
        if side is Side.UNKNOWN and attribution is not None:
            # Who speaks of "the loss of X" speaks of his own side's.
            side = attribution.side
        return OTHER.get(side, side)
    return taker


def _as_seen_by(
    tree: DependencyTree,
    attribution: Attribution | None,
) -> DependencyTree:
    """Return a sentence as whoever speaks for Russia means it: whom he calls the enemy
    is Ukraine. To all others "the enemy" is Russia.
    """
    if attribution is None or attribution.side is not Side.RU:
        return tree
    called = {i for i in range(len(tree.tokens)) if _word(tree, i) in _WORDS.opponents}
    if not called:
        return tree
    tokens = tuple(
        replace(token, text=_UKRAINIANS) if i in called else token
        for i, token in enumerate(tree.tokens)
    )
    return DependencyTree(replace(tree.sentence, tokens=tokens), tree.text)


def _given_to(tree: DependencyTree, event: Trigger) -> Side:
    """Return to whom something passes: "surrendered to Russian forces"; unknown where
    it is given to nobody.
    """
    words = range(event.first, min(len(tree.tokens), event.last + _GIVEN_REACH))
    verbs = [i for i in words if tree.lemmas[i] in _WORDS.passing]
    if not verbs:
        return Side.UNKNOWN
    to = next((i for i in words if i > verbs[0] and _word(tree, i) == "to"), None)
    if to is None:
        return Side.UNKNOWN
    return _side_in(tree, to, to + _TAKER_REACH)


def _who_owns(tree: DependencyTree, event: Trigger) -> Side | None:
    """Return who claims responsibility for an event, unknown where nobody does; None
    where there is no word of that.
    """
    for verb in tree.path(tree.top(event.first, event.last)):
        subject = tree.subject(verb)
        if owns(tree, verb) and subject is not None:
            if leaves_unclaimed(tree, verb):
                return Side.UNKNOWN
            return _side_of(tree, tree.subtree(subject, _DESCRIBING))
    return None


def _blamed(tree: DependencyTree, attribution: Attribution | None) -> Side:
    """Return whom the claimant accuses: "X was hit, and Kyiv accused Russia of it";
    unknown where nobody is accused.
    """
    if attribution is None or not tree.parsed:
        return Side.UNKNOWN
    # Who is quoted may be named in another sentence.
    is_here = attribution.verb < len(tree.tokens)
    if not is_here or tree.lemmas[attribution.verb] not in _WORDS.accusing:
        return Side.UNKNOWN
    accused = tree.child(attribution.verb, "dobj")
    if accused is None:
        return Side.UNKNOWN
    return _side_of(tree, tree.subtree(accused, _DESCRIBING))


def party_of_statement(
    tree: DependencyTree,
    span: tuple[int, int],
    at: int,
    attributions: Sequence[Attribution],
    speaker: Attribution | None,
) -> Side:
    """Return the side that a statement is about: of whoever does what it says, else the
    first that its words name. Whoever only says it is not meant.

    span: of the clause, offsets in the text. at: its verb or noun. attributions: of the
    sentence. speaker: whose "our forces" and "his country" are, None for the writer's.
    """
    saying = {i for a in attributions if _only_says(tree, a, at) for i in _named(a)}
    if tree.parsed and tree.is_verb(at):
        for branch in _doers_of_statement(tree, at):
            side = _of_subject(tree, at, branch)
            if side is Side.UNKNOWN:
                side = _stated_by(tree, branch, speaker)
            if side is not Side.UNKNOWN:
                return side
    first, last = tree.at(*span)
    tree = _as_seen_by(tree, speaker)
    left = [
        i
        for i in range(first, last)
        if i not in saying and not is_outlet(tree.tokens[i].text)
    ]
    return _side_of(tree, left)


def _only_says(
    tree: DependencyTree,
    attribution: Attribution,
    at: int,
) -> bool:
    """Tell somebody who only says it from one who acts: "told by X to leave"."""
    aim = tree.child(attribution.verb, "xcomp")
    orders = aim is not None and any(tree.lemmas[c] == "to" for c in tree.children[aim])
    return attribution.verb != at and not orders


def _named(attribution: Attribution) -> range:
    return range(attribution.first, attribution.last)


def _doers_of_statement(tree: DependencyTree, verb: int) -> Iterator[list[int]]:
    """Yield the words of the agent of a passive, then those of the subject."""
    agent = tree.child(verb, "agent")
    if agent is not None:
        yield tree.subtree(agent, _DESCRIBING)
    subject = tree.subject(verb)
    if subject is not None:
        yield tree.subtree(subject, _DESCRIBING)


def _stated_by(
    tree: DependencyTree,
    branch: list[int],
    speaker: Attribution | None,
) -> Side:
    side = _side_of(tree, branch)
    if side is not Side.UNKNOWN or speaker is None:
        return side
    if any(tree.tokens[i].text.lower() in _WORDS.speakers_own for i in branch):
        return _own_side(speaker)
    return Side.UNKNOWN


def _of_subject(tree: DependencyTree, verb: int, branch: list[int]) -> Side:
    """Return whose "its own air defence" is in "X was downed by its own air defence":
    the subject's.
    """
    words = {_word(tree, i) for i in branch}
    subject = tree.child(verb, "nsubjpass")
    if subject is None or subject in branch or not {"own"} <= words:
        return Side.UNKNOWN
    return _side_of(tree, tree.subtree(subject, _DESCRIBING))


def _own_side(speaker: Attribution) -> Side:
    """Return the side whose forces a speaker calls his own; nobody's for others."""
    if speaker.side is Side.INDEPENDENT:
        return Side.UNKNOWN
    return speaker.side


def _shot_down(tree: DependencyTree, event: Trigger) -> list[int]:
    """Return the words of drones or missiles that were shot down, [] for those that
    hit.
    """
    if event.kind is not Kind.STRIKE or not tree.parsed:
        return []
    verb = tree.verb(tree.top(event.first, event.last))
    if verb is None or tree.lemmas[verb] not in _WORDS.shooting_down:
        return []
    named = (c for c in tree.children[verb] if tree.tokens[c].dep in _BROUGHT_DOWN)
    return [i for child in named for i in _weapons(tree, child)]


def _weapons(tree: DependencyTree, noun: int) -> list[int]:
    """Return a noun with its attributes and what it is of, [] where none of them is a
    weapon: "61 of 109 drones".
    """
    branch = tree.subtree(noun, _CLAUSES)
    airborne = _WORDS.shot_down | _WORDS.from_the_air
    if not any(tree.lemmas[i] in airborne for i in branch):
        return []
    # "A drone attack on Kyiv" is not Kyiv's.
    aims = (c for c in branch if tree.tokens[c].text in _WORDS.aimed_at)
    aimed_at = {i for aim in aims for i in tree.subtree(aim)}
    return [i for i in branch if i not in aimed_at]


def speaks_of_own(tree: DependencyTree, event: Trigger) -> bool:
    """Tell whether those who act are "we" or "our men"."""
    if not tree.parsed:
        return False
    verb = tree.verb(tree.top(event.first, event.last))
    subject = None if verb is None else tree.subject(verb)
    if subject is None:
        return False
    return any(_word(tree, i) in SPEECH.first_person for i in tree.subtree(subject))


def is_they(tree: DependencyTree, event: Trigger) -> bool:
    """Tell whether those who act are only called "they", so that whoever acted before
    is meant.
    """
    if not tree.parsed:
        return False
    verb = tree.verb(tree.top(event.first, event.last))
    if verb is None:
        return False
    subject = tree.subject(verb)
    return subject is not None and tree.tokens[subject].text.lower() == "they"


def weapons_of(tree: DependencyTree, event: Trigger) -> frozenset[str]:
    """Return the weapons, in base form, that an event says struck: "drones hit X"."""
    if not tree.parsed or event.kind is not Kind.STRIKE:
        return frozenset()
    tokens = set(range(event.first, event.last))
    verb = tree.verb(tree.top(event.first, event.last))
    if verb is not None:
        near = [tree.subject(verb), tree.child(verb, "agent")]
        tokens |= {i for n in near if n is not None for i in tree.subtree(n, _CLAUSES)}
    return frozenset(tree.lemmas[i] for i in tokens) & _WORDS.shot_down


def launched_by(tree: DependencyTree) -> tuple[Side, frozenset[str]]:
    """Return who launched weapons by a sentence, and which: "Russia launched 80 drones
    and four missiles"; unknown where it tells of no launch.
    """
    if not tree.parsed:
        return Side.UNKNOWN, frozenset()
    for i, lemma in enumerate(tree.lemmas):
        if lemma not in _WORDS.launching or not tree.is_verb(i):
            continue
        launched = tree.child(i, "dobj", "nsubjpass")
        if launched is None:
            continue
        named = frozenset(tree.lemmas[c] for c in tree.subtree(launched, _DESCRIBING))
        weapons = named & _WORDS.shot_down
        doer = tree.child(i, "agent")
        if doer is None and tree.subject(i) != launched:
            doer = tree.subject(i)
        if weapons and doer is not None:
            return _side_of(tree, tree.subtree(doer, _DESCRIBING)), weapons
    return Side.UNKNOWN, frozenset()


def _by_word_order(tree: DependencyTree, event: Trigger) -> Side:
    """Return who acts by the words before, in and after an event."""
    first, last = event.first, event.last
    agent = _agent_by_order(tree, event)
    if agent is not Side.UNKNOWN:
        return agent
    before = _side_in(tree, _clause_start(tree, first), first)
    own = _side_in(tree, first, last)
    after = _side_in(tree, last, last + _REACH)
    if event.kind in _SUFFERED:
        passive = _is_passive(tree, event)
        away = any(t.text in _WORDS.away_from for t in tree.tokens[first:last])
        if passive or away or event.kind is Kind.HOLD:
            beaten = _first_known(own, after)
            return _by_beaten(event.kind, before, beaten, passive=passive, away=away)
    if event.kind in _FIRE and _is_passive(tree, event):
        return OTHER.get(before, Side.UNKNOWN)
    if event.kind in _FIRE and before is own is Side.UNKNOWN:
        if tree.tokens[last - 1].lemma in _WORDS.hitting:
            return OTHER.get(after, Side.UNKNOWN)
        return Side.UNKNOWN
    return _first_known(before, own, after)


def _agent_by_order(tree: DependencyTree, event: Trigger) -> Side:
    """Return the side in "by X", unknown without one."""
    end = min(len(tree.tokens), event.last + _REACH)
    for i in range(event.first, end):
        if tree.tokens[i].text == "by":
            return _side_in(tree, i, i + _REACH)
    return Side.UNKNOWN


def _by_beaten(
    kind: Kind,
    before: Side,
    beaten: Side,
    *,
    passive: bool,
    away: bool,
) -> Side:
    """Return who acts where somebody is driven out or beaten back. before: the side
    named before the event. beaten: the side named in or after it.
    """
    if before is not Side.UNKNOWN:
        if passive and (away or kind is not Kind.CAPTURE):
            return OTHER.get(before, before)
        return before
    if away or kind is Kind.HOLD:
        return OTHER.get(beaten, Side.UNKNOWN)
    return beaten


def _first_known(*sides: Side) -> Side:
    return next((side for side in sides if side is not Side.UNKNOWN), Side.UNKNOWN)


def _clause_start(tree: DependencyTree, first: int) -> int:
    least = max(0, first - _REACH)
    for i in range(first - 1, least - 1, -1):
        if tree.tokens[i].text in _MARKS:
            return i + 1
    return least


def _is_passive(tree: DependencyTree, event: Trigger) -> bool:
    tokens = tree.tokens
    return any(
        tokens[i].lemma == "be" and not tokens[i + 1].text.endswith("ing")
        for i in range(max(0, event.first - 2), event.last - 1)
    )


def _side_in(tree: DependencyTree, first: int, last: int) -> Side:
    return _side_of(tree, list(range(max(0, first), min(len(tree.tokens), last))))


def _side_of(tree: DependencyTree, tokens: list[int]) -> Side:
    return acting_party_in(_words(tree, [i for i in tokens if not _is_tag(tree, i)]))


def _is_tag(tree: DependencyTree, i: int) -> bool:
    """Tell a hashtag, which files a post and names nobody who acts."""
    return "#" in (tree.tokens[i].text[0], tree.tokens[max(0, i - 1)].text)


def _stands_for_clause(
    tree: DependencyTree,
    noun: int,
    above: int,
) -> bool:
    """Tell a noun where a clause should be: joined to a verb, or its second subject."""
    if tree.tokens[noun].dep in _CLAUSE_LIKE:
        return True
    subjects = [c for c in tree.children[above] if tree.tokens[c].dep == "nsubj"]
    return len(subjects) > 1 and subjects[0] == noun


def _word(tree: DependencyTree, i: int) -> str:
    return tree.tokens[i].text.lower()


def _words(tree: DependencyTree, tokens: list[int]) -> str:
    return tree.words(tokens).replace(" - ", "-")


def _holder(
    tree: DependencyTree,
    event: Trigger,
    attribution: Attribution | None,
) -> Side:
    """Return whose control or hands an event speaks of: "under Ukrainian control",
    "under our control".
    """
    for i in range(event.first, event.last):
        if tree.tokens[i].text.lower() in _WORDS.holding:
            named = [c for c in tree.children[i] if tree.tokens[c].dep in _ATTRIBUTES]
            side = _side_of(tree, named)
            if side is not Side.UNKNOWN:
                # "Slipped out of Ukrainian hands": into the other's.
                return OTHER.get(side, side) if _is_out_of(tree, i) else side
            owners = {tree.tokens[c].text.lower() for c in named}
            own = owners & _WORDS.speakers_own
            if attribution and own and event.kind is Kind.CONTROL:
                if "their" in own and _is_quoted(tree, i):
                    # "The city is in their hands," the mayor said: not in his.
                    return OTHER.get(attribution.side, Side.UNKNOWN)
                return attribution.side
        if attribution and tree.tokens[i].text.lower() == "ours":
            return attribution.side
    return Side.UNKNOWN


def _is_out_of(tree: DependencyTree, noun: int) -> bool:
    """Tell "out of their hands", "from their control"."""
    return tree.lemmas[tree.tokens[noun].head] in _WORDS.away_from


def _is_quoted(tree: DependencyTree, i: int) -> bool:
    """Tell whether a token stands in direct speech."""
    return sum(t.text in _QUOTES for t in tree.tokens[:i]) % 2 == 1


def _by_grammar(
    tree: DependencyTree,
    event: Trigger,
    attribution: Attribution | None,
) -> Side:
    if event.kind in (Kind.CONTROL, Kind.CAPTURE, Kind.RETAKE):
        holder = _holder(tree, event, attribution)
        if holder is not Side.UNKNOWN:
            return holder
    verb = tree.verb(tree.top(event.first, event.last))
    if verb is not None and _precedes(tree, event, verb):
        # "After the shelling of X their artillery answered": not theirs.
        verb = None
    elif attribution and verb == attribution.verb:
        # "X says it has withdrawn" has no verb but that of saying for its doer.
        verb = None
        if event.kind is Kind.WITHDRAW:
            return attribution.side
    if verb is not None:
        side = _by_doers(tree, event, verb, attribution)
        if side is not None:
            return side
    if _is_announced(tree, event, attribution):
        return attribution.side if attribution else Side.UNKNOWN
    suffering = _side_of_sufferers(
        tree,
        _without_claimant(_sufferers(tree, event, verb), attribution),
        attribution,
    )
    if suffering in OTHER:
        return OTHER[suffering]
    return _side_beside(tree, event, attribution)


def _is_announced(
    tree: DependencyTree,
    event: Trigger,
    attribution: Attribution | None,
) -> bool:
    """Tell "announced the capture of X", which the claimant has done: another's deed
    he confirms or denies.
    """
    if attribution is None or attribution.side not in OTHER:
        return False
    if event.kind not in _GAINS or attribution.verb >= len(tree.tokens):
        return False
    top = tree.top(event.first, event.last)
    if any(_word(tree, i) in _WORDS.losing for i in range(event.first, event.last)):
        return False
    if any(
        _word(tree, c) == "by" or tree.tokens[c].dep == "poss"
        for c in tree.children[top]
    ):
        return False
    while tree.tokens[top].dep == "conj":
        top = tree.tokens[top].head
    verb = tree.tokens[top].head
    is_object = tree.tokens[top].dep == "dobj" and tree.tokens[top].pos == "NOUN"
    return (
        is_object
        and verb == attribution.verb
        and (tree.lemmas[verb] in _WORDS.announcing)
    )


def _side_beside(
    tree: DependencyTree, event: Trigger, attribution: Attribution | None
) -> Side:
    """Return the side that the words around an event name, without who suffers it and
    what is opposed.
    """
    own, beside = range(event.first, event.last), _BESIDE
    is_suffered = any(_word(tree, i) in _WORDS.suffering for i in own)
    if _is_under_fire(tree, event) or (event.kind in _FIRE and is_suffered):
        beside = _BESIDE | {"nsubj"}
    near = {i for e in own for i in tree.subtree(e, beside)}
    near -= {i for e in own for i in (*_opposed(tree, e), *_of_next_clause(tree, e))}
    near &= set(tree.item(event.first, event.last))
    if attribution is not None and tree.is_verb(event.first):
        # "X was under attack, according to its mayor": he only says it.
        near = {i for i in near if i not in _named(attribution)}
    return _side_of(tree, sorted(near)[:_MOST_BESIDE])


def _of_next_clause(tree: DependencyTree, verb: int) -> list[int]:
    """Return the words of "and Kyiv is silent" under a verb: a clause that has its own
    subject tells nothing of who acts in the one before.
    """
    return [
        i
        for child in tree.children[verb]
        if tree.tokens[child].dep == "conj" and tree.child(child, *SUBJECTS) is not None
        for i in tree.subtree(child)
    ]


def _opposed(tree: DependencyTree, verb: int) -> list[int]:
    """Return the words of "contrary to what X said" under a verb: X does nothing
    there.
    """
    return [
        i
        for child in tree.children[verb]
        if tree.lemmas[child] in _SCOPE.opposing
        for i in tree.subtree(child)
    ]


def _precedes(tree: DependencyTree, event: Trigger, verb: int) -> bool:
    """Tell fire before which, or after which, somebody else does what the verb says."""
    noun = tree.top(event.first, event.last)
    preposition = tree.tokens[noun].head
    return (
        event.kind in _FIRE
        and tree.tokens[noun].pos == "NOUN"
        and tree.tokens[noun].dep == "pobj"
        and _word(tree, preposition) in _WORDS.before_and_after
        and preposition < verb
        and tree.tokens[preposition].head == verb
    )


def _side_of_sufferers(
    tree: DependencyTree,
    sufferers: list[int],
    attribution: Attribution | None,
) -> Side:
    """Return whose they are; "his troops" are the claimant's."""
    side = party_in(_words(tree, sufferers))
    if side is not Side.UNKNOWN or attribution is None:
        return side
    owners = (i for i in sufferers if tree.tokens[i].dep == "poss")
    if any(_word(tree, i) in _WORDS.speakers_own for i in owners):
        return _own_side(attribution)
    return Side.UNKNOWN


def _sufferers(
    tree: DependencyTree,
    event: Trigger,
    verb: int | None,
) -> list[int]:
    """Return the words of whoever is driven out, beaten back or fired at."""
    if event.kind in _FIRE:
        return _target(tree, event) or _hit(tree, event, verb)
    if event.kind in _SUFFERED and verb is not None:
        return _beaten(tree, event, verb)
    return []


def _by_doers(
    tree: DependencyTree,
    event: Trigger,
    verb: int,
    attribution: Attribution | None,
) -> Side | None:
    """Return the side of whoever does it, None where those words leave it open."""
    for doers in _doers(tree, event, verb):
        branch = _without_claimant(doers, attribution)
        side = _first_known(_side_of(tree, branch), _of_subject(tree, verb, branch))
        if side is not Side.UNKNOWN:
            return side
        own = any(tree.tokens[i].text.lower() in _WORDS.speakers_own for i in branch)
        if attribution and (own or _are_of_claimant(tree, branch, attribution)):
            if attribution.side in OTHER:
                return attribution.side
            if own and speaks_for_forces(attribution.claimant):
                return Side.UA
            return _named_before(tree, branch, attribution)
        if own and branch[0] > 1:
            return _side_of(tree, list(range(branch[0])))
    if attribution and attribution.side in OTHER and _is_own(tree, event, verb):
        return attribution.side
    return None


def _without_claimant(branch: list[int], attribution: Attribution | None) -> list[int]:
    """Return the words of whoever does or suffers it without those of who says it,
    which the parse may have hung on them: "hit by a drone outside X, the company said".
    """
    if attribution is None or not branch or branch[0] in _named(attribution):
        return branch
    return [i for i in branch if i not in _named(attribution)]


def _named_before(
    tree: DependencyTree, branch: list[int], attribution: Attribution
) -> Side:
    """Return the party named before "its forces" where whoever says it is of neither
    side.
    """
    named = [i for i in range(branch[0]) if i not in _named(attribution)]
    return _side_of(tree, named)


def _is_own(tree: DependencyTree, event: Trigger, verb: int) -> bool:
    """Tell "its drones hit X", where the drones are part of the event's words."""
    subject = tree.subject(verb)
    if subject is None or not event.first <= subject < event.last:
        return False
    return any(
        tree.tokens[c].dep == "poss"
        and tree.tokens[c].text.lower() in _WORDS.speakers_own
        for c in tree.children[subject]
    )


def _are_of_claimant(
    tree: DependencyTree,
    branch: list[int],
    attribution: Attribution,
) -> bool:
    """Tell the claimant, and troops that a warring party names without their side."""
    if any(attribution.first <= i < attribution.last for i in branch):
        return True
    troops = _MILITARY.search(_words(tree, branch))
    return attribution.side in OTHER and troops is not None


def _doers(
    tree: DependencyTree,
    event: Trigger,
    verb: int,
) -> Iterator[list[int]]:
    """Yield the words of whoever does it: "by X", then the subject, also that of "X
    are believed to have taken".
    """
    tokens = tree.tokens
    accused = _accused(tree, verb)
    if accused is not None:
        yield tree.subtree(accused, _DESCRIBING)
        return
    agents = [i for i in tree.subtree(verb, _CLAUSES) if tokens[i].dep == "agent"]
    yield from (tree.subtree(agent) for agent in agents[:1])
    subject = tree.subject(verb)
    if subject is None and not agents:
        subject = _described_noun(tree, verb)
    if subject is None or event.first <= subject < event.last:
        return
    if _is_suffered(tree, event, verb, subject):
        return
    cleft = cleft_noun(tree, verb)
    if cleft is not None:
        # "It was the Russians who shelled X".
        subject = cleft
    yield tree.subtree(subject, _DESCRIBING_AND_BESIDE if cleft else _DESCRIBING)


def _accused(tree: DependencyTree, verb: int) -> int | None:
    """Return who is accused of doing it, None where nobody is: "accused X of
    shelling".
    """
    preposition = tree.tokens[verb].head
    if tree.tokens[verb].dep != "pcomp" or tree.lemmas[preposition] != "of":
        return None
    accusing = tree.tokens[preposition].head
    if tree.lemmas[accusing] != "accuse":
        return None
    return tree.child(accusing, "dobj")


def _is_under_fire(tree: DependencyTree, event: Trigger) -> bool:
    words = (tree.tokens[i].text.lower() for i in range(event.first, event.last))
    return event.kind in _FIRE and "under" in words


def _is_suffered(
    tree: DependencyTree,
    event: Trigger,
    verb: int,
    subject: int,
) -> bool:
    """Tell whether the subject of a verb is not who does it: "X was hit", "Y came under
    fire", "they tried to advance and were repelled".
    """
    tokens = tree.tokens
    if event.kind in (Kind.WITHDRAW, Kind.FORTIFY):
        # "Its troops were pulled out", "are dug in": they withdraw, and dig.
        return False
    if _is_under_fire(tree, event):
        return True
    if event.kind in _FIRE and _word(tree, verb) in _WORDS.suffering:
        # "X suffered an attack".
        return True
    if (
        tokens[verb].dep == "xcomp"
        and _word(tree, tokens[verb].head) in _WORDS.suffering
    ):
        # "X endured shelling".
        return True
    if tokens[verb].dep == "conj" and tokens[subject].head != verb:
        return tree.child(verb, "auxpass") is not None or _shares_passive(tree, verb)
    raised = tokens[subject].head != verb and tokens[verb].dep == "xcomp"
    return tokens[subject].dep == "nsubjpass" and not raised


def _shares_passive(tree: DependencyTree, verb: int) -> bool:
    """Tell "were surrounded and destroyed", where the passive stands once; "were sent
    in and attacked X" has an object.
    """
    above = tree.tokens[verb].head
    is_passive = tree.child(above, "auxpass") is not None
    is_participle = (
        tree.tokens[verb].text.lower().endswith(("ed", "en", "hit", "struck"))
    )
    has_object = tree.child(verb, "dobj", "nsubj", "aux") is not None
    prepositions = {
        _word(tree, c) for c in tree.children[verb] if tree.tokens[c].dep == "prep"
    }
    is_towards = not prepositions <= _OF_PLACE
    return is_passive and is_participle and not has_object and not is_towards


def _described_noun(tree: DependencyTree, verb: int) -> int | None:
    """Return the noun that a participle describes where the sentence has no main verb,
    or where the noun is joined to one: then "troops counterattacked" was parsed as a
    noun phrase. So is who spends time or effort doing something.
    """
    if tree.tokens[verb].dep != "acl":
        return None
    noun = tree.tokens[verb].head
    above = tree.tokens[noun].head
    if tree.is_verb(above) and _stands_for_clause(tree, noun, above):
        return noun
    spending = tree.verb(noun)
    if spending is not None and _word(tree, spending) in _WORDS.spending:
        return tree.subject(spending)
    roots = (i for i, token in enumerate(tree.tokens) if token.head == i)
    if any(tree.is_verb(i) for i in roots):
        return None
    return noun


def _beaten(
    tree: DependencyTree,
    event: Trigger,
    verb: int,
) -> list[int]:
    """Return the words of whoever is driven out or beaten back: objects, the subject of
    a passive, "cleared of X".
    """
    near = list(tree.children[verb])
    near += [c for i in near if tree.tokens[i].dep == "acomp" for c in tree.children[i]]
    beaten = [c for c in near if _is_beaten(tree, event, verb, c)]
    subject = tree.subject(verb)
    if (
        not beaten
        and event.kind is Kind.HOLD
        and subject is not None
        and _is_suffered(tree, event, verb, subject)
    ):
        beaten = [subject]
    beaten = beaten or _object_before(tree, verb)
    return [i for child in beaten for i in tree.subtree(child, _DESCRIBING)]


def _object_before(tree: DependencyTree, verb: int) -> list[int]:
    """Return the subject of a passive that the parse took for the object of the verb
    above it: "denied his troops had been forced out".
    """
    above = tree.tokens[verb].head
    is_passive = tree.child(verb, "auxpass") is not None
    if tree.tokens[verb].dep != "ccomp" or not is_passive:
        return []
    return [
        c for c in tree.children[above] if tree.tokens[c].dep == "dobj" and c < verb
    ]


def _is_beaten(
    tree: DependencyTree,
    event: Trigger,
    verb: int,
    child: int,
) -> bool:
    token = tree.tokens[child]
    away = token.dep == "prep" and token.text.lower() in _WORDS.away_from
    if event.kind is Kind.CAPTURE:
        return away
    is_object = token.dep == "dobj"
    if event.kind is Kind.HOLD:
        is_object = is_object and tree.subject(verb) != child
        return is_object or token.dep == "nsubjpass"
    is_phrase = event.last - event.first > 1
    return away or (is_phrase and (is_object or token.dep == "nsubjpass"))


def _hit(
    tree: DependencyTree,
    event: Trigger,
    verb: int | None,
) -> list[int]:
    """Return the words of what is hit: the object of the event's own verb, the subject
    of its passive.
    """
    if verb is None or not event.first <= verb < event.last:
        return []
    hit = tree.child(verb, "dobj", "nsubjpass")
    if hit is None:
        return []
    return tree.subtree(hit, _DESCRIBING)


def _target(tree: DependencyTree, event: Trigger) -> list[int]:
    """Return the words of what a strike or attack is aimed at ("a strike on a Russian
    tank").
    """
    own = range(event.first, event.last)
    for i in own:
        for child in tree.children[i]:
            if tree.tokens[child].text in _WORDS.aimed_at:
                below = tree.subtree(child, _DESCRIBING)
                return [t for t in below if t not in own]
    return []
