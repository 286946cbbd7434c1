"""How well articles are read: the figures of the last measurement, in words for the
page and docs/reading.md.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from dashboard.i18n.translate import gettext, pgettext

FILE = Path(__file__).with_name("accuracy.json")
"""Written by `python -m benchmarks --only reading --publish`; part of the package."""
GENRES: Mapping[str, str] = {
    "wire": "Wire reports",
    "assessment": "Campaign assessments",
    "caption": "Captions and posts",
    "ukrainian": "In Ukrainian",
    "russian": "In Russian",
}
GROUPS: Mapping[str, str] = {**GENRES, "aside": "Kept aside", "all": "All"}
"""The columns: genres, the passages whose errors the authors of the rules were not
shown, and all.
"""
WAYS: Mapping[str, str] = {"model": "With a language model", "rules": "By rules alone"}
MEASURES: Mapping[str, tuple[str, str]] = {
    "mention_f1": (
        "Names of places",
        "names found exactly, and nothing else taken for one (F1)",
    ),
    "resolved": (
        "Places right",
        (
            "towns and villages put within 25 km of the annotated place; unresolved"
            " counts as wrong"
        ),
    ),
    "wrong_pins": (
        "Wrong pins",
        "towns and villages put more than 25 km off: less is better",
    ),
    "claims_found": ("Claims found", "annotated claims that were read at their place"),
    "speaker": (
        "Speaker",
        "found claims whose speaker shares a word with the annotated one",
    ),
    "side": (
        "Side of the speaker",
        "found claims whose speaker is put on the annotated side",
    ),
    "whole": (
        "Right as a whole",
        "claims that are found with speaker, kind and dates all right",
    ),
    "kind": ("Kind", "claims of the annotated kind"),
    "dates": (
        "Dates",
        (
            "claims with the annotated first and last day; where the start is unknown,"
            " the last day"
        ),
    ),
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
    "side wrong": "the speaker is put on the wrong side, or on none",
    "kind wrong": "the kind is wrong",
    "dates wrong": "the dates are wrong",
    "hedge wrong": "it is put more firmly or more cautiously than it was said",
    "actor wrong": "the acting side is wrong or missing",
}
STAGES: Mapping[str, tuple[str, str]] = {
    "denied": (
        "Denials",
        "sentences that deny or doubt something, none of it read as having happened",
    ),
    "possible": (
        "Plans, orders, fears",
        "sentences of what may happen, none of it read as having happened",
    ),
    "peaceful": (
        "Peaceful sentences",
        "sentences with warlike words and nothing of this war, read as no event",
    ),
    "recalled": (
        "Recalled events",
        "sentences of what happened long before, not dated to the report",
    ),
    "happened": (
        "What happened",
        "sentences whose event is read at its place, with its kind",
    ),
    "worded": ("Wordings", "wordings of news and briefings read with their kind"),
}
"""Each stage that is scored by itself, with its title and what it counts."""
DOUBTS: Mapping[str, str] = {
    "none": "No doubt",
    "some": "Some doubt",
    "much": "Much doubt",
}
RULE = (
    "The passages are invented, in the manner of the genre. An AI system wrote and"
    " annotated them before it saw how they are read, with a few corrections since; no"
    " person has checked the annotation yet."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuracy:
    """One measurement.

    measured: day, UTC, ISO. commit: of the program. model: name and version. passages:
    how many a genre, and kept aside. shares: way -> group -> measure -> (share 0 to 1,
    of how many). errors: way -> class of error -> how often. speed: way -> sentences a
    second. memory: way -> most memory of the process, MB of a million bytes. growth:
    way -> processor time for a text of four times the length, as a multiple. stages:
    way -> stage -> (share of its sentences read right, of how many). doubts: level ->
    (share of all claims, share of them that are right, of how many). reliability: for
    each bin of probability its mean, the share that is right, and of how many.
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
    stages: Mapping[str, Mapping[str, tuple[float, int]]] = field(default_factory=dict)
    doubts: Mapping[str, tuple[float, float, int]] = field(default_factory=dict)
    reliability: Sequence[tuple[float, float, int]] = ()


@cache
def accuracy() -> Accuracy:
    """Return the figures that came with the program."""
    return Accuracy(**json.loads(FILE.read_text("utf-8")))


def rows(figures: Accuracy, way: str) -> list[tuple[str, ...]]:
    """Return a row a measure: title, percentage of each group, what it says."""
    table = []
    for name, (title, gloss) in MEASURES.items():
        shares = (figures.shares[way].get(genre, {}).get(name) for genre in GROUPS)
        cells = ("" if share is None else f"{share[0]:.0%}" for share in shares)
        table.append((gettext(title), *cells, gettext(gloss)))
    return table


def _begun_small(title: str) -> str:
    return f"{title[0].lower()}{title[1:]}"


