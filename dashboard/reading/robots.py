"""robots.txt, fetched under the same limits as a page and remembered for a while."""

from __future__ import annotations

import time
from urllib.robotparser import RobotFileParser

from dashboard.domain.errors import BadInput, FrontlineError, ServiceUnavailable
from dashboard.reading.addresses import Target
from dashboard.reading.fetch import AGENT, Clock, Limits, Page, content, get

LARGEST = 512_000
"""Bytes of a robots.txt that are heeded, as RFC 9309 (2.5) asks for at least; more is a page beyond the limits."""
HOLD_SECONDS = 600.0
LONGEST_DELAY = 30.0
"""Longest pause a site is granted between two pages, seconds."""


class Fetcher:
    """Fetches pages of the web; remembers what each site allows and when it was last asked. Not for several threads."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._rules: dict[str, tuple[float, RobotFileParser]] = {}
        self._asked: dict[str, float] = {}

    def page(self, url: str) -> Page:
        """Fetch one page.

        Raises BadInput for an address or page that may not be read, NothingFound when there is no such page,
        ServiceUnavailable when the site does not answer or refuses.
        """
        clock = Clock(self.limits.seconds)
        return content(get(url, self.limits, clock, lambda where: self._allow(where, clock)))

    def _allow(self, where: Target, clock: Clock) -> None:
        rules = self._site(where, clock)
        if not rules.can_fetch(AGENT, where.url):
            raise BadInput(
                f"{where.url[:200]}: the site's robots.txt does not allow programs to read it; "
                "open it in a browser and paste its text"
            )
        pause = min(float(rules.crawl_delay(AGENT) or 0), LONGEST_DELAY)
        since = time.monotonic() - self._asked.get(where.origin, -LONGEST_DELAY)
        if since < pause:
            clock.pause(pause - since)
        self._asked[where.origin] = time.monotonic()

    def _site(self, where: Target, clock: Clock) -> RobotFileParser:
        held = self._rules.get(where.origin)
        if held and time.monotonic() < held[0] + HOLD_SECONDS:
            return held[1]
        rules = RobotFileParser()
        rules.parse([line for line in _lines(where, self.limits, clock) if _sound(line)])
        self._rules[where.origin] = time.monotonic(), rules
        return rules


def _sound(line: str) -> bool:
    """Tell whether the parser gets over a line: a number that is none, or half an address, makes it fail."""
    try:
        RobotFileParser().parse(["User-agent: *", line])
    except ValueError:
        return False
    return True


def _lines(where: Target, limits: Limits, clock: Clock) -> list[str]:
    """Return the lines of a site's robots.txt; where there is none everything is allowed (RFC 9309, 2.3.1)."""
    bounded = Limits(LARGEST, limits.seconds, limits.redirects, limits.private)
    try:
        page = get(f"{where.origin}/robots.txt", bounded, clock)
    except ServiceUnavailable:
        raise
    except FrontlineError as error:
        raise BadInput(f"{where.origin}: its robots.txt cannot be used: {error}") from error
    if page.status >= 500:
        raise ServiceUnavailable(f"{where.origin}/robots.txt: the site is in trouble (HTTP {page.status}); try later")
    return page.body.decode("utf-8", "replace").splitlines() if page.status == 200 else []
