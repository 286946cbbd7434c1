"""A whole value is a word of ours; a word inside of a text is none."""

from __future__ import annotations

import pytest

from dashboard.exchange.importers.mapping.vocabulary import fold_words, meanings


@pytest.mark.parametrize(
    ("target", "value", "ours"),
    [
        ("kind", "Shelling", "strike"),
        ("kind", "Air/drone strike", "strike"),
        ("kind", "обстріл", "strike"),
        ("kind", "Звільнено", "retake"),
        ("kind", "Infantry fighting vehicles", None),
        ("kind", "Towed artillery", None),
        ("actor", "РФ", "RU"),
        ("actor", "Ukraine", "UA"),
        ("actor", "lost by Russia", None),
        ("precision", "населений пункт", "settlement"),
        ("precision", "3", None),
    ],
)
def test_values(target: str, value: str, ours: str | None) -> None:
    assert meanings(target).get(fold_words(value)) == ours


def test_numbers_mean_something_under_the_headers_of_their_makers() -> None:
    assert meanings("precision", "geo_precision")["3"] == "oblast"
    assert meanings("precision", "where_prec")["3"] == "raion"
