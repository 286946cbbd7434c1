"""How well judgement judges: the figures of the last measurement, in words for the
Accuracy page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from dashboard.i18n.translate import decimal_words, gettext

FILE = Path(__file__).with_name("figures.json")
"""Written by `python -m benchmarks.judgement --publish`; part of the package."""
Figures = Mapping[str, Any]


@cache
def judgement_figures() -> Figures:
    """Return the figures that came with the program."""
    figures: Figures = json.loads(FILE.read_text("utf-8"))
    return figures


def lines(figures: Figures) -> Iterator[str]:
    """Yield the figures as lines of Markdown, without a heading."""
    pairs, status, aside = figures["pairs"], figures["status"], figures["pairs_aside"]
    yield gettext(
        "Measured on {day}. **Contradictions**: of {pairs} pairs of claims that were"
        " read and annotated by hand, {precision} of those called contradictory are,"
        " and {recall} of those that are were called so. The rules were mended after"
        " these pairs had been read. Of {aside} more, annotated before the rules were"
        " asked, it is {aside_precision} and {aside_recall}.",
        day=figures["measured"],
        pairs=pairs["pairs"],
        precision=f"{pairs['precision']:.0%}",
        recall=f"{pairs['recall']:.0%}",
        aside=aside["pairs"],
        aside_precision=f"{aside['precision']:.0%}",
        aside_recall=f"{aside['recall']:.0%}",
    )
    yield ""
    yield gettext(
        "**Who is said to hold a place** was measured on invented wars whose every day"
        " is known, with late, early and false claims, denials and silence; the wars"
        " that the rule was fitted on are not among them. It is as good as claims there"
        " are like those of a real war, which nobody knows for sure."
    )
    yield ""
    heads = (
        gettext("Days after a change"),
        gettext("right, where it names a holder"),
        gettext("names one"),
    )
    yield f"| {' | '.join(heads)} |"
    yield "|---|---|---|"
    for after, (accuracy, coverage) in status["after"].items():
        yield f"| {after} | {accuracy:.0%} | {coverage:.0%} |"
    yield ""
    yield gettext(
        "Of {changes} changes that the status made, it took {undone} back within 14"
        " days. The word spoken last would have been right {week} and {month} of the"
        " time. **Origins**: on generated relays with known roots the B-cubed F1 is"
        " {origins}.",
        changes=status["changes"],
        undone=_percent(status["undone"]),
        week=f"{status['last_word']['7']:.0%}",
        month=f"{status['last_word']['30']:.0%}",
        origins=decimal_words(round(figures["origins"], 2)),
    )
    yield ""
    yield gettext(
        "**The ground between places**: how often it is wrong, by how near it lies to"
        " the line (m is 0 on the line, 1 at a place). Chances are on average {error}"
        " off.",
        error=_percent(figures["surface"]["error"]),
    )
    yield ""
    heads = gettext("m up to"), gettext("said to be wrong"), gettext("wrong")
    yield f"| {' | '.join(heads)} |"
    yield "|---|---|---|"
    for most, chance, wrong in figures["surface"]["bins"]:
        cells = decimal_words(most), _percent(chance), _percent(wrong)
        yield f"| {' | '.join(cells)} |"
    line = figures["line"]
    yield ""
    yield gettext(
        "**The line and the band**: half of the line lies within {half} km of the"
        " invented front, nine tenths within {most} km. The band is {band} of the"
        " ground, and the front runs in it at {inside} of the places where anything is"
        " said; of the ground outside the band {wrong} is wrong.",
        half=decimal_words(round(line["half_km"], 1)),
        most=decimal_words(round(line["most_km"], 1)),
        band=f"{line['band']:.0%}",
        inside=f"{line['front_in_band']:.0%}",
        wrong=_percent(line["wrong"]),
    )


def _percent(share: float) -> str:
    whole, _, tenth = f"{share * 100:.1f}".partition(".")
    return f"{whole}{decimal_words(0.5)[1]}{tenth}%"
