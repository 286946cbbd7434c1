"""Which words of a sentence name a place: the model's entities united with names that the gazetteer knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from dashboard.reading import cues
from dashboard.reading.kinds import FRONTS, HROMADA, KIND_WORD, PLURALS, SECTOR, WIDE_WORDS, role, spread
from dashboard.reading.model import Role, Sentence
from dashboard.reading.names import JOINED, LONGEST, Known, Name, name_at
from dashboard.reading.signs import (
    by_article,
    cues_before,
    full_name,
    headline,
    kind_follows,
    listed,
    long_list,
    quoted_title,
    softened,
    speaks,
    stands_alone,
)
from dashboard.reading.units import inside_organisation, person
from dashboard.reading.words import Word

_NEVER = frozenset({"NORP", "DATE", "TIME", "EVENT", "LAW", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"})
_PART_OF_NAME = WIDE_WORDS | (HROMADA - PLURALS)
MOST = 150
"""Names of places that are looked at in one sentence; campaign assessments name some twenty."""
PLACES = frozenset({"GPE", "LOC", "FAC"})
"""Labels by which the model marks places."""
_OTHERS = frozenset({"PERSON", "ORG", "NORP", "PRODUCT", "DATE"})
_MISREAD = frozenset({"PERSON", "ORG", "NORP", "PRODUCT"})
"""What the model often takes a town of Ukraine for."""


class Reach(Enum):
    """How much of what the gazetteer knows is taken for a place: less where every word has a capital."""

    PROSE = 1
    CAPTION = 2
    TITLE = 3


@dataclass(slots=True)
class Span:
    """One name of a place in a sentence. first, last: numbers of its words, both included.

    name: what the gazetteer is asked. kind: kind of place that the words beside it tell, "" when none do.
    sector: "the X direction", a stretch of front called by a town. plural: what follows goes for names before it too.
    article: "the X": a river or an area, for towns take no article. hromada: the villages governed from there.
    governed: "X governor": the oblast of that name where there is one.
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
    hromada: bool = False
    governed: bool = False


def spans(
    text: str, sentence: Sentence, found: Sequence[Word], known: Known, *, caption: bool, sent: int = 0
) -> list[Span]:
    """Return the names of places in a sentence, in order.

    found: its words. known: what the gazetteer knows. caption: take for a place whatever the gazetteer knows. sent:
    where the dateline ends that the article has, at its beginning or before this sentence.
    """
    labels = _labels(sentence, found)
    reach = Reach.CAPTION if caption else Reach.TITLE if headline(found) else Reach.PROSE
    if reach is Reach.TITLE:  # "Toretsk Stands Firm" looks like a person to the model
        labels = ["" if label == "PERSON" else label for label in labels]
    out: list[Span] = []
    at = 0
    while at < len(found) and len(out) < MOST:
        if not found[at].capital:
            at += 1
            continue
        name = name_at(text, found, at, labels, known)
        before = [] if out and out[-1].start < sent <= found[at].start else out
        if _is_place(found, name, labels, before, known, reach):
            out.append(_made(text, found, name, known))
            if out[-1].start < sent:
                out[-1].role = Role.METONYM
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
    found: Sequence[Word], name: Name, labels: Sequence[str], before: Sequence[Span], known: Known, reach: Reach
) -> bool:
    word = found[name.first]
    single = name.first == name.last
    if name.leads or (single and word.low in cues.NEVER):
        return False
    if single and word.low in cues.ADJECTIVAL | cues.SEATS:
        return True
    if inside_organisation(found, name.first, name.last) or person(found, name.first):
        return False
    if quoted_title(found, name.first, name.last):
        return False
    label = labels[name.first] if labels[name.first] == labels[name.last] else labels[name.last]
    if name.whole:
        return True
    if reach is Reach.TITLE:
        return name.known and (
            label in PLACES or known.often(word.text if single else "") or _again(found, name, known)
        )
    cue = cues_before(found, name.first)
    if name.first == name.last == 0 and not name.known and kind_follows(found, 0):
        return False
    if label in PLACES:
        shown = bool(cue) or listed(found, name.first, before) or kind_follows(found, name.last)
        return name.known or shown or " ".join(w.low for w in found[name.first : name.last + 1]) in cues.COUNTRIES
    if name.known:
        return _known_is_place(found, name, label, before, known, cue, reach)
    return _unknown_is_place(found, name, label, before, known, cue)


def _known_is_place(
    found: Sequence[Word], name: Name, label: str, before: Sequence[Span], known: Known, cue: str, reach: Reach
) -> bool:
    first, last = name.first, name.last
    if not cue and first == last == 0 and not known.by_itself(found[0].text):
        return False
    alone = stands_alone(found, first, last, before)
    if (
        cue
        or (reach is Reach.CAPTION and not full_name(found, first, last, known))
        or (alone and listed(found, first, before))
        or kind_follows(found, last)
    ):
        return True
    if not alone or full_name(found, first, last, known):
        return False
    if speaks(found, last) and _written(found, name).lower() not in cues.CAPITALS | cues.COUNTRIES:
        return False
    if label not in _OTHERS or _again(found, name, known):
        return True
    return label in _MISREAD and known.often(_written(found, name))


def _again(found: Sequence[Word], name: Name, known: Known) -> bool:
    """Tell whether the article has said elsewhere that this is a place."""
    return _written(found, name) in known.again


def _written(found: Sequence[Word], name: Name) -> str:
    words = found[name.first : name.last + 1]
    return "".join(word.gap * (k > 0) + word.text for k, word in enumerate(words))


def _unknown_is_place(
    found: Sequence[Word], name: Name, label: str, before: Sequence[Span], known: Known, cue: str
) -> bool:
    word = found[name.first]
    if kind_follows(found, name.last) and (cue or found[name.first - 1].low == "the"):
        return True
    if word.text[1:] != word.low[1:] or not 4 <= len(word.text) <= LONGEST or label in _NEVER:
        return False
    in_list = listed(found, name.first, before) and stands_alone(found, name.first, name.last)
    if in_list and long_list(found, name.first, before, known) and not speaks(found, name.last):
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
    elif follows in cues.NUCLEAR and not name.whole:
        while last + 1 < len(found) and found[last + 1].low in cues.PLANT and found[last + 1].gap == " ":
            last += 1
        asked, kind = f"{asked} nuclear power plant", ""
    elif follows in _PART_OF_NAME or (follows == "city" and after is not None and after.capital):
        last += 1
    end = found[last].end + softened(text, found[0].start, found[last])
    span = Span(found[first].start, end, first, last, asked, kind)
    if first and found[first].gap == " " and known(whole := f"{found[first - 1].low} {asked}"):
        span.name = whole
    span.sector = follows in SECTOR
    span.governed = follows in cues.GOVERNED
    span.hromada = follows in HROMADA
    span.plural = follows in PLURALS | FRONTS
    span.article = not name.whole and not kind and by_article(found, first, last)
    span.role = role(found, first, last, cues_before(found, first))
    return span


def _kind_before(found: Sequence[Word], first: int) -> str:
    """Return the kind of place told before the name: "the village of X", "the city X", "the towns of X".

    "The Novyi district of X" is a part of the city X.
    """
    at = first - 1
    if at >= 0 and found[at].low == "of" and found[first].gap == " ":
        at -= 1
    kind = KIND_WORD.get(found[at].low, "") if at >= 0 and found[at + 1].gap == " " else ""
    return "" if kind == "raion" and at < first - 1 else kind
