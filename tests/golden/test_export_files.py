"""The exported files, byte for byte: whoever reads them with a program relies on their form."""

from __future__ import annotations

from datetime import date

from dashboard.domain.claim import Claim
from dashboard.domain.words import Kind, Precision, Review, Side
from dashboard.tasks import export

CLAIM = Claim(
    id="0123456789abcdef", kind=Kind.RETAKE, actor=Side.UA, claimant="Kyiv, staff", publisher="BBC", name="Сторожеве",
    lat=47.79, lon=36.82, precision=Precision.SETTLEMENT, radius_km=3.0, date_to=date(2023, 6, 12), note="=1+1",
    review=Review.ACCEPTED,
)  # fmt: skip
HEADER = (
    "id,kind,actor,claimant_side,claimant,relayed_by,hedge,place_as_written,place_id,name,region,lat,lon,precision,"
    "radius_km,date_from,date_to,date_text,published,publisher,url,article_id,quote,prefix,suffix,start,end,note,"
    "review,review_by,review_at,review_why,reliability,credibility,dataset,license"
)
ROW = (
    '0123456789abcdef,retake,UA,unknown,"Kyiv, staff",,asserted,,,Сторожеве,,47.79,36.82,settlement,3.0,,2023-06-12,'
    ",,BBC,,,,,,,,'=1+1,accepted,,,,,,,"
)


def test_csv() -> None:
    assert export([CLAIM], "csv").splitlines() == [HEADER, ROW]


def test_geojson() -> None:
    head, one, tail = export([CLAIM], "geojson").splitlines()
    assert (head, tail) == ('{"type":"FeatureCollection","features":[', "]}")
    assert one.startswith(
        '{"type":"Feature","id":"0123456789abcdef","geometry":{"type":"Point","coordinates":[36.82,47.79]},'
        '"properties":{"id":"0123456789abcdef","kind":"retake","actor":"UA",'
    )
    assert '"name":"Сторожеве"' in one
    assert '"date_from":null,"date_to":"2023-06-12"' in one
