"""Choices that lie astray: far from everything else that their sentence names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.domain.place import Place
from dashboard.reading.weighing import NAMESAKES, NOTED, Asked, km, namesakes, spot, told, within

LARGE = 200_000
"""People from which a city is meant whatever is named beside it, its namesakes being hamlets."""
OTHERS = 3
"""Places, least, that a choice must lie far from: two may be far apart, as towns of the rear and the front are."""
FAR_KM = 100.0
"""How far: sentences of reports on fighting name places up to some 60 km apart, a stretch of the front at most."""
AMONG_KM = 40.0
"""How close to one of the others a namesake lies that may be meant as well."""


def doubt(group: Sequence[Asked], here: frozenset[str]) -> None:
    """Take back the choices of a sentence that lie far from all others in it, where they are not sure by themselves.

    So it is for a place that has a namesake among the others, or in the only oblast that the sentence names, and for a
    village that reports hardly name. Large cities, and what is told to lie in an oblast, stay. here: the oblasts that
    the sentence names.
    """
    chosen = {k: p for k, one in enumerate(group) if (p := one.chosen) is not None and spot(p)}
    for k, place in chosen.items():
        others = [other for j, other in chosen.items() if j != k and other.id != place.id]
        answer = group[k].answer
        if group[k].tail or (place.population or 0) >= LARGE:
            continue
        reason = _elsewhere(group[k], place, here)
        if not reason and len(others) >= OTHERS and min(km(place, other) for other in others) >= FAR_KM:
            reason = _doubtful(group[k], place, others)
        if reason and answer is not None:
            group[k].answer = replace(answer, chosen=None, reason=f"{group[k].span.name!r}: {reason}")


def _elsewhere(one: Asked, place: Place, here: frozenset[str]) -> str:
    if one.relation is not None or one.span.kind or len(here) != 1 or within(place, *here):
        return ""
    nearer = next((c.place for c in namesakes(one) if within(c.place, *here)), None)
    return f"could be {told(place)} or {told(nearer)}" if nearer is not None else ""


def _doubtful(one: Asked, place: Place, others: Sequence[Place]) -> str:
    rivals = (c.place for c in namesakes(one) if any(km(c.place, other) < AMONG_KM for other in others))
    nearer = next(rivals, None)
    if nearer is not None:
        return f"could be {told(place)} or {told(nearer)}"
    score = next((c.score for c in one.candidates if c.place.id == place.id), 0.0)
    hardly = place.kind in {"village", "settlement"} and (score < NOTED or len(namesakes(one)) >= NAMESAKES)
    return f"{told(place)} lies far from everything else here" if hardly else ""
