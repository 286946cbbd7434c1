"""What is claimed to have happened: words and phrases of military reporting, each with
the kind of claim it makes.

Matching is over base forms in word order, so that scope ("repelled attacks near" is
held, "attempts to capture" is an assault) is known with or without a parse.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.domain.errors import BadInput
from dashboard.domain.words import Kind
from dashboard.reading.lexicon.loader import word_lists
from dashboard.reading.lexicon.schema import EventWords, ScopeWords
from dashboard.reading.model import Mention
from dashboard.reading.text.dependency_tree import DependencyTree


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell of an event. first, last: indices of its tokens in the sentence,
    last exclusive.
    """

    first: int
    last: int
    kind: Kind


# Up to five words within a clause, written "~" in the rules.
_MARKS = frozenset(",(;:–—")
_GAP = r"(?:(?!that )[^ ,;:.!?\"“”()–—]+ ){0,5}?"
_QUOTES = frozenset({'"', "“", "”", "„", "«", "»", "'", "‘", "’", "``", "''"})
_ARTICLES = frozenset({"a", "an"})
# Tokens between what is "under control" and that phrase.
_MASTERED_REACH = 3
# Tokens before a participle in which its auxiliary stands: "are now firmly dug in".
_POSTURE_REACH = 4
_GAINS = frozenset({Kind.ADVANCE, Kind.CAPTURE, Kind.RETAKE})
# "Occupied" tells of the taking, "occupies" of the holding.
_ENDING = frozenset({Kind.CLASH, Kind.ASSAULT, Kind.STRIKE})
_HOLDING = ("occupy", "occupies")
_WORDS = word_lists(EventWords)
_WEAPONS = frozenset(_WORDS.groups["weapon"].split())
_SCOPE = word_lists(ScopeWords)
_PLACE_VERBS = {verb: Kind(kind) for verb, kind in _WORDS.place_verbs.items()}
Rules = dict[str, list[tuple[Kind, re.Pattern[str]]]]
"""First word -> kinds with their patterns, in the order of precedence."""


def compile_rules(words: EventWords) -> Rules:
    """Return the rules of a lexicon. Raises BadInput for a rule that cannot be read or
    stands there twice; the message holds it.
    """
    rules: Rules = {}
    seen: set[str] = set()
    for line in words.rules.replace("\n    ", "").splitlines():
        if not line:
            continue
        if line in seen:
            raise BadInput(f"{words.FILE}.toml: rules: {line!r} stands there twice")
        seen.add(line)
        try:
            kind, heads, pattern = _compiled(line, words)
        except (ValueError, re.error) as error:
            message = f"{words.FILE}.toml: rules: {line!r} is no rule ({error})"
            raise BadInput(message) from error
        for head in heads:
            rules.setdefault(head, []).append((kind, pattern))
    return rules


def _compiled(line: str, words: EventWords) -> tuple[Kind, list[str], re.Pattern[str]]:
    kind, _, pattern = line.partition(": ")
    for name, group in words.groups.items():
        pattern = pattern.replace(f"{{{name}}}", f"(?:{'|'.join(group.split())})")
    unknown = re.search(r"\{[a-z_]+\}", pattern)
    if unknown:
        raise ValueError(f"no group {unknown.group()}")
    # A group at the beginning may hold no blank: it is a list of first words, too.
    head, _, tail = pattern.partition(" ")
    head = head.removeprefix("(?:").removesuffix(")")
    looks_ahead = "(?!" in tail
    tail = tail.replace("~ ", _GAP)
    if not tail:
        return Kind(kind), head.split("|"), re.compile(r"[^ ]+(?= )")
    if not looks_ahead:
        tail += "(?= )"
    return Kind(kind), head.split("|"), re.compile(f"[^ ]+ {tail}")


_RULES = compile_rules(_WORDS)


def triggers(lemmas: Sequence[str]) -> list[Trigger]:
    """Return the events that the base forms of a sentence tell of, in order; no two
    share a token.

    Where two rules match at a word, the earlier in the table wins, and a phrase wins
    over the words inside it.
    """
    if not any(lemma in _RULES for lemma in lemmas):
        return []
    unquoted = [i for i, lemma in enumerate(lemmas) if lemma not in _QUOTES]
    joined = " ".join(lemmas[i] for i in unquoted) + " "
    out: list[Trigger] = []
    offset = taken = 0
    for n, i in enumerate(unquoted):
        if n >= taken:
            kind, length = _match(lemmas[i], joined, offset)
            if kind is not None:
                taken = n + length
                out.append(Trigger(i, unquoted[taken - 1] + 1, kind))
        offset += len(lemmas[i]) + 1
    if _WORDS.harm.isdisjoint(lemmas):
        return out
    return [_as_fire(trigger, lemmas) for trigger in out]


