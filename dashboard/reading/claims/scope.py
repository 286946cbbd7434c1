"""What stands above an event in the grammar and tells that it did not happen, may
happen, or is only recalled: "reports of the loss of X are untrue", "a plan for the
capture of X", "two years after the liberation of X". Two negations assert: "nobody
denies that X fell".

Everything is told by the path from the event to the root of its sentence, so that a
word elsewhere in the sentence changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from dashboard.domain.words import Kind
from dashboard.reading.claims.events import Trigger, triggers
from dashboard.reading.claims.people.attribution import LEXICON as SPEECH
from dashboard.reading.claims.people.attribution import (
    is_nobody,
    is_taken_at_word,
    leaves_unclaimed,
)
from dashboard.reading.lexicon.loader import word_lists
from dashboard.reading.lexicon.schema import (
    FactualityWords,
    IrrealisWords,
    PolarityWords,
    RelevanceWords,
    ScopeWords,
)
from dashboard.reading.text.dependency_tree import DependencyTree

_WORDS = word_lists(ScopeWords)
_IRREALIS = word_lists(IrrealisWords)
_POLARITY = word_lists(PolarityWords)
_PLANS = word_lists(FactualityWords).plans
_MODALS = word_lists(FactualityWords).modals
_RELEVANCE = word_lists(RelevanceWords)
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
# Relations of what a predicate says something about.
_JUDGED = _SUBJECTS | {"ccomp", "dobj", "xcomp", "acl"}
_PREDICATES = frozenset({"acomp", "attr", "oprd", "dobj", "ccomp", "npadvmod"})
# Relations in which something is the content of a noun: "a plan for", "the threat to".
_CONTENT = frozenset({"prep", "acl", "ccomp", "compound", "relcl"})
# Relations of what a plan is, or says.
_OF_A_PLAN = frozenset({"attr", "dobj", "xcomp", "ccomp", "oprd", "acomp", "pcomp"})
_OBJECTS = frozenset({"dobj", "xcomp", "pcomp", "ccomp"})
_CLAUSE_ENDS = frozenset({";", ":", ".", "!", "?"})
_LABEL_MARKS = frozenset({":", "–", "—", "-"})
# Relations of what a verb of refuting is about.
_BRUSHED = frozenset({"dobj", "prep", "pobj", "ccomp", "pcomp", "nsubjpass"})
# Tokens behind "since" that tell from when on.
_SINCE_REACH = 5
_YEAR_DIGITS = 4
# Tokens before an event that bear on it where nobody parsed.
_ORDER_REACH = 5
# Tokens behind a verb in which "only" restricts it.
_ONLY_REACH = 3
# Tokens behind a verb of being in which a phrase says what is so: "is quite at odds".
_PHRASE_REACH = 6
_PREDICATE_ADVERBS = 2
# Words of the longest of those phrases.
_LONGEST = 5
_GOVERNED = frozenset({"pobj", "pcomp"})
# Kinds that end what was before: who faces one has not suffered it yet, while who faces
# shelling is shelled.
_DECISIVE = frozenset({Kind.CAPTURE, Kind.RETAKE, Kind.ADVANCE, Kind.WITHDRAW})
# Tokens of a heading before its colon.
_HEADING_REACH = 10
# Relations by which a verb governs what it says or does not stop doing.
_BELOW_REFUSAL = frozenset({"xcomp", "pcomp", "ccomp", "prep", "acl", "advmod"})
_IN_PHRASE = frozenset({"DET", "ADJ", "NUM", "ADV", "NOUN", "PROPN"})
_OF_SAYING = frozenset({"ccomp", "xcomp", "dobj", "pobj", "prep"})
# Relations of what is said to the verb that says it.
_ITS_SUBJECT = frozenset({"nsubjpass", "csubjpass"})
_REPORTED_AS = frozenset({"xcomp", "oprd", "ccomp"})
# Words before a noun in which "hardly any" or "not so much as a" stands.
_NOUN_REACH = 8
_OPENS_NONE_OF = frozenset(phrase.split()[0] for phrase in _POLARITY.none_of)
# Words of a phrase such as "under no circumstances".
_LONGEST_PHRASE = 3
# Verbs that a refusal to say something may be above: "could not bring himself to say".
_UNSAID_STEPS = 4
_FOR = frozenset({"of", "for", "about", "against", "on", "to"})


def is_refuted(tree: DependencyTree, event: Trigger) -> bool:
    """Tell whether an event is said not to have happened by what governs it."""
    top = tree.top(event.first, event.last)
    if _falls_short(tree, top) or _is_labelled_false(tree):
        return True
    # "Neither side controls X" tells how it stands there.
    if event.kind is not Kind.CONTROL and _has_nobody(tree, top):
        return True
    path = _in_own_voice(tree, tree.path(top))
    if any(_is_made_up(tree, child, head) for child, head in _links(tree, path)):
        return True
    if _is_called_false_behind(tree, event) or _was_somebody_else(tree, path):
        return True
    if _is_of_denied_talk(tree, event):
        return True
    return any(
        _is_refuted_by(tree, event, child, head) for child, head in pairwise(path)
    )


def _in_own_voice(tree: DependencyTree, path: list[int]) -> list[int]:
    """Return a path up to where somebody else speaks: "they left X, A said; B called
    that a lie" has two voices, whatever the parse makes of the sentence.
    """
    event = path[0]
    marks = (i for i in range(event, len(tree.tokens)) if tree.tokens[i].text == ";")
    mark = next(marks, None)
    if mark is None:
        return path
    speaks = any(
        tree.lemmas[i] in SPEECH.reporting_verbs and tree.is_verb(i)
        for i in range(mark)
    )
    if not speaks:
        return path
    return [i for i in path if i < mark]


def _is_refuted_by(tree: DependencyTree, event: Trigger, child: int, head: int) -> bool:
    """Tell whether a word says of what hangs on it that it did not happen."""
    return (
        _proves_false(tree, child, head)
        or is_called_false(tree, child, head)
        or _is_unconfirmed(tree, head)
        or _is_named_false(tree, event, head)
        or _lacks_evidence(tree, child, head)
        or _is_brushed_aside(tree, child, head)
        or _is_boast_called_false(tree, head)
    )


def is_unreal(tree: DependencyTree, event: Trigger) -> bool:
    """Tell whether an event is planned, wished, feared, ordered or supposed."""
    top = tree.top(event.first, event.last)
    if _has_modifier(tree, event, top, _WORDS.unreal_modifiers):
        return True
    path = tree.path(top)
    if any(_is_inverted(tree, i) or _is_staged(tree, i) for i in path):
        return True
    if any(_is_eventuality(tree, c) for i in path for c in tree.children[i]):
        return True
    return any(
        _makes_unreal(tree, child, head) or _is_called_open(tree, child, head)
        for child, head in _links(tree, path)
    )


def is_about_report(tree: DependencyTree, verb: int) -> bool:
    """Tell a verb that says something of a report, a plan or a fear, not of what these
    are about: "the claim that X was taken is wide of the mark".
    """
    subject = tree.child(verb, *_SUBJECTS)
    if subject is None:
        return False
    return _word(tree, subject) in _WORDS.reports | _WORDS.unreal_nouns


def is_doubted(tree: DependencyTree, event: Trigger) -> bool:
    """Tell whether an event is named with reserve: "the alleged capture"."""
    top = tree.top(event.first, event.last)
    return _has_modifier(tree, event, top, _WORDS.doubtful_modifiers)


def is_recalled(tree: DependencyTree, event: Trigger) -> bool:
    """Tell whether an event of long ago only serves to date or to explain something
    else: "a year after the battle of X", "the anniversary of", "sentenced for".
    """
    path = tree.path(tree.top(event.first, event.last))
    if any(_follows_years(tree, i) for i in path):
        return True
    return any(_recalls(tree, child, head) for child, head in _links(tree, path))


def is_irreal(tree: DependencyTree, event: Trigger) -> bool:
    """Tell whether an event threatens or is near, is imagined or played."""
    top = tree.top(event.first, event.last)
    if _is_nearly(tree, event, top) or _is_aim_of_own_verb(tree, event, top):
        return True
    if _is_imagined(tree) or _is_headed_so(tree, event) or _is_any(tree, top):
        return True
    path = tree.path(top)
    if any(_is_played(tree, i) or _follows_condition(tree, i) for i in path):
        return True
    return any(
        _threatens(tree, child, head)
        or _is_faced(tree, event, child, head)
        or _is_in_the_making(tree, child, head)
        or _is_aim(tree, child, head)
        for child, head in pairwise(path)
    )


def is_question(tree: DependencyTree, event: Trigger) -> bool:
    """Tell whether a sentence asks after an event; what a clause behind "after" or
    "since" tells is taken to be so.
    """
    if tree.tokens[-1].text != "?":
        return False
    return not any(
        tree.lemmas[c] in _IRREALIS.presuming
        for i in tree.path(tree.top(event.first, event.last))
        for c in (i, *tree.children[i])
        if tree.tokens[c].dep in ("mark", "prep")
    )


def is_likely(tree: DependencyTree, event: Trigger) -> bool:
    """Tell "it is likely that X was taken", "in all likelihood": what is put with
    caution.
    """
    before = " ".join(_word(tree, i) for i in range(event.last))
    if any(phrase in before for phrase in _IRREALIS.likely_phrases):
        return True
    return any(
        tree.tokens[child].dep in ("ccomp", "csubj", "advcl")
        and (tree.tokens[i].dep in ("acomp", "oprd") or i == tree.tokens[child].head)
        and _word(tree, i) in _IRREALIS.likely
        for child, head in pairwise(tree.path(tree.top(event.first, event.last)))
        for i in (head, *tree.children[head])
    )


def _is_of_denied_talk(tree: DependencyTree, event: Trigger) -> bool:
    """Tell "nothing that X said about the fall of Y is true", by word order: parses
    differ about such a sentence.
    """
    # Of this sentence alone: the text is the whole article's.
    start, end = tree.tokens[0].start, tree.tokens[event.first].start
    before = f" {tree.text[start:end].lower()}"
    if not any(f" {phrase} " in before for phrase in SPEECH.denied_talk):
        return False
    behind = range(event.last, len(tree.tokens) - 1)
    return any(
        tree.lemmas[i] == "be" and _word(tree, i + 1) in _WORDS.true_words
        for i in behind
    )


def is_refuted_by_order(tree: DependencyTree, event: Trigger) -> bool:
    """Tell the same as `is_refuted` where nobody parsed the sentence: by its words."""
    words = [token.text.lower() for token in tree.tokens]
    pairs = {f"{a} {b}" for a, b in pairwise(words[: event.first])}
    if pairs & _WORDS.short_of or set(words[: event.first]) & _WORDS.nobody:
        return True
    if _is_labelled_false(tree):
        return True
    negated = not _WORDS.negating.isdisjoint(words)
    if set(words) & (_WORDS.evidence | _WORDS.true_words) and negated:
        return True
    return bool(set(words) & (_WORDS.false_words | _WORDS.lying_words))


def is_unreal_by_order(tree: DependencyTree, event: Trigger) -> bool:
    """Tell the same as `is_unreal` by the words just before an event."""
    first = max(0, event.first - _ORDER_REACH)
    before = {token.text.lower() for token in tree.tokens[first : event.first]}
    lemmas = set(tree.lemmas[first : event.first])
    if before & (_WORDS.unreal_nouns | _WORDS.unreal_modifiers):
        return True
    return bool(lemmas & _WORDS.unreal_verbs) or tree.lemmas[0] in _WORDS.conditional


def is_recalled_by_order(tree: DependencyTree, event: Trigger) -> bool:
    """Tell the same as `is_recalled` by the words before an event."""
    words = [token.text.lower() for token in tree.tokens[: event.first]]
    if set(words) & _WORDS.recalling_nouns or "since" in words:
        return True
    return any(
        after in _WORDS.leading and word in _WORDS.long_units
        for word, after in pairwise(words)
    )


def _word(tree: DependencyTree, i: int) -> str:
    return tree.tokens[i].text.lower()


def _is_negated(tree: DependencyTree, i: int) -> bool:
    return any(
        tree.lemmas[c] in _WORDS.negating
        and tree.tokens[c].dep in ("neg", "det", "advmod")
        for c in tree.children[i]
    )


def _has_nobody(tree: DependencyTree, top: int) -> bool:
    """Tell "nobody", "no one", "none of them", "neither side" as who acts."""
    verb = tree.verb(top)
    if verb is None or (verb != top and _is_of(tree, verb, _POLARITY.plain_saying)):
        # "Neither army announced the capture of X" says nothing of it.
        return False
    subject = tree.subject(verb)
    head = tree.tokens[tree.tokens[verb].head]
    if subject is None and head.dep == "acomp":
        # "Neither side was able to take X".
        subject = tree.subject(head.head)
    if subject is None:
        return False
    words = {_word(tree, c) for c in tree.children[subject]}
    return (
        _word(tree, subject) in _WORDS.nobody
        or not words.isdisjoint({"no", "neither"})
        or {"not", "single"} <= words
    )


def _falls_short(tree: DependencyTree, top: int) -> bool:
    """Tell "far from taking", "without taking", "contrary to the claim that"."""
    for child, head in pairwise(tree.path(top)):
        if tree.tokens[head].pos not in ("ADP", "SCONJ"):
            continue
        word = _word(tree, head)
        if word in _IRREALIS.presuming:
            # "Without power after an attack": that has been.
            return False
        if word == "without":
            return True
        if word == "despite":
            return _word(tree, child) in _WORDS.reports
        if head and f"{_word(tree, head - 1)} {word}" in _WORDS.short_of:
            return True
    return False


def _is_made_up(tree: DependencyTree, child: int, head: int) -> bool:
    """Tell "lied about the capture of X", "invented the fall of X"."""
    is_content = tree.tokens[child].dep in ("dobj", "pobj", "prep", "pcomp")
    is_verb = tree.is_verb(head)
    return is_verb and is_content and _word(tree, head) in _WORDS.lying_words


def _is_labelled_false(tree: DependencyTree) -> bool:
    """Tell "Fake: ..." as the whole of a sentence's opening."""
    words = [token.text.lower() for token in tree.tokens[:2]]
    return words[-1] in _LABEL_MARKS and words[0] in _WORDS.false_labels


