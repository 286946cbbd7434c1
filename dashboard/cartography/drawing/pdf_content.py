"""The elements our pictures are made of as operators of a PDF page. Positions and sizes
are pixels, y downwards.
"""

from __future__ import annotations

import base64
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.cartography.drawing.truetype import TrueTypeFont

ROUND = 0.5523
"""How far the controls of a quarter circle as a Bezier curve lie from its ends, in
parts of the radius.
"""
_TOKEN = re.compile(r"[MLHVCZhvz]|-?[\d.]+")
_TRANSFORM = re.compile(r"(translate|scale)\(([-\d.]+)(?: ([-\d.]+))?\)")
Attributes = Mapping[str, str]


@dataclass
class PageContent:
    """What is drawn. opacities: name of each pair of fill and stroke opacity. used:
    characters by glyph, by font.

    images: PNG or JPEG files by their names.
    """

    fonts: Sequence[TrueTypeFont]
    width: float = 0
    height: float = 0
    parts: list[str] = field(default_factory=list)
    opacities: dict[tuple[float, float], str] = field(default_factory=dict)
    images: dict[str, bytes] = field(default_factory=dict)
    used: list[dict[int, str]] = field(default_factory=lambda: [{}, {}])

    @classmethod
    def of(cls, svg: str, fonts: Sequence[TrueTypeFont]) -> PageContent:
        """Return the picture as operators. The SVG is our own, from `picture_svg`."""
        root = ET.fromstring(svg)  # our own text, no entities  # noqa: S314
        content = cls(
            fonts,
            float(root.get("width", "0")),
            float(root.get("height", "0")),
        )
        content._walk(root)
        return content

    @property
    def text(self) -> str:
        """Return the operators."""
        return "\n".join(self.parts)

    def _walk(self, element: ET.Element) -> None:
        for child in element:
            tag, attributes = child.tag.rpartition("}")[2], child.attrib
            moved = "".join(_matrices(attributes.get("transform", "")))
            if tag == "text":
                self._text(child.text or "", attributes)
            elif tag == "image":
                self._image(attributes)
            elif tag in SHAPES:
                self.parts.append(
                    f"q {moved}{self._paint(attributes)}{SHAPES[tag](attributes, self)}"
                    f" {_operator(attributes)} Q"
                )
            elif tag == "g":
                self.parts.append(f"q {moved}")
                self._walk(child)
                self.parts.append("Q")

    def _image(self, attributes: Attributes) -> None:
        """Place a picture; PDF draws it into the unit square, upwards."""
        name = f"I{len(self.images)}"
        self.images[name] = base64.b64decode(attributes["href"].partition(",")[2])
        x, y, width, height = (
            float(attributes[key]) for key in ("x", "y", "width", "height")
        )
        self.parts.append(
            f"q {width:g} 0 0 {-height:g} {x:g} {y + height:g} cm /{name} Do Q"
        )

    def _opacity(self, fill: float, stroke: float) -> str:
        if fill == stroke == 1:
            return ""
        name = self.opacities.setdefault((fill, stroke), f"G{len(self.opacities)}")
        return f"/{name} gs "

    def _paint(self, attributes: Attributes) -> str:
        """Return the operators that set opacity, fill and stroke."""
        whole = float(attributes.get("opacity", 1))
        operators = [
            self._opacity(
                float(attributes.get("fill-opacity", 1)) * whole,
                float(attributes.get("stroke-opacity", 1)) * whole,
            )
        ]
        if attributes.get("fill") != "none":
            operators.append(f"{_colour(attributes.get('fill', '#000000'))} rg ")
        if "stroke" in attributes:
            width = attributes.get("stroke-width", "1")
            operators.append(f"{_colour(attributes['stroke'])} RG {width} w ")
            if attributes.get("stroke-linecap") == "round":
                operators.append("1 J ")
            if attributes.get("stroke-linejoin") == "round":
                operators.append("1 j ")
            if "stroke-dasharray" in attributes:
                operators.append(f"[{attributes['stroke-dasharray']}] 0 d ")
        return "".join(operators)

    def _text(self, text: str, attributes: Attributes) -> None:
        number = int("font-weight" in attributes)
        face = self.fonts[number]
        codes = []
        for character in text:
            glyph = face.glyph(character)
            self.used[number].setdefault(glyph, character)
            codes.append(f"{glyph:04X}")
        paint = self._paint({k: v for k, v in attributes.items() if k != "paint-order"})
        begin = (
            f"BT /F{number} {attributes['font-size']} Tf"
            f" {attributes.get('letter-spacing', '0')} Tc "
        )
        # The page is turned upside down, so letters are turned back.
        at = f"1 0 0 -1 {attributes['x']} {attributes['y']} Tm"
        show = f"{at} <{''.join(codes)}> Tj ET"
        # The halo is a text of its own below: PDF would draw a stroke over the fill.
        behind = f"{begin}1 Tr {show} " if "stroke" in attributes else ""
        self.parts.append(f"q {paint}{behind}{begin}0 Tr {show} Q")


