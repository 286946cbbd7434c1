"""How much one visitor, and all of them together, may use of a server in a time."""

from __future__ import annotations

import ipaddress
import math
import threading
import time
from collections import Counter, OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from dashboard.domain.visitors.usage import LimitSettings, Usage

MOST_ENTRIES = 50_000
"""Most visitors and kinds of use that are remembered, some 10 MB; beyond it those who
have not come for longest are forgotten.
"""
MOST_SEARCHES = 512
"""Texts searched for lately, by anybody: their answers are kept, asking again is free.
"""
IPV6_PREFIX = 64
"""What one customer of a provider has to itself at least (RFC 6177)."""
UNKNOWN = "unknown"
"""The one visitor whom all share whose address cannot be read."""


@dataclass(frozen=True, slots=True)
class Quota:
    """How much of one kind may be used.

    amount, seconds: what one visitor may use at once; it comes back evenly within that
    time. in_all: the same for all together, None for any. open_each, open_in_all: how
    many may go on at the same time, None for any. longest: seconds that one may go on,
    None for any.
    """

    amount: int
    seconds: float
    in_all: int | None = None
    open_each: int | None = None
    open_in_all: int | None = None
    longest: float | None = None


QUOTAS: Mapping[Usage, Quota] = {
    # A first visit asks for some 170 things, and ten people may share one address.
    Usage.REQUEST: Quota(3_000, 60, open_each=100),
    Usage.SESSION: Quota(60, 60, 600, open_each=30, open_in_all=400),
    Usage.UPLOAD: Quota(30, 600, 120, open_each=3, open_in_all=8, longest=600),
    Usage.UPLOAD_BYTES: Quota(400_000_000, 600, 1_000_000_000),
    Usage.LINK: Quota(20, 3_600, 250),
    Usage.SEARCH: Quota(30, 60, 90, open_each=4, open_in_all=16),
    Usage.PICTURE: Quota(60, 60, 240, open_each=4, open_in_all=24),
    Usage.STORY: Quota(12, 60, 40, open_each=1, open_in_all=6),
    Usage.EXPORT: Quota(20, 600, 120, open_each=1, open_in_all=4, longest=900),
}
"""What is allowed where FRONTLINE_LIMITS says nothing else; docs/operation.md has it in
words.
"""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something is not done now. status: 429 for what one visitor did too much of,
    503 for what all together do. retry_after: seconds, at least 1.
    """

    status: int
    retry_after: int
    words: str


def quotas_of(settings: LimitSettings) -> Mapping[Usage, Quota]:
    """Return the quotas with the amounts of the settings. Where one visitor may use
    more than all together could, that grows with it.
    """
    quotas = dict(QUOTAS)
    for usage, amount in settings.amounts:
        in_all = quotas[usage].in_all
        if in_all is not None:
            in_all = max(in_all, amount)
        quotas[usage] = replace(quotas[usage], amount=amount, in_all=in_all)
    return quotas


def client_key(address: str) -> str:
    """Return what stands for a visitor of an address: of IPv6 its network, for one
    customer has as many addresses as they like.
    """
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return UNKNOWN
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    network = ipaddress.ip_network((parsed, IPV6_PREFIX), strict=False)
    return str(network)


class Limiter:
    """Counts what is used; threads share it. Its own memory is bounded.

    clock: seconds, never going back.
    """

    def __init__(
        self,
        quotas: Mapping[Usage, Quota] = QUOTAS,
        clock: Callable[[], float] = time.monotonic,
        most_entries: int = MOST_ENTRIES,
    ) -> None:
        self._quotas = quotas
        self._clock = clock
        self._most_entries = most_entries
        # When all of it will have come back ("theoretical arrival time" of the generic
        # cell rate algorithm): a single number says how much is left.
        self._full_at: OrderedDict[tuple[str, Usage], float] = OrderedDict()
        self._all_full_at: dict[Usage, float] = {}
        self._open: Counter[tuple[str, Usage]] = Counter()
        self._open_in_all: Counter[Usage] = Counter()
        self._searches: OrderedDict[str, None] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        """Return how many visitors and kinds of use are remembered."""
        return len(self._full_at)

    def take(
        self,
        usage: Usage,
        client: str,
        amount: int = 1,
    ) -> Refusal | None:
        """Use that much, or return why not; then nothing is used."""
        quota, now = self._quotas[usage], self._clock()
        with self._lock:
            each = _after(
                self._full_at.get((client, usage), now),
                now,
                amount,
                quota.amount,
                quota.seconds,
            )
            # Before that of all: who has used up their own share gets 429, and not 503.
            if each > now + quota.seconds:
                return _refusal(429, usage, each - now - quota.seconds)
            if quota.in_all is not None:
                full_at = self._all_full_at.get(usage, now)
                every = _after(full_at, now, amount, quota.in_all, quota.seconds)
                if every > now + quota.seconds:
                    return _refusal(503, usage, every - now - quota.seconds)
                self._all_full_at[usage] = every
            self._full_at[client, usage] = each
            # The one that came last stands last, so that the first is the one to
            # forget.
            self._full_at.move_to_end((client, usage))
            self._forget(now)
        return None

    def take_search(self, client: str, text: str) -> Refusal | None:
        """Use one search, unless somebody searched for the same text lately."""
        with self._lock:
            if text in self._searches:
                self._searches.move_to_end(text)
                return None
        refusal = self.take(Usage.SEARCH, client)
        if refusal is None:
            with self._lock:
                self._searches[text] = None
                while len(self._searches) > MOST_SEARCHES:
                    self._searches.popitem(last=False)
        return refusal

    def enter(self, usage: Usage, client: str) -> Refusal | None:
        """Begin something that goes on for a while, or return why not. Who began it
        must `leave` it.
        """
        quota = self._quotas[usage]
        with self._lock:
            mine, all_open = self._open[client, usage], self._open_in_all[usage]
            if quota.open_each is not None and mine >= quota.open_each:
                return _crowded(429, usage)
            if quota.open_in_all is not None and all_open >= quota.open_in_all:
                return _crowded(503, usage)
            self._open[client, usage] = mine + 1
            self._open_in_all[usage] = all_open + 1
        return None

    def leave(self, usage: Usage, client: str) -> None:
        """End what was begun."""
        with self._lock:
            self._open[client, usage] -= 1
            self._open_in_all[usage] -= 1
            if self._open[client, usage] <= 0:
                # Else every address that ever came would stay in memory.
                del self._open[client, usage]

    def longest(self, usage: Usage) -> float | None:
        """Return the seconds that something may go on, None for any."""
        return self._quotas[usage].longest

    def _forget(self, now: float) -> None:
        """Forget who has everything back; and who came longest ago when there are too
        many.
        """
        while self._full_at:
            oldest = next(iter(self._full_at))
            if len(self) <= self._most_entries and self._full_at[oldest] > now:
                return
            del self._full_at[oldest]


def _after(
    full_at: float,
    now: float,
    amount: int,
    most: int,
    seconds: float,
) -> float:
    """Return when all will have come back if that much is used now."""
    return max(full_at, now) + amount * seconds / most


def _refusal(status: int, usage: Usage, seconds: float) -> Refusal:
    # Up: who comes back a moment too early is refused again.
    retry_after = max(1, math.ceil(seconds))
    what = usage.value.replace("_", " ")
    words = f"too many {what} in a short time; try again in {retry_after} s"
    if status == 503:
        words = f"this server has too many {what} now; try again in {retry_after} s"
    return Refusal(status, retry_after, words)


CROWDED_SECONDS = 5


def _crowded(status: int, usage: Usage) -> Refusal:
    what = usage.value.replace("_", " ")
    return Refusal(
        status,
        CROWDED_SECONDS,
        f"too many {what} at the same time; try again in {CROWDED_SECONDS} s",
    )