def _is_brushed_aside(tree: DependencyTree, child: int, head: int) -> bool:
    """Tell "debunked reports of", "brushed aside talk that", "scoffed at claims"."""
    if not tree.is_verb(head) or tree.tokens[child].dep not in _BRUSHED:
        return False
    if tree.lemmas[head] in _WORDS.refuting_verbs:
        return True
    behind = [i for i in tree.children[head] if head < i]
    words = [_word(tree, i) for i in behind if i <= child or child < head]
    return any(
        f"{tree.lemmas[head]} {word}" in _WORDS.refuting_phrases for word in words
    )


def _is_boast_called_false(tree: DependencyTree, head: int) -> bool:
    """Tell "their boasts about taking X are propaganda" where the parse took the boasts
    for a verb and joined what is said of them to it.
    """
    if _word(tree, head) not in _WORDS.reports or not tree.is_verb(head):
        return False
    return any(
        tree.tokens[i].dep == "conj"
        and tree.lemmas[i] == "be"
        and any(_word(tree, p) in _WORDS.false_words for p in _predicates(tree, i))
        and not _is_negated(tree, i)
        for i in tree.children[head]
    )


def _is_old_footage(tree: DependencyTree, child: int, verb: int) -> bool:
    """Tell "the video of the fall of X was filmed a year earlier"."""
    if tree.tokens[child].dep not in _SUBJECTS or _is_negated(tree, verb):
        return False
    if _word(tree, child) not in _WORDS.footage:
        return False
    if any(_word(tree, p) == "old" for p in _predicates(tree, verb)):
        return True
    if tree.lemmas[verb] not in _WORDS.taking_pictures:
        return False
    below = {_word(tree, i) for i in tree.subtree(verb) if i > verb}
    return not below.isdisjoint(_WORDS.other_times)


