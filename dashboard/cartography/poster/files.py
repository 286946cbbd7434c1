"""A scene to a file: PNG, SVG or PDF, each with its facts and checksum."""

from __future__ import annotations

import base64
from functools import lru_cache
from pathlib import Path

from dashboard.cartography.drawing.glyphs import FONT_FILES, check_fonts
from dashboard.cartography.drawing.png import encode_png, svg_image
from dashboard.cartography.drawing.provenance import Provenance, stamp_png, stamp_svg
from dashboard.cartography.drawing.text import FAMILY, clean_text
from dashboard.cartography.poster.compose import picture_svg
from dashboard.cartography.poster.header_footer import credit_line
from dashboard.cartography.scene import REMARK_LENGTH, TITLE_LENGTH, Scene
from dashboard.domain.errors import BadInput

MOST_CONTESTED = 6
"""Contested claims that a picture's description tells of."""
PICTURE_FORMATS = ("png", "svg", "pdf")
AssetFolders = tuple[Path, Path]
"""Where the basemap and the fonts are."""
LICENCE = (
    "Map data: OpenStreetMap contributors, ODbL 1.0; GeoNames, CC BY 4.0; Natural"
    " Earth, public domain. Claims are the words of their sources, named in the picture"
    " or behind its link."
)


def picture_file(
    scene: Scene,
    folders: AssetFolders,
    kind: str,
) -> bytes:
    """Return the picture as a file. folders: of the basemap and of the fonts. kind: one
    of PICTURE_FORMATS.

    Raises BadInput for another kind or a size that cannot be drawn, DataMissing when a
    file of the map is not there.
    """
    if kind not in PICTURE_FORMATS:
        raise BadInput(
            f"picture format {kind[:20]!r}: not known; one of"
            f" {', '.join(PICTURE_FORMATS)}"
        )
    fonts = folders[1]
    svg, facts = picture_svg(scene, *folders), scene_provenance(scene)
    if kind == "svg":
        head = svg.index(">") + 1
        faces = _font_faces(fonts)
        return stamp_svg(f"{svg[:head]}{faces}{svg[head:]}", facts).encode()
    if kind == "pdf":
        # pikepdf takes a while to load, and most pictures are PNG.
        from dashboard.cartography.drawing.pdf import picture_pdf

        return picture_pdf(svg, facts, fonts, scene.language.code)
    png, picture = encode_png(svg_image(svg, fonts, scene.scale))
    return stamp_png(png, picture, facts)


def scene_provenance(scene: Scene) -> Provenance:
    """Return what the picture says of itself, all text cleaned and bounded; what is not
    known is left out.
    """
    from dashboard import __version__

    facts = {
        "title": clean_text(scene.title, TITLE_LENGTH),
        "remark": clean_text(scene.remark, REMARK_LENGTH),
        "shows": clean_text(scene.subtitle, 500),
        "contested": clean_text(_contested_words(scene), 1000),
        "filters": clean_text(scene.query, 2000),
        "permalink": clean_text(scene.link, 2000),
        "revision": clean_text(scene.revision, 40),
        "sources": clean_text(scene.sources, 600),
        "made_on": scene.made_on.isoformat(),
        # The key is older than the field's name; files that carry it stay readable.
        "known_on": scene.as_of.isoformat() if scene.as_of else "",
        "language": scene.language.code,
        "credit": credit_line(scene),
        "licence": LICENCE,
        "generator": f"frontline {__version__}",
    }
    return {key: value for key, value in facts.items() if value}


def _contested_words(scene: Scene) -> str:
    """Return the claims for the list that are contested, each with why: the first
    MOST_CONTESTED of them, and how many more there are; "" for none.
    """
    contested = [each for each in scene.callouts if each.reasons]
    if not contested:
        return ""
    lines = [
        f"{each.head} – {', '.join(each.reasons)}"
        for each in contested[:MOST_CONTESTED]
    ]
    rest = len(contested) - MOST_CONTESTED
    if rest > 0:
        count = scene.language.number(rest)
        lines.append(scene.language["more reasons"].format(count=count))
    return f"{scene.language['contested']}: {'; '.join(lines)}"


@lru_cache(maxsize=2)
def _font_faces(fonts: Path) -> str:
    """Return the two fonts as a style sheet, so that the SVG looks the same where they
    are not installed.
    """
    check_fonts(fonts)
    rules = []
    for name, weight in zip(FONT_FILES, (400, 700), strict=True):
        data = base64.b64encode((fonts / name).read_bytes()).decode()
        rules.append(
            f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};'
            f"src:url(data:font/ttf;base64,{data})}}"
        )
    return f"<style>{''.join(rules)}</style>"
