"""Who says it: reporting verbs with their subjects, "according to", and the word order
of wire reports; and on whose side somebody is, by the words in which a report names
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dashboard.claimants.phonetics import person_in
from dashboard.domain.place import Place
from dashboard.domain.words import Hedge, Kind, Side
from dashboard.reading.claims.events import triggers
from dashboard.reading.lexicon.loader import word_lists
from dashboard.reading.lexicon.schema import (
    AttributionWords,
    EventWords,
    PolarityWords,
    ScopeWords,
    SideWords,
)
from dashboard.reading.text.dependency_tree import DependencyTree

LEXICON = word_lists(AttributionWords)
_SCOPE = word_lists(ScopeWords)
_POLARITY = word_lists(PolarityWords)
_EVENTS = word_lists(EventWords)
_EVIDENCE = re.compile(
    r"^(?:an? |the |some |several )?(?:\w+"
    r" )*(?:photos?|videos?|footage|images?|pictures?|maps?|clips?|data)\b",
    re.IGNORECASE,
)
# Relations in which a participle only describes a noun.
_ATTRIBUTIVE = ("amod", "compound")
_DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "any", "no", "its", "their"}
)
_QUANTITY = frozenset({"det", "amod", "advmod", "neg"})
_CLAUSES = frozenset({"relcl", "acl", "appos", "advcl", "parataxis", "punct"})
# Relations in which a reporting verb has what is claimed.
_CONTENT = ("ccomp", "dobj", "parataxis", "xcomp", "oprd")
# Relations to which a closing "..., an officer told" falls where it is parsed amiss.
_JOINED = ("conj", "advcl", "xcomp", "acl")
_RELATIVE = frozenset({"which", "who", "whose", "that"})
_OPENING_ASIDES = frozenset({"which", "that", "whom", "where"})
_CLOSING_NAME = frozenset({"DET", "PROPN", "NOUN", "ADJ", "PART", "NUM", "ADP", "PRON"})
_CLOSING_REST = frozenset({".", "!", "on", "in", "over", "late", "to", "later", "via"})
_NAME_MARKS = (",", "–", "—", "--", "“", '"')
_QUOTES = frozenset({'"', "“", "”", "``", "''"})
# Verbs behind which those stand who are told it.
_WITH_HEARERS = frozenset({"tell", "inform", "remind", "assure", "notify", "brief"})
# Tokens from a quotation to the verb behind it: '"...," the commander replied'.
_QUOTE_REACH = 12
# Tokens behind a verb in which its particle or noun stands: "gave the lie to".
_PARTICLE_REACH = 3
_NAME_PARTS = ("DET", "PROPN", "NOUN", "ADJ", "PRON")
# Tokens of the longest name that is read off word order alone.
_LONGEST_NAME = 14
_LONGEST_SUBJECT = 12
_LONGEST_OPENING = 8
_LONGEST_DESCRIPTION = 200


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution in a sentence.

    claimant: who says it, as written. verb: index of its reporting word. first, last:
    tokens of the claimant as named, last exclusive. wide: it counts for the whole
    sentence, not only for what hangs on the verb. relayed_by: the outlet that cites
    the claimant, "" for none. described: the claimant with what is set beside the name,
    "" where no more is known than the name.
    """

    claimant: str
    side: Side
    verb: int
    first: int
    last: int
    hedge: Hedge = Hedge.ASSERTED
    wide: bool = True
    relayed_by: str = ""
    described: str = ""

    @property
    def is_outlet(self) -> bool:
        """Whether the claimant is a medium that passes on what others say."""
        return is_outlet(self.claimant)


def attributions(tree: DependencyTree) -> list[Attribution]:
    """Return the attributions of a sentence, in order of their reporting words."""
    out: list[Attribution] = []
    if tree.parsed:
        out = _by_grammar(tree)
    verbs = {a.verb for a in out}
    for i, lemma in enumerate(tree.lemmas):
        if lemma == "per":
            out += _after_per(tree, i)
        elif tree.tokens[i].text in LEXICON.plain_forms:
            if i not in verbs and _may_say(tree, i, out):
                out += _by_word_order(tree, i)
        elif not out and lemma in LEXICON.reporting_verbs:
            if _closes_inverted(tree, i):
                out += _named_behind(tree, i, _hedge(lemma))
            elif _closes(tree, i):
                out += _by_word_order(tree, i)
        elif not tree.parsed:
            _add_without_verb(tree, i, out)
    return sorted(out, key=lambda a: a.verb)


def _may_say(tree: DependencyTree, verb: int, others: Sequence[Attribution]) -> bool:
    """Tell whether the words before or behind a verb may be who says it. others: those
    that the grammar shows, which are surer than any that word order suggests.
    """
    if tree.lemmas[verb] not in LEXICON.reporting_verbs:
        return False
    if _is_set_aside(tree, verb) or _is_attribute(tree, verb):
        return False
    if leaves_unclaimed(tree, verb) or _keeps_silent(tree, verb):
        return False
    return not (tree.parsed and others) or _is_inverted(tree, verb)


def _is_attribute(tree: DependencyTree, verb: int) -> bool:
    """Tell the participle in "the reported attack on X", which nobody says."""
    if tree.parsed:
        return tree.tokens[verb].dep in _ATTRIBUTIVE
    return verb > 0 and tree.lemmas[verb - 1] in _DETERMINERS


def _is_inverted(tree: DependencyTree, verb: int) -> bool:
    """Tell "..., said Petrenko": the name follows the verb."""
    if not 0 < verb < len(tree.tokens) - 1 or tree.lemmas[verb] in _WITH_HEARERS:
        return False
    is_closed = tree.tokens[verb - 1].text in (",", *_QUOTES)
    return is_closed and tree.tokens[verb + 1].pos == "PROPN"


