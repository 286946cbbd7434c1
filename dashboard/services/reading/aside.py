"""Reading for visitors of a server: in a process of its own, with bounds, so that no
page or text can stop or fill the server.
"""

from __future__ import annotations

import atexit
import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dashboard.domain.article import Article
from dashboard.domain.errors import BadInput
from dashboard.domain.place import PlaceCorrection
from dashboard.domain.settings import Settings
from dashboard.i18n.translate import current_language, decimal_words, gettext
from dashboard.processes.limits import Limits
from dashboard.processes.pool import ProcessPool, Work
from dashboard.services.project import Project
from dashboard.services.reading.articles import ArticleMetadata, fetch_page

if TYPE_CHECKING:
    from dashboard.reading.model import Reading

WORKERS = 1
"""Processes: each holds a language model, some 400 MB."""
WAITING = 6
"""Most articles that are read or wait to be; the next is refused at once."""
MOST_BYTES = 8_000_000
"""Bytes of a file that a server reads, as many as of a page from the web."""
READING = Work(
    module="dashboard.services.reading.reading_worker",
    job="reading of the text",
    jobs="articles",
    cure=(
        "give it in parts, or read it on your own machine with the command"
        " `frontline read`"
    ),
    seconds=60.0,
    start_seconds=60.0,
    # It writes no file: what it was given to read stays in its memory.
    limits=Limits(memory=2_000_000_000, files=256, file_bytes=0),
)


@dataclass(frozen=True, slots=True)
class ReadingJob:
    """What to read: a page or file, and what its sender and the caller say of it.

    source: what messages call it. media, charset: "" for a file. url: where it was
    fetched, "" for nowhere. corrections: those of the ledger. language: of messages.
    """

    data: bytes
    source: str
    metadata: ArticleMetadata
    settings: Settings
    corrections: tuple[PlaceCorrection, ...]
    language: str
    media: str = ""
    charset: str = ""
    url: str = ""


def read_text_aside(
    project: Project,
    text: str,
    metadata: ArticleMetadata | None = None,
) -> tuple[Article, Reading]:
    """Read a text. Raises BadInput when it is empty or too long, WorkersBusy when too
    many are read, ServiceUnavailable when it takes too long.
    """
    data = text.encode("utf-8", "replace")
    return _read(
        project,
        data,
        gettext("the text"),
        metadata,
        media="text/plain",
        charset="utf-8",
    )


def read_bytes_aside(
    project: Project,
    data: bytes,
    name: str,
    metadata: ArticleMetadata | None = None,
) -> tuple[Article, Reading]:
    """Read the bytes of a text or HTML file; name: what messages call it. Raises
    BadInput, of a feed too; else as read_text_aside.
    """
    return _read(project, data, name, metadata)


def read_address_aside(
    project: Project,
    url: str,
    metadata: ArticleMetadata | None = None,
) -> tuple[Article, Reading]:
    """Fetch one page of the web and read it. Raises as read_address, and as
    read_text_aside.
    """
    page = fetch_page(project, url)
    return _read(
        project,
        page.body,
        url,
        metadata,
        media=page.type,
        charset=page.charset,
        url=page.url,
    )


def _read(
    project: Project,
    data: bytes,
    source: str,
    metadata: ArticleMetadata | None,
    **sender: str,
) -> tuple[Article, Reading]:
    if len(data) > MOST_BYTES:
        raise BadInput(
            gettext(
                "{source}: larger than {size} MB; give it in parts, or read"
                " it on your own machine with the command `frontline read`",
                source=source,
                size=decimal_words(MOST_BYTES / 1e6),
            )
        )
    job = ReadingJob(
        data=data,
        source=source,
        metadata=metadata or ArticleMetadata(),
        # The worker reads what strangers send: it need not know how to enter.
        settings=replace(project.settings, database_url=""),
        corrections=tuple(project.ledger.corrections()),
        language=current_language(),
        **sender,
    )
    result: tuple[Article, Reading] = reading_pool().result(job)
    return result


_pool: list[ProcessPool] = []
_guard = threading.Lock()


def reading_pool() -> ProcessPool:
    """Return the pool of this process; its processes end with it."""
    with _guard:
        if not _pool:
            _pool.append(ProcessPool(READING, WORKERS, WAITING))
            # Else the worker would outlive a server that is ended between two articles.
            atexit.register(_pool[0].close)
    return _pool[0]
