"""The words of each vocabulary, exactly as a person reads them."""

from __future__ import annotations

import pytest

from dashboard.domain.words import (
    REGIONS,
    WIDE,
    Hedge,
    Kind,
    Precision,
    Review,
    Side,
    Word,
)

VOCABULARIES: list[tuple[type[Word], list[tuple[str, str, str]]]] = [
    (
        Kind,
        [
            ("retake", "Retaken", "regains a place it had lost"),
            ("capture", "Captured", "takes a place it had not held"),
            ("control", "Control", "says who holds the place, wholly or partly"),
            ("advance", "Advance", "moves forward"),
            ("assault", "Assault", "tries to take the place"),
            ("clash", "Fighting", "fighting, with no direction given"),
            ("strike", "Strike", "fire at the place"),
            ("hold", "Held", "repels an attack or keeps the place"),
            ("withdraw", "Withdrawal", "leaves the place"),
            ("fortify", "Fortified", "builds defences"),
            ("statement", "Statement", "anything else that is said about the place"),
        ],
    ),
    (
        Side,
        [
            ("UA", "Ukraine", ""),
            ("RU", "Russia", ""),
            ("partner", "Partner of Ukraine", ""),
            ("independent", "Independent", ""),
            ("unknown", "Not stated", ""),
        ],
    ),
    (
        Hedge,
        [
            ("asserted", "stated as fact", ""),
            ("hedged", "put with caution", ""),
            ("claimed", "reported as a claim", ""),
            ("denied", "a denial", ""),
        ],
    ),
    (
        Precision,
        [
            ("point", "Exact spot", "the point is the spot that was named"),
            ("settlement", "Settlement", "somewhere in this settlement"),
            (
                "approximate",
                "Approximate",
                "somewhere near this point; the spot itself is not known",
            ),
            ("raion", "Raion", "somewhere in this raion; the point is only its centre"),
            (
                "oblast",
                "Oblast",
                "somewhere in this oblast; the point is only its centre",
            ),
            ("area", "Area", "somewhere in this area; the point is only its centre"),
            (
                "country",
                "Country",
                "somewhere in the country; the point is only its centre",
            ),
        ],
    ),
    (
        Review,
        [
            ("draft", "Draft", ""),
            ("accepted", "Accepted", ""),
            ("rejected", "Rejected", ""),
            ("retracted", "Retracted", ""),
        ],
    ),
]


@pytest.mark.parametrize(("vocabulary", "rows"), VOCABULARIES)
def test_values_labels_and_glosses(
    vocabulary: type[Word], rows: list[tuple[str, str, str]]
) -> None:
    assert [(w.value, w.label, w.gloss) for w in vocabulary] == rows


def test_a_word_is_its_value() -> None:
    assert Kind("retake") is Kind.RETAKE
    assert f"{Kind.RETAKE}" == "retake"
    with pytest.raises(ValueError, match="'nonsense' is not a valid Kind"):
        Kind("nonsense")


def test_wide_precisions_are_those_of_areas() -> None:
    assert sorted(WIDE) == ["area", "country", "oblast", "raion"]


def test_the_regions() -> None:
    assert REGIONS == (
        "Cherkasy",
        "Chernihiv",
        "Chernivtsi",
        "Crimea",
        "Dnipropetrovsk",
        "Donetsk",
        "Ivano-Frankivsk",
        "Kharkiv",
        "Kherson",
        "Khmelnytskyi",
        "Kirovohrad",
        "Kyiv",
        "Kyiv City",
        "Luhansk",
        "Lviv",
        "Mykolaiv",
        "Odesa",
        "Poltava",
        "Rivne",
        "Sevastopol",
        "Sumy",
        "Ternopil",
        "Vinnytsia",
        "Volyn",
        "Zakarpattia",
        "Zaporizhzhia",
        "Zhytomyr",
    )
