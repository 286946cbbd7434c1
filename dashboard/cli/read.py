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
from dashboard.domain.settings import Settings
from dashboard.domain.wording import count_words, kind_words, region_words, when_words
from dashboard.domain.words import WIDE, Precision

if TYPE_CHECKING:
    from dashboard import tasks
    from dashboard.reading.model import Reading

SHOWN = 120
"""Characters shown of a sentence."""


def add_commands(commands: Commands) -> None:
    """Add this command to the command line."""
    read = commands.add_parser("read", help="read an article: which claims it makes, and about which places")
    read.add_argument(
        "source", nargs="?", default="", metavar="FILE|URL|-", help="text, HTML, feed or page; - for input"
    )
    read.add_argument("--published", default="", metavar="DATE", help="day of publication, like 2023-06-13")
    read.add_argument("--publisher", default="", metavar="NAME", help="who published it")
    read.add_argument("--json", action="store_true", help="print JSON, one line an article")
    read.add_argument("--save", action="store_true", help="keep the article, and its claims as drafts")
    many = read.add_argument_group("many articles", "the output is continued where an earlier run stopped")
    many.add_argument("--jsonl", default="", metavar="IN", help="JSON Lines or Parquet: id, text, published, publisher")
    many.add_argument("--out", default="", metavar="OUT", help=".jsonl, or a folder of Parquet in the claim schema")
    many.add_argument("--workers", type=int, default=1, metavar="N", help="processes on this machine (default 1)")
    many.add_argument("--scheduler", default="", metavar="TCP://HOST:PORT", help="read on a Dask cluster")
    read.set_defaults(run=_read)


def _read(arguments: argparse.Namespace, settings: Settings) -> int:
    from dashboard import tasks
    from dashboard.exchange.article_files import published_day

    if bool(arguments.source) == bool(arguments.jsonl):
        raise BadInput("read: give one FILE, address or -, or many articles with --jsonl IN --out OUT")
    if bool(arguments.jsonl) != bool(arguments.out):
        raise BadInput("read: --jsonl IN and --out OUT go together")
    given = tasks.Given(published=published_day(arguments.published), publisher=arguments.publisher.strip())
    # Not opened: the map is not needed, and an index of millions of claims takes a while.
    project = tasks.Project(settings)
    if arguments.jsonl:
        return _batch(arguments, project, given)
    found = failed = 0
    for article in _articles(arguments.source, project, given):
        if isinstance(article, FrontlineError):
            print(f"frontline: {article}", file=sys.stderr)
            failed += 1
            continue
        _, reading = tasks.read_article(project, article)
        _warn(article, reading, arguments.source)
        found += len(reading.mentions) + len(reading.claims) + len(reading.rejected)
        if arguments.json:
            print(json.dumps(tasks.record(article.id, reading) | {"article": tasks.article_record(article)}))
        else:
            _show(article, reading)
        if arguments.save:
            _save(project, article, reading)
    if not found and not failed:
        raise NothingFound(f"{arguments.source}: no place of the war and no claim was found in it")
    return 1 if failed else 0


def _articles(source: str, project: tasks.Project, given: tasks.Given) -> Iterator[Article | FrontlineError]:
    from dashboard import tasks

    if source == "-":
        yield tasks.article_of_bytes(sys.stdin.buffer.read(tasks.LARGEST_FILE + 1), "standard input", given)
    else:
        yield from tasks.articles(project, source, given)


def _warn(article: Article, reading: Reading, source: str) -> None:
    """Say what would have made the reading surer, and which option gives it."""
    name = article.url or source
    if article.published is None:
        print(f"frontline: {name}: no day of publication found, so that days like “Monday” stay unknown; "
              "give it with --published 2023-06-13", file=sys.stderr)  # fmt: skip
    if not article.publisher:
        print(f"frontline: {name}: no publisher found; give it with --publisher NAME", file=sys.stderr)
    if not reading.sure:
        _less_sure()


def _less_sure() -> None:
    print("frontline: no language model is installed, so that the reading is less sure; "
          "pip install 'frontline-claims[model]'", file=sys.stderr)  # fmt: skip


