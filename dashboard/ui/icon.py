"""The page's icon."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from pathlib import Path


@cache
def icon_address() -> str:
    """Return icon.png as an address that holds the picture itself.

    Streamlit drops the files of a run that the next one overtakes: an icon that is a
    file of its own is then asked for in vain.
    """
    picture = Path(__file__).with_name("icon.png").read_bytes()
    return f"data:image/png;base64,{b64encode(picture).decode('ascii')}"
