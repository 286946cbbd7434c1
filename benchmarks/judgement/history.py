"""Claims of a war that never was: a front that moves over a plain, known for every day,
and what two sides, two observers and many outlets say of it, with lags, false claims,
denials, silence and relays.

The figures of Manner are of our own making, in the manner of what such reporting is
like: they are no measurement of anybody.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from dashboard.domain.claim import Claim
from dashboard.domain.words import Hedge, Kind, Precision, Review, Side

_DONE = {Kind.CAPTURE: "captured", Kind.WITHDRAW: "withdrew", Kind.CONTROL: "controls"}
"""What a speaker says was done, as a sentence has it."""
START = date(2023, 1, 1)
CENTRE_LAT, CENTRE_LON = 48.3, 38.0
KM_A_DEGREE = 111.2
OBSERVERS = ("Institute of Mapping", "The Line")
OUTLETS = ("Courier", "Herald", "Morning Post", "Agency", "Gazette", "Radio East")


@dataclass(frozen=True, slots=True)
class Manner:
    """How the world speaks. Shares of 0 to 1, days as means.

    claimed: changes that the gaining side tells. early: of these, those told before
    they came. admitted: changes that the losing side tells; false_claims: claimed
    changes that never came, for each that did; denied: of the false ones, those the
    other side denies, wrongly_denied: of the true ones; clings: changes after which the
    losing side says on that it has the place; affirmed: how often a day the holder of a
    place at the front says so; seen: changes that an observer tells; mistaken: of
    these, those told too early; relays: outlets that carry a claim on.
    """

    claimed: float = 0.75
    early: float = 0.2
    early_days: float = 5.0
    lag_days: float = 2.0
    admitted: float = 0.25
    admitted_days: float = 8.0
    false_claims: float = 0.4
    denied: float = 0.6
    wrongly_denied: float = 0.2
    clings: float = 0.3
    clings_days: float = 10.0
    affirmed: float = 0.015
    seen: float = 0.6
    seen_days: float = 4.0
    mistaken: float = 0.1
    relays: float = 1.5


@dataclass(frozen=True, slots=True)
class Village:
    """A place of the plain; east and north in kilometres of its centre."""

    number: int
    east: float
    north: float

    @property
    def lat(self) -> float:
        """Return degrees north."""
        return CENTRE_LAT + self.north / KM_A_DEGREE

    @property
    def lon(self) -> float:
        """Return degrees east."""
        scale = KM_A_DEGREE * math.cos(math.radians(CENTRE_LAT))
        return CENTRE_LON + self.east / scale


class War:
    """A front from north to south that moves for some days. Russia holds what lies east
    of it. The same seed makes the same war.
    """

    def __init__(
        self, seed: int, *, villages: int = 300, days: int = 400, spread_km: float = 30
    ) -> None:
        self.days = days
        self._random = random.Random(seed)  # noqa: S311
        draw = self._random
        self.villages = [
            Village(number, draw.uniform(-spread_km, spread_km), draw.uniform(-60, 60))
            for number in range(villages)
        ]
        self._waves = [
            (draw.uniform(2, 6), draw.uniform(20, 60), draw.uniform(0, 6.3))
            for _ in range(4)
        ]
        # Pushes: where, how wide, how far, from when, for how long.
        self._pushes = [
            (
                draw.uniform(-60, 60),
                draw.uniform(5, 15),
                draw.choice((-1, 1)) * draw.uniform(3, 15),
                draw.uniform(0, days),
                draw.uniform(10, 60),
            )
            for _ in range(days // 15)
        ]

    def front(self, north: float, day: int) -> float:
        """Return how far east of the centre the front runs there at the end of a day,
        kilometres.
        """
        base = sum(a * math.sin(north / w + p) for a, w, p in self._waves)
        for where, width, far, since, long in self._pushes:
            share = min(1.0, max(0.0, (day - since) / long))
            base += far * share * math.exp(-(((north - where) / width) ** 2))
        return base

    @cached_property
    def holders(self) -> Mapping[int, tuple[Side, ...]]:
        """Return who holds each village at the end of each day."""
        return {
            village.number: tuple(
                Side.RU if village.east > self.front(village.north, day) else Side.UA
                for day in range(self.days)
            )
            for village in self.villages
        }

    def changes(self) -> Iterator[tuple[Village, int]]:
        """Yield each village with each day on which it came to other hands."""
        for village in self.villages:
            held_by = self.holders[village.number]
            for day in range(1, self.days):
                if held_by[day] is not held_by[day - 1]:
                    yield village, day

    def front_km(self, village: Village, day: int) -> float:
        """Return how far a village lies from the front, kilometres, at the most."""
        return abs(village.east - self.front(village.north, day))


class Speech:
    """What is said of a war: claims, in no order."""

    def __init__(self, war: War, manner: Manner, seed: int) -> None:
        self._war, self._manner = war, manner
        self._random = random.Random(f"speech {seed}")  # noqa: S311
        self.claims: list[Claim] = []
        self._of_changes()
        self._of_holders()

    def _after(self, mean: float) -> int:
        return round(self._random.expovariate(1 / mean))

    def _chance(self, share: float) -> bool:
        return self._random.random() < share

    def _of_changes(self) -> None:
        manner = self._manner
        for village, day in list(self._war.changes()):
            winner = self._war.holders[village.number][day]
            loser = Side.UA if winner is Side.RU else Side.RU
            if self._chance(manner.claimed):
                lag = self._after(manner.lag_days)
                if self._chance(manner.early):
                    lag = -1 - self._after(manner.early_days)
                self._say(village, day + lag, winner, winner, Kind.CAPTURE)
                if self._chance(manner.wrongly_denied):
                    self._deny(village, day + lag, winner, loser)
            if self._chance(manner.admitted):
                lag = 1 + self._after(manner.admitted_days)
                self._say(village, day + lag, winner, loser, Kind.WITHDRAW)
            if self._chance(manner.clings):
                self._cling(village, day, loser)
            for observer in OBSERVERS:
                if self._chance(manner.seen):
                    lag = self._after(manner.seen_days)
                    if self._chance(manner.mistaken):
                        lag = -lag
                    self._say(village, day + lag, winner, observer, Kind.CAPTURE)
            if self._chance(manner.false_claims):
                self._falsely()

    def _cling(self, village: Village, day: int, loser: Side) -> None:
        """Let the side that lost a village say on that it has it."""
        until = day + self._after(self._manner.clings_days)
        while (day := day + 1 + self._after(3)) <= until:
            self._say(village, day, loser, loser, Kind.CONTROL)

    def _falsely(self) -> None:
        """Let a side claim a village near the front that it does not get."""
        village = self._random.choice(self._war.villages)
        day = self._random.randrange(self._war.days)
        if self._war.front_km(village, day) > 8:
            return
        holder = self._war.holders[village.number][day]
        liar = Side.UA if holder is Side.RU else Side.RU
        self._say(village, day, liar, liar, Kind.CAPTURE)
        if self._chance(self._manner.denied):
            self._deny(village, day, liar, holder)

    def _of_holders(self) -> None:
        for village in self._war.villages:
            for day in range(self._war.days):
                near = math.exp(-self._war.front_km(village, day) / 10)
                if self._chance(self._manner.affirmed * near):
                    holder = self._war.holders[village.number][day]
                    self._say(village, day, holder, holder, Kind.CONTROL)

    def _deny(self, village: Village, day: int, winner: Side, denier: Side) -> None:
        lag = self._after(1)
        self._say(village, day + lag, winner, denier, Kind.CAPTURE, denied=True)

    def _say(
        self,
        village: Village,
        day: int,
        winner: Side,
        who: Side | str,
        kind: Kind,
        *,
        denied: bool = False,
    ) -> None:
        if not 0 <= day < self._war.days:
            return
        loser = Side.UA if winner is Side.RU else Side.RU
        number = len(self.claims)
        names = {
            Side.UA: "Ukrainian General Staff",
            Side.RU: "Russian Defence Ministry",
        }
        on = START + timedelta(day)
        claim = Claim(
            id=f"s{number:06}",
            kind=kind,
            actor=loser if kind is Kind.WITHDRAW else winner,
            claimant=names[who] if isinstance(who, Side) else who,
            claimant_side=who if isinstance(who, Side) else Side.INDEPENDENT,
            hedge=Hedge.DENIED if denied else Hedge.ASSERTED,
            place_id=f"v{village.number}",
            name=f"Village {village.number}",
            lat=round(village.lat, 5),
            lon=round(village.lon, 5),
            precision=Precision.SETTLEMENT,
            radius_km=1.0,
            date_from=on,
            date_to=on,
            published=on,
            publisher=self._random.choice(OUTLETS),
            url=f"https://example.org/{number}",
            quote=f"{who}: {_DONE[kind]}, {winner} {number} {village.number}",
            review=Review.ACCEPTED,
        )
        self.claims.append(claim)
        self._relay(claim)

    def _relay(self, claim: Claim) -> None:
        """Let outlets carry a claim on."""
        for _ in range(self._after(self._manner.relays)):
            number = len(self.claims)
            published = (claim.published or START) + timedelta(self._after(0.7))
            relay = replace(
                claim,
                id=f"s{number:06}",
                publisher=self._random.choice(OUTLETS),
                url=f"https://example.org/{number}",
                published=published,
                relayed_by=claim.publisher if self._chance(0.3) else "",
            )
            self.claims.append(relay)