def is_called_false(tree: DependencyTree, child: int, head: int) -> bool:
    """Tell a predicate that denies what it is said of."""
    dep = tree.tokens[child].dep
    if dep not in _JUDGED:
        return False
    if _is_old_footage(tree, child, head):
        return True
    negated = _is_negated(tree, head)
    if tree.lemmas[head] in _WORDS.agreeing_verbs and dep in _SUBJECTS:
        return negated
    words = [_word(tree, i) for i in tree.children[head]]
    if any(f"{tree.lemmas[head]} {word}" in _WORDS.agreeing_phrases for word in words):
        return negated
    if not _WORDS.false_adverbs.isdisjoint(words):
        return not negated
    if _word(tree, head) in _WORDS.false_words:
        return not negated
    if _exists_only_there(tree, head) or _says_false(tree, head):
        return not negated
    return _is_false_by_predicate(tree, child, head, negated=negated)


def _is_called_false_behind(tree: DependencyTree, event: Trigger) -> bool:
    """Tell "the seizure of X, which turned out to be untrue": a clause that hangs on
    the event's noun or, as parses have it, on the name of its place.
    """
    noun = tree.top(event.first, event.last)
    if tree.tokens[noun].pos != "NOUN":
        return False
    below = tree.subtree(noun, frozenset({"conj", "appos"}))
    return any(
        tree.tokens[i].dep == "relcl"
        and _opens_with_which(tree, i)
        and _is_false_by_predicate(tree, -1, i, negated=_is_negated(tree, i))
        for i in below
    )


def _proves_false(tree: DependencyTree, child: int, head: int) -> bool:
    """Tell "rumours that X was surrounded proved unfounded" where the parse hangs what
    is said of the rumours on the clause that tells them.
    """
    if _word(tree, head) not in _WORDS.reports or not tree.is_verb(child):
        return False
    return any(
        tree.tokens[i].dep in ("advcl", "conj", "acl")
        and i > child
        and tree.child(i, *_SUBJECTS, "mark") is None
        and _is_false_by_predicate(tree, child, i, negated=_is_negated(tree, i))
        for i in (*tree.children[child], *tree.children[head])
    )


