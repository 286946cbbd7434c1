"""An unknown table: which column means what is guessed, shown, corrected by a person,
and then read like any format.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from dashboard.domain.errors import BadInput
from dashboard.domain.words import Precision
from dashboard.exchange.importers.expressions import country_words
from dashboard.exchange.importers.layout import NO_TERMS, Point, TableLayout
from dashboard.exchange.importers.mapping.axes import PLANE, lies_turned
from dashboard.exchange.importers.mapping.other_headers import OTHER_HEADERS
from dashboard.exchange.importers.mapping.vocabulary import (
    MAPPED_WORDS,
    RADII_KM,
    fold_words,
    meanings,
)
from dashboard.exchange.tables.coordinates import (
    in_ukraine,
    read_angle,
    read_position,
)
from dashboard.exchange.tables.dates import AmbiguousDay, DateOrder, read_days
from dashboard.exchange.tables.derived.formula_texts import with_formula_texts
from dashboard.exchange.tables.derived.geohash_points import with_geohash_points
from dashboard.exchange.tables.derived.projected_points import with_projected_points
from dashboard.exchange.tables.derived.split_days import with_split_days
from dashboard.exchange.tables.open_table import open_table
from dashboard.exchange.tables.pieces import Table
from dashboard.i18n.translate import gettext

TARGETS: Map[str, tuple[str, ...]] = {
    target: tuple(
        word.strip() for word in f"{words},{OTHER_HEADERS[target]}".split(",")
    )
    for target, words in {
        "key": (
            "id, event id, entry number, uid, uuid, guid, identifier, number, nr, no,"
            " event nr, event no, event number, record id, incident id, entry id, event"
            " id cnty, eventid, ід, ідентифікатор, номер, номер події, ид,"
            " идентификатор, номер события"
        ),
        "date": (
            "event date, date of event, event day, incident date, date of incident,"
            " occurred, дата події, дата удару, дата обстрілу, дата пошкодження, дата"
            " руйнування, дата пошкодження руйнування, дата события, дата повреждения,"
            " ereignisdatum, datum des ereignisses, data zdarzenia, date de l"
            " événement, fecha del evento, date, day, when, date start, start date,"
            " date from, date time, дата, день, коли, дата початку, дата та час, дата і"
            " час, когда, дата начала, дата и время, начало, початок, started at, start"
            " time, time start, datum, fecha, timestamp, datetime, time, reported,"
            " report date, date reported, час, время, period, month, період, місяць,"
            " период, месяц, data, begin, start"
        ),
        "date_end": (
            "date end, end date, date to, end, until, finished at, ended at, end time,"
            " time end, дата закінчення, дата завершення, дата кінця, кінець, дата"
            " окончания, конец"
        ),
        "latitude": (
            "latitude, lat, y, lat dd, latitude dd, y coord, coord y, geo lat, gps"
            " lat, lat wgs84, latitude wgs84, event latitude, широта, шир, широта wgs84"
        ),
        "longitude": (
            "longitude, lon, lng, long, x, lon dd, long dd, longitude dd, x coord,"
            " coord x, geo lon, geo lng, geo long, gps lon, gps long, lon wgs84,"
            " longitude wgs84, event longitude, довгота, долгота, довг, долг"
        ),
        "coordinates": (
            "coordinates, coords, coordinate, coord, geolocation, lat lon, lat long,"
            " lat lng, latlon, latlng, latlong, lon lat, long lat, lng lat, latitude"
            " longitude, gps, gps coordinates, point, geometry, geom, wkt, geo, mgrs,"
            " grid, location coordinates, map link, map, map url, google maps, plus"
            " code, pluscode, координати, координати gps, геолокація, карта, мапа,"
            " геодані, координаты, геолокация, location, position, geopoint, gps point"
        ),
        "place": (
            "place, location, where, town, town or city, city, settlement, village,"
            " place name, locality, toponym, populated place, nearest settlement,"
            " nearest town, nearest location, nearest place, location name, city or"
            " town, name, населений пункт, місце, місто, село, назва населеного пункту,"
            " нп, локація, місце події, населенный пункт, место, город, локация, место"
            " события, де, где, назва, название, адреса, адреса об єкта, адрес, адрес"
            " объекта, address, anschrift, adresse, adres, dirección"
        ),
        "region": (
            "provstate, region, oblast, province, admin1, adm1 name, state, admin 1,"
            " adm 1, adm1, область, регіон, регион"
        ),
        "country": (
            "country txt, country, country name, iso3, country code, країна, держава,"
            " страна"
        ),
        "kind": (
            "kind, type, category, event type, primary category, sub event type, event"
            " category, incident type, тип, тип події, вид, вид події, категорія, тип"
            " события, категория, вид события"
        ),
        "actor": (
            "actor, actor1, side, faction, party, perpetrator, side a, belligerent,"
            " сторона, сторона конфлікту, учасник, сторона конфликта"
        ),
        "precision": (
            "precision, geo precision, where prec, location precision, accuracy, geo"
            " accuracy, location accuracy, geoprecision, coordinate precision,"
            " specificity, точність, точність координат, точность, точность координат"
        ),
        "claimant": (
            "claimant, said by, speaker, who says, хто заявив, заявник, хто повідомив,"
            " кто заявил, заявитель"
        ),
        "publisher": (
            "publisher, source, outlet, media, source office, source name, news"
            " source, sources, джерело, видання, змі, джерело інформації, источник,"
            " издание, сми"
        ),
        "url": (
            "url, link, source url, href, web, source link, links, urls, weblink, url"
            " 1, link 1, посилання, лінк, посилання на джерело, ссылка, ссылка на"
            " источник, source, sources, джерело, источник"
        ),
        "note": (
            "note, notes, description, desc, text, event, summary, details, title,"
            " headline, comment, comments, what, what happened, event description,"
            " message, remarks, remark, content, caption, narrative, info, information,"
            " txt, itemlabel, claim, body, full text, abstract, observation,"
            " observations, incident, опис, опис події, характер пошкодження, характер"
            " пошкоджень, характер руйнувань, ступінь пошкодження, ступінь руйнування,"
            " пошкодження, руйнування, наслідки, damage, damage description, type of"
            " damage, damage type, характер повреждений, повреждения, последствия,"
            " примітка, примітки, текст, подія, зміст, коментар, подробиці, деталі,"
            " повідомлення, інформація, заголовок, описание, примечание, примечания,"
            " событие, комментарий, содержание, описание события, подробности, детали,"
            " сообщение, информация, що, що сталося, що відбулося, что, что произошло"
        ),
    }.items()
}
"""What a column may be taken for, and the headers that say so: in English, Ukrainian
and Russian, and the commonest in German, Polish, French and Spanish.
"""
TITLES: Map[str, str] = {
    "key": "Row id",
    "date": "Date",
    "date_end": "Last day",
    "latitude": "Latitude",
    "longitude": "Longitude",
    "coordinates": "Coordinates in one cell",
    "place": "Place name",
    "region": "Region (oblast)",
    "country": "Country",
    "kind": "Kind of event",
    "actor": "Who acted",
    "precision": "Precision of the point",
    "claimant": "Who says it",
    "publisher": "Source (outlet)",
    "url": "Link",
    "note": "Note",
}
"""The words for each of TARGETS."""
CERTAIN = frozenset(
    {
        "date",
        "event date",
        "дата",
        "дата події",
        "дата события",
        "latitude",
        "lat",
        "широта",
        "longitude",
        "lon",
        "lng",
        "довгота",
        "долгота",
        "geometry",
        "datum",
        "fecha",
        "breitengrad",
        "längengrad",
        "latitud",
        "longitud",
    }
)
"""Headers that say what a column is, whatever stands in it."""
_QUALIFIERS = """
the of in event incident short
brief full detailed general
main original local utc
english ukrainian russian en
eng ua uk ukr ru n e deg
degrees decimal dd wgs84
короткий коротка коротко
стислий стисла стисло повний
повна детальний детально
загальний основний події град
градуси градусах десяткові
краткий краткое кратко полный
полное подробное подробно
общее основное события градусы
десятичные
"""
QUALIFIERS = frozenset(_QUALIFIERS.split())
"""Words of a header that do not change what the column is: "Short description (EN)"."""
_TEXT_WORDS = """
description summary narrative
text details notes опис текст
зміст подробиці описание
содержание подробности
"""
TEXT_WORDS = frozenset(_TEXT_WORDS.split())
"""Words that say of a header that a text stands below it."""
_NO_TEXT_WORDS = """
id code type lang language url
link date time author source
length place location мова код
тип посилання дата час автор
джерело місце язык ссылка
время источник место
"""
NO_TEXT_WORDS = frozenset(_NO_TEXT_WORDS.split())
"""Words beside them that say what about the text: "text language"."""
REMARKS = frozenset(
    {
        *("title", "headline", "remark", "remarks", "comment", "comments"),
        *("заголовок", "назва події", "примітка", "примітки", "коментар"),
        *("примечание", "примечания", "комментарий", "bemerkung", "bemerkungen"),
        *("anmerkung", "uwagi", "tytuł", "titel", "titre", "título"),
    }
)
"""Headers of texts that stand beside what happened."""
CUT_AT = 10
"""Letters that dBase leaves of the name of a column."""
_OTHERS = """
user author source sources src
from publisher actor sender
creator reporter channel owner
media created updated published
"""
OF_OTHERS = frozenset(_OTHERS.split())
"""Names of objects in a record that tell of something else than the event."""
NAMES = frozenset({"name", "location", "назва", "название"})
"""Headers of a place under which titles of events stand as well."""
_AROUND_NAMES = """
of on the near in at by and to from km north south east west northeast northwest
southeast southwest northern southern eastern western outskirts area region district
village town city settlement hamlet oblast raion airfield airport bridge river station
direction axis front sector forest
на під біля поблизу у в та і й км околиці район району області область громада село села
селище смт місто міста хутір напрямок
под возле около вблизи и окраины района области посёлок поселок город города направление
"""
OF_PLACES = frozenset(_AROUND_NAMES.split())
"""Words in small letters that stand in the name of a place, or around it."""
_VALUE = (
    r"-?\d+[.,]\d+|\d{5,}|\d{4}-\d\d-\d\d.*|\d{1,2}[./]\d{1,2}[./]\d{2,4}|https?:.*"
)
"""What is no name of a column: a number, a day or a link; a year may be one."""
PAIR = re.compile(r"\[(-?[\d.]+(?:e-?\d+)?), (-?[\d.]+(?:e-?\d+)?)\]")
"""A list of two numbers, as the tables of JSON write it."""
LARGEST_LATITUDE = 90.0
SURELY: Map[str, Collection[str]] = {
    "date": (
        *("date", "event date", "timestamp", "datetime", "period", "when"),
        *("дата", "дата події", "дата события", "період", "период", "коли", "когда"),
        *("datum", "fecha", "wann", "kiedy"),
    ),
    "latitude": ("latitude", "lat", "y", "широта"),
    "longitude": ("longitude", "lon", "lng", "x", "довгота", "долгота"),
    "coordinates": (
        "coordinates",
        "coords",
        "gps",
        "geolocation",
        "geometry",
        "координати",
        "координаты",
        "геолокація",
        "геолокация",
        "mgrs",
        "utm",
        "plus code",
        "geohash",
        "koordinaten",
        "współrzędne",
        "coordonnées",
        "coordenadas",
    ),
}
"""Headers of which a reader expects that they are used."""
SOURCE_WORDS = "source|sources|джерело|джерела|источник|quelle|źródło|fuente"
"""What a text calls the link to where it is from."""
TOTALS = (
    *("total", "totals", "grand total", "sum", "всього", "усього", "разом", "итого"),
    *("всего", "summe", "gesamt", "insgesamt", "razem", "suma", "total général"),
)
"""What the first cell of a row says that sums up others."""
EMPTY = "''"
"""The expression of a column that the file does not have."""
Rows = Sequence[Sequence[str]]
LOOKED_AT = 200
"""Rows by whose values a guess is checked."""
PREVIEW_ROWS = 10
MOST_VALUES = 200
"""Different values of a column that are offered to be mapped one by one."""
_LATITUDE, _LONGITUDE, _REACH = "point latitude", "point longitude", "point reach"
"""The columns that one of whole points becomes."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which column (by its header) means what. columns: one of TARGETS -> header;
    notes: further headers whose cells belong to the note. date_order: of 05/06/2023.

    values: for kind, actor and precision, value of the file -> ours. constants: texts
    for publisher, license and title where no column has them.
    """

    columns: Map[str, str]
    notes: tuple[str, ...] = ()
    date_order: DateOrder = DateOrder.UNSETTLED
    values: Map[str, Map[str, str]] = field(default_factory=dict)
    constants: Map[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a file looks like: the mapping that was guessed, its header, and its first
    ten rows. values: for kind, actor and precision, the values of the guessed column
    with how often they stand there. notes: how it was read.
    """

    mapping: Mapping
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    values: Map[str, Map[str, int]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def guess(path: Path, table: str = "") -> Proposal:
    """Look at a table and propose what its columns mean. Raises BadInput when it is
    none.
    """
    return proposal_of(explained(open_table(path, table)))


def explained(table: Table) -> Table:
    """Return a table as its columns are explained: days in parts are one column, and
    so are points in metres and the cells of a grid.
    """
    table = with_formula_texts(table)
    header = [_words(name) for name in table.header]
    points = {*TARGETS["latitude"], *TARGETS["coordinates"]}
    placed = with_geohash_points(with_projected_points(table, header), header, points)
    return with_split_days(placed, TARGETS["date"], header)


def proposal_of(table: Table) -> Proposal:
    """Return what the columns of a table might mean; see `explained`."""
    _check_header(table)
    rows = list(islice(_rows(table), LOOKED_AT))
    _check_shape(table, rows)
    # A column means one thing at most: what comes first in TARGETS takes it.
    columns: dict[str, str] = {}
    for target in TARGETS:
        header = _guessed(target, table.header, rows, columns)
        if header is not None:
            columns[target] = header
    if "date_end" in columns and not _ends(columns, table.header):
        del columns["date_end"]
    # Half a point places nothing, and its column may mean something else.
    if not {"latitude", "longitude"} <= set(columns):
        columns.pop("latitude", None)
        columns.pop("longitude", None)
    turned = _turned(table, columns)
    # Rows with the same id would be taken for the same event, and all but one dropped.
    if "key" in columns and not _distinct(table, columns["key"]):
        del columns["key"]
    values = {
        target: value_counts(table, columns[target])
        for target in MAPPED_WORDS
        if target in columns
    }
    notes = (*table.notes, *turned, *_passed_over(table.header, rows, columns))
    mapping = Mapping(columns, tuple(_further_notes(table.header, rows, columns)))
    return Proposal(mapping, table.header, tuple(rows[:PREVIEW_ROWS]), values, notes)


def _further_notes(
    header: Sequence[str],
    rows: Rows,
    columns: Map[str, str],
) -> Iterator[str]:
    """Yield the columns of headings and remarks beside that of the note: a row may have
    nothing but one of them.
    """
    for name in header:
        if name in columns.values() or "note" not in columns:
            continue
        words, values = _unqualified(name), _values(header, rows, name)
        called = words in REMARKS or (words in NAMES and _are_titles(values))
        if called and values and not any(map(_is_link, values)):
            yield name


def _check_header(table: Table) -> None:
    """Raise BadInput when most names of the columns are values: the first row of a
    table without names would be lost.
    """
    # A number in brackets tells cells apart that are blank or the same.
    names = [re.sub(r"\s?\(\d+\)$", "", name) for name in table.header]
    names = [name for name in names if name]
    values = [name for name in names if re.fullmatch(_VALUE, name)]
    numbers = [name for name in names if re.fullmatch(r"-?[\d.,]+", name)]
    if values and len({*values, *numbers}) * 2 > len({*names}):
        raise BadInput(
            gettext(
                "{path}: its first row holds values ({value}), not the names of the"
                " columns; put a row of names above it",
                path=table.path,
                value=repr(values[0][:40]),
            )
        )


_BEGINNINGS = """
start begin beginning from started
початок початку начало начала
beginn anfang początek początku
début inicio
"""
BEGINNINGS = frozenset(_BEGINNINGS.split())
_ENDS = """
end finish finished until to
кінець кінця закінчення завершення
конец конца окончание
ende koniec końca fin
"""
ENDS = frozenset(_ENDS.split())
"""Words of headers that say of a time that something begins or ends with it."""


def _ends(columns: Map[str, str], header: Sequence[str]) -> bool:
    """Whether the last day that was guessed is that of the first: where another column
    says that something began with it, as a form with its filling, it ends that.
    """
    began = [name for name in header if BEGINNINGS & set(_parted(name).split())]
    return not began or columns.get("date", "") in began


def _turned(table: Table, columns: dict[str, str]) -> tuple[str, ...]:
    """Turn the axes of points round where their headers are X and Y, and all of them
    lie in Ukraine so and none as they are; return what a person must know of it. Where
    the headers say latitude and longitude, it is only told.
    """
    lat, lon = columns.get("latitude", ""), columns.get("longitude", "")
    if not lat or not lies_turned(table, lat, lon):
        return ()
    if _names_other_country(table, columns.get("country", "")):
        return ()
    if not {_words(lat), _words(lon)} <= PLANE:
        return (
            gettext(
                "no point lies in Ukraine, and all would if {latitude} and {longitude}"
                " were turned round: check which is which",
                latitude=repr(lat),
                longitude=repr(lon),
            ),
        )
    columns["latitude"], columns["longitude"] = lon, lat
    return (
        gettext(
            "{latitude} is taken for the latitude and {longitude} for the longitude:"
            " so every point lies in Ukraine",
            latitude=repr(lon),
            longitude=repr(lat),
        ),
    )


FIELD_NAMES = frozenset(
    {
        *("field", "attribute", "variable", "property", "key", "parameter"),
        *("поле", "атрибут", "показник", "параметр", "показатель", "feld"),
    }
)
FIELD_VALUES = frozenset({"value", "values", "значення", "значение", "wert"})
"""Headers of a table that has a row for each cell of its records."""


def _check_shape(table: Table, rows: Rows) -> None:
    """Raise BadInput when each row is one cell of a record: "1, date, 2023-06-05"."""
    header = [_words(name) for name in table.header]
    at = next((n for n, name in enumerate(header) if name in FIELD_NAMES), None)
    if at is None or not FIELD_VALUES & set(header):
        return
    fields = {_words(row[at]) for row in rows}
    every = {word for words in TARGETS.values() for word in words}
    if len(fields & every) > 1:
        raise BadInput(
            gettext(
                "{path}: each row is one cell of a record ({fields}); turn the table"
                " so that a record is a row (in a spreadsheet: a pivot table)",
                path=table.path,
                fields=", ".join(sorted(fields)[:5])[:80],
            )
        )


def _passed_over(
    header: Sequence[str],
    rows: Rows,
    columns: Map[str, str],
) -> Iterator[str]:
    """Yield a sentence for each column that is called like one of days or places and
    holds something else: a reader expects it to be used.
    """
    for target in ("date", "latitude", "longitude", "coordinates"):
        placed = {"latitude", "coordinates"} & set(columns)
        if target in columns or (target != "date" and placed):
            continue
        for name in header:
            word, values = _words(name), _values(header, rows, name)
            if word not in SURELY.get(target, ()) or not values:
                continue
            yield gettext(
                "{name} is not used as {meaning}: {value} cannot be read as one",
                name=repr(name),
                meaning=gettext(TITLES[target]).lower(),
                value=repr(values[0][:40]),
            )


def value_counts(table: Table, header: str) -> dict[str, int]:
    """Return the values of a column with how often they stand there, the most frequent
    first.
    """
    counts: Counter[str] = Counter()
    for piece in table.pieces([header]):
        for entry in piece.table[header].value_counts().to_pylist():
            counts[str(entry["values"]).strip()] += entry["counts"]
    counts.pop("", None)
    return dict(counts.most_common(MOST_VALUES))


def _distinct(table: Table, header: str) -> bool:
    """Whether a column tells rows apart: no two rows that differ have the same value in
    it, and none has none. Else it is no id of rows.
    """
    rows: dict[str, int] = {}
    at = table.header.index(header)
    for piece in table.pieces(table.header):
        columns = [piece.table[name].to_pylist() for name in table.header]
        for row in zip(*columns, strict=True):
            # The hash of a row and not the row: a file may be larger than the memory.
            if rows.setdefault(row[at], hash(row)) != hash(row):
                return False
    return "" not in rows


def _rows(table: Table) -> Iterator[tuple[str, ...]]:
    for piece in table.pieces(table.header):
        columns = [piece.table[name].slice(0, LOOKED_AT) for name in table.header]
        yield from zip(*(column.to_pylist() for column in columns), strict=True)


def _guessed(
    target: str,
    header: Sequence[str],
    rows: Rows,
    taken: Map[str, str],
) -> str | None:
    """Return the column that is most likely meant, None when none is."""
    free = [name for name in header if name not in taken.values()]
    values = {name: _values(header, rows, name) for name in free}
    filled = [name for name in free if values[name]]
    blank = [name for name in free if not values[name]]
    # A column without a value is taken only where no other is called so.
    for names in (filled, blank):
        name = _by_header(target, names, values)
        if name is not None:
            return name
    if target in ("latitude", "longitude", "date", "date_end", "coordinates", "url"):
        return _by_content(target, free, values, taken)
    if target == "note":
        return _called_text(filled) or _prose(values)
    return None


def _called_text(names: Sequence[str]) -> str | None:
    """Return the column whose header says that it is a text among other words, None
    when none does: "текст повідомлення", "info.description".
    """
    for name in names:
        words = set(_words(name).split())
        if words & TEXT_WORDS and not words & NO_TEXT_WORDS:
            return name
    return None


def _by_header(
    target: str,
    names: Sequence[str],
    values: Map[str, list[str]],
) -> str | None:
    """Return the column whose header says that it is meant, None when none does."""
    for spelling in (_words, _unqualified, _parted):
        spelled = {name: spelling(name) for name in names}
        for word in TARGETS[target]:
            for name in names:
                if spelled[name] == word and _is_meant(target, word, values[name]):
                    return name
    for same in (_is_cut, _is_innermost):
        for word in TARGETS[target]:
            for name in names:
                if same(name, word) and _is_meant(target, word, values[name]):
                    return name
    return None


def _is_meant(target: str, word: str, values: Sequence[str]) -> bool:
    """Whether a column with such a header holds what the target needs."""
    if target == "place" and word in NAMES and _are_titles(values):
        return False
    # A column that is called "latitude" is one also where its cells are broken: its
    # rows are rejected then, and not taken without a place.
    return (word in CERTAIN and bool(values)) or _fits(target, values)


def _prose(values: Map[str, list[str]]) -> str | None:
    """Return the column that holds the longest sentences, None when none does."""
    lengths = {
        name: sum(map(len, texts)) / len(texts)
        for name, texts in values.items()
        if texts
        and sum(len(text.split()) > 2 for text in texts) > 0.6 * len(texts)
        and sum(map(_is_prose, texts)) > 0.3 * len(texts)
    }
    return max(lengths, key=lengths.__getitem__, default=None)


def _is_prose(text: str) -> bool:
    """Whether a text is words as of a sentence: three at least, one of them in small
    letters that a name of a place would not have.
    """
    words = re.findall(r"[^\W\d_]{2,}", text)
    if len(words) < 3 or _is_link(text) or text.startswith(("{", "[")):
        return False
    return any(word.islower() and word not in OF_PLACES for word in words[1:])


def _are_titles(values: Sequence[str]) -> bool:
    """Whether what is called a name is that of an event: most are words of a
    sentence.
    """
    return sum(map(_is_title, values)) > 0.5 * len(values)


def _is_title(text: str) -> bool:
    """Whether a text is words as of a heading: two at least, and a small one that a
    name of a place would not have.
    """
    words = re.findall(r"[^\W\d_]{2,}", text)
    return len(words) > 1 and any(
        word.islower() and word not in OF_PLACES for word in words[1:]
    )


def _words(name: str) -> str:
    """Return a header as TARGETS has it; a number that only tells two columns apart is
    no part of it.
    """
    return fold_words(re.sub(r"\s\(\d+\)$", "", name))


def _unqualified(name: str) -> str:
    """Return a header without the words that do not change what its column is."""
    words = _words(name).split()
    return " ".join(word for word in words if word not in QUALIFIERS)


def _parted(name: str) -> str:
    """Return a header that is written as programs name things, "eventDate", in
    words.
    """
    return _unqualified(re.sub(r"(?<=[^\W\d_A-ZА-ЯІЇЄҐ])(?=[A-ZА-ЯІЇЄҐ])", " ", name))


def _is_cut(name: str, word: str) -> bool:
    """Whether a header is a word cut after ten letters, as Shapefiles have it."""
    return len(name) == CUT_AT < len(word) and word.startswith(_words(name))


def _is_innermost(name: str, word: str) -> bool:
    """Whether the value of an object in an object is called so: "where.province". A
    name is one of anything, and what is said of a person or an outlet is not said of
    the event.
    """
    *outer, inner = name.split(".")
    around = {part for level in outer for part in _parted(level).split()}
    if not outer or word in NAMES or around & OF_OTHERS:
        return False
    return word in (_words(inner), _parted(inner))


def _by_content(
    target: str,
    free: Sequence[str],
    values: Map[str, list[str]],
    taken: Map[str, str],
) -> str | None:
    """Return the first column whose name has a word of the target in it, or whose cells
    can be nothing else.
    """
    if target == "coordinates" and "longitude" in taken and "latitude" in taken:
        return None
    for name in free:
        if not values[name] or not _may_mean(target, name, values[name], taken):
            continue
        if _fits(target, values[name], least=0.5 if target in AXES else 0.8):
            return name
    return None


AXES: Map[str, frozenset[str]] = {
    "latitude": frozenset({"latitude", "lat", "широта"}),
    "longitude": frozenset({"longitude", "lon", "lng", "довгота", "долгота"}),
}
"""Words by which a header says which of two numbers stands below it."""


_PUBLISHING = """
pub published publication publish posted
updated modified edited changed
created creation added submitted submission uploaded
accessed retrieved archived
опубліковано публікації публікація
оновлено оновлення змінено
створено створення додано
опубликовано публикации публикация
обновлено обновления изменено
создано создания добавлено
veröffentlicht veröffentlichung
erstellt aktualisiert geändert
opublikowano publikacji dodano
publié publicado actualizado
"""
PUBLISHING = frozenset(_PUBLISHING.split())
"""Words of headers that say of a time that something was written or changed then, which
tells no day of what happened.
"""


def _may_mean(
    target: str,
    name: str,
    values: Sequence[str],
    taken: Map[str, str],
) -> bool:
    """Whether a column may be what its header does not name, if its cells fit."""
    words = set(_words(name).split())
    if target in AXES:
        return bool(words & AXES[target])
    if target == "date":
        if PUBLISHING & set(_parted(name).split()):
            return False
        return bool(words & {"date", "дата"}) or _all_days(values)
    if target == "date_end":
        began = set(_parted(taken.get("date", "")).split())
        return bool(words & ENDS and began & BEGINNINGS)
    # A text with a link in it is a text.
    return target != "url" or any(map(_is_link, values))


def _all_days(values: Sequence[str]) -> bool:
    """Whether the values look like days without a header that says so: numbers alone
    may be anything.
    """
    return not any(re.fullmatch(r"[\d.,]{1,7}|\d{9,}", value) for value in values)


def _values(header: Sequence[str], rows: Rows, name: str) -> list[str]:
    at = header.index(name)
    return [row[at].strip() for row in rows if at < len(row) and row[at].strip()]


def _fits(
    target: str,
    values: Sequence[str],
    least: float = 0.5,
) -> bool:
    """Whether most of the values could be meant so."""
    if not values:
        return target not in MUST_SHOW
    test = _TESTS.get(target)
    if test is None:
        return True
    return sum(map(test, values)) > len(values) * min(least, 0.99)


def _is_day(text: str) -> bool:
    try:
        return read_days(text) is not None
    except AmbiguousDay:
        return True


def _is_latitude(text: str) -> bool:
    angle = read_angle(text, latitude=True)
    return angle is not None and abs(angle) <= 90


def _is_longitude(text: str) -> bool:
    angle = read_angle(text, latitude=False)
    return angle is not None and abs(angle) <= 180


def _is_position(text: str) -> bool:
    """Whether a cell says where something is, whichever number stands first."""
    if read_position(text) is not None:
        return True
    return read_position(text, longitude_first=True) is not None


def _is_link(text: str) -> bool:
    """Whether a cell holds nothing but links."""
    link = r"https?://\S+|www\.\S+|[\w-]+(\.[\w-]+)+/\S*"
    parts = re.split(r"[\s,;|]+", text)
    return all(re.fullmatch(link, part) for part in parts if part)


def _has_link(text: str) -> bool:
    """Whether a cell holds a link; an outlet may stand beside it."""
    return _is_link(text) or bool(re.search(r"https?://\S", text))


def _is_name(text: str) -> bool:
    return not _is_link(text) and read_position(text) is None


_TESTS: Map[str, Callable[[str], bool]] = {
    "latitude": _is_latitude,
    "longitude": _is_longitude,
    "coordinates": _is_position,
    "date": _is_day,
    "date_end": _is_day,
    "place": _is_name,
    "publisher": lambda text: not _has_link(text),
    "url": _has_link,
}
"""What the values of a column must look like, where that can be told."""
MUST_SHOW = ("latitude", "longitude", "coordinates", "date", "date_end", "url")
"""Targets for which an empty column is not taken: nothing in it says that it is one."""


def mapped_layout(
    mapping: Mapping,
    table: Table,
    name: str,
) -> tuple[TableLayout, Table]:
    """Return the format that a mapping describes, and the table with columns renamed
    c0, c1, ...

    Raises BadInput for a target or column that is none, and when neither a note nor a
    place is mapped.
    """
    at = _columns(mapping, table)
    # Cut before quotes are doubled: half a pair would end the literal.
    maker = _literal(mapping.constants.get("publisher", "")[:200] or name)
    points = {}
    if "coordinates" in at and "latitude" not in at:
        header = mapping.columns["coordinates"]
        source = at["coordinates"].removeprefix("r.")
        points[source] = Point(
            _LATITUDE,
            _LONGITUDE,
            _REACH,
            _pair_order(table, header, mapping.columns.get("country", "")),
        )
        at["latitude"], at["longitude"] = f'r."{_LATITUDE}"', f'r."{_LONGITUDE}"'
        at["reach"] = f'r."{_REACH}"'
    every = ", ".join(f"r.c{number}" for number in range(len(table.header)))
    checks = [_says_nothing(at, mapping, _notes(mapping, table)), _is_total(at)]
    if "date_end" in at:
        end = at["date_end"]
        checks += [
            (
                f"{end} <> '' AND as_end({end}) IS NULL",
                f"'the date ' || quoted({end}) || ' cannot be read'",
            ),
            (f"as_end({end}) < d", "'the last day is earlier than the first'"),
        ]
    layout = TableLayout(
        name=f"mapped {name}",
        label=mapping.constants.get("title", "") or name,
        license=mapping.constants.get("license", "") or "not stated",
        terms=NO_TERMS,
        credit="",
        # Nobody knows the terms of a table somebody brings.
        redistribute=False,
        columns=(),
        fields=_fields(at, maker, mapping, _notes(mapping, table)),
        # Without an id of its own, a row is the same as another that says the same in
        # every cell.
        key=at.get("key") or f"concat_ws(chr(31), {every})",
        day=at.get("date", EMPTY),
        days=tuple(at[n].removeprefix("r.") for n in ("date_end",) if n in at),
        latitude=at.get("latitude", EMPTY),
        longitude=at.get("longitude", EMPTY),
        points=points,
        country=tuple(at[n] for n in ("country",) if n in at),
        region=at.get("region", EMPTY),
        attributes=_attributes(mapping, table, at),
        checks=tuple(checks),
        says_absent=True,
        titles={f"c{n}": name for n, name in enumerate(table.header)},
    )
    return layout, table.renamed(tuple(f"c{n}" for n in range(len(table.header))))


def order_notes(layout: TableLayout) -> Iterator[str]:
    """Yield a sentence for each column of points whose longitude stands first."""
    for column, point in layout.points.items():
        if point.longitude_first:
            yield gettext(
                "{name}: of two numbers the first is taken for the longitude",
                name=repr(layout.title(column)),
            )


def _is_total(at: Map[str, str]) -> tuple[str, str]:
    """Return the check for the row that sums up the others, whatever else stands in
    it.
    """
    cells = [at[n] for n in ("date", "latitude", "longitude") if n in at]
    words = ", ".join(map(_literal, TOTALS))
    sums = [f"folded(r.c0) IN ({words})", *(f"{cell} = ''" for cell in cells)]
    return " AND ".join(sums), "'the row is a total of others'"


def _says_nothing(
    at: Map[str, str],
    mapping: Mapping,
    notes: Sequence[str],
) -> tuple[str, str]:
    """Return the check for rows like "Total: 12", which are no claims. Where there is a
    column for what happened, neither a day alone nor a kind that is none of ours says
    it: messengers call what is no message at all a message of the kind "service".
    """
    targets: tuple[str, ...] = ("latitude", "longitude", "place", "url")
    if not notes:
        targets += ("kind", "date", "date_end")
    cells = [*(at[target] for target in targets if target in at), *notes]
    if notes and "kind" in at:
        cells.append(_translated("kind", at, mapping, ""))
    if "region" in at:
        # "Total" below the names of regions is none.
        cells.append(f"region_of({at['region']})")
    nothing = " AND ".join(f"{cell} = ''" for cell in dict.fromkeys(cells))
    return nothing, "'the row says neither what nor where'"


def _longitude_first(header: str) -> bool:
    return bool(re.match(r"(?:lon|lng|x|довг|долг)", _words(header)))


def _pair_order(table: Table, header: str, country: str) -> bool:
    """Return whether longitude stands first of two plain numbers in a column of points:
    as its name says, else as it is the custom, unless so no row lies in Ukraine, and
    all do the other way round.

    Latitude stands first by custom; in a list of two numbers of JSON that is called
    coordinates longitude does, as in GeoJSON. country: the column of the rows' country,
    "" for none: where it names another one, nothing is turned round.
    """
    if _longitude_first(header):
        return True
    listed = list(_listed_pairs(table, header))
    pairs = listed or _outside_pairs(table, header)
    if not pairs:
        return False
    last = _words(header).split()[-1:]
    custom = bool(listed) and last in (["coordinates"], ["coords"], ["geometry"])
    # What is over 90 can only be a longitude.
    if any(abs(a) > LARGEST_LATITUDE for a, _ in pairs):
        return True
    if any(abs(b) > LARGEST_LATITUDE for _, b in pairs):
        return False
    inside = {True: 0, False: 0}
    for a, b in pairs:
        inside[False] += in_ukraine(a, b)
        inside[True] += in_ukraine(b, a)
    turned = not inside[custom] and inside[not custom] == len(pairs)
    return custom != (turned and not _names_other_country(table, country))


def _listed_pairs(table: Table, header: str) -> Iterator[tuple[float, float]]:
    """Yield the different pairs of numbers that stand in brackets in a column."""
    for text in _different(table, header):
        match = PAIR.fullmatch(text)
        if match is not None:
            yield float(match[1]), float(match[2])


def _outside_pairs(table: Table, header: str) -> list[tuple[float, float]]:
    """Return the different points of a column as their two numbers in the order of the
    cell; none where one of them lies in Ukraine as it stands, or says itself which
    number is which.
    """
    pairs: list[tuple[float, float]] = []
    for text in _different(table, header):
        latitude_first = read_position(text)
        longitude_first = read_position(text, longitude_first=True)
        if latitude_first == longitude_first:
            if latitude_first is None:
                continue
            return []
        if latitude_first is not None:
            first, second = latitude_first.lat, latitude_first.lon
        elif longitude_first is not None:
            first, second = longitude_first.lon, longitude_first.lat
        if in_ukraine(first, second) or not in_ukraine(second, first):
            # This row alone leaves the custom as it is.
            return []
        pairs.append((first, second))
    return pairs


def _different(table: Table, header: str) -> Iterator[str]:
    """Yield the different texts of each piece of a column."""
    for piece in table.pieces([header]):
        yield from piece.table[header].unique().to_pylist()


def _names_other_country(table: Table, header: str) -> bool:
    """Whether a column of countries names one that is not Ukraine."""
    ours = country_words("Ukraine")
    return bool(header) and any(
        " ".join(text.split()).lower() not in ours
        for text in _different(table, header)
        if text.strip()
    )


def _literal(text: str) -> str:
    # The only way a text of a file gets into SQL: as a literal, its quotes doubled.
    return "'" + text.replace("'", "''") + "'"


def _columns(mapping: Mapping, table: Table) -> dict[str, str]:
    """Return the expression of the column of each target."""
    at: dict[str, str] = {}
    wanted = [*mapping.columns.items(), *(("note", name) for name in mapping.notes)]
    for target, header in wanted:
        if target not in TARGETS or header not in table.header:
            raise BadInput(
                gettext(
                    "{path}: {target} = {header} is not a column of the file;"
                    " choose one that is",
                    path=table.path,
                    target=target,
                    header=f"{header!r}",
                )
            )
        at.setdefault(target, f"r.c{table.header.index(header)}")
    if not {"note", "place", "region", "latitude", "coordinates"} & set(at):
        raise BadInput(_nothing_chosen(table))
    return at


def _nothing_chosen(table: Table) -> str:
    """Return what to do about a table of which no column says what or where."""
    if len(table.header) == 1 and table.header[0].count(",") > 1:
        return gettext(
            "{path}: each of its lines is one cell, quoted as a whole; split them at"
            " the commas (in a spreadsheet: Text to Columns) and save it again",
            path=table.path,
        )
    return gettext(
        "{path}: choose at least a column for the note, the place, the region or the"
        " coordinates; there are {columns}",
        path=table.path,
        columns=", ".join(repr(name[:40]) for name in table.header[:12]),
    )


def _notes(mapping: Mapping, table: Table) -> list[str]:
    headers = [mapping.columns.get("note", ""), *mapping.notes]
    return [
        f"r.c{table.header.index(name)}"
        for name in dict.fromkeys(headers)
        if name in table.header
    ]


def _fields(
    at: Map[str, str],
    maker: str,
    mapping: Mapping,
    notes: Sequence[str],
) -> dict[str, str]:
    """Return the expression of each field of a claim; maker: of whom it is when no
    column says so; notes: expressions of the columns of the note.
    """
    column = {target: at.get(target, EMPTY) for target in (*TARGETS, "reach")}
    publisher = f"coalesce(nullif({column['publisher']}[:200], ''), {maker})"
    claimant = f"coalesce(nullif({column['claimant']}[:200], ''), {publisher})"
    last = f"coalesce(as_end({column['date_end']}), d_end)"
    precision, radius = _precision(at, mapping)
    return {
        "kind": _translated("kind", at, mapping, "statement"),
        "actor": _translated("actor", at, mapping, "unknown"),
        "publisher": publisher,
        "claimant": claimant,
        "place_as_written": f"{column['place']}[:200]",
        "name": f"{column['place']}[:200]",
        "region": f"region_of({column['region']})",
        "url": _link(at, notes),
        "note": _note(notes),
        "precision": precision,
        "radius_km": radius,
        "date_from": "d",
        "date_to": last,
        "review_by": maker,
    }


def _link(at: Map[str, str], notes: Sequence[str]) -> str:
    """Return the expression of the link: of its column, else the one that the note
    calls its source.
    """
    if "url" in at:
        return f"first_link({at['url']})"
    if not notes:
        return EMPTY
    named = f'(?i)(?:{SOURCE_WORDS})\\s*:?\\s*(https?://[^\\s,;|<>"]+)'
    return (
        f"first_link(regexp_extract(concat_ws(' ', {', '.join(notes)}), '{named}', 1))"
    )


def _note(notes: Sequence[str]) -> str:
    if not notes:
        return EMPTY
    parts = ", ".join(f"nullif({note}, '')" for note in notes)
    return f"bounded(concat_ws('; ', {parts}))"


def _translated(
    target: str,
    at: Map[str, str],
    mapping: Mapping,
    other: str,
) -> str:
    """Return the expression of our word for a cell: of the mapping's own values first,
    then of those everybody uses; `other` for all else.
    """
    if target not in at:
        return _literal(other)
    header = mapping.columns[target]
    words = meanings(target, header)
    words |= {fold_words(v): ours for v, ours in mapping.values.get(target, {}).items()}
    # One look a different value, and no more of it in the file than it has.
    pairs = ", ".join(f"{_literal(k)}: {_literal(v)}" for k, v in words.items())
    return (
        f"coalesce(map_extract_value(MAP {{{pairs}}}, folded({at[target]})),"
        f" {_literal(other)})"
    )


def _precision(at: Map[str, str], mapping: Mapping) -> tuple[str, str]:
    """Return the expressions of precision and radius: as the file says them. Of a shape
    with an extent, the area it covers; else unknown.
    """
    own = _translated("precision", at, mapping, "")
    radii = " ".join(
        f"WHEN {_literal(precision.value)} THEN {radius}"
        for precision, radius in RADII_KM.items()
    )
    radius = f"CASE ({own}) {radii} END"
    reach = f"as_number({at['reach']})" if "reach" in at else "NULL"
    precision = (
        f"CASE WHEN lat IS NULL THEN '' WHEN {reach} > 0 AND ({own}) = ''"
        f" THEN {_literal(Precision.AREA.value)} ELSE ({own}) END"
    )
    return precision, (
        f"CASE WHEN lat IS NULL THEN NULL WHEN {reach} > 0"
        f" THEN least({reach}, 2000) ELSE {radius} END"
    )


def _attributes(
    mapping: Mapping,
    table: Table,
    at: Map[str, str],
) -> dict[str, str]:
    """Return what is kept beside the fields: every column that means nothing, and of
    those that mean something what the field cannot hold.
    """
    meant = {*mapping.columns.values(), *mapping.notes}
    aside = {
        name: f"r.c{number}"
        for number, name in enumerate(table.header)
        if name not in meant
    }
    if "url" in at:
        # The field holds one link: a cell with more, or other words, is kept whole.
        aside[mapping.columns["url"]] = (
            f"CASE WHEN first_link({at['url']}) = {at['url']} THEN '' ELSE"
            f" {at['url']} END"
        )
    for target in MAPPED_WORDS:
        if target in at:
            aside.setdefault(mapping.columns[target], at[target])
    for target, field_sql in (("region", "region_of({})"), ("country", "''")):
        if target in at:
            aside[mapping.columns[target]] = (
                f"CASE WHEN {field_sql.format(at[target])} = '' THEN {at[target]}"
                " ELSE '' END"
            )
    return aside
