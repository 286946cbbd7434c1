"""What pages and commands take of the importers."""

from dashboard.exchange import importers
from dashboard.services.editing.formats import FORMATS, LAYOUTS, convert, date_order


def test_pages_get_the_importers_own() -> None:
    assert FORMATS is importers.FORMATS
    assert convert is importers.convert
    assert set(LAYOUTS) <= set(FORMATS)
    assert date_order("day") is importers.DateOrder.DAY_FIRST
    assert {"acled", "ucdp", "csv"} <= set(FORMATS)
