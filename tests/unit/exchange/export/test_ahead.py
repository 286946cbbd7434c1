"""Work goes on beside its use: in order, bounded, and its errors arrive."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from dashboard.exchange.export.ahead import TABLES_AHEAD, ahead


def test_results_come_in_the_order_of_the_items() -> None:
    assert list(ahead(lambda n: n * n, range(20))) == [n * n for n in range(20)]


def test_work_is_done_by_one_other_thread() -> None:
    threads = set(ahead(lambda _: threading.get_ident(), range(9)))
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_no_more_items_are_taken_than_may_wait() -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        while taken < 100:
            taken += 1
            yield taken

    first = next(ahead(str, items()))
    assert (first, taken) == ("1", TABLES_AHEAD + 1)


def test_an_error_of_the_work_is_raised_where_its_result_was_due() -> None:
    results = ahead(lambda n: 1 // n, [1, 0, 1])
    assert next(results) == 1
    with pytest.raises(ZeroDivisionError):
        next(results)
