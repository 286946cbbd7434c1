"""Articles read: from text, files, feeds and addresses to drafts in the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.domain.article import Article
from dashboard.domain.claim import Claim
from dashboard.domain.errors import BadInput, FrontlineError
from dashboard.domain.words import Review
from dashboard.tasks.corrected import corrected
from dashboard.tasks.places import Corrections
from dashboard.tasks.project import Project

if TYPE_CHECKING:
    from dashboard.reading.extract import Document
    from dashboard.reading.model import Reading
    from dashboard.reading.reader import Reader
    from dashboard.reading.robots import Fetcher

LARGEST_FILE = 32_000_000
"""Bytes of a file that is read."""
FULL_TEXT = 1_500
"""Characters from which on a feed's own text of an entry is taken for the whole article (a summary has 300 or so)."""
MOST_CLAIMS = 100_000
ATTEMPTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the caller says of an article; it goes before what the article's own metadata say. None, "" for nothing."""

    published: date | None = None
    publisher: str = ""
    url: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """What keeping a reading came to. new: whether the article was not kept yet. added, known: claims."""

    new: bool
    added: int
    known: int


def reader(project: Project) -> Reader:
    """Return a reader that knows the corrections made so far. The first one of a process loads the language model."""
    from dashboard.reading.analysis import model
    from dashboard.reading.reader import Reader

    corrections = Corrections.of(project.ledger.corrections())
    return Reader(corrected(project.gazetteer, corrections), model())


def read_article(project: Project, article: Article) -> tuple[Article, Reading]:
    """Return the article with what was found in it."""
    return article, reader(project).read(article)


def read_text(project: Project, text: str, given: Given | None = None) -> tuple[Article, Reading]:
    """Read a text. Raises BadInput when it is empty or too long."""
    from dashboard.reading.extract import Document

    return read_article(project, _article(Document(text=text), "the text", given))


def article_of_bytes(data: bytes, name: str, given: Given | None = None) -> Article:
    """Return the article of a text or HTML file without reading it; see read_bytes."""
    from dashboard.reading.articles import documents

    return _article(_only(documents(_fit(data, name), name), name), name, given)


def read_bytes(project: Project, data: bytes, name: str, given: Given | None = None) -> tuple[Article, Reading]:
    """Read the bytes of a text or HTML file; name: what messages call it. Raises BadInput, of a feed too."""
    return read_article(project, article_of_bytes(data, name, given))


def read_file(project: Project, path: Path, given: Given | None = None) -> tuple[Article, Reading]:
    """Read a text or HTML file. Raises BadInput when it cannot be read, and for a feed."""
    return read_bytes(project, file_bytes(path), str(path), given)


def read_address(project: Project, url: str, given: Given | None = None) -> tuple[Article, Reading]:
    """Fetch and read one page of the web.

    Raises BadInput for an address or page that may not be read and for a feed, NothingFound when there is no such
    page, ServiceUnavailable when the site does not answer.
    """
    return read_article(project, _article(_only(_fetched(_fetcher(project), url), url), url, given))


def articles(project: Project, source: str, given: Given | None = None) -> Iterator[Article | FrontlineError]:
    """Yield the articles of an address or file: one, or those of a feed, which are fetched where it has no full text.

    An entry of a feed that cannot be had is yielded as its error; everything else raises as in read_address.
    """
    from dashboard.reading.articles import documents

    fetcher = _fetcher(project) if web(source) else None
    found = _fetched(fetcher, source) if fetcher else documents(file_bytes(Path(source)), source)
    if not found[0].entry:
        yield _article(found[0], source, given)
        return
    for entry in found:
        try:
            yield _entry(entry, fetcher, source, given)
        except FrontlineError as error:
            yield error


def web(source: str) -> bool:
    """Tell whether a source is an address of the web and not a file."""
    return source.lower().startswith(("http://", "https://"))