def origin(figures: Accuracy) -> str:
    """Return what was measured, on how much, when and with which model."""
    number = sum(figures.passages[genre] for genre in GENRES)
    parts = ", ".join(
        f"{figures.passages[genre]} {_begun_small(gettext(title))}"
        for genre, title in GENRES.items()
    )
    claims = figures.shares["model"]["all"]["claims_found"][1]
    return gettext(
        "Measured on {day} at commit {commit}, with the model {model}, on {number}"
        " short passages ({parts}) with {claims} claims. {rule} The errors on {aside}"
        " of them were not shown to the authors of the rules of reading; those on the"
        " others were. They are few and from one hand: the figures are about right, and"
        " lower on texts of other manners.",
        day=figures.measured,
        commit=figures.commit,
        model=figures.model,
        number=number,
        parts=parts,
        claims=claims,
        rule=gettext(RULE),
        aside=figures.passages["aside"],
    )


def failures(figures: Accuracy, way: str) -> list[str]:
    """Return the five most frequent faults, with how often each was met."""
    most = sorted(figures.errors[way].items(), key=lambda item: (-item[1], item[0]))[:5]
    return [f"{gettext(FAULTS[name])} ({number})" for name, number in most]


def stage_rows(figures: Accuracy) -> list[tuple[str, ...]]:
    """Return a row a stage: title, percentage with the model and without, of how many
    sentences, what it counts; [] when none was measured.
    """
    table = []
    for name, (title, gloss) in STAGES.items():
        shares = [figures.stages.get(way, {}).get(name) for way in WAYS]
        if any(share is None for share in shares):
            continue
        cells = [f"{share[0]:.0%}" for share in shares if share is not None]
        number = next(share[1] for share in shares if share is not None)
        table.append((gettext(title), *cells, f"{number}", gettext(gloss)))
    return table


def doubt_rows(figures: Accuracy) -> list[tuple[str, ...]]:
    """Return a row a level of doubt: its words, how many of all claims it is given,
    and how many of these are right.
    """
    return [
        (gettext(title), f"{share:.0%}", f"{right:.0%}", f"{number}")
        for name, title in DOUBTS.items()
        for share, right, number in [figures.doubts.get(name, (0.0, 0.0, 0))]
        if number
    ]


def stages_markdown(figures: Accuracy) -> list[str]:
    """Return the tables of stages and of doubt as lines of Markdown."""
    lines: list[str] = []
    if figures.stages:
        ways = map(gettext, WAYS.values())
        heads = ("", *ways, gettext("sentences"), gettext("what it counts"))
        lines += [
            f"**{gettext('Stage by stage')}**",
            "",
            *_table(heads, stage_rows(figures)),
            "",
        ]
    if figures.doubts:
        heads = ("", gettext("of all claims"), gettext("right"), _claims())
        lines += [
            f"**{gettext('How far to trust a badge')}**",
            "",
            gettext(
                "Right is a claim whose place, kind, side and day all are. The claims"
                " were read from passages of other hands before anybody had looked at"
                " an error on them; each was judged by weights fitted on other"
                " passages. Two annotators themselves agree on nine claims of ten."
            ),
            "",
            *_table(heads, doubt_rows(figures)),
            "",
        ]
    if figures.reliability:
        heads = (gettext("said to be right"), gettext("right"), _claims())
        bins = [(f"{a:.0%}", f"{b:.0%}", f"{n}") for a, b, n in figures.reliability]
        lines += _table(heads, bins)
    return lines


def _claims() -> str:
    return pgettext("heading", "claims")


def _table(heads: Sequence[str], table: Sequence[Sequence[str]]) -> list[str]:
    return [
        f"| {' | '.join(heads)} |",
        "|---" * len(heads) + "|",
        *(f"| {' | '.join(cells)} |" for cells in table),
    ]


def pace(figures: Accuracy) -> str:
    """Return speed and memory in a sentence."""
    sentences = [
        gettext(
            "{way} {speed} sentences a second of one CPU, {memory} MB of memory,"
            " {growth} times the work for a text of four times the length",
            way=gettext(title).lower(),
            speed=f"{figures.speed[way]:,.0f}",
            memory=f"{figures.memory[way]:,.0f}",
            growth=f"{figures.growth[way]:.1f}",
        )
        for way, title in WAYS.items()
    ]
    return gettext(
        "Speed on the machine that measured: {ways}.", ways="; ".join(sentences)
    )


def markdown(figures: Accuracy) -> str:
    """Return the section of docs/reading.md, without heading."""
    lines = [origin(figures)]
    for way, title in WAYS.items():
        lines += [
            "",
            f"**{title}**",
            "",
            f"| | {' | '.join(GROUPS.values())} | what it counts |",
            "|---" * (len(GROUPS) + 2) + "|",
        ]
        lines += [f"| {' | '.join(cells)} |" for cells in rows(figures, way)]
        lines += ["", f"What fails most: {'; '.join(failures(figures, way))}."]
    return "\n".join([*lines, "", *stages_markdown(figures), "", pace(figures)])
