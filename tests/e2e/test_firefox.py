"""One journey in a real Firefox, where one is installed: the map, a filter, Back, a
claim, and nothing asked of anybody else.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from tests.firefox import READ, SECONDS, Firefox, firefox, firefox_path
from tests.serving import until

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(firefox_path() is None, reason="no Firefox is installed here"),
]
CHIPS = ".st-key-fl-chips"
HEADING = f"{CHIPS} h2"
SHOWN = (
    "() => [...document.querySelectorAll('.fl-item')].some((item) => item.offsetParent)"
)


def open_claim(tab: Firefox) -> None:
    """Click the first claim until it opens: a list that is drawn anew under the mouse
    hears no click.
    """
    for _ in range(4):
        tab.click(".fl-item", tab.map())
        with suppress(AssertionError):
            until(lambda: "claim=" in tab.call("() => location.search"), bool, 15)
            return


def test_the_map_a_filter_and_a_claim(server: str, tmp_path: Path) -> None:
    with firefox(tmp_path) as tab:
        tab.open(f"{server}/?kind=retake")
        filtered = tab.text(HEADING, "claims at")
        tab.text(CHIPS, "Retaken ✕")
        frame = tab.map()
        until(lambda: tab.call(SHOWN, context=frame), bool, SECONDS)
        tab.click(f"{CHIPS} .stButton button")
        until(lambda: tab.call(READ, HEADING), lambda words: words != filtered, SECONDS)
        # The view of the map may be in the address by now, the filter is not.
        assert "kind" not in tab.call("() => location.search")
        tab.call("() => history.back()")
        tab.text(HEADING, filtered)
        tab.text(CHIPS, "Retaken ✕")
        open_claim(tab)
        tab.text("body", "Copy link", tab.map())
        until(lambda: "claim=" in tab.call("() => location.search"), bool, SECONDS)
        assert tab.errors == []
        addresses = [each for each in tab.asked if each.startswith("http")]
        assert [x for x in addresses if not x.startswith(server)] == []