def _was_somebody_else(tree: DependencyTree, path: list[int]) -> bool:
    """Tell "it was not Ukraine that struck X": whoever did it, this party did not."""
    return any(
        tree.tokens[child].dep in ("ccomp", "relcl", "advcl", "acl")
        and tree.lemmas[verb] == "be"
        and _is_negated(tree, verb)
        and (subject := tree.child(verb, "nsubj")) is not None
        and _word(tree, subject) == "it"
        and tree.child(verb, "attr") is not None
        and _word(tree, tree.subtree(child)[0]) in ("that", "who", "which")
        for child, head in pairwise(path)
        for verb in (head, tree.tokens[head].head)
    )


def _opens_with_which(tree: DependencyTree, verb: int) -> bool:
    subject = tree.child(verb, *_SUBJECTS)
    return subject is not None and _word(tree, subject) in ("which", "that")


def _says_false(tree: DependencyTree, verb: int) -> bool:
    """Tell "is wide of the mark", "is at odds with" behind a verb of being, "nothing to
    do with reality" behind "have".
    """
    phrases = _WORDS.false_phrases
    if tree.lemmas[verb] == "have":
        phrases = _WORDS.false_possessions
    elif tree.lemmas[verb] not in _WORDS.linking_verbs:
        return False
    behind = [t.text.lower() for t in tree.tokens[verb + 1 : verb + _PHRASE_REACH + 3]]
    return any(
        f"{' '.join(behind[skipped:])} ".startswith(f"{phrase} ")
        for phrase in phrases
        for skipped in range(_PREDICATE_ADVERBS + 1)
    )


def _is_false_by_predicate(
    tree: DependencyTree,
    child: int,
    head: int,
    *,
    negated: bool,
) -> bool:
    """Tell "is false", "is not true" said of the child. negated: whether the verb is
    negated.
    """
    for predicate in _predicates(tree, head):
        if predicate == child:
            continue
        word = _word(tree, predicate)
        opposed = negated or _is_negated(tree, predicate)
        if word in _WORDS.false_words:
            return not opposed
        if word in _WORDS.true_words and opposed:
            return True
    return False


def _exists_only_there(tree: DependencyTree, verb: int) -> bool:
    """Tell "exists only in their press releases", "happened on paper alone"."""
    if _word(tree, verb) not in _WORDS.being_verbs:
        return False
    behind = tree.tokens[verb + 1 : verb + 1 + _ONLY_REACH]
    return any(t.text.lower() in _WORDS.restricting for t in behind)


def _is_unconfirmed(tree: DependencyTree, head: int) -> bool:
    """Tell "neither of them has confirmed", "nobody could verify" above an event."""
    if tree.lemmas[head] not in _WORDS.confirming_verbs or not tree.is_verb(head):
        return False
    return _is_negated(tree, head) or _has_nobody(tree, head)


def _predicates(tree: DependencyTree, verb: int) -> Iterator[int]:
    """Yield what a verb says of its subject or object: "is false", "as a lie"."""
    for i in tree.children[verb]:
        token = tree.tokens[i]
        if token.dep in _PREDICATES:
            yield i
        elif token.dep == "prep" and token.lemma == "as":
            yield from tree.children[i]
        elif token.dep == "xcomp" and token.lemma == "be":
            # "Turned out to be premature".
            yield from _predicates(tree, i)


def _is_named_false(
    tree: DependencyTree,
    event: Trigger,
    verb: int,
) -> bool:
    """Tell "called the fall of X nonsense", where parses often take the last word for a
    part of the name: by word order.
    """
    if tree.lemmas[verb] not in _WORDS.naming_verbs or verb > event.first:
        return False
    for i in range(event.last, len(tree.tokens)):
        if tree.tokens[i].text in _CLAUSE_ENDS:
            return False
        if _word(tree, i) in _WORDS.false_words or _is_false_phrase(tree, i):
            return True
    return False


def _is_false_phrase(tree: DependencyTree, first: int) -> bool:
    """Tell whether a phrase begins at a token by which a report is called false."""
    words = [token.text.lower() for token in tree.tokens[first : first + _LONGEST]]
    behind = f"{' '.join(words)} "
    return any(behind.startswith(f"{phrase} ") for phrase in _WORDS.false_phrases)


def _lacks_evidence(
    tree: DependencyTree,
    child: int,
    head: int,
) -> bool:
    """Tell "no evidence that", "has not seen proof of", "there are no signs of"."""
    if tree.is_verb(head) and tree.tokens[child].dep in ("ccomp", "advcl", "acl"):
        # "No confirmation exists that X was taken".
        subject = tree.child(head, *_SUBJECTS)
        if subject is not None and _word(tree, subject) in _WORDS.evidence:
            return _is_negated(tree, subject) or _is_negated(tree, head)
    if _word(tree, head) not in _WORDS.evidence:
        return False
    if tree.tokens[child].dep not in _CONTENT:
        return False
    if _is_negated(tree, head):
        return True
    verb = tree.verb(head)
    return verb is not None and (_is_negated(tree, verb) or _has_nobody(tree, verb))


def _links(tree: DependencyTree, path: list[int]) -> Iterator[tuple[int, int]]:
    """Yield each word of a path with the word that governs it, prepositions that only
    tie a noun to its content passed over: "threat", "assault" of "threat of assault".
    """
    child = path[0]
    for before, head in pairwise(path):
        token = tree.tokens[head]
        if token.dep == "prep" and token.lemma in _FOR and before == child:
            continue
        yield child, head
        child = head


def _makes_unreal(tree: DependencyTree, child: int, head: int) -> bool:
    token = tree.tokens[child]
    if _is_told_of_plan(tree, child, head) or _is_eventuality(tree, head):
        return True
    if token.dep == "prep":
        phrase = f"{tree.lemmas[head]} {token.lemma}"
        if _is_talk_of_event(tree, child, head):
            return False
        return tree.is_verb(head) and phrase in _WORDS.unreal_phrases
    is_tied = token.dep in _OBJECTS or token.dep in ("pobj", "nsubjpass", "npadvmod")
    if tree.tokens[head].pos in ("NOUN", "PROPN"):
        is_content = token.dep in _CONTENT or token.dep in ("pobj", "pcomp")
        return is_content and _word(tree, head) in _WORDS.unreal_nouns
    if not is_tied or token.dep == "relcl":
        return False
    lemma = tree.lemmas[head]
    if token.dep == "ccomp" and lemma not in _WORDS.wishing_verbs:
        return False
    return lemma in _WORDS.unreal_verbs or _is_unreal_phrase(tree, head)