def _closes_inverted(tree: DependencyTree, verb: int) -> bool:
    """Tell "..., writes the channel X.", where the parse takes who writes for what is
    written: behind a comma and a verb the sentence ends with a name.
    """
    rest = [t for t in tree.tokens[verb + 1 :] if t.text[0].isalnum()]
    if not (tree.parsed and verb > 1 and rest) or len(rest) > _LONGEST_NAME:
        return False
    if tree.tokens[verb - 1].text not in (",", "–", "—", *_QUOTES):
        return False
    content = tree.child(verb, "ccomp")
    if tree.child(verb, "nsubj") is not None or (content or 0) > verb:
        return False
    is_name = all(token.pos in _CLOSING_NAME for token in rest)
    opens = rest[0].pos == "PROPN" or rest[0].text.lower() in _DETERMINERS
    return is_name and opens and any(token.pos == "PROPN" for token in rest)


def _closes(tree: DependencyTree, verb: int) -> bool:
    """Tell "..., the officer Ivan Petrenko recounted.", where the parse takes the name
    for a part of what is told: a name between a comma and a verb that ends the
    sentence, or has no more than where and when behind it.
    """
    is_predicate = tree.is_verb(verb) or tree.tokens[verb].dep == "ROOT"
    if not tree.parsed or not is_predicate:
        return False
    first = _phrase_start(tree, verb, max(0, verb - _LONGEST_SUBJECT))
    if first < 2 or first == verb or tree.tokens[first - 1].text != ",":
        return False
    name = tree.tokens[first:verb]
    # A clause set beside the name is of no length: "X, who leads the unit, bragged".
    is_name = all(token.pos in _CLOSING_NAME for token in name)
    rest = tree.tokens[verb + 1 :]
    ends = not rest or rest[0].text in _CLOSING_REST or tree.lemmas[verb] == "tell"
    return ends and is_name and any(token.pos in ("NOUN", "PROPN") for token in name)


def _add_without_verb(
    tree: DependencyTree,
    i: int,
    out: list[Attribution],
) -> None:
    """Add who is named by "according to", or before the one who cites them."""
    if tree.tokens[i].text == "citing" and out:
        out[-1:-1] = _relayed(_named(tree, i, i + 1), out[-1].claimant)
    elif _is_according_to(tree, i):
        out += _named(tree, i, i + 2)


def _after_per(tree: DependencyTree, i: int) -> list[Attribution]:
    is_inside = 0 < i < len(tree.tokens) - 1
    if not is_inside or tree.tokens[i - 1].text != ",":
        return []
    return _named(tree, i, i + 1)


def _is_according_to(tree: DependencyTree, i: int) -> bool:
    return tree.lemmas[i : i + 2] == ["according", "to"]


def _relayed(attributions: Iterable[Attribution], relayed_by: str) -> list[Attribution]:
    return [replace(a, relayed_by=relayed_by) for a in attributions]


def _hedge(lemma: str) -> Hedge:
    if lemma in LEXICON.denying_verbs:
        return Hedge.DENIED
    if lemma in LEXICON.claiming_verbs:
        return Hedge.CLAIMED
    return Hedge.ASSERTED


def _by_grammar(tree: DependencyTree) -> list[Attribution]:
    out: list[Attribution] = []
    for i, lemma in enumerate(tree.lemmas):
        is_verb = tree.tokens[i].pos == "VERB"
        if is_taken_at_word(tree, i):
            out += _at_word(tree, i)
            continue
        if lemma in LEXICON.reporting_verbs and _is_predicate(tree, i):
            out += _of_verb(tree, i)
        elif _is_according_to(tree, i):
            out += _according_to(tree, i)
        elif lemma in ("quote", "cite") and is_verb:
            out += _quoting(tree, i)
        elif _is_talk_of(tree, i):
            out += _talking(tree, i)
        elif lemma in LEXICON.checking_verbs:
            out += _by_agent(tree, i)
        elif lemma in LEXICON.listing_verbs and _is_predicate(tree, i):
            out += _listing(tree, i)
        elif _names_false(tree, i) or refutes(tree, i) or _sees_no_sign(tree, i):
            out += _calling(tree, i)
    return out


def is_taken_at_word(tree: DependencyTree, verb: int) -> bool:
    """Tell "if one believes X", "if X is to be believed": all else is X's claim."""
    if tree.lemmas[verb] not in _POLARITY.taking_at_word or not tree.is_verb(verb):
        return False
    above = tree.tokens[verb].head
    marks = [*tree.children[verb], *tree.children[above]]
    is_if = any(_word_is(tree, c, "if") for c in marks if c < verb)
    return is_if and (
        _is_anybody(tree, verb) or tree.child(verb, "auxpass") is not None
    )


def _is_anybody(tree: DependencyTree, verb: int) -> bool:
    subject = tree.child(verb, "nsubj")
    return subject is not None and _word_is(tree, subject, "one", "you", "we")


def _at_word(tree: DependencyTree, verb: int) -> list[Attribution]:
    above = tree.tokens[verb].head
    named = tree.child(verb, "dobj", "nsubjpass")
    if named is None:
        named = tree.child(above, "nsubj")
    if named is None:
        return []
    return _of_phrase(tree, named, verb, Hedge.CLAIMED)


def _is_talk_of(tree: DependencyTree, verb: int) -> bool:
    """Tell "spoke of a drone attack", "talked about heavy fighting"."""
    word = tree.tokens[verb].text.lower()
    return word in LEXICON.talking_verbs and any(
        _word_is(tree, c, "of", "about") for c in tree.children[verb] if c > verb
    )


def _word_is(tree: DependencyTree, i: int, *words: str) -> bool:
    return tree.tokens[i].text.lower() in words


def _talking(tree: DependencyTree, verb: int) -> list[Attribution]:
    speaker = tree.child(verb, "nsubj")
    if speaker is None:
        return []
    return [
        replace(attribution, wide=False)
        for attribution in _of_phrase(tree, speaker, verb, Hedge.ASSERTED)
    ]


