"""What may be asked of an import, and what it is where nobody says it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dashboard.exchange.importers.mapping.mapped import Mapping
from dashboard.exchange.importers.request import ConversionRequest, Options, Report
from dashboard.exchange.tables.dates import DateOrder

REQUEST = ConversionRequest(path=Path("a.csv"))
REPORT = Report(
    format="csv",
    dataset="a",
    rows=1,
    rejected=0,
    left_out=0,
    unplaced=0,
    reasons=(),
    sha256="",
    label="",
    license="",
    terms="",
    credit="",
    redistribute=False,
)


def test_what_is_asked_where_nobody_says_more() -> None:
    assert (REQUEST.format, REQUEST.dataset, REQUEST.country) == ("auto", "", "")
    assert (REQUEST.license, REQUEST.terms, REQUEST.table) == ("", "", "")
    assert (REQUEST.redistribute, REQUEST.guessed) == (False, False)
    assert (REQUEST.most_rows, REQUEST.date_order) == (0, DateOrder.UNSETTLED)
    assert (REQUEST.box, REQUEST.mapping) == (None, None)
    assert (REPORT.notes, REPORT.header) == ((), ())


def test_what_a_mapping_says_of_the_whole_file() -> None:
    assert REQUEST.constant("title") == ""
    mapping = Mapping({}, constants={"title": "Fires"})
    mapped = replace(REQUEST, mapping=mapping)
    assert mapped.constant("title") == "Fires"
    assert mapped.constant("license") == ""


def test_options_of_two_files_are_apart() -> None:
    one, other = Options("a", "CC0"), Options("b", "CC0")
    assert (one.country, one.box, one.locate, one.orders) == ("", None, None, {})
    assert one.orders is not other.orders
    assert one.meter is not other.meter