def _is_eventuality(tree: DependencyTree, noun: int) -> bool:
    """Tell "in case X falls", "in the event of an attack"."""
    if tree.tokens[noun].pos != "NOUN":
        return False
    words = [token.text.lower() for token in tree.tokens[max(0, noun - 2) : noun + 1]]
    phrases = {" ".join(words), " ".join(words[-2:])}
    return not phrases.isdisjoint(_IRREALIS.eventualities)


def _is_told_of_plan(tree: DependencyTree, child: int, verb: int) -> bool:
    """Tell "the aim remains the capture", "the draft foresees a retreat", "the film
    shows how": what a plan or a work is or says.
    """
    is_told = tree.tokens[child].dep in _OF_A_PLAN
    if not is_told or not tree.is_verb(verb):
        return False
    subject = tree.child(verb, "nsubj", "nsubjpass")
    if subject is None or subject == child:
        return False
    word = _word(tree, subject)
    if tree.lemmas[verb] in _WORDS.linking_verbs:
        return word in _WORDS.unreal_nouns
    return word in _WORDS.planning_subjects


def _is_staged(tree: DependencyTree, verb: int) -> bool:
    """Tell "in the exercise, conscripts stormed X": it is played."""
    return tree.is_verb(verb) and any(
        _word(tree, c) == "in"
        and any(_word(tree, i) in _WORDS.staged for i in tree.children[c])
        for c in tree.children[verb]
    )


def _is_called_open(tree: DependencyTree, child: int, verb: int) -> bool:
    """Tell "the fall of X is inevitable", "is a matter of time", "is on the table"."""
    if tree.tokens[child].dep not in _SUBJECTS:
        return False
    if tree.lemmas[verb] not in _WORDS.linking_verbs:
        return False
    for predicate in tree.children[verb]:
        dep, word = tree.tokens[predicate].dep, _word(tree, predicate)
        if dep == "acomp" and word in _WORDS.unreal_predicates:
            return True
        if dep in ("attr", "dobj") and word in _WORDS.matters_of_time:
            return True
        if dep == "prep" and any(
            _word(tree, i) in _WORDS.open_questions for i in tree.children[predicate]
        ):
            return True
    return False


def _is_unreal_phrase(tree: DependencyTree, verb: int) -> bool:
    particles = (
        c for c in tree.children[verb] if tree.tokens[c].dep in ("prt", "prep")
    )
    return any(
        f"{tree.lemmas[verb]} {tree.lemmas[c]}" in _WORDS.unreal_phrases
        and not _is_before_day(tree, c)
        and not _is_talk_of_event(tree, c, verb)
        for c in particles
    )


def _is_talk_of_event(tree: DependencyTree, preposition: int, verb: int) -> bool:
    """Tell "spoke of a drone attack", which was, from "spoke of taking X"."""
    is_past = (
        _word(tree, verb) in SPEECH.talking_verbs
        and _word(tree, verb) != (tree.lemmas[verb])
    )
    return is_past and tree.child(preposition, "pobj") is not None


def _is_before_day(tree: DependencyTree, preposition: int) -> bool:
    """Tell "counted 20 clashes on Saturday" from counting on them."""
    behind = (tree.tokens[c].text for c in tree.children[preposition])
    return any(word in SPEECH.time_words for word in behind)


def _has_modifier(
    tree: DependencyTree,
    event: Trigger,
    top: int,
    words: frozenset[str],
) -> bool:
    around = {*tree.children[top], *range(event.first, event.last)}
    if event.first:
        around.add(event.first - 1)
    return any(
        _word(tree, i) in words and tree.tokens[i].dep in ("amod", "compound")
        for i in around
    )


def _is_inverted(tree: DependencyTree, verb: int) -> bool:
    """Tell "should X fall", "were they to take X": a condition without "if"."""
    subject = tree.child(verb, "nsubj", "nsubjpass")
    if subject is None or tree.tokens[-1].text == "?":
        return False
    return any(
        c < subject
        and tree.tokens[c].dep == "aux"
        and _word(tree, c) in _WORDS.conditional
        and (c == 0 or not tree.tokens[c - 1].text.isalpha())
        for c in tree.children[verb]
    )


def _follows_years(tree: DependencyTree, i: int) -> bool:
    """Tell what hangs on "two years after" or "since"."""
    marks = [c for c in tree.children[i] if tree.tokens[c].dep == "mark"]
    if tree.tokens[i].dep == "prep":
        marks.append(i)
    marks = [c for c in marks if _word(tree, c) in _WORDS.leading]
    return any(
        (_word(tree, mark) == "since" and not _begins_lately(tree, mark))
        or _counts_years(tree, mark)
        for mark in marks
    )


def _begins_lately(tree: DependencyTree, since: int) -> bool:
    """Tell "since Monday", "since the beginning of May", which only say from when on;
    "since May 2022" is long ago.
    """
    behind = tree.tokens[since + 1 : since + 1 + _SINCE_REACH]
    words = [token.text.lower() for token in behind]
    if any(word.isdigit() and len(word) == _YEAR_DIGITS for word in words):
        return False
    return not _WORDS.recent_times.isdisjoint(words)


def _counts_years(tree: DependencyTree, mark: int) -> bool:
    return mark > 0 and _word(tree, mark - 1) in _WORDS.long_units


def _recalls(tree: DependencyTree, child: int, head: int) -> bool:
    token = tree.tokens[child]
    if tree.tokens[head].pos in ("NOUN", "PROPN"):
        is_content = token.dep in ("pobj", "prep", "compound", "pcomp")
        return is_content and _word(tree, head) in _WORDS.recalling_nouns
    is_tied = token.dep in _OBJECTS or token.dep == "pobj"
    return is_tied and tree.lemmas[head] in _WORDS.recalling_verbs


