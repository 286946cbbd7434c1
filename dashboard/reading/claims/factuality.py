"""Whether what a sentence tells is reported as fact. Of an event: denials, negations,
plans, conditions and cautious words around it, and who denies or confirms what was
claimed before. Of a clause that says something about the war without an event that has
a kind of its own: whether it states or only supposes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from dashboard.domain.words import Hedge, Kind, Side, Word
from dashboard.reading.claims.events import Trigger
from dashboard.reading.claims.people.attribution import LEXICON as SPEECH
from dashboard.reading.claims.people.attribution import (
    Attribution,
    calls_false,
    is_reporting,
    party_in,
    refutes,
)
from dashboard.reading.claims.scope import (
    goes_on,
    hedged_by_source,
    is_doubly_denied,
    is_doubted,
    is_hearsay,
    is_irreal,
    is_left_unsaid,
    is_likely,
    is_neither_said,
    is_never_so,
    is_question,
    is_recalled,
    is_recalled_by_order,
    is_refuted,
    is_refuted_by_order,
    is_unclaimed,
    is_undisputed,
    is_unobserved,
    is_unreal,
    is_unreal_by_order,
)
from dashboard.reading.lexicon.loader import word_lists
from dashboard.reading.lexicon.schema import (
    FactualityWords,
    IrrealisWords,
    ScopeWords,
    StatementWords,
)
from dashboard.reading.text.dependency_tree import (
    DependencyTree,
    clause_at,
    cleft_noun,
)

LEXICON = word_lists(FactualityWords)
_SCOPE = word_lists(ScopeWords)
_ENDINGS = LEXICON.participle_endings


class Factuality(Word):
    """How an event stands in its sentence."""

    FACT = "fact", "Fact", "as something that happened or holds"
    DENIED = "denied", "Denied", "as something that did not happen"
    POSSIBLE = (
        "possible",
        "Possible",
        "as something that may happen, is planned or feared",
    )
    PURPOSE = (
        "purpose",
        "Purpose",
        "as the aim of something else, or as what a thing is called",
    )
    BACKGROUND = (
        "background",
        "Background",
        "only to describe a thing that is spoken of",
    )
    RECALLED = (
        "recalled",
        "Recalled",
        "as something of long ago, to date or to explain something else",
    )


# Tokens behind "not" in which "only" takes it back.
_ONLY_REACH = 1
# Relations of the small words that bear on a verb.
_SMALL = frozenset({"aux", "neg", "mark", "advmod", "auxpass", "preconj"})
# Relations at which a clause ends.
_EDGES = frozenset({"ccomp", "relcl", "advcl", "ROOT", "parataxis", "acl"})
_OUTER_EDGES = frozenset({"relcl", "ROOT", "parataxis"})
_ATTRIBUTIVE = ("amod", "compound")
_RELATIVE = frozenset({"which", "who", "whose", "that"})
_STOPS = frozenset(',;:.!?"“”()–—')
_DESCRIBED_AFTER = ("the", "-", "a", "recently", "newly", "in", "of")
# Tokens before an event, or between a verb and its object, that bear on it: "denied
# both of the earlier reports" has four.
_REACH = 5
# Words of the longest quotation that only denies: "That is a complete and utter lie".
_LONGEST_RETORT = 7


def factuality_of(tree: DependencyTree, trigger: Trigger) -> tuple[Factuality, Hedge]:
    """Return how an event stands, and hedged where it is put with caution."""
    if tree.parsed:
        words, verbs = _around(tree, trigger)
    else:
        words, verbs = _before(tree, trigger)
    hedge = Hedge.ASSERTED
    own = tree.lemmas[trigger.first : trigger.last]
    is_cautious = LEXICON.cautious & {*words, *own} or LEXICON.seeming_verbs & verbs
    if is_cautious or is_doubted(tree, trigger) or is_likely(tree, trigger):
        hedge = Hedge.HEDGED
    if hedged_by_source(tree, trigger) or is_hearsay(tree, trigger):
        hedge = Hedge.HEDGED
    if is_doubly_denied(tree, trigger) or is_unclaimed(tree, trigger):
        return Factuality.FACT, hedge
    if _is_left_open(tree, trigger):
        return Factuality.POSSIBLE, hedge
    modals = LEXICON.modals & words
    if modals & LEXICON.uncertain_past and "have" in words:
        return Factuality.FACT, Hedge.HEDGED
    by_words = _by_words(words, verbs, modals)
    if by_words is not None:
        return by_words, hedge
    if tree.parsed:
        return _by_grammar(tree, trigger), hedge
    return _by_order(tree, trigger), hedge


def _is_left_open(tree: DependencyTree, trigger: Trigger) -> bool:
    return is_question(tree, trigger) or is_neither_said(tree, trigger)


def _by_words(
    words: Set[str],
    verbs: Set[str],
    modals: Set[str],
) -> Factuality | None:
    """Return what the small words around an event and the verbs above it tell, None
    when they tell nothing.
    """
    if LEXICON.conditions & words:
        return Factuality.POSSIBLE
    if words & LEXICON.until:
        return Factuality.PURPOSE
    if modals:
        return Factuality.POSSIBLE
    if LEXICON.negations & words or SPEECH.denying_verbs & verbs:
        return Factuality.DENIED
    return None


def _by_order(tree: DependencyTree, trigger: Trigger) -> Factuality:
    if is_refuted_by_order(tree, trigger):
        return Factuality.DENIED
    if is_unreal_by_order(tree, trigger):
        return Factuality.POSSIBLE
    construction = _by_construction(tree, trigger)
    if construction is Factuality.FACT and is_recalled_by_order(tree, trigger):
        return Factuality.RECALLED
    return construction


def _by_grammar(tree: DependencyTree, trigger: Trigger) -> Factuality:
    if is_left_unsaid(tree, trigger):
        return Factuality.POSSIBLE
    if is_refuted(tree, trigger) or is_never_so(tree, trigger):
        return Factuality.DENIED
    if is_unobserved(tree, trigger):
        return Factuality.POSSIBLE
    if is_unreal(tree, trigger) or is_irreal(tree, trigger):
        return Factuality.POSSIBLE
    if _is_over(tree, trigger):
        return Factuality.BACKGROUND
    construction = _by_construction(tree, trigger)
    if construction is Factuality.FACT and is_recalled(tree, trigger):
        return Factuality.RECALLED
    return construction


def _is_over(tree: DependencyTree, trigger: Trigger) -> bool:
    """Tell "had spent eight months under occupation": how it was until something else
    happened. In reported speech the pluperfect is only a past.
    """
    path = tree.path(tree.top(trigger.first, trigger.last))
    verb = next((i for i in path if tree.is_verb(i)), None)
    if trigger.kind is not Kind.CONTROL or verb is None:
        return False
    if any(tree.lemmas[i] in SPEECH.reporting_verbs for i in path):
        return False
    return any(
        tree.tokens[c].text.lower() == "had" and tree.tokens[c].dep == "aux"
        for c in tree.children[verb]
    )


def _around(tree: DependencyTree, trigger: Trigger) -> tuple[set[str], set[str]]:
    """Return the small words that bear on an event, and the verbs that govern it."""
    words: set[str] = set()
    verbs: set[str] = set()
    inside, joined, is_against = True, False, False
    for n, i in enumerate(tree.path(tree.top(trigger.first, trigger.last))):
        token, is_verb = tree.tokens[i], tree.is_verb(i)
        if inside:
            small = _small_words(tree, trigger, i, with_determiner=n == 0)
            is_against = is_against or (n > 0 and goes_on(tree, i))
            words |= small - LEXICON.negations if is_against else small
        if is_verb and n and not joined and not is_undisputed(tree, i):
            verbs.add(token.lemma)
        joined = token.dep == "conj"
        is_against = is_against or _is_set_against(tree, i)
        if is_verb and _ends_clause(tree, i):
            if not inside or token.dep in _OUTER_EDGES:
                break
            inside = False
    previous = set(tree.lemmas[max(0, trigger.first - 1) : trigger.first])
    words |= previous & (LEXICON.cautious | LEXICON.negations)
    return words | _not_yet(tree, trigger), verbs


def _ends_clause(tree: DependencyTree, verb: int) -> bool:
    """Tell where a clause ends; "fall" in "must not let X fall" does not, as all around
    "let" is said of it.
    """
    token = tree.tokens[verb]
    is_let = token.dep == "ccomp" and tree.lemmas[token.head] == "let"
    return token.dep in _EDGES and not is_let


def _small_words(
    tree: DependencyTree,
    trigger: Trigger,
    i: int,
    *,
    with_determiner: bool,
) -> set[str]:
    lemmas, own = tree.lemmas, range(trigger.first, trigger.last)
    relations = _SMALL
    if with_determiner:
        relations = _SMALL | {"det"}
    words = {
        lemmas[c]
        for c in tree.children[i]
        if tree.tokens[c].dep in relations
        and (c not in own or _negates_inside(tree, trigger, c))
        and not _is_not_only(tree, c)
    }
    words |= {lemmas[i]} & LEXICON.cautious
    if any(_is_no_longer(tree, c) for c in tree.children[i]):
        words.add("not")
    is_said = i not in own and lemmas[i] in SPEECH.reporting_verbs
    subject = None if is_said else tree.child(i, "nsubj", "nsubjpass")
    if subject is not None and any(lemmas[c] == "no" for c in tree.children[subject]):
        words.add("no")
    return words


def _is_not_only(tree: DependencyTree, i: int) -> bool:
    """Tell the negation in "not only did they shell X" and "did not just take X", which
    says that it happened and more with it.
    """
    if tree.lemmas[i] not in LEXICON.not_yet:
        return False
    return bool(LEXICON.only & set(tree.lemmas[i + 1 : i + 1 + _ONLY_REACH]))


def _is_set_against(tree: DependencyTree, i: int) -> bool:
    """Tell what "but" sets against something denied: "did not retreat but repelled"."""
    if tree.tokens[i].dep != "conj":
        return False
    head = tree.tokens[i].head
    between = range(head + 1, i)
    return any(
        tree.lemmas[c] in LEXICON.but for c in tree.children[head] if c in between
    )


def _negates_inside(tree: DependencyTree, trigger: Trigger, i: int) -> bool:
    """Tell "not" in "is not under their control", all of which tells of the event; an
    event whose first word it is ("did not let them enter") happened.
    """
    return tree.tokens[i].dep == "neg" and i != trigger.first


def _is_no_longer(tree: DependencyTree, i: int) -> bool:
    """Tell the adverb in "is no longer under their control"."""
    return tree.lemmas[i - 1 : i] == ["no"] and tree.tokens[i].text.lower() == "longer"


def _before(tree: DependencyTree, trigger: Trigger) -> tuple[set[str], set[str]]:
    lemmas = tree.lemmas
    words: set[str] = set()
    for i in range(trigger.first - 1, max(-1, trigger.first - _REACH - 1), -1):
        if tree.tokens[i].text in _STOPS:
            break
        words.add(lemmas[i])
    words |= _not_yet(tree, trigger)
    denying = SPEECH.denying_verbs
    verbs = words & (LEXICON.seeming_verbs | denying)
    verbs |= set(lemmas[: trigger.first]) & denying
    if trigger.last - trigger.first == 1:
        words |= set(lemmas[trigger.last : trigger.last + 8]) & LEXICON.later_modals
    return words, verbs


def _not_yet(tree: DependencyTree, trigger: Trigger) -> set[str]:
    """Return "not" after "has yet to", "has yet to be"."""
    before = tree.lemmas[max(0, trigger.first - 3) : trigger.first]
    if before[-1:] == ["be"]:
        before.pop()
    if before[-2:] == ["yet", "to"]:
        return {"not"}
    return set()


def _by_construction(tree: DependencyTree, trigger: Trigger) -> Factuality:
    """Tell an infinitive of purpose or plan, and a participle that only describes, from
    what is reported as fact.
    """
    if not tree.parsed:
        if _is_attribute_by_order(tree, trigger):
            return Factuality.PURPOSE
        return _by_infinitive(tree, trigger.first)
    top = tree.top(trigger.first, trigger.last)
    if _is_attribute(tree, trigger, top) or _is_held_thing(tree, trigger, top):
        return Factuality.PURPOSE
    if _is_background(tree, top):
        return Factuality.BACKGROUND
    verb = tree.verb(top)
    if verb is None:
        return Factuality.FACT
    return _by_infinitive(tree, _tried(tree, verb))


def _tried(tree: DependencyTree, verb: int) -> int:
    """Return the verb that "set to make an attempt at storming X" hangs on: a gerund
    that an infinitive governs stands as the infinitive does.
    """
    if tree.tokens[verb].dep != "pcomp":
        return verb
    above = tree.verb(tree.tokens[verb].head)
    if above is None or not _is_infinitive(tree, above):
        return verb
    return above


def is_attribute(tree: DependencyTree, trigger: Trigger) -> bool:
    """Tell a participle that only describes a noun: "the captured town"."""
    first = tree.tokens[trigger.first]
    return tree.parsed and first.dep == "amod" and first.text.endswith(_ENDINGS)


def _is_attribute(tree: DependencyTree, trigger: Trigger, top: int) -> bool:
    """Tell "the captured town", "an assault brigade"."""
    if trigger.last - trigger.first == 1 and tree.tokens[top].dep in _ATTRIBUTIVE:
        # "Fighting rages", where the parse takes the verb for a noun.
        return tree.lemmas[tree.tokens[top].head] not in LEXICON.going_on
    first = tree.tokens[trigger.first]
    if first.dep not in _ATTRIBUTIVE or not first.text.islower():
        return False
    is_perfect = trigger.first > 0 and tree.lemmas[trigger.first - 1] == "have"
    return first.text.endswith(_ENDINGS) and not is_perfect


def _is_held_thing(
    tree: DependencyTree,
    trigger: Trigger,
    top: int,
) -> bool:
    """Tell "stormed a house held by the enemy": who holds it only says which house."""
    if trigger.kind is not Kind.CONTROL or tree.tokens[top].dep != "acl":
        return False
    noun = tree.tokens[top].head
    return tree.tokens[noun].dep == "dobj" and tree.tokens[noun].pos == "NOUN"


def _is_attribute_by_order(tree: DependencyTree, trigger: Trigger) -> bool:
    """Tell "the captured town", "Russian-occupied Melitopol" by word order alone."""
    if not 0 < trigger.first < trigger.last < len(tree.tokens):
        return False
    word, after = tree.tokens[trigger.first].text, tree.tokens[trigger.last].text
    if not word.endswith("ed") or not after[:1].isalpha():
        return False
    return "-" in word or tree.lemmas[trigger.first - 1] in _DESCRIBED_AFTER


def _by_infinitive(tree: DependencyTree, verb: int) -> Factuality:
    for _ in range(3):
        if not _is_infinitive(tree, verb):
            return Factuality.FACT
        if tree.parsed and _opens_clause(tree, verb):
            return Factuality.PURPOSE
        governor = _governor(tree, verb)
        lemma = tree.lemmas[governor]
        is_noun = tree.parsed and tree.tokens[governor].pos == "NOUN"
        if is_noun and _is_claim_to_have(tree, governor, verb):
            return Factuality.FACT
        if lemma in LEXICON.plans and not is_noun:
            return Factuality.POSSIBLE
        if lemma not in LEXICON.factual_verbs or not _governs(tree, governor, verb):
            return Factuality.PURPOSE
        verb = governor
    return Factuality.FACT


def _is_claim_to_have(tree: DependencyTree, noun: int, verb: int) -> bool:
    """Tell "the claim to have taken X", which says that it was."""
    helpers = {tree.lemmas[c] for c in tree.children[verb]}
    return tree.tokens[noun].text.lower() in _SCOPE.reports and "have" in helpers


def _opens_clause(tree: DependencyTree, verb: int) -> bool:
    """Tell "to take X, they have to cross the river": what it is for comes first."""
    token = tree.tokens[verb]
    return token.dep == "advcl" and verb < token.head


def _governor(tree: DependencyTree, verb: int) -> int:
    if tree.parsed:
        return tree.tokens[verb].head
    return max(0, verb - 2)


def _governs(tree: DependencyTree, governor: int, verb: int) -> bool:
    if not tree.parsed:
        return True
    is_verbal = tree.is_verb(governor) or tree.tokens[governor].pos == "ADJ"
    return is_verbal and governor != verb


def _is_infinitive(tree: DependencyTree, verb: int) -> bool:
    if not tree.parsed:
        return "to" in tree.lemmas[max(0, verb - 1) : verb]
    return any(
        tree.lemmas[c] == "to" and tree.tokens[c].dep == "aux"
        for c in tree.children[verb]
    )


def _is_background(tree: DependencyTree, i: int) -> bool:
    """Tell what only describes a thing: a noun set beside it, a clause "which ..." or
    "who ...".
    """
    if _is_second_object(tree, i):
        return True
    for at in tree.path(i):
        dep = tree.tokens[at].dep
        if is_reporting(tree, at):
            return False
        if dep == "appos" and _is_noun_beside(tree, at):
            return True
        if dep == "relcl" and cleft_noun(tree, at) is not None:
            # "It was X who did it" states what was done.
            return False
        if dep == "relcl" and tree.lemmas[tree.tokens[at].head] == "time":
            # "Admitted for the first time that": the parse takes it for a relative.
            return False
        if dep == "relcl":
            opening = {tree.tokens[c].text.lower() for c in tree.subtree(at)[:4]}
            return bool(opening & _RELATIVE) and "where" not in opening
        if dep in ("ccomp", "ROOT"):
            return False
    return False


def _is_second_object(tree: DependencyTree, i: int) -> bool:
    """Tell a noun behind a comma that the parse takes for one more object."""
    token = tree.tokens[i]
    if token.dep != "dobj" or token.pos != "NOUN":
        return False
    siblings = tree.children[token.head]
    if not any(tree.tokens[c].dep == "dobj" and c < i for c in siblings):
        return False
    return tree.tokens[tree.subtree(i)[0] - 1].text == ","


def _is_noun_beside(tree: DependencyTree, at: int) -> bool:
    token = tree.tokens[at]
    if token.pos != "NOUN" or at <= token.head:
        return False
    return tree.child(at, "det", "poss", "amod") is not None


def answers(
    tree: DependencyTree,
    attributions: Sequence[Attribution],
) -> Iterator[Attribution]:
    """Yield the attributions that deny or confirm what was claimed before by a word for
    it, denied ones with that hedge: "but Kyiv denied it", "a claim Moscow rejected".
    """
    lemmas = tree.lemmas
    for attribution in attributions:
        verb = attribution.verb
        if attribution.claimant and _only_denies(tree, attribution):
            yield replace(attribution, hedge=Hedge.DENIED)
            continue
        denies = lemmas[verb] in SPEECH.denying_verbs or refutes(tree, verb)
        denies = denies or calls_false(tree, verb)
        confirms = lemmas[verb] in SPEECH.confirming_verbs
        if not attribution.claimant or not (denies or confirms):
            continue
        if not LEXICON.not_yet.isdisjoint(lemmas[max(0, verb - 3) : verb]):
            continue
        if not _refers_back(tree, attribution):
            continue
        if denies:
            yield replace(attribution, hedge=Hedge.DENIED)
        else:
            yield replace(attribution, hedge=Hedge.ASSERTED)


def _only_denies(tree: DependencyTree, attribution: Attribution) -> bool:
    """Tell '"Untrue," an officer said' and "Kyiv said it had nothing to do with it":
    what is said is no more than that.
    """
    verb, tokens = attribution.verb, tree.tokens
    if tree.lemmas[verb] not in SPEECH.reporting_verbs:
        return False
    named = range(attribution.first, attribution.last)
    inside = [i for i in range(len(tokens)) if i not in named]
    words = [tokens[i].text.lower() for i in inside if tokens[i].text[:1].isalpha()]
    text = " ".join(words)
    if any(phrase in text for phrase in SPEECH.disowning_phrases):
        return not any(tree.lemmas[i] in SPEECH.denying_verbs for i in inside)
    content = [i for i in inside if i != verb and tree.tokens[i].text[:1].isalpha()]
    if _judges_report(tree, content):
        return True
    quoted = _quoted_words(tree) or _words_of_opening(tree, verb)
    if not quoted or len(quoted) > _LONGEST_RETORT:
        return False
    if _SCOPE.false_words.isdisjoint(quoted):
        return " ".join(quoted).startswith(SPEECH.retorts)
    return LEXICON.negations.isdisjoint(quoted)


def _judges_report(tree: DependencyTree, content: Sequence[int]) -> bool:
    """Tell "that is false", "the claim was untrue" as all that is said."""
    words = {tree.tokens[i].text.lower() for i in content}
    if len(content) > _LONGEST_RETORT or LEXICON.negations & words:
        return False
    return bool(words & SPEECH.references and words & _SCOPE.false_words) and any(
        tree.lemmas[i] == "be" for i in content
    )


def _is_bare(tree: DependencyTree, noun: int) -> bool:
    """Tell "the loss" of which no more is told than, at most, on which day."""
    before = tree.tokens[noun - 1].text.lower() if noun else ""
    behind = [token.text for token in tree.tokens[noun + 1 : noun + 3]]
    if before not in ("the", "this", "that", "its", "their"):
        return False
    if not behind or behind[0] in (".", ",", ";"):
        return True
    return behind[0] == "on" and behind[-1] in SPEECH.time_words


def _quoted_words(tree: DependencyTree) -> list[str]:
    """Return the words between the quotation marks with which a sentence opens."""
    tokens = tree.tokens
    if not tokens or tokens[0].text not in _QUOTES:
        return []
    words: list[str] = []
    for token in tokens[1:]:
        if token.text in _QUOTES:
            break
        if token.text[:1].isalpha():
            words.append(token.text.lower())
    return words


def _words_of_opening(tree: DependencyTree, verb: int) -> list[str]:
    """Return the words before the first comma where a verb of saying follows it: "Not
    so, said the governor"; none elsewhere.
    """
    tokens = tree.tokens
    comma = next((i for i, token in enumerate(tokens) if token.text == ","), None)
    if comma is None or comma > _LONGEST_RETORT or not comma < verb <= comma + 1:
        return []
    return [token.text.lower() for token in tokens[:comma]]


def _points_back(lemmas: Sequence[str], i: int) -> bool:
    """Tell a word that stands for what was said from one that introduces what is."""
    after = [*lemmas[i + 1 : i + 2], "."][0]
    is_pronoun = lemmas[i] != "that" or after in (",", ".", ";", ":", "–", "—", "as")
    return after not in SPEECH.introducing and is_pronoun


def _refers_back(tree: DependencyTree, attribution: Attribution) -> bool:
    lemmas, verb = tree.lemmas, attribution.verb
    if calls_false(tree, verb):
        return True
    for i in range(verb + 1, min(len(lemmas), verb + 1 + _REACH)):
        if tree.tokens[i].text in ",;:.!?":
            break
        if lemmas[i] in SPEECH.references:
            return _points_back(lemmas, i)
        if tree.tokens[i].text.lower() in SPEECH.deeds and _is_bare(tree, i):
            return True
    first = begin = min(attribution.first, verb)
    breaks = SPEECH.clause_breaks - {"that", "which"}
    while begin > 0 and tree.tokens[begin - 1].text not in breaks:
        begin -= 1
    opening = lemmas[begin : min(first, begin + _REACH)]
    return not SPEECH.references.isdisjoint(opening)


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
    if not any(tree.is_verb(i) for i in range(len(tree.tokens))):
        return None
    root = next((i for i, t in enumerate(tree.tokens) if t.head == i), 0)
    content = tree.child(root, "ccomp")
    verbs = [root]
    if content is not None:
        verbs.append(content)
    modals = {lemma for verb in verbs for lemma in _auxiliaries(tree, verb)}
    if _is_open(tree, root) or modals & _SUPPOSING:
        return None
    if any(_is_prospect(tree, verb) for verb in verbs):
        return None
    is_cautious = bool(modals & _POSSIBLE or LEXICON.cautious & set(tree.lemmas))
    return _whole(tree, verbs[-1], hedged=is_cautious)


def _is_open(tree: DependencyTree, root: int) -> bool:
    """Tell a condition, a plan or what is still to come."""
    if not _CONDITIONS.isdisjoint(tree.lemmas) or tree.lemmas[root] in LEXICON.plans:
        return True
    if _EVENTUALITY.search(tree.text, tree.sentence.start, tree.sentence.end):
        return True
    return _is_to_come(tree, tree.child(root, "ccomp") or root)


def _is_prospect(tree: DependencyTree, verb: int) -> bool:
    """Tell "may redeploy troops", which nobody has done; "may be quiet" and "may
    indicate" only put with caution what is.
    """
    modals = _auxiliaries(tree, verb)
    is_of_state = tree.lemmas[verb] in LEXICON.evidential_verbs | {"be", "have"}
    is_open = bool(modals & LEXICON.uncertain_past) and "have" not in modals
    return is_open and not is_of_state


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
