"""What routes and commands take of the formats."""

import pytest

from dashboard.services.share.formats import EXPORTS, FEEDS, kind_of, markup


def test_formats_by_the_ending_of_a_file() -> None:
    assert kind_of("claims.geojson") == "geojson"
    assert {"csv", "geojson", "kml", "parquet", "claimreview", "html"} == set(EXPORTS)
    assert set(FEEDS) == {"feed.atom", "feed.json"}


@pytest.mark.parametrize(
    ("text", "escaped"),
    [("<b>", "&lt;b&gt;"), ('"', "&quot;"), ("a & b", "a &amp; b")],
)
def test_text_from_outside_is_no_markup(text: str, escaped: str) -> None:
    assert markup(text) == escaped
