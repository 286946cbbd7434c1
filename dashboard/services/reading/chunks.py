"""Some articles read together, in this process or in another: what goes there and what
comes back.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard import __version__
from dashboard.domain.article import Article
from dashboard.domain.claim import Claim
from dashboard.domain.errors import BadInput
from dashboard.domain.place import PlaceCorrection
from dashboard.domain.settings import Settings, load
from dashboard.exchange.batches.articles import ArticleItem
from dashboard.services.editing.corrected import corrected_gazetteer
from dashboard.services.map.places import Corrections
from dashboard.services.reading.records import line

if TYPE_CHECKING:
    from dashboard.reading.model import Sentence
    from dashboard.reading.reader import Reader

Chunk = tuple[ArticleItem, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """How to read.

    parquet: claims as a Parquet file instead of records as lines. published, publisher:
    where an article says none. data, corrections, versions: what readers in other
    processes must agree on.
    """

    parquet: bool
    published: date | None
    publisher: str
    data: Path | None
    corrections: tuple[PlaceCorrection, ...]
    versions: str


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a chunk. payload: its lines, or its Parquet file. problems: number
    of an article, and the reason.
    """

    payload: bytes
    read: int
    claims: int
    problems: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Size:
    """How large a chunk is at most: articles, and characters, of which its only article
    may have more.
    """

    articles: int
    characters: int


def split_articles(items: Iterable[ArticleItem], most: Size) -> Iterator[Chunk]:
    """Cut the articles into chunks; the same articles are always cut in the same
    places.
    """
    chunk: list[ArticleItem] = []
    size = 0
    for item in items:
        full = len(chunk) >= most.articles or size + len(item.text) > most.characters
        if chunk and full:
            yield tuple(chunk)
            chunk, size = [], 0
        chunk.append(item)
        size += len(item.text)
    if chunk:
        yield tuple(chunk)


def read_chunk(reader: Reader, job: Job, chunk: Chunk) -> Result:
    """Read every article of a chunk; one that cannot be read becomes a problem."""
    problems: dict[int, str] = {}
    sound: list[tuple[ArticleItem, Article]] = []
    for item in chunk:
        try:
            sound.append((item, _article(item, job)))
        except BadInput as error:
            problems[item.number] = str(error)
    lines: list[bytes] = []
    claims: list[Claim] = []
    for (item, article), parsed in zip(sound, _parsed(reader, sound), strict=True):
        try:
            reading = reader.read(article, parsed)
        except Exception as error:  # noqa: BLE001
            problems[item.number] = (
                f"reading failed ({type(error).__name__}: {str(error)[:200]})"
            )
            continue
        claims += reading.claims
        if not job.parquet:
            id = article.id if item.id is None else item.id
            lines.append(line(id, reading))
    payload = _packed(claims) if job.parquet else b"".join(lines)
    return Result(
        payload,
        len(chunk) - len(problems),
        len(claims),
        tuple(sorted(problems.items())),
    )


def _article(item: ArticleItem, job: Job) -> Article:
    from dashboard.reading.web.documents import article
    from dashboard.reading.web.html import Document

    if item.problem:
        raise BadInput(item.problem)
    document = Document(
        text=item.text,
        published=item.published or job.published,
        publisher=item.publisher or job.publisher,
    )
    return article(document, "the article", fetched_at=None)


def _packed(claims: list[Claim]) -> bytes:
    # Imported late: it takes a third of a second, and only this needs it.
    from dashboard.exchange.batches.claims import claims_parquet

    return claims_parquet(claims)


def _parsed(
    reader: Reader,
    sound: Sequence[tuple[ArticleItem, Article]],
) -> Sequence[list[Sentence] | None]:
    """Parse the articles together; where one of them makes that fail, none, so that
    each is tried by itself.
    """
    try:
        return reader.parse([article for _, article in sound])
    except Exception:  # noqa: BLE001
        return [None] * len(sound)


def installed_model() -> str:
    """Return the name of the language model that is installed, "" for none; it is not
    loaded.
    """
    from dashboard.reading.text.nlp import MODELS

    return next((name for name in MODELS if importlib.util.find_spec(name)), "")


def versions(settings: Settings) -> str:
    """Return the versions of program, gazetteer and language model: with the same ones,
    readings are the same.
    """
    from dashboard.gazetteer import fingerprint

    name = installed_model()
    model = "no language model"
    if name:
        model = f"{name} {importlib.metadata.version(name)}"
    return f"frontline {__version__}, gazetteer {fingerprint(settings)}, {model}"


def read_elsewhere(job: Job, chunk: Chunk) -> Result:
    """Read a chunk in a process of a pool or cluster. Raises BadInput when other
    versions are installed there.
    """
    # A worker may have several threads, a reader is for one.
    with _guard:
        needs = job.data, job.corrections, job.versions
        if needs not in _readers:
            _readers.clear()
            _readers[needs] = _reader(job)
        return read_chunk(_readers[needs], job, chunk)


def _reader(job: Job) -> Reader:
    from dashboard.gazetteer import Gazetteer
    from dashboard.reading.reader import Reader
    from dashboard.reading.text.nlp import model

    settings = replace(load({}), data=job.data)
    here = versions(settings)
    if here != job.versions:
        raise BadInput(
            f"a worker has {here} and this machine {job.versions}; install the same"
            " everywhere"
        )
    return Reader(
        corrected_gazetteer(Gazetteer.load(settings), Corrections.of(job.corrections)),
        model(),
    )


_readers: dict[tuple[object, ...], Reader] = {}
_guard = threading.Lock()
