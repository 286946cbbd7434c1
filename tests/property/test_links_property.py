"""Links survive being written and read, and no address breaks the reader."""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode

from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.domain.filters import NAMES
from dashboard.domain.geography.geo import View
from dashboard.domain.sharing.links import NAMES as OWN
from dashboard.domain.sharing.links import Link, read, read_text
from tests.property.test_filters_property import WORDS, filters

VIEWS = st.builds(
    View,
    st.floats(-85, 85).map(lambda lat: round(lat, 4)),
    st.floats(-180, 180).map(lambda lon: round(lon, 4)),
    st.floats(3, 18).map(lambda zoom: round(zoom, 2)),
)
LINKS = st.builds(Link, filters(), st.none() | VIEWS, st.just("") | WORDS)
PARTS = st.one_of(
    st.text(),
    st.floats().map(str),
    st.integers().map(str),
    st.sampled_from(["", "1e999", "\x00", "\ud800"]),
)


@given(link=LINKS)
def test_a_link_survives_its_address(link: Link) -> None:
    text = link.text()
    assert read_text(text) == read_text(link.stored()) == (link, ())
    assert re.fullmatch(r"[\w.~%+=&,:/@-]*", text, re.ASCII), (
        "nothing else may stand in an address"
    )
    assert read_text(text)[0].text() == text


@given(
    query=st.dictionaries(
        st.sampled_from((*NAMES, *OWN)) | st.text(), st.lists(PARTS, max_size=4)
    )
)
@example(query={"lat": ["0"], "lon": ["1e-320"], "zoom": ["3"]})
@example(query={"lat": ["1_0"], "lon": ["٣"], "v": ["1", "2"]})
def test_any_query_is_read_and_what_was_read_is_stable(
    query: dict[str, list[str]],
) -> None:
    link, problems = read(query)
    assert all(problem and len(problem) < 1000 for problem in problems)
    assert read_text(link.text()) == (link, ())


@given(text=st.text())
@example(text="&".join(quote(c) for c in "lat=1;lon=2"))
@example(text=urlencode({"claim": "%00%ff"}))
def test_any_text_is_read(text: str) -> None:
    link, _ = read_text(text)
    assert read_text(link.text()) == (link, ())
