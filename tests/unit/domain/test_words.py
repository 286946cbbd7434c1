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
    Stance,
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


def test_headlines_symbols_and_stances_of_kinds() -> None:
    assert [
        (k.value, k.with_actor, k.without_actor, k.symbol, k.stance.value) for k in Kind
    ] == [
        (
            "retake",
            "{actor} retook {place}",
            "{place} was retaken",
            "M-3 5V-5M-3 -5H5L3 -2L5 1H-3",
            "takes",
        ),
        (
            "capture",
            "{actor} captured {place}",
            "{place} was captured",
            "M-4 5V-5M-4 -5L5 -2L-4 1",
            "takes",
        ),
        (
            "control",
            "{actor} controls {place}",
            "{place} is under control of a side not named",
            "M0 -5L5 -2V1C5 4 2 5 0 6C-2 5 -5 4 -5 1V-2Z",
            "holds",
        ),
        (
            "advance",
            "{actor} advanced {at}",
            "there was an advance {at}",
            "M-5 0H5M1 -4L5 0L1 4",
            "advances",
        ),
        (
            "assault",
            "{actor} attacked {place}",
            "{place} was attacked",
            "M-5 -4L0 0L-5 4M0 -4L5 0L0 4",
            "happens",
        ),
        (
            "clash",
            "{actor} fought {at}",
            "there was fighting {at}",
            "M-5 -5L5 5M5 -5L-5 5",
            "happens",
        ),
        (
            "strike",
            "{actor} struck {place}",
            "{place} was struck",
            "M0 -6V6M-6 0H6M-4 -4L4 4M4 -4L-4 4",
            "fires",
        ),
        (
            "hold",
            "{actor} held {place}",
            "{place} was held",
            "M-5 -3H5M-5 3H5M0 -3V3",
            "holds",
        ),
        (
            "withdraw",
            "{actor} withdrew from {place}",
            "there was a withdrawal from {place}",
            "M5 0H-5M-1 -4L-5 0L-1 4",
            "leaves",
        ),
        (
            "fortify",
            "{actor} fortified {place}",
            "{place} was fortified",
            "M-6 4V-2H-3V-4H0V-2H3V-4H6V4Z",
            "happens",
        ),
        ("statement", "{place}", "{place}", "M-5 -4H5V2H0L-3 5V2H-5Z", ""),
    ]


def test_the_stances() -> None:
    assert [stance.value for stance in Stance] == [
        "",
        "holds",
        "takes",
        "leaves",
        "advances",
        "fires",
        "happens",
    ]
