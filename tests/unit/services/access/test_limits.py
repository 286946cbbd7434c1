"""How much may be used: by one visitor, by all, and how much of that is remembered."""

from __future__ import annotations

import pytest

from dashboard.domain.visitors.usage import Usage, limit_settings
from dashboard.services.access.limits import (
    QUOTAS,
    Limiter,
    Quota,
    client_key,
    quotas_of,
)

A, B = "192.0.2.1", "192.0.2.2"


class Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def limiter(clock: Clock, *, most_entries: int = 100, **other: object) -> Limiter:
    quota = Quota(10, 60, **other)  # type: ignore[arg-type]
    return Limiter(dict.fromkeys(Usage, quota), clock, most_entries)


def test_an_amount_at_once_then_evenly(clock: Clock) -> None:
    limits = limiter(clock)
    assert [limits.take(Usage.LINK, A) for _ in range(10)] == [None] * 10
    refusal = limits.take(Usage.LINK, A)
    assert refusal
    assert (refusal.status, refusal.retry_after) == (429, 6)
    assert limits.take(Usage.LINK, B) is None
    assert limits.take(Usage.EXPORT, A) is None
    clock.now += refusal.retry_after
    assert limits.take(Usage.LINK, A) is None
    assert limits.take(Usage.LINK, A) is not None


def test_all_together_have_a_quota_too(clock: Clock) -> None:
    limits = limiter(clock, in_all=15)
    for client in (A, B):
        for _ in range(7):
            assert limits.take(Usage.LINK, client) is None
    assert limits.take(Usage.LINK, "192.0.2.3") is None
    refusal = limits.take(Usage.LINK, "192.0.2.4")
    assert refusal
    assert refusal.status == 503
    clock.now += refusal.retry_after
    # What was refused for all was not counted against the one.
    assert limits.take(Usage.LINK, "192.0.2.4") is None


def test_more_than_the_whole_quota_is_never_taken(clock: Clock) -> None:
    limits = limiter(clock)
    assert limits.take(Usage.UPLOAD_BYTES, A, 11)
    assert limits.take(Usage.UPLOAD_BYTES, A, 10) is None


def test_many_addresses_do_not_fill_the_memory(clock: Clock) -> None:
    limits = limiter(clock, most_entries=1_000)
    for number in range(20_000):
        limits.take(Usage.REQUEST, f"client {number}")
    assert len(limits) <= 1_001
    clock.now += 60
    limits.take(Usage.REQUEST, A)
    assert len(limits) == 1


def test_what_goes_on_at_the_same_time(clock: Clock) -> None:
    limits = limiter(clock, open_each=1, open_in_all=2)
    assert limits.enter(Usage.EXPORT, A) is None
    mine = limits.enter(Usage.EXPORT, A)
    assert mine
    assert mine.status == 429
    assert limits.enter(Usage.EXPORT, B) is None
    everybody = limits.enter(Usage.EXPORT, "192.0.2.3")
    assert everybody
    assert everybody.status == 503
    limits.leave(Usage.EXPORT, A)
    assert limits.enter(Usage.EXPORT, "192.0.2.3") is None


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", "unknown"),
        ("a name", "unknown"),
    ],
)
def test_what_stands_for_a_visitor(address: str, key: str) -> None:
    assert client_key(address) == key


def test_amounts_of_the_settings() -> None:
    quotas = quotas_of(limit_settings("all links=1000"))
    assert quotas[Usage.LINK].amount == quotas[Usage.LINK].in_all == 1_000
    assert quotas[Usage.EXPORT] == QUOTAS[Usage.EXPORT]


def test_one_visitor_never_has_all() -> None:
    for usage, quota in QUOTAS.items():
        assert quota.in_all is None or quota.amount < quota.in_all, usage
        if quota.open_in_all is not None:
            assert quota.open_each is not None, usage
            assert quota.open_each < quota.open_in_all, usage
