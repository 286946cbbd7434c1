"""Clauses that say something about the war without telling of an event that has a kind
of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.domain.words import Side
from dashboard.reading.claims.events import Trigger
from dashboard.reading.claims.factuality import LEXICON
from dashboard.reading.claims.people.attribution import Attribution, party_in
from dashboard.reading.lexicon.loader import word_lists
from dashboard.reading.lexicon.schema import IrrealisWords, StatementWords
from dashboard.reading.text.dependency_tree import DependencyTree, clause_at

_WORDS = word_lists(StatementWords)


_EVENTUALITY = re.compile(
    rf"\b(?:{'|'.join(word_lists(IrrealisWords).eventualities)})\b", re.IGNORECASE
)


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE)


_WAR = _any(_WORDS.war)
_CAMPAIGN = _any(_WORDS.campaign)
_GIVING = _any(_WORDS.giving)
_ARMS = _any(_WORDS.arms)
_LOSSES = _any(_WORDS.losses)
_FORCES = _any(_WORDS.forces)
_IGNORANCE = re.compile(
    r"\b(?:no one knows|nobody knows|(?:is|was|remains?|remained) (?:not (?:yet"
    r" |immediately )?(?:known"
    r"|clear)|unclear|unknown)|made no mention|in the balance|(?:did|does|do|has|have)"
    r" not (?:yet "
    r"|immediately |independently )?(?:comment|respond|mention|confirm|verif)\w{0,3}"
    r"|no (?:immediate )?(?:comment|word|response)"
    r"|declined to|could not (?:be )?(?:independently |immediately )?"
    r"(?:verif|confirm)\w{0,3}"
    r"|remains? to be seen)\b|\?[^\w?]{0,4}$|^\W*(?:Read|See) (?:also|more)\b",
    re.IGNORECASE,
)
_OFFENSIVE = (
    r"(?:counter-?offensive|offensive|invasion|war"
    r" effort|battlefield|campaign|victory|front ?lines?|momentum)"
)
_COURSE = re.compile(
    rf"\b{_OFFENSIVE}\b|\b(?:in the lead|upper hand|the initiative|(?:winning|losing)"
    r" the war)\b",
    re.IGNORECASE,
)
_SUPPOSING = frozenset({"would", "could", "should"})
_POSSIBLE = frozenset({"may", "might", "can"})
_CONDITIONS = frozenset({"if", "unless"})
_VERBS_BY_ORDER = frozenset({"be", "have", "say"})
_OPENING = (",", "–", "—", "--", "and", "while")
_QUOTES = ('"', "“", "”", "``", "''")
# Tokens of the shortest clause that states something by itself.
_SHORTEST = 5


@dataclass(frozen=True, slots=True)
class StatementClause:
    """A clause that states something. start, end: offsets in the text. at: index of its
    verb or noun.

    by_writer: the writer describes or comments with it, whoever speaks in the sentence.
    """

    start: int
    end: int
    at: int
    hedged: bool
    by_writer: bool = False


def is_about_war(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of text is about the war: a party to it and something
    military.
    """
    piece = text[start:end]
    return bool(_WAR.search(piece)) and party_in(piece) is not Side.UNKNOWN


def is_course_of_war(
    text: str,
    start: int,
    end: int,
    *,
    names_party: bool = True,
) -> bool:
    """Tell whether a stretch of text tells of the course of the war, of arms given for
    it, or of a side's losses.

    These alone become claims where no place is named. names_party: a party to the war
    must be named in the stretch.
    """
    piece = text[start:end]
    if names_party and party_in(piece) is Side.UNKNOWN:
        return False
    if _COURSE.search(piece):
        return True
    if _GIVING.search(piece) and _ARMS.search(piece):
        return True
    return bool(_LOSSES.search(piece) and _FORCES.search(piece))


def clause_of_ignorance(
    text: str,
    start: int,
    end: int,
) -> tuple[int, int] | None:
    """Return the clause of a sentence that asks, or says that nobody knows; None when
    none does.
    """
    match = _IGNORANCE.search(text, start, end)
    if match is None:
        return None
    return clause_at(text, (start, end), match.start())


def whole_statement(tree: DependencyTree) -> StatementClause | None:
    """Return the sentence itself as a statement, None when it has no verb or only
    supposes something.
    """
    if not tree.parsed:
        return _whole_by_order(tree)
    lemmas = set(tree.lemmas)
    if not any(tree.is_verb(i) for i in range(len(tree.tokens))):
        return None
    root = next((i for i, t in enumerate(tree.tokens) if t.head == i), 0)
    if lemmas & _CONDITIONS or tree.lemmas[root] in LEXICON.plans:
        return None
    if _EVENTUALITY.search(tree.text, tree.sentence.start, tree.sentence.end):
        return None
    if _is_to_come(tree, tree.child(root, "ccomp") or root):
        return None
    content = tree.child(root, "ccomp")
    modals = _auxiliaries(tree, root)
    if content is not None:
        modals |= _auxiliaries(tree, content)
        root = content
    if modals & _SUPPOSING:
        return None
    return _whole(
        tree, root, hedged=bool(modals & _POSSIBLE or LEXICON.cautious & lemmas)
    )


