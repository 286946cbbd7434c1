"""Which words of a sentence name a place: the model's entities united with names that the gazetteer knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.reading import cues
from dashboard.reading.kinds import KIND_WORD, PLURALS, SECTOR, SETTLED, WIDE_WORDS, role, spread
from dashboard.reading.model import Role, Sentence
from dashboard.reading.names import JOINED, LONGEST, Known, Name, name_at
from dashboard.reading.units import inside_organisation, person
from dashboard.reading.words import Word

MOST = 150
"""Names of places that are looked at in one sentence; campaign assessments name some twenty."""
PLACES = frozenset({"GPE", "LOC", "FAC"})
"""Labels by which the model marks places."""
_OTHERS = frozenset({"PERSON", "ORG", "NORP", "PRODUCT", "DATE"})
_LIST = frozenset({", ", "–", " – ", "-", "—", " — ", "/", " - ", "; ", " & "})
_AND = frozenset({"and", "or"})


@dataclass(slots=True)
class Span:
    """One name of a place in a sentence. first, last: numbers of its words, both included.

    name: what the gazetteer is asked. kind: kind of place that the words beside it tell, "" when none do.
    sector: "the X direction", a stretch of front called by a town. plural: its kind stands for the names before it too.
    article: "the X": a river or an area, for towns take no article.
    """

    start: int
    end: int
    first: int
    last: int
    name: str
    kind: str
    role: Role = Role.PLACE
    sector: bool = False
    plural: bool = False
    article: bool = False


def spans(text: str, sentence: Sentence, found: Sequence[Word], known: Known, *, caption: bool) -> list[Span]:
    """Return the names of places in a sentence, in order.

    found: its words. known: what the gazetteer knows. caption: take for a place whatever the gazetteer knows.
    """
    labels = _labels(sentence, found)
    out: list[Span] = []
    at = 0
    while at < len(found) and len(out) < MOST:
        if not found[at].capital:
            at += 1
            continue
        name = name_at(text, found, at, labels, known)
        if _is_place(found, name, labels, out, known, caption=caption):
            out.append(_made(text, found, name, known))
        at = max(name.last, out[-1].last if out else 0) + 1
    spread(found, out)
    return out


def _labels(sentence: Sentence, found: Sequence[Word]) -> list[str]:
    """Return the label of the entity that each word lies in, "" outside entities."""
    out = [""] * len(found)
    at = 0
    for entity in sentence.entities:
        while at < len(found) and found[at].start < entity.start:
            at += 1
        while at < len(found) and found[at].end <= entity.end:
            out[at] = entity.label
            at += 1
    return out


def _is_place(
    found: Sequence[Word], name: Name, labels: Sequence[str], before: Sequence[Span], known: Known, *, caption: bool
) -> bool:
    word = found[name.first]
    if name.leads or (name.first == name.last and word.low in cues.NEVER):
        return False
    if word.low in cues.ADJECTIVAL and name.first == name.last:
        return True
    if inside_organisation(found, name.first, name.last) or person(found, name.first):
        return False
    label = labels[name.first] if labels[name.first] == labels[name.last] else labels[name.last]
    if name.whole:
        return True
    cue = cues_before(found, name.first)
    if label in PLACES:
        return name.known or bool(cue) or not _speaks(found, name.last)
    listed = _listed(found, name.first, before)
    alone = _stands_alone(found, name.first, name.last)
    if name.known:
        if not cue and name.first == 0 and name.last == 0 and not known.by_itself(word.text):
            return False
        if cue or caption or (listed and alone) or _kind_follows(found, name.last):
            return True
        return label not in _OTHERS and alone
    if cue and _kind_follows(found, name.last):
        return True
    if word.text.isupper() or not 4 <= len(word.text) <= LONGEST or label not in {"", "PERSON", "ORG"}:
        return False
    if listed and alone and _long_list(found, name.first, before) and not _speaks(found, name.last):
        return True
    return cue == "strong" or (bool(cue) and known.likely(word.text))


def _made(text: str, found: Sequence[Word], name: Name, known: Known) -> Span:
    first, last = name.first, name.last
    after = found[last + 1] if last + 1 < len(found) else None
    follows = after.low if after is not None and after.gap in JOINED and not found[last].owns else ""
    asked = text[found[first].start : found[last].end]
    kind = KIND_WORD.get(follows, "") or _kind_before(found, first)
    if last > first and found[last].low in WIDE_WORDS:
        kind, asked = KIND_WORD[found[last].low], text[found[first].start : found[last - 1].end]
    elif not name.whole and (follows in cues.NATURE or (follows in cues.WORKS and not name.known)):
        last, asked, kind = last + 1, f"{asked} {follows}", ""
    elif follows in WIDE_WORDS or (follows == "city" and after is not None and after.capital):
        last += 1
    span = Span(found[first].start, found[last].end, first, last, asked, kind)
    if first and found[first].gap == " " and known(whole := f"{found[first - 1].low} {asked}"):
        span.name = whole
    span.sector = follows in SECTOR
    span.plural = follows in PLURALS
    span.article = not name.whole and not kind and _by_article(found, first, last)
    span.role = role(text, found, first, last, cues_before(found, first))
    return span


def _kind_before(found: Sequence[Word], first: int) -> str:
    """Return the kind of place told before the name: "the village of X", "the city X", "the towns of X"."""
    at = first - 1
    if at >= 0 and found[at].low == "of" and found[first].gap == " ":
        at -= 1
    return KIND_WORD.get(found[at].low, "") if at >= 0 and found[at + 1].gap == " " else ""


def _kind_follows(found: Sequence[Word], last: int) -> bool:
    if last + 1 >= len(found) or found[last].owns:
        return False
    after = found[last + 1]
    return after.gap in JOINED and (after.low in KIND_WORD or after.low in SECTOR or after.low in cues.THING)


def cues_before(found: Sequence[Word], first: int) -> str:
    """Return "strong" or "weak" when the words before say that a place follows, else ""."""
    at, gap = first - 1, found[first].gap
    for _ in range(6):
        if at < 0 or gap not in {" ", "-", " #", " “", ' "'}:
            return ""
        low = found[at].low
        if low in cues.LOCATIVE:
            return "weak" if low in cues.WEAK else "strong"
        if low in cues.TAKEN:
            return "weak"
        if low == "of":
            return "strong" if at > 0 and found[at - 1].low in cues.NOUN_OF else ""
        if low not in cues.BEFORE:
            return ""
        at, gap = at - 1, found[at].gap
    return ""


def _listed(found: Sequence[Word], first: int, before: Sequence[Span]) -> bool:
    """Tell whether a name goes on a list of places: "A, B and C", "A-B"."""
    if not before:
        return False
    last = before[-1].last
    if last == first - 1:
        return found[first].gap in _LIST
    return last == first - 2 and found[first - 1].low in _AND and found[first].gap == " "


def _long_list(found: Sequence[Word], first: int, before: Sequence[Span]) -> bool:
    """Tell a list in which a name nobody knows is a place too: "the villages of A and B", "near A, B, C"."""
    if found[first - 1].low in _AND and before[-1].kind in SETTLED:
        return True
    return len(before) > 1 and _listed(found, before[-1].first, before[:-1])


def _stands_alone(found: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether no capitalised word touches the name, which would make it part of another name."""
    before = first > 1 and found[first].gap in JOINED and found[first - 1].capital
    after = last + 1 < len(found) and found[last + 1].gap in JOINED and found[last + 1].capital
    return not before and not after


def _speaks(found: Sequence[Word], last: int) -> bool:
    """Tell whether a verb of saying follows, of which an unknown name is likelier a person."""
    return last + 1 < len(found) and found[last + 1].gap == " " and found[last + 1].low in cues.SPEAKING


def _by_article(found: Sequence[Word], first: int, last: int) -> bool:
    """Tell "the Dnipro" from "Dnipro" and from "the Dnipro plant"."""
    if first == 0 or found[first - 1].low != "the" or found[first].gap != " " or found[last].owns:
        return False
    after = found[last + 1] if last + 1 < len(found) else None
    return after is None or (after.gap not in JOINED or after.low in cues.FUNCTION)
