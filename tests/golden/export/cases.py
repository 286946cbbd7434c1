"""Claims and a context that every export format is tried on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from dashboard.cartography.style import style_sheet
from dashboard.domain.claim import Claim
from dashboard.domain.presentation import Presentation, present
from dashboard.domain.settings import load
from dashboard.domain.words import Hedge, Kind, Precision, Review, Side
from dashboard.exchange.export.format import Context
from dashboard.exchange.export.html_map import BASEMAP, LEAFLET, STYLES
from dashboard.services.map.outlines import outlines
from dashboard.services.map.page_scripts import page_script
from dashboard.web.texts import TEXTS

ROOT = Path(__file__).parents[3]
HOSTILE = (
    "]]></script><script>alert(1)</script><!-- <img src=x onerror='alert(2)'> &"
    " \x07\u2028\u202eabc $[quote]"
)
CLAIMS = (
    Claim(
        id="0123456789abcdef",
        kind=Kind.RETAKE,
        actor=Side.UA,
        claimant="Kyiv, staff",
        publisher="BBC",
        name="Сторожеве",
        lat=47.79,
        lon=36.82,
        precision=Precision.SETTLEMENT,
        radius_km=3.0,
        date_to=date(2023, 6, 12),
        note="=1+1",
        review=Review.ACCEPTED,
    ),
    Claim(
        id="unplaced",
        kind=Kind.ADVANCE,
        actor=Side.UA,
        claimant_side=Side.PARTNER,
        claimant="a NATO official",
        relayed_by="USA Today",
        publisher="HNGN",
        place_as_written="the village of Ghost",
        hedge=Hedge.HEDGED,
        date_from=date(2023, 6, 5),
        date_text="last week",
        published=date(2023, 6, 13),
    ),
    Claim(
        id="denied",
        kind=Kind.RETAKE,
        actor=Side.UA,
        claimant_side=Side.RU,
        claimant="the Russian defence ministry",
        hedge=Hedge.DENIED,
        name="Robotyne",
        place_as_written="Rabotino",
        place_id="UA23100270010029314",
        region="Zaporizhzhia",
        lat=47.44,
        lon=35.83,
        precision=Precision.POINT,
        date_from=date(2023, 8, 23),
        date_to=date(2023, 8, 23),
        publisher="TASS",
        published=date(2023, 8, 24),
        url="https://example.org/a?b=1&c=<2>",
        quote="не занято",
        prefix="Село",
        suffix=".",
        start=5,
        end=14,
        reliability="B",
        credibility="6",
        review=Review.ACCEPTED,
        review_by="editors",
        review_at="2026-11-23T00:00:00Z",
        review_why="read by hand",
    ),
    Claim(
        id="wide",
        kind=Kind.STRIKE,
        actor=Side.RU,
        claimant_side=Side.UA,
        claimant="the governor",
        name="Donetsk",
        region="Donetsk",
        lat=48.1,
        lon=37.9,
        precision=Precision.OBLAST,
        radius_km=115.0,
        date_from=date(2023, 6, 1),
        date_to=date(2023, 6, 30),
        publisher="ACLED",
        dataset="acled",
        license="https://acleddata.com/terms",
    ),
    Claim(
        id="hostile",
        kind=Kind.STATEMENT,
        claimant=HOSTILE,
        relayed_by=HOSTILE,
        publisher=HOSTILE,
        name=HOSTILE,
        place_id=HOSTILE,
        lat=-1.5,
        lon=-2.25,
        note=HOSTILE,
        quote=HOSTILE,
        date_text=HOSTILE,
        dataset=HOSTILE,
        license=HOSTILE,
        url="http://example.org/\"><script>alert('3')</script>",
        article_id=HOSTILE,
    ),
)


def context(folder: Path, **changes: object) -> Context:
    """Return a context whose scripts, styles and basemap are stubs in that folder, so
    that a golden file is small.
    """
    _stub(folder / "assets" / LEAFLET, f"/* {LEAFLET} */")
    for name in STYLES:
        _stub(
            folder / "assets" / name,
            f'/* {name} */ a {{ src: url("../fonts/Stub.ttf"); }}',
        )
    for name in BASEMAP:
        _stub(folder / "basemap" / name, f'{{"file":"{name}","hostile":"</script>"}}')
    _stub(folder / "fonts" / "Stub.ttf", "lettering")
    values: dict[str, object] = {
        "title": "Claims <about> the war",
        "sentence": "5 claims at 4 places",
        "filters": "text “<script>”",
        "credit": "© OpenStreetMap contributors (ODbL)",
        "made_on": date(2026, 11, 24),
        "sheet": style_sheet(),
        "assets": folder / "assets",
        "basemap": folder / "basemap",
        "fonts": folder / "fonts",
        "script": "/* the map */",
        "texts": {"claims": "{count} claim|{count} claims"},
        "link": "https://example.org/?text=%3Cscript%3E",
        "notes": ("1 dataset left out: its terms forbid it",),
    }
    return Context(**(values | changes))  # type: ignore[arg-type]


def presented(claims: Iterable[Claim] = CLAIMS) -> Iterator[Presentation]:
    """Yield what to say of the claims; the denied one is contradicted."""
    for claim in claims:
        against = ("0123456789abcdef",) if claim.id == "denied" else ()
        yield present(claim, against)


def real_context(**changes: object) -> Context:
    """Return a context with the project's own scripts, styles and basemap."""
    values: dict[str, object] = {
        "title": "Claims about the war in Ukraine",
        "sentence": "5 claims at 4 places",
        "sheet": style_sheet(),
        "credit": "© OpenStreetMap contributors (ODbL)",
        "made_on": date(2026, 11, 24),
        "assets": ROOT / "dashboard" / "web" / "assets",
        "basemap": ROOT / "data" / "basemap",
        "fonts": ROOT / "data" / "fonts",
        "script": page_script("standalone"),
        "texts": TEXTS,
        "outlines": partial(outlines, load()),
    }
    return Context(**(values | changes))  # type: ignore[arg-type]


def _stub(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
