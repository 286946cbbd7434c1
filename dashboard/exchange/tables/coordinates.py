"""Coordinates as people and programs write them, as degrees of WGS84.

One angle (decimal point or comma, degrees, minutes and seconds, a letter for the
hemisphere in three languages), or a whole point in one cell: two angles, WKT, WKB,
GeoJSON, MGRS, an Open Location Code, a link to a map. Two angles are latitude and
longitude, in this order, unless letters, names or the column say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import mgrs

from dashboard.domain.geography.projections import unprojected, utm_srid
from dashboard.exchange.tables.shapes import (
    Position,
    position_of,
    read_geojson,
    read_wkb,
    read_wkt,
)

MOST_ANGLES = 300
"""Characters of the longest text that is looked through for two angles: in how many
ways it can be parted grows with its length.
"""
MOST_TEXT = 2_000_000
"""Longest cell that is looked at, characters."""
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("′ʹ’‘ʼ´`", "'"),
        **dict.fromkeys("″“”˝„", '"'),
        **dict.fromkeys("º˚ᵒ∘", "°"),
        **dict.fromkeys("−–—", "-"),
        "\u00a0": " ",
        "\u202f": " ",
    }
)
_HEMISPHERES = {
    "N": "north|nördl\\w*|nord|norte|n|пн|північ\\w*|сев\\w*|с",
    "S": "south|südl\\w*|süd|sud|sur|s|пд|південь|півден\\w*|юж\\w*|ю",
    "E": "east|este|est|östl\\w*|ost|ö|e|сх|схід\\w*|вост\\w*|в",
    "W": "westl\\w*|west|ouest|oeste|w|зх|захід\\w*|зап\\w*|з",
}
"""The words before their letters. Not O, which is east in German and west in French."""
_HEMISPHERE = re.compile(
    "(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _HEMISPHERES.items())
    + r")\.?\s*(?:ш|д|широт\w*|довг\w*|долг\w*|lat\w*|lon\w*"
    r"|br|breite|l|länge)?\.?",
    re.IGNORECASE,
)
_ANGLE = re.compile(
    r"""(?P<sign>[+-]?)\s*(?P<d>\d{1,3}(?:\.\d+)?)\s*(?:°|d(?:eg)?(?![a-z])|:|\s|$)\s*
    (?:(?P<m>\d{1,2}(?:\.\d+)?)\s*(?:'(?!')|m(?:in)?|:|\s|$)?\s*
    (?:(?P<s>\d{1,2}(?:\.\d+)?)\s*(?:"|''|s(?:ec)?)?)?)?""",
    re.VERBOSE | re.IGNORECASE,
)
_SECONDS = re.compile(r"\dm(?:in)?\s*\d[\d.]*\s*s$", re.IGNORECASE)
"""The end of 47d 30m 36s, whose last letter is no south."""
_LABEL = re.compile(
    r"(?P<lat>lat\w*|широт\w*|шир\.?)|(?P<lon>lon\w*|lng|довгот\w*|долгот\w*)",
    re.IGNORECASE,
)
_NUMBER = r"-?\d{1,3}(?:\.\d+)?"
_LINKS = [
    (re.compile(pattern.replace("NUMBER", _NUMBER)), latitude_first)
    for pattern, latitude_first in (
        (r"!3d(NUMBER)!4d(NUMBER)", True),
        (r"@(NUMBER),(NUMBER)", True),
        (r"[?&#]mlat=(NUMBER)&mlon=(NUMBER)", True),
        (r"[?&#]lat(?:itude)?=(NUMBER)&(?:lon|lng|longitude)=(NUMBER)", True),
        (r"yandex.*[?&](?:ll|pt|whatshere\[point\])=(NUMBER)(?:,|%2C)(NUMBER)", False),
        (r"2gis.*[?&/](?:m=|geo/)(NUMBER)(?:,|%2C)(NUMBER)", False),
        (
            (
                r"[?&](?:q|ll|query|center|destination|daddr|sll|cbll|viewpoint)="
                r"(?:loc:)?(NUMBER)(?:,|%2C|~|;|\+)+(NUMBER)"
            ),
            True,
        ),
        (r"[?&]cp=(NUMBER)~(NUMBER)", True),
        (r"#(?:map=)?\d{1,2}(?:\.\d+)?/(NUMBER)/(NUMBER)", True),
        (r"/(?:place|search|dir)/(NUMBER),(?:\+|%20)?(NUMBER)", True),
        (r"^geo:(NUMBER),(NUMBER)", True),
    )
]
"""Links to maps: Google, OpenStreetMap, Yandex, 2GIS, Apple, Bing, DeepState."""
_LINK = re.compile(r"^(?:https?://|geo:|www\.)", re.IGNORECASE)
_HOST = re.compile(r"^(?:https?://)?([^/?#]+)", re.IGNORECASE)
_MAP_HOST = re.compile(
    r"map|goo\.gl|google\.|openstreetmap|osm\.|yandex|2gis|bing\.|apple\.|wikimapia"
    r"|deepstate|liveuamap|geohack|copernicus|zoom\.earth|gpx",
    re.IGNORECASE,
)
_MGRS = re.compile(
    r"(\d{1,2}[C-HJ-NP-X])\s*([A-HJ-NP-Z]{2})\s*(\d{2,10}|\d{1,5}\s+\d{1,5})",
    re.IGNORECASE,
)
_SURVEYED = re.compile(
    r"(?P<point>-?\d{1,3}\.\d+ -?\d{1,3}\.\d+) -?\d+(?:\.\d+)? \d+(?:\.\d+)?"
)
"""A point of a form on a phone, with its height and its accuracy in metres."""
_UTM = re.compile(
    r"(?:(?P<zone>\d{1,2}) ?(?P<band>[C-HJ-NP-X])?[ ,;]+)?"
    r"(?:E ?)?(?P<east>\d{6}(?:[.,]\d+)?) ?(?:m ?)?E?[ ,;]+"
    r"(?:N ?)?(?P<north>\d{6,7}(?:[.,]\d+)?) ?(?:m ?)?N?"
    r"(?(zone)|[ ,;]+(?P<after>\d{1,2}) ?(?P<behind>[C-HJ-NP-X])?)",
    re.IGNORECASE,
)
_PLUS_CODE = re.compile(
    r"(?P<area>(?:[23456789CFGHJMPQRVWX]{2})+)(?P<zeros>0*)\+"
    r"(?P<spot>[23456789CFGHJMPQRVWX]{2,3})?(?=[\s,]|$)"
)
_PLUS_DIGITS = "23456789CFGHJMPQRVWX"


def read_angle(text: str, *, latitude: bool) -> float | None:
    """Return an angle in degrees, None for what is none, or is one of the other
    axis.
    """
    angle = _angle(_plain(text)) if len(text) <= MOST_ANGLES else None
    if angle is None:
        return None
    value, axis = angle
    if axis and axis != ("lat" if latitude else "lon"):
        return None
    return value


def read_position(text: str, *, longitude_first: bool = False) -> Position | None:
    """Return where a cell says that something is, None when it does not say it.
    longitude_first: of two plain numbers.
    """
    text = text.strip()
    if not text or len(text) > MOST_TEXT:
        return None
    if text[0] == "{":
        return read_geojson(text)
    if re.fullmatch(r"(?:[0-9A-Fa-f]{2}){21,}", text):
        return read_wkb(bytes.fromhex(text))
    if _LINK.match(text):
        return _linked(text)
    shape = read_wkt(text)
    if shape is not None or len(text) > MOST_ANGLES:
        return shape
    surveyed = _SURVEYED.fullmatch(text)
    if surveyed is not None:
        return _two_angles(surveyed["point"], longitude_first=longitude_first)
    for read in (_utm, _military, _plus_code):
        position = read(text)
        if position is not None:
            return position
    return _two_angles(_plain(text), longitude_first=longitude_first)


def _plain(text: str) -> str:
    plain = " ".join(text.translate(_ALIKE).split()).strip(" ()[]")
    return re.sub(r"''", '"', plain)


def _angle(text: str) -> tuple[float, str] | None:
    """Return degrees and the axis that a letter names, "" for none."""
    text = re.sub(r"(?<=\d),(?=\d)", ".", text.strip(" ,;"))
    letter, axis, sign = _hemisphere(text)
    match = _ANGLE.fullmatch(letter.strip(" ,"))
    if match is None or (axis and match["sign"] == "-"):
        return None
    minutes, seconds = float(match["m"] or 0), float(match["s"] or 0)
    if minutes >= 60 or seconds >= 60:
        return None
    # Only the last part may have a fraction.
    if any("." in (match[part] or "") and match[rest] for part, rest in ("dm", "ms")):
        return None
    value = float(match["d"]) + minutes / 60 + seconds / 3600
    # Twelve digits after the point are far below a millimetre, and free of noise.
    value = round(value, 12)
    return (-value if match["sign"] == "-" else value) * sign, axis


def _hemisphere(text: str) -> tuple[str, str, int]:
    """Return the text without the letter of a hemisphere, the axis, and the sign."""
    patterns = [rf"^{_HEMISPHERE.pattern}"]
    if not _SECONDS.search(text):
        patterns.append(rf"{_HEMISPHERE.pattern}$")
    for pattern in patterns:
        match = re.search(pattern, text, re.IGNORECASE)
        if match is None:
            continue
        name = next(name for name in _HEMISPHERES if match[name])
        axis = "lat" if name in "NS" else "lon"
        return text[: match.start()] + text[match.end() :], axis, 1 - 2 * (name in "SW")
    return text, "", 1


def _two_angles(text: str, *, longitude_first: bool) -> Position | None:
    labels = [match.lastgroup for match in _LABEL.finditer(text)]
    if labels[:2] == ["lon", "lat"]:
        longitude_first = True
    bare = re.sub(r"[:=](?=\s*[-+\d])", " ", _LABEL.sub(" ", text)) if labels else text
    for first, second in _halves(" ".join(bare.split())):
        read = _angle(first), _angle(second)
        if read[0] is None or read[1] is None:
            continue
        return _ordered(read[0], read[1], longitude_first=longitude_first)
    return None


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to part a text into two angles, the surest first."""
    for separator in (";", "/", "|", ", ", " "):
        parts = [part for part in text.split(separator) if part.strip()]
        # Both angles have the same number of parts: 47 47 51 36 48 30.
        if len(parts) % 2 == 0 and parts:
            middle = len(parts) // 2
            yield separator.join(parts[:middle]), separator.join(parts[middle:])
    after = [m.end() for m in re.finditer(r"[NSEW\"'°](?=[\s,]*[NSEW]?[\d+-])", text)]
    yield from ((text[:end], text[end:]) for end in after)
    # "35,78" is a number with a decimal comma, and no point at 35 and 78 degrees.
    if text.count(",") == 1 and not re.fullmatch(r"[+-]?\d+,\d+", text):
        first, _, second = text.partition(",")
        yield first, second
    if text.count(",") == 3:
        # 47,7975,36,8083: two numbers, each with a decimal comma.
        parts = text.split(",")
        yield ",".join(parts[:2]), ",".join(parts[2:])


def _ordered(
    first: tuple[float, str],
    second: tuple[float, str],
    *,
    longitude_first: bool,
) -> Position | None:
    axes = first[1], second[1]
    if axes[0] and axes[0] == axes[1]:
        return None
    if axes[0] == "lon" or axes[1] == "lat":
        longitude_first = True
    elif any(axes):
        longitude_first = False
    lat, lon = first[0], second[0]
    if longitude_first:
        lat, lon = lon, lat
    return position_of([(lon, lat)])


def _linked(text: str) -> Position | None:
    """Return the point of a link to a map."""
    host = _HOST.match(text)
    if not text.startswith("geo:") and not (host and _MAP_HOST.search(text[:200])):
        return None
    for pattern, latitude_first in _LINKS:
        match = pattern.search(text)
        if match is not None:
            lat, lon = float(match[1]), float(match[2])
            if not latitude_first:
                lat, lon = lon, lat
            return position_of([(lon, lat)])
    return None


def _utm(text: str) -> Position | None:
    """Return a point of UTM whose zone stands before or behind its metres."""
    match = _UTM.fullmatch(" ".join(text.split()))
    if match is None:
        return None
    zone, band = match["zone"] or match["after"], match["band"] or match["behind"]
    degrees = unprojected(utm_srid(int(zone), band or ""))
    if degrees is None:
        return None
    east, north = (match[name].replace(",", ".") for name in ("east", "north"))
    try:
        return position_of([degrees(float(east), float(north))])
    except ValueError:
        return None


def _military(text: str) -> Position | None:
    """Return the middle of a square of the military grid, and its half as reach."""
    match = _MGRS.fullmatch(text.strip())
    if match is None:
        return None
    east, north = _grid_numbers(match[3])
    if len(east) != len(north) or not 1 <= len(east) <= 5:
        return None
    # Another digit, 5, points to the middle of the square instead of its corner.
    digits = f"{east}5{north}5" if len(east) < 5 else east + north
    try:
        square = f"{match[1]}{match[2]}{digits}".upper()
        lat, lon = mgrs.MGRS().toLatLon(square)
    except mgrs.core.MGRSError:
        return None
    return position_of([(round(lon, 7), round(lat, 7))])


def _grid_numbers(text: str) -> tuple[str, str]:
    parts = text.split()
    if len(parts) == 2:
        return parts[0], parts[1]
    middle = len(text) // 2
    return text[:middle], text[middle:]


def _plus_code(text: str) -> Position | None:
    """Return the middle of a full Open Location Code, and how far its cell reaches
    where that is more than a street; a short one needs a town.
    """
    match = _PLUS_CODE.match(text.upper())
    if match is None or len(match["area"] + match["zeros"]) != 8:
        return None
    if match["zeros"] and match["spot"]:
        return None
    letters = match["area"] + (match["spot"] or "")[:2]
    digits = [_PLUS_DIGITS.index(letter) for letter in letters]
    lat, lon, size = -90.0, -180.0, 20.0
    for row, column in zip(digits[::2], digits[1::2], strict=True):
        lat, lon = lat + row * size, lon + column * size
        size /= 20
    size *= 20
    return middle_of_cell((lat, lat + size), (lon, lon + size))


NARROW_KM = 0.5
"""How far the cell of a grid may reach from its middle to be called a point."""


def middle_of_cell(
    lats: tuple[float, float],
    lons: tuple[float, float],
) -> Position | None:
    """Return the middle of a cell of a grid of degrees, and how far it reaches where
    that is more than a street; None for one that is not on the globe.
    """
    corners = [(lon, lat) for lat in lats for lon in lons]
    cell = position_of(corners)
    if cell is None:
        return None
    reach = cell.reach if cell.reach > NARROW_KM else 0.0
    return Position(round(cell.lat, 7), round(cell.lon, 7), reach)


_GEOHASH_DIGITS = "0123456789bcdefghjkmnpqrstuvwxyz"
"""Five bits each: halves of the longitude and of the latitude in turn."""


def geohash_cell(text: str) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Return the latitudes and longitudes between which the cell of a geohash lies,
    None for a text that is none.

    Many words are one: only of a column that is called so it is known what they mean.
    """
    letters = text.strip().lower()
    if not 3 <= len(letters) <= 12 or set(letters) - set(_GEOHASH_DIGITS):
        return None
    low, high = [-180.0, -90.0], [180.0, 90.0]
    axis = 0
    for letter in letters:
        number = _GEOHASH_DIGITS.index(letter)
        for bit in (16, 8, 4, 2, 1):
            middle = (low[axis] + high[axis]) / 2
            side = low if number & bit else high
            side[axis] = middle
            axis = 1 - axis
    return (low[1], high[1]), (low[0], high[0])


_EASTERN_EDGE = ((47.1, 38.3), (47.8, 38.9), (48.3, 39.9), (50.1, 40.3), (52.5, 37.5))
"""Up to which latitude no part of Ukraine lies farther east than that longitude."""


def in_ukraine(lat: float, lon: float) -> bool:
    """Return whether a point may lie in Ukraine, by its edges drawn roughly."""
    if not (44.2 <= lat <= 52.5 and lon >= 22.0):
        return False
    return lon <= next(edge for north, edge in _EASTERN_EDGE if lat <= north)