def _is_nearly(tree: DependencyTree, event: Trigger, top: int) -> bool:
    """Tell "nearly encircled", "almost taken"; "almost all of it" is a part."""
    own = {top, event.last - 1}
    return any(
        _word(tree, c) in _IRREALIS.almost and tree.tokens[c].dep == "advmod"
        for i in own
        for c in tree.children[i]
    )


def _is_aim_of_own_verb(tree: DependencyTree, event: Trigger, top: int) -> bool:
    """Tell "drones are prepared to strike", where the words of the event begin with
    the verb of the plan. Who sought to take a place attacked it.
    """
    if event.kind is Kind.ASSAULT:
        return False
    aim = next(
        (
            i
            for i in range(event.first, event.last)
            if tree.tokens[i].dep == "xcomp" and tree.tokens[i].head == top
        ),
        None,
    )
    return aim is not None and tree.lemmas[top] in _WORDS.unreal_verbs | _PLANS


def _is_imagined(tree: DependencyTree) -> bool:
    """Tell "imagine tanks entering X", "suppose that X falls"."""
    return _word(tree, 0) in _IRREALIS.supposing


def _is_any(tree: DependencyTree, top: int) -> bool:
    """Tell "any attack on X", which is none in particular."""
    determiner = tree.child(top, "det")
    return determiner is not None and _word(tree, determiner) == "any"


def _is_headed_so(tree: DependencyTree, event: Trigger) -> bool:
    """Tell "Scenario of the exercise: Russia storms X"."""
    heading: set[str] = set()
    for token in tree.tokens[: min(event.first, _HEADING_REACH)]:
        if token.text == ":":
            return not heading.isdisjoint(_WORDS.staged | _IRREALIS.headings)
        heading.add(token.text.lower())
    return False


def _is_played(tree: DependencyTree, verb: int) -> bool:
    """Tell "during the drill, marines stormed X", "stormed a mock village"."""
    if not tree.is_verb(verb):
        return False
    for child in tree.children[verb]:
        words = {_word(tree, i) for i in tree.children[child]}
        dep = tree.tokens[child].dep
        if dep == "prep" and tree.lemmas[child] in _IRREALIS.during:
            if words & _WORDS.staged or _is_serial(tree, child):
                return True
        elif dep in ("dobj", "nsubjpass") and words & _IRREALIS.mock:
            return True
    return False


def _is_serial(tree: DependencyTree, preposition: int) -> bool:
    """Tell "in the series", but not "in a series of raids"."""
    return any(
        _word(tree, i) in _IRREALIS.serials and tree.child(i, "prep") is None
        for i in tree.children[preposition]
    )


def _follows_condition(tree: DependencyTree, verb: int) -> bool:
    """Tell "if Y falls, X is cut off": what would follow. "X is held even if Y falls"
    and "X was taken as if by chance" say that it is, and was.
    """
    return tree.is_verb(verb) and any(
        tree.tokens[clause].dep == "advcl"
        and not _names_source(tree, clause)
        and any(
            tree.tokens[i].dep == "mark"
            and tree.lemmas[i] in _IRREALIS.conditions
            and not (i and tree.lemmas[i - 1] in _IRREALIS.conceding)
            for i in tree.children[clause]
        )
        for clause in tree.children[verb]
    )


def _names_source(tree: DependencyTree, clause: int) -> bool:
    """Tell "if X is to be believed", which makes nothing a condition."""
    below = (clause, *tree.children[clause])
    return any(is_taken_at_word(tree, i) for i in below)


def _threatens(tree: DependencyTree, child: int, head: int) -> bool:
    """Tell what threatens, looms or hangs over somebody."""
    is_subject = tree.tokens[child].dep in _SUBJECTS
    return is_subject and tree.lemmas[head] in _IRREALIS.looming


def _is_faced(tree: DependencyTree, event: Trigger, child: int, head: int) -> bool:
    """Tell what somebody faces or has escaped."""
    if tree.tokens[child].dep != "dobj":
        return False
    if tree.lemmas[head] in _IRREALIS.escaping:
        return True
    return event.kind in _DECISIVE and tree.lemmas[head] in _IRREALIS.facing


def _is_in_the_making(tree: DependencyTree, child: int, head: int) -> bool:
    """Tell "is in the making", "is one of the options" said of an event."""
    is_subject = tree.tokens[child].dep in _SUBJECTS
    if not is_subject or tree.lemmas[head] not in _WORDS.linking_verbs:
        return False
    for predicate in tree.children[head]:
        dep = tree.tokens[predicate].dep
        # "Is in the making"; "is an option", "is one of the options".
        behind = [predicate] if dep == "attr" else []
        behind += tree.children[predicate] if dep == "prep" else []
        behind += [
            i
            for of in tree.children[predicate]
            if dep == "attr" and tree.lemmas[of] == "of"
            for i in tree.children[of]
        ]
        words = {_word(tree, i) for i in behind}
        if words & (_IRREALIS.prospects if dep == "attr" else _IRREALIS.in_the_making):
            return True
    return False


def _is_aim(tree: DependencyTree, child: int, head: int) -> bool:
    """Tell what a preposition or a word beside it makes an aim: "troops for an assault
    on X", "close to taking X", "the aim, the capture of X".
    """
    dep, above = tree.tokens[child].dep, tree.tokens[head].head
    if dep == "appos":
        return _word(tree, head) in _WORDS.unreal_nouns
    if dep not in _GOVERNED:
        return False
    preposition, governor = tree.lemmas[head], _word(tree, above)
    if preposition == "to":
        return governor in _IRREALIS.near and tree.tokens[above].pos in ("ADJ", "ADV")
    if preposition == "from":
        return governor in _IRREALIS.away
    if preposition != "for":
        return False
    forces = governor in _RELEVANCE.fighters | _RELEVANCE.weapons | _IRREALIS.means
    verb = tree.verb(above)
    if verb is None or tree.lemmas[verb] in _IRREALIS.praising:
        return False
    return forces or tree.lemmas[verb] in _IRREALIS.gathering


def is_undisputed(tree: DependencyTree, verb: int) -> bool:
    """Tell a verb of denying that is itself negated: "nobody denies it"."""
    return _is_of(tree, verb, _POLARITY.disputing) and (
        is_by_nobody(tree, verb) or _has_negation(tree, verb)
    )


