"""KML is well-formed whatever a claim says, in the order of its schema, and hides
nothing.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET
from xml.parsers import expat

import pytest
from hypothesis import HealthCheck, example, given, settings

from dashboard.domain.claim import FIELDS, Claim
from dashboard.domain.presentation import DERIVED
from dashboard.domain.words import Kind
from dashboard.exchange.escape import NOT_XML
from dashboard.exchange.export import kml
from dashboard.exchange.export.kml import RENAMED
from dashboard.exchange.export.registry import export_file
from tests.golden.export.cases import CLAIMS, HOSTILE, context, presented
from tests.golden.test_export_files import golden, made
from tests.property.claim_strategies import FREE, claim_lists

K = "{http://www.opengis.net/kml/2.2}"
FEATURE_ORDER = [
    "name",
    "open",
    "description",
    "TimeSpan",
    "styleUrl",
    "Style",
    "ExtendedData",
    "Schema",
    "Placemark",
    "Folder",
    "Point",
]
"""Of the elements used, the order in AbstractFeatureType, DocumentType and
PlacemarkType of ogckml22.xsd.
"""


def text_of(claims: list[Claim] | tuple[Claim, ...]) -> str:
    with TemporaryDirectory() as stubs:
        return b"".join(
            export_file("kml", presented(claims), context(Path(stubs)))
        ).decode()


def parsed(text: str) -> ET.Element:
    """Parse with a parser that refuses every declaration a document could do harm
    with.
    """

    def refuse(*_arguments: object) -> None:
        raise AssertionError("the document declares something")

    guard = expat.ParserCreate()
    guard.StartDoctypeDeclHandler = refuse
    guard.EntityDeclHandler = refuse
    guard.Parse(text.encode(), True)
    return ET.fromstring(text.encode())  # noqa: S314


def data_of(placemark: ET.Element) -> dict[str, str]:
    return {
        found.get("name", ""): found.text or ""
        for found in placemark.iter(f"{K}SimpleData")
    }


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40)
@given(written=claim_lists(most=4))
@example(
    written=[
        Claim(
            id=HOSTILE,
            kind=Kind.HOLD,
            claimant=HOSTILE,
            quote="\x00\x1f\ufffe]]>",
            url="https://x/\"'>",
        )
    ]
)
def test_every_claim_is_there_and_the_text_is_well_formed(written: list[Claim]) -> None:
    document = parsed(text_of(written)).find(f"{K}Document")
    assert document is not None
    folder = document.find(f"{K}Folder")
    assert folder is not None
    placed, lost = document.findall(f"{K}Placemark"), folder.findall(f"{K}Placemark")
    expected = [[c for c in written if c.placed], [c for c in written if not c.placed]]
    for found, claims in zip((placed, lost), expected, strict=True):
        assert len(found) == len(claims)
        for one, claim in zip(found, claims, strict=True):
            data = data_of(one)
            assert {n: data.get(RENAMED.get(n, n), "") for n in FREE} == {
                n: shown(getattr(claim, n)) for n in FREE
            }
            point = one.findtext(f"{K}Point/{K}coordinates")
            assert point == (f"{claim.lon!r},{claim.lat!r}" if claim.placed else None)


def shown(text: str) -> str:
    """Return what a reader of XML gets back: no illegal characters, and line ends as
    the standard makes them.
    """
    return NOT_XML.sub("", text).replace("\r\n", "\n").replace("\r", "\n")


def test_elements_stand_in_the_order_of_the_schema() -> None:
    for parent in (f"{K}Document", f"{K}Placemark"):
        for element in parsed(text_of(CLAIMS)).iter(parent):
            order = [
                FEATURE_ORDER.index(child.tag.removeprefix(K)) for child in element
            ]
            assert order == sorted(order)


def test_the_schema_names_every_field_and_every_style_is_there() -> None:
    root = parsed(text_of(CLAIMS))
    fields = [found.get("name", "") for found in root.iter(f"{K}SimpleField")]
    assert fields == [RENAMED.get(name, name) for name in (*FIELDS, *DERIVED)]
    assert not {"name", "description", "timestamp", "begin", "end", "id"} & set(fields)
    styles = {found.get("id") for found in root.iter(f"{K}Style")}
    assert {found.text for found in root.iter(f"{K}styleUrl")} <= {
        f"#{name}" for name in styles
    }
    assert root.findtext(f".//{K}Style[@id='RU']//{K}color") == "ff005ed5"


@pytest.mark.parametrize(
    ("since", "until", "span"),
    [
        (date(2023, 6, 1), date(2023, 6, 2), ("2023-06-01", "2023-06-02")),
        (None, date(2023, 6, 2), ("2023-06-02", "2023-06-02")),
        (date(2023, 6, 1), None, ("2023-06-01", "2023-06-01")),
    ],
)
def test_a_time_span_is_that_of_the_map_with_its_last_day_whole(
    since: date | None, until: date | None, span: tuple[str, str]
) -> None:
    root = parsed(
        text_of([Claim(id="a", kind=Kind.HOLD, date_from=since, date_to=until)])
    )
    begin, end = (f"{span[0]}T00:00:00Z", f"{span[1]}T23:59:59Z")
    assert root.findtext(f".//{K}begin") == begin
    assert root.findtext(f".//{K}end") == end


def test_a_claim_without_a_day_counts_when_it_was_published() -> None:
    day = date(2023, 6, 1)
    dated = parsed(text_of([Claim(id="a", kind=Kind.HOLD, published=day)]))
    assert dated.findtext(f".//{K}begin") == "2023-06-01T00:00:00Z"
    assert "When: date unknown" in (
        dated.findtext(f".//{K}Placemark/{K}description") or ""
    )
    bare = parsed(text_of([Claim(id="a", kind=Kind.HOLD)]))
    assert bare.find(f".//{K}TimeSpan") is None


def test_the_balloon_attributes_and_runs_nothing() -> None:
    placemarks = {
        data_of(p)["claim_id"]: p for p in parsed(text_of(CLAIMS)).iter(f"{K}Placemark")
    }
    denied = placemarks["denied"].findtext(f"{K}description") or ""
    assert (
        "(Russia) denies that Ukraine retook Robotyne</b><br/>Denial; Contested"
        in denied
    )
    assert "Said by the Russian defence ministry (a denial)" in denied
    assert '<a href="https://example.org/a?b=1&amp;c=&lt;2&gt;">TASS</a>' in denied
    hostile = placemarks["hostile"].findtext(f"{K}description") or ""
    assert not any(word in hostile for word in ("<script", "<img", "$[", "\u202e"))
    assert "within 115 km" in (placemarks["wide"].findtext(f"{K}description") or "")
    assert placemarks["wide"].findtext(f"{K}styleUrl") == "#RU-wide"
    style = placemarks["denied"].findtext(f"{K}styleUrl") or ""
    root = parsed(text_of(CLAIMS))
    tint = root.findtext(f".//{K}Style[@id='{style[1:]}']//{K}color") or ""
    assert (style[-7:], tint[:2]) == ("-denied", "60")


def test_every_claim_of_the_cases_to_the_letter(tmp_path: Path) -> None:
    assert made("kml", tmp_path) == golden("kml").read_bytes().decode()


def test_the_declaration() -> None:
    declared = kml.FORMAT
    assert (declared.name, declared.label) == ("kml", "KML (Google Earth)")
    assert (declared.suffix, declared.media_type) == (
        ".kml",
        "application/vnd.google-earth.kml+xml",
    )
