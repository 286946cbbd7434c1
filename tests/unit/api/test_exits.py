"""By no exit does a reader get the words of what is not public.

The exits are those of the routing table: a new route is looked at by itself, and one
with a parameter that this file does not know fails here.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pikepdf
import pyarrow.parquet as pq
import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount, Route

from dashboard import services
from dashboard.api import routes
from dashboard.domain.settings import load
from dashboard.exchange.export.registry import EXPORTS
from dashboard.services.judgement.references import add_reference
from tests.unit.api.asgi_call import Answer, get

FIELDS = [
    "id",
    "kind",
    "actor",
    "claimant_side",
    "claimant",
    "publisher",
    "place_id",
    "place_as_written",
    "name",
    "region",
    "lat",
    "lon",
    "precision",
    "radius_km",
    "date_to",
    "quote",
    "note",
    "url",
    "review",
    "review_by",
    "review_why",
]
HIDDEN = ("draft", "rejected", "retracted", "closed", "private")
"""What a reader may not see; each is the id of a claim and part of all its words."""
OPEN = "visible"
PRIVATE = "zzprivatesetzz"
"""The dataset that nobody published: its name is nobody's business either."""
WORDS = re.compile(
    rb"zz(?:draft|rejected|retracted|closed|private)\w*zz", re.IGNORECASE
)
FORMATS = {
    "/api/export.{format}": tuple(EXPORTS),
    "/api/snapshot.{format}": ("png", "svg", "pdf"),
    "/api/story.{format}": ("html", "pdf"),
    "/place/{place_id:path}": ("X1", "no-such-place"),
    "/assets/pages/{name}.js": ("map", "no-such-page"),
    "/packed/{version}/{name:path}": ("js/pack.js", "no/such.file"),
}
PARAMETER = re.compile(r"\{\w+(?::path)?\}")
OWN_PARAMETERS = r"/s/\{slug\}|/claim/\{id:path\}"
"""Parameters that `addresses` fills in itself."""
LAT, LON = 47.79, 36.82
QUERIES = (
    "",
    "kind=capture",
    "side=RU",
    "text=zz{hidden}notezz",
    "review={hidden}",
    "review=accepted&review={hidden}",
    "dataset=closed",
    f"dataset={PRIVATE}",
    f"layers={PRIVATE}",
    f"dataset={PRIVATE}&layers={PRIVATE}",
    f"claim={{hidden}}&dataset={PRIVATE}",
    "claim={hidden}",
    "claim={hidden}&review={hidden}",
    "claim={hidden}&dataset=closed",
    "claimant=zz{hidden}claimantzz",
    "source=zz{hidden}publisherzz",
    "as-of=2030-01-01",
    "bbox=36,47,37,48&zoom=14",
    "unplaced=yes",
    "preset=poster",
    "title=x&remark=y",
    "as=table",
    "url=http://test.example/claim/{hidden}",
    "url=http://test.example/?text=zz{hidden}notezz",
    "compare=2023-06-01,2023-06-13,until",
    "compare=2023-06-13&review={hidden}",
    "since=2023-06-13",
    "day=2023-06-13",
    f"day=2023-06-13&dataset={PRIVATE}&id=X1",
    "dismissed=yes&place=X1",
    "name=zzclosedlayerzz&day=2023-06-13",
    "id=X1",
    "id=zz{hidden}namezz",
    "q=zz{hidden}namezz",
    "q=zz{hidden}claimantzz",
    f"near={LAT},{LON},0.1",
    f"within={LAT - 0.01},{LON - 0.01};{LAT + 0.01},{LON};{LAT - 0.01},{LON + 0.01}",
)
SHELL = Path(st.__file__).with_name("static") / "index.html"
"""The page of Streamlit's that the route of `/` adds its head to."""


def row(word: str, **other: str) -> str:
    """Return a line of claims.csv all of whose words are recognised. other: values in
    the place of these.
    """
    free = {name: f"zz{word}{name.replace('_', '')}zz" for name in FIELDS}
    values = free | {
        "id": word,
        "kind": "hold" if word == OPEN else "capture",
        "actor": "UA" if word == OPEN else "RU",
        "claimant_side": "UA" if word == OPEN else "RU",
        "place_id": "X1",
        "region": "Donetsk",
        "lat": str(LAT),
        "lon": str(LON),
        "precision": "settlement",
        "radius_km": "3",
        "date_to": "2023-06-12",
        "url": f"https://example.org/zz{word}urlzz",
        "review": word if word in HIDDEN[:3] else "accepted",
    }
    return ",".join((values | other)[name] for name in FIELDS)


