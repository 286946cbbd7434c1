"""The HTTP contract over a handful of claims."""

from __future__ import annotations

import csv
import gzip
import io
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette

from dashboard.api import routes
from dashboard.domain.claim import FIELDS
from dashboard.domain.presentation import DERIVED
from dashboard.services.access.disclosure import UNNAMED_TROUBLE
from tests.unit.api.asgi_call import Answer, get
from tests.unit.api.rows import EVIL, ROWS


def listed(app: Starlette, query: str = "") -> Any:
    answer = get(app, f"/api/claims.json?{query}")
    assert answer.status == 200
    return answer.json()


def ids(app: Starlette, query: str = "") -> list[str]:
    return [claim["id"] for claim in listed(app, query)["claims"]]


ENDPOINTS = (
    "claims.geojson",
    "claims.json",
    "facets",
    "histogram",
    "compare.json",
    "days.json",
    "playback.json",
    "export.csv",
    "export.geojson",
    "snapshot.png",
)


@pytest.mark.slow
@pytest.mark.parametrize("endpoint", ENDPOINTS)
@pytest.mark.parametrize(
    ("query", "reason"),
    [
        (
            "colour=red",
            "'colour': not a known parameter; the filters are from, to, source",
        ),
        ("kind=nonsense", "kind='nonsense': not known; one of retake"),
        ("from=yesterday", "from='yesterday': not a date"),
        ("from=2023-06-13&to=2023-06-01", "is later than"),
        ("source=a%00b", "not usable"),
    ],
)
def test_what_is_wrong_is_a_400_with_a_reason(
    app: Starlette, endpoint: str, query: str, reason: str
) -> None:
    answer = get(app, f"/api/{endpoint}?{query}")
    assert answer.status == 400
    assert list(answer.json()) == ["error"]
    assert reason in answer.json()["error"]


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("claims.geojson?bbox=1,2,3", "bbox='1,2,3': not west,south,east,north"),
        ("claims.geojson?bbox=a,b,c,d", "bbox="),
        ("claims.geojson?bbox=40,50,30,51", "bbox="),
        ("claims.geojson?bbox=nan,nan,nan,nan", "bbox="),
        ("claims.geojson?bbox=30,-91,40,50", "bbox="),
        ("claims.geojson?zoom=23", "zoom='23': not a number from 0 to 22"),
        ("claims.geojson?zoom=nan", "zoom='nan'"),
        ("claims.geojson?zoom=deep", "zoom='deep'"),
        ("claims.json?bbox=1,2,3,4,5", "bbox="),
        ("claims.json?limit=0", "limit='0': not a number from 1 to 500"),
        ("claims.json?limit=501", "limit="),
        ("claims.json?after=-1", "after="),
        ("export.xlsx", "format 'xlsx': not known; one of geojson, csv"),
        ("snapshot.gif", "picture format 'gif': not known; one of png, svg, pdf"),
        ("snapshot.png?size=big", "size='big': not WIDTHxHEIGHT"),
        ("snapshot.png?size=100x100", "200"),
        ("snapshot.png?size=99999x99999", "4000"),
        ("snapshot.png?theme=pink", "theme 'pink'"),
        ("snapshot.png?scale=9", "scale='9': not a number from 1 to 3"),
        ("snapshot.png?center=here", "center='here': not LAT,LON"),
        ("snapshot.png?center=99,0", "lat='99'"),
        ("snapshot.png?center=48,37&zoom=2", "zoom='2': not a number from 3 to 18"),
    ],
)
def test_a_bad_view_is_a_400_with_a_reason(
    app: Starlette, address: str, reason: str
) -> None:
    answer = get(app, f"/api/{address}")
    assert answer.status == 400
    assert reason in answer.json()["error"]


