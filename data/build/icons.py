"""The icon font of the pages: Streamlit's Material Symbols, cut to the icons that its
scripts and our pages name. `python -m data.build.icons`, with fonttools and brotli
installed, writes data/fonts/icons.woff2 and, one name a line, icons.txt.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import streamlit

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "data" / "fonts"
STATIC = Path(streamlit.__file__).with_name("static") / "static"
ICON = re.compile(r":material/([a-z0-9_]+)")


def icon_names() -> set[str]:
    """Return the names of all icons that pages may show."""
    pages = (ROOT / "dashboard").rglob("*.py")
    scripts = (STATIC / "js").glob("*.js")
    texts = (path.read_text("utf-8") for path in (*pages, *scripts))
    return {name for text in texts for name in ICON.findall(text)}


def tables(font: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the ligatures of a font: by their first letter, of each table."""
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            own = getattr(table, "ExtSubTable", table)
            if hasattr(own, "ligatures"):
                yield own.ligatures


def cut(source: Path, target: Path, names: set[str]) -> set[str]:
    """Write the font with nothing but these icons; return those that it has."""
    from fontTools import subset

    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["*"]
    font = subset.load_font(str(source), options)
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    wanted: dict[str, str] = {}
    for ligatures in tables(font):
        for first, several in ligatures.items():
            left = []
            for ligature in several:
                glyphs = [first, *ligature.Component]
                name = "".join(letters.get(glyph, "?") for glyph in glyphs)
                if name in names:
                    wanted[name] = ligature.LigGlyph
                    left.append(ligature)
            ligatures[first] = left
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(wanted), glyphs=wanted.values())
    subsetter.subset(font)
    subset.save_font(font, str(target), options)
    return set(wanted)


def main() -> int:
    """Write both files."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    (source,) = (STATIC / "media").glob("MaterialSymbols-Rounded.*.woff2")
    names = cut(source, FONTS / "icons.woff2", icon_names())
    text = "".join(f"{name}\n" for name in sorted(names))
    (FONTS / "icons.txt").write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
