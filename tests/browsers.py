"""Real browsers: the system's Chromium when there is one, else playwright's own."""

from __future__ import annotations

import atexit
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
)


@cache
def _driver() -> Playwright:
    # A process of tests may start the driver once only: its loop stays in the thread,
    # and a second one is refused there.
    driver = sync_playwright().start()
    atexit.register(driver.stop)
    return driver


@contextmanager
def chromium(*options: str) -> Iterator[Browser]:
    """Yield a browser of its own. options: more of Chromium's command line."""
    path = next((path for path in map(shutil.which, NAMES) if path), None)
    browser = _driver().chromium.launch(executable_path=path, args=[*OPTIONS, *options])
    try:
        yield browser
    finally:
        browser.close()
