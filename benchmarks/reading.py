"""Reading scored on the project's own passages, with the model and without, and how
fast it is.

`python -m benchmarks.reading [--no-model]` prints the scores and every error, but those
of passages kept aside.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.measure import Row, row
from benchmarks.plan import Plan
from benchmarks.published import details
from benchmarks.scoring import Passage, Score, score
from dashboard.domain.article import Article
from dashboard.domain.settings import Settings, shipped_folder
from dashboard.gazetteer import Gazetteer
from dashboard.reading.reader import Reader
from dashboard.reading.text.nlp import model, sentences

PASSAGES = Path(__file__).parents[1] / "tests" / "reading" / "passages.jsonl"
GENRES = ("wire", "assessment", "caption", "ukrainian", "russian")
ALL, ASIDE = "all", "aside"
ARTICLE = 10
"""Passages that make one article of the speed test: some twenty sentences, as a news
report has.
"""
LONG = 1
"""How many times all passages follow one another in the shortest text of the linearity
test: some 600 sentences.
"""


def passages() -> list[Passage]:
    """Return the annotated passages."""
    return [json.loads(line) for line in PASSAGES.read_text("utf-8").splitlines()]


def reader(with_model: bool) -> Reader:
    """Return a reader over the shipped gazetteer. Raises RuntimeError when the model is
    wanted and not installed.
    """
    language = model() if with_model else None
    if with_model and language is None:
        raise RuntimeError("no English model is installed; `make run` installs one")
    return Reader(Gazetteer.load(Settings(shipped=shipped_folder())), language)


def model_name() -> str:
    """Return name and version of the model and of spaCy, "" when no model is
    installed.
    """
    language = model()
    if language is None:
        return ""
    return (
        f"{language.meta['lang']}_{language.meta['name']} {language.meta['version']},"
        f" spaCy {version('spacy')}"
    )


def article(text: str, published: str) -> Article:
    """Return a text as an article of that day (ISO)."""
    digest = sha256(text.encode()).hexdigest()
    return Article(
        id=f"sha256:{digest[:16]}",
        text=text,
        sha256=digest,
        published=date.fromisoformat(published),
    )


def scores(with_model: bool) -> dict[str, Score]:
    """Return the score of each genre, of the passages kept aside while the rules were
    made, and of all.
    """
    used = reader(with_model)
    pairs = [
        (one, used.read(article(one["text"], one["published"]))) for one in passages()
    ]
    found = {
        genre: score(pair for pair in pairs if pair[0]["genre"] == genre)
        for genre in GENRES
    }
    return found | {
        ASIDE: score(pair for pair in pairs if pair[0]["aside"]),
        ALL: score(pairs),
    }


def path_name(with_model: bool) -> str:
    """Return what results call reading with the model or without."""
    return "model" if with_model else "rules"


def accuracy(plan: Plan, with_model: int) -> list[Row]:
    """Score the passages; leave every figure in the scratch folder for
    benchmarks.published. with_model: 1 or 0.
    """
    found, name = scores(bool(with_model)), path_name(bool(with_model))
    everything = {
        "shares": {
            genre: {k: [round(v, 3), n] for k, (v, n) in one.shares().items()}
            for genre, one in found.items()
        },
        "errors": dict(Counter(kind for kind, _, _ in found[ALL].errors).most_common()),
        "passages": dict(
            Counter(
                group
                for one in passages()
                for group in (one["genre"], ASIDE)[: 1 + one["aside"]]
            )
        ),
        "model": model_name() if with_model else "",
        **stages_and_doubt(with_model=bool(with_model)),
    }
    details(plan, name).write_text(json.dumps(everything), encoding="utf-8")
    words = "with the model" if with_model else "by rules alone"
    return [
        row(
            f"reading.{name}.{key}",
            f"{key.replace('_', ' ')} {words}, share of {of}",
            "",
            [value],
        )
        for key, (value, of) in found[ALL].shares().items()
    ]


def stages_and_doubt(*, with_model: bool) -> dict[str, Any]:
    """Return how each stage is read, and how far doubt can be trusted."""
    # They read with this module's reader.
    from benchmarks.learning.doubt import doubt_figures
    from benchmarks.stages import stage_scores

    figures: dict[str, Any] = {"stages": stage_scores(reader(with_model))}
    if with_model:
        figures |= doubt_figures()
    return figures


def speed(plan: Plan, with_model: int) -> list[Row]:
    """Measure many short articles, then one long text at 1, 2 and 4 times its length.
    with_model: 1 or 0.

    All is measured in processor time: it must not depend on who else uses the machine.
    """
    name, words = (
        path_name(bool(with_model)),
        ("with the model" if with_model else "by rules alone"),
    )
    used = reader(bool(with_model))
    language = model() if with_model else None
    short = list(_articles())
    number = sum(len(sentences(one.text, language)) for one in short)
    _seconds(used, short)
    rates = [
        number / _seconds(used, short, time.process_time) for _ in range(plan.runs(8))
    ]
    found = [
        row(
            f"reading.{name}.speed",
            f"articles of {ARTICLE} passages {words}, processor time",
            "sentences/s",
            rates,
        )
    ]
    text = "\n".join(one["text"] for one in passages())
    for times in (1, 2, 4):
        long = [article("\n".join([text] * LONG * times), "2025-12-31")]
        runs = [_seconds(used, long, time.process_time) for _ in range(plan.runs(3))]
        what = f"one text of {len(long[0].text):,} characters {words}, processor time"
        found.append(row(f"reading.{name}.long.{times}", what, "s", runs))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    return [
        *found,
        row(
            f"reading.{name}.memory",
            f"most memory of that process {words}",
            "MB",
            [peak],
        ),
    ]


def _articles() -> Iterator[Article]:
    every = passages()
    for start in range(0, len(every), ARTICLE):
        part = every[start : start + ARTICLE]
        yield article(
            "\n".join(one["text"] for one in part),
            max(one["published"] for one in part),
        )


def _seconds(
    used: Reader,
    texts: Sequence[Article],
    clock: Callable[[], float] = time.perf_counter,
) -> float:
    start = clock()
    for one in texts:
        used.read(one)
    return clock() - start


def table(found: dict[str, Score], hidden: set[str]) -> str:
    """Return the shares of each group as lines of text, and every error by class.
    hidden: passages kept aside.
    """
    lines = []
    for genre, one in found.items():
        shares = "  ".join(
            f"{name} {value:.3f} ({of})" for name, (value, of) in one.shares().items()
        )
        lines.append(f"{genre}: {shares}")
    errors: dict[str, list[str]] = {}
    for kind, name, words in found[ALL].errors:
        if name not in hidden:
            errors.setdefault(kind, []).append(f"- {name}: {words}")
    for kind, told in errors.items():
        lines += ["", f"## {kind} ({len(told)})", *told]
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Print scores and errors."""
    options = argparse.ArgumentParser(
        prog="python -m benchmarks.reading", description=__doc__
    )
    options.add_argument("--no-model", action="store_true", help="read by rules alone")
    options.add_argument(
        "--aside",
        action="store_true",
        help=(
            "show errors of the passages kept aside too: they are no longer aside then"
        ),
    )
    given: Any = options.parse_args(argv)
    hidden = set() if given.aside else {one["id"] for one in passages() if one["aside"]}
    print(table(scores(not given.no_model), hidden))
    return 0


if __name__ == "__main__":
    sys.exit(main())
