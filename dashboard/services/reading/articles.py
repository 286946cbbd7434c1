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
from dashboard.i18n.translate import gettext
from dashboard.reading.model import Reading, Role
from dashboard.services.editing.corrected import corrected_gazetteer
from dashboard.services.map.places import Corrections
from dashboard.services.project import Project

if TYPE_CHECKING:
    from dashboard.reading.reader import Reader
    from dashboard.reading.web.html import Document
    from dashboard.reading.web.http import WebPage
    from dashboard.reading.web.robots import Fetcher

__all__ = [
    "LARGEST_FILE",
    "ArticleMetadata",
    "Reading",
    "Role",
    "Saved",
    "article_of_bytes",
    "articles",
    "file_bytes",
    "read_address",
    "read_article",
    "read_bytes",
    "read_file",
    "read_plain_text",
    "reader",
    "save_reading",
    "web",
]

LARGEST_FILE = 32_000_000
"""Bytes of a file that is read."""
FULL_TEXT = 1_500
"""Characters from which on a feed's own text of an entry is taken for the whole article
(a summary has 300 or so).
"""
MOST_CLAIMS = 100_000
ATTEMPTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleMetadata:
    """What the caller says of an article; it goes before what the article's own
    metadata say. None, "" for nothing.
    """

    published: date | None = None
    publisher: str = ""
    url: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """What keeping a reading came to. new: whether the article was not kept yet. added:
    claims that are new. existing: claims the ledger had before.
    """

    new: bool
    added: int
    existing: int


def reader(project: Project) -> Reader:
    """Return a reader that knows the corrections made so far. The first one of a
    process loads the language model.
    """
    from dashboard.reading.reader import Reader
    from dashboard.reading.text.nlp import model

    corrections = Corrections.of(project.ledger.corrections())
    return Reader(corrected_gazetteer(project.gazetteer, corrections), model())


def read_article(project: Project, article: Article) -> tuple[Article, Reading]:
    """Return the article with what was found in it."""
    return article, reader(project).read(article)


def read_plain_text(
    project: Project,
    text: str,
    metadata: ArticleMetadata | None = None,
) -> tuple[Article, Reading]:
    """Read a text. Raises BadInput when it is empty or too long."""
    from dashboard.reading.web.html import Document

    return read_article(project, _article(Document(text=text), "the text", metadata))


def article_of_page(  # what a sender says of a page
    data: bytes,
    source: str,
    metadata: ArticleMetadata | None = None,
    *,
    media: str = "",
    charset: str = "",
    url: str = "",
) -> Article:
    """Return the article of the bytes of a page without reading it. Raises BadInput, of
    a feed too. media, charset: as its sender names them. url: where it was fetched.
    """
    from dashboard.reading.web.documents import documents

    page = documents(data, source, media=media, charset=charset, url=url)
    return _article(_only(page, source), source, metadata)


def fetch_page(project: Project, url: str) -> WebPage:
    """Fetch one page of the web; errors as of read_address."""
    return _fetcher(project).page(url)


def article_of_bytes(
    data: bytes,
    name: str,
    metadata: ArticleMetadata | None = None,
) -> Article:
    """Return the article of a text or HTML file without reading it; see read_bytes."""
    from dashboard.reading.web.documents import documents

    return _article(_only(documents(_fit(data, name), name), name), name, metadata)


def read_bytes(
    project: Project,
    data: bytes,
    name: str,
    metadata: ArticleMetadata | None = None,
) -> tuple[Article, Reading]:
    """Read the bytes of a text or HTML file; name: what messages call it. Raises
    BadInput, of a feed too.
    """
    return read_article(project, article_of_bytes(data, name, metadata))


def read_file(
    project: Project,
    path: Path,
    metadata: ArticleMetadata | None = None,
) -> tuple[Article, Reading]:
    """Read a text or HTML file. Raises BadInput when it cannot be read, and for a
    feed.
    """
    return read_bytes(project, file_bytes(path), str(path), metadata)


def read_address(
    project: Project,
    url: str,
    metadata: ArticleMetadata | None = None,
) -> tuple[Article, Reading]:
    """Fetch and read one page of the web.

    Raises BadInput for an address or page that may not be read and for a feed,
    NothingFound when there is no such page, ServiceUnavailable when the site does not
    answer.
    """
    return read_article(
        project, _article(_only(_fetched(_fetcher(project), url), url), url, metadata)
    )


def articles(
    project: Project,
    source: str,
    metadata: ArticleMetadata | None = None,
) -> Iterator[Article | FrontlineError]:
    """Yield the articles of an address or file: one, or those of a feed, which are
    fetched where it has no full text.

    An entry of a feed that cannot be had is yielded as its error; everything else
    raises as in read_address.
    """
    from dashboard.reading.web.documents import documents

    fetcher = _fetcher(project) if web(source) else None
    if fetcher:
        parts = _fetched(fetcher, source)
    else:
        parts = documents(file_bytes(Path(source)), source)
    if not parts[0].entry:
        yield _article(parts[0], source, metadata)
        return
    for entry in parts:
        try:
            yield _entry(entry, fetcher, source, metadata)
        except FrontlineError as error:
            yield error


