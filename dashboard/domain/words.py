"""The closed vocabularies of a claim, each value with the words a person reads."""

from __future__ import annotations

from enum import StrEnum


class Word(StrEnum):
    """A closed vocabulary whose members carry a label (a few words) and a gloss (one
    sentence).
    """

    label: str
    gloss: str

    def __new__(cls, value: str, label: str = "", gloss: str = "") -> Word:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.gloss = gloss
        return member


class Stance(StrEnum):
    """What a kind of claim answers about its place; claims contradict each other only
    by their answers to the same question.
    """

    NONE = ""
    """Nothing."""
    HOLDS = "holds"
    """Who holds the place: the actor."""
    TAKES = "takes"
    """Who holds the place: the actor from then on."""
    LEAVES = "leaves"
    """Who holds the place: the actor no longer."""
    ADVANCES = "advances"
    """Whether the actor gained ground there."""
    FIRES = "fires"
    """Who fired at the place: the actor."""
    HAPPENS = "happens"
    """Whether it happened."""


class Kind(Word):
    """What is said to have happened. All that is drawn and written of a kind is
    declared here, but its name in other languages.

    with_actor, without_actor: the words of a headline, of {actor}, {place} and {at}
    ("at X" or "in X oblast"). symbol: an SVG path in a box of 12 x 12 around 0,0; it is
    drawn as a line of 1.6 without fill. stance: what it answers.
    """

    with_actor: str
    without_actor: str
    symbol: str
    stance: Stance

    def __new__(
        cls,
        value: str,
        # Empty by default for a type checker's sake, which takes Kind("hold") for a new
        # member; a test asks each member for all of them.
        label: str = "",
        gloss: str = "",
        with_actor: str = "",
        without_actor: str = "",
        symbol: str = "",
        stance: Stance = Stance.HAPPENS,
    ) -> Kind:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.gloss = gloss
        member.with_actor = with_actor
        member.without_actor = without_actor
        member.symbol = symbol
        member.stance = stance
        return member

    RETAKE = (
        "retake",
        "Retaken",
        "regains a place it had lost",
        "{actor} retook {place}",
        "{place} was retaken",
        "M-3 5V-5M-3 -5H5L3 -2L5 1H-3",
        Stance.TAKES,
    )
    CAPTURE = (
        "capture",
        "Captured",
        "takes a place it had not held",
        "{actor} captured {place}",
        "{place} was captured",
        "M-4 5V-5M-4 -5L5 -2L-4 1",
        Stance.TAKES,
    )
    CONTROL = (
        "control",
        "Control",
        "says who holds the place, wholly or partly",
        "{actor} controls {place}",
        "{place} is under control of a side not named",
        "M0 -5L5 -2V1C5 4 2 5 0 6C-2 5 -5 4 -5 1V-2Z",
        Stance.HOLDS,
    )
    ADVANCE = (
        "advance",
        "Advance",
        "moves forward",
        "{actor} advanced {at}",
        "there was an advance {at}",
        "M-5 0H5M1 -4L5 0L1 4",
        Stance.ADVANCES,
    )
    ASSAULT = (
        "assault",
        "Assault",
        "tries to take the place",
        "{actor} attacked {place}",
        "{place} was attacked",
        "M-5 -4L0 0L-5 4M0 -4L5 0L0 4",
    )
    CLASH = (
        "clash",
        "Fighting",
        "fighting, with no direction given",
        "{actor} fought {at}",
        "there was fighting {at}",
        "M-5 -5L5 5M5 -5L-5 5",
    )
    STRIKE = (
        "strike",
        "Strike",
        "fire at the place",
        "{actor} struck {place}",
        "{place} was struck",
        "M0 -6V6M-6 0H6M-4 -4L4 4M4 -4L-4 4",
        Stance.FIRES,
    )
    HOLD = (
        "hold",
        "Held",
        "repels an attack or keeps the place",
        "{actor} held {place}",
        "{place} was held",
        "M-5 -3H5M-5 3H5M0 -3V3",
        Stance.HOLDS,
    )
    WITHDRAW = (
        "withdraw",
        "Withdrawal",
        "leaves the place",
        "{actor} withdrew from {place}",
        "there was a withdrawal from {place}",
        "M5 0H-5M-1 -4L-5 0L-1 4",
        Stance.LEAVES,
    )
    FORTIFY = (
        "fortify",
        "Fortified",
        "builds defences",
        "{actor} fortified {place}",
        "{place} was fortified",
        "M-6 4V-2H-3V-4H0V-2H3V-4H6V4Z",
    )
    STATEMENT = (
        "statement",
        "Statement",
        "anything else that is said about the place",
        "{place}",
        "{place}",
        "M-5 -4H5V2H0L-3 5V2H-5Z",
        Stance.NONE,
    )


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
    APPROXIMATE = (
        "approximate",
        "Approximate",
        "somewhere near this point; the spot itself is not known",
    )
    RAION = "raion", "Raion", "somewhere in this raion; the point is only its centre"
    OBLAST = (
        "oblast",
        "Oblast",
        "somewhere in this oblast; the point is only its centre",
    )
    AREA = "area", "Area", "somewhere in this area; the point is only its centre"
    COUNTRY = (
        "country",
        "Country",
        "somewhere in the country; the point is only its centre",
    )


WIDE: frozenset[str] = frozenset(
    {Precision.RAION, Precision.OBLAST, Precision.AREA, Precision.COUNTRY}
)
"""Precisions whose point is only the centre of a whole area: drawn as a square, never
merged with settlements.
"""


class Review(Word):
    """Where the claim stands with the editors."""

    DRAFT = "draft", "Draft"
    ACCEPTED = "accepted", "Accepted"
    REJECTED = "rejected", "Rejected"
    RETRACTED = "retracted", "Retracted"


REGIONS: tuple[str, ...] = (
    "Cherkasy",
    "Chernihiv",
    "Chernivtsi",
    "Crimea",
    "Dnipropetrovsk",
    "Donetsk",
    "Ivano-Frankivsk",
    "Kharkiv",
    "Kherson",
    "Khmelnytskyi",
    "Kirovohrad",
    "Kyiv",
    "Kyiv City",
    "Luhansk",
    "Lviv",
    "Mykolaiv",
    "Odesa",
    "Poltava",
    "Rivne",
    "Sevastopol",
    "Sumy",
    "Ternopil",
    "Vinnytsia",
    "Volyn",
    "Zakarpattia",
    "Zaporizhzhia",
    "Zhytomyr",
)
"""The 27 first-level regions of Ukraine (KATOTTG level 1), English names without the
word oblast.
"""