def _match(
    lemma: str,
    joined: str,
    offset: int,
) -> tuple[Kind | None, int]:
    """Return the kind and the number of words of the event that begins at an offset."""
    for kind, pattern in _RULES.get(lemma, ()):
        match = pattern.match(joined, offset)
        if match:
            return kind, match.group().rstrip().count(" ") + 1
    return None, 0


def _as_fire(trigger: Trigger, lemmas: Sequence[str]) -> Trigger:
    """Return an attack that harms people or buildings as fire from afar."""
    if trigger.kind is Kind.ASSAULT and lemmas[trigger.first] == "attack":
        return replace(trigger, kind=Kind.STRIKE)
    return trigger


def _by_losers(verb: int, kind: Kind, tree: DependencyTree) -> Kind:
    """Return a withdrawal for troops that lost a place; a country's loss, and control
    that is lost, is told as the other side's capture. Civilians who leave do not
    withdraw.
    """
    if not tree.parsed:
        return kind
    subject = tree.child(verb, "nsubj", "nsubjpass")
    if kind is Kind.WITHDRAW and subject is not None:
        word = tree.tokens[subject].text.lower()
        if {word, word.removesuffix("s")} & _WORDS.civilians:
            return Kind.STATEMENT
    if tree.lemmas[verb] != "lose" or subject is None:
        return kind
    if tree.lemmas[subject] not in _WORDS.troops:
        return kind
    return Kind.WITHDRAW


def _as_control(trigger: Trigger, tree: DependencyTree) -> Trigger:
    """Return "they occupy X", in the present tense, and "X was now fully occupied" as
    what holds there.
    """
    kind = _kind_of_phrase(trigger, tree)
    if kind is None and trigger.last - trigger.first == 1:
        kind = _kind_of_state(trigger, tree)
    if kind is None:
        return trigger
    return replace(trigger, kind=kind)


def _kind_of_phrase(trigger: Trigger, tree: DependencyTree) -> Kind | None:
    """Return what a phrase tells by its tense and subject, None for what its rule
    says.
    """
    word = tree.tokens[trigger.first].text.lower()
    match trigger.kind:
        case Kind.RETAKE if word in ("is", "are") and _is_back(tree, trigger):
            return Kind.CONTROL
        case Kind.CONTROL if _is_taking(tree, trigger):
            return Kind.CAPTURE
        case Kind.WITHDRAW:
            lost = _by_losers(trigger.first, trigger.kind, tree)
            return Kind.STATEMENT if lost is Kind.STATEMENT else None
    if trigger.kind in _ENDING and _has_ended(tree, trigger):
        return Kind.STATEMENT
    return None


def _kind_of_state(trigger: Trigger, tree: DependencyTree) -> Kind | None:
    """Return what a single word tells that says how a place is, None for others."""
    word = tree.tokens[trigger.first].text.lower()
    if word in _WORDS.states and _is_state(tree, trigger.first, present=True):
        return Kind.STATEMENT
    if word in _HOLDING or (word == "occupied" and _is_state(tree, trigger.first)):
        return Kind.CONTROL
    return None


def _is_taking(tree: DependencyTree, trigger: Trigger) -> bool:
    """Tell "was occupied on Monday", which tells when it was taken."""
    words = [t.text.lower() for t in tree.tokens[trigger.first : trigger.last + 1]]
    return words[:2] in (["was", "occupied"], ["were", "occupied"]) and words[-1] in (
        "on",
        "last",
        "yesterday",
        "after",
    )


def _is_back(tree: DependencyTree, trigger: Trigger) -> bool:
    """Tell "is back in Ukrainian hands", which says whose it is."""
    words = {t.text.lower() for t in tree.tokens[trigger.first : trigger.last]}
    return {"back", "hands"} <= words


def _has_ended(tree: DependencyTree, trigger: Trigger) -> bool:
    """Tell "the fighting there has stopped": that it no longer goes on."""
    if not tree.parsed:
        return False
    top = tree.top(trigger.first, trigger.last)
    token = tree.tokens[top]
    if token.dep not in ("nsubj", "csubj", "nsubjpass"):
        return False
    verb = token.head
    is_negated = any(tree.tokens[c].dep == "neg" for c in tree.children[verb])
    return tree.tokens[verb].text.lower() in _WORDS.ending and not is_negated