def web(source: str) -> bool:
    """Tell whether a source is an address of the web and not a file."""
    return source.lower().startswith(("http://", "https://"))


def file_bytes(path: Path) -> bytes:
    """Return the content of a file. Raises BadInput when it is too large or cannot be
    read.
    """
    try:
        with path.open("rb") as file:
            return _fit(file.read(LARGEST_FILE + 1), str(path))
    except OSError as error:
        raise BadInput(
            gettext(
                "{path}: cannot be read ({strerror}); give the path of a file, or -"
                " for input",
                path=path,
                strerror=error.strerror,
            )
        ) from error


def save_reading(
    project: Project,
    article: Article,
    reading: Reading,
    *,
    by: str,
) -> Saved:
    """Keep the article and its claims as drafts.

    A claim the ledger has already, by its id or as a correction of the same words, is
    not added again and stays as people left it. Raises BadInput without a name in `by`.
    """
    new = project.ledger.add_article(article, by=by)
    for attempt in range(ATTEMPTS):
        fresh = _unknown(project, article, reading)
        try:
            if fresh:
                project.ledger.add(
                    fresh,
                    by=by,
                    why=f"read from {article.url or article.title or article.id}"[:500],
                )
                project.catch_up()
        except BadInput:
            # Somebody else may have kept the same reading in between; then the next
            # round finds nothing new.
            if attempt == ATTEMPTS - 1 or not any(
                project.ledger.claim(claim.id) for claim in fresh
            ):
                raise
            continue
        return Saved(new, len(fresh), len(reading.claims) - len(fresh))
    raise AssertionError("unreachable")


def _unknown(
    project: Project,
    article: Article,
    reading: Reading,
) -> list[Claim]:
    project.catch_up()
    rows = project.index.claims_of(article.id, MOST_CLAIMS)
    existing = [claim for _, claim in rows]
    ids = {claim.id for claim in existing}
    decided = {
        (claim.start, claim.end, claim.place_id)
        for claim in existing
        if claim.review is not Review.DRAFT
    }
    revised = {
        (claim.start, claim.end, claim.kind, claim.place_id) for claim in existing
    }
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
    from dashboard.reading.web.http import Limits
    from dashboard.reading.web.robots import Fetcher

    return Fetcher(Limits(private=project.settings.fetch_private))


def _fetched(fetcher: Fetcher, url: str) -> tuple[Document, ...]:
    from dashboard.reading.web.documents import documents

    page = fetcher.page(url)
    return documents(
        page.body, url, media=page.type, charset=page.charset, url=page.url
    )


def _only(parts: tuple[Document, ...], source: str) -> Document:
    if len(parts) == 1 and (parts[0].text or not parts[0].entry):
        return parts[0]
    first = next((part.url for part in parts if part.url), "")
    example = f", like {first}" if first else ""
    raise BadInput(
        gettext(
            "{source}: a feed of {parts} articles; give the address of one{example},"
            " or read them all with the command `frontline read`",
            source=source,
            parts=len(parts),
            example=example,
        )
    )


def _entry(
    entry: Document,
    fetcher: Fetcher | None,
    source: str,
    metadata: ArticleMetadata | None,
) -> Article:
    """Return the article of a feed's entry; where the feed holds a mere summary, the
    page it leads to.
    """
    if not fetcher or not entry.url or len(entry.text) >= FULL_TEXT:
        return _article(entry, entry.url or source, metadata)
    page = _only(_fetched(fetcher, entry.url), entry.url)
    filled = replace(
        page,
        title=page.title or entry.title,
        author=page.author or entry.author,
        published=page.published or entry.published,
    )
    return _article(filled, entry.url, metadata)


def _article(
    document: Document,
    source: str,
    metadata: ArticleMetadata | None,
) -> Article:
    from dashboard.reading.text.structure import dateline_day
    from dashboard.reading.web.documents import article, storable

    own = article(document, source, fetched_at=datetime.now(UTC))
    stated = metadata or ArticleMetadata()
    return replace(
        own,
        # A page says itself when it was published; a text does in its first lines.
        published=stated.published or own.published or dateline_day(own.text),
        publisher=storable(stated.publisher) or own.publisher,
        url=storable(stated.url) or own.url,
        title=storable(stated.title) or own.title,
    )


def _fit(data: bytes, source: str) -> bytes:
    if len(data) > LARGEST_FILE:
        raise BadInput(
            gettext(
                "{source}: larger than {largest} MB; give it in parts, or as JSON"
                " Lines (--jsonl)",
                source=source,
                largest=f"{LARGEST_FILE / 1e6:g}",
            )
        )
    return data
