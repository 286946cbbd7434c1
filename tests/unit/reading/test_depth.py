"""How many modules a stranger must know to follow one sentence."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import dashboard
from dashboard.domain.article import Article
from dashboard.domain.claim import Claim
from dashboard.reading.reader import Reader
from tests.unit.reading.articles import article, reader

PACKAGE = Path(dashboard.__file__).parent
DAY = date(2024, 3, 5)
MOST_MODULES = {"en": 25, "uk": 25, "ru": 25}
"""Modules of the program whose code runs for a sentence of that language, by files: what
the standard library writes for a dataclass stands in none. These only fall.
"""
SENTENCES = [
    (
        "en",
        "Russian troops left Lyman on 1 March, the regional governor said on Monday.",
    ),
    (
        "en",
        "Ukraine's General Staff said on Monday that Russian forces had tried to break"
        " through north of Kupiansk, near the village of Synkivka in Kharkiv region,"
        " but the mayor denied that the town had fallen.",
    ),
    (
        "en",
        "Russian troops advanced in the Pokrovsk direction, the General Staff said.",
    ),
    (
        "uk",
        "Російські війська залишили Лиман 1 березня, повідомив у понеділок голова"
        " області.",
    ),
    (
        "ru",
        "Российские войска оставили Лиман 1 марта, сообщил в понедельник губернатор"
        " области.",
    ),
]


def passed(loaded: Reader, text: Article) -> tuple[set[str], tuple[Claim, ...]]:
    """Return the modules whose code runs while an article is read, and its claims. It
    is read once before, so that what is loaded once does not count.
    """
    loaded.read(text)
    files: set[str] = set()

    def note(frame: FrameType, event: str, _: Any) -> None:
        if event == "call":
            files.add(frame.f_code.co_filename)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        reading = loaded.read(text)
    finally:
        sys.setprofile(before)
    paths = (Path(file) for file in files)
    own = {p.relative_to(PACKAGE) for p in paths if p.is_relative_to(PACKAGE)}
    return {path.as_posix() for path in own}, reading.claims


@pytest.mark.parametrize("with_model", [True, False], ids=["model", "rules"])
@pytest.mark.parametrize(("language", "sentence"), SENTENCES)
def test_one_sentence_passes_few_modules(
    language: str, sentence: str, with_model: bool
) -> None:
    modules, claims = passed(reader(with_model), article(sentence, DAY))
    assert claims
    assert {"reading/reader.py", "reading/claims/extract.py"} <= modules
    assert ("reading/claims/slavic/inflected.py" in modules) is (language != "en")
    assert len(modules) <= MOST_MODULES[language], sorted(modules)