def _listing(tree: DependencyTree, verb: int) -> list[Attribution]:
    """Return who lists events or welcomes one: "the staff counted 20 clashes". Troops
    count losses, and tell of nothing by it.
    """
    speaker = tree.child(verb, "nsubj")
    if speaker is None or tree.child(verb, "dobj", "oprd") is None:
        return []
    if tree.lemmas[speaker] in _EVENTS.troops - {"military", "army"}:
        return []
    return [
        replace(a, wide=_counts_for_sentence(tree, verb))
        for a in _of_phrase(tree, speaker, verb, Hedge.ASSERTED)
    ]


def mutual_accusers(tree: DependencyTree) -> list[Attribution]:
    """Return the two parties to the war that "accused each other of" something, or
    "traded blame for" it; [] where none did.
    """
    for verb, lemma in enumerate(tree.lemmas):
        blamed = tree.child(verb, "dobj")
        if blamed is None or not tree.is_verb(verb):
            continue
        is_mutual = lemma in ("accuse", "blame") and _is_each_other(tree, verb)
        word = tree.tokens[blamed].text.lower()
        if not is_mutual and not (
            lemma in LEXICON.trading_verbs and word in LEXICON.accusations
        ):
            continue
        first = tree.child(verb, "nsubj")
        second = None if first is None else tree.child(first, "conj")
        if first is None or second is None:
            continue
        named = [
            replace(a, verb=verb, hedge=Hedge.CLAIMED)
            for noun in (first, second)
            for a in _of_noun(tree, noun, verb)
        ]
        if {a.side for a in named} == set(OTHER):
            return named
    return []


def _is_each_other(tree: DependencyTree, verb: int) -> bool:
    words = [token.text.lower() for token in tree.tokens[verb + 1 : verb + 3]]
    return words in (["each", "other"], ["one", "another"])


def _of_noun(tree: DependencyTree, noun: int, verb: int) -> list[Attribution]:
    """Return the attribution to a noun alone, without what is joined to it."""
    branch = tree.subtree(noun, _CLAUSES | {"conj", "cc"})
    first, end = branch[0], branch[-1] + 1
    return _attribution(tree, verb, (first, end), Hedge.CLAIMED, "")


def _sees_no_sign(tree: DependencyTree, verb: int) -> bool:
    """Tell "has seen no evidence that", "did not find any confirmation of"."""
    evidence = tree.child(verb, "dobj")
    if not tree.is_verb(verb) or evidence is None:
        return False
    if tree.tokens[evidence].text.lower() not in _SCOPE.evidence:
        return False
    around = [*tree.children[verb], *tree.children[evidence]]
    return any(tree.tokens[c].text.lower() in _SCOPE.negating for c in around)


def refutes(tree: DependencyTree, verb: int) -> bool:
    """Tell "brushed aside reports of the fall of X", "cast doubt on", "debunked"."""
    if not tree.is_verb(verb):
        return False
    if tree.lemmas[verb] in _SCOPE.refuting_verbs:
        return True
    near = [token.text.lower() for token in tree.tokens[verb + 1 : verb + 5]]
    if tree.lemmas[verb] == "push" and near[:1] == ["back"]:
        return not _SCOPE.reports.isdisjoint(near)
    phrases = (
        f"{tree.lemmas[verb]} {token.text.lower()}"
        for token in tree.tokens[verb + 1 : verb + 1 + _PARTICLE_REACH]
    )
    return any(phrase in _SCOPE.refuting_phrases for phrase in phrases)


def calls_false(tree: DependencyTree, verb: int) -> bool:
    """Tell "called that a lie", which denies what was claimed before."""
    behind = [token.text.lower() for token in tree.tokens[verb + 1 : verb + 2]]
    is_reference = behind in (["it"], ["that"], ["this"]) or _names_report(tree, verb)
    return is_reference and _names_false(tree, verb)


def _names_report(tree: DependencyTree, verb: int) -> bool:
    """Tell "branded the report an invention": a report of which no more is told."""
    words = [token.text.lower() for token in tree.tokens[verb + 1 : verb + 4]]
    return (
        len(words) > 2
        and words[0] in ("the", "this", "that", "these", "those", "his", "their")
        and words[1] in LEXICON.references
        and words[2] not in LEXICON.introducing
    )


def _names_false(tree: DependencyTree, verb: int) -> bool:
    """Tell "called reports of the fall of X a lie"."""
    if tree.lemmas[verb] not in _SCOPE.naming_verbs or not tree.is_verb(verb):
        return False
    # "Called that a lie", "described it as false".
    breaks = LEXICON.clause_breaks - {"that", "as"}
    for token in tree.tokens[verb + 1 :]:
        if token.text in breaks:
            return False
        if token.text.lower() in _SCOPE.false_words:
            return True
        is_true = token.text.lower() in _SCOPE.true_words
        if is_true and tree.child(tree.tokens.index(token), "neg") is not None:
            return True
    return False


def _calling(tree: DependencyTree, verb: int) -> list[Attribution]:
    speaker = tree.child(verb, "nsubj")
    if speaker is None:
        return []
    return [
        replace(attribution, wide=False)
        for attribution in _of_phrase(tree, speaker, verb, Hedge.DENIED)
    ]


def _is_predicate(tree: DependencyTree, i: int) -> bool:
    """Tell a verb from the participle in "the reported attack"."""
    token = tree.tokens[i]
    if token.pos == "NOUN" and token.dep == "ROOT":
        # "The institute assesses that", where the parse takes the verb for a noun.
        return tree.child(i, "ccomp") is not None and tree.child(i, "det") is None
    return token.pos == "VERB" and token.dep not in _ATTRIBUTIVE


def _is_speech(tree: DependencyTree, verb: int) -> bool:
    """Tell a verb that says something and is not itself denied or set aside."""
    if _is_set_aside(tree, verb) or _is_denied_talk(tree, verb):
        return False
    if leaves_unclaimed(tree, verb) or _keeps_silent(tree, verb):
        return False
    return _claims_something(tree, verb)


