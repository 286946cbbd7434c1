"""What pages take of the parts that draw in the browser."""

from dashboard import cartography, index, web
from dashboard.services.map import browser_map
from dashboard.services.map.browser_map import claims_layer, histogram_html


def test_pages_get_the_parts_own() -> None:
    assert cartography
    assert browser_map.Summary is index.Summary
    assert claims_layer.__module__.startswith(web.__name__)
    assert histogram_html.__module__.startswith(web.__name__)
