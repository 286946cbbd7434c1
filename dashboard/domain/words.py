"""The closed vocabularies of a claim, each value with the words a person reads."""

from __future__ import annotations

from enum import StrEnum


class Word(StrEnum):
    """A closed vocabulary whose members carry a label (a few words) and a gloss (one sentence)."""

    label: str
    gloss: str

    def __new__(cls, value: str, label: str = "", gloss: str = "") -> Word:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.gloss = gloss
        return member


class Kind(Word):
    """What is said to have happened."""

    RETAKE = "retake", "Retaken", "regains a place it had lost"
    CAPTURE = "capture", "Captured", "takes a place it had not held"
    CONTROL = "control", "Control", "says who holds the place, wholly or partly"
    ADVANCE = "advance", "Advance", "moves forward"
    ASSAULT = "assault", "Assault", "tries to take the place"
    CLASH = "clash", "Fighting", "fighting, with no direction given"
    STRIKE = "strike", "Strike", "fire at the place"
    HOLD = "hold", "Held", "repels an attack or keeps the place"
    WITHDRAW = "withdraw", "Withdrawal", "leaves the place"
    FORTIFY = "fortify", "Fortified", "builds defences"
    STATEMENT = "statement", "Statement", "anything else that is said about the place"


class Side(Word):
    """Who acts, or on whose side the speaker is."""

    UA = "UA", "Ukraine"
    RU = "RU", "Russia"
    PARTNER = "partner", "Partner of Ukraine"
    INDEPENDENT = "independent", "Independent"
    UNKNOWN = "unknown", "Not stated"


class Hedge(Word):
    """How firmly the claim is put."""

    ASSERTED = "asserted", "stated as fact"
    HEDGED = "hedged", "put with caution"
    CLAIMED = "claimed", "reported as a claim"
    DENIED = "denied", "a denial"


class Precision(Word):
    """How exactly the place is known."""

    POINT = "point", "Exact spot", "the point is the spot that was named"
    SETTLEMENT = "settlement", "Settlement", "somewhere in this settlement"
    APPROXIMATE = "approximate", "Approximate", "somewhere near this point; the spot itself is not known"
    RAION = "raion", "Raion", "somewhere in this raion; the point is only its centre"
    OBLAST = "oblast", "Oblast", "somewhere in this oblast; the point is only its centre"
    AREA = "area", "Area", "somewhere in this area; the point is only its centre"
    COUNTRY = "country", "Country", "somewhere in the country; the point is only its centre"


WIDE: frozenset[str] = frozenset({Precision.RAION, Precision.OBLAST, Precision.AREA, Precision.COUNTRY})
"""Precisions whose point is only the centre of a whole area: drawn as a square, never merged with settlements."""


class Review(Word):
    """Where the claim stands with the editors."""

    DRAFT = "draft", "Draft"
    ACCEPTED = "accepted", "Accepted"
    REJECTED = "rejected", "Rejected"
    RETRACTED = "retracted", "Retracted"


REGIONS: tuple[str, ...] = (
    "Cherkasy", "Chernihiv", "Chernivtsi", "Crimea", "Dnipropetrovsk", "Donetsk", "Ivano-Frankivsk", "Kharkiv",
    "Kherson", "Khmelnytskyi", "Kirovohrad", "Kyiv", "Kyiv City", "Luhansk", "Lviv", "Mykolaiv", "Odesa", "Poltava",
    "Rivne", "Sevastopol", "Sumy", "Ternopil", "Vinnytsia", "Volyn", "Zakarpattia", "Zaporizhzhia", "Zhytomyr",
)  # fmt: skip
"""The 27 first-level regions of Ukraine (KATOTTG level 1), English names without the word oblast."""