def test_missing_data_is_told(
    app: Starlette, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FRONTLINE_DATA", str(tmp_path / "gone"))
    answer = get(app, "/api/facets")
    assert (answer.status, answer.json()) == (503, {"error": UNNAMED_TROUBLE})


def test_an_unknown_address_is_a_404(app: Starlette) -> None:
    assert get(app, "/api/nothing").status == 404
    assert get(app, "/assets/../routes.py").status == 404


@pytest.mark.parametrize(
    "address",
    ["/api/claims.geojson?zoom=7", "/api/claims.json", "/api/facets", "/api/histogram"],
)
def test_a_repeated_question_costs_nothing(app: Starlette, address: str) -> None:
    first = get(app, address)
    tag = first.headers["etag"]
    again = get(app, address, if_none_match=tag)
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
    assert get(app, address, if_none_match='W/"other"').status == 200
    assert (
        get(app, address + ("&" if "?" in address else "?") + "kind=hold").headers[
            "etag"
        ]
        != tag
    )


@pytest.mark.slow
def test_a_corrected_claim_is_not_answered_from_the_cache(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FRONTLINE_DATA", str(tmp_path))
    (tmp_path / "claims.csv").write_text(ROWS, "utf-8")
    app = Starlette(routes=routes())
    tag = get(app, "/api/claims.json").headers["etag"]
    (tmp_path / "claims.csv").write_text(ROWS.replace("no place", "corrected"), "utf-8")
    answer = get(app, "/api/claims.json", if_none_match=tag)
    assert answer.status == 200
    assert "corrected" in answer.body.decode()


def test_markers(app: Starlette) -> None:
    found = get(app, "/api/claims.geojson?zoom=12").json()
    assert found["type"] == "FeatureCollection"
    assert [f["properties"]["count"] for f in found["features"]] == [2, 1]
    assert found["features"][0]["geometry"] == {
        "type": "Point",
        "coordinates": [36.82, 47.79],
    }
    assert found["features"][0]["properties"]["contested"] is True
    boxed = get(app, "/api/claims.geojson?zoom=12&bbox=30,50,31,51").json()["features"]
    assert [f["properties"]["name"] for f in boxed] == ["Beta"]
    assert get(app, "/api/claims.geojson?text=nowhere").json()["features"] == []


@pytest.mark.slow
def test_list(app: Starlette) -> None:
    every = ids(app)
    assert every[0] == "b"
    assert sorted(every) == ["a", "b", "c", "d"]
    local = get(app, "/api/claims.json?review=draft", host="localhost:8501").json()
    assert [claim["id"] for claim in local["claims"]] == ["e"]
    refused = get(app, "/api/claims.json?review=draft")
    assert refused.status == 403
    assert refused.json()["error"].startswith("review=draft: only for those who may")
    assert ids(app, "unplaced=yes") == ["d"]
    assert ids(app, "bbox=36,47,37,48") == ["b", "a"]
    assert ids(app, "from=2023-06-12&side=UA") == ["a"]
    assert ids(app, "side=UA&side=RU&kind=hold") == ["b"]
    page = listed(app, "limit=3")
    rest = listed(app, f"limit=3&after={page['after']}")
    assert [claim["id"] for claim in page["claims"] + rest["claims"]] == every
    assert rest["after"] == ""
    assert get(app, "/api/count?side=UA").json() == {"total": 3}
    assert get(app, "/api/count?unplaced=yes").json() == {"total": 1}


def test_one_claim(app: Starlette) -> None:
    found = listed(app, "claim=a")
    assert found["claims"][0]["contradicted_by"] == ["b"]
    (because,) = found["claims"][0]["because"]
    assert (because["claim"], because["rule"]) == ("b", "change_and_state")
    assert "is said not to hold it afterwards" in because["sentence"]
    assert listed(app, "claim=nothing") == {"claims": [], "after": ""}
    assert listed(app, "claim=%00%27") == {"claims": [], "after": ""}


def test_an_answer_of_the_present_revision_may_be_kept_for_good(app: Starlette) -> None:
    revision = get(app, "/api/revision").json()["revision"]
    assert (
        "immutable"
        in get(app, f"/api/claims.geojson?rev={revision}").headers["cache-control"]
    )
    assert (
        get(app, "/api/claims.geojson?rev=other").headers["cache-control"] == "no-cache"
    )
    assert get(app, "/api/revision").headers["cache-control"] == "no-store"


def test_what_was_known_then(app: Starlette) -> None:
    for endpoint in (
        "claims.geojson?",
        "claims.json?",
        "facets?",
        "histogram?",
        "count?",
    ):
        assert get(app, f"/api/{endpoint}as-of=2001-01-01").status == 200
    assert ids(app, "as-of=2001-01-01") == []
    assert sorted(ids(app, "as-of=9999-12-31")) == ["a", "b", "c", "d"]


def test_a_card_is_for_reading(app: Starlette) -> None:
    card = listed(app, "claim=a")["claims"][0]
    assert (card["kind_words"], card["side_words"], card["days"]) == (
        "Retaken",
        "Ukraine",
        "on or before 12 June 2023",
    )
    assert card["headline"] == "Kyiv (Ukraine) says that Ukraine retook Alpha"
    assert card["signs"] == [
        {"code": "contested", "words": "Contested"},
        {"code": "start_unknown", "words": "Start unknown"},
    ]
    assert (card["region_words"], card["precision_words"]) == (
        "Donetsk oblast",
        "Settlement: somewhere in this settlement; within 3 km",
    )


@pytest.mark.slow
def test_hostile_text_stays_data(app: Starlette) -> None:
    answer = get(app, "/api/claims.json?claim=a")
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()["claims"][0]["note"] == EVIL
    assert EVIL not in get(app, "/api/snapshot.svg?text=onerror%3Dalert").body.decode()
    refused = get(app, f"/api/facets?{EVIL.replace(' ', '%20').replace('=', '%3D')}=1")
    assert refused.status == 400
    assert refused.headers["content-type"] == "application/json"
    evil = get(app, "/api/snapshot.svg?text=%3Cscript%3Ealert(1)%3C/script%3E")
    assert evil.status == 200
    assert "<script" not in evil.body.decode()


@pytest.mark.parametrize(
    "text", ["%00", "%27%20OR%201=1%20--", "%FF%FE", "%25", "%F0%9F%98%80", "%E2%80%AE"]
)
def test_no_text_breaks_a_question(app: Starlette, text: str) -> None:
    for endpoint in (
        "claims.geojson",
        "claims.json",
        "facets",
        "histogram",
        "export.csv",
    ):
        assert get(app, f"/api/{endpoint}?text={text}").status in {200, 400}


def test_facets_and_histogram(app: Starlette) -> None:
    found = get(app, "/api/facets?kind=hold").json()
    assert found["facets"]["kind"] == {
        "hold": 1,
        "retake": 1,
        "statement": 1,
        "strike": 1,
    }
    local = get(app, "/api/facets?kind=hold", host="localhost").json()
    assert local["facets"]["kind"] == found["facets"]["kind"] | {"capture": 0}
    assert found["facets"]["source"]["BBC"] == 0
    assert (
        found["sentence"]
        == "1 claim at 1 place, 13 June 2023, from 1 source; 1 place contested"
    )
    bars = get(app, "/api/histogram").json()
    assert bars["bucket"] == "day"
    assert len(bars["bars"]) == 13
    assert bars["bars"][0] == ["2023-06-01", 1]
    assert len(bars["by"]) == 13
    assert 0 < sum(bars["by"]) <= sum(count for _, count in bars["bars"])


def test_export_csv(app: Starlette) -> None:
    answer = get(app, "/api/export.csv?source=BBC&source=TASS")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="claims.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"))))
    assert list(rows[0]) == [*FIELDS, *DERIVED]
    assert [row["contested"] for row in rows] == ["false", "true", "true"]
    assert [row["contradicted_by"] for row in rows] == ["", "b", "a"]
    assert [row["id"] for row in rows] == ["c", "a", "b"]
    assert [row["note"] for row in rows] == ["", EVIL, "'=1+1"]


