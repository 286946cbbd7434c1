"""Streamlit's static files as a page of ours asks for them: few, and small."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dashboard.domain.settings import shipped_folder
from dashboard.web.streamlit_pack import PACK, StreamlitPack, plan_of

__all__ = ["PACK", "StreamlitPack", "streamlit_pack"]

ICONS = "media/icons.woff2"
FACES = {
    "Material Symbols Rounded": (
        "@font-face{font-family:Material Symbols Rounded;font-style:normal;"
        "font-weight:400;font-display:block;"
        'src:url(../media/icons.woff2)format("woff2")}'
    ),
    # The letters of our theme also until Streamlit knows of the theme: another family
    # would be 170 kB for two seconds.
    "Source Sans": "".join(
        f"@font-face{{font-family:Source Sans;font-weight:{weight};font-style:normal;"
        f"font-display:swap;src:url(../../../fonts/NotoSans-{name}.ttf)}}"
        for name, weight in (("Regular", "100 500"), ("Bold", "600 900"))
    ),
}
"""Of the families of Streamlit's style sheet that are replaced, our own rules; their
addresses are seen from the style sheet.
"""


@cache
def streamlit_pack(folder: Path) -> StreamlitPack | None:
    """Return the pack of Streamlit's static files, None when this Streamlit is another
    than the one whose scripts we know: then they are served as they are.
    """
    icons = (shipped_folder() / "fonts" / "icons.woff2").read_bytes()
    pack = StreamlitPack(folder, plan_of(), faces=FACES, files={ICONS: icons})
    return pack if pack.fits else None
