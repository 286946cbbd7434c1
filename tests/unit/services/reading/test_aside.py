"""What goes to the process that reads, and what never does."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest

from dashboard import services
from dashboard.domain.errors import BadInput
from dashboard.domain.settings import load
from dashboard.services.reading import aside
from dashboard.services.reading.articles import ArticleMetadata
from dashboard.services.reading.aside import ReadingJob


class Recorder:
    """Stands for the pool; keeps the jobs as they would go to the process."""

    def __init__(self) -> None:
        self.jobs: list[ReadingJob] = []

    def result(self, job: Any) -> str:
        self.jobs.append(pickle.loads(pickle.dumps(job)))  # of our own  # noqa: S301
        return "read"


def test_the_process_gets_the_text_and_no_way_into_the_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder = Recorder()
    monkeypatch.setattr(aside, "reading_pool", lambda: recorder)
    url = f"sqlite:///{tmp_path / 'l.sqlite'}"
    environ = {"FRONTLINE_DATA": str(tmp_path), "FRONTLINE_DATABASE_URL": url}
    metadata = ArticleMetadata(publisher="Daily Sample")
    with services.Project(load(environ)) as project:
        aside.read_text_aside(project, "Київ \ud800", metadata)
        aside.read_bytes_aside(project, b"<html>", "x.html")
        with pytest.raises(BadInput, match=r"x\.txt: larger than 8 MB"):
            aside.read_bytes_aside(project, b"x" * 8_000_001, "x.txt")
    text, file = recorder.jobs
    assert (text.data.decode(), text.media, text.metadata) == (
        "Київ ?",
        "text/plain",
        metadata,
    )
    assert (file.data, file.source, file.media) == (b"<html>", "x.html", "")
    for job in recorder.jobs:
        assert job.settings.database_url == ""
        assert job.settings.data == tmp_path


def test_there_is_one_pool() -> None:
    assert aside.reading_pool() is aside.reading_pool()
