"""What the process that reads does with a job."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput
from dashboard.domain.settings import load
from dashboard.services.reading import reading_worker
from dashboard.services.reading.articles import ArticleMetadata
from dashboard.services.reading.aside import ReadingJob
from dashboard.services.reading.reading_worker import LONGEST, read_job

TEXT = b"Russian forces captured Bakhmut, the ministry of defence said."


@pytest.fixture
def job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ReadingJob:
    # By rules alone: loading a language model takes longer than all of this.
    monkeypatch.setattr(reading_worker, "model", lambda: None)
    reading_worker._readers.clear()
    settings = load({"FRONTLINE_DATA": str(tmp_path)})
    return ReadingJob(
        TEXT, "note.txt", ArticleMetadata(publisher="Sample"), settings, (), "en"
    )


def test_an_article_comes_back_with_its_reading(job: ReadingJob) -> None:
    article, reading = read_job(job)
    assert (article.text, article.publisher) == (TEXT.decode(), "Sample")
    assert [claim.name for claim in reading.claims] == ["Bakhmut"]
    (reader,) = reading_worker._readers.values()
    read_job(job)
    assert list(reading_worker._readers.values()) == [reader]


def test_what_is_too_long_for_a_server_is_refused_before_it_is_read(
    job: ReadingJob,
) -> None:
    with pytest.raises(BadInput, match=r"note\.txt: 200,001 characters long"):
        read_job(replace(job, data=b"x" * (LONGEST + 1)))
    assert reading_worker._readers == {}


def test_it_is_refused_in_the_language_of_who_asks(job: ReadingJob) -> None:
    with pytest.raises(BadInput, match=r"note\.txt: довжина 200\s001 символів"):
        read_job(replace(job, data=b"x" * (LONGEST + 1), language="uk"))
    with pytest.raises(BadInput, match=r"note\.txt: тексту не знайдено"):
        read_job(replace(job, data=b" ", language="uk"))
