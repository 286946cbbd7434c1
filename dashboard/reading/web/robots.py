"""robots.txt as RFC 9309 has it, fetched under the same limits as a page and remembered
for a while.
"""

from __future__ import annotations

import http.client
import time

from protego import Protego

from dashboard.domain.errors import BadInput, FrontlineError, ServiceUnavailable
from dashboard.i18n.translate import gettext
from dashboard.reading.web.addresses import Target
from dashboard.reading.web.http import AGENT, Deadline, Limits, WebPage, content, get

LARGEST = 512_000
"""Bytes of a robots.txt that are heeded, as RFC 9309 (2.5) asks for at least; more is a
page beyond the limits.
"""
REMEMBERED_SECONDS = 600.0
LONGEST_DELAY = 30.0
"""Longest pause a site is granted between two pages, seconds."""


class Fetcher:
    """Fetches pages of the web; remembers what each site allows and when it was last
    visited. Not for several threads.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._rules: dict[str, tuple[float, Protego]] = {}
        self._visits: dict[str, float] = {}

    def page(self, url: str) -> WebPage:
        """Fetch one page.

        Raises BadInput for an address or page that may not be read, NothingFound when
        there is no such page, ServiceUnavailable when the site does not answer or
        refuses.
        """
        deadline = Deadline(self.limits.seconds)
        return content(
            get(url, self.limits, deadline, lambda where: self._allow(where, deadline))
        )

    def _allow(self, where: Target, deadline: Deadline) -> None:
        rules = self._site(where, deadline)
        if not rules.can_fetch(where.url, AGENT):
            raise BadInput(
                gettext(
                    "{address}: the site's robots.txt does not allow programs to"
                    " read it; open it in a browser and paste its text",
                    address=where.url[:200],
                )
            )
        pause = min(float(rules.crawl_delay(AGENT) or 0), LONGEST_DELAY)
        since = time.monotonic() - self._visits.get(where.origin, -LONGEST_DELAY)
        if since < pause:
            deadline.pause(pause - since)
        self._visits[where.origin] = time.monotonic()

    def _site(self, where: Target, deadline: Deadline) -> Protego:
        remembered = self._rules.get(where.origin)
        if remembered and time.monotonic() < remembered[0] + REMEMBERED_SECONDS:
            return remembered[1]
        rules = parse_robots(_robots_text(where, self.limits, deadline))
        self._rules[where.origin] = time.monotonic(), rules
        return rules


def parse_robots(text: str) -> Protego:
    """Return the rules of a robots.txt; lines that make no sense are passed over.

    Of the rules of a group the longest that matches counts, and allow where two are as
    long; "*" stands for any characters, "$" for the end.
    """
    try:
        return Protego.parse(text)
    except ValueError:
        # Half an address as a path makes the parser fail for the whole file.
        return Protego.parse("\n".join(filter(_is_sound, text.splitlines())))


def _is_sound(line: str) -> bool:
    try:
        Protego.parse(f"User-agent: *\n{line}")
    except ValueError:
        return False
    return True


def _robots_text(
    where: Target,
    limits: Limits,
    deadline: Deadline,
) -> str:
    """Return the text of a site's robots.txt; "" where there is none: everything is
    then allowed (RFC 9309, 2.3.1).
    """
    own = Limits(LARGEST, limits.seconds, limits.redirects, limits.private)
    try:
        page = get(f"{where.origin}/robots.txt", own, deadline)
    except ServiceUnavailable:
        raise
    except FrontlineError as error:
        raise BadInput(
            gettext(
                "{site}: its robots.txt cannot be used: {reason}",
                site=where.origin,
                reason=error,
            )
        ) from error
    if page.status >= 500:
        raise ServiceUnavailable(
            gettext(
                "{site}/robots.txt: the site is in trouble (HTTP {status}); try later",
                site=where.origin,
                status=page.status,
            )
        )
    if page.status != http.client.OK:
        return ""
    # A byte order mark before the first line would hide its "User-agent".
    return page.body.decode("utf-8-sig", "replace")
