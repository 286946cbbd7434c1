"""A real server with a hostile claim among the shipped ones, and a real Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

from tests.browsers import chromium
from tests.serving import served

ROOT = Path(__file__).parents[2]
PATIENCE = 60_000
"""Milliseconds that anything is waited for: more is no fault, but the machine's."""
HOSTILE = (
    "<img src=x"
    " onerror=\"parent.document.title='HACKED'\"></script><script>parent.document.title='HACKED'</script>"
)

expect.set_options(timeout=PATIENCE)


def settled(page: Page) -> None:
    """Wait until the page is drawn whole."""
    expect(page.get_by_test_id("stApp")).to_have_attribute(
        "data-test-script-state", "notRunning"
    )


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running dashboard."""
    data = tmp_path_factory.mktemp("data")
    text = (ROOT / "data" / "claims.csv").read_text(encoding="utf-8")
    header = text.splitlines()[0].split(",")
    row = dict.fromkeys(header, "") | {
        "kind": "statement",
        "actor": "UA",
        "claimant_side": "independent",
        "claimant": HOSTILE.replace('"', '""'),
        "name": "Lviv",
        "region": "Lviv",
        "precision": "settlement",
        "date_to": "2023-07-07",
        "publisher": "Hostile Times",
        "published": "2023-07-07",
        "url": "https://example.org/",
        "note": HOSTILE.replace('"', '""'),
        "review": "accepted",
    }
    (data / "claims.csv").write_text(
        text + ",".join(f'"{row[name]}"' for name in header) + "\n", encoding="utf-8"
    )
    with served(data) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: the system's when there is one, else playwright's own."""
    with chromium() as launched:
        yield launched


class Watched:
    """A page with everything it asked for and complained of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.outside: list[str] = []
        self.errors: list[str] = []
        page.on("request", self._asked)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1", "data:", "blob:")):
            self.outside.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        # Streamlit's own client looks for its server under the page's path first and
        # then at the root.
        address = message.location.get("url", "")
        # The first picture of a page may be refused by a busy server, with 503 and a time
        # to come back: the map that follows does not need it.
        is_refused = "/api/first.png" in address and "503" in message.text
        if message.type == "error" and "/_stcore/" not in address and not is_refused:
            self.errors.append(f"{message.text} {address}")


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    """A fresh browser window; afterwards nothing may have left this machine and nothing
    may have failed.
    """
    context = browser.new_context(
        viewport={"width": 1400, "height": 900}, accept_downloads=True
    )
    context.set_default_timeout(PATIENCE)
    watch = Watched(context.new_page())
    yield watch
    context.close()
    assert watch.outside == []
    assert watch.errors == []