def _is_to_come(tree: DependencyTree, verb: int) -> bool:
    """Tell "is to take X", "has yet to take X": it has not happened."""
    if tree.lemmas[verb] not in ("be", "have"):
        return False
    aim = tree.child(verb, "xcomp")
    if aim is None or not _has_child(tree, aim, "to"):
        return False
    return tree.lemmas[verb] == "be" or _has_child(tree, verb, "yet")


def _whole(
    tree: DependencyTree,
    at: int,
    *,
    hedged: bool,
) -> StatementClause:
    return StatementClause(tree.sentence.start, tree.sentence.end, at, hedged)


def _whole_by_order(tree: DependencyTree) -> StatementClause | None:
    lemmas = set(tree.lemmas)
    has_verb = not lemmas.isdisjoint(_VERBS_BY_ORDER) or any(
        token.text.endswith("ed") for token in tree.tokens
    )
    if lemmas & _SUPPOSING or not has_verb:
        return None
    return _whole(tree, 0, hedged=bool(lemmas & _POSSIBLE))


def _auxiliaries(tree: DependencyTree, i: int) -> set[str]:
    return {tree.lemmas[c] for c in tree.children[i] if tree.tokens[c].dep == "aux"}


def statements_beside(
    tree: DependencyTree,
    events: Sequence[Trigger],
    attributions: Sequence[Attribution],
) -> Iterator[StatementClause]:
    """Yield the clauses of a parsed sentence that stand beside its events and contain
    none of them.
    """
    owned = {i for e in events for i in range(e.first, e.last)}
    named = {i for a in attributions for i in range(a.first, a.last)}
    verbs = {a.verb for a in attributions}
    clauses = (i for i in range(len(tree.tokens)) if _is_own_clause(tree, i, verbs))
    for i in clauses:
        branch = _branch(tree, i, verbs)
        if i in named or len(branch) < _SHORTEST or not owned.isdisjoint(branch):
            continue
        start, end = _extent(tree, branch)
        if _is_worth_it(tree, i, start, end):
            yield StatementClause(start, end, i, False, _is_by_writer(tree, i))


def _branch(tree: DependencyTree, i: int, verbs: set[int]) -> list[int]:
    if tree.tokens[i].dep == "conj" or i in verbs:
        return tree.subtree(i, frozenset({"conj", "cc"}))
    return tree.subtree(i)


def _extent(tree: DependencyTree, branch: Sequence[int]) -> tuple[int, int]:
    """Return the offsets of a branch without the mark or joint that opens it."""
    first, last = branch[0], branch[-1]
    while first <= last and tree.tokens[first].text in _OPENING:
        first += 1
    return tree.tokens[first].start, tree.tokens[last].end


def _is_worth_it(
    tree: DependencyTree,
    i: int,
    start: int,
    end: int,
) -> bool:
    """Tell whether a clause is about the war, or describes a party to it."""
    dep = tree.tokens[i].dep
    describes = dep in ("appos", "relcl")
    if describes and party_in(tree.text[start:end]) is not Side.UNKNOWN:
        return True
    pattern = _WAR
    if dep == "advcl" and tree.tokens[i].text.endswith("ing"):
        pattern = _CAMPAIGN
    return pattern.search(tree.text, start, end) is not None


def _is_by_writer(tree: DependencyTree, i: int) -> bool:
    """Tell a description or comment of the writer's own, outside quotation marks: an
    apposition, ", giving hope".
    """
    token = tree.tokens[i]
    if sum(t.text in _QUOTES for t in tree.tokens[:i]) % 2:
        return False
    return token.dep == "appos" or (token.dep == "advcl" and token.text.endswith("ing"))


def _is_own_clause(
    tree: DependencyTree,
    i: int,
    verbs: set[int],
) -> bool:
    token = tree.tokens[i]
    if token.dep == "appos":
        return _is_described_noun(tree, i)
    if not tree.is_verb(i):
        return False
    match token.dep:
        case "conj":
            joined_to_root = tree.tokens[token.head].dep == "ROOT"
            return joined_to_root and verbs.isdisjoint({i, token.head})
        case "advcl":
            return _has_child(tree, i, "while") or (
                i not in verbs and _is_comment(tree, i)
            )
        case "ccomp":
            return token.head in verbs and len(verbs) > 1
        case "relcl":
            return _has_child(tree, i, "where")
    return False


def _has_child(tree: DependencyTree, i: int, *words: str) -> bool:
    return any(tree.tokens[c].text.lower() in words for c in tree.children[i])


def _is_comment(tree: DependencyTree, i: int) -> bool:
    is_opened = i > 0 and tree.tokens[i - 1].text == ","
    return is_opened and tree.tokens[i].text.endswith("ing")


def _is_described_noun(tree: DependencyTree, i: int) -> bool:
    token = tree.tokens[i]
    if token.pos != "NOUN" or i <= token.head:
        return False
    return _has_child(tree, i, "a", "an") and tree.child(i, "prep") is not None
