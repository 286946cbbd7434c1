"""Links of every version, and what is told about values that cannot be used."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.filters import Filters
from dashboard.domain.geo import View
from dashboard.domain.links import VERSION, Link, read_text

OLD = [
    ("", Link()),
    ("source=TASS&source=BBC+News", Link(Filters(source=("TASS", "BBC News")))),
    ("from=2023-06-05&to=2023-06-13", Link(Filters(since=date(2023, 6, 5), until=date(2023, 6, 13)))),
    ("side=UA&side=RU&text=a%26b&lat=48.1235&lon=37.0000&zoom=7.5",
     Link(Filters(side=("UA", "RU"), text="a&b"), View(48.1235, 37, 7.5))),
    ("region=Donetsk&from=2023-06-01&lat=47.8&lon=36.9&zoom=10",
     Link(Filters(since=date(2023, 6, 1), region=("Donetsk",)), View(47.8, 36.9, 10))),
    ("lat=-33.9000&lon=-70.0000&zoom=5", Link(view=View(-33.9, -70, 5))),
    ("lat=47.8&lon=36.9", Link(view=View(47.8, 36.9, 6))),
    ("as-of=2024-01-31&review=retracted&claim=0f3a2b1c4d5e6f70",
     Link(Filters(review=("retracted",), as_of=date(2024, 1, 31)), claim="0f3a2b1c4d5e6f70")),
    ("claimant=Denys+Shmyhal%2C+Prime+Minister&place=UA14&precision=point&kind=strike&dataset=acled",
     Link(Filters(claimant=("Denys Shmyhal, Prime Minister",), place=("UA14",), precision=("point",),
                  kind=("strike",), dataset=("acled",)))),
    ("text=%D0%A1%D1%82%D0%BE%D1%80%D0%BE%D0%B6%D0%B5%D0%B2%D0%B5", Link(Filters(text="Сторожеве"))),
    ("embed=true&utm_source=x&kind=hold", Link(Filters(kind=("hold",)))),
]  # fmt: skip
"""Addresses this program has made or whose form it promised, before links had a version. Rows are only ever added."""


@pytest.mark.parametrize(("text", "link"), OLD)
def test_an_old_link_opens_what_it_opened(text: str, link: Link) -> None:
    assert read_text(text) == (link, ())
    assert read_text(link.text()) == (link, ())
    assert read_text(link.kept()) == (link, ())
    assert read_text(f"v=1&{text}") == (link, ())


def test_a_link_is_written_short_and_in_one_way() -> None:
    link, _ = read_text("zoom=7.00&lon=37.0000&lat=48.12000&claim=a:b&text=x,+y&source=B&source=A&to=2023-06-13")
    assert link.text() == "to=2023-06-13&source=B&source=A&text=x,+y&lat=48.12&lon=37&zoom=7&claim=a:b"
    assert link.kept() == f"v={VERSION}&{link.text()}"
    assert link.address("https://map.example") == f"https://map.example/?{link.text()}"
    assert (Link().text(), Link().address("")) == ("", "/")
    assert Link(view=View(-0.00001, 100, 10)).text() == "lat=0&lon=100&zoom=10"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("lat=47.8", "lat without lon: give both or none"),
        ("lon=36.9&lat=", "lon without lat: give both or none"),
        ("zoom=8", "zoom without a centre"),
        ("lat=47.8&lon=east", "lon='east': not a number from -180 to 180"),
        ("lat=86&lon=36", "lat='86': not a number from -85 to 85"),
        ("lat=nan&lon=36", "lat='nan'"),
        ("lat=47.8&lon=36.9&zoom=99", "zoom='99': not a number from 3 to 18"),
        (f"claim={'x' * 201}", "claim='xxxxxxxxxx"),
        ("claim=a%00", "claim='a\\x00': not usable"),
    ],
)
def test_half_a_view_or_a_bad_one_is_told_and_not_used(text: str, problem: str) -> None:
    link, (told,) = read_text(f"{text}&kind=hold")
    assert told.startswith(problem)
    assert link == Link(Filters(kind=("hold",)))


@pytest.mark.parametrize(
    ("version", "words"),
    [("2", "newer version"), ("99999", "newer version"), ("0", "not a version"), ("-1", "not a version"),
     ("x", "not a version"), ("٢", "not a version"), ("9" * 5000, "not a version")],
)  # fmt: skip
def test_a_link_of_another_version_is_told_and_read_as_far_as_it_goes(version: str, words: str) -> None:
    link, (told,) = read_text(f"v={version}&kind=hold")
    assert words in told
    assert len(told) < 200
    assert link == Link(Filters(kind=("hold",)))


def test_an_address_of_a_thousand_parts_is_not_read() -> None:
    assert read_text("&".join(["source=x"] * 1001)) == (
        Link(),
        ("the address has more than 1000 parts; none was used",),
    )