@pytest.fixture(scope="module")
def secrets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with an accepted claim, one of each hidden decision, a dataset
    whose terms forbid handing it on, and one that nobody published.
    """
    return filled(tmp_path_factory.mktemp("secrets"), row("closed"))


@pytest.fixture(scope="module")
def other_secrets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, but for what the row says that may not be handed on."""
    other = row(
        "other",
        kind="strike",
        place_id="",
        lat="49.9",
        lon="30.1",
        region="Kyiv",
        date_to="2022-03-04",
    )
    return filled(tmp_path_factory.mktemp("secrets"), other)


def filled(data: Path, closed: str) -> Path:
    """Return a data directory with a claim of each kind. closed: the row of a dataset
    whose terms forbid handing it on.
    """
    header = ",".join(FIELDS)
    # What a draft calls the place comes first.
    rows = [row(word) for word in (*HIDDEN[:3], OPEN)]
    (data / "claims.csv").write_text("\n".join([header, *rows, ""]), "utf-8")
    file = data / "closed.csv"
    file.write_text("\n".join([header, closed, ""]), "utf-8")
    with services.Project(load({"FRONTLINE_DATA": str(data)})) as project:
        order = services.ImportRequest(
            path=file, dataset="closed", redistribute=False, publish=True
        )
        services.import_file(project, order, by="anna")
        file = data / "private.csv"
        file.write_text("\n".join([header, row("private"), ""]), "utf-8")
        order = services.ImportRequest(path=file, dataset=PRIVATE, redistribute=True)
        services.import_file(project, order, by="anna")
        project.settled()
        corners = [[36.0, 47.0], [37.0, 47.0], [37.0, 48.0], [36.0, 47.0]]
        file = data / "layer.geojson"
        file.write_text(json.dumps({"type": "Polygon", "coordinates": [corners]}))
        add_reference(
            project,
            [file],
            "zzclosedlayerzz",
            terms="zzclosedtermszz",
            day=date(2023, 6, 12),
        )
    return data


@pytest.fixture
def exits(secrets: Path, monkeypatch: pytest.MonkeyPatch) -> Starlette:
    monkeypatch.setenv("FRONTLINE_DATA", str(secrets))
    return Starlette(routes=routes(SHELL))


def routed(of: list[BaseRoute], before: str = "") -> Iterator[tuple[str, str]]:
    """Yield path and method of every route; files of the program are no exits."""
    for route in of:
        if isinstance(route, Mount):
            yield from routed(list(route.routes or ()), before + route.path)
        elif isinstance(route, Route):
            for method in sorted((route.methods or {"GET"}) - {"HEAD"}):
                yield before + route.path, method


ROUTED = sorted(set(routed(routes(SHELL))))


def bodies(answer: Answer) -> Iterator[bytes]:
    """Yield whatever can be read in an answer: packed parts are unpacked."""
    body = answer.body
    yield body
    yield "\n".join(answer.headers.values()).encode()
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            yield from (archive.read(name) for name in archive.namelist())
    elif body.startswith(b"PAR1"):
        yield str(pq.read_table(io.BytesIO(body)).to_pylist()).encode()
    elif body.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(body)) as document:
            for each in document.objects:
                if isinstance(each, pikepdf.Stream):
                    yield each.read_bytes()
                else:
                    yield str(each).encode()
    elif body.startswith(b"\x89PNG"):
        for chunk in re.finditer(rb"[it]TXt[^\0]*\0.{0,4}", body, re.DOTALL):
            packed = body[chunk.end() :]
            yield packed[:65536]
            try:
                yield zlib.decompressobj().decompress(packed)
            except zlib.error:
                continue


def leaks(answer: Answer, query: str) -> set[bytes]:
    """Return the hidden words in an answer, but those the reader gave themselves."""
    asked = {word.lower() for word in WORDS.findall(query.encode())}
    return {
        word.lower() for body in bodies(answer) for word in WORDS.findall(body)
    } - asked


