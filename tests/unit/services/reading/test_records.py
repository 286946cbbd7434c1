"""The record of an article: every field, and null for what is not known."""

from __future__ import annotations

import json
from datetime import date

from dashboard.domain.article import Article
from dashboard.domain.claim import FIELDS
from dashboard.domain.place import Candidate, Place, Resolution
from dashboard.domain.words import Precision
from dashboard.reading.model import Mention, Reading, Rejected, Role
from dashboard.services.reading.records import article_record, line, record
from tests.faults.claims import CLAIM

PLACE = Place(
    id="UA1",
    name="Storozheve",
    name_uk="Сторожеве",
    region="Donetsk",
    raion="",
    kind="village",
    lat=47.79,
    lon=36.82,
    precision=Precision.SETTLEMENT,
    radius_km=2.0,
    population=None,
    source="test",
)
CANDIDATE = Candidate(PLACE, 0.98765, "Storozheve", "exact")
NULLS = dict.fromkeys(("place_id", "name", "region", "country", "lat", "lon"))
IDS = {
    "place_id": "UA1",
    "name": "Storozheve",
    "region": "Donetsk",
    "country": "UA",
    "lat": 47.79,
    "lon": 36.82,
}


def mention(place: Place | None, resolution: Resolution) -> Mention:
    return Mention(
        start=3,
        end=13,
        place_as_written="Storozheve",
        sentence=0,
        role=Role.PLACE,
        place=place,
        precision=place.precision if place else None,
        radius_km=place.radius_km if place else None,
        resolution=resolution,
    )


def test_a_mention_has_its_place_or_its_candidates() -> None:
    sure = mention(PLACE, Resolution((CANDIDATE,), CANDIDATE, 1.0, ""))
    unsure = mention(None, Resolution((), None, 0.0, "not known"))
    content = record("a", Reading((sure, unsure), (), (), sure=True))
    span = {"start": 3, "end": 13, "text": "Storozheve"}
    row = IDS | {
        "precision": "settlement",
        "radius_km": 2.0,
        "score": 0.988,
        "how": "exact",
    }
    assert content == {
        "id": "a",
        "language": "en",
        "mentions": [
            span
            | IDS
            | {"precision": "settlement", "radius_km": 2.0, "candidates": [row]},
            span | NULLS | {"precision": None, "radius_km": None, "candidates": []},
        ],
        "claims": [],
        "rejected": [],
    }


def test_claims_and_what_was_left_aside() -> None:
    aside = Rejected(start=0, end=4, text="Old.", reason="the past")
    content = json.loads(line(7, Reading((), (CLAIM,), (aside,), sure=True)))
    (claim,) = content["claims"]
    assert set(claim) == {*FIELDS, "place", "doubt", "doubt_reasons"}
    assert claim["doubt"] in ("none", "some", "much")
    assert (claim["date_from"], claim["kind"]) == ("2023-06-10", "retake")
    assert content["rejected"] == [
        {"start": 0, "end": 4, "text": "Old.", "reason": "the past"}
    ]


def test_an_article_as_json() -> None:
    article = Article(id="x", sha256="0" * 64, text="Text", published=date(2023, 6, 13))
    content = article_record(article)
    assert (content["published"], content["fetched_at"]) == ("2023-06-13", None)
    assert content["text"] == "Text"
    json.dumps(content)