def _of_verb(tree: DependencyTree, verb: int) -> list[Attribution]:
    token = tree.tokens[verb]
    if tree.child(verb, "agent") is not None:
        return _by_agent(tree, verb)
    if token.dep in _JOINED and _follows_comma(tree, verb):
        return _by_word_order(tree, verb)
    subject = _outside_quotation(tree, verb, _speaker_of(tree, verb))
    if _is_object_before(tree, subject, verb):
        return _by_word_order(tree, verb)
    if subject is None or tree.tokens[subject].dep == "nsubjpass":
        return []
    if _is_of_nobody(tree, verb, subject) or not _is_speech(tree, verb):
        return []
    return [
        replace(a, wide=_counts_for_sentence(tree, verb))
        for a in _of_phrase(tree, subject, verb, _hedge_of_verb(tree, verb))
    ]


def _speaker_of(tree: DependencyTree, verb: int) -> int | None:
    """Return the subject of a verb of saying; in "A denied that B had taken X and
    stated that" A, where the parse joins the second verb to what the first says.
    """
    token = tree.tokens[verb]
    behind = [t.text.lower() for t in tree.tokens[verb + 1 : verb + 2]]
    content = tree.tokens[token.head]
    is_joined = token.dep == "conj" and content.dep == "ccomp" and behind == ["that"]
    is_said = tree.lemmas[content.head] in LEXICON.reporting_verbs
    if is_joined and is_said and tree.child(verb, "nsubj") is None:
        return tree.subject(content.head)
    return tree.subject(verb)


def _is_object_before(tree: DependencyTree, noun: int | None, verb: int) -> bool:
    """Tell "lost 30 men near X, the army said", where the parse takes the object of the
    verb before for who says it.
    """
    if noun is None:
        return False
    first = tree.subtree(noun, _CLAUSES)[0]
    is_behind_verb = 0 < first < verb and tree.tokens[first - 1].pos == "VERB"
    if not is_behind_verb or tree.child(first - 1, "dobj") is not None:
        return False
    begin = _phrase_start(tree, verb, 0)
    return noun < begin < verb and tree.tokens[begin - 1].text == ","


def _is_quoted(tree: DependencyTree, token: int, end: int) -> bool:
    """Tell whether a token stands between two marks of a quotation before the end."""
    marks = [i for i in range(end) if tree.tokens[i].text in _QUOTES]
    pairs = zip(marks[::2], marks[1::2], strict=False)
    return any(opening < token < closing for opening, closing in pairs)


def _outside_quotation(
    tree: DependencyTree, verb: int, subject: int | None
) -> int | None:
    """Return the subject of a verb of saying; behind the verb where the parse takes a
    word that is quoted for it: '"Nonsense," replied an officer'.
    """
    if subject is None or subject > verb:
        return subject
    named = tree.child(verb, "dobj")
    is_retort = tree.tokens[subject].text.lower() in _SCOPE.false_words
    if is_retort and named is not None and tree.tokens[subject + 1].text == ",":
        # "Nonsense, replied an officer", without marks.
        return named
    if not _is_quoted(tree, subject, verb):
        return subject
    behind = (i for i in tree.children[verb] if i > verb)
    return next((i for i in behind if tree.tokens[i].dep == "nsubj"), subject)


def leaves_unclaimed(tree: DependencyTree, verb: int) -> bool:
    """Tell "has not claimed responsibility", "nobody claimed credit"."""
    if not owns(tree, verb):
        return False
    subject = tree.child(verb, "nsubj")
    is_negated = tree.child(verb, "neg") is not None
    return is_negated or (subject is not None and is_nobody(tree, subject))


def _keeps_silent(tree: DependencyTree, verb: int) -> bool:
    """Tell "Kyiv has not commented", "did not respond": nothing is said."""
    if tree.lemmas[verb] not in LEXICON.silent_verbs:
        return False
    if tree.parsed:
        return tree.child(verb, "neg") is not None
    return any(
        tree.tokens[i].text.lower() in _SCOPE.negating
        for i in range(max(0, verb - 2), verb)
    )


def owns(tree: DependencyTree, verb: int) -> bool:
    """Tell "claimed responsibility", "took credit"."""
    if tree.lemmas[verb] not in _POLARITY.owning or not tree.is_verb(verb):
        return False
    deed = tree.child(verb, "dobj")
    return deed is not None and tree.lemmas[deed] in _POLARITY.authorship


def _is_set_aside(tree: DependencyTree, verb: int) -> bool:
    """Tell "whatever Moscow says", "no matter what Moscow says"."""
    first = _phrase_start(tree, verb, max(0, verb - _LONGEST_SUBJECT))
    opening = _text_of(tree, first, verb).lower()
    return opening.startswith(LEXICON.set_aside)


def _is_of_nobody(tree: DependencyTree, verb: int, subject: int) -> bool:
    """Tell "it would be wrong to deny that", which nobody in particular does."""
    token = tree.tokens[verb]
    is_it = tree.tokens[subject].text.lower() == "it"
    return is_it and token.dep == "xcomp" and tree.lemmas[token.head] == "be"


def reported_by(tree: DependencyTree, at: int) -> Attribution | None:
    """Return whose claim or report something is the content of: "Moscow's claim that X
    fell", "a report by the institute of"; None without one. at: token of it.
    """
    for i in tree.path(at)[1:]:
        word = tree.tokens[i].text.lower()
        if word not in _SCOPE.reports or tree.is_verb(i):
            continue
        owner = _owner_of_report(tree, i)
        if owner is None:
            return None
        hedge = Hedge.CLAIMED
        if word in LEXICON.report_nouns | LEXICON.news_nouns:
            hedge = Hedge.ASSERTED
        first, end = tree.subtree(owner, _CLAUSES)[0], owner + 1
        last = tree.subtree(owner, _CLAUSES)[-1] + 1
        named = _attribution(tree, i, (first, end), hedge, _text_of(tree, first, last))
        return next((replace(a, wide=False) for a in named), None)
    return None