def addresses(app: Starlette, path: str, query: str) -> Iterator[str]:
    """Yield the addresses of a route for a query."""
    if path == "/s/{slug}":
        made = get(app, f"/api/links?{query}", "POST", host="localhost")
        if made.status == 201:
            yield f"/s/{made.json()['slug']}"
        return
    if path == "/claim/{id:path}":
        for word in (OPEN, *HIDDEN):
            yield f"/claim/{word}?{query}"
        return
    for kind in FORMATS.get(path, ("",)):
        yield f"{PARAMETER.sub(kind, path)}?{query}"


@pytest.mark.slow
@pytest.mark.parametrize(("path", "method"), ROUTED)
def test_no_exit_tells_a_reader_what_is_not_public(
    exits: Starlette, path: str, method: str
) -> None:
    assert path in FORMATS or "{" not in re.sub(OWN_PARAMETERS, "", path), (
        "a new parameter: say in FORMATS which values it takes"
    )
    drawn = any(word in path for word in ("snapshot", "story", "first"))
    for form in QUERIES:
        # A picture takes its time: one hidden word says as much as four.
        hidden = HIDDEN[:1] if drawn or "{hidden}" not in form else HIDDEN
        for word in hidden:
            query = form.format(hidden=word)
            if "review=closed" in query or "review=private" in query:
                continue
            for address in addresses(exits, path, query):
                answer = get(exits, address, method)
                assert leaks(answer, query) == set(), (address, answer.status)
                assert answer.status < 500 or answer.status == 503, address


@pytest.mark.slow
@pytest.mark.parametrize("word", HIDDEN)
def test_the_words_are_there_for_whoever_may_see_them(
    exits: Starlette, word: str
) -> None:
    review = f"&review={word}" if word in HIDDEN[:3] else ""
    if word == "private":
        # Whoever may see it names it.
        review = f"&dataset={PRIVATE}"
        assert PRIVATE in str(get(exits, "/api/facets", host="localhost").body)
    for address in (
        f"/api/claims.json?{review}",
        f"/api/card?claim={word}",
        f"/embed?as=table{review}",
        "/api/facets?review=draft&review=rejected&review=retracted&review=accepted"
        f"{review if word == 'private' else ''}",
        f"/api/snapshot.svg?kind=capture{review}",
    ):
        seen = leaks(get(exits, address, host="localhost"), "")
        assert any(word.encode() in leak for leak in seen), address
    if word != "closed":
        for kind in EXPORTS:
            address = f"/api/export.{kind}?{review}"
            seen = leaks(get(exits, address, host="localhost"), "")
            assert any(word.encode() in leak for leak in seen), address


@pytest.mark.slow
def test_the_queries_reach_what_needs_a_day(exits: Starlette) -> None:
    asked = {
        "/api/control.geojson": "day=2023-06-13",
        "/api/changes.json": "since=2023-06-13",
        "/api/compare.json": "compare=2023-06-01,2023-06-13,until",
        "/api/place.json": f"day=2023-06-13&dataset={PRIVATE}&id=X1",
        "/api/contradictions.json": "dismissed=yes&place=X1",
        "/api/reference.geojson": "name=zzclosedlayerzz&day=2023-06-13",
    }
    for path, query in asked.items():
        assert query in QUERIES
        answer = get(exits, f"{path}?{query}", host="localhost")
        assert answer.status == 200, (path, answer.body)
        # No layer, and no place that a private row alone would name, for a stranger.
        none = any(word in path for word in ("place", "reference"))
        assert get(exits, f"{path}?{query}").status == (404 if none else 200), path


@pytest.mark.slow
@pytest.mark.parametrize("review", HIDDEN[:3])
def test_to_ask_for_it_by_name_is_refused(exits: Starlette, review: str) -> None:
    for path, method in ROUTED:
        if not path.startswith("/api/") or path in {"/api/revision"}:
            continue
        for address in addresses(exits, path, f"review={review}"):
            answer = get(exits, address, method)
            assert answer.status == 403, address
            why = (f"review={review}: only for", "not allowed: ")
            assert answer.json()["error"].startswith(why), address


@pytest.mark.slow
def test_even_whoever_may_see_a_private_dataset_must_name_it(exits: Starlette) -> None:
    for path, method in ROUTED:
        for address in addresses(exits, path, ""):
            if "/claim/" in address:
                continue
            answer = get(exits, address, method, host="localhost")
            words = b"".join(bodies(answer)).replace(PRIVATE.encode(), b"")
            assert b"zzprivate" not in words.lower(), address


