"""Files as people have them: what comes of each is what a careful reader would take
from it, and what cannot be read is told.

Every case is a small file of one kind of trouble; the program's own guess of the
columns is taken as it stands.
"""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.domain.errors import BadInput
from dashboard.exchange.importers import (
    AmbiguousDays,
    ConversionRequest,
    Report,
    convert,
    looked_at,
)
from dashboard.exchange.tables.open_table import open_table
from tests.tables import write_workbook

Row = tuple[str, str, float | None, float | None]
"""First and last day, latitude and longitude."""
HERE = (47.79, 36.8)


def day(first: str, last: str = "", at: tuple[float, float] = HERE) -> Row:
    return first, last or first, *at


def table(*rows: str, head: str = "date,lat,lon,note") -> str:
    return "\n".join((head, *rows)) + "\n"


def points(*dates: str) -> str:
    """Return a table of those days, all at one place."""
    return table(*(f'"{text}",47.79,36.8,{n}' for n, text in enumerate(dates)))


def packed(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


ONE = points("2023-06-13")
UKRAINIAN = "Дата;Місце;Широта;Довгота;Опис\n13.06.2023;Село;47,79;36,8;Обстріл їжі\n"
RUSSIAN = "Дата;Место;Широта;Долгота;Описание\n13.06.2023;Село;47,79;36,8;Обстрел\n"
SOUND = [day("2023-06-13")]
FEATURE = {
    "type": "Feature",
    "properties": {"when": "13 червня 2023", "опис": "Удар"},
    "geometry": {"type": "Point", "coordinates": [36.8, 47.79]},
}
RECORDS = [{"date": "2023-06-13", "lat": 47.79, "lon": 36.8, "note": "x"}]


def pairs(name: str, *values: Sequence[float]) -> str:
    return json.dumps(
        [{"date": "2023-06-13", name: v, "note": str(n)} for n, v in enumerate(values)]
    )


FILES: dict[str, tuple[str, str | bytes, list[Row]]] = {
    # Other languages.
    "days in German alone": (
        "a.csv",
        table(
            '"13. Juni 2023";47,79;36,8;Beschuss eines Hauses',
            "Di, 13. Juni 2023, 14:30 Uhr;47,79;36,8;Gefechte am Ort",
            head="Datum;Breitengrad;Längengrad;Beschreibung",
        ).replace('"', ""),
        SOUND * 2,
    ),
    "a table in Polish": (
        "a.csv",
        table(
            "13 czerwca 2023 r.;47,79;36,8;Ostrzał bloku",
            head="Data;Szerokość geograficzna;Długość geograficzna;Opis",
        ),
        SOUND,
    ),
    "a table in French": (
        "a.csv",
        table(
            "le 13 juin 2023;47,79;36,8;Un immeuble touché",
            head="Date;Latitude;Longitude;Événement",
        ),
        SOUND,
    ),
    "a table in Spanish": (
        "a.csv",
        table(
            "13 de junio de 2023;47,79;36,8;Un edificio alcanzado",
            head="Fecha;Latitud;Longitud;Descripción",
        ),
        SOUND,
    ),
    "a grid of north and east below one heading": (
        "a.csv",
        'Data,Współrzędne,,Opis\n,N,E,\n13.06.2023,"47,79","36,8",Trafiony blok\n'
        '13.06.2023,"47,79","36,8",Trafiona szkoła\n',
        SOUND * 2,
    ),
    "formulas of texts": (
        "a.csv",
        table('="13.06.2023",="47.79",="36.8","=""x"""'),
        SOUND,
    ),
    "a point of a phone with its height": (
        "a.csv",
        table("2023-06-13,47.79 36.8 102.5 4.3,x", head="date,_geopoint,note"),
        SOUND,
    ),
    # Days.
    "quarters in words": (
        "a.csv",
        points("II квартал 2023", "2 кв. 2023", "2nd quarter 2023"),
        [day("2023-04-01", "2023-06-30")] * 3,
    ),
    "month first by one row": (
        "a.csv",
        points("06/05/2023", "06/13/2023"),
        [day("2023-06-05"), day("2023-06-13")],
    ),
    "dots with the month first": (
        "a.csv",
        points("06.05.2023", "06.13.2023"),
        [day("2023-06-05"), day("2023-06-13")],
    ),
    "dots alone have the day first": (
        "a.csv",
        points("05.06.2023", "06.06.23"),
        [day("2023-06-05"), day("2023-06-06")],
    ),
    "ranges": (
        "a.csv",
        points("12-13 June 2023", "30 May - 2 June 2023", "12–15.06.2023", "2023-Q2"),
        [
            day("2023-06-12", "2023-06-13"),
            day("2023-05-30", "2023-06-02"),
            day("2023-06-12", "2023-06-15"),
            day("2023-04-01", "2023-06-30"),
        ],
    ),
    "parts of a month are in it": (
        "a.csv",
        points("early June 2023", "у червні 2023", "в начале июня 2023 г."),
        [day("2023-06-01", "2023-06-30")] * 3,
    ),
    "the end of a year is in it": (
        "a.csv",
        points("end of 2022"),
        [day("2022-01-01", "2022-12-31")],
    ),
    "names of months": (
        "a.csv",
        points(
            "Tuesday, June 13, 2023",
            "13-Jun-2023 14:00 EEST",
            "вт, 13 черв. 2023 р., 10:00",
            "20230613T231500Z",
        ),
        SOUND * 4,
    ),
    "serial numbers": ("a.csv", points("45090", "45090.75"), SOUND * 2),
    "seconds of an epoch": ("a.csv", points("1686614400"), SOUND),
    "a day of a week of ISO 8601": (
        "a.csv",
        points("2023-W24-2", "2023-W24"),
        [*SOUND, day("2023-06-12", "2023-06-18")],
    ),
    "an alert from its start to its end": (
        "a.csv",
        table(
            "2023-06-13 22:10:00+00:00,2023-06-14 01:00:00+00:00,47.79,36.8",
            head="started_at,finished_at,lat,lon",
        ),
        [day("2023-06-13", "2023-06-14")],
    ),
    "a day that a database writes as 0": (
        "a.csv",
        table(
            "2023,6,13,47.79,36.8,x",
            "2023,6,0,47.79,36.8,y",
            "2023,0,0,47.79,36.8,z",
            head="iyear,imonth,iday,latitude,longitude,summary",
        ),
        [
            *SOUND,
            day("2023-06-01", "2023-06-30"),
            day("2023-01-01", "2023-12-31"),
        ],
    ),
    "three columns": (
        "a.csv",
        table(
            "2023;6;13;47,79;36,8;x",
            "2023;червень;;47,79;36,8;y",
            head="рік;місяць;день;широта;довгота;опис",
        ),
        [day("2023-06-13"), day("2023-06-01", "2023-06-30")],
    ),
    "no date in words": (
        "a.csv",
        points("2023-06-13", "unknown", "немає даних"),
        [*SOUND, ("", "", *HERE), ("", "", *HERE)],
    ),
    "what happened, not what was reported": (
        "a.csv",
        table(
            "2023-07-01,2023-06-13,47.79,36.8,x",
            head="Reported,Event date,lat,lon,note",
        ),
        SOUND,
    ),
    # Places.
    "no place in words": (
        "a.csv",
        table("2023-06-13,N/A,N/A,x", "2023-06-13,-,—,y", "2023-06-13,невідомо,,z"),
        [("2023-06-13", "2023-06-13", None, None)] * 3,
    ),
    "hemispheres": (
        "a.csv",
        table(
            "2023-06-13,47.79 N,36.8 E,a",
            "2023-06-13,47.79° пн. ш.,36.8° сх. д.,b",
            "2023-06-13,N 47 47.4,E 36 48,c",
        ),
        SOUND * 3,
    ),
    "both in one cell": (
        "a.csv",
        table(
            "2023-06-13;47.79, 36.8;a",
            "2023-06-13;47,79 36,8;b",
            "2023-06-13;POINT (36.8 47.79);c",
            "2023-06-13;https://www.google.com/maps/@47.79,36.8,15z;d",
            "2023-06-13;lat: 47.79 lon: 36.8;e",
            head="date;coordinates;note",
        ),
        SOUND * 5,
    ),
    "UTM in three columns": (
        "a.csv",
        table(
            "2023-06-13,37U,335228.5,5295303.5,x",
            "2023-06-13,37,335228.5,5295303.5,y",
            head="date,Zone,Easting,Northing,note",
        ),
        SOUND * 2,
    ),
    "Web Mercator in two columns": (
        "a.csv",
        table('2023-06-13,4096557.26,"6071989,15",x', head="date,X,Y,note"),
        SOUND,
    ),
    "longitude first by the name": (
        "a.csv",
        table('2023-06-13,"36.8,47.79",x', head='date,"lon,lat",note'),
        SOUND,
    ),
    "longitude first, as only so it lies in Ukraine": (
        "a.csv",
        table('2023-06-13,"36.8, 47.79",x', head="date,coordinates,note"),
        SOUND,
    ),
    "one that lies in Ukraine leaves the order of the others": (
        "a.csv",
        table(
            '2023-06-13,"47.79, 36.8",x',
            '2023-06-13,"36.8, 47.79",y',
            head="date,coordinates,note",
        ),
        [*SOUND, day("2023-06-13", at=(36.8, 47.79))],
    ),
    "a row that names another country is not turned round": (
        "a.csv",
        table(
            '2023-06-13,Kuwait,"29.37, 47.97",x', head="date,country,coordinates,note"
        ),
        [day("2023-06-13", at=(29.37, 47.97))],
    ),
    "a place beyond the borders": (
        "a.csv",
        table("2020-10-05,39.8153,46.7519,x"),
        [day("2020-10-05", at=(39.8153, 46.7519))],
    ),
    # Tables.
    "a line that names the delimiter": ("a.csv", "sep=;\n" + UKRAINIAN, SOUND),
    "a comma too many in a row": (
        "a.csv",
        "date,lat,lon,note\n2023-06-13,47.79,36.8,x\n",
        SOUND,
    ),
    "qualified names": (
        "a.csv",
        table(
            "13.06.2023;47,79;36,8;Коротко",
            head="Дата (UTC);Широта, град.;Довгота, град.;Опис (стисло)",
        ),
        SOUND,
    ),
    "an empty column of a better name": (
        "a.csv",
        table(
            "2023-06-13,,47.79,36.8,x",
            head="date,coordinates,latitude,longitude,note",
        ),
        SOUND,
    ),
    "two lines of names": (
        "a.csv",
        "Incident,,Where,\nDate,Description,Lat,Lon\n2023-06-13,strike,47.79,36.8\n",
        SOUND,
    ),
    "carriage returns alone": ("a.csv", ONE.replace("\n", "\r"), SOUND),
    "bars": ("a.csv", ONE.replace(",", "|"), SOUND),
    "cells left out at the end": (
        "a.csv",
        table("2023-06-13,47.79,36.8,x", head="date,lat,lon,note,one,two"),
        SOUND,
    ),
    "names that stand twice": (
        "a.csv",
        table("2023-06-13,a,b,47.79,36.8,1,2", head="Date,Note,Note,Lat,Lon,Lat,Lon"),
        SOUND,
    ),
    "Windows-1251": ("a.csv", UKRAINIAN.encode("cp1251"), SOUND),
    "KOI8-U": ("a.csv", UKRAINIAN.encode("koi8-u"), SOUND),
    "DOS": ("a.csv", RUSSIAN.encode("cp866"), SOUND),
    "Mac": ("a.csv", UKRAINIAN.encode("mac-cyrillic"), SOUND),
    "UTF-16": ("a.txt", UKRAINIAN.replace(";", "\t").encode("utf-16"), SOUND),
    "accents": (
        "a.csv",
        table("2023-06-13,47.79,36.8,café à côté").encode("cp1252"),
        SOUND,
    ),
    "gzip": ("a.csv.gz", gzip.compress(ONE.encode()), SOUND),
    "Zstandard": ("a.csv.zst", pa.compress(ONE.encode(), "zstd", asbytes=True), SOUND),
    "zip with more than the table": (
        "a.zip",
        packed(**{"x/a.csv": ONE, "x/README.md": "# a", "__MACOSX/x/._a.csv": "\0"}),
        SOUND,
    ),
    # JSON and maps.
    "a script of a web map": (
        "a.js",
        f"var events = {json.dumps(RECORDS, indent=1)};\n",
        SOUND,
    ),
    "a call with the records": ("a.txt", f"callback({json.dumps(RECORDS)})", SOUND),
    "the answer of a SPARQL service": (
        "a.json",
        json.dumps(
            {
                "head": {"vars": ["date", "coord"]},
                "results": {
                    "bindings": [
                        {
                            "date": {
                                "type": "literal",
                                "value": "2023-06-13T00:00:00Z",
                            },
                            "coord": {
                                "datatype": "http://www.opengis.net/ont/geosparql#wktLiteral",
                                "type": "literal",
                                "value": "Point(36.8 47.79)",
                            },
                        }
                    ]
                },
            }
        ),
        SOUND,
    ),
    "records wherever they lie": (
        "a.json",
        json.dumps({"meta": {"n": 1}, "data": {"items": RECORDS}}),
        SOUND,
    ),
    "columns": ("a.json", json.dumps({k: [v] for k, v in RECORDS[0].items()}), SOUND),
    "one a line": ("a.ndjson", json.dumps(RECORDS[0]) + "\n\n", SOUND),
    "a list as GeoJSON has it": ("a.json", pairs("coordinates", [36.8, 47.79]), SOUND),
    "a list the other way round": (
        "a.json",
        pairs("coordinates", [47.79, 36.8], [47.79, 36.8]),
        SOUND * 2,
    ),
    "a list by its name": ("a.json", pairs("latlng", [47.79, 36.8]), SOUND),
    "a list beyond the largest latitude": (
        "a.json",
        pairs("coords", [120.5, 15.0]),
        [day("2023-06-13", at=(15.0, 120.5))],
    ),
    "a feature alone": ("a.geojson", json.dumps(FEATURE), SOUND),
    "several shapes in one": (
        "a.geojson",
        json.dumps(
            {
                "type": "FeatureCollection",
                "features": [
                    FEATURE
                    | {
                        "geometry": {
                            "type": "GeometryCollection",
                            "geometries": [FEATURE["geometry"]],
                        }
                    }
                ],
            }
        ),
        SOUND,
    ),
    "a track is told once": (
        "a.gpx",
        '<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1"><wpt'
        ' lat="47.79" lon="36.8"><time>2023-06-13T22:30:00Z</time><desc>x</desc></wpt>'
        '<trk><name>t</name><trkseg><trkpt lat="47.1" lon="36.1"/></trkseg></trk></gpx>',
        [*SOUND, ("", "", 47.1, 36.1)],
    ),
    "spans of time": (
        "a.kml",
        '<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>x</name>'
        "<TimeSpan><begin>2023-06-12</begin><end>2023-06-14</end></TimeSpan><Point>"
        "<coordinates>36.8,47.79,0</coordinates></Point></Placemark></Document></kml>",
        [day("2023-06-12", "2023-06-14")],
    ),
}


def taken(path: Path) -> tuple[list[dict[str, Any]], Report]:
    out = path.parent / "out.parquet"
    report = convert(
        ConversionRequest(path=path, guessed=True, dataset="d"),
        out,
        path.parent / "rejects.csv",
    )
    return pq.read_table(out).to_pylist() if report.rows else [], report


def wrote(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    ("head", "row", "place", "region", "note"),
    [
        # As programs name the members of a record.
        ("eventDate,Lat,Lon,Note", "2023-06-13,47.79,36.8,x", "", "", "x"),
        (
            "when.start,where.city,where.province,text,src.name,author.country",
            "2023-06-13,Orikhiv,Donetsk,x,A paper,Poland",
            "Orikhiv",
            "Donetsk",
            "x",
        ),
        # As a Shapefile cuts them.
        (
            "event_date,location_n,descriptio",
            "2023-06-13,Orikhiv,x",
            "Orikhiv",
            "",
            "x",
        ),
        # A heading and a remark stand beside what happened.
        (
            "date,title,description,примітка",
            "2023-06-13,School hit,,Акт 3",
            "",
            "",
            "School hit; Акт 3",
        ),
        (
            "дата пошкодження,адреса,характер пошкодження",
            '2023-06-13,"Оріхів, вул. Миру, 5",Вибито вікна',
            "Оріхів, вул. Миру, 5",
            "",
            "Вибито вікна",
        ),
    ],
)
def test_headers_as_programs_and_councils_write_them(
    head: str, row: str, place: str, region: str, note: str, tmp_path: Path
) -> None:
    ((claim,), report) = taken(wrote(tmp_path, "a.csv", table(row, head=head)))
    assert report.rejected == 0
    assert str(claim["date_from"]) == "2023-06-13"
    assert (claim["place_as_written"], claim["region"]) == (place, region)
    assert claim["note"] == note


def test_a_total_is_none_whatever_else_its_row_says(tmp_path: Path) -> None:
    text = table("1,2023-06-13,Road,x", "Всього,,2,", head="nr,date,address,note")
    rows, report = taken(wrote(tmp_path, "a.csv", text))
    assert [row["place_as_written"] for row in rows] == ["Road"]
    assert report.reasons == (("the row is a total of others", 1),)


@pytest.mark.parametrize(
    ("head", "row", "at", "note"),
    [
        (
            "X,Y,date,note",
            "47.79,36.8,2023-06-13,x",
            HERE,
            "'X' is taken for the latitude and 'Y' for the longitude",
        ),
        (
            "lat,lon,date,note",
            "36.8,47.79,2023-06-13,x",
            HERE[::-1],
            "no point lies in Ukraine, and all would if 'lat' and 'lon' were turned",
        ),
        ("X,Y,date,note", "36.8,47.79,2023-06-13,x", HERE, ""),
        # Baku, as the row itself says.
        ("X,Y,date,country", "49.87,40.4,2023-06-13,Azerbaijan", (40.4, 49.87), ""),
    ],
)
def test_axes_that_were_turned_round(
    head: str, row: str, at: tuple[float, float], note: str, tmp_path: Path
) -> None:
    ((claim,), report) = taken(wrote(tmp_path, "a.csv", table(row, head=head)))
    assert (claim["lat"], claim["lon"]) == at
    assert [words.startswith(note) for words in report.notes] == [True] * bool(note)


@pytest.mark.parametrize(
    ("code", "precision", "reach"),
    [("ubj6fw4u1", "", None), ("ubj6f", "area", 2.9), ("8GQXQR00+", "area", 3.4)],
)
def test_cells_of_a_grid_reach_as_far_as_they_are_wide(
    code: str, precision: str, reach: float | None, tmp_path: Path
) -> None:
    head = "date,plus code,note" if "+" in code else "date,geohash,note"
    text = table(f"2023-06-13,{code},x", "2023-06-13,no code,y", head=head)
    text += f"2023-06-14,{code},z\n"
    rows, report = taken(wrote(tmp_path, "a.csv", text))
    assert report.reasons == (("coordinates … are no degrees", 1),)
    assert {row["precision"] for row in rows} == {precision}
    assert [row["radius_km"] for row in rows] == pytest.approx([reach] * 2, abs=0.1)


def test_what_a_note_calls_its_source_is_the_link(tmp_path: Path) -> None:
    text = table(
        '"2023-06-13","Hit. Source: https://a.example/1."',
        '"2023-06-13","See https://a.example/2"',
        head="date,note",
    )
    rows, _ = taken(wrote(tmp_path, "a.csv", text))
    assert [row["url"] for row in rows] == ["https://a.example/1", ""]


@pytest.mark.parametrize(
    "header",
    [
        "pubDate",
        "published_at",
        "Publication date",
        "createdAt",
        "last updated",
        "Дата публікації",
        "дата создания",
        "Erstellt am",
    ],
)
def test_when_it_was_published_is_no_day_of_the_event(
    header: str, tmp_path: Path
) -> None:
    rows = ("2023-06-20,x", "2023-06-21,y")
    claims, _ = taken(wrote(tmp_path, "a.csv", table(*rows, head=f"{header},note")))
    assert [(row["date_from"], row["date_to"]) for row in claims] == [(None, None)] * 2


@pytest.mark.parametrize(
    ("head", "row", "days"),
    [
        # The day of what happened comes before that of the form.
        ("Timestamp,Дата події,note", "2023-06-20,2023-06-13,x", "13/13"),
        ("timestamp,day,note", "2023-06-20,2023-06-13,x", "13/13"),
        ("date,date_of_incident,note", "2023-06-20,2023-06-13,x", "13/13"),
        (
            "start,end,date_of_incident,note",
            "2023-06-20T10:00,2023-06-21T10:00,2023-06-13,x",
            "13/13",
        ),
        ("date,end date,note", "2023-06-13,2023-06-14,x", "13/14"),
        ("start,end,note", "2023-06-13,2023-06-14,x", "13/14"),
        (
            "Початок тривоги,Кінець тривоги,note",
            "13.06.2023 23:00,14.06.2023 01:00,x",
            "13/14",
        ),
        ("Event start,Event finish,note", "2023-06-13,2023-06-14,x", "13/14"),
    ],
)
def test_which_day_is_meant(head: str, row: str, days: str, tmp_path: Path) -> None:
    ((claim,), _) = taken(wrote(tmp_path, "a.csv", table(row, head=head)))
    assert f"{claim['date_from']:%d}/{claim['date_to']:%d}" == days


def test_rows_that_r_numbers(tmp_path: Path) -> None:
    text = table("1,2023-06-13,47.79,36.8,x", "2,2023-06-14,47.79,36.8,y")
    rows, report = taken(wrote(tmp_path, "a.csv", text))
    assert [(row["note"], row["lat"]) for row in rows] == [("x", 47.79), ("y", 47.79)]
    assert report.rejected == 0


@pytest.mark.parametrize("case", FILES)
def test_what_comes_of_it(case: str, tmp_path: Path) -> None:
    name, content, expected = FILES[case]
    rows, report = taken(wrote(tmp_path, name, content))
    assert report.rejected == 0
    found = [
        (
            str(row["date_from"] or ""),
            str(row["date_to"] or ""),
            row["lat"] if row["lat"] is None else round(row["lat"], 4),
            row["lon"] if row["lon"] is None else round(row["lon"], 4),
        )
        for row in rows
    ]
    assert sorted(found, key=str) == sorted(expected, key=str)
    # Nothing is made of what the file does not say.
    assert {row["precision"] for row in rows} <= {""}
    assert {row["kind"] for row in rows} == {"statement"}


TOLD: dict[str, tuple[str, str | bytes, str]] = {
    "days in two ways": ("a.csv", points("05/06/2023"), "can be read in two ways"),
    "a web page": ("a.csv", "<!DOCTYPE html><table></table>", "a web page, no table"),
    "a PDF": ("a.csv", b"%PDF-1.4\n", "read it with `frontline read`"),
    "a picture": ("a.csv", b"\x89PNG\r\n\x1a\n\0\0", "a picture, no table"),
    "nothing": ("a.csv", "", "not a table of text"),
    "values instead of names": (
        "a.csv",
        "2023-06-13,47.79,36.8,Invented note\n2023-06-14,47.8,36.9,Another one\n",
        "its first row holds values ('2023-06-13'), not the names of the columns",
    ),
    "lines quoted as a whole": (
        "a.csv",
        '"date,lat,lon,note"\n"2023-06-13,47.79,36.8,x"\n',
        "each of its lines is one cell, quoted as a whole",
    ),
    "no column of use": (
        "a.csv",
        "date,tons\n2023-06-13,5\n",
        "there are 'date', 'tons'",
    ),
    "the XML of an old spreadsheet without a row": (
        "a.xls",
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
        "there is no table with a row in it",
    ),
    "a row for each cell of a record": (
        "a.csv",
        table("1,date,2023-06-13", "1,lat,47.79", head="incident,field,value"),
        "each row is one cell of a record (date, lat)",
    ),
    "several tables": (
        "a.zip",
        packed(**{"a.csv": ONE, "b.csv": ONE}),
        "choose one with --table: 'a.csv', 'b.csv'",
    ),
    "metres instead of degrees": (
        "a.geojson",
        json.dumps(
            {
                "type": "FeatureCollection",
                "crs": {"properties": {"name": "urn:ogc:def:crs:EPSG::2154"}},
                "features": [FEATURE],
            }
        ),
        "not WGS84; open it in a GIS and save it as GeoJSON in EPSG:4326",
    ),
}


@pytest.mark.parametrize("case", TOLD)
def test_what_cannot_be_read_is_told_with_the_way_out(
    case: str, tmp_path: Path
) -> None:
    name, content, words = TOLD[case]
    with pytest.raises(BadInput) as error:
        taken(wrote(tmp_path, name, content))
    assert words in str(error.value)
    assert isinstance(error.value, AmbiguousDays) is (case == "days in two ways")


def test_rows_that_say_nothing_are_no_claims(tmp_path: Path) -> None:
    text = table(",,,", "1,2023-06-13,47.79,x", "Total,,,", head="nr,date,lat,note")
    text = text.replace("lat", "amount")
    rows, report = taken(wrote(tmp_path, "a.csv", text))
    assert (len(rows), report.reasons) == (
        1,
        (("the row says neither what nor where", 1),),
    )


def test_a_day_on_which_nothing_is_said_to_be_is_no_claim(tmp_path: Path) -> None:
    text = table("2023-06-12,,", "2023-06-13,smoke,", head="date,note,tags")
    rows, report = taken(wrote(tmp_path, "a.csv", text))
    assert [row["note"] for row in rows] == ["smoke"]
    assert report.reasons == (("the row says neither what nor where", 1),)


@pytest.mark.slow
def test_a_message_of_the_messenger_itself_is_no_claim(tmp_path: Path) -> None:
    text = table(
        "2023-06-12,service,",
        "2023-06-12,message,smoke",
        "2023-06-13,strike,",
        head="date,type,text",
    )
    rows, report = taken(wrote(tmp_path, "a.csv", text))
    assert [(row["kind"], row["note"]) for row in rows] == [
        ("statement", "smoke"),
        ("strike", ""),
    ]
    assert report.reasons == (("the row says neither what nor where", 1),)


def test_links_and_the_outlet_beside_them(tmp_path: Path) -> None:
    text = table(
        '2023-06-13,47.79,36.8,x,"https://e.org/1, https://e.org/2"',
        "2023-06-13,47.79,36.8,y,BBC; https://e.org/3",
        "2023-06-13,47.79,36.8,z,javascript:alert(1)",
        head="date,lat,lon,note,sources",
    )
    rows, _ = taken(wrote(tmp_path, "a.csv", text))
    assert [row["url"] for row in rows] == ["https://e.org/1", "https://e.org/3", ""]
    assert {row["publisher"] for row in rows} == {"d"}
    kept = [json.loads(row["attributes"])["sources"] for row in rows]
    assert kept[1:] == ["BBC; https://e.org/3", "javascript:alert(1)"]


def test_a_text_with_a_link_in_it_is_a_text(tmp_path: Path) -> None:
    text = table(
        '2023-06-13,47.79,36.8,"Strike. https://e.org/1"',
        head="date,lat,lon,description",
    )
    ((row,), _) = taken(wrote(tmp_path, "a.csv", text))
    assert (row["note"], row["url"]) == ("Strike. https://e.org/1", "")


@pytest.mark.slow
def test_columns_that_are_passed_over_are_told(tmp_path: Path) -> None:
    text = table("2023-06-13,335908,5296250,x", head="date,X,Y,note")
    path = wrote(tmp_path, "a.csv", text)
    ((row,), report) = taken(path)
    assert (row["lat"], json.loads(row["attributes"])) == (
        None,
        {"X": "335908", "Y": "5296250"},
    )
    told = "'X' is not used as longitude: '335908' cannot be read as one"
    assert told in report.notes
    assert told in looked_at(path).notes


def test_a_row_with_a_comma_too_many_leaves_the_header_where_it_is(
    tmp_path: Path,
) -> None:
    text = table(
        "2023-06-13,Ukraine,47.79,36.8,https://e.org/@47.7,36.8,15z",
        "2023-06-14,Ukraine,47.79,36.8,",
        head="date,country,lat,lon,link",
    )
    rows, report = taken(wrote(tmp_path, "a.csv", text))
    assert [str(row["date_from"]) for row in rows] == ["2023-06-14"]
    assert report.reasons == (
        ("the row has more or fewer cells than the first line names", 1),
    )


def test_a_region_alone_says_where_and_a_total_does_not(tmp_path: Path) -> None:
    text = table("Донецька область,2023-06-13", "Разом,", head="oblast,started_at")
    rows, report = taken(wrote(tmp_path, "a.csv", text))
    assert [(row["region"], row["lat"], row["precision"]) for row in rows] == [
        ("Donetsk", None, "")
    ]
    assert report.reasons == (("the row says neither what nor where", 1),)


def test_a_place_and_a_note_that_are_not_known_are_empty(tmp_path: Path) -> None:
    text = table(
        "2023-06-13,Unknown,47.79,36.8,x",
        "2023-06-13,NULL,47.79,36.8,n/a",
        "2023-06-13,NA,,,немає даних",
        head="date,city,lat,lon,note",
    )
    rows, report = taken(wrote(tmp_path, "a.csv", text))
    assert [(row["place_as_written"], row["note"]) for row in rows] == [
        ("", "x"),
        ("", ""),
    ]
    assert report.reasons == (("the row says neither what nor where", 1),)


def test_metres_that_lie_elsewhere_are_not_taken_for_web_mercator(
    tmp_path: Path,
) -> None:
    text = table(
        "2023-06-13,4096557,6071980,x",
        "2023-06-13,5295856,6335848,y",
        head="date,X,Y,note",
    )
    rows, _ = taken(wrote(tmp_path, "a.csv", text))
    assert [row["lat"] for row in rows] == [None, None]


def test_a_sheet_of_prose_or_a_hidden_one_is_not_offered(tmp_path: Path) -> None:
    data: list[list[object]] = [
        ["date", "lat", "lon", "note"],
        ["2023-06-13", 47.79, 36.8, "x"],
    ]
    sheets: dict[str, list[list[object]]] = {
        "About": [["Invented data"]],
        "Data": data,
        "Codebook": data,
    }
    ((row,), _) = taken(write_workbook(tmp_path / "a.xlsx", sheets))
    assert row["note"] == "x"
    more = write_workbook(tmp_path / "b.xlsx", {"One": data, "Two": data})
    with pytest.raises(BadInput, match="choose one with --table: 'One', 'Two'"):
        taken(more)


def test_a_workbook_in_a_zip_is_told_by_the_name_of_the_zip(tmp_path: Path) -> None:
    data: list[list[object]] = [["date", "note"], ["2023-06-13", "x"]]
    book = write_workbook(tmp_path / "b.xlsx", {"One": data, "Two": data})
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(book, "b.xlsx")
    with pytest.raises(BadInput) as error:
        taken(path)
    assert str(error.value).startswith(f"{path}: 2 tables are in it")
    assert open_table(path, "Two").header == ("date", "note")


def test_a_point_of_named_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    columns = {
        "ts": ["2023-06-13"],
        "coords": [{"lat": 47.79, "lon": 36.8}],
        "desc": ["x"],
    }
    pq.write_table(pa.table(columns), path)
    ((row,), _) = taken(path)
    assert (row["lat"], row["lon"], row["note"]) == (*HERE, "x")


def test_a_sheet_with_a_title_and_a_sum(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Invented report"],
        [None],
        ["№", "Дата події", "Де", "Широта", "Довгота", "Що сталося"],
        [1, 45090, "Село", 47.79, 36.8, "x"],
        [None] * 6,
        ["Всього", 1, None, None, None, None],
    ]
    path = write_workbook(tmp_path / "a.xlsx", {"Аркуш": rows, "Порожній": []})
    ((row,), report) = taken(path)
    assert (str(row["date_from"]), row["lat"], row["place_as_written"]) == (
        "2023-06-13",
        47.79,
        "Село",
    )
    assert report.rejected == 1