def _owner_of_report(tree: DependencyTree, noun: int) -> int | None:
    owner = tree.child(noun, "poss")
    if owner is None:
        by = (c for c in tree.children[noun] if tree.lemmas[c] == "by")
        owner = _object_of(tree, next(by, None))
    if owner is None or tree.tokens[owner].pos == "PRON":
        return None
    return owner


def _hedge_of_verb(tree: DependencyTree, verb: int) -> Hedge:
    """Return how a verb puts what it reports: who does not deny it leaves it open."""
    hedge = _hedge(tree.lemmas[verb])
    if hedge is Hedge.DENIED and tree.child(verb, "neg") is not None:
        return Hedge.HEDGED
    return hedge


def _counts_for_sentence(tree: DependencyTree, verb: int) -> bool:
    return not (
        _is_answered(tree, verb)
        or _is_marked_clause(tree, verb)
        or _is_aside(tree, verb)
        or _is_opposed(tree, verb)
    )


def _is_answered(tree: DependencyTree, verb: int) -> bool:
    """Tell "X denies it, but": what the other clause sets against it is not X's."""
    denied = tree.child(verb, "dobj")
    if denied is None or tree.lemmas[verb] not in LEXICON.denying_verbs:
        return False
    is_pronoun = _word_is(tree, denied, "it", "this", "that")
    return is_pronoun and any(
        _word_is(tree, c, "but", "yet") for c in tree.children[verb] if c > denied
    )


def _is_opposed(tree: DependencyTree, verb: int) -> bool:
    """Tell "contrary to what X said", which the sentence itself does not say."""
    preposition = tree.tokens[verb].head
    if tree.tokens[verb].dep != "pcomp":
        return False
    around = (preposition, tree.tokens[preposition].head)
    return any(tree.lemmas[i] in _SCOPE.opposing for i in around)


def _claims_something(tree: DependencyTree, verb: int) -> bool:
    """Tell whether a verb that reports only with content has some: "report" does not in
    "as reported".
    """
    token = tree.tokens[verb]
    if token.lemma in LEXICON.clausal_verbs and not _has_clause(tree, verb):
        return False
    if token.lemma not in LEXICON.weak_verbs or token.dep == "ROOT":
        return True
    is_answer = token.lemma in LEXICON.denying_verbs and token.dep == "relcl"
    return is_answer or tree.child(verb, *_CONTENT) is not None


def _has_clause(tree: DependencyTree, verb: int) -> bool:
    """Tell a verb with a clause, or beside a quotation: '"Nonsense," he replied'."""
    if tree.tokens[verb].dep == "parataxis":
        return True
    if tree.child(verb, "ccomp", "parataxis") is not None:
        return True
    before = [t.text for t in tree.tokens[max(0, verb - _QUOTE_REACH) : verb]]
    if before[-1:] == [","] and before[-2].lower() in _SCOPE.false_words:
        # "Nonsense, replied an officer".
        return True
    return any(mark in _QUOTES for mark in before)


def _is_denied_talk(tree: DependencyTree, verb: int) -> bool:
    """Tell "nothing of what X said is true": what X said is spoken of, and not said."""
    speakers = (i for i in tree.children[verb] if tree.tokens[i].dep == "nsubj")
    return any(
        _text_of(tree, 0, tree.subtree(speaker, _CLAUSES)[0])
        .lower()
        .endswith(LEXICON.denied_talk)
        for speaker in speakers
    )


def _is_marked_clause(tree: DependencyTree, verb: int) -> bool:
    """Tell "as X said", which speaks for nothing but what hangs on it."""
    return tree.tokens[verb].dep == "advcl" and tree.child(verb, "mark") is not None


def _is_aside(tree: DependencyTree, verb: int) -> bool:
    """Tell "which X said", which speaks for nothing but its own clause."""
    if tree.tokens[verb].dep != "relcl":
        return False
    before = tree.tokens[max(0, tree.subtree(verb)[0]) : verb]
    return any(token.text.lower() in _OPENING_ASIDES for token in before)


def _follows_comma(tree: DependencyTree, verb: int) -> bool:
    """Tell "..., an officer told" where the parse joins the verb to the one before and
    gives it no subject.
    """
    tokens = tree.tokens
    if tree.lemmas[verb] not in LEXICON.reporting_verbs:
        return False
    subject = tree.child(verb, "nsubj")
    if subject is not None:
        # A subject before the comma is that of another verb.
        begin = _phrase_start(tree, verb, 0)
        return subject < begin < verb and tree.tokens[begin - 1].text == ","
    first = verb
    if first > 1 and tokens[first - 1].text == ",":
        first -= 1
    first = _phrase_start(tree, first, 0)
    is_noun = tokens[first].pos in _NAME_PARTS
    return 0 < first < verb and tokens[first - 1].text == "," and is_noun


def _phrase_start(tree: DependencyTree, end: int, least: int) -> int:
    """Return where the words before a token begin that no mark or joint parts from
    it.
    """
    first = end
    breaks = LEXICON.clause_breaks
    while first > least and tree.tokens[first - 1].text.lower() not in breaks:
        first -= 1
    return first


def _according_to(tree: DependencyTree, i: int) -> list[Attribution]:
    named = _object_of(tree, tree.child(i, "prep"))
    if named is None:
        return []
    return _of_phrase(tree, named, i, Hedge.ASSERTED)


def _object_of(tree: DependencyTree, preposition: int | None) -> int | None:
    if preposition is None:
        return None
    return tree.child(preposition, "pobj")


def is_reporting(tree: DependencyTree, verb: int) -> bool:
    """Tell a verb of saying with a speaker of its own: "which Kyiv says it freed"."""
    if tree.lemmas[verb] not in LEXICON.reporting_verbs or not tree.is_verb(verb):
        return False
    speaker = tree.child(verb, "nsubj")
    return speaker is not None and tree.tokens[speaker].text.lower() not in _RELATIVE


