"""A whole value is a word of ours; a word inside of a text is none."""

from __future__ import annotations

import pytest

from dashboard.exchange.importers.mapping.vocabulary import (
    MAPPED_WORDS,
    PRECISION_CODES,
    RADII_KM,
    fold_words,
    meanings,
)


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


@pytest.mark.parametrize(
    ("target", "ours", "values"),
    [
        ("kind", "retake", "regained, Liberated, звільнено, освобождение, Retaken"),
        ("kind", "capture", "captured, seizure, захоплено, окупація, оккупация"),
        ("kind", "control", "Non-violent transfer of territory, під контролем"),
        ("kind", "advance", "advanced, просування, наступление"),
        ("kind", "assault", "attack, storming, штурм, рейд"),
        ("kind", "clash", "fighting, Battles, armed clash, бої, боестолкновение"),
        ("kind", "strike", "strikes, Missile strike, вибух, прилёт, прилет"),
        ("kind", "hold", "repelled, відбито, удержано"),
        ("kind", "withdraw", "retreat, відступ, отход"),
        ("kind", "fortify", "fortification, trenches, укрепление"),
        ("kind", "statement", "report, заява, другое"),
        ("actor", "UA", "Ukraine, AFU, ЗСУ, всу, ua"),
        ("actor", "RU", "russia, Russian Federation, рф, российская федерация, ru"),
        ("actor", "partner", "partner, NATO, нато"),
        ("actor", "independent", "independent, незалежна, независимая"),
        ("actor", "unknown", "unknown, not stated, неизвестно"),
        ("precision", "point", "exact, address, точна локація, адрес"),
        ("precision", "settlement", "town, adm3, населений пункт, город"),
        ("precision", "approximate", "approx, near, приблизно, орієнтовно"),
        ("precision", "raion", "district, adm2, район"),
        ("precision", "oblast", "region, admin1, область"),
        ("precision", "area", "area, front"),
        ("precision", "country", "country, adm0, країна, страна"),
    ],
)
def test_words_of_three_languages(target: str, ours: str, values: str) -> None:
    words = meanings(target)
    assert {value: words.get(fold_words(value)) for value in values.split(", ")} == (
        dict.fromkeys(values.split(", "), ours)
    )


def test_the_codes_of_two_codebooks() -> None:
    ours = {
        header: {
            code: value
            for code, value in meanings("precision", header).items()
            if code.isdigit()
        }
        for header in ("geo_precision", "where_prec", "precision")
    }
    assert ours == {
        "geo_precision": {"1": "settlement", "2": "approximate", "3": "oblast"},
        "where_prec": {
            "1": "settlement",
            "2": "approximate",
            "3": "raion",
            "4": "oblast",
            "5": "approximate",
            "6": "country",
            "7": "area",
        },
        "precision": {},
    }
    # Codes are of points alone.
    assert "3" not in meanings("kind", "where_prec")


def test_how_far_the_truth_may_be() -> None:
    assert {word.value: radius for word, radius in RADII_KM.items()} == {
        "point": 0.1,
        "settlement": 3,
        "approximate": 15,
        "raion": 40,
        "oblast": 110,
        "country": 660,
    }


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Air/Drone  strike", "air drone strike"),
        ("event_type", "event type"),
        ("Прилёт", "прилет"),
        (" A-1 ", "a 1"),
        ("", ""),
    ],
)
def test_texts_are_compared_folded(text: str, folded: str) -> None:
    assert fold_words(text) == folded


def test_numbers_under_the_headers_of_three_codebooks() -> None:
    assert {
        header: " ".join(f"{code}:{word}" for code, word in codes.items())
        for header, codes in PRECISION_CODES.items()
    } == {
        "geo precision": "1:settlement 2:approximate 3:oblast",
        "where prec": (
            "1:settlement 2:approximate 3:raion 4:oblast 5:approximate 6:country 7:area"
        ),
        "specificity": "1:settlement 2:raion 3:raion 4:oblast 5:country",
    }


def test_what_is_mapped_value_by_value() -> None:
    assert list(MAPPED_WORDS) == ["kind", "actor", "precision"]


@pytest.mark.parametrize(
    ("target", "ours", "words"),
    [
        ("kind", "advance", "advanced, просування, наступ, продвижение, наступление"),
        ("kind", "assault", "attack, raid, storming, штурм, атака, напад, рейд"),
        ("kind", "clash", "fighting, clashes, battle, combat, бої, зіткнення, бой"),
        ("kind", "strike", "missile attack, drone strike, explosion, вибух, прилет"),
        ("kind", "hold", "repelled, defended, відбито, утримано, отбито, удержано"),
        ("kind", "withdraw", "retreat, withdrew, відступ, відхід, отход"),
        ("kind", "fortify", "fortification, trenches, укріплення, укрепление"),
        ("kind", "statement", "report, other, заява, інше, заявление, другое"),
        ("actor", "UA", "ukrainian, ukr, afu, zsu, зсу, сили оборони, всу, украинцы"),
        ("actor", "RU", "russian, rus, рф, вс рф, зс рф, росіяни, россияне, русские"),
        ("actor", "partner", "partner, partners, NATO, нато"),
        ("actor", "independent", "independent, незалежна, независимая"),
        ("actor", "unknown", "unknown, not stated, невідомо, неизвестно"),
        ("precision", "point", "exact, precise, street, building, точно, адреса"),
        (
            "precision",
            "settlement",
            "town, village, locality, adm3, місто, село, город",
        ),
        ("precision", "approximate", "approx, near, vicinity, приблизно, орієнтовно"),
        ("precision", "raion", "district, adm2, admin2, район"),
        ("precision", "oblast", "region, province, state, adm1, admin1, область"),
        ("precision", "area", "area, front"),
        ("precision", "country", "country, adm0, національний, країна, страна"),
    ],
)
def test_words_of_tables_and_what_they_are_here(
    target: str, ours: str, words: str
) -> None:
    known = meanings(target)
    assert {known[fold_words(word)] for word in words.split(", ")} == {ours}
