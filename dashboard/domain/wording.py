"""Counts and places as a person reads them."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.domain.claim import Claim
from dashboard.domain.words import Precision, Review
from dashboard.i18n.translate import (
    decimal_words,
    gettext,
    ngettext,
    number_words,
    pgettext,
)


def count_words(number: int, noun: str) -> str:
    """Return "1 claim" or "14 claims"."""
    return ngettext(f"{{count}} {noun}", f"{{count}} {noun}s", number)


def review_words(counts: Mapping[Review, int]) -> str:
    """Return how many claims are not accepted, and what they are, "" for none: "3
    claims not accepted (2 draft, 1 rejected)".
    """
    others = {
        review: counts.get(review, 0)
        for review in Review
        if review is not Review.ACCEPTED and counts.get(review, 0)
    }
    if not others:
        return ""
    each = ", ".join(
        f"{number_words(number)} {gettext(review.value)}"
        for review, number in others.items()
    )
    return ngettext(
        "{count} claim not accepted ({each})",
        "{count} claims not accepted ({each})",
        sum(others.values()),
        each=each,
    )


CITIES = ("Kyiv City", "Sevastopol")
"""Cities that are regions of their own (codes UA80 and UA85 of KATOTTG)."""


def place_words(name: str, precision: str, region: str) -> str:
    """Return a place as a person names it: the oblast is told from the city by its
    name.

    Kyiv and Sevastopol are cities that are regions: their precision is that of an
    oblast, and they stay cities.
    """
    if precision == Precision.OBLAST and region not in CITIES:
        return region_words(name)
    return name


def region_words(region: str) -> str:
    """Return a region as a person names it: "Donetsk oblast", but "Crimea", "Kyiv
    City", "Sevastopol".
    """
    whole = region in {"", "Crimea", *CITIES}
    return pgettext("region", region if whole else f"{region} oblast")


def precision_words(claim: Claim) -> str:
    """Say how exactly the place is known: "Oblast: somewhere in this oblast; ... within
    110 km".
    """
    if not claim.placed:
        if claim.place_as_written:
            return gettext("No place on the map: not found for sure")
        return gettext("No place on the map: the source names none")
    if claim.precision is None:
        return gettext("Precision not stated")
    label, gloss = gettext(claim.precision.label), gettext(claim.precision.gloss)
    if not claim.radius_km:
        return f"{label}: {gloss}"
    km = decimal_words(claim.radius_km)
    return gettext("{precision}; within {km} km", precision=f"{label}: {gloss}", km=km)