def _by_agent(tree: DependencyTree, verb: int) -> list[Attribution]:
    named = _object_of(tree, tree.child(verb, "agent"))
    if named is None:
        return []
    is_aside = _is_marked_clause(tree, verb)
    return [
        replace(a, wide=not (is_aside and a.is_outlet))
        for a in _of_phrase(tree, named, verb, Hedge.ASSERTED)
    ]


def _quoting(tree: DependencyTree, verb: int) -> list[Attribution]:
    """Resolve "the paper quoted an official as saying": the official speaks, the paper
    passes it on.
    """
    subject, named = tree.subject(verb), tree.child(verb, "dobj")
    if subject is None and tree.tokens[verb].dep == "acl":
        # "The agency, citing sources, reported".
        subject = tree.tokens[verb].head
    if named is None:
        later = (
            i for i in tree.subtree(verb) if tree.tokens[i].dep == "nsubj" and i > verb
        )
        named = next(later, None)
    if named is None:
        return []
    paper: list[Attribution] = []
    if subject is not None:
        paper = _of_phrase(tree, subject, verb, Hedge.ASSERTED)
    relayed_by = "".join(a.claimant for a in paper if a.is_outlet)
    return _relayed(_of_phrase(tree, named, verb, Hedge.ASSERTED), relayed_by)


def _of_phrase(
    tree: DependencyTree,
    head: int,
    verb: int,
    hedge: Hedge,
) -> list[Attribution]:
    """Return the attribution to a noun phrase: its words without clauses, its side by
    all of its words; [] of one that cannot speak.
    """
    head = _behind_enumeration(tree, _author(tree, head), verb)
    if _cannot_speak(tree, head):
        return []
    core = tree.subtree(head, _CLAUSES)
    first = _behind_list(tree, head, _name_start(tree, head, core[0]))
    end = max(i for i in core if i < verb or head > verb) + 1
    end = _name_end(tree, head, verb, end)
    around = tree.subtree(head, frozenset({"relcl", "ccomp"}))
    described = _text_of(tree, around[0], around[-1] + 1)
    return _attribution(tree, verb, (first, end), hedge, described)


def _behind_enumeration(tree: DependencyTree, head: int, verb: int) -> int:
    """Return who speaks behind a list that the parse joins to the name: "four are
    taken: A, B and C, Governor D wrote".
    """
    if tree.tokens[head].pos != "PROPN" or head > verb:
        return head
    commas = [i for i in range(head, verb) if tree.tokens[i].text == ","]
    joints = [i for i in range(head, verb) if tree.lemmas[i] == "and"]
    if not commas or not joints or commas[-1] < joints[-1]:
        return head
    last = tree.top(commas[-1] + 1, verb)
    return last if tree.tokens[last].dep in ("conj", "appos") else head


def _cannot_speak(tree: DependencyTree, noun: int) -> bool:
    """Tell "heavy shelling reported near X", "nothing suggests": neither what happened
    nor nobody speaks.
    """
    if is_nobody(tree, noun):
        return True
    if tree.tokens[noun].pos == "PROPN":
        return False
    return any(noun in range(t.first, t.last) for t in triggers(tree.lemmas))


def is_nobody(tree: DependencyTree, noun: int) -> bool:
    """Tell "nobody", "no one", "few", "neither side"; "a few officers" are some."""
    near = [noun, *(i for i in tree.children[noun] if tree.tokens[i].dep in _QUANTITY)]
    words = {tree.tokens[i].text.lower() for i in near}
    before = " ".join(t.text.lower() for t in tree.tokens[max(0, noun - 3) : noun])
    if before.endswith(("not one", "not a single", "not any")):
        return True
    return not words.isdisjoint(_POLARITY.hardly_anybody) and "a" not in words


def _behind_list(
    tree: DependencyTree,
    head: int,
    first: int,
) -> int:
    """Return where a name begins behind a list of other names that the parse took for
    a part of it: "troops took Irpin, Bucha and Hostomel, Minister Olha Verbna said".
    """
    commas = [i for i in range(first, head) if tree.tokens[i].text == ","]
    if not commas:
        return first
    before = tree.tokens[first : commas[-1]]
    is_list = any(token.pos == "PROPN" and token.dep == "conj" for token in before)
    return commas[-1] + 1 if is_list else first


def _name_start(tree: DependencyTree, head: int, first: int) -> int:
    tokens = tree.tokens
    while first < head and tokens[first].text in LEXICON.time_words:
        # "On Sunday Kyiv admitted".
        first += 1
    colons = (i for i in range(head, first, -1) if tokens[i].text == ":")
    colon = next(colons, None)
    if colon is not None:
        first = colon + 1
    while first > 0 and tokens[first - 1].dep == "npadvmod":
        if tokens[first - 1].text in LEXICON.time_words:
            break
        first -= 1
    return first


def _name_end(
    tree: DependencyTree,
    head: int,
    verb: int,
    end: int,
) -> int:
    """Return the end, exclusive, of a name: at its first mark, behind a name that is
    set beside it.
    """
    tokens = tree.tokens
    marks = (i for i in range(head, end) if tokens[i].text in _NAME_MARKS)
    cut = next(marks, end)
    cut = next((i for i in range(head + 1, cut) if _opens_time(tree, i)), cut)
    while head < cut < verb and tokens[cut].pos == "PROPN":
        cut += 1
    named = tree.child(head, "appos")
    if named is None or named >= verb or tokens[named].pos != "PROPN":
        return cut
    if tokens[head].pos != "NOUN":
        return cut
    return max(cut, max(i for i in tree.subtree(named, _CLAUSES) if i < verb) + 1)


def _opens_time(tree: DependencyTree, i: int) -> bool:
    """Tell "on Thursday" behind a name: "the brigade on Thursday denied"."""
    behind = tree.tokens[i + 1 : i + 3]
    is_preposition = tree.tokens[i].text.lower() in ("on", "late", "early", "in")
    return is_preposition and any(t.text in LEXICON.time_words for t in behind)


