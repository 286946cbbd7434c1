"""The command that reads articles: one, a feed, or a file of many."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.cli.keep import bar, person
from dashboard.cli.options import Commands
from dashboard.domain.article import Article
from dashboard.domain.claim import Claim
from dashboard.domain.errors import BadInput, FrontlineError, NothingFound
from dashboard.domain.presentation import present
from dashboard.domain.wording import count_words, region_words
from dashboard.domain.words import WIDE, Precision

if TYPE_CHECKING:
    from dashboard import services
    from dashboard.services.reading.articles import Reading

EXCERPT = 120
"""Characters printed of a sentence."""


def add_read_command(commands: Commands) -> None:
    """Add this command to the command line."""
    read = commands.add_parser(
        "read", help="read an article: which claims it makes, and about which places"
    )
    read.add_argument(
        "source",
        nargs="?",
        default="",
        metavar="FILE|URL|-",
        help="text, HTML, feed or page; - for input",
    )
    read.add_argument(
        "--published",
        default="",
        metavar="DATE",
        help="day of publication, like 2023-06-13",
    )
    read.add_argument(
        "--publisher", default="", metavar="NAME", help="who published it"
    )
    read.add_argument(
        "--json", action="store_true", help="print JSON, one line an article"
    )
    read.add_argument(
        "--save", action="store_true", help="keep the article, and its claims as drafts"
    )
    many = read.add_argument_group(
        "many articles", "the output is continued where an earlier run stopped"
    )
    many.add_argument(
        "--jsonl",
        default="",
        metavar="IN",
        help="JSON Lines or Parquet: id, text, published, publisher",
    )
    many.add_argument(
        "--out",
        default="",
        metavar="OUT",
        help=".jsonl, or a folder of Parquet in the claim schema",
    )
    many.add_argument(
        "--workers",
        type=int,
        default=1,
        metavar="N",
        help="processes on this machine (default 1)",
    )
    many.add_argument(
        "--scheduler",
        default="",
        metavar="TCP://HOST:PORT",
        help="read on a Dask cluster",
    )
    read.set_defaults(run=_read)


def _read(arguments: argparse.Namespace, project: services.Project) -> int:
    from dashboard import services
    from dashboard.services.reading.batch import published_day

    if bool(arguments.source) == bool(arguments.jsonl):
        raise BadInput(
            "read: give one FILE, address or -, or many articles with --jsonl IN"
            " --out OUT"
        )
    if bool(arguments.jsonl) != bool(arguments.out):
        raise BadInput("read: --jsonl IN and --out OUT go together")
    metadata = services.ArticleMetadata(
        published=published_day(arguments.published),
        publisher=arguments.publisher.strip(),
    )
    if arguments.jsonl:
        return _batch(arguments, project, metadata)
    passages = failed = 0
    for article in _articles(arguments.source, project, metadata):
        if isinstance(article, FrontlineError):
            print(f"frontline: {article}", file=sys.stderr)
            failed += 1
            continue
        _, reading = services.read_article(project, article)
        _warn(article, reading, arguments.source)
        # What was left aside is no claim and no place, whatever the reason.
        passages += len(reading.mentions) + len(reading.claims)
        if arguments.json:
            record = services.record(article.id, reading)
            record["article"] = services.article_record(article)
            print(json.dumps(record))
        else:
            _show(article, reading)
        if arguments.save:
            _save(project, article, reading)
    if not passages and not failed:
        raise NothingFound(
            f"{arguments.source}: no place of the war and no claim was found in it"
        )
    return 1 if failed else 0


def _articles(
    source: str,
    project: services.Project,
    metadata: services.ArticleMetadata,
) -> Iterator[Article | FrontlineError]:
    from dashboard import services

    if source == "-":
        # A byte more than is read, so that too large a text is seen to be one.
        data = sys.stdin.buffer.read(services.LARGEST_FILE + 1)
        yield services.article_of_bytes(data, "standard input", metadata)
    else:
        yield from services.articles(project, source, metadata)


def _warn(article: Article, reading: Reading, source: str) -> None:
    """Say what would have made the reading surer, and which option gives it."""
    from dashboard.services.reading.languages import unread_words

    name = article.url or source
    if article.published is None:
        print(
            f"frontline: {name}: no day of publication found, so that days like"
            " “Monday” stay unknown; give it with --published 2023-06-13",
            file=sys.stderr,
        )
    if not article.publisher:
        print(
            f"frontline: {name}: no publisher found; give it with --publisher NAME",
            file=sys.stderr,
        )
    unread = unread_words(reading)
    if unread:
        print(f"frontline: {name}: {unread}", file=sys.stderr)
    if not reading.sure:
        _less_sure()


def _less_sure() -> None:
    print(
        "frontline: no language model is installed, so that the reading is less sure; "
        "pip install 'frontline-claims[model]'",
        file=sys.stderr,
    )


def _show(article: Article, reading: Reading) -> None:
    day = article.published.isoformat() if article.published else ""
    about = ", ".join(filter(None, (article.publisher, day)))
    title = _line(article.title) or article.id
    print(f"{title} ({_line(about)})" if about else title)
    mentions = count_words(len(reading.mentions), "mention")
    print(f"{count_words(len(reading.claims), 'claim')}, {mentions} of places")
    for claim in reading.claims:
        print(f"  {_claim(claim)}")
    unplaced = {
        m.place_as_written: m.resolution for m in reading.mentions if m.place is None
    }
    for name, resolution in unplaced.items():
        if resolution.candidates:
            print(f"  place not clear: {_line(name)} ({_line(resolution.reason)})")
    unknown = [
        name for name, resolution in unplaced.items() if not resolution.candidates
    ]
    if unknown:
        print(f"  not on the map: {_line(', '.join(unknown))}")
    for aside in reading.rejected:
        print(f"  left aside: “{_line(aside.text)[:EXCERPT]}” ({_line(aside.reason)})")


def _claim(claim: Claim) -> str:
    presentation = present(claim)
    claimant = claim.claimant or "claimant not stated"
    if claim.relayed_by:
        claimant += f", relayed by {claim.relayed_by}"
    what = f"{presentation.days}: {presentation.kind}: {_place(claim)}; {claimant}"
    quote = _line(claim.quote)
    if len(quote) > EXCERPT:
        quote = f"{quote[:EXCERPT]}…"
    return f"{_line(what)}: “{quote}”"


def _place(claim: Claim) -> str:
    name, region = claim.name or claim.place_as_written, region_words(claim.region)
    if claim.precision is Precision.OBLAST and region:
        # The register has a longer name for some: the Autonomous Republic of Crimea.
        name = region
    if not claim.placed:
        return f"{name or 'no place named'}, not on the map"
    if claim.precision in WIDE:
        return name
    return ", ".join(filter(None, (name, region)))


def _line(text: str) -> str:
    """Return text from outside as one line without control characters: a terminal obeys
    them.
    """
    return " ".join(
        "".join(c if c.isprintable() or c.isspace() else "\ufffd" for c in text).split()
    )


def _save(
    project: services.Project,
    article: Article,
    reading: Reading,
) -> None:
    from dashboard import services

    saved = services.save_reading(project, article, reading, by=person())
    state = "kept" if saved.new else "kept already"
    words = f"article {state}, {count_words(saved.added, 'draft')} added"
    if saved.existing:
        words += f", {count_words(saved.existing, 'claim')} known already"
    print(f"frontline: {words}", file=sys.stderr)


def _batch(
    arguments: argparse.Namespace,
    project: services.Project,
    metadata: services.ArticleMetadata,
) -> int:
    from dashboard import services

    if arguments.json or arguments.save:
        raise BadInput(
            "read: --json and --save are for one article; with --jsonl the claims go to"
            " --out"
        )
    if not 1 <= arguments.workers <= 256:
        raise BadInput(f"--workers {arguments.workers}: give a number from 1 to 256")
    request = services.BatchRequest(
        source=Path(arguments.jsonl),
        out=Path(arguments.out),
        metadata=metadata,
        workers=arguments.workers,
        scheduler=arguments.scheduler,
    )
    progress, line_start = None, ""
    if sys.stderr.isatty():
        # Over the bar, which is drawn again below.
        progress, line_start = partial(bar, noun="articles"), "\r"

    def tell(number: int, reason: str) -> None:
        words = f"{request.source}, article {number}: {_line(reason)}"
        print(f"{line_start}frontline: {words}", file=sys.stderr)

    if not services.installed_model():
        _less_sure()
    try:
        report = services.read_batch(project, request, tell=tell, progress=progress)
    except KeyboardInterrupt:
        print(
            f"\nfrontline: stopped; what was read is in {request.out}, and the same"
            " command goes on from there",
            file=sys.stderr,
        )
        raise
    articles, claims = count_words(report.read, "article"), report.claims
    words = f"{articles} read, {count_words(claims, 'claim')} found"
    if report.earlier:
        words += f", {report.earlier:,} by an earlier run"
    if report.repeated:
        words += f", {report.repeated:,} came twice and count once"
    print(f"{request.out}: {words}")
    if report.unread:
        print(
            f"frontline: {count_words(report.unread, 'article')} could not be read",
            file=sys.stderr,
        )
    return 1 if report.unread else 0
