"""A scene to a file: PNG, SVG or PDF, each with its facts and checksum."""

from __future__ import annotations

import base64
from functools import lru_cache
from pathlib import Path

from dashboard.cartography.bands import credit_of
from dashboard.cartography.frame import REMARK_LENGTH, TITLE_LENGTH, Scene
from dashboard.cartography.lettering import FAMILY, clean
from dashboard.cartography.letters import FONT_FILES, check
from dashboard.cartography.picture import draw
from dashboard.cartography.proof import Facts, stamped_png, stamped_svg
from dashboard.cartography.raster import packed, pixels
from dashboard.domain.errors import BadInput

KINDS = ("png", "svg", "pdf")
Folders = tuple[Path, Path]
"""Where the basemap and the fonts are."""
LICENCE = (
    "Map data: OpenStreetMap contributors, ODbL 1.0; GeoNames, CC BY 4.0; Natural Earth, public domain. "
    "Claims are the words of their sources, named in the picture or behind its link."
)


def render(scene: Scene, folders: Folders, kind: str) -> bytes:
    """Return the picture as a file. folders: of the basemap and of the fonts. kind: one of KINDS.

    Raises BadInput for another kind or a size that cannot be drawn, DataMissing when a file of the map is not there.
    """
    if kind not in KINDS:
        raise BadInput(f"picture format {kind[:20]!r}: not known; one of {', '.join(KINDS)}")
    fonts = folders[1]
    svg, facts = draw(scene, *folders), facts_of(scene)
    if kind == "svg":
        head = svg.index(">") + 1
        return stamped_svg(f"{svg[:head]}{_faces(fonts)}{svg[head:]}", facts).encode()
    if kind == "pdf":
        from dashboard.cartography.pdf import paged

        return paged(svg, facts, fonts, scene.language.code)
    png, picture = packed(pixels(svg, fonts, scene.scale))
    return stamped_png(png, picture, facts)


def facts_of(scene: Scene) -> Facts:
    """Return what the picture says of itself, all text cleaned and bounded; what is not known is left out."""
    from dashboard import __version__

    told = {
        "title": clean(scene.title, TITLE_LENGTH), "remark": clean(scene.remark, REMARK_LENGTH),
        "shows": clean(scene.subtitle, 500), "filters": clean(scene.query, 2000), "permalink": clean(scene.link, 2000),
        "revision": clean(scene.revision, 40), "sources": clean(scene.sources, 600),
        "made_on": scene.made_on.isoformat(), "known_on": scene.known_on.isoformat() if scene.known_on else "",
        "language": scene.language.code, "credit": credit_of(scene), "licence": LICENCE,
        "generator": f"frontline {__version__}",
    }  # fmt: skip
    return {key: value for key, value in told.items() if value}


@lru_cache(maxsize=2)
def _faces(fonts: Path) -> str:
    """Return the two fonts as a style sheet, so that the SVG looks the same where they are not installed."""
    check(fonts)
    rules = (
        f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};src:url(data:font/ttf;base64,'
        f"{base64.b64encode((fonts / name).read_bytes()).decode()})}}"
        for name, weight in zip(FONT_FILES, (400, 700), strict=True)
    )
    return f"<style>{''.join(rules)}</style>"