@pytest.mark.slow
def test_a_private_claim_contests_nothing(exits: Starlette) -> None:
    # Of one place and day, the other side says the opposite, but not to everybody.
    for host in ("", "localhost"):
        (claim,) = [
            each
            for each in get(exits, "/api/claims.json", host=host).json()["claims"]
            if each["id"] == OPEN
        ]
        assert "private" not in claim["contradicted_by"]


@pytest.mark.slow
@pytest.mark.parametrize("word", ["draft", "rejected", "closed", "private"])
def test_a_link_to_what_is_not_public_looks_as_one_to_no_claim(
    exits: Starlette, word: str
) -> None:
    for path in ("/", "/embed"):
        seen = get(exits, f"{path}?claim={word}").body.decode()
        none = get(exits, f"{path}?claim=nobody").body.decode()
        assert "og:image" in seen
        # But for the id, which the address itself says.
        assert seen.replace(word, "nobody") == none.replace(word, "nobody")


@pytest.mark.slow
def test_no_id_of_what_may_not_be_handed_on_is_told(exits: Starlette) -> None:
    def against(address: str, **host: str) -> list[str]:
        (claim,) = [
            each
            for each in get(exits, address, **host).json()["claims"]
            if each["id"] == OPEN
        ]
        return list(claim["contradicted_by"])

    for query in ("", "?as-of=2030-01-01", f"?claim={OPEN}"):
        address = f"/api/claims.json{query}"
        assert against(address) == []
        assert against(address, host="localhost") == ["closed"]
    exported = "/api/export.csv?claimant=zzvisibleclaimantzz"
    assert b",closed," not in get(exits, exported).body
    fed = get(exits, "/feed.json")
    assert (fed.status, b"zzvisible" in fed.body) == (200, True)
    assert b"closed" not in fed.body.replace(b"Left out", b"")


@pytest.mark.slow
@pytest.mark.parametrize(("path", "method"), ROUTED)
def test_what_a_withheld_row_says_changes_nothing(
    secrets: Path,
    other_secrets: Path,
    exits: Starlette,
    monkeypatch: pytest.MonkeyPatch,
    path: str,
    method: str,
) -> None:
    """A row that a reader may not see contradicts nothing, moves no marker, is found by
    no word and counted in no bar: had it said something else, all would look the same.
    """
    drawn = any(word in path for word in ("snapshot", "story", "first"))
    for data in (secrets, other_secrets):
        monkeypatch.setenv("FRONTLINE_DATA", str(data))
        services.open_project(load()).settled()
    for form in QUERIES[:3] if drawn or "export" in path else QUERIES:
        query = form.format(hidden="closed")
        if "review=closed" in query:
            continue
        answers = []
        for data in (secrets, other_secrets):
            monkeypatch.setenv("FRONTLINE_DATA", str(data))
            answers.append(
                [
                    (address, answer.status, same_each_time(answer))
                    for address in addresses(exits, path, query)
                    if not drawn or COMPARED.search(address)
                    for answer in [get(exits, address, method)]
                ]
            )
        assert answers[0] == answers[1], (path, query)


REVISION = re.compile(rb"\b[0-9a-f]{12}\b")
"""The name of the data's state, which differs between any two states."""


def same_each_time(answer: Answer) -> bytes:
    """Return what can be read in an answer, without names that differ whatever the rows
    say: of the data's state, of short links, of the moment.
    """
    text = answer.body
    for pattern in VARYING:
        text = pattern.sub(b"", text)
    return text


COMPARED = re.compile(r"\.(?:svg|html)\?")
"""Which pictures and reports: of those packed otherwise every byte follows from the
name of the data's state.
"""
VARYING = (
    re.compile(rb"<metadata>.*?</metadata>", re.DOTALL),
    re.compile(rb"data:image/png;base64,[^\"]+"),
    REVISION,
    re.compile(rb"/s/\w+"),
    re.compile(rb'"slug":"\w+"'),
    re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]*(?:Z|[+-]\d\d:\d\d)?"),
)