def is_by_nobody(tree: DependencyTree, verb: int) -> bool:
    """Tell whether nobody, or hardly anybody, is the subject of a verb."""
    subject = tree.child(verb, "nsubj", "nsubjpass")
    return subject is not None and is_nobody(tree, subject)


def goes_on(tree: DependencyTree, i: int) -> bool:
    """Tell a verb of ceasing, which negated says that something goes on: "never ceased
    to be", "has not stopped shelling", "the shelling has not let up".
    """
    is_ceasing = _is_of(tree, i, _POLARITY.ceasing)
    if not is_ceasing:
        return False
    # "The shelling has not let up"; who does not stop, stays.
    subject = tree.child(i, "nsubj")
    is_event = subject is not None and _is_deed(tree, subject)
    return is_event or tree.child(i, "xcomp", "dobj") is not None


def _is_deed(tree: DependencyTree, noun: int) -> bool:
    """Tell a noun of doing something: "the shelling of X", "attacks"."""
    return any(noun in range(t.first, t.last) for t in triggers(tree.lemmas))


def is_never_so(tree: DependencyTree, event: Trigger) -> bool:
    """Tell "at no point did they take X", "hardly any fighting", "not so much as a
    shell fell", "anything but captured", "few believe that X fell".
    """
    top = tree.top(event.first, event.last)
    before = [_word(tree, i) for i in range(max(0, event.first - 2), event.first)]
    if " ".join(before) in _WORDS.short_of:
        return True
    if any(_is_none_of(tree, noun) for noun in _nouns(tree, top)):
        return True
    path = tree.path(top)
    if any(_is_at_no_time(tree, i) for i in path if tree.is_verb(i)):
        return True
    return any(
        _is_disbelieved(tree, child, head) or _is_ruled_out(tree, child, head)
        for child, head in pairwise(path)
    )


def is_left_unsaid(tree: DependencyTree, event: Trigger) -> bool:
    """Tell what somebody does not say, or refuses to: "stopped short of saying that X
    was taken", "could not bring himself to say". When or how something happened that
    nobody tells has happened.
    """
    path = tree.path(tree.top(event.first, event.last))
    return any(
        _is_of(tree, head, _POLARITY.plain_saying)
        and tree.tokens[child].dep in _OF_SAYING
        and not _asks_how(tree, child)
        and _is_unsaid(tree, head)
        for child, head in pairwise(path)
    ) or any(_is_not_ruled_out(tree, child, head) for child, head in pairwise(path))


def is_neither_said(tree: DependencyTree, event: Trigger) -> bool:
    """Tell what somebody would neither confirm nor deny."""
    path = tree.path(tree.top(event.first, event.last))
    return any(_neither_says(tree, i) for i in path[1:])


def _neither_says(tree: DependencyTree, verb: int) -> bool:
    """Tell "would neither confirm nor deny that", "did not confirm or deny": nothing is
    said of it. verb: either of the two.
    """
    first = tree.tokens[verb].head if tree.tokens[verb].dep == "conj" else verb
    if tree.lemmas[first] not in _WORDS.confirming_verbs | SPEECH.denying_verbs:
        return False
    joined = (c for c in tree.children[first] if tree.tokens[c].dep == "conj")
    is_pair = any(
        tree.lemmas[c] in _WORDS.confirming_verbs | SPEECH.denying_verbs for c in joined
    )
    words = {_word(tree, c) for c in tree.children[first]}
    return is_pair and not words.isdisjoint(_WORDS.negating)


def is_unclaimed(tree: DependencyTree, event: Trigger) -> bool:
    """Tell "nobody has claimed responsibility for the strike": it has been."""
    path = tree.path(tree.top(event.first, event.last))
    return any(
        leaves_unclaimed(tree, head) and tree.tokens[child].dep in ("dobj", "prep")
        for child, head in pairwise(path)
    )


def is_unobserved(tree: DependencyTree, event: Trigger) -> bool:
    """Tell "has not observed troops advancing" and "nobody claims that X fell", which
    say nothing of what is so.
    """
    path = tree.path(tree.top(event.first, event.last))
    return any(
        _is_unobserved(tree, child, head) or _is_said_by_nobody(tree, child, head)
        for child, head in pairwise(path)
    )


def is_doubly_denied(tree: DependencyTree, event: Trigger) -> bool:
    """Tell "it is not true that X was not taken", "not a day passes without shelling":
    two negations say that it is so.
    """
    top = tree.top(event.first, event.last)
    path = tree.path(top)
    if any(_is_without_under_no(tree, i) for i in path):
        return True
    if any(_is_wrong_to_deny(tree, child, head) for child, head in pairwise(path)):
        return True
    own = {tree.lemmas[c] for c in tree.children[top] if tree.tokens[c].dep == "neg"}
    return bool(own) and any(
        is_called_false(tree, child, head) for child, head in pairwise(path)
    )


def _is_of(tree: DependencyTree, i: int, words: frozenset[str]) -> bool:
    """Tell a word by its base form, where reading has that, or as it is written."""
    return tree.lemmas[i] in words or _word(tree, i) in words


def _has_negation(tree: DependencyTree, i: int) -> bool:
    return any(tree.tokens[c].dep == "neg" for c in tree.children[i])


def _nouns(tree: DependencyTree, top: int) -> Iterator[int]:
    """Yield the noun of an event, or the subject of its verb."""
    if tree.tokens[top].pos == "NOUN":
        yield top
    subject = tree.child(top, "nsubj", "nsubjpass")
    if subject is not None:
        yield subject


def _is_none_of(tree: DependencyTree, noun: int) -> bool:
    """Tell "hardly any fighting", "not so much as a single shell": between such words
    and the noun nothing stands but its attributes.
    """
    first = max(0, noun - _NOUN_REACH)
    for begin in range(first, noun):
        if _word(tree, begin) not in _OPENS_NONE_OF:
            continue
        # "Hardly any of it": the noun may be the last of these words.
        words = [_word(tree, i) for i in range(begin, noun + 1)]
        for phrase in _POLARITY.none_of:
            size = phrase.count(" ") + 1
            if " ".join(words[:size]) != phrase:
                continue
            between = range(begin + size, noun)
            return all(tree.tokens[i].pos in _IN_PHRASE for i in between)
    return False


