"""Several processes and threads at once: nothing is lost, doubled, torn or missed."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace

from dashboard.domain.claim import Claim
from dashboard.domain.errors import EditConflict
from dashboard.domain.revision import Revision
from dashboard.domain.words import Kind, Review
from dashboard.ledger import Ledger
from tests.ledger.helpers import child, line, tell

ONE = Claim(id="one", kind=Kind.HOLD)


def test_a_reader_misses_nothing_that_two_processes_add(
    ledger: Ledger, url: str
) -> None:
    seen: list[Revision] = []
    with child("add", url, "a", 40, 3) as one, child("add", url, "b", 40, 3) as two:
        assert [line(one), line(two)] == ["ready", "ready"]
        running = True
        while running:
            running = one.poll() is None or two.poll() is None
            seen += ledger.changes(seen[-1].number if seen else 0)
        assert one.stdout is not None
        assert two.stdout is not None
        said = [int(number) for number in (*one.stdout, *two.stdout)]
    assert [revision.number for revision in seen] == list(range(1, 241))
    assert sorted(said) == list(range(3, 241, 3)), "each call got numbers of its own"
    times = [revision.at for revision in seen]
    assert times == sorted(times)
    for first in range(0, 240, 3):
        assert (
            len({revision.claim.id[:8] for revision in seen[first : first + 3]}) == 1
        ), "one call, numbers in a row"
    assert len({claim.id for claim in ledger.claims()}) == 240


def test_two_processes_that_mirror_the_same_file_do_it_once(
    ledger: Ledger, url: str
) -> None:
    with ExitStack() as stack:
        children = [
            stack.enter_context(child("sync", url, "claims.csv")) for _ in range(2)
        ]
        assert [line(one) for one in children] == ["ready", "ready"]
        for one in children:
            tell(one)
        assert [line(one) for one in children] == ["200", "200"]
    assert [revision.action for revision in ledger.changes()] == ["add"] * 200


def test_threads_share_a_ledger(ledger: Ledger) -> None:
    def work(name: int) -> list[int]:
        numbers = []
        for turn in range(8):
            numbers.append(
                ledger.add(
                    [replace(ONE, id=f"{name}-{turn}")], by=f"thread {name}", why=""
                )
            )
            assert ledger.claim(f"{name}-{turn}") is not None
            assert ledger.revision() >= numbers[-1]
        return numbers

    with ThreadPoolExecutor(8) as pool:
        numbers = [
            number
            for job in [pool.submit(work, name) for name in range(8)]
            for number in job.result()
        ]
    assert sorted(numbers) == list(range(1, 65))


def test_of_many_who_decide_at_once_one_wins_and_the_others_hear_of_it(
    ledger: Ledger,
) -> None:
    read = ledger.add([ONE], by="anna", why="")
    start = threading.Barrier(6)

    def decide(name: int) -> bool:
        start.wait()
        try:
            ledger.review(
                "one", Review.ACCEPTED, by=f"thread {name}", why="", expected=read
            )
        except EditConflict:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert (
            sum(
                job.result() for job in [pool.submit(decide, name) for name in range(6)]
            )
            == 1
        )
    assert len(ledger.decisions("one")) == 1


def test_more_threads_than_connections_wait_for_their_turn(ledger: Ledger) -> None:
    start = threading.Barrier(40)

    def ask() -> int:
        start.wait()
        return ledger.revision()

    with ThreadPoolExecutor(40) as pool:
        assert {job.result() for job in [pool.submit(ask) for _ in range(40)]} == {0}


def test_an_iterator_that_is_dropped_gives_its_connection_back(ledger: Ledger) -> None:
    ledger.add(
        [replace(ONE, id=f"{number:04}") for number in range(1500)], by="anna", why=""
    )
    for _ in range(40):
        assert next(ledger.claims()).id == "0000"
        assert next(ledger.changes()).number == 1
