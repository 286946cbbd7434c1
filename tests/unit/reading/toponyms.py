"""Finding places in sentences of the tests' own with the shipped gazetteer, with and
without a model.
"""

from __future__ import annotations

from functools import cache

from dashboard.domain.settings import Settings, shipped_folder
from dashboard.gazetteer import Gazetteer
from dashboard.reading.model import Mention
from dashboard.reading.places.mentions import find_mentions
from dashboard.reading.text.nlp import model, sentences


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer.load(Settings(shipped=shipped_folder()))


def mentions(text: str, *, with_model: bool) -> list[Mention]:
    return list(
        find_mentions(
            text, sentences(text, model() if with_model else None), gazetteer()
        )
    )