def file_bytes(path: Path) -> bytes:
    """Return the content of a file. Raises BadInput when it is too large or cannot be read."""
    try:
        with path.open("rb") as file:
            return _fit(file.read(LARGEST_FILE + 1), str(path))
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror}); give the path of a file, or - for input") from error


def save_reading(project: Project, article: Article, reading: Reading, *, by: str) -> Saved:
    """Keep the article and its claims as drafts.

    A claim the ledger has already, by its id or as a correction of the same words, is not added again and stays as
    people left it. Raises BadInput without a name in `by`.
    """
    new = project.ledger.add_article(article)
    for attempt in range(ATTEMPTS):
        fresh = _unknown(project, article, reading)
        try:
            if fresh:
                project.ledger.add(fresh, by=by, why=f"read from {article.url or article.title or article.id}"[:500])
                project.changed()
        except BadInput:
            # Somebody else may have kept the same reading in between; then the next round finds nothing new.
            if attempt == ATTEMPTS - 1 or not any(project.ledger.claim(claim.id) for claim in fresh):
                raise
            continue
        return Saved(new, len(fresh), len(reading.claims) - len(fresh))
    raise AssertionError("unreachable")


def _unknown(project: Project, article: Article, reading: Reading) -> list[Claim]:
    project.changed()
    held = [claim for _, claim in project.index.claims_of(article.id, MOST_CLAIMS)]
    ids = {claim.id for claim in held}
    decided = {(claim.start, claim.end, claim.place_id) for claim in held if claim.review is not Review.DRAFT}
    revised = {(claim.start, claim.end, claim.kind, claim.place_id) for claim in held}
    fresh: dict[str, Claim] = {}
    for claim in reading.claims:
        span = claim.start, claim.end
        if (
            claim.id not in ids
            and (*span, claim.place_id) not in decided
            and (*span, claim.kind, claim.place_id) not in revised
        ):
            fresh.setdefault(claim.id, claim)
    return list(fresh.values())


def _fetcher(project: Project) -> Fetcher:
    from dashboard.reading.fetch import Limits
    from dashboard.reading.robots import Fetcher

    return Fetcher(Limits(private=project.settings.fetch_private))


def _fetched(fetcher: Fetcher, url: str) -> tuple[Document, ...]:
    from dashboard.reading.articles import documents

    page = fetcher.page(url)
    return documents(page.body, url, media=page.type, charset=page.charset, url=page.url)


def _only(found: tuple[Document, ...], source: str) -> Document:
    if len(found) == 1 and found[0].text:
        return found[0]
    first = next((one.url for one in found if one.url), "")
    raise BadInput(
        f"{source}: a feed of {len(found)} articles; give the address of one{f', like {first}' if first else ''}, "
        "or read them all with the command `frontline read`"
    )


def _entry(entry: Document, fetcher: Fetcher | None, source: str, given: Given | None) -> Article:
    """Return the article of a feed's entry; where the feed holds a mere summary, the page it leads to."""
    if not fetcher or not entry.url or len(entry.text) >= FULL_TEXT:
        return _article(entry, entry.url or source, given)
    page = _only(_fetched(fetcher, entry.url), entry.url)
    filled = replace(
        page, title=page.title or entry.title, author=page.author or entry.author,
        published=page.published or entry.published,
    )  # fmt: skip
    return _article(filled, entry.url, given)


def _article(document: Document, source: str, given: Given | None) -> Article:
    from dashboard.reading.articles import article, storable

    found = article(document, source, fetched_at=datetime.now(UTC))
    said = given or Given()
    return replace(
        found, published=said.published or found.published, publisher=storable(said.publisher) or found.publisher,
        url=storable(said.url) or found.url, title=storable(said.title) or found.title,
    )  # fmt: skip


def _fit(data: bytes, source: str) -> bytes:
    if len(data) > LARGEST_FILE:
        raise BadInput(f"{source}: larger than {LARGEST_FILE / 1e6:g} MB; give it in parts, or as JSON Lines (--jsonl)")
    return data