@pytest.mark.slow
def test_what_few_rows_say_that_may_not_be_handed_on_is_not_counted(
    exits: Starlette,
) -> None:
    for query in ("", "kind=capture", "dataset=closed", "claimant=zzclosedclaimantzz"):
        total = int(query == "")
        assert get(exits, f"/api/count?{query}").json() == {"total": total}
        bars = get(exits, f"/api/histogram?{query}").json()["bars"]
        assert sum(n for _, n in bars) == total
        shown = get(exits, f"/api/facets?{query}").json()["sentence"]
        assert shown.startswith("1 claim at 1 place" if total else "No claims")
        address = f"/api/claims.geojson?bbox=36,47,37,48&zoom=14&{query}"
        features = get(exits, address).json()["features"]
        assert sum(f["properties"]["count"] for f in features) == total
    # They are there for whoever may see them.
    for query, total in (("", 2), ("text=zzclosednotezz", 1), ("kind=capture", 1)):
        local = get(exits, f"/api/count?{query}", host="localhost").json()
        assert local == {"total": total}


@pytest.mark.slow
def test_who_decided_is_not_told_to_a_reader(exits: Starlette) -> None:
    name, reason = b"zzvisiblereviewbyzz", b"zzvisiblereviewwhyzz"
    everywhere: set[str] = set()
    for path, method in ROUTED:
        for address in addresses(exits, path, "review=accepted"):
            answer = get(exits, address, method)
            assert name not in b"".join(bodies(answer)).lower(), address
            local = get(exits, address, method, host="localhost")
            if name in b"".join(bodies(local)).lower():
                everywhere.add(path)
                # Why it was accepted is part of what everybody reads.
                assert reason in b"".join(bodies(answer)).lower(), address
    assert everywhere == {"/api/export.{format}"}


def test_no_name_of_a_place_is_that_of_a_draft(exits: Starlette) -> None:
    query = "bbox=36,47,37,48&zoom=14"
    (marker,) = get(exits, f"/api/claims.geojson?{query}").json()["features"]
    assert "zzvisiblenamezz" in marker["properties"]["name"]


@pytest.fixture
def dense(secrets: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Starlette:
    """The same with five rows of one point that may not be handed on."""
    rows = "\n".join(row("closed", id=f"closed-{n}") for n in range(5))
    monkeypatch.setenv("FRONTLINE_DATA", str(filled(tmp_path, rows)))
    return Starlette(routes=routes(SHELL))


@pytest.mark.slow
def test_many_rows_are_counted_and_tell_no_place(dense: Starlette) -> None:
    assert get(dense, "/api/count").json() == {"total": 6}
    assert (
        get(dense, "/api/facets").json()["sentence"].startswith("6 claims at 1 place")
    )
    assert sum(n for _, n in get(dense, "/api/histogram").json()["bars"]) == 6
    # Words, names and places are not looked for in rows that may not be read.
    for query in (
        "text=zzclosednotezz",
        "claimant=zzclosedclaimantzz",
        "source=zzclosedpublisherzz",
        f"dataset=closed&near={LAT},{LON},1",
        "dataset=closed&place=X1",
    ):
        assert get(dense, f"/api/count?{query}").json() == {"total": 0}
        assert get(dense, f"/api/histogram?{query}").json()["bars"] == []
        shown = get(dense, f"/api/facets?{query}").json()["sentence"]
        assert shown.startswith("No claims")
    for zoom in (0, 5, 7, 14, 22):
        query = f"dataset=closed&kind=capture&bbox=36,47,37,48&zoom={zoom}"
        (marker,) = get(dense, f"/api/claims.geojson?{query}").json()["features"]
        blank = ("place_id", "name", "region", "precision", "contested")
        assert not any(marker["properties"][name] for name in blank)
        assert marker["properties"]["count"] == 5
        lon, lat = marker["geometry"]["coordinates"]
        assert abs(lon - LON) + abs(lat - LAT) > 0.01

    def total(west: float, south: float, east: float, north: float) -> int:
        query = f"dataset=closed&bbox={west},{south},{east},{north}"
        return int(get(dense, f"/api/count?{query}").json()["total"])

    assert total(36, 47, 37, 48) == 5
    # A box around the rows and one beside them are the same to whoever asks.
    assert total(LON - 0.001, LAT - 0.001, LON + 0.001, LAT + 0.001) == 5
    assert total(LON + 0.001, LAT - 0.001, LON + 0.003, LAT + 0.001) == 5
    assert total(LON + 2, LAT, LON + 2.1, LAT + 0.1) == 0


def test_pages_of_a_list_end(exits: Starlette) -> None:
    page = get(exits, "/api/claims.json?limit=1").json()
    assert [claim["id"] for claim in page["claims"]] == [OPEN]
    assert page["after"] == ""
