"""The page's icon is in its address, whole."""

from __future__ import annotations

from base64 import b64decode

from dashboard.ui.icon import icon_address


def test_the_address_holds_the_picture() -> None:
    kind, _, data = icon_address().partition(",")
    assert kind == "data:image/png;base64"
    assert b64decode(data, validate=True).startswith(b"\x89PNG\r\n\x1a\n")