def _is_state(tree: DependencyTree, verb: int, *, present: bool = False) -> bool:
    """Tell "is occupied", "was now fully occupied": a passive that says how it is.

    present: whether only the present tense tells that.
    """
    helper = tree.child(verb, "auxpass")
    if helper is None or tree.child(verb, "aux") is not None:
        return False
    adverbs = {tree.tokens[c].text.lower() for c in tree.children[verb]}
    is_present = tree.tokens[helper].text.lower() in ("is", "are")
    return is_present or not (present or adverbs.isdisjoint(_WORDS.of_states))


def _describes_place(
    tree: DependencyTree,
    trigger: Trigger,
    mentions: Sequence[Mention],
) -> bool:
    """Tell ", occupied Crimea": who holds it only says which land it is."""
    first, last = trigger.first, trigger.last
    if last - first != 1 or tree.tokens[first].text.lower() != "occupied":
        return False
    if first and tree.tokens[first - 1].text not in _MARKS:
        return False
    return any(tree.at(m.start, m.end)[0] == last for m in mentions)


def _are_dead(tree: DependencyTree, trigger: Trigger) -> bool:
    """Tell "the fallen", who are people."""
    first = trigger.first
    if not first or tree.tokens[first].text.lower() != "fallen":
        return False
    return tree.tokens[first - 1].text.lower() in ("the", "our", "their", "its")


def _is_other_noun(tree: DependencyTree, trigger: Trigger) -> bool:
    """Tell "a fire at the plant", "on its approach to X": nouns of another meaning than
    the verbs that the rules mean.
    """
    first = trigger.first
    behind = {token.text.lower() for token in tree.tokens[trigger.last :][:3]}
    if tree.lemmas[first] == "push" and behind & _SCOPE.reports:
        # "Pushed back on claims".
        return True
    if tree.lemmas[first] not in _WORDS.only_verbs or tree.tokens[first].pos != "NOUN":
        return False
    if not _ARTICLES.isdisjoint(_next_word(tree, first)):
        # No article follows a noun: "soldiers of the brigade fire a gun".
        return False
    return tree.parsed and tree.child(first, "det", "poss", "amod") is not None


def _next_word(tree: DependencyTree, i: int) -> list[str]:
    return [token.text.lower() for token in tree.tokens[i + 1 : i + 2]]


def _is_left_thing(tree: DependencyTree, trigger: Trigger) -> bool:
    """Tell "vehicles, abandoned with the engines running": no place was left."""
    token = tree.tokens[trigger.first]
    if trigger.kind is not Kind.WITHDRAW or token.text.lower() != "abandoned":
        return False
    if not tree.parsed or token.dep not in ("acl", "amod"):
        return False
    return tree.lemmas[token.head] not in _WORDS.groups["place"].split()


def _kind_at_place(tree: DependencyTree, verb: int, mention: Mention) -> Kind | None:
    """Return what a verb tells whose object is a place, None for another verb."""
    if tree.lemmas[verb] == "leave" and _is_left_so(tree, mention):
        return None
    return _PLACE_VERBS.get(tree.lemmas[verb])


def _is_left_so(tree: DependencyTree, mention: Mention) -> bool:
    """Tell "left X without power", "left X in ruins": nobody went away."""
    behind = tree.at(mention.start, mention.end)[1]
    words = [token.text.lower() for token in tree.tokens[behind : behind + 2]]
    if words[:1] == ["in"]:
        return words[-1] in _WORDS.plights
    return bool(words) and words[0] in _WORDS.plights


def _strikes_by_grammar(tree: DependencyTree, owned: set[int]) -> list[Trigger]:
    """Return strikes whose verb stands far from what strikes: "one of the missiles
    that Russia had fired in the night came down on it".
    """
    return [
        Trigger(i, i + 1, Kind.STRIKE)
        for i in range(len(tree.tokens))
        if i not in owned and _is_striking(tree, i) and _is_by_weapon(tree, i, owned)
    ]


def _is_striking(tree: DependencyTree, i: int) -> bool:
    if not tree.is_verb(i):
        return False
    if tree.lemmas[i] == "come":
        behind = tree.tokens[i + 1 : i + 2]
        return any(token.text.lower() == "down" for token in behind)
    return tree.lemmas[i] in _WORDS.striking