def test_export_geojson(app: Starlette) -> None:
    answer = get(app, "/api/export.geojson")
    assert answer.headers["content-type"] == "application/geo+json"
    features = answer.json()["features"]
    assert [f["id"] for f in features] == ["c", "d", "a", "b"]
    assert all(list(f["properties"]) == [*FIELDS, *DERIVED] for f in features)
    assert features[1]["geometry"] is None
    assert features[2]["properties"]["note"] == EVIL


def test_answers_are_packed_when_asked(app: Starlette) -> None:
    packed = get(app, "/api/export.geojson", accept_encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == get(app, "/api/export.geojson").body


def pixels(answer: Answer) -> tuple[tuple[int, int], bytes]:
    """Return the size and the unpacked image data of a PNG."""
    assert answer.status == 200
    assert answer.headers["content-type"] == "image/png"
    png = answer.body
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at, data = 8, b""
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        body = png[at + 8 : at + 8 + length]
        assert (
            zlib.crc32(kind + body)
            == struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0]
        )
        data += body if kind == b"IDAT" else b""
        at += 12 + length
    width, height = struct.unpack(">II", png[16:24])
    return (width, height), zlib.decompress(data)


@pytest.mark.slow
def test_a_picture_has_the_size_asked_for_and_follows_the_filters(
    app: Starlette,
) -> None:
    view = "size=480x400&center=47.8,36.8&zoom=8"
    size, plain = pixels(get(app, f"/api/snapshot.png?{view}"))
    assert size == (480, 400)
    assert len(plain) == 400 * (480 * 3 + 1)
    assert pixels(get(app, f"/api/snapshot.png?{view}"))[1] == plain
    assert pixels(get(app, f"/api/snapshot.png?{view}&side=RU"))[1] != plain
    assert pixels(get(app, f"/api/snapshot.png?{view}&theme=dark"))[1] != plain
    assert pixels(get(app, f"/api/snapshot.png?{view}&scale=2"))[0] == (960, 800)
    assert pixels(get(app, "/api/snapshot.png?size=480x400&text=nothing-at-all"))[
        0
    ] == (480, 400)