def _author(tree: DependencyTree, head: int) -> int:
    """Return the author of a report or statement that says something, else the noun
    itself.
    """
    if tree.tokens[head].text.lower() not in LEXICON.report_nouns:
        return head
    by = (c for c in tree.children[head] if tree.tokens[c].text in ("by", "from"))
    author = _object_of(tree, next(by, None))
    if author is None:
        return head
    return author


def _text_of(tree: DependencyTree, first: int, end: int) -> str:
    if first >= end:
        return ""
    return tree.text[tree.tokens[first].start : tree.tokens[end - 1].end]


def _attribution(
    tree: DependencyTree,
    verb: int,
    name: tuple[int, int],
    hedge: Hedge,
    described: str,
) -> list[Attribution]:
    """Return the attribution to a name, [] where it names nobody. described: the name
    with all that tells of whose side it is.
    """
    first, end = name
    claimant = _text_of(tree, first, end).strip(" \"“”'")
    if _EVIDENCE.match(claimant) or not any(c.isalpha() for c in claimant):
        return []
    side, described = side_of(claimant), described[:_LONGEST_DESCRIPTION]
    if side is Side.UNKNOWN:
        side = side_of(described)
    named = Attribution(claimant, side, verb, first, end, hedge)
    return [replace(named, described=described)]


def _named(
    tree: DependencyTree,
    verb: int,
    first: int,
    hedge: Hedge = Hedge.ASSERTED,
) -> list[Attribution]:
    """Return the attribution to the name that begins at a token."""
    end = _stop(tree, first)
    return _attribution(tree, verb, (first, end), hedge, _text_of(tree, first, end))


def _stop(tree: DependencyTree, first: int) -> int:
    """Return the end of the name that begins at a token: the next mark or word of
    time.
    """
    end = min(len(tree.tokens), first + _LONGEST_NAME)
    for i in range(first, end):
        word = tree.tokens[i].text
        if word in LEXICON.clause_breaks:
            return i
        if i > first and word.lower() in LEXICON.after_speakers:
            return i
    return end


def _by_word_order(tree: DependencyTree, verb: int) -> list[Attribution]:
    """Return the claimant by word order: "X said", "..., said X", "X, an official,
    said".
    """
    lemmas, hedge = tree.lemmas, _hedge(tree.lemmas[verb])
    if tree.parsed and _is_inverted(tree, verb):
        return _named(tree, verb, verb + 1, hedge)
    end = verb
    while end > 0 and _is_auxiliary(lemmas[end - 1]):
        end -= 1
    if "be" in lemmas[end:verb]:
        return []
    first = _phrase_start(tree, end, max(0, end - _LONGEST_SUBJECT))
    head = tree.top(first, end) if tree.parsed else end - 1
    if first < end and _cannot_speak(tree, head):
        return []
    if first < end:
        described = _text_of(tree, first, end)
        return _attribution(tree, verb, (first, end), hedge, described)
    name = _with_apposition(tree, end)
    if name is not None:
        tokens = tree.tokens
        described = tree.text[tokens[name[0]].start : tokens[end - 1].start]
        return _attribution(tree, verb, name, hedge, described)
    return _named_behind(tree, verb, hedge)


def _named_behind(tree: DependencyTree, verb: int, hedge: Hedge) -> list[Attribution]:
    """Return the attribution to the name behind a verb: "said Petrenko", "as reported
    by the staff"; [] where only a time follows: "as reported on Monday".
    """
    words = [token.text.lower() for token in tree.tokens[verb + 1 : verb + 2]]
    if words and (words[0] in LEXICON.after_speakers or _is_auxiliary(words[0])):
        return []
    if [token.text for token in tree.tokens[verb + 2 : verb + 3]] == ["by"]:
        # "Declared captured by Moscow".
        return _named(tree, verb, verb + 3, hedge)
    return _named(tree, verb, verb + 1 + (words == ["by"]), hedge)


def _is_auxiliary(lemma: str) -> bool:
    return lemma in LEXICON.auxiliaries or lemma.endswith("ly")


def _with_apposition(tree: DependencyTree, end: int) -> tuple[int, int] | None:
    """Return the tokens of the name in "X, an official, said", also behind what X says;
    None without one. end: of the words before the verb.
    """
    tokens = tree.tokens
    commas = [i for i, token in enumerate(tokens[:end]) if token.text == ","]
    if len(commas) < 2 or commas[-1] != end - 1:
        return None
    comma, inner, comma_end = commas[0], commas[-2], commas[-1]
    is_clause = any(tree.is_verb(i) for i in range(comma))
    if not triggers(tree.lemmas[:comma]) and not is_clause:
        if 0 < comma <= _LONGEST_OPENING and tokens[0].text[:1].isupper():
            return 0, comma
        return None
    outer = _phrase_start(tree, inner, 0)
    if 0 < outer < inner:
        beside = tree.tokens[inner + 1 : comma_end]
        is_name = all(token.pos == "PROPN" for token in beside)
        return outer, comma_end if is_name else inner
    return None


_WORDS = word_lists(SideWords)