def _is_by_weapon(tree: DependencyTree, verb: int, owned: set[int]) -> bool:
    """Tell whether a weapon, or one of several, is the subject of a verb."""
    subject = tree.child(verb, "nsubj")
    if subject is None or subject in owned:
        return False
    named = {subject}
    for child in tree.children[subject]:
        if tree.lemmas[child] == "of":
            named.update(tree.children[child])
    return not owned & named and any(tree.lemmas[i] in _WEAPONS for i in named)


def triggers_at_places(
    tree: DependencyTree,
    mentions: Sequence[Mention],
) -> list[Trigger]:
    """Return the events of a sentence in order, with those whose object is a place:
    "took Soledar", "left Kreminna".
    """
    out = [
        _as_control(trigger, tree)
        for trigger in triggers(tree.lemmas)
        if not _is_no_event(tree, trigger, mentions)
    ]
    owned = {i for t in out for i in range(t.first, t.last)}
    if tree.parsed:
        out += _strikes_by_grammar(tree, owned)
        owned |= {t.first for t in out}
    out += _done_to_places(tree, mentions, owned)
    return sorted(out, key=lambda t: t.first)


def without_posture(tree: DependencyTree, events: Sequence[Trigger]) -> list[Trigger]:
    """Return the events without troops' being dug in where they have just got to: "are
    entrenched in X after retaking it". Who digs in builds, who is dug in is there.
    """
    if not any(event.kind in _GAINS for event in events):
        return list(events)
    return [event for event in events if not _is_posture(tree, event)]


def _is_posture(tree: DependencyTree, event: Trigger) -> bool:
    first = event.first
    if event.kind is not Kind.FORTIFY or tree.lemmas[first] not in _WORDS.digging:
        return False
    helpers = tree.lemmas[max(0, first - _POSTURE_REACH) : first]
    return "be" in helpers and tree.tokens[first].text.lower() in _WORDS.dug


def _is_no_event(
    tree: DependencyTree, trigger: Trigger, mentions: Sequence[Mention]
) -> bool:
    """Tell words that only look like an event."""
    if _describes_place(tree, trigger, mentions) or _are_dead(tree, trigger):
        return True
    if _is_other_noun(tree, trigger) or _is_left_thing(tree, trigger):
        return True
    return _is_mastered(tree, trigger) or _was_done_by_us(tree, trigger)


def _was_done_by_us(tree: DependencyTree, trigger: Trigger) -> bool:
    """Tell "it was ours", said of a strike: a place that is held is named."""
    first, last = trigger.first, trigger.last
    if trigger.kind is not Kind.CONTROL or tree.lemmas[last - 1] != "ours" or not first:
        return False
    before = tree.tokens[first - 1].text.lower()
    return before in ("it", "that", "this") and tree.tokens[first].text == "was"


def _is_mastered(tree: DependencyTree, trigger: Trigger) -> bool:
    """Tell "the fire is under control": nobody holds a place."""
    first, last = trigger.first, trigger.last
    words = [token.text.lower() for token in tree.tokens[first:last]]
    if trigger.kind is not Kind.CONTROL or words[-2:] != ["under", "control"]:
        return False
    before = tree.tokens[max(0, first - _MASTERED_REACH) : first]
    return any(token.text.lower() in _WORDS.mastered for token in before)


def _before_part(tree: DependencyTree, at: int) -> int:
    """Return the token before "all" in "took all of X"; any other as it is."""
    is_part = tree.lemmas[at] in _WORDS.whole and tree.lemmas[at + 1] == "of"
    if not is_part or at == 0:
        return at
    at -= 1
    return at - 1 if at and tree.lemmas[at] in _WORDS.nearly else at


def _done_to_places(
    tree: DependencyTree, mentions: Sequence[Mention], owned: set[int]
) -> list[Trigger]:
    """Return the events of verbs whose object is a place. owned: tokens of others."""
    lemmas = tree.lemmas
    out: list[Trigger] = []
    for mention in mentions:
        at = tree.at(mention.start, mention.end)[0] - 1
        while at > 0 and lemmas[at] in _WORDS.before_place_names:
            at -= 1
        at = _before_part(tree, at)
        if at < 0 or at in owned or lemmas[at : at + 2] == ["leave", "of"]:
            continue
        kind = _kind_at_place(tree, at, mention)
        if kind:
            out.append(Trigger(at, at + 1, _by_losers(at, kind, tree)))
            owned.add(at)
    return out