@pytest.mark.slow
def test_the_picture_carries_its_address(
    app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    svg = get(app, "/api/snapshot.svg?kind=hold")
    assert svg.headers["content-type"].startswith("image/svg+xml")
    assert "http://test.example/?kind=hold" in svg.body.decode()
    monkeypatch.setenv("FRONTLINE_PUBLIC_URL", "https://map.example/")
    assert (
        "https://map.example/?kind=hold"
        in get(app, "/api/snapshot.svg?kind=hold").body.decode()
    )


def test_health_tells_what_was_left_out(app: Starlette) -> None:
    found = get(app, "/healthz").json()
    assert (found["status"], found["left_out"]) == ("ok", 1)
    assert len(found["revision"]) == 12


@pytest.mark.parametrize(
    "address",
    [
        "/assets/pages/map.js",
        "/assets/frontline.css",
        "/assets/leaflet/leaflet.js",
        "/basemap/labels.json",
    ],
)
def test_files_the_browser_needs(app: Starlette, address: str) -> None:
    assert get(app, address).status == 200


def test_the_days_of_the_claims(app: Starlette) -> None:
    answer = get(app, "/api/days.json?kind=hold")
    assert answer.status == 200
    days = answer.json()
    assert set(days) == {
        "first",
        "step",
        "steps",
        "undated",
        "sides",
        "firsts",
        "retractions",
    }
    assert days["sides"]


def test_a_playback_of_a_view(app: Starlette) -> None:
    answer = get(app, "/api/playback.json?kind=hold&zoom=7&bbox=20,40,42,54")
    assert answer.status == 200
    frames = answer.json()
    assert set(frames) == {"first", "step", "steps", "markers"}
    assert frames["markers"]
    there = get(app, "/api/playback.json?kind=hold&zoom=7&bbox=-10,60,-9,61").json()
    assert there == {**frames, "markers": []}


def test_two_days_of_a_view(app: Starlette) -> None:
    answer = get(app, "/api/compare.json?compare=2023-06-05,2023-06-13&zoom=7")
    assert answer.status == 200
    days = answer.json()
    assert days["days"] == ["2023-06-05", "2023-06-13"]
    assert days["until"] is False
    elsewhere = "bbox=-10,60,-9,61&compare=2023-06-05,2023-06-13,until"
    away = get(app, f"/api/compare.json?{elsewhere}").json()
    assert (away["earlier"], away["later"], away["changes"]) == ([], [], [])
    assert away["until"] is True
    assert sum(away["claims"]) >= sum(days["claims"])


@pytest.mark.parametrize("words", ["", "compare=", "compare=never"])
def test_no_two_days(app: Starlette, words: str) -> None:
    answer = get(app, f"/api/compare.json?{words}")
    assert answer.status == 400
    assert "2023-06-05,2023-06-13" in answer.json()["error"]


def test_outlines_of_areas(app: Starlette) -> None:
    answer = get(app, "/api/outlines.json?place=UA14000000000091971&place=nowhere")
    assert list(answer.json()) == ["UA14000000000091971"]
    many = "&".join(f"place={n}" for n in range(300))
    assert get(app, f"/api/outlines.json?{many}").status == 400


def test_the_scripts_of_pages(app: Starlette) -> None:
    script = get(app, "/assets/pages/map.js")
    assert script.headers["content-type"].startswith("text/javascript")
    assert b"window.frontline = " in script.body
    assert get(app, "/assets/pages/nothing.js").status == 404
