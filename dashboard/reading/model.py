"""What reading an article gives: sentences of tokens, mentions of places, draft claims,
and what was left aside.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from dashboard.domain.claim import Claim
from dashboard.domain.place import Candidate, Place, Resolution
from dashboard.domain.words import Precision, Word


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark. start, end: offsets in the article's text, end exclusive.

    lemma: base form where it is a word of fighting or speaking (see nlp.base_form),
    else the word in lower case. pos: coarse part of speech (Universal Dependencies),
    dep: relation to the head (spaCy's English labels), both "" when nobody parsed.
    head: index of the head in the sentence, its own index at the root or when nobody
    parsed.
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A name that the model marked: label as spaCy gives it (GPE, LOC, ORG, PERSON,
    ...).
    """

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the article. paragraph: number of its paragraph. parsed: whether
    pos, dep, head mean anything. language: ISO 639-1 code; of a language that is not
    read a whole passage is one sentence without tokens.
    """

    start: int
    end: int
    paragraph: int
    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...]
    parsed: bool
    language: str = "en"


class Role(Word):
    """What a mentioned place is in its sentence."""

    PLACE = "place", "Place", "something may have happened there"
    METONYM = "metonym", "Metonym", "stands for a government or an army"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One mention of a place.

    start, end: offsets in the article's text, end exclusive. place_as_written: the
    words between them. sentence: index of its sentence. resolution: the candidates and
    the one it stands by; chosen None where it abstains, with the reason. place: the
    place as meant here, None where it abstains; for "10 km north of X" that point with
    its own radius. precision, radius_km: how exactly the place is known here; None
    where it abstains. radius_km in kilometres. count: how many unnamed places are meant
    ("three villages in Donetsk province"), None for the place itself.
    """

    start: int
    end: int
    place_as_written: str
    sentence: int
    role: Role
    resolution: Resolution
    place: Place | None
    precision: Precision | None
    radius_km: float | None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A sentence that looks like a claim and could not become one, with the reason in
    words.
    """

    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article gives, in order of its text. sure: False when no
    language model was at hand. language: in which most of it is written.
    """

    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    rejected: tuple[Rejected, ...]
    sure: bool
    language: str = "en"


class Gazetteer(Protocol):
    """What reading asks of the gazetteer (dashboard.gazetteer.Gazetteer fits)."""

    def resolve(
        self,
        name: str,
        region: str | None = None,
        *,
        suggest: bool = True,
    ) -> Resolution:
        """Return candidates for a name, and the one to stand by."""

    def knows(self, name: str) -> bool:
        """Tell, quickly, whether some place has this spelling."""

    def place(self, id: str) -> Place | None:
        """Return the place of that id."""

    def candidates(
        self,
        name: str,
        region: str | None = None,
        limit: int = 5,
        *,
        suggest: bool = True,
        country: str = "UA",
    ) -> tuple[Candidate, ...]:
        """Return at most limit candidates for a name, best first. country: its code, ""
        for any.
        """

    def abroad(self, name: str) -> bool:
        """Tell whether a name is that of a well-known place outside Ukraine."""

    def front(self, place: Place) -> float:
        """Return how likely reporting on the war is about a place there, 0 to 1."""

    def dated(self, day: date | None) -> Gazetteer:
        """Return the gazetteer for a text of that day: names hold for a time."""
