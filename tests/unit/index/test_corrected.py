"""Places corrected by hand, laid over the rows of a file: which give way, which stay."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import duckdb
import pytest

from dashboard.domain.place import Place
from dashboard.domain.words import Precision
from dashboard.index.corrected import (
    CORRECTED,
    FIELDS,
    changed,
    corrected_rows,
    fingerprint,
    overlaid,
    parameters,
    written,
)

PLACE = Place(
    id="UA1",
    name="Storozheve",
    name_uk="",
    region="Donetsk",
    raion="",
    kind="",
    population=0,
    source="",
    lat=47.79,
    lon=36.82,
    precision=Precision.SETTLEMENT,
    radius_km=3.0,
)
OTHER = replace(
    PLACE,
    id="UA2",
    name="S",
    region="Sumy",
    lat=51.0,
    lon=34.0,
    precision=Precision.OBLAST,
    radius_km=9.0,
)
PLACES = {("Storozhov", ""): PLACE}
ROW: dict[str, Any] = {
    "place_id": "",
    "name": "Storozhov",
    "place_as_written": "",
    "region": "",
    "lat": None,
    "lon": None,
    "precision": "",
    "radius_km": None,
    "note": "n",
}
TYPES = dict.fromkeys(("lat", "lon", "radius_km"), "DOUBLE")


def field(name: str) -> str:
    return f'r."{name}"'


def laid(
    places: dict[Any, Place], located: tuple[Any, Any] | None = None, **row: Any
) -> Any:
    """Return the fields of one row under the corrections."""
    cells = {**ROW, **row}
    if located is not None:
        cells |= dict(zip(("located_spelling", "located_region"), located, strict=True))
    columns = ", ".join(
        f'CAST(${name} AS {TYPES.get(name, "VARCHAR")}) AS "{name}"' for name in cells
    )
    is_located = located is not None
    rows = corrected_rows(f"(SELECT {columns})", field, located=is_located)
    values = {**cells, **parameters(written(places))}
    chosen = ", ".join(
        f'{overlaid(name, field, located=is_located)} AS "{name}"'
        for name in (*FIELDS, "note")
    )
    with duckdb.connect() as connection:
        answer = connection.execute(f"SELECT {chosen} FROM {rows} r", values).fetchall()  # noqa: S608
    assert len(answer) == 1
    return dict(zip((*FIELDS, "note"), answer[0], strict=True))


WHOLE = {
    "place_id": "UA1",
    "name": "Storozhov",
    "region": "Donetsk",
    "lat": 47.79,
    "lon": 36.82,
    "precision": "settlement",
    "radius_km": 3.0,
    "note": "n",
}
UNTOUCHED = {name: ROW[name] for name in (*FIELDS, "note")}


def test_a_spelling_places_a_row_that_has_no_point() -> None:
    assert laid(PLACES) == WHOLE
    assert laid(PLACES, place_as_written="x") == WHOLE
    assert laid(PLACES, name="", place_as_written="Storozhov") == {
        **WHOLE,
        "name": "Storozheve",
    }


def test_another_spelling_or_a_point_of_its_own_is_left_alone() -> None:
    assert laid(PLACES, name="Kyiv")["lat"] is None
    assert laid(PLACES, name="") == {**UNTOUCHED, "name": ""}
    own = laid(PLACES, lat=1.0, lon=2.0)
    assert (own["lat"], own["lon"], own["place_id"]) == (1.0, 2.0, "")


def test_a_spelling_of_one_region_goes_before_one_of_all() -> None:
    places = {**PLACES, ("Storozhov", "Sumy"): OTHER}
    assert laid(places, region="Sumy")["place_id"] == "UA2"
    assert laid(places, region="Donetsk")["place_id"] == "UA1"
    assert laid(places)["place_id"] == "UA1"
    assert laid({("Storozhov", "Sumy"): OTHER})["place_id"] == ""


def test_a_place_is_known_by_its_id() -> None:
    places = {("", "UA1"): PLACE}
    assert laid(places, place_id="UA1")["lat"] == 47.79
    assert laid(places, place_id="UA9")["lat"] is None
    assert laid(PLACES, place_id="UA9")["lat"] is None, "its id says what it means"


def test_what_the_file_says_of_itself_stays() -> None:
    row = laid(PLACES, region="Sumy", precision="oblast", radius_km=7.0)
    assert (row["region"], row["precision"], row["radius_km"]) == (
        "Sumy",
        "oblast",
        7.0,
    )


def test_a_settlement_gives_way_to_what_is_only_near_it() -> None:
    near = replace(PLACE, precision=Precision.APPROXIMATE, radius_km=1.0)
    places = {("Storozhov", ""): near}
    assert laid(places, precision="settlement")["precision"] == "approximate"
    assert laid(places, precision="approximate")["radius_km"] == 5.0
    assert laid(places, precision="settlement")["radius_km"] == 1.0


def test_what_the_gazetteer_filled_in_gives_way() -> None:
    row = laid(
        PLACES,
        ("Storozhov", ""),
        name="Wrong",
        place_as_written="Storozhov",
        lat=1.0,
        lon=2.0,
        precision="oblast",
        radius_km=9.0,
        region="Sumy",
    )
    # The region it was looked up by was none; what stands there is the gazetteer's.
    assert row == {**WHOLE, "name": "Storozheve"}
    own = laid(PLACES, (None, None), lat=1.0, lon=2.0)
    assert (own["lat"], own["place_id"]) == (1.0, "")


def test_corrections_are_kept_as_text() -> None:
    assert written({}) == ""
    assert fingerprint("") == ""
    text = written({("b", ""): PLACE, ("a", "Sumy"): PLACE})
    assert [row[:2] for row in json.loads(text)] == [["a", "Sumy"], ["b", ""]]
    assert json.loads(text)[1][2:] == [
        "UA1",
        "Storozheve",
        "Donetsk",
        47.79,
        36.82,
        "settlement",
        3.0,
    ]
    assert len(fingerprint(text)) == 16
    assert fingerprint(text) != fingerprint(written(PLACES))
    assert parameters(written(PLACES)) == {
        "corrections": [
            {
                "k": "Storozhov\x1f",
                "v": {**{name: WHOLE[name] for name in FIELDS}, "name": "Storozheve"},
            }
        ]
    }


def test_what_differs_between_two_states_of_corrections() -> None:
    one, both = written(PLACES), written({**PLACES, ("x", ""): OTHER})
    assert changed(one, one) == changed("", "") == ""
    assert changed(one, both) == changed(both, one) == written({("x", ""): OTHER})
    assert changed("", one) == changed(one, "") == one
    moved = json.loads(changed(one, written({("Storozhov", ""): OTHER})))
    assert [row[:2] for row in moved] == [["Storozhov", ""]]


@pytest.mark.parametrize("name", ["note", "kind", "id"])
def test_fields_that_are_no_place_are_as_they_were(name: str) -> None:
    assert overlaid(name, field, located=True) == f'r."{name}"'
    assert CORRECTED in overlaid("lat", field, located=False)


def test_corrections_are_kept_as_people_write_them() -> None:
    cyrillic = replace(PLACE, name="Сторожеве")
    kept = written({("Сторожове", "Донецька"): cyrillic})
    assert kept == (
        '[["Сторожове", "Донецька", "UA1", "Сторожеве", "Donetsk", 47.79, 36.82,'
        ' "settlement", 3.0]]'
    )
    assert changed("", kept) == kept
    assert changed(kept, kept) == changed("", "") == ""
    assert len(fingerprint(kept)) == 16
    assert fingerprint("") == ""
    assert parameters(kept) == {
        "corrections": [
            {
                "k": "Сторожове\x1fДонецька",
                "v": {
                    "place_id": "UA1",
                    "name": "Сторожеве",
                    "region": "Donetsk",
                    "lat": 47.79,
                    "lon": 36.82,
                    "precision": "settlement",
                    "radius_km": 3.0,
                },
            }
        ]
    }
