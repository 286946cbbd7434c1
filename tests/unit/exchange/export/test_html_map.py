"""The map in one file: nothing outside is named, nothing inside can run that was not
meant to.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings

from dashboard.domain.claim import Claim
from dashboard.domain.errors import DataMissing
from dashboard.domain.presentation import present
from dashboard.domain.words import Kind
from dashboard.exchange.escape import plain_text
from dashboard.exchange.export import html_map
from dashboard.exchange.export.html_map import BASEMAP, UNFOLDED
from dashboard.exchange.export.registry import export_file
from dashboard.exchange.publish.cards import claim_card
from tests.golden.export.cases import CLAIMS, HOSTILE, context, presented, real_context
from tests.golden.test_export_files import golden, made
from tests.property.claim_strategies import claim_lists


class Page(HTMLParser):
    """The elements of a page: tag, attributes, and the text inside scripts, styles and
    cells.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag in {"script", "style", "td"}:
            self.inside.append((tag, dict(attrs), ""))

    def handle_data(self, data: str) -> None:
        if self.inside:
            tag, attributes, text = self.inside[-1]
            self.inside[-1] = (tag, attributes, text + data)

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style", "td"}:
            self.inside.append(("", {}, ""))

    def texts(self, tag: str, kind: str | None = None) -> list[str]:
        return [
            text
            for found, attributes, text in self.inside
            if found == tag and attributes.get("type") == kind
        ]


def text_of(claims: list[Claim] | tuple[Claim, ...], **changes: object) -> str:
    with TemporaryDirectory() as stubs:
        return b"".join(
            export_file("html", presented(claims), context(Path(stubs), **changes))
        ).decode()


def rows(page: Page) -> list[dict[str, object]]:
    said = next(t for _, a, t in page.inside if a.get("id") == "fs-claims")
    found = json.loads(said)
    return [dict(zip(found["names"], row, strict=True)) for row in found["rows"]]


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40)
@given(written=claim_lists(most=4))
@example(
    written=[
        Claim(
            id=HOSTILE,
            kind=Kind.HOLD,
            claimant=HOSTILE,
            quote="\x00<!--<script>",
            url=HOSTILE,
        )
    ]
)
def test_a_claim_adds_no_element_and_loses_no_word(written: list[Claim]) -> None:
    page = Page(text_of(written))
    shown = {
        claim.id: {
            n: plain_text(v) if isinstance(v, str) else v
            for n, v in claim_card(present(claim)).items()
        }
        for claim in written
    }
    assert {str(row["id"]): row for row in rows(page)} == {
        plain_text(k): v for k, v in shown.items()
    }
    known = (
        "html head meta link title style body main h1 h2 p a noscript div section ul li"
        " script details summary table thead tbody tr th td small q time"
    )
    assert {tag for tag, _ in page.found} <= set(known.split())
    assert len(page.texts("td")) == 6 * len(written)
    assert not [
        a
        for _, a in page.found
        if any(name.startswith("on") or name == "style" for name in a)
    ]


def test_links_lead_to_the_web_only_and_nothing_is_loaded() -> None:
    bad = replace(CLAIMS[0], id="bad", url="javascript:alert(1)")
    page = Page(
        b"".join(
            export_file(
                "html",
                presented([*CLAIMS, bad]),
                real_context(link="javascript:alert(2)"),
            )
        ).decode()
    )
    addresses = [str(a["href"]) for tag, a in page.found if tag == "a"]
    assert addresses
    assert all(
        address.startswith(("http://", "https://", "#")) for address in addresses
    )
    assert not [
        a for _, a in page.found if "src" in a or "srcset" in a or "action" in a
    ]
    assert [a["href"] for tag, a in page.found if tag == "link"] == ["data:,"]
    fonts = [
        url
        for style in page.texts("style")
        for url in re.findall(r'url\("([^"]*)"\)', style)
    ]
    assert len(fonts) == 2
    assert all(url.startswith("data:font/ttf;base64,") for url in fonts)


def test_the_policy_names_exactly_the_scripts_and_styles_that_are_there() -> None:
    page = Page(b"".join(export_file("html", presented(), real_context())).decode())
    policy = next(
        str(a["content"])
        for tag, a in page.found
        if a.get("http-equiv") == "Content-Security-Policy"
    )
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    for name, texts in (
        ("script-src", page.texts("script")),
        ("style-src", page.texts("style")),
    ):
        hashes = [
            base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            for text in texts
        ]
        assert rules[name].split() == [f"'sha256-{found}'" for found in hashes]
        assert texts
    assert not any(word in policy for word in ("unsafe", "http", "*"))


def test_the_basemap_is_in_the_file() -> None:
    page = Page(text_of(CLAIMS))
    blocks = {
        str(a.get("id")): text
        for _, a, text in page.inside
        if a.get("type") == "application/json"
    }
    for name in BASEMAP:
        assert json.loads(blocks[f"basemap/{name}"]) == {
            "file": name,
            "hostile": "</script>",
        }


def test_the_table_says_who_says_it() -> None:
    cells = Page(text_of([CLAIMS[2]])).texts("td")
    assert cells == [
        "on 23 August 2023",
        (
            "The Russian defence ministry (Russia) denies that Ukraine retook"
            " RobotyneDenial; ContestedActing: Ukraine. Zaporizhzhia oblast. Exact"
            " spot: the point is the spot that was named"
        ),
        "",
        "the Russian defence ministrya denial",
        "не занято ",
        "TASS, 2023-08-24",
    ]


def test_newest_first_and_those_without_a_day_last() -> None:
    assert [row["id"] for row in rows(Page(text_of(CLAIMS)))] == [
        "denied",
        "wide",
        "unplaced",
        "0123456789abcdef",
        "hostile",
    ]


def test_conflicts_are_marked() -> None:
    assert {
        row["id"] for row in rows(Page(text_of(CLAIMS))) if row["contradicted_by"]
    } == {"denied"}


@pytest.mark.slow
def test_a_long_table_is_folded() -> None:
    few, many = (
        [replace(CLAIMS[0], id=str(n)) for n in range(size)]
        for size in (UNFOLDED, UNFOLDED + 1)
    )
    unfolded = [
        [a for tag, a in Page(text_of(claims)).found if tag == "details"]
        for claims in (few, many)
    ]
    assert [["open" in a for a in found] for found in unfolded] == [[True], [False]]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    where = context(tmp_path)
    (tmp_path / "assets" / "leaflet" / "leaflet.js").unlink()
    with pytest.raises(DataMissing, match=r"leaflet\.js"):
        list(export_file("html", presented(), where))


def test_every_claim_of_the_cases_to_the_letter(tmp_path: Path) -> None:
    assert made("html", tmp_path) == golden("html").read_bytes().decode()


def test_the_declaration() -> None:
    declared = html_map.FORMAT
    assert (declared.name, declared.label) == ("html", "Map in one HTML file")
    assert (declared.suffix, declared.media_type) == (
        ".html",
        "text/html; charset=utf-8",
    )
