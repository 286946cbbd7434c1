"""Searches of every text have a database and threads of their own."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from dashboard.domain.errors import BadInput
from dashboard.domain.visitors.deadline import TookTooLong, question_time
from dashboard.index.search.search_aside import SearchAside

ENDLESS = "SELECT count(*) FROM range(100000000) a, range(100000000) b"


@pytest.fixture
def aside() -> Iterator[SearchAside]:
    search = SearchAside()
    yield search
    search.close()


def test_work_is_done_in_another_thread_within_the_time_of_this_one(
    aside: SearchAside,
) -> None:
    def work() -> None:
        threads.append(threading.current_thread().name)
        with aside.cursor() as cursor:
            cursor.execute(ENDLESS).fetchall()

    threads: list[str] = []
    with question_time(0.1), pytest.raises(TookTooLong):
        aside.run(work)
    assert threads[0].startswith("search")


def test_a_search_takes_one_core(aside: SearchAside) -> None:
    with aside.cursor() as cursor:
        row = cursor.execute("SELECT current_setting('threads')").fetchone()
    assert row == (1,)


def test_closing_ends_what_runs() -> None:
    aside, begun = SearchAside(), threading.Event()
    errors: list[str] = []

    def work() -> None:
        with aside.cursor() as cursor:
            begun.set()
            cursor.execute(ENDLESS).fetchall()

    def ask() -> None:
        try:
            aside.run(work)
        except Exception as error:  # whatever it is  # noqa: BLE001
            errors.append(str(error))

    thread = threading.Thread(target=ask)
    thread.start()
    begun.wait(60)
    aside.close()
    thread.join(60)
    assert errors == ["the index is closed: the program is ending"]


def test_an_address_of_no_file_system(aside: SearchAside) -> None:
    with aside.cursor():
        pass
    with pytest.raises(BadInput, match="cannot be read here"):
        aside.reach("nowhere://bucket/folder")
