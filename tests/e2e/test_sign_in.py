"""People sign in at a real provider, do what they were allowed, and nothing else; what
they lose they lose at once, in every window.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from playwright.sync_api import Error as PlaywrightError

from dashboard import services
from dashboard.domain.settings import load
from tests.e2e.identity_provider import CLIENT_ID, CLIENT_SECRET, PASSWORD
from tests.serving import command, environment, free_port, served, until
from tests.ui.drafts import keep

pytestmark = pytest.mark.e2e
SLOW = 60_000
ACCEPT = re.compile("^Accept")


@dataclass
class Newsroom:
    """A server that trusts nobody who did not sign in. address: of it."""

    address: str
    data: Path

    def frontline(self, *words: str) -> None:
        """Run a command at the machine of the server."""
        line = command("--data", str(self.data), *words)
        subprocess.run(line, check=True, env=environment(), capture_output=True)

    def history(self, claim_id: str) -> list[tuple[str, str]]:
        """Return (action, by) of each revision of a claim, the oldest first."""
        project = services.open_project(load({"FRONTLINE_DATA": str(self.data)}))
        return [(step.action, step.by) for step in project.ledger.history(claim_id)]

    def status(self, path: str, cookies: str = "") -> int:
        """Return the status of a request without a browser."""
        request = urllib.request.Request(
            f"{self.address}{path}", headers={"Cookie": cookies}
        )
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return int(error.code)


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[str, ...]]:
    """A data directory with three drafts, and their ids."""
    data = tmp_path_factory.mktemp("newsroom")
    project = services.open_project(load({"FRONTLINE_DATA": str(data)}))
    ids = keep(project)
    services.close_projects()
    return data, ids


@pytest.fixture(scope="module")
def newsroom(drafts: tuple[Path, tuple[str, ...]]) -> Iterator[Newsroom]:
    """The server beside a provider, both on loopback."""
    port, provider = free_port(), free_port()
    address = f"http://127.0.0.1:{port}"
    words = [sys.executable, "-m", "tests.e2e.identity_provider", str(provider)]
    with subprocess.Popen([*words, f"{address}/oauth2callback"]) as process:
        try:
            until(lambda: _answers(provider), bool, 60)
            settings = {
                "FRONTLINE_PORT": str(port),
                "FRONTLINE_PUBLIC_URL": address,
                "FRONTLINE_OIDC_ISSUER": f"http://127.0.0.1:{provider}",
                "FRONTLINE_OIDC_CLIENT_ID": CLIENT_ID,
                "FRONTLINE_OIDC_CLIENT_SECRET": CLIENT_SECRET,
                "FRONTLINE_OIDC_COOKIE_SECRET": "of-this-test-alone-" * 3,
                # A proxy is declared, so that loopback is not the local user.
                "FRONTLINE_PROXIES": "192.0.2.1",
            }
            with served(drafts[0], **settings) as running:
                yield Newsroom(running, drafts[0])
        finally:
            process.terminate()


def _answers(port: int) -> bool:
    url = f"http://127.0.0.1:{port}/.well-known/openid-configuration"
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return "issuer" in json.load(answer)
    except OSError:
        return False


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that knows nobody."""
    fresh = browser.new_context(viewport={"width": 1400, "height": 900})
    yield fresh
    fresh.close()


def sign_in(page: Page, address: str, person: str) -> None:
    """Sign in through the provider, as a person does, and come back."""
    page.goto(f"{address}/review")
    page.get_by_role("button", name="Sign in").last.click(timeout=SLOW)
    page.wait_for_url(re.compile("/login"), timeout=SLOW)
    page.locator("input[name=login]").fill(person)
    page.locator("button[type=submit], input[type=submit]").first.click()
    page.locator("input[name=password]").fill(PASSWORD, timeout=SLOW)
    page.locator("button[type=submit], input[type=submit]").first.click()
    page.wait_for_url(re.compile(f"^{re.escape(address)}/"), timeout=SLOW)
    expect(page.get_by_text("Signed in as")).to_be_visible(timeout=SLOW)


def review(page: Page, address: str) -> None:
    page.goto(f"{address}/review")
    expect(page.get_by_role("heading", name="Review")).to_be_visible(timeout=SLOW)


def cookies(context: BrowserContext) -> str:
    return "; ".join(f"{c['name']}={c['value']}" for c in context.cookies())