def _matrices(transform: str) -> Iterator[str]:
    for kind, x, y in _TRANSFORM.findall(transform):
        if kind == "translate":
            yield f"1 0 0 1 {x} {y or 0} cm "
        else:
            yield f"{x} 0 0 {y or x} 0 0 cm "


def _colour(value: str) -> str:
    return " ".join(f"{int(value[at : at + 2], 16) / 255:.4g}" for at in (1, 3, 5))


def _operator(attributes: Attributes) -> str:
    """Return the operator that paints a path."""
    filled, stroked = attributes.get("fill") != "none", "stroke" in attributes
    even = "*" if attributes.get("fill-rule") == "evenodd" else ""
    if filled:
        return f"B{even}" if stroked else f"f{even}"
    return "S" if stroked else "n"


def _path(attributes: Attributes, _content: PageContent) -> str:
    """Return a path as PDF has it: absolute, with no horizontal or vertical lines."""
    x, y, operators, command = 0.0, 0.0, [], ""
    queue = iter(_TOKEN.findall(attributes["d"]))
    for token in queue:
        if token.isalpha():
            command = token
            if command in "Zz":
                operators.append("h")
                continue
            token = next(queue)  # noqa: PLW2901
        if command in "HVhv":
            x, y = _straight(command, float(token), x, y)
            operators.append(f"{x:g} {y:g} l")
        elif command in "ML":
            x, y = float(token), float(next(queue))
            operators.append(f"{x:g} {y:g} {command.lower()}")
        else:
            rest = [next(queue) for _ in range(5)]
            x, y = float(rest[3]), float(rest[4])
            operators.append(f"{token} {' '.join(rest)} c")
    return " ".join(operators)


def _straight(
    command: str,
    value: float,
    x: float,
    y: float,
) -> tuple[float, float]:
    """Return where H, V (to there) and h, v (so far) lead from x, y."""
    ends = {"H": (value, y), "h": (x + value, y), "V": (x, value), "v": (x, y + value)}
    return ends[command]


def _circle(attributes: Attributes, _content: PageContent) -> str:
    x, y, r = (float(attributes[name]) for name in ("cx", "cy", "r"))
    return _rounded(x - r, y - r, 2 * r, 2 * r, r)


def _rect(attributes: Attributes, content: PageContent) -> str:
    """Return a rectangle; 100% is the whole picture."""

    def length(name: str, whole: float) -> float:
        value = attributes.get(name, "0")
        return whole if value == "100%" else float(value)

    width, height = length("width", content.width), length("height", content.height)
    x, y, r = length("x", 0), length("y", 0), length("rx", 0)
    if r:
        return _rounded(x, y, width, height, min(r, width / 2, height / 2))
    return f"{x:g} {y:g} {width:g} {height:g} re"


def _rounded(
    x: float,
    y: float,
    width: float,
    height: float,
    r: float,
) -> str:
    k, right, bottom = r * (1 - ROUND), x + width, y + height
    steps = [
        ((x + r, y), "m"),
        ((right - r, y), "l"),
        ((right - k, y, right, y + k, right, y + r), "c"),
        ((right, bottom - r), "l"),
        ((right, bottom - k, right - k, bottom, right - r, bottom), "c"),
        ((x + r, bottom), "l"),
        ((x + k, bottom, x, bottom - k, x, bottom - r), "c"),
        ((x, y + r), "l"),
        ((x, y + k, x + k, y, x + r, y), "c"),
    ]
    lines = (
        f"{' '.join(f'{number:.3f}' for number in numbers)} {operator}"
        for numbers, operator in steps
    )
    return f"{' '.join(lines)} h"


SHAPES: Mapping[str, Callable[[Attributes, PageContent], str]] = {
    "path": _path,
    "circle": _circle,
    "rect": _rect,
}
