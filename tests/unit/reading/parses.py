"""Sentences parsed by hand, so that a rule of grammar is tried on the relations it names,
and tables of what the functions of a module answer for them.

A word is written "word=lemma:relation>head/POS", with the head's index from 0. What is
left out is the word in lower case, the part of speech that mostly has the relation, and
the sentence's root. A sentence without relations is one that nobody parsed.
"""

from __future__ import annotations

import re
from ast import literal_eval
from collections.abc import Callable
from dataclasses import astuple, is_dataclass
from inspect import signature
from types import GeneratorType, ModuleType
from typing import cast

from dashboard.domain.place import Place, Resolution
from dashboard.domain.words import Hedge, Kind, Precision, Side
from dashboard.reading.claims import extract
from dashboard.reading.claims.discourse import AnalysedSentence
from dashboard.reading.claims.events import Trigger
from dashboard.reading.claims.factuality import Factuality
from dashboard.reading.claims.people.attribution import Attribution
from dashboard.reading.model import Mention, Role, Sentence, Token
from dashboard.reading.text.dependency_tree import DependencyTree
from tests.unit.reading.cases import cases

Answer = Callable[..., object]
_WORD = re.compile(
    r"(?P<text>[^ ]+?)(?:=(?P<lemma>[^ /:]+))?"
    r"(?::(?P<dep>[A-Za-z]+)(?:>(?P<head>\d+))?(?:/(?P<pos>[A-Z]+))?)?"
)
_EVENT = re.compile(r"(?P<kind>\w+)@(?P<first>\d+)(?:-(?P<last>\d+))?")
_ATTRIBUTION = re.compile(r"(?P<side>\w+):(?P<first>\d+)-(?P<last>\d+):(?P<verb>\d+)")
_PLACE = re.compile(
    r"(?P<kind>\w*)(?:\.(?P<country>\w+))?\^(?P<first>\d+)(?:-(?P<last>\d+))?"
)
_RELATIONS = {
    "NOUN": "nsubj nsubjpass dobj pobj attr appos compound npadvmod dative",
    "VERB": "ROOT ccomp xcomp pcomp advcl relcl acl conj csubj csubjpass",
    "AUX": "aux auxpass",
    "ADP": "prep agent prt",
    "SCONJ": "mark",
    "DET": "det predet",
    "ADJ": "amod acomp oprd",
    "ADV": "advmod",
    "PART": "neg case",
    "PRON": "expl poss",
    "NUM": "nummod",
    "CCONJ": "cc preconj",
    "PUNCT": "punct",
}
_POS = {dep: pos for pos, deps in _RELATIONS.items() for dep in deps.split()}


def parse(words: str) -> DependencyTree:
    """Return the tree of a sentence whose words are written as above."""
    parts = [_WORD.fullmatch(word) for word in words.split()]
    assert all(parts), words
    matches = [part for part in parts if part]
    roots = [i for i, match in enumerate(matches) if match["dep"] == "ROOT"]
    tokens, at = [], 0
    for i, match in enumerate(matches):
        word, dep = match["text"], match["dep"] or ""
        own = roots[0] if roots else i
        tokens.append(
            Token(
                start=at,
                end=at + len(word),
                text=word,
                lemma=match["lemma"] or word.lower(),
                pos=match["pos"] or _POS.get(dep, ""),
                dep=dep,
                head=int(match["head"]) if match["head"] else own,
            )
        )
        at += len(word) + 1
    text = " ".join(token.text for token in tokens)
    parsed = bool(roots)
    return DependencyTree(Sentence(0, len(text), 0, tuple(tokens), (), parsed), text)


def cases_of(module: ModuleType, table: str) -> list[object]:
    """Return the cases of a table, for `pytest.mark.parametrize`: function, sentence,
    further arguments, answer.

    Lines are "== function", then "words | arguments | answer" of each of its cases. An
    argument or answer is a literal of Python; an argument may have a name, "negated=True",
    be an event: "capture@2" is the third word, "capture@2-4" the third and fourth, and
    "denied:capture@2" the same with how it stands; or an
    attribution: "RU:0-2:3" is of a Russian claimant, the first two words, whose verb is
    the fourth; or a mention: "village^2" is of a village, "city.RU^2" of one abroad,
    "^2" of a place without a pin.
    "says=" and "at=" are the attributions and mentions of an analysed sentence.
    A function whose first parameter is no tree gets the text of the sentence or nothing
    of it, as its name tells.
    """
    return list(cases(module, table))


