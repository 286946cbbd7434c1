"""Text in a picture: made harmless, measured, wrapped and written as SVG. Sizes and
positions are pixels.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from dashboard.cartography.style import Theme

FAMILY = "Noto Sans"
"""The one typeface of a picture; its files stand in data/fonts."""
ASCENT, DESCENT = 0.78, 0.22
"""How far a line of text reaches above and below its baseline, in parts of its size."""
UNKNOWN_ADVANCE = 600
"""Width in thousandths of the size for a character the table of advances does not hold.
"""
ELLIPSIS = "…"
_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn"}


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How text looks. size, spacing (added after each character): pixels; fill, halo:
    CSS colours, "" for no halo.
    """

    size: float
    fill: str
    bold: bool = False
    halo: str = ""
    spacing: float = 0.0
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Metrics:
    """Advance widths of the two weights, in thousandths of the size; empty tables mean
    an estimate.
    """

    regular: Mapping[str, int]
    bold: Mapping[str, int]

    def width(self, text: str, style: TextStyle) -> float:
        """Return the width of the text in pixels; kerning, which only narrows, is left
        out.
        """
        table = self.bold if style.bold else self.regular
        total = sum(table.get(c, UNKNOWN_ADVANCE) for c in text)
        return total * style.size / 1000 + style.spacing * len(text)


@dataclass(frozen=True, slots=True)
class Appearance:
    """What everything on one map is drawn with. unit: how large, 1 for usual. metrics:
    of the fonts.
    """

    theme: Theme
    unit: float
    metrics: Metrics


@lru_cache(maxsize=4)
def load_metrics(fonts: Path) -> Metrics:
    """Read advances.json of the folder of fonts; without a usable one widths are
    estimated, never an error.
    """
    try:
        table = json.loads((fonts / "advances.json").read_text("utf-8"))
        return Metrics(table["regular"], table["bold"])
    except (OSError, ValueError, KeyError, TypeError):
        return Metrics({}, {})


def clean_text(text: str, limit: int) -> str:
    """Return the text on one line, without control or invisible characters, cut with
    an ellipsis at limit characters.

    The result is not yet escaped for XML; `text_element` does that.
    """
    # Normalising a hostile text of any length would take as long as it likes.
    text = unicodedata.normalize("NFC", text[: limit * 4])
    spaced = (" " if c.isspace() else c for c in text)
    visible = "".join(c for c in spaced if unicodedata.category(c) not in _DROPPED)
    line = " ".join(visible.split())
    if len(line) <= limit:
        return line
    return line[: limit - 1].rstrip() + ELLIPSIS


def truncate(
    text: str,
    width: float,
    style: TextStyle,
    metrics: Metrics,
) -> str:
    """Return the text, shortened with an ellipsis until it is no wider than that many
    pixels.
    """
    if metrics.width(text, style) <= width:
        return text
    while text and metrics.width(text + ELLIPSIS, style) > width:
        text = text[:-1]
    return text.rstrip() + ELLIPSIS


def wrap_text(
    text: str,
    width: float,
    most_lines: int,
    style: TextStyle,
    metrics: Metrics,
) -> list[str]:
    """Break the text into at most that many lines no wider than width pixels; what does
    not fit ends in an ellipsis.
    """
    done: list[str] = []
    line = ""
    queue = _words_with_dots(text.split())
    while queue:
        word = queue.pop(0)
        longer = f"{line} {word}" if line else word
        if metrics.width(longer, style) <= width:
            line = longer
        elif len(done) == most_lines - 1:
            # All that is left goes onto the last line, so that its end can be cut.
            rest = " ".join([longer, *queue])
            return [*done, truncate(rest, width, style, metrics)]
        elif line:
            done.append(line)
            line = ""
            queue.insert(0, word)
        else:
            # Links have no blanks: a word longer than a line is broken.
            head = _fitting_head(word, width, style, metrics)
            done.append(head)
            queue.insert(0, word[len(head) :])
    return [*done, line] if line else done


def _words_with_dots(words: Iterable[str]) -> list[str]:
    """Return the words, a dot between two of them joined to the first, so that no line
    begins with it.
    """
    joined: list[str] = []
    for word in words:
        if word == "·" and joined:
            joined[-1] += " ·"
        else:
            joined.append(word)
    return joined


def _fitting_head(
    word: str,
    width: float,
    style: TextStyle,
    metrics: Metrics,
) -> str:
    """Return as many leading characters of an overlong word as fit, at least one."""
    length = len(word) - 1
    while length > 1 and metrics.width(word[:length], style) > width:
        length -= 1
    return word[: max(1, length)]


def text_element(
    x: float,
    y: float,
    text: str,
    style: TextStyle,
    role: str = "",
) -> str:
    """Return an SVG text element that starts at x with its baseline at y; the text is
    escaped here.

    role: the class of the element, "" for none.
    """
    attributes = [
        f'x="{x:.1f}" y="{y:.1f}" font-size="{style.size:.1f}" fill="{style.fill}"'
    ]
    if style.bold:
        attributes.append('font-weight="700"')
    if style.spacing:
        attributes.append(f'letter-spacing="{style.spacing:.2f}"')
    if style.opacity < 1:
        attributes.append(f'opacity="{style.opacity:g}"')
    if role:
        attributes.append(f"class={quoteattr(role)}")
    if style.halo:
        attributes.append(
            f'stroke="{style.halo}" stroke-width="{style.size * 0.24:.1f}"'
            ' stroke-linejoin="round" paint-order="stroke"'
        )
    return f"<text {' '.join(attributes)}>{escape(text)}</text>"
