"""Claims and counts as a person reads them."""

from __future__ import annotations

from dashboard.domain.claim import Claim
from dashboard.domain.filters import day_words, period
from dashboard.domain.words import Hedge, Precision, Review


def kind_words(claim: Claim) -> str:
    """Return the kind in words; a denial must never read as the claim it denies."""
    return f"{claim.kind.label} (denied)" if claim.hedge is Hedge.DENIED else claim.kind.label


def review_words(claim: Claim) -> str:
    """Return "Draft", "Rejected" or "Retracted" for a claim that must not pass for an accepted one, else ""."""
    return "" if claim.review is Review.ACCEPTED else claim.review.label


def count_words(number: int, noun: str) -> str:
    """Return "1 claim" or "14 claims"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def when_words(claim: Claim) -> str:
    """Say when it is said to have happened: "12 June 2023", "by 13 June 2023" when the start is not known."""
    if claim.date_from is None and claim.date_to is None:
        return "date not stated"
    if claim.date_from is None and claim.date_to is not None:
        return f"by {day_words(claim.date_to)}"
    return period(claim.date_from, claim.date_to)


CITIES = ("Kyiv City", "Sevastopol")
"""Cities that are regions of their own (codes UA80 and UA85 of KATOTTG)."""


def place_words(name: str, precision: str, region: str) -> str:
    """Return a place as a person names it: the oblast is told from the city by its name.

    Kyiv and Sevastopol are cities that are regions: their precision is that of an oblast, and they stay cities.
    """
    return region_words(name) if precision == Precision.OBLAST and region not in CITIES else name


def region_words(region: str) -> str:
    """Return a region as a person names it: "Donetsk oblast", but "Crimea", "Kyiv City", "Sevastopol"."""
    return region if region in {"", "Crimea", *CITIES} else f"{region} oblast"


def precision_words(claim: Claim) -> str:
    """Say how exactly the place is known: "Oblast: somewhere in this oblast; ... within 110 km"."""
    if not claim.placed:
        return f"No place on the map: {'not found for sure' if claim.place_as_written else 'the source names none'}"
    if claim.precision is None:
        return "Precision not stated"
    reach = f"; within {claim.radius_km:g} km" if claim.radius_km else ""
    return f"{claim.precision.label}: {claim.precision.gloss}{reach}"
