"""Whether an event is told as happened: denials, negations, plans, conditions and cautious words around it."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.domain.words import Hedge, Word
from dashboard.reading.events import Trigger
from dashboard.reading.speakers import DENYING
from dashboard.reading.tree import Tree


class Standing(Word):
    """How an event stands in its sentence."""

    TOLD = "told", "Told", "as something that happened or holds"
    NOT = "not", "Denied", "as something that did not happen"
    MAYBE = "maybe", "Possible", "as something that may happen, is planned or feared"
    ASIDE = "aside", "Aside", "as the aim of something else, or as what a thing is called"
    BACKGROUND = "background", "Background", "only to describe a thing that is spoken of"


_MODALS = frozenset({
    "would", "could", "should", "must", "will", "'ll", "’ll", "can", "shall", "wo", "might", "may", "ca", "cannot",
})  # fmt: skip
_NOT = frozenset(["not", "n't", "n’t", "never", "no", "nor", "neither", "without"])
PLANS = frozenset({
    "plan", "intend", "aim", "want", "hope", "expect", "threaten", "prepare", "vow", "pledge", "seek", "wish",
    "urge", "warn", "fear", "need", "refuse",
})  # fmt: skip
_EASY = frozenset({
    "able", "begin", "start", "continue", "manage", "succeed", "resume", "say", "report", "appear", "seem",
    "believe", "claim", "help", "proceed", "order", "force", "have", "decide",
})  # fmt: skip
"""Verbs whose infinitive is told as fact: "began to advance"."""
CAUTIOUS = frozenset(
    [
        "reportedly",
        "allegedly",
        "apparently",
        "likely",
        "possibly",
        "probably",
        "perhaps",
        "purportedly",
        "suspected",
        "supposedly",
        "unconfirmed",
    ]
)
_SEEMING = frozenset({"appear", "seem", "suggest", "believe"})
_IF = frozenset({"if", "unless", "whether", "whatever"})
_PARTICIPLE = ("ed", "en", "lost", "won", "held", "built", "dug", "struck")
_SMALL = frozenset({"aux", "neg", "mark", "advmod", "auxpass", "preconj"})
_EDGE = frozenset({"ccomp", "relcl", "advcl", "ROOT", "parataxis", "acl"})
_STOPS = frozenset(',;:.!?"“”()–—')


def standing(tree: Tree, bases: Sequence[str], trigger: Trigger) -> tuple[Standing, Hedge]:
    """Return how an event stands, and hedged where it is put with caution."""
    words, verbs = _around(tree, bases, trigger) if tree.parsed else _before(tree, bases, trigger)
    cautious = bool(CAUTIOUS & words) or bool(_SEEMING & verbs)
    hedge = Hedge.HEDGED if cautious else Hedge.ASSERTED
    if _IF & words:
        return Standing.MAYBE, hedge
    if words & {"until", "till"}:
        return Standing.ASIDE, hedge
    modal = _MODALS & words
    if modal & {"may", "might", "could"} and "have" in words:
        return Standing.TOLD, Hedge.HEDGED
    if modal:
        return Standing.MAYBE, hedge
    if _NOT & words or DENYING & verbs:
        return Standing.NOT, hedge
    return (_aim(tree, bases, trigger), hedge)


def _around(tree: Tree, bases: Sequence[str], trigger: Trigger) -> tuple[set[str], set[str]]:
    """Return the small words that bear on an event, and the verbs that govern it."""
    at = tree.top(trigger.first, trigger.last)
    chain = [at, *tree.ancestors(at)]
    words: set[str] = set()
    verbs: set[str] = set()
    inside, joined = True, False
    for n, i in enumerate(chain):
        token = tree.tokens[i]
        if inside:
            words |= {
                bases[c]
                for c in tree.children[i]
                if (tree.tokens[c].dep in _SMALL or (n == 0 and tree.tokens[c].dep == "det"))
                and not trigger.first <= c < trigger.last
            }
            words |= {bases[i]} & CAUTIOUS
            subject = tree.child(i, "nsubj", "nsubjpass")
            if subject is not None and "no" in (bases[c] for c in tree.children[subject]):
                words.add("no")
        if token.pos in ("VERB", "AUX") and n and not joined:
            verbs.add(bases[i])
        joined = token.dep == "conj"
        if token.dep in _EDGE and token.pos in ("VERB", "AUX"):
            if not inside or token.dep in ("relcl", "ROOT", "parataxis"):
                break
            inside = False
    words |= {bases[i] for i in range(max(0, trigger.first - 1), trigger.first)} & (CAUTIOUS | _NOT)
    return words | _yet(bases, trigger.first), verbs


def _before(tree: Tree, bases: Sequence[str], trigger: Trigger) -> tuple[set[str], set[str]]:
    words: set[str] = set()
    for i in range(trigger.first - 1, max(-1, trigger.first - 6), -1):
        if tree.tokens[i].text in _STOPS:
            break
        words.add(bases[i])
    after = (
        set(bases[trigger.last : trigger.last + 8]) & {"would", "could", "might"}
        if trigger.last - trigger.first == 1
        else set()
    )
    early = set(bases[: trigger.first])
    words |= _yet(bases, trigger.first)
    return words | after, (words & (_SEEMING | DENYING)) | (early & DENYING)


def _yet(bases: Sequence[str], first: int) -> set[str]:
    """Return "not" after "has yet to"."""
    return {"not"} if list(bases[max(0, first - 2) : first]) == ["yet", "to"] else set()


def _aim(tree: Tree, bases: Sequence[str], trigger: Trigger) -> Standing:
    """Tell an infinitive of purpose or plan, and a participle that only describes, from what is told."""
    i = tree.top(trigger.first, trigger.last)
    token = tree.tokens[i]
    if tree.parsed:
        if (
            tree.tokens[trigger.first].dep in ("amod", "compound")
            and tree.tokens[trigger.first].text.endswith(_PARTICIPLE)
            and tree.tokens[trigger.first].text.islower()
            and (trigger.first == 0 or bases[trigger.first - 1] != "have")
        ):
            return Standing.ASIDE
        if token.dep in ("amod", "compound") and trigger.last - trigger.first == 1:
            return Standing.ASIDE
        if _background(tree, i):
            return Standing.BACKGROUND
    elif trigger.last < len(bases) and trigger.first and _describes(tree, bases, trigger):
        return Standing.ASIDE
    verb = tree.verb(i) if tree.parsed else i
    if verb is None:
        return Standing.TOLD
    for _ in range(3):
        if "to" not in _lead(tree, bases, verb):
            return Standing.TOLD
        head = tree.tokens[verb].head
        governor = bases[head] if tree.parsed else bases[max(0, verb - 2)]
        if governor in PLANS and (not tree.parsed or tree.tokens[head].pos != "NOUN"):
            return Standing.MAYBE
        verbal = not tree.parsed or (head != verb and tree.tokens[head].pos in ("VERB", "AUX", "ADJ"))
        if governor in _EASY and verbal:
            verb = head if tree.parsed else max(0, verb - 2)
            continue
        return Standing.ASIDE
    return Standing.TOLD


def _background(tree: Tree, i: int) -> bool:
    """Tell what only describes a thing: a noun set beside it, a clause "which ..." or "who ..."."""
    token = tree.tokens[i]
    if token.dep == "dobj" and token.pos == "NOUN":
        first = tree.subtree(i)[0]
        before = [c for c in tree.children[token.head] if tree.tokens[c].dep == "dobj" and c < i]
        if before and tree.tokens[first - 1].text == ",":
            return True
    for at in (i, *tree.ancestors(i)):
        dep = tree.tokens[at].dep
        if (
            dep == "appos"
            and tree.tokens[at].pos == "NOUN"
            and tree.child(at, "det", "poss", "amod") is not None
            and at > tree.tokens[at].head
        ):
            return True
        if dep == "relcl":
            opening = {tree.tokens[c].text.lower() for c in tree.subtree(at)[:4]}
            return bool(opening & {"which", "who", "whose", "that"}) and "where" not in opening
        if dep in ("ccomp", "ROOT"):
            return False
    return False


def _lead(tree: Tree, bases: Sequence[str], verb: int) -> set[str]:
    if tree.parsed:
        return {bases[c] for c in tree.children[verb] if tree.tokens[c].dep == "aux"}
    return set(bases[max(0, verb - 1) : verb])


def _describes(tree: Tree, bases: Sequence[str], trigger: Trigger) -> bool:
    """Tell "the captured town", "Russian-occupied Melitopol" by word order alone."""
    word, before, after = tree.tokens[trigger.first].text, bases[trigger.first - 1], tree.tokens[trigger.last].text
    return (
        word.endswith("ed")
        and (before in ("the", "-", "a", "recently", "newly", "in", "of") or "-" in word)
        and after[:1].isalpha()
    )