def test_a_stranger_sees_no_draft_and_is_shown_the_way_in(
    newsroom: Newsroom, context: BrowserContext
) -> None:
    page = context.new_page()
    review(page, newsroom.address)
    expect(page.get_by_text("Sign in first")).to_be_visible(timeout=SLOW)
    expect(page.get_by_role("button", name=ACCEPT)).to_have_count(0)
    assert newsroom.status("/api/claims.json?review=draft") == 403


def test_without_a_role_and_with_an_unverified_address_nothing_may_be_edited(
    newsroom: Newsroom, context: BrowserContext
) -> None:
    newsroom.frontline("user", "grant", "olena@example.org", "reviewer")
    page = context.new_page()
    sign_in(page, newsroom.address, "mallory")
    review(page, newsroom.address)
    expect(page.get_by_text("were not given that yet")).to_be_visible(timeout=SLOW)
    expect(page.get_by_role("button", name=ACCEPT)).to_have_count(0)
    assert newsroom.status("/api/claims.json?review=draft", cookies(context)) == 403


def test_who_signed_in_is_written_beside_the_decision(
    newsroom: Newsroom, context: BrowserContext, drafts: tuple[Path, tuple[str, ...]]
) -> None:
    newsroom.frontline("user", "grant", "olena@example.org", "reviewer")
    page = context.new_page()
    sign_in(page, newsroom.address, "olena")
    review(page, newsroom.address)
    expect(page.get_by_text("Deciding as olena@example.org")).to_be_visible(
        timeout=SLOW
    )
    assert newsroom.status("/api/claims.json?review=draft", cookies(context)) == 200
    page.locator(".fd-row", has_text="Storozheve").click()
    expect(page.get_by_role("heading", name=re.compile("Storozheve"))).to_be_visible()
    page.get_by_role("button", name=ACCEPT).click()
    row = page.locator(".fd-row", has_text="Storozheve")
    expect(row).to_contain_text("accepted", timeout=SLOW)
    assert newsroom.history(drafts[1][0])[-1] == ("accept", "olena@example.org")


def test_a_role_that_is_revoked_is_gone_in_the_open_page(
    newsroom: Newsroom, context: BrowserContext, drafts: tuple[Path, tuple[str, ...]]
) -> None:
    newsroom.frontline("user", "grant", "taras@example.org", "reviewer")
    page = context.new_page()
    sign_in(page, newsroom.address, "taras")
    review(page, newsroom.address)
    accept = page.get_by_role("button", name=ACCEPT)
    expect(accept).to_be_enabled(timeout=SLOW)
    before = [newsroom.history(claim_id) for claim_id in drafts[1]]
    newsroom.frontline("user", "revoke", "taras@example.org")
    # The page may have been drawn anew already, without the button.
    with suppress(PlaywrightError):
        accept.click(timeout=5000)
    expect(page.get_by_text("were not given that yet")).to_be_visible(timeout=SLOW)
    expect(accept).to_have_count(0)
    assert [newsroom.history(claim_id) for claim_id in drafts[1]] == before
    assert newsroom.status("/api/claims.json?review=draft", cookies(context)) == 403


def test_signing_out_ends_every_window_and_every_copy(
    newsroom: Newsroom, context: BrowserContext, drafts: tuple[Path, tuple[str, ...]]
) -> None:
    newsroom.frontline("user", "grant", "olena@example.org", "reviewer")
    first = context.new_page()
    sign_in(first, newsroom.address, "olena")
    second = context.new_page()
    review(second, newsroom.address)
    accept = second.get_by_role("button", name=ACCEPT)
    expect(accept).to_be_enabled(timeout=SLOW)
    copied = cookies(context)
    assert newsroom.status("/api/claims.json?review=draft", copied) == 200
    before = [newsroom.history(claim_id) for claim_id in drafts[1]]
    first.get_by_role("button", name="Sign out").click()
    until(lambda: "_streamlit_user=" in cookies(context), lambda there: not there, 60)
    # The second window may have been drawn anew already, without the button.
    with suppress(PlaywrightError):
        accept.click(timeout=5000)
    expect(accept).to_have_count(0, timeout=SLOW)
    assert [newsroom.history(claim_id) for claim_id in drafts[1]] == before
    assert newsroom.status("/api/claims.json?review=draft", copied) == 403
    review(first, newsroom.address)
    expect(first.get_by_text("Sign in first")).to_be_visible(timeout=SLOW)