def _is_at_no_time(tree: DependencyTree, verb: int) -> bool:
    """Tell "at no point", "under no circumstances" beside a verb."""
    return any(
        " ".join(_word(tree, i) for i in tree.subtree(c)[:_LONGEST_PHRASE])
        in _POLARITY.never_phrases
        for c in tree.children[verb]
        if tree.tokens[c].dep in ("prep", "advmod")
    )


def _is_disbelieved(tree: DependencyTree, child: int, head: int) -> bool:
    """Tell "few believe that X fell", "nobody thinks that"."""
    return (
        _is_of(tree, head, _POLARITY.believing)
        and tree.tokens[child].dep == "ccomp"
        and is_by_nobody(tree, head)
    )


def _is_ruled_out(tree: DependencyTree, child: int, head: int) -> bool:
    """Tell "ruled out that its troops had left X"."""
    return _rules_out(tree, child, head) and not _is_weakened(tree, head)


def _is_not_ruled_out(tree: DependencyTree, child: int, head: int) -> bool:
    """Tell "cannot rule out that X was taken", which leaves it open."""
    return _rules_out(tree, child, head) and _is_weakened(tree, head)


def _rules_out(tree: DependencyTree, child: int, head: int) -> bool:
    out = tree.child(head, "prt")
    return (
        tree.tokens[child].dep == "ccomp"
        and _word(tree, head) in _POLARITY.ruling
        and out is not None
        and _word(tree, out) == "out"
    )


def _is_unobserved(tree: DependencyTree, child: int, head: int) -> bool:
    return (
        _is_of(tree, head, _POLARITY.observing)
        and tree.tokens[child].dep in _OF_SAYING
        and (_has_negation(tree, head) or is_by_nobody(tree, head))
    )


def _is_said_by_nobody(tree: DependencyTree, child: int, verb: int) -> bool:
    """Tell "no one claims that X fell": it may be so for all that is known."""
    return (
        _is_of(tree, verb, _POLARITY.plain_saying)
        and tree.tokens[child].dep in _OF_SAYING
        and is_by_nobody(tree, verb)
    )


def _is_weakened(tree: DependencyTree, verb: int) -> bool:
    modals = (c for c in tree.children[verb] if tree.lemmas[c] in _MODALS)
    return _has_negation(tree, verb) or next(modals, None) is not None


def _is_unsaid(tree: DependencyTree, verb: int) -> bool:
    """Tell whether a verb of saying is negated, or hangs on one of refusing."""
    if _has_negation(tree, verb):
        return True
    at = verb
    for _ in range(_UNSAID_STEPS):
        if tree.tokens[at].dep not in _BELOW_REFUSAL and not _is_infinitive(tree, at):
            return False
        below, at = at, tree.tokens[at].head
        if tree.is_parted(below, at):
            # "Troops took X; Kyiv has not commented": Kyiv does not say the first.
            return False
        if _is_refusal(tree, at):
            return True
    return False


def _is_infinitive(tree: DependencyTree, verb: int) -> bool:
    to = tree.child(verb, "aux")
    return to is not None and _word(tree, to) == "to"


def _is_refusal(tree: DependencyTree, i: int) -> bool:
    if not tree.is_verb(i):
        return False
    if _is_of(tree, i, _POLARITY.refusing) or _has_negation(tree, i):
        return True
    behind = f"{_word(tree, i)} {_word(tree, min(i + 1, len(tree.tokens) - 1))}"
    return behind in _POLARITY.refusing_phrases


def _asks_how(tree: DependencyTree, verb: int) -> bool:
    """Tell "did not say when X was taken", which takes it to be so."""
    opening = tree.subtree(verb)[:1]
    return any(_word(tree, i) in _POLARITY.presuming_questions for i in opening)


def _is_wrong_to_deny(tree: DependencyTree, child: int, head: int) -> bool:
    """Tell "it would be wrong to deny that X fell", "it is hard to deny"."""
    if not _is_of(tree, child, _POLARITY.disputing) or not _is_infinitive(tree, child):
        return False
    judged = (head, *(c for c in tree.children[head] if tree.tokens[c].dep == "acomp"))
    words = {_word(tree, i) for i in judged}
    return not words.isdisjoint(_WORDS.false_words | _POLARITY.hard_to_do)


def _is_without_under_no(tree: DependencyTree, i: int) -> bool:
    """Tell "without" under what is negated: "not a day passes without"."""
    if _word(tree, i) != "without":
        marks = (c for c in tree.children[i] if tree.tokens[c].dep == "mark")
        if all(_word(tree, c) != "without" for c in marks):
            return False
    verb = tree.tokens[i].head
    subject = tree.child(verb, "nsubj")
    around = [*tree.children[verb]]
    if subject is not None:
        around += tree.children[subject]
    return any(tree.lemmas[c] in _WORDS.negating for c in around if c < i)


def is_hearsay(tree: DependencyTree, event: Trigger) -> bool:
    """Tell "X is reported to have fallen", "it is said that X fell", which nobody is
    named for.
    """
    return any(
        _is_of(tree, head, _POLARITY.hearsay)
        and _is_reported_as(tree, child)
        and tree.child(head, "auxpass") is not None
        and tree.child(head, "agent") is None
        for child, head in pairwise(tree.path(tree.top(event.first, event.last)))
    )


def _is_reported_as(tree: DependencyTree, child: int) -> bool:
    """Tell what is said of something, or a noun of it: "its capture was reported"."""
    token = tree.tokens[child]
    is_noun = token.pos in ("NOUN", "VERB")
    return token.dep in _REPORTED_AS or (token.dep in _ITS_SUBJECT and is_noun)


def hedged_by_source(tree: DependencyTree, event: Trigger) -> bool:
    """Tell "an unverified post says that X fell": a source that vouches for nothing."""
    return any(
        tree.lemmas[head] in SPEECH.reporting_verbs - SPEECH.claiming_verbs
        and (source := tree.child(head, "nsubj")) is not None
        and any(_word(tree, c) in _POLARITY.unvouched for c in tree.children[source])
        for _, head in pairwise(tree.path(tree.top(event.first, event.last)))
    )
