"""Markers from counts a place: where they stand, what they count, what they say."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from dashboard.domain.filters import Filters
from dashboard.domain.geography.geo import MAX_LATITUDE, Box, project
from dashboard.domain.marker import Marker
from dashboard.domain.words import Kind, Review
from dashboard.index import Index
from dashboard.index.clusters import (
    CLOSEST,
    Profile,
    Spots,
    _cells,
    _shift,
    alone_zoom,
    cluster,
    cluster_spots,
)
from dashboard.index.schema import (
    ACTOR_SLOTS,
    FINE_CELL,
    GRID_ZOOM,
    KIND_SLOTS,
    KINDS,
    PRECISIONS,
    SIDES,
)
from tests.faults.claims import CLAIM

SCALE = 2**GRID_ZOOM * 256 / FINE_CELL
HOLD, STRIKE = KINDS.index("hold"), KINDS.index("strike")
UA, RU = SIDES.index("UA"), SIDES.index("RU")


def spots(*places: dict[str, Any]) -> Spots:
    """Return the spots of places given by lat, lon and whatever else matters."""
    rows = []
    for number, place in enumerate(places):
        x, y = project(place["lat"], place["lon"])[::1]
        row = {
            "place_id": f"P{number}",
            "name": f"Place {number}",
            "region": "Donetsk",
            "precision": PRECISIONS.index("settlement"),
            "radius_km": 3.0,
            "gx": int(x * SCALE // 1),
            "gy": int(y * SCALE // 1),
            "wide": False,
            "place": number + 1,
        }
        rows.append({**row, **place})
    return Spots.of(pa.Table.from_pylist(rows))


def profile(*counts: tuple[int, int, int, int], **marks: Any) -> Profile:
    """Return the profile of (spot, kind, actor, claims)."""
    packed = [
        (spot * KIND_SLOTS + kind) * ACTOR_SLOTS + actor
        for spot, kind, actor, _ in counts
    ]
    columns = {
        "packed_key": np.array(packed, np.int64),
        "n": np.array([count for *_, count in counts], np.int64),
        "contested": np.array(marks.get("contested", [False] * len(counts))),
        "unaccepted": np.array(marks.get("unaccepted", [0] * len(counts)), np.int64),
        "denied": np.array(marks.get("denied", [0] * len(counts)), np.int64),
    }
    return Profile.of(columns)


NEAR = ({"lat": 47.79, "lon": 36.82}, {"lat": 47.80, "lon": 36.84})
FAR = {"lat": 50.45, "lon": 30.52}


def test_a_profile_adds_up_a_place() -> None:
    made = profile(
        (3, HOLD, UA, 2),
        (3, HOLD, RU, 1),
        (3, STRIKE, RU, 4),
        (5, STRIKE, UA, 1),
        contested=[False, True, False, False],
        unaccepted=[1, 0, 2, 0],
        denied=[0, 1, 3, 0],
    )
    assert made.spot.tolist() == [3, 5]
    assert made.count.tolist() == [7, 1]
    assert made.actors[:, [UA, RU]].tolist() == [[2, 5], [1, 0]]
    assert made.kinds[:, [HOLD, STRIKE]].tolist() == [[3, 4], [0, 1]]
    assert made.actors.shape == (2, ACTOR_SLOTS)
    assert made.kinds.shape == (2, KIND_SLOTS)
    assert made.contested.tolist() == [True, False]
    assert made.unaccepted.tolist() == [3, 0]
    assert made.denied.tolist() == [4, 0]
    # Two places: spot, count, unaccepted, denied, a bit each; half a word for every column.
    assert made.nbytes() == 2 * (4 * 8 + 1 + 4 * (KIND_SLOTS + ACTOR_SLOTS))


def test_two_profiles_add_up_place_by_place() -> None:
    first = profile((3, HOLD, UA, 2), (5, STRIKE, RU, 1), unaccepted=[1, 0])
    second = profile(
        (1, HOLD, RU, 4),
        (3, STRIKE, RU, 3),
        contested=[False, True],
        unaccepted=[0, 2],
        denied=[4, 1],
    )
    both = first.merged(second)
    assert both.spot.tolist() == [1, 3, 5]
    assert both.count.tolist() == [4, 5, 1]
    assert both.actors[:, [UA, RU]].tolist() == [[0, 4], [2, 3], [0, 1]]
    assert both.kinds[:, [HOLD, STRIKE]].tolist() == [[4, 0], [2, 3], [0, 1]]
    assert both.contested.tolist() == [False, True, False]
    assert both.unaccepted.tolist() == [0, 3, 0]
    assert both.denied.tolist() == [4, 1, 0]


def test_unaccepted_claims_are_counted_where_they_were_asked_for() -> None:
    assert "0 AS unaccepted" in Profile.sql(Filters())
    assert "0 AS unaccepted" in Profile.sql(Filters(review=("accepted",)))
    counted = "count(*) FILTER (review <> 'accepted') AS unaccepted"
    assert counted in Profile.sql(Filters(review=("draft",)))
    assert counted in Profile.sql(Filters(review=("accepted", "draft")))


def test_the_extent_and_the_places() -> None:
    every = spots(*NEAR, FAR, {**FAR, "place": 3})
    made = profile(
        *((number, HOLD, UA, 1) for number in range(4)),
        contested=[False, True, False, True],
    )
    assert made.extent(every) == Box(30.52, 47.79, 36.84, 50.45)
    assert made.places(every) == 3
    assert made.places(every, contested=True) == 2
    nothing = profile()
    assert nothing.extent(every) is None
    assert nothing.places(every) == 0
    assert cluster(nothing, every, 6) == ()


def test_one_place_has_its_own_point_and_names() -> None:
    (marker,) = cluster(profile((0, HOLD, UA, 2)), spots(*NEAR), 6)
    assert marker == Marker(
        lat=47.79,
        lon=36.82,
        count=2,
        places=1,
        place_id="P0",
        name="Place 0",
        region="Donetsk",
        precision="settlement",
        radius_km=3.0,
        actor="UA",
        kind="hold",
        contested=False,
        unaccepted=0,
    )


def test_a_point_without_a_radius_has_none() -> None:
    exact = spots({**FAR, "radius_km": 0.0, "precision": PRECISIONS.index("point")})
    (marker,) = cluster(profile((0, STRIKE, RU, 1)), exact, 6)
    assert (marker.radius_km, marker.precision) == (None, "point")
    assert (marker.actor, marker.kind) == ("RU", "strike")


def test_several_places_stand_at_their_centre_of_weight() -> None:
    column, row = (cell >> _shift(6) for cell in (spots(NEAR[0]).gx[0], 5 << 20))
    middle = int((column + 0.5) * 2 ** _shift(6)), int((row + 0.5) * 2 ** _shift(6))
    both = spots(
        {**NEAR[0], "gx": middle[0], "gy": middle[1]},
        {**NEAR[1], "gx": middle[0] + 400, "gy": middle[1] - 800},
    )
    counts = profile(
        (0, HOLD, UA, 3), (1, HOLD, UA, 1), unaccepted=[1, 2], denied=[2, 0]
    )
    (marker,) = cluster(counts, both, 6)
    assert marker.count == 4
    assert marker.places == 2
    assert (marker.place_id, marker.name, marker.region) == ("", "", "")
    assert (marker.precision, marker.radius_km) == ("", None)
    assert marker.unaccepted == 3
    assert marker.denied == 2
    assert marker.sides == ()
    x, y = (middle[0] + 100.5) / SCALE, (middle[1] - 199.5) / SCALE
    lat = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y))))
    assert (marker.lat, marker.lon) == (round(lat, 5), round(x * 360 - 180, 5))


def test_two_rows_of_a_place_are_one_place() -> None:
    twice = spots(NEAR[0], {**NEAR[0], "radius_km": 9.0, "place": 1})
    (marker,) = cluster(profile((0, HOLD, UA, 1), (1, HOLD, UA, 1)), twice, 6)
    assert (marker.places, marker.count, marker.name) == (1, 2, "Place 1")
    assert marker.radius_km == 9.0, "the ring is never smaller than the doubt"


def test_towns_that_are_near_come_apart_as_the_map_is_zoomed() -> None:
    counts = profile((0, HOLD, UA, 1), (1, HOLD, UA, 2))
    numbers = [len(cluster(counts, spots(*NEAR), zoom)) for zoom in range(4, 19)]
    assert numbers == sorted(numbers)
    assert (numbers[0], numbers[-1]) == (1, 2)
    apart = cluster(counts, spots(*NEAR), 18)
    assert [marker.count for marker in apart] == [2, 1], "most claims first"


def test_the_centre_of_an_area_lends_nothing_to_a_village_beside_it() -> None:
    both = spots(NEAR[0], {**NEAR[0], "wide": True, "place": 9})
    markers = cluster(profile((0, HOLD, UA, 1), (1, HOLD, UA, 2)), both, 6)
    assert [(marker.count, marker.places) for marker in markers] == [(2, 1), (1, 1)]


def test_a_marker_is_contested_when_any_place_of_it_is() -> None:
    counts = ((0, HOLD, UA, 1), (1, HOLD, UA, 1))
    for marks, expected in (([False, False], False), ([False, True], True)):
        (marker,) = cluster(profile(*counts, contested=marks), spots(*NEAR), 6)
        assert marker.contested is expected


@pytest.mark.parametrize(
    ("counts", "actor"),
    [((2, 1), "UA"), ((1, 1), "several"), ((199, 100), "several"), ((1, 2), "RU")],
)
def test_the_colour_is_that_of_two_thirds(counts: tuple[int, int], actor: str) -> None:
    made = profile((0, HOLD, UA, counts[0]), (0, HOLD, RU, counts[1]))
    (marker,) = cluster(made, spots(*NEAR), 6)
    assert marker.actor == actor
    assert marker.kind == "hold"


def test_a_box_takes_the_cells_it_touches_whole() -> None:
    every = spots(*NEAR, FAR)
    counts = profile((0, HOLD, UA, 1), (1, HOLD, UA, 1), (2, HOLD, UA, 5))
    whole = cluster(counts, every, 6)
    assert [marker.count for marker in whole] == [5, 2]
    # Of two places in a cell the box holds one, and still both count.
    inside = cluster(counts, every, 6, Box(36.81, 47.78, 36.83, 47.795))
    assert inside == whole[1:]
    assert cluster(counts, every, 6, Box(30, 50, 31, 51)) == whole[:1]
    assert cluster(counts, every, 6, Box(0, 0, 1, 1)) == ()
    assert cluster(counts, every, 6, Box(-180, -90, 180, 90)) == whole


def test_a_pan_moves_no_marker() -> None:
    every, counts = spots(*NEAR), profile((0, HOLD, UA, 3), (1, STRIKE, RU, 1))
    (marker,) = cluster(counts, every, 6)
    for west in np.linspace(36, 36.8, 7):
        box = Box(float(west), 47, float(west) + 2, 49)
        assert cluster(counts, every, 6, box) == (marker,)


@pytest.mark.parametrize(
    ("zoom", "shift"),
    [(18, 0), (17.9, 1), (12, 6), (11, 9), (6, 14), (0, 20), (-3, 20), (25, 0)],
)
def test_a_cell_doubles_with_every_zoom_out(zoom: float, shift: int) -> None:
    assert _shift(zoom) == shift


def test_the_cells_of_a_box() -> None:
    x, y = project(48.0, 30.0)
    at = (int(x * SCALE) >> 9, int(y * SCALE) >> 9)
    assert _cells(Box(30.0, 48.0, 30.0, 48.0), 9) == (at[0], at[0], at[1], at[1])
    west, east, north, south = _cells(Box(-180, -90, 180, 90), 20)
    side = int(SCALE) >> 20
    assert (west, east, south) == (0, side, side)
    assert north <= 0
    assert _cells(Box(0, -90, 0, 90), 9) == _cells(Box(0, -MAX_LATITUDE, 0, 89), 9)


def test_a_marker_keeps_clear_of_the_edges_of_its_cell() -> None:
    shift = _shift(6)
    size = 2**shift
    column, row = (
        cell >> shift for cell in (spots(NEAR[0]).gx[0], spots(NEAR[0]).gy[0])
    )
    corner = {"gx": int(column * size), "gy": int(row * size)}
    both = spots({**NEAR[0], **corner}, {**NEAR[1], **corner})
    (marker,) = cluster(profile((0, HOLD, UA, 1), (1, HOLD, UA, 1)), both, 6)
    x = (column + 0.3) * size / SCALE
    y = (row + 0.3) * size / SCALE
    assert marker.lon == pytest.approx(x * 360 - 180, abs=1e-5)
    assert marker.lat == pytest.approx(
        math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y)))), abs=1e-5
    )
    far = {"gx": int((column + 1) * size) - 1, "gy": int((row + 1) * size) - 1}
    both = spots({**NEAR[0], **far}, {**NEAR[1], **far})
    (other,) = cluster(profile((0, HOLD, UA, 1), (1, HOLD, UA, 1)), both, 6)
    assert other.lon == pytest.approx(
        (column + 0.7) * size / SCALE * 360 - 180, abs=1e-5
    )
    assert replace(other, lat=marker.lat, lon=marker.lon) == marker


def test_a_point_has_five_decimals() -> None:
    (marker,) = cluster(
        profile((0, HOLD, UA, 1)), spots({"lat": 47.1234567, "lon": 36.7654321}), 6
    )
    assert (marker.lat, marker.lon) == (47.12346, 36.76543)


def test_the_queries_give_what_the_counts_are_made_of() -> None:
    other = replace(CLAIM, id="b", name="Draft", kind=Kind.STRIKE, review=Review.DRAFT)
    index = Index.of([other, CLAIM, replace(CLAIM, id="c")])
    filters = Filters(review=("draft",))
    with index.cursor() as cursor:
        sql = f"{Profile.sql(filters)} FROM current GROUP BY 1"
        made = Profile.of(cursor.execute(sql).fetchnumpy())
        every = Spots.of(cursor.sql(Spots.SQL).to_arrow_table())
    # What a draft calls a place is no name of it for whoever reads what is accepted.
    names = every.table["name"].to_pylist()
    accepted, draft = names.index("Storozheve"), names.index("Draft")
    assert len(names) == 2
    assert dict(zip(made.spot.tolist(), made.count.tolist(), strict=True)) == {
        accepted: 2,
        draft: 1,
    }
    assert made.unaccepted[[accepted, draft]].tolist() == [0, 1]
    assert not made.contested.any()
    assert made.places(every) == 1
    retake = KINDS.index("retake")
    assert made.kinds[accepted, [retake, STRIKE]].tolist() == [2, 0]
    assert made.kinds[draft, [retake, STRIKE]].tolist() == [0, 1]
    assert every.table.to_pylist()[accepted] == {
        "place_id": "X1",
        "name": "Storozheve",
        "region": "Donetsk",
        "precision": PRECISIONS.index("settlement"),
    }
    assert (every.lat[0], every.lon[0], every.radius[0]) == (47.79, 36.82, 3.0)
    assert not every.wide[0]
    made_here = spots({"lat": 47.79, "lon": 36.82})
    assert (every.gx[0], every.gy[0]) == (made_here.gx[0], made_here.gy[0])


def test_from_which_zoom_a_marker_stands_alone() -> None:
    towns = profile((0, HOLD, UA, 1), (1, HOLD, UA, 1))

    def alone(*places: dict[str, Any]) -> int:
        every = spots(*places)
        at = float(every.lat[0]), float(every.lon[0])
        return alone_zoom(towns, every, "P0", at)

    def apart(zoom: int, *places: dict[str, Any]) -> bool:
        markers = cluster(towns, spots(*places), zoom)
        return all(marker.places == 1 for marker in markers)

    for places in (NEAR, (NEAR[0], FAR)):
        zoom = alone(*places)
        assert 0 < zoom < CLOSEST
        assert apart(zoom, *places)
    assert alone(NEAR[0], FAR) < alone(*NEAR)
    # Two at the same spot are never told apart; an area stands beside the towns.
    assert alone(NEAR[0], {**NEAR[0], "place": 9}) == CLOSEST
    assert alone(NEAR[0], {**NEAR[1], "wide": True}) == 0


def test_the_spots_of_a_marker() -> None:
    every = spots(*NEAR, FAR)
    towns = profile((0, HOLD, UA, 1), (1, HOLD, UA, 1), (2, HOLD, UA, 5))
    markers, marker_of = cluster_spots(towns, every, 4)
    assert [marker.count for marker in markers] == [5, 2]
    assert marker_of.tolist() == [1, 1, 0]
    nothing, of_none = cluster_spots(profile(), every, 4)
    assert nothing == ()
    assert of_none.tolist() == [-1, -1, -1]


def test_several_sides_are_counted_each() -> None:
    both = profile((0, HOLD, UA, 1), (0, HOLD, RU, 2), (0, STRIKE, RU, 1))
    (marker,) = cluster(both, spots(NEAR[0]), 6)
    assert marker.actor == "RU"
    assert marker.sides == ()
    even = profile((0, HOLD, UA, 2), (0, HOLD, RU, 2))
    (marker,) = cluster(even, spots(NEAR[0]), 6)
    assert (marker.actor, marker.sides) == ("several", (("UA", 2), ("RU", 2)))
