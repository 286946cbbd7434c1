"""How well articles are read: the figures of the last measurement, in words for the page and the README."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("accuracy.json")
"""Written by `python -m benchmarks --only reading --publish`; part of the package."""
GENRES: Mapping[str, str] = {
    "wire": "Wire reports", "assessment": "Campaign assessments", "caption": "Captions and posts",
}  # fmt: skip
GROUPS: Mapping[str, str] = {**GENRES, "aside": "Kept aside", "all": "All"}
"""The columns: genres, the passages whose errors the authors of the rules were not shown, and all."""
WAYS: Mapping[str, str] = {"model": "With a language model", "rules": "By rules alone"}
MEASURES: Mapping[str, tuple[str, str]] = {
    "mention_f1": ("Names of places", "names found exactly, and nothing else taken for one (F1)"),
    "resolved": (
        "Places right",
        "towns and villages put within 25 km of the annotated place; unresolved counts as wrong",
    ),
    "wrong_pins": ("Wrong pins", "towns and villages put more than 25 km off: less is better"),
    "claims_found": ("Claims found", "annotated claims that were read at their place"),
    "speaker": ("Speaker", "found claims whose speaker shares a word with the annotated one"),
    "kind": ("Kind", "claims of the annotated kind"),
    "dates": ("Dates", "claims with the annotated first and last day; where the start is unknown, the last day"),
    "hedge": ("Firmness", "claims put as firmly or cautiously as annotated"),
    "actor": ("Actor", "claims with the annotated side as the one that acts"),
    "extra": ("Claims too many", "claims read that nobody annotated: less is better"),
}
"""Each measure with its title and what it says, in plain words. All are percentages."""
FAULTS: Mapping[str, str] = {
    "mention missed": "a name of a place is overlooked",
    "mention spurious": "something else is taken for a place",
    "not resolved": "it is left open which place a name means",
    "wrong pin": "a name is put at another place of that name",
    "claim missed": "a claim is overlooked, or read at another place",
    "claim extra": "a claim is read where none was meant, or read twice",
    "speaker wrong": "the speaker is wrong or missing",
    "kind wrong": "the kind is wrong",
    "dates wrong": "the dates are wrong",
    "hedge wrong": "it is put more firmly or more cautiously than it was said",
    "actor wrong": "the acting side is wrong or missing",
}
_RULE = (
    "The passages are invented, in the manner of the genre. An AI system wrote and annotated them before it saw how "
    "they are read, with a few corrections since; no person has checked the annotation yet."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuracy:
    """One measurement.

    measured: day, UTC, ISO. commit: of the program. model: name and version.
    passages: how many a genre, and kept aside.
    shares: way -> group -> measure -> (share 0 to 1, of how many). errors: way -> class of error -> how often.
    speed: way -> sentences a second. memory: way -> most memory of the process, MB of a million bytes.
    growth: way -> processor time for a text of four times the length, as a multiple.
    """

    measured: str
    commit: str
    model: str
    passages: Mapping[str, int]
    shares: Mapping[str, Mapping[str, Mapping[str, tuple[float, int]]]]
    errors: Mapping[str, Mapping[str, int]]
    speed: Mapping[str, float]
    memory: Mapping[str, float]
    growth: Mapping[str, float]


@cache
def accuracy() -> Accuracy:
    """Return the figures that came with the program."""
    return Accuracy(**json.loads(FILE.read_text("utf-8")))


def rows(found: Accuracy, way: str) -> list[tuple[str, ...]]:
    """Return a row a measure: title, percentage of each group, what it says."""
    told = []
    for name, (title, gloss) in MEASURES.items():
        cells = (found.shares[way].get(genre, {}).get(name) for genre in GROUPS)
        told.append((title, *("" if cell is None else f"{cell[0]:.0%}" for cell in cells), gloss))
    return told


def origin(found: Accuracy) -> str:
    """Return what was measured, on how much, when and with which model."""
    number = sum(found.passages[genre] for genre in GENRES)
    parts = ", ".join(f"{found.passages[genre]} {title.lower()}" for genre, title in GENRES.items())
    claims = found.shares["model"]["all"]["claims_found"][1]
    return (
        f"Measured on {found.measured} at commit {found.commit}, with the model {found.model}, on {number} short "
        f"passages ({parts}) with {claims} claims. {_RULE} The errors on {found.passages['aside']} of them were not "
        "shown to the authors of the rules of reading; those on the others were. They are few and from one hand: the "
        "figures are about right, and lower on texts of other manners."
    )


def failures(found: Accuracy, way: str) -> list[str]:
    """Return the five most frequent faults, with how often each was met."""
    most = sorted(found.errors[way].items(), key=lambda item: (-item[1], item[0]))[:5]
    return [f"{FAULTS[name]} ({number})" for name, number in most]


def pace(found: Accuracy) -> str:
    """Return speed and memory in a sentence."""
    told = [
        f"{title.lower()} {found.speed[way]:,.0f} sentences a second in one process, {found.memory[way]:,.0f} MB of "
        f"memory, {found.growth[way]:.1f} times the work for a text of four times the length"
        for way, title in WAYS.items()
    ]
    return f"Speed on the machine that measured: {'; '.join(told)}."


def markdown(found: Accuracy) -> str:
    """Return the section of the README, without heading."""
    lines = [origin(found)]
    for way, title in WAYS.items():
        lines += ["", f"**{title}**", "", f"| | {' | '.join(GROUPS.values())} | what it counts |", "|---" * 7 + "|"]
        lines += [f"| {' | '.join(cells)} |" for cells in rows(found, way)]
        lines += ["", f"What fails most: {'; '.join(failures(found, way))}."]
    return "\n".join([*lines, "", pace(found)])
