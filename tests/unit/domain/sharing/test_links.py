"""Links of every version, and what is told about values that cannot be used."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.filters import NAMES as FILTER_NAMES
from dashboard.domain.filters import Filters
from dashboard.domain.geography.geo import View
from dashboard.domain.sharing.compared_days import ComparedDays
from dashboard.domain.sharing.links import (
    DRAWN,
    NAMES,
    PLACE,
    READABLE,
    SERVER,
    VERSION,
    Link,
    claim_of,
    is_tracker,
    read,
    read_text,
)

OLD = [
    ("", Link()),
    ("source=TASS&source=BBC+News", Link(Filters(source=("TASS", "BBC News")))),
    (
        "from=2023-06-05&to=2023-06-13",
        Link(Filters(date_from=date(2023, 6, 5), date_to=date(2023, 6, 13))),
    ),
    (
        "side=UA&side=RU&text=a%26b&lat=48.1235&lon=37.0000&zoom=7.5",
        Link(Filters(side=("UA", "RU"), text="a&b"), View(48.1235, 37, 7.5)),
    ),
    (
        "region=Donetsk&from=2023-06-01&lat=47.8&lon=36.9&zoom=10",
        Link(
            Filters(date_from=date(2023, 6, 1), region=("Donetsk",)),
            View(47.8, 36.9, 10),
        ),
    ),
    ("lat=-33.9000&lon=-70.0000&zoom=5", Link(view=View(-33.9, -70, 5))),
    ("lat=47.8&lon=36.9", Link(view=View(47.8, 36.9, 6))),
    (
        "compare=2023-06-05,2023-06-13,until",
        Link(
            compare=ComparedDays(date(2023, 6, 5), date(2023, 6, 13), until=True),
        ),
    ),
    (
        "as-of=2024-01-31&review=retracted&claim=0f3a2b1c4d5e6f70",
        Link(
            Filters(review=("retracted",), as_of=date(2024, 1, 31)),
            claim="0f3a2b1c4d5e6f70",
        ),
    ),
    (
        "claimant=Denys+Shmyhal%2C+Prime+Minister&place=UA14&precision=point&kind=strike&dataset=acled",
        Link(
            Filters(
                claimant=("Denys Shmyhal, Prime Minister",),
                place=("UA14",),
                precision=("point",),
                kind=("strike",),
                dataset=("acled",),
            )
        ),
    ),
    (
        "text=%D0%A1%D1%82%D0%BE%D1%80%D0%BE%D0%B6%D0%B5%D0%B2%D0%B5",
        Link(Filters(text="Сторожеве")),
    ),
    ("layers=acled,mine&zoom=", Link(layers=("acled", "mine"))),
    ("embed=true&utm_source=x&kind=hold", Link(Filters(kind=("hold",)))),
]
"""Addresses this program has made or whose form it promised, before links had a
version. Rows are only ever added.
"""


@pytest.mark.parametrize(("text", "link"), OLD)
def test_an_old_link_opens_what_it_opened(text: str, link: Link) -> None:
    assert read_text(text) == (link, ())
    assert read_text(link.text()) == (link, ())
    assert read_text(link.stored()) == (link, ())
    assert read_text(f"v=1&{text}") == (link, ())


def test_a_link_is_written_short_and_in_one_way() -> None:
    link, _ = read_text(
        "zoom=7.00&lon=37.0000&lat=48.12000&claim=a:b&text=x,+y&source=B&source=A&to=2023-06-13"
    )
    assert (
        link.text()
        == "to=2023-06-13&source=B&source=A&text=x,+y&lat=48.12&lon=37&zoom=7&claim=a:b"
    )
    assert link.stored() == f"v={VERSION}&{link.text()}"
    assert link.address("https://map.example") == f"https://map.example/?{link.text()}"
    assert (Link().text(), Link().address("")) == ("", "/")
    assert Link(view=View(-0.00001, 100, 10)).text() == "lat=0&lon=100&zoom=10"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("lat=47.8", "lat without lon: give both or none"),
        (
            "compare=monday",
            "compare='monday': not two days; write it like 2023-06-05,2023-06-13, with"
            " ,until for everything until each and ,differences for colours",
        ),
        ("lon=36.9&lat=", "lon without lat: give both or none"),
        ("zoom=8", "zoom without a centre"),
        ("lat=47.8&lon=east", "lon='east': not a number from -180 to 180"),
        ("lat=86&lon=36", "lat='86': not a number from -85 to 85"),
        ("lat=nan&lon=36", "lat='nan'"),
        ("lat=47.8&lon=36.9&zoom=99", "zoom='99': not a number from 3 to 18"),
        (f"claim={'x' * 201}", "claim='xxxxxxxxxx"),
        ("claim=a%00", "claim='a\\x00': not usable"),
        ("layers=a%00,b", "layers='a\\x00,b': not usable"),
        (f"layers={','.join(map(str, range(21)))}", "layers='0,1,2"),
    ],
)
def test_half_a_view_or_a_bad_one_is_told_and_not_used(text: str, problem: str) -> None:
    link, (told,) = read_text(f"{text}&kind=hold")
    assert told.startswith(problem)
    assert link == Link(Filters(kind=("hold",)))


@pytest.mark.parametrize(
    ("version", "words"),
    [
        ("2", "newer version"),
        ("99999", "newer version"),
        ("0", "not a version"),
        ("-1", "not a version"),
        ("x", "not a version"),
        ("٢", "not a version"),
        ("9" * 5000, "not a version"),
    ],
)
def test_a_link_of_another_version_is_told_and_read_as_far_as_it_goes(
    version: str, words: str
) -> None:
    link, (told,) = read_text(f"v={version}&kind=hold")
    assert words in told
    assert len(told) < 200
    assert link == Link(Filters(kind=("hold",)))


def test_an_address_of_a_thousand_parts_is_not_read() -> None:
    assert read_text("&".join(["source=x"] * 1001)) == (
        Link(),
        ("the address has more than 1000 parts; none was used",),
    )


def test_the_names_of_a_link() -> None:
    assert DRAWN == ("layers", "compare", "references", "control")
    assert ("lat", "lon", "zoom", "claim", "at", *DRAWN) == PLACE
    assert (*PLACE, "language", "v") == NAMES
    assert (VERSION, READABLE) == (1, ",:/@")


@pytest.mark.parametrize(
    ("view", "text"),
    [
        (View(48.12346, 37.98766, 7.126), "lat=48.1235&lon=37.9877&zoom=7.13"),
        (View(48.12344, 37.98764, 7.124), "lat=48.1234&lon=37.9876&zoom=7.12"),
        (View(48.1, 100, 10), "lat=48.1&lon=100&zoom=10"),
        (View(-0.00004, 0.0, 3), "lat=0&lon=0&zoom=3"),
    ],
)
def test_a_view_is_written_to_four_decimals(view: View, text: str) -> None:
    assert Link(view=view).text() == text


def test_a_view_is_read_to_four_decimals() -> None:
    link, _ = read_text("lat=48.12346&lon=37.98764&zoom=7.126")
    assert link.view == View(48.1235, 37.9876, 7.13)
    link, problems = read_text("lat=&lon=&zoom=&claim=&v=")
    assert (link, problems) == (Link(), ())


def test_the_text_to_store_names_its_version() -> None:
    assert Link().stored() == "v=1"
    assert Link(claim="a").stored() == "v=1&claim=a"
    assert Link().address("https://a.example") == "https://a.example/"


@pytest.mark.parametrize(
    ("version", "reason"),
    [
        ("7", "made by a newer version of this program"),
        ("0", "not a version of links"),
        ("x" * 50, "not a version of links"),
        ("123456", "not a version of links"),
        ("12345", "made by a newer version of this program"),
    ],
)
def test_the_sentence_about_another_version(version: str, reason: str) -> None:
    assert read({"v": [version]}) == (
        Link(),
        (f"v={version[:40]!r}: {reason}; the rest was read as version 1",),
    )


def test_the_id_of_a_claim_has_a_bound() -> None:
    problems: list[str] = []
    assert claim_of({"claim": ["x" * 200]}, problems) == "x" * 200
    assert problems == []
    assert claim_of({"claim": ["x" * 201]}, problems) == ""
    assert problems == [f"claim='{'x' * 40}': not usable"]
    assert claim_of({"claim": [" a ", "b"]}, problems) == "a"


def test_a_thousand_parts_are_read() -> None:
    link, problems = read_text("&".join(f"source={n}" for n in range(1000)))
    assert len(link.filters.source) == 50
    assert problems == ("source: only the first 50 values were used",)


@pytest.mark.parametrize(
    ("address", "usable"),
    [
        ("https://map.example", True),
        ("http://127.0.0.1:8501/base/path-1", True),
        ("http://[::1]:8501", True),
        ("ftp://map.example", False),
        ("https://map.example/?a=b", False),
        ("https://map.example/<b>", False),
        ("https://", False),
        ("https://мапа.example", False),
    ],
)
def test_an_address_that_may_be_passed_on(address: str, usable: bool) -> None:
    assert bool(SERVER.fullmatch(address)) is usable


@pytest.mark.parametrize(
    "name", ["utm_source", "UTM_Medium", "fbclid", "gclid", "mc_cid", "_ga", "igshid"]
)
def test_what_others_append_is_a_tracker(name: str) -> None:
    assert is_tracker(name)


@pytest.mark.parametrize("name", [*NAMES, *FILTER_NAMES, "utmost", "clid", "colour"])
def test_what_is_ours_or_a_slip_is_none(name: str) -> None:
    assert not is_tracker(name)


def test_the_place_whose_claims_are_open_is_kept() -> None:
    link = Link(at="UA23100270150025192")
    assert read_text(link.text()) == (link, ())
    assert read_text(f"at={'x' * 300}")[1] != ()


def test_layers_and_language_are_kept_side_by_side() -> None:
    link = Link(layers=("acled", "mine"), language="uk")
    assert link.text() == "layers=acled,mine&language=uk"
    assert read_text(link.text()) == (link, ())
