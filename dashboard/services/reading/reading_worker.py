"""A process that reads what strangers send: pages and texts come in on standard input,
articles with their readings go out on standard output.
"""

from __future__ import annotations

from dashboard.domain.article import Article
from dashboard.domain.errors import BadInput
from dashboard.gazetteer import Gazetteer, fingerprint
from dashboard.i18n.translate import gettext, number_words, speaking
from dashboard.processes.worker import serve
from dashboard.reading.model import Reading
from dashboard.reading.reader import Reader
from dashboard.reading.text.nlp import model
from dashboard.services.editing.corrected import corrected_gazetteer
from dashboard.services.map.places import Corrections
from dashboard.services.reading.articles import article_of_page
from dashboard.services.reading.aside import ReadingJob

LONGEST = 200_000
"""Characters of a text that a server reads: some eighty pages of a book."""


def read_job(job: ReadingJob) -> tuple[Article, Reading]:
    """Return the article with its reading. Raises BadInput for what is no text, and
    for a text longer than a server reads.
    """
    with speaking(job.language):
        article = _article(job)
    return article, _reader(job).read(article)


def _article(job: ReadingJob) -> Article:
    article = article_of_page(
        job.data,
        job.source,
        job.metadata,
        media=job.media,
        charset=job.charset,
        url=job.url,
    )
    if len(article.text) > LONGEST:
        raise BadInput(
            gettext(
                "{source}: {length} characters long, {most} are read on a"
                " server; give it in parts, or read it on your own machine"
                " with the command `frontline read`",
                source=job.source,
                length=number_words(len(article.text)),
                most=number_words(LONGEST),
            )
        )
    return article


def _reader(job: ReadingJob) -> Reader:
    key = job.settings, fingerprint(job.settings), job.corrections
    if key not in _readers:
        _readers.clear()
        places = corrected_gazetteer(
            Gazetteer.load(job.settings), Corrections.of(job.corrections)
        )
        _readers[key] = Reader(places, model())
    return _readers[key]


_readers: dict[tuple[object, ...], Reader] = {}
"""The reader of the last job: loading it takes longer than reading most articles."""


if __name__ == "__main__":
    serve(read_job)