def _show(article: Article, reading: Reading) -> None:
    known = (article.publisher, article.published.isoformat() if article.published else "")
    about = ", ".join(filter(None, known))
    print(f"{_line(article.title) or article.id}{f' ({_line(about)})' if about else ''}")
    mentions = count_words(len(reading.mentions), "mention")
    print(f"{count_words(len(reading.claims), 'claim')}, {mentions} of places")
    for claim in reading.claims:
        print(f"  {_claim(claim)}")
    unplaced = {m.text: m.resolution for m in reading.mentions if m.place is None}
    for name, resolution in unplaced.items():
        if resolution.candidates:
            print(f"  place not clear: {_line(name)} ({_line(resolution.reason)})")
    unknown = [name for name, resolution in unplaced.items() if not resolution.candidates]
    if unknown:
        print(f"  not on the map: {_line(', '.join(unknown))}")
    for aside in reading.rejected:
        print(f"  left aside: “{_line(aside.text)[:SHOWN]}” ({_line(aside.reason)})")


def _claim(claim: Claim) -> str:
    whole = claim.precision is Precision.OBLAST and claim.region
    name = region_words(claim.region) if whole else claim.name or claim.place_as_written
    region = "" if claim.precision in WIDE else region_words(claim.region)
    where = ", ".join(filter(None, (name, region))) if claim.placed else f"{name or 'no place named'}, not on the map"
    who = claim.claimant or "claimant not stated"
    relayed = f", relayed by {claim.relayed_by}" if claim.relayed_by else ""
    quote = _line(claim.quote)
    words = quote if len(quote) <= SHOWN else f"{quote[:SHOWN]}…"
    return f"{_line(f'{when_words(claim)}: {kind_words(claim)}: {where}; {who}{relayed}')}: “{words}”"


def _line(text: str) -> str:
    """Return text from outside as one line without control characters: a terminal obeys them."""
    return " ".join("".join(c if c.isprintable() or c.isspace() else "\ufffd" for c in text).split())


def _save(project: tasks.Project, article: Article, reading: Reading) -> None:
    from dashboard import tasks

    saved = tasks.save_reading(project, article, reading, by=person())
    kept = "kept" if saved.new else "kept already"
    known = f", {count_words(saved.known, 'claim')} known already" if saved.known else ""
    print(f"frontline: article {kept}, {count_words(saved.added, 'draft')} added{known}", file=sys.stderr)


def _batch(arguments: argparse.Namespace, project: tasks.Project, given: tasks.Given) -> int:
    from dashboard import tasks

    if arguments.json or arguments.save:
        raise BadInput("read: --json and --save are for one article; with --jsonl the claims go to --out")
    if not 1 <= arguments.workers <= 256:
        raise BadInput(f"--workers {arguments.workers}: give a number from 1 to 256")
    order = tasks.BatchOrder(
        source=Path(arguments.jsonl), out=Path(arguments.out), given=given, workers=arguments.workers,
        scheduler=arguments.scheduler,
    )  # fmt: skip
    shown = sys.stderr.isatty()

    def tell(number: int, reason: str) -> None:
        print(
            f"{chr(13) if shown else ''}frontline: {order.source}, article {number}: {_line(reason)}", file=sys.stderr
        )

    if not tasks.installed_model():
        _less_sure()
    try:
        report = tasks.read_batch(project, order, tell=tell, progress=partial(bar, noun="articles") if shown else None)
    except KeyboardInterrupt:
        print(
            f"\nfrontline: stopped; what was read is in {order.out}, and the same command goes on from there",
            file=sys.stderr,
        )
        raise
    before = f", {report.earlier:,} by an earlier run" if report.earlier else ""
    twice = f", {report.repeated:,} came twice and count once" if report.repeated else ""
    found = count_words(report.claims, "claim")
    print(f"{order.out}: {count_words(report.read, 'article')} read, {found} found{before}{twice}")
    if report.unread:
        print(f"frontline: {count_words(report.unread, 'article')} could not be read", file=sys.stderr)
    return 1 if report.unread else 0
