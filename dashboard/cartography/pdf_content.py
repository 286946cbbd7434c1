"""The elements our pictures are made of as operators of a PDF page. Positions and sizes are pixels, y downwards."""

from __future__ import annotations

import base64
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.cartography.truetype import Font

ROUND = 0.5523
"""How far the controls of a quarter circle as a Bezier curve lie from its ends, in parts of the radius."""
_TOKEN = re.compile(r"[MLHVCZhvz]|-?[\d.]+")
_TRANSFORM = re.compile(r"(translate|scale)\(([-\d.]+)(?: ([-\d.]+))?\)")
Given = Mapping[str, str]


@dataclass
class Content:
    """What is drawn. opacities: name of each pair of fill and stroke opacity. used: characters by glyph, by font.

    images: PNG or JPEG files by their names.
    """

    fonts: Sequence[Font]
    width: float = 0
    height: float = 0
    parts: list[str] = field(default_factory=list)
    opacities: dict[tuple[float, float], str] = field(default_factory=dict)
    images: dict[str, bytes] = field(default_factory=dict)
    used: list[dict[int, str]] = field(default_factory=lambda: [{}, {}])

    @classmethod
    def of(cls, svg: str, fonts: Sequence[Font]) -> Content:
        """Return the picture as operators. The SVG is our own, from `draw`."""
        root = ET.fromstring(svg)  # noqa: S314  # our own text, no entities
        content = cls(fonts, float(root.get("width", "0")), float(root.get("height", "0")))
        content._walk(root)
        return content

    @property
    def text(self) -> str:
        """Return the operators."""
        return "\n".join(self.parts)

    def _walk(self, element: ET.Element) -> None:
        for child in element:
            tag, given = child.tag.rpartition("}")[2], child.attrib
            moved = "".join(_matrices(given.get("transform", "")))
            if tag == "text":
                self._words(child.text or "", given)
            elif tag == "image":
                self._image(given)
            elif tag in SHAPES:
                self.parts.append(f"q {moved}{self._paint(given)}{SHAPES[tag](given, self)} {_operator(given)} Q")
            elif tag == "g":
                self.parts.append(f"q {moved}")
                self._walk(child)
                self.parts.append("Q")

    def _image(self, given: Given) -> None:
        """Place a picture; PDF draws it into the unit square, upwards."""
        name = f"I{len(self.images)}"
        self.images[name] = base64.b64decode(given["href"].partition(",")[2])
        x, y, wide, high = (float(given[key]) for key in ("x", "y", "width", "height"))
        self.parts.append(f"q {wide:g} 0 0 {-high:g} {x:g} {y + high:g} cm /{name} Do Q")

    def _opacity(self, fill: float, stroke: float) -> str:
        if fill == stroke == 1:
            return ""
        return f"/{self.opacities.setdefault((fill, stroke), f'G{len(self.opacities)}')} gs "

    def _paint(self, given: Given) -> str:
        whole = float(given.get("opacity", 1))
        found = self._opacity(
            float(given.get("fill-opacity", 1)) * whole, float(given.get("stroke-opacity", 1)) * whole
        )  # fmt: skip
        found += f"{_colour(given.get('fill', '#000000'))} rg " if given.get("fill") != "none" else ""
        if "stroke" in given:
            found += f"{_colour(given['stroke'])} RG {given.get('stroke-width', '1')} w "
            found += "1 J " if given.get("stroke-linecap") == "round" else ""
            found += "1 j " if given.get("stroke-linejoin") == "round" else ""
            found += f"[{given['stroke-dasharray']}] 0 d " if "stroke-dasharray" in given else ""
        return found

    def _words(self, words: str, given: Given) -> None:
        number = 1 if "font-weight" in given else 0
        face = self.fonts[number]
        codes = []
        for character in words:
            glyph = face.glyph(character)
            self.used[number].setdefault(glyph, character)
            codes.append(f"{glyph:04X}")
        paint = self._paint({k: v for k, v in given.items() if k != "paint-order"})
        begin = f"BT /F{number} {given['font-size']} Tf {given.get('letter-spacing', '0')} Tc "
        show = f"1 0 0 -1 {given['x']} {given['y']} Tm <{''.join(codes)}> Tj ET"
        behind = f"{begin}1 Tr {show} " if "stroke" in given else ""
        self.parts.append(f"q {paint}{behind}{begin}0 Tr {show} Q")


def _matrices(transform: str) -> Iterator[str]:
    for kind, x, y in _TRANSFORM.findall(transform):
        yield f"1 0 0 1 {x} {y or 0} cm " if kind == "translate" else f"{x} 0 0 {y or x} 0 0 cm "


def _colour(value: str) -> str:
    return " ".join(f"{int(value[at : at + 2], 16) / 255:.4g}" for at in (1, 3, 5))


def _operator(given: Given) -> str:
    filled, stroked = given.get("fill") != "none", "stroke" in given
    even = "*" if given.get("fill-rule") == "evenodd" else ""
    return f"B{even}" if filled and stroked else f"f{even}" if filled else "S" if stroked else "n"


def _path(given: Given, _content: Content) -> str:
    x, y, found, command = 0.0, 0.0, [], ""
    queue = iter(_TOKEN.findall(given["d"]))
    for token in queue:
        if token.isalpha():
            command = token
            if command in "Zz":
                found.append("h")
                continue
            token = next(queue)  # noqa: PLW2901
        if command in "HVhv":
            away = float(token)
            if command in "Hh":
                x = away + (x if command == "h" else 0)
            else:
                y = away + (y if command == "v" else 0)
            found.append(f"{x:g} {y:g} l")
        elif command in "ML":
            x, y = float(token), float(next(queue))
            found.append(f"{x:g} {y:g} {command.lower()}")
        else:
            rest = [next(queue) for _ in range(5)]
            x, y = float(rest[3]), float(rest[4])
            found.append(f"{token} {' '.join(rest)} c")
    return " ".join(found)


def _circle(given: Given, _content: Content) -> str:
    x, y, r = (float(given[name]) for name in ("cx", "cy", "r"))
    return _rounded(x - r, y - r, 2 * r, 2 * r, r)


def _rect(given: Given, content: Content) -> str:
    """Return a rectangle; 100% is the whole picture."""

    def length(name: str, whole: float) -> float:
        value = given.get(name, "0")
        return whole if value == "100%" else float(value)

    wide, high = length("width", content.width), length("height", content.height)
    x, y, r = length("x", 0), length("y", 0), length("rx", 0)
    return _rounded(x, y, wide, high, min(r, wide / 2, high / 2)) if r else f"{x:g} {y:g} {wide:g} {high:g} re"


def _rounded(x: float, y: float, wide: float, high: float, r: float) -> str:
    k, right, low = r * (1 - ROUND), x + wide, y + high
    steps = [
        ((x + r, y), "m"), ((right - r, y), "l"), ((right - k, y, right, y + k, right, y + r), "c"),
        ((right, low - r), "l"), ((right, low - k, right - k, low, right - r, low), "c"), ((x + r, low), "l"),
        ((x + k, low, x, low - k, x, low - r), "c"), ((x, y + r), "l"), ((x, y + k, x + k, y, x + r, y), "c"),
    ]  # fmt: skip
    return " ".join(f"{' '.join(f'{n:.3f}' for n in numbers)} {step}" for numbers, step in steps) + " h"


SHAPES: Mapping[str, Callable[[Given, Content], str]] = {"path": _path, "circle": _circle, "rect": _rect}
