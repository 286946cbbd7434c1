"""Words in a picture: made harmless, measured, wrapped and written as SVG. Sizes and positions are pixels."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

FAMILY = "Noto Sans"
"""The one typeface of a picture; its files stand in data/fonts."""
ASCENT, DESCENT = 0.78, 0.22
"""How far a line of text reaches above and below its baseline, in parts of its size."""
UNKNOWN_ADVANCE = 600
"""Width in thousandths of the size for a character the table of advances does not hold."""
ELLIPSIS = "…"
_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn"}


@dataclass(frozen=True, slots=True)
class Style:
    """How words look. size, spacing (added after each character): pixels; fill, halo: CSS colours, "" for no halo."""

    size: float
    fill: str
    bold: bool = False
    halo: str = ""
    spacing: float = 0.0
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Metrics:
    """Advance widths of the two weights, in thousandths of the size; empty tables mean an estimate."""

    regular: Mapping[str, int]
    bold: Mapping[str, int]

    def width(self, words: str, style: Style) -> float:
        """Return the width of the words in pixels; kerning, which only narrows, is left out."""
        table = self.bold if style.bold else self.regular
        total = sum(table.get(c, UNKNOWN_ADVANCE) for c in words)
        return total * style.size / 1000 + style.spacing * len(words)


@lru_cache(maxsize=4)
def metrics(fonts: Path) -> Metrics:
    """Read advances.json of the folder of fonts; without a usable one widths are estimated, never an error."""
    try:
        table = json.loads((fonts / "advances.json").read_text("utf-8"))
        return Metrics(table["regular"], table["bold"])
    except (OSError, ValueError, KeyError, TypeError):
        return Metrics({}, {})


def clean(words: str, limit: int) -> str:
    """Return the words on one line, without control or invisible characters, cut with an ellipsis at limit characters.

    The result is not yet escaped for XML; `write` does that.
    """
    words = unicodedata.normalize("NFC", words[: limit * 4])
    spaced = (" " if c.isspace() else c for c in words)
    kept = "".join(c for c in spaced if unicodedata.category(c) not in _DROPPED)
    kept = " ".join(kept.split())
    return kept if len(kept) <= limit else kept[: limit - 1].rstrip() + ELLIPSIS


def cut(words: str, room: float, style: Style, sizes: Metrics) -> str:
    """Return the words, shortened with an ellipsis until they are no wider than room pixels."""
    if sizes.width(words, style) <= room:
        return words
    while words and sizes.width(words + ELLIPSIS, style) > room:
        words = words[:-1]
    return words.rstrip() + ELLIPSIS


def wrap(words: str, room: float, lines: int, style: Style, sizes: Metrics) -> list[str]:
    """Break the words into at most that many lines no wider than room pixels; what does not fit ends in an ellipsis."""
    done: list[str] = []
    line = ""
    queue = _glued(words.split())
    while queue:
        word = queue.pop(0)
        longer = f"{line} {word}" if line else word
        if sizes.width(longer, style) <= room:
            line = longer
        elif len(done) == lines - 1:
            return [*done, cut(" ".join([longer, *queue]), room, style, sizes)]
        elif line:
            done.append(line)
            line = ""
            queue.insert(0, word)
        else:
            head = _head(word, room, style, sizes)
            done.append(head)
            queue.insert(0, word[len(head) :])
    return [*done, line] if line else done


def _glued(words: Iterable[str]) -> list[str]:
    """Return the words, a dot between two of them held to the first, so that no line begins with it."""
    found: list[str] = []
    for word in words:
        if word == "·" and found:
            found[-1] += " ·"
        else:
            found.append(word)
    return found


def _head(word: str, room: float, style: Style, sizes: Metrics) -> str:
    """Return as many leading characters of an overlong word as fit, at least one."""
    length = len(word) - 1
    while length > 1 and sizes.width(word[:length], style) > room:
        length -= 1
    return word[: max(1, length)]


def write(x: float, y: float, words: str, style: Style, role: str = "") -> str:
    """Return an SVG text element that starts at x with its baseline at y; the words are escaped here.

    role: the class of the element, "" for none.
    """
    attributes = f'x="{x:.1f}" y="{y:.1f}" font-size="{style.size:.1f}" fill="{style.fill}"'
    attributes += ' font-weight="700"' if style.bold else ""
    attributes += f' letter-spacing="{style.spacing:.2f}"' if style.spacing else ""
    attributes += f' opacity="{style.opacity:g}"' if style.opacity < 1 else ""
    attributes += f" class={quoteattr(role)}" if role else ""
    if not style.halo:
        return f"<text {attributes}>{escape(words)}</text>"
    halo = f'stroke="{style.halo}" stroke-width="{style.size * 0.24:.1f}" stroke-linejoin="round" paint-order="stroke"'
    return f"<text {attributes} {halo}>{escape(words)}</text>"
