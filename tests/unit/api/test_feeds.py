"""The feeds, read by a feed reader and checked against what RFC 4287 and JSON Feed 1.1
demand.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from starlette.applications import Starlette

from dashboard import services
from dashboard.api import routes
from dashboard.domain.claim import Claim
from dashboard.domain.errors import ServiceUnavailable
from dashboard.domain.settings import load
from dashboard.domain.words import Kind, Review
from dashboard.ledger import Ledger
from tests.unit.api.asgi_call import Answer, get
from tests.unit.api.rows import EVIL, ROWS

AT = "{http://purl.org/atompub/tombstones/1.0}"
ATOM = "{http://www.w3.org/2005/Atom}"
NASTY = "\x01\u202e]]>&lt;\ufffe"


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Starlette]:
    (tmp_path / "claims.csv").write_text(ROWS, "utf-8")
    monkeypatch.setenv("FRONTLINE_DATA", str(tmp_path))
    yield Starlette(routes=routes())


def project() -> services.Project:
    return services.open_project(load())


def atom(app: Starlette, query: str = "") -> ET.Element:
    answer = get(app, f"/feed.atom?{query}")
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(answer.body)  # our own answer  # noqa: S314


def items(app: Starlette, query: str = "") -> list[dict[str, Any]]:
    answer = get(app, f"/feed.json?{query}")
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/feed+json"
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


def ids(app: Starlette, query: str = "") -> list[str]:
    return [item["id"].rpartition("/")[2] for item in items(app, query)]


def text(element: ET.Element, name: str) -> str:
    (found,) = element.findall(ATOM + name)
    return found.text or ""


def check(feed: ET.Element) -> None:
    """Check what RFC 4287, sections 4.1 and 4.2, demands of a feed and its entries."""
    for element in (feed, *feed.findall(f"{ATOM}entry")):
        assert re.fullmatch(r"tag:[a-z0-9.-]+,2026:\S+", text(element, "id"))
        assert text(element, "title")
        assert datetime.fromisoformat(text(element, "updated")).tzinfo
        assert element.findall(f"{ATOM}author/{ATOM}name")
        alternates = [
            link
            for link in element.findall(f"{ATOM}link")
            if link.get("rel") == "alternate"
        ]
        assert len(alternates) == 1
        assert all(
            (link.get("href") or "").startswith("http")
            for link in element.findall(f"{ATOM}link")
        )
    for entry in feed.findall(f"{ATOM}entry"):
        (content,) = entry.findall(f"{ATOM}content")
        assert content.get("type") == "html"
        for element in entry.findall(f"{ATOM}published"):
            assert (element.text or "").endswith("T00:00:00.000Z"), "a day, no moment"
    for stone in feed.findall(f"{AT}deleted-entry"):
        assert re.fullmatch(r"tag:[a-z0-9.-]+,2026:\S+", stone.get("ref") or "")
        assert datetime.fromisoformat(stone.get("when") or "").tzinfo
        assert [child.tag for child in stone] == [f"{AT}comment"]
    seen = [text(entry, "id") for entry in feed.findall(f"{ATOM}entry")]
    assert len(seen) == len(set(seen))
    assert [link.get("rel") for link in feed.findall(f"{ATOM}link")][:2] == [
        "self",
        "alternate",
    ]


@pytest.mark.slow
def test_a_feed_reader_understands_it(app: Starlette) -> None:
    answer = get(app, "/feed.atom?source=TASS")
    found = feedparser.parse(answer.body)
    assert (found.bozo, found.version, len(found.entries)) == (False, "atom10", 1)
    assert found.feed.title == "Claims about the war in Ukraine: source TASS"
    (entry,) = found.entries
    assert entry.title == (
        "Moscow (Russia) says that Russia held Alpha, on or before 13 June 2023"
    )
    assert entry.link == "http://test.example/?source=TASS&claim=b"
    assert entry.author == "Moscow"
    assert entry.tags[0].term == "hold"
    words = re.sub(r"<[^>]+>", " ", entry.content[0].value)
    for part in (
        "Said by Moscow (stated as fact).",
        (
            "Where: Alpha, Donetsk oblast. Settlement: somewhere in this settlement;"
            " within 3 km."
        ),
        "When: on or before 13 June 2023.",
        "Source: TASS.",
        "Contradicted by 1 claim: the side that is said to have taken the place",
        "it is not a finding of this map",
    ):
        assert part in words


@pytest.mark.slow
@pytest.mark.parametrize("query", ["", "kind=strike", "text=nothing-at-all", "limit=2"])
def test_it_is_what_the_standards_demand(app: Starlette, query: str) -> None:
    check(atom(app, query))
    found = get(app, f"/feed.json?{query}").json()
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert found["title"]
    assert (
        found["feed_url"]
        == f"http://test.example/feed.json{'?' if query else ''}{query}"
    )
    for item in found["items"]:
        assert item["id"].startswith("tag:test.example,2026:claim/")
        assert item["content_html"]
        assert datetime.fromisoformat(item["date_modified"]).tzinfo
        assert all(author["name"] for author in item["authors"])


@pytest.mark.slow
def test_what_was_accepted_last_comes_first(app: Starlette) -> None:
    assert set(ids(app)) == {"a", "b", "c", "d"}, "the draft is not in it"
    services.review_claim(project(), "e", Review.ACCEPTED, by="anna", why="seen")
    assert ids(app)[0] == "e"
    entry = items(app)[0]
    project().ledger.revise(_noted(project(), "a", "better"), by="anna", why="")
    project().changed()
    correction, after, *_ = items(app)
    assert after == entry, "a corrected claim is no new one"
    number = project().ledger.revision()
    assert correction["id"].endswith(f"claim/a/revision/{number}")
    assert correction["title"] == (
        "Correction: Kyiv (Ukraine) says that Ukraine retook Alpha, on or before 12"
        " June 2023"
    )
    corrected = next(item for item in items(app) if item["id"].endswith("claim/a"))
    assert corrected["summary"] == correction["summary"] == "better"
    check(atom(app))


@pytest.mark.slow
@pytest.mark.parametrize("review", [Review.RETRACTED, Review.REJECTED, Review.DRAFT])
def test_what_was_withdrawn_has_a_tombstone(app: Starlette, review: Review) -> None:
    project().ledger.revise(_noted(project(), "a", "better"), by="anna", why="")
    number = project().ledger.revision()
    services.review_claim(project(), "a", review, by="anna", why="taken back")
    feed = atom(app, "source=BBC")
    check(feed)
    refs = [f"claim/a{more}" for more in ("", f"/revision/{number}")]
    stones = feed.findall(f"{AT}deleted-entry")
    assert [(s.get("ref") or "").partition(":")[2] for s in stones] == [
        f"test.example,2026:{ref}" for ref in refs
    ]
    assert [text(e, "id").rpartition("/")[2] for e in feed.findall(f"{ATOM}entry")] == [
        "c"
    ]
    comment = stones[0].findtext(f"{AT}comment") or ""
    headline = "Kyiv (Ukraine) says that Ukraine retook Alpha"
    assert comment.startswith(f"{review.label}: {headline}, on or before 12 June 2023")
    assert comment.endswith(": taken back")
    assert text(feed, "updated") == stones[0].get("when")
    first = items(app, "source=BBC")[0]
    assert first["id"].endswith("claim/a")
    assert first["_deleted"]["when"] == first["date_modified"]
    assert first["title"].startswith(f"{review.label}: {headline}")
    assert not items(app, "source=TASS")[0].get("_deleted")


@pytest.mark.slow
def test_a_feed_tells_when_it_was_said_and_when_it_was_changed_here(
    app: Starlette,
) -> None:
    claim = project().ledger.claim("c")
    assert claim
    dated = replace(claim, published=date(2023, 6, 2))
    project().ledger.revise(dated, by="anna", why="")
    project().changed()
    (item,) = [i for i in items(app) if i["id"].endswith("claim/c")]
    assert item["date_published"] == "2023-06-02T00:00:00.000Z"
    assert datetime.fromisoformat(item["date_modified"]).year >= 2024
    assert all("date_published" not in i for i in items(app, "source=TASS"))


def _noted(project: services.Project, id: str, note: str) -> Claim:
    claim = project.ledger.claim(id)
    assert claim
    return replace(claim, note=note)


@pytest.mark.slow
def test_pages_follow_one_another(app: Starlette) -> None:
    first = get(app, "/feed.json?limit=3").json()
    rest = get(app, first["next_url"].removeprefix("http://test.example")).json()
    seen = [item["id"].rpartition("/")[2] for item in first["items"] + rest["items"]]
    assert seen == ids(app)
    assert "next_url" not in rest
    (following,) = [
        link.get("href")
        for link in atom(app, "limit=3").findall(f"{ATOM}link")
        if link.get("rel") == "next"
    ]
    assert following == first["next_url"].replace("feed.json", "feed.atom")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("limit=51", "limit='51': not a number from 1 to 50"),
        ("limit=0", "limit='0'"),
        ("after=1", "after='1': not the next page of a feed"),
        ("review=draft", "review: a feed has the claims that are accepted now"),
        ("as-of=2024-01-01", "as-of: a feed has"),
        ("lat=1&lon=2", "'lat': not a known parameter"),
        ("kind=nonsense", "kind='nonsense'"),
    ],
)
def test_what_a_feed_cannot_have_is_told(
    app: Starlette, query: str, reason: str
) -> None:
    for name in ("feed.atom", "feed.json"):
        answer = get(app, f"/{name}?{query}")
        assert answer.status == 400
        assert reason in answer.json()["error"]


@pytest.mark.slow
def test_an_unchanged_feed_is_not_sent_again(app: Starlette) -> None:
    first = get(app, "/feed.atom")
    tag, changed = first.headers["etag"], first.headers["last-modified"]
    assert parsedate_to_datetime(changed) <= datetime.now(UTC)

    def again(**headers: str) -> Answer:
        return get(app, "/feed.atom", **headers)

    assert (again(if_none_match=tag).status, again(if_none_match=tag).body) == (
        304,
        b"",
    )
    assert again(if_none_match=f'"x", {tag}').status == 304
    assert again(if_modified_since=changed).status == 304
    before = format_datetime(
        parsedate_to_datetime(changed) - timedelta(seconds=1), usegmt=True
    )
    assert again(if_modified_since=before).status == 200
    assert again(if_none_match='"other"', if_modified_since=changed).status == 200, (
        "the ETag counts"
    )
    assert again(if_modified_since="yesterday").status == 200
    assert again(if_modified_since=changed.replace("GMT", "")).status == 200
    services.review_claim(project(), "a", Review.RETRACTED, by="anna", why="")
    assert again(if_none_match=tag).status == 200
    assert (
        get(app, "/feed.atom?side=UA").headers["etag"]
        != get(app, "/feed.json?side=UA").headers["etag"]
    )


@pytest.mark.slow
def test_a_feed_goes_on_without_the_ledger(
    app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = ids(app)

    def away(_: Ledger) -> datetime:
        raise ServiceUnavailable("away")

    monkeypatch.setattr(Ledger, "changed_at", away)
    answer = get(app, "/feed.json")
    assert [item["id"].rpartition("/")[2] for item in answer.json()["items"]] == every
    assert "last-modified" not in answer.headers


@pytest.mark.slow
def test_hostile_claims_stay_text(app: Starlette) -> None:
    claim = Claim(
        id=f"x/../{EVIL}",
        kind=Kind.STRIKE,
        review=Review.ACCEPTED,
        claimant=EVIL + NASTY,
        name=EVIL,
        quote=EVIL + NASTY,
        note=NASTY,
        publisher=EVIL,
        url="javascript:alert(1)",
        date_text=EVIL,
        place_as_written=EVIL,
        relayed_by=EVIL,
        license="<b>",
    )
    project().ledger.add([claim], by="anna", why="")
    project().changed()
    feed = atom(app, "kind=strike")
    check(feed)
    entry = next(e for e in feed.findall(f"{ATOM}entry") if "%3Cimg" in text(e, "id"))
    content = text(entry, "content")
    assert set(re.findall(r"<(\w+)", content)) == {"p", "q", "strong"}
    assert EVIL in html.unescape(content)
    assert [link.get("rel") for link in entry.findall(f"{ATOM}link")] == ["alternate"]
    (item,) = [i for i in items(app, "kind=strike") if "%3Cimg" in i["id"]]
    assert "external_url" not in item
    assert item["content_html"] == content
    assert "\x01" not in item["title"]


@pytest.mark.slow
def test_rows_of_datasets_are_in_it_only_when_they_are_asked_for(
    app: Starlette, tmp_path: Path
) -> None:
    for name, free in (("open", True), ("closed", False)):
        file = tmp_path / f"{name}-rows.csv"
        rows = [f"{name}{n},clash,x,y,accepted" for n in range(3)]
        file.write_text(
            "\n".join(["id,kind,claimant,publisher,review", *rows, ""]), "utf-8"
        )
        order = services.ImportRequest(
            publish=True, path=file, dataset=name, redistribute=free, license="CC0"
        )
        services.import_file(project(), order, by="anna")
    project().changed()
    project().settled()
    assert set(ids(app)) == {"a", "b", "c", "d"}
    assert set(ids(app, "dataset=open")) == {"open0", "open1", "open2"}
    closed = get(app, "/feed.json?dataset=closed").json()
    assert closed["items"] == []
    assert closed["description"].endswith(
        "Left out, as the terms forbid redistribution: closed."
    )
    assert set(ids(app, "dataset=open&dataset=closed")) == {"open0", "open1", "open2"}
    assert "last-modified" not in get(app, "/feed.json?dataset=open").headers
    first = get(app, "/feed.json?dataset=open&limit=2").json()
    rest = get(app, first["next_url"].removeprefix("http://test.example")).json()
    assert {i["id"] for i in first["items"] + rest["items"]} == {
        i["id"] for i in items(app, "dataset=open")
    }


@pytest.mark.slow
def test_the_name_in_the_ids_is_that_of_the_public_address(
    app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRONTLINE_PUBLIC_URL", "https://map.example:8443/war")
    assert items(app)[0]["id"].startswith("tag:map.example,2026:claim/")
    assert items(app)[0]["url"].startswith("https://map.example:8443/war/?claim=")
    monkeypatch.setenv("FRONTLINE_PUBLIC_URL", "http://[::1]:8501")
    assert items(app)[0]["id"].startswith("tag:localhost,2026:claim/")