# A pattern that begins with a small letter.
_SMALL_FIRST = re.compile(r"^((?:\\b)?)([a-z])")


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern that matches any of these, words also as a sentence begins with
    them: "analyst" in "Analysts said".
    """
    either = (
        _SMALL_FIRST.sub(lambda m: f"{m[1]}[{m[2].upper()}{m[2]}]", pattern)
        for pattern in patterns
    )
    return re.compile("|".join(either))


_INSTALLED = _any(_WORDS.installed)
_INDEPENDENT = _any(_WORDS.independent)
_NOT_PARTIES = _any(_WORDS.places_not_parties)
_NEAR = _any(_WORDS.near_speakers)
_FORCES = _any(_WORDS.forces_speakers)
_GROUPS = _any(_WORDS.group_speakers)
_STATE = _any(_WORDS.state_speakers)
OTHER = {Side.UA: Side.RU, Side.RU: Side.UA}
"""The other party to the war."""
_FIRE = frozenset({Kind.STRIKE, Kind.ASSAULT})
# Where offices have been Russia's since 2014.
_ANNEXED = frozenset({"Crimea", "Sevastopol"})
_OUTLETS = _any(_WORDS.outlets)
_LOCAL_OFFICES = _any(_WORDS.local_offices)
_REGIONS = re.compile(
    f"(?P<RU>{'|'.join(_WORDS.russian_regions)})"
    f"|(?P<UA>{'|'.join(_WORDS.ukrainian_regions)})"
)
_PARTIES = re.compile(
    f"(?P<volunteers>{'|'.join(_WORDS.volunteers)})"
    f"|(?P<UA>{'|'.join([*_WORDS.ukrainian, *_WORDS.ukrainian_weapons])})"
    f"|(?P<RU>{'|'.join([*_WORDS.russian, *_WORDS.russian_weapons])})"
    f"|(?P<partner>{'|'.join(_WORDS.partner)})"
)
# A capital or country that tells where, or what was hit.
_LOCATED = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|[Oo]ver|[Oo]utside|[Aa]round|[Ii]nto|[Tt]owards?|[Aa]cross"
    r"|[Ii]nside|[Tt]hroughout|[Aa]bove|[Bb]eyond|(?:kilomet(?:re|er)|mile)s from"
    r"|(?:[Oo]utskirts|[Ss]uburbs?|[Cc]ent(?:er|re)|[Dd]istricts?|[Ss]treets|[Pp]arts?"
    r"|[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Rr]esidents|[Pp]eople) of"
    r"|hits?|struck|strikes?|shell(?:s|ed)|attack(?:s|ed)|bomb(?:s|ed)|reach(?:es|ed)"
    r"|rock(?:s|ed)|target(?:s|ed)) "
    r"(?:the )?(?:\w+ )?(?:Kyiv|Kiev|Moscow|Ukraine|Russia)\b(?![’'-])"
    r"|\b(?:Kyiv|Kiev|Moscow)(?= (?:is|was|came|comes|remains?|has been) under\b)"
    r"|\b(?:Kyiv|Kiev|Moscow)"
    r"(?= (?:suffer|endur|fac|withst|surviv|experienc|sustain)\w* )"
)


def side_of(words: str) -> Side:
    """Return the side of a claimant or an actor as named; unknown when the words do not
    tell.

    Who was put there by Russia is Russian; a medium or institute is independent of the
    country it is in; a person of the table has the side of the office; a governor or
    mayor that of the place; of anybody else the first party named counts ("the Russian
    head of Ukraine's south" is Russian).
    """
    if _INSTALLED.search(words):
        return Side.RU
    if _INDEPENDENT.search(words):
        return Side.INDEPENDENT
    person = person_in(words)
    if person is not None:
        return person.side
    party = party_in(words)
    if party is Side.UNKNOWN or _LOCAL_OFFICES.search(words):
        return _side_of_office(words) or party
    return party


def side_by_event(
    words: str,
    place: Place | None,
    kind: Kind,
    actor: Side,
    *,
    is_denied: bool,
) -> Side:
    """Return the side of a claimant whose words do not tell it, by what is claimed;
    unknown where that does not tell it either.

    A mayor or the police speak for where it happened. Brigades and commands without a
    country are Ukraine's: those of Russia are called so. A ministry speaks of what its
    own side did, and denies what the other claims; of what is no event anybody speaks.
    """
    if _NEAR.search(words):
        return _side_of_land(place)
    if _FORCES.search(words):
        return Side.UA
    if _GROUPS.search(words):
        return actor
    is_event = kind is not Kind.STATEMENT
    if not is_event or not _STATE.search(words) or actor not in OTHER:
        return Side.UNKNOWN
    if kind in _FIRE or is_denied:
        return OTHER[actor]
    return actor


def _side_of_land(place: Place | None) -> Side:
    if place is None:
        return Side.UNKNOWN
    if place.country == "RU" or place.region in _ANNEXED:
        return Side.RU
    if place.country == "UA":
        return Side.UA
    return Side.UNKNOWN


def _side_of_office(words: str) -> Side | None:
    """Return the side of a local office by its region or city, None for another."""
    if not _LOCAL_OFFICES.search(words):
        return None
    match = _REGIONS.search(words)
    if match is None or match.lastgroup is None:
        return None
    return Side(match.lastgroup)


def party_in(words: str) -> Side:
    """Return the warring party or partner first named, unknown when none is."""
    return _first_party(_NOT_PARTIES.sub(" ", words))


def acting_party_in(words: str) -> Side:
    """Return the party that acts by these words: as party_in, but a capital or country
    that only tells where ("an explosion in Kyiv") is none; persons count as well.
    """
    party = party_in(_LOCATED.sub(" ", words))
    if party is Side.UNKNOWN:
        person = person_in(words)
        if person is not None and person.side is not Side.INDEPENDENT:
            return person.side
    return party


def _first_party(words: str) -> Side:
    match = _PARTIES.search(words)
    if match is None or match.lastgroup is None:
        return Side.UNKNOWN
    if match.lastgroup == "volunteers":
        return Side.UA
    return Side(match.lastgroup)


def speaks_for_place(words: str) -> bool:
    """Tell whether the words name somebody who speaks for where it happened: a mayor,
    the police.
    """
    return _NEAR.search(words) is not None


def speaks_for_forces(words: str) -> bool:
    """Tell whether the words name forces, or one of them, without a country: Ukraine's,
    as those of Russia are called so.
    """
    return side_of(words) is Side.UNKNOWN and _FORCES.search(words) is not None


def is_outlet(words: str) -> bool:
    """Tell whether the words name a medium that passes on what others say."""
    return _OUTLETS.search(words) is not None
