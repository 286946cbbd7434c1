"""robots.txt as RFC 9309 has it: wildcards, the end, the longest match, groups."""

from __future__ import annotations

import codecs
import time
from collections.abc import Iterator

import pytest

from dashboard.domain.errors import BadInput
from dashboard.reading.web.http import AGENT, Limits
from dashboard.reading.web.robots import LARGEST, Fetcher, parse_robots
from tests.unit.reading.hostile import Site, Way, site

SITE = "https://site.example"
TEXT = {"Content-Type": "text/plain"}
LIMITS = Limits(seconds=5.0, private=True)


@pytest.fixture
def web() -> Iterator[Site]:
    with site() as served:
        yield served


def allows(rules: str, path: str, agent: str = AGENT) -> bool:
    return parse_robots(rules).can_fetch(SITE + path, agent)


@pytest.mark.parametrize(
    ("rule", "path", "allowed"),
    [
        ("/private", "/private/a", False),
        ("/private", "/privately", False),
        ("/private", "/a/private", True),
        ("/*/private", "/a/b/private/c", False),
        ("/*/private", "/private", True),
        ("*.pdf", "/a/report.pdf?x=1", False),
        ("/*.pdf$", "/a/report.pdf", False),
        ("/*.pdf$", "/a/report.pdf?x=1", True),
        ("/a$", "/a", False),
        ("/a$", "/ab", True),
        ("/*?print=", "/a?print=1", False),
        ("/*?print=", "/a?x=1", True),
        ("/news/*/draft", "/news/2024/05/draft", False),
        ("/caf%C3%A9", "/café", False),
        ("", "/a", True),
    ],
)
def test_a_path_with_wildcards(rule: str, path: str, allowed: bool) -> None:
    assert allows(f"User-agent: *\nDisallow: {rule}", path) is allowed


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("Disallow: /\nAllow: /news", "/news/a", True),
        ("Disallow: /\nAllow: /news", "/sport", False),
        ("Allow: /news\nDisallow: /news/private", "/news/private/a", False),
        ("Allow: /page\nDisallow: /*.htm", "/page.htm", False),
        ("Disallow: /page\nAllow: /page", "/page", True),
        ("Allow: /page\nDisallow: /page", "/page", True),
        ("Allow: /$\nDisallow: /", "/", True),
        ("Allow: /$\nDisallow: /", "/page.htm", False),
    ],
)
def test_the_longest_match_counts_and_allow_wins_a_tie(
    rules: str, path: str, allowed: bool
) -> None:
    assert allows(f"User-agent: *\n{rules}", path) is allowed


GROUPS = f"""
User-agent: otherbot
User-agent: {AGENT.upper()}
Disallow: /ours

User-agent: *
Disallow: /all

User-agent: {AGENT}
Disallow: /more
"""


def test_groups_of_one_agent_are_one_and_shut_out_the_group_for_all() -> None:
    assert not allows(GROUPS, "/ours")
    assert not allows(GROUPS, "/more")
    assert allows(GROUPS, "/all")
    assert not allows(GROUPS, "/all", "somebody")
    assert not allows(GROUPS, "/ours", "otherbot")
    assert allows(GROUPS, "/more", "otherbot")


def test_comments_and_rules_before_any_agent_count_for_nothing() -> None:
    rules = "Disallow: /a\n# no\nUser-agent: * # all\nDisallow: /b # this"
    assert allows(rules, "/a")
    assert not allows(rules, "/b")


def test_lines_that_break_the_parser_are_passed_over() -> None:
    rules = parse_robots("User-agent: *\nDisallow: http://[\nDisallow: /b\n\0: ²")
    assert not rules.can_fetch(f"{SITE}/b", AGENT)
    assert rules.can_fetch(f"{SITE}/a", AGENT)


def test_a_byte_order_mark_hides_no_agent(web: Site) -> None:
    body = codecs.BOM_UTF8 + b"User-agent: *\nDisallow: /private"
    web.at("/robots.txt", Way(headers=TEXT, body=body))
    with pytest.raises(BadInput, match=r"robots\.txt does not allow"):
        Fetcher(LIMITS).page(web.at("/private", Way()))
    assert Fetcher(LIMITS).page(web.at("/open", Way())).status == 200


def test_what_is_as_large_as_the_limit_is_heeded_and_more_closes_the_site(
    web: Site,
) -> None:
    rule = b"User-agent: *\nDisallow: /private\n"
    assert LARGEST == 500 * 1024
    web.at("/robots.txt", Way(headers=TEXT, body=rule.ljust(LARGEST, b"#")))
    with pytest.raises(BadInput, match=r"robots\.txt does not allow"):
        Fetcher(LIMITS).page(web.at("/private", Way()))
    assert Fetcher(LIMITS).page(web.at("/open", Way())).status == 200
    web.at("/robots.txt", Way(headers=TEXT, body=rule.ljust(LARGEST + 1, b"#")))
    with pytest.raises(BadInput, match=r"its robots\.txt cannot be used: .*0\.512 MB"):
        Fetcher(LIMITS).page(f"{web.base}/open")


def test_the_pace_of_a_site_is_heeded(
    web: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    web.at("/robots.txt", Way(headers=TEXT, body=b"User-agent: *\nCrawl-delay: 99\n"))
    fetcher = Fetcher(LIMITS)
    for _ in range(2):
        fetcher.page(web.at("/a", Way()))
    (pause,) = [p for p in pauses if p > 1]
    assert 20 < pause <= 30
