"""A real server with a hostile claim among the shipped ones, and a real Chromium."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from tests.serving import served

ROOT = Path(__file__).parents[2]
HOSTILE = (
    "<img src=x onerror=\"parent.document.title='HACKED'\"></script><script>parent.document.title='HACKED'</script>"
)
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running dashboard."""
    data = tmp_path_factory.mktemp("data")
    text = (ROOT / "data" / "claims.csv").read_text(encoding="utf-8")
    header = text.splitlines()[0].split(",")
    row = dict.fromkeys(header, "") | {
        "kind": "statement", "actor": "UA", "claimant_side": "independent", "claimant": HOSTILE.replace('"', '""'),
        "name": "Lviv", "region": "Lviv", "precision": "settlement", "date_to": "2023-07-07",
        "publisher": "Hostile Times", "published": "2023-07-07", "url": "https://example.org/",
        "note": HOSTILE.replace('"', '""'), "review": "accepted",
    }  # fmt: skip
    (data / "claims.csv").write_text(text + ",".join(f'"{row[name]}"' for name in header) + "\n", encoding="utf-8")
    with served(data) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: the system's when there is one, else playwright's own."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for path in map(shutil.which, names) if path), None)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        yield chromium
        chromium.close()


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
        # Streamlit's own client looks for its server under the page's path first and then at the root.
        if message.type == "error" and "/_stcore/" not in message.location.get("url", ""):
            self.errors.append(message.text)


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    """A fresh browser window; afterwards nothing may have left this machine and nothing may have failed."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, accept_downloads=True)
    watch = Watched(context.new_page())
    yield watch
    context.close()
    assert watch.outside == []
    assert watch.errors == []