def _argument(written: str, tree: DependencyTree) -> object:
    if written.startswith("[") and any(mark in written for mark in "@^:"):
        return [_argument(item, tree) for item in written[1:-1].split(",")]
    stands, _, rest = written.partition(":")
    if stands in {each.value for each in Factuality} and "@" in rest:
        trigger = cast("Trigger", _argument(rest, tree))
        return extract._Event(trigger, Factuality(stands), Hedge.ASSERTED, [])
    place = _PLACE.fullmatch(written)
    if place is not None:
        first = int(place["first"])
        last = int(place["last"] or first + 1)
        return _mention(tree, place["kind"], place["country"] or "UA", (first, last))
    event = _EVENT.fullmatch(written)
    if event is not None:
        first = int(event["first"])
        return Trigger(first, int(event["last"] or first + 1), Kind(event["kind"]))
    who = _ATTRIBUTION.fullmatch(written)
    if who is None:
        return literal_eval(written)
    first, last = int(who["first"]), int(who["last"])
    claimant = tree.words(list(range(first, last)))
    return Attribution(claimant, Side(who["side"]), int(who["verb"]), first, last)


def _mention(
    tree: DependencyTree, kind: str, country: str, span: tuple[int, int]
) -> Mention:
    """Return a mention of an invented place of that kind, "" for one without a pin."""
    start, end = tree.tokens[span[0]].start, tree.tokens[span[1] - 1].end
    words = tree.text[start:end]
    place = (
        Place(
            id=words,
            name=words,
            name_uk=words,
            region="Donetsk",
            raion="",
            kind=kind,
            lat=48.0,
            lon=37.0,
            precision=Precision.SETTLEMENT,
            radius_km=3.0,
            population=None,
            source="",
            country=country,
        )
        if kind
        else None
    )
    return Mention(
        start=start,
        end=end,
        place_as_written=words,
        sentence=0,
        role=Role.PLACE,
        resolution=Resolution((), None, 0.0, ""),
        place=place,
        precision=None,
        radius_km=None,
    )


def answer(function: Answer, words: str, arguments: str) -> object:
    """Return what a function says of a sentence, a list where it yields; of an
    attribution its words, side, hedge and verb, of another record its fields, of a
    mention its words.
    """
    written = arguments.split()
    tree = parse(words)
    unnamed = [_argument(word, tree) for word in written if "=" not in word]
    named = dict(word.split("=") for word in written if "=" in word)
    says, at = (_argument(named.pop(key, "[]"), tree) for key in ("says", "at"))
    analysed = AnalysedSentence(
        0,
        tree.sentence,
        tree,
        cast("list[Attribution]", says),
        [],
        cast("list[Mention]", at),
    )
    wanted = next(iter(signature(function).parameters))
    sentences = {"tree": [tree], "text": [tree.text], "analysed": [analysed]}
    sentence = cast("list[object]", sentences.get(wanted, []))
    named_values = {name: literal_eval(value) for name, value in named.items()}
    result = function(*sentence, *unnamed, **named_values)
    return _plain(result)


def _plain(item: object) -> object:
    """Return an attribution as "claimant side hedge", what else is so of it behind."""
    if isinstance(item, GeneratorType | list):
        return [_plain(part) for part in item]
    if isinstance(item, Mention):
        return item.place_as_written
    if not isinstance(item, Attribution):
        if is_dataclass(item) and not isinstance(item, type):
            return astuple(item)
        return item
    words = [item.claimant, item.side.value, item.hedge.value, str(item.verb)]
    words += [] if item.wide else ["narrow"]
    words += [f"via {item.relayed_by}"] if item.relayed_by else []
    return " ".join(words)
