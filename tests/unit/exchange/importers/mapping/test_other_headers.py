"""Headers in other languages stand beside those of ours, and hide none of them."""

from __future__ import annotations

from dashboard.exchange.importers.mapping.mapped import TARGETS
from dashboard.exchange.importers.mapping.other_headers import OTHER_HEADERS
from dashboard.exchange.importers.mapping.vocabulary import fold_words


def test_every_target_has_some() -> None:
    assert set(OTHER_HEADERS) == set(TARGETS)


def test_they_are_written_as_headers_are_compared() -> None:
    for words in TARGETS.values():
        assert [fold_words(word) for word in words] == [*words]
        assert len(set(words)) == len(words)
