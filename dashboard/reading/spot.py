"""Where an event is put: a mention of its sentence, the front, or the place that the article spoke of before."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dashboard.domain.place import Place
from dashboard.domain.words import Precision
from dashboard.reading.model import Gazetteer, Mention

_FRONT = re.compile(
    r"(?:\d[\d,.]{0,8}[- ](?:mile|km|kilomet(?:re|er))s?[- ](?:long )?)?\b(?:front ?lines?|line of "
    r"contact|contact line|(?<!stretch of the )(?<!part of the )(?<!section of the )(?<!sector of the )front(?!-line)"
    r"|(?:an? )?(?:single |whole |entire )?areas? of (?:the )?fighting)\b(?! (?:town|city|village"
    r"|settlement|position|in|near|of|office|runner|page))",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?:hits?|struck|shelled|shelling|attacked|captured|took|taken|seized|bombed|entered|liberated"
    r"|left|of|in|on|at|around|near) it\b|"
    r"\bthere\b(?! (?:is|are|was|were|has|have|had|will|would|may|might|could|can|should|no\b))"
    r"|\b(?:the|this|that) (?:same |embattled |besieged |eastern |southern |northern )?"
    r"(?:area|town|city|village|settlement|region|sector|district|province|maze|stretch|section|community"
    r"|hamlet)\b(?! of\b)",
    re.IGNORECASE,
)
_RUSSIAN = re.compile(
    r"\bRussian (?:border )?(?:towns?|villages?|city|cities|settlements?|regions?|territory|soil)\b"
    r"|\b(?:Kursk|Belgorod|Bryansk|Rostov|Voronezh)\b"
)
_PART = re.compile(r"\b(?:this|that) (?:maze|stretch|section)\b", re.IGNORECASE)
"""Words for a part of the place: what is written is no name of it."""
FRONT_ID = "area-front"
"""The gazetteer's id of the whole front line."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as an event has it. written: the words for it, "" when there are none. place: None when it is not clear.

    radius_km: kilometres. count: how many unnamed places are meant, None for the place itself. trouble: why there is
    no place, "" when there is one.
    """

    written: str = ""
    place: Place | None = None
    precision: Precision | None = None
    radius_km: float | None = None
    count: int | None = None
    trouble: str = "no place given"


NOWHERE = Spot()


def of_mention(mention: Mention) -> Spot:
    """Return the spot of a mention."""
    trouble = "" if mention.place else f"not placed: {mention.resolution.reason}".removesuffix(": ")
    return Spot(mention.text, mention.place, mention.precision, mention.radius_km, mention.count, trouble)


def in_russia(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of text speaks of land that is Russia's: a place without a pin is then not Ukraine's."""
    return _RUSSIAN.search(text, start, end) is not None


def front(text: str, start: int, end: int, gazetteer: Gazetteer) -> Spot | None:
    """Return the whole front where a stretch of text names it, None when it does not or the gazetteer has no front."""
    found = _FRONT.search(text, start, end)
    place = gazetteer.place(FRONT_ID) if found else None
    if found is None or place is None:
        return None
    return Spot(found.group(), place, place.precision, place.radius_km, None, "")


def is_front(spot: Spot) -> bool:
    """Tell whether a spot is the whole front."""
    return spot.place is not None and spot.place.id == FRONT_ID


def refers(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of text refers to a place spoken of before ("there", "the town")."""
    return _AGAIN.search(text, start, end) is not None


def again(text: str, start: int, end: int, before: Mention | None) -> Spot | None:
    """Return the place spoken of before where a stretch of text refers to it ("there", "the town"), else None."""
    found = _AGAIN.search(text, start, end) if before is not None and before.place is not None else None
    if found is None or before is None:
        return None
    part = _PART.match(text, found.start())
    spot = of_mention(before)
    return replace(spot, written=part.group()) if part else spot
