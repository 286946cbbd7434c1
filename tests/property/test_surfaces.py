"""Every state of a claim on every surface: each says the same, in the same words.

The surfaces come from the registries: a new one is asked by itself, and fails here
until it says what `present` says.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from dashboard.cartography import LANGUAGES
from dashboard.domain.claim import PROGRAM, Claim
from dashboard.domain.presentation import DAY_SIGNS, SIGNS, Presentation
from dashboard.domain.words import Hedge, Kind, Review, Side
from dashboard.exchange.export import kml, registry
from dashboard.exchange.export.registry import EXPORTS
from dashboard.exchange.publish.feeds import FEEDS
from dashboard.i18n.translate import gettext, speaking
from dashboard.index import Contradiction, Listed
from dashboard.judgement import Rule
from dashboard.services.pictures.picture_words import present_in
from dashboard.services.pictures.story import STORY_TYPES
from dashboard.services.project import Project
from dashboard.services.share.citations import CITATIONS
from tests.golden.export.cases import context
from tests.surfaces import Surface, surfaces
from tests.unit.services.settings_of import settings_of

REVIEWS = (
    *((review, False, "") for review in Review),
    (Review.ACCEPTED, True, ""),
    (Review.ACCEPTED, False, PROGRAM),
)
DAYS = {
    "known": (date(2022, 8, 1), date(2022, 8, 5)),
    "start unknown": (None, date(2022, 8, 5)),
    "unknown": (None, None),
}
CLAIM = Claim(
    id="c1",
    kind=Kind.RETAKE,
    actor=Side.UA,
    claimant_side=Side.RU,
    claimant="Vladimir Rogov",
    name="Urozhaine",
    publisher="TASS",
    published=date(2022, 8, 6),
)


AGAINST = Contradiction("x9", Rule.STATES)


def states() -> Iterator[Listed]:
    """Yield a claim in every state."""
    for (review, corrected, by), hedge, against, days in product(
        REVIEWS, Hedge, ((), (AGAINST,)), DAYS.values()
    ):
        claim = replace(
            CLAIM,
            review=review,
            review_by=by,
            hedge=hedge,
            date_from=days[0],
            date_to=days[1],
        )
        yield Listed(claim, against, corrected)


STATES = tuple(states())


def every(folder: Path) -> tuple[Surface, ...]:
    return surfaces(context(folder))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(settings_of(tmp_path_factory.mktemp("data")))


def leaves(value: Any) -> Iterator[str]:
    """Yield every value, without the names of fields."""
    if isinstance(value, dict):
        value = [*value.values()]
    if isinstance(value, list | tuple):
        for part in value:
            yield from leaves(part)
    elif isinstance(value, bool):
        yield str(value).lower()
    elif value is not None:
        yield str(value)


def values_of(content: object) -> str:
    """Return what a surface says, without names of fields, tags and programs."""
    if isinstance(content, bytes):
        if content.startswith(b"PAR1"):
            return "\n".join(leaves(pq.read_table(io.BytesIO(content)).to_pylist()))
        content = content.decode()
    if not isinstance(content, str):
        return "\n".join(leaves(content))
    if content.startswith("id,"):
        return "\n".join(list(csv.reader(io.StringIO(content, newline="")))[1])
    try:
        return "\n".join(leaves(json.loads(content)))
    except ValueError:
        data = (
            r"<script(?! type=\"application/json\" id=\"fs-claims\")[^>]*>.*?</script>"
        )
        bare = re.sub(f"{data}|<style.*?</style>", "", content, flags=re.S)
        return html.unescape(html.unescape(re.sub(r"<[^>]+>", "\n", bare)))


def missing(text: str, shown: Presentation, language: str) -> list[str]:
    """Return what a surface does not say."""
    words = text.casefold()
    # The words of the days, below, say what is not known of them.
    lacking = [
        sign.code
        for sign in shown.signs
        if sign.code not in DAY_SIGNS
        and sign.words.casefold() not in words
        and not re.search(rf"(?<!\w){sign.code}(?!\w)", text)
    ]
    if shown.days.casefold() not in words:
        lacking.append("days")
    denial = LANGUAGES[language]["kind.denied"].format(kind="")
    if shown.claim.hedge is Hedge.DENIED and not (
        shown.headline.casefold() in words or denial.strip() in words
    ):
        lacking.append("denial")
    return lacking


def surface_names() -> list[str]:
    return [
        *(f"export {name}" for name in EXPORTS),
        *FEEDS,
        *(f"story {kind} {code}" for kind, code in product(STORY_TYPES, LANGUAGES)),
        *(f"picture {code}" for code in LANGUAGES),
        "card",
        "table",
        "preview",
        *(f"reference {name}" for name in CITATIONS),
    ]


def test_every_registered_surface_is_asked(tmp_path: Path) -> None:
    assert [surface.name for surface in every(tmp_path)] == surface_names()


@pytest.mark.parametrize("name", surface_names())
def test_every_state_is_said(name: str, project: Project, tmp_path: Path) -> None:
    (surface,) = (one for one in every(tmp_path) if one.name == name)
    say = LANGUAGES[surface.language]
    seen: dict[str, tuple[str, ...]] = {}
    for listed in STATES:
        text = values_of(surface.render(project, listed))
        shown = present_in(say, project, listed)
        assert missing(text, shown, surface.language) == [], text
        assert text not in seen, f"{shown.codes} is told like {seen[text]}"
        seen[text] = shown.codes


@pytest.mark.parametrize("name", surface_names())
def test_why_it_is_contested_is_said(
    name: str, project: Project, tmp_path: Path
) -> None:
    (surface,) = (one for one in every(tmp_path) if one.name == name)
    for rule in Rule:
        against = tuple(Contradiction(id, rule) for id in ("x8", "x9"))
        text = values_of(surface.render(project, Listed(CLAIM, against)))
        with speaking(surface.language):
            assert text.count(gettext(rule.sentence)) >= 1
        assert gettext(rule.sentence) not in values_of(
            surface.render(project, Listed(CLAIM, ()))
        )


def test_a_new_format_is_asked_by_being_registered(
    monkeypatch: pytest.MonkeyPatch, project: Project, tmp_path: Path
) -> None:
    silent = replace(kml.FORMAT, name="silent", parts=lambda claims, _: iter(["x"]))
    monkeypatch.setattr(registry, "EXPORTS", {**EXPORTS, "silent": silent})
    (surface,) = (one for one in every(tmp_path) if one.name == "export silent")
    say = LANGUAGES["en"]
    listed = Listed(replace(CLAIM, hedge=Hedge.DENIED), (AGAINST,), corrected=True)
    shown = present_in(say, project, listed)
    text = values_of(surface.render(project, listed))
    assert missing(text, shown, "en") == [
        *(code for code in shown.codes if code not in DAY_SIGNS),
        "days",
        "denial",
    ]


def test_the_table_has_every_sign() -> None:
    codes = {code for listed in STATES for code in listed.present().codes}
    assert codes == set(SIGNS) - {"end_unknown"}
