"""How many modules a stranger must know to follow one sentence, and which way they know
one another.
"""

from __future__ import annotations

import sys
from datetime import date
from types import FrameType
from typing import Any

import pytest

from tests.unit.reading.articles import article, reader

MOST_MODULES = 32
SENTENCE = (
    "Ukraine's General Staff said on Monday that Russian forces had tried to break"
    " through north of Kupiansk, near the village of Synkivka in Kharkiv region, but"
    " the mayor denied that the town had fallen."
)


@pytest.mark.parametrize("with_model", [True, False], ids=["model", "rules"])
def test_one_sentence_passes_few_modules(with_model: bool) -> None:
    loaded = reader(with_model)
    text = article(SENTENCE, date(2024, 3, 5))
    loaded.read(text)
    passed: set[str] = set()

    def note(frame: FrameType, event: str, _: Any) -> None:
        if event == "call":
            passed.add(str(frame.f_globals.get("__name__")))

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        reading = loaded.read(text)
    finally:
        sys.setprofile(before)
    own = {name for name in passed if name.startswith("dashboard.reading.")}
    assert reading.claims
    assert "dashboard.reading.claims.extract" in own
    assert len(own) <= MOST_MODULES, sorted(own)
