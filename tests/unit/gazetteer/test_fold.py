"""The keys of names, exactly: a changed key needs a new FOLD_VERSION."""

from __future__ import annotations

import pytest

from dashboard.gazetteer.fold import (
    FOLD_VERSION,
    LONGEST,
    exact_key,
    fold,
    skeleton,
)

KEYS = [
    ("Сєвєродонецьк", "severodoneck", "svrdnck"),
    ("Sievierodonetsk", "severodoneck", "svrdnck"),
    ("Severodonezk", "severodonezk", "svrdnzk"),
    ("Shchastia", "šasta", "šst"),
    ("Щастя", "šasta", "šst"),
    ("Zghurivka", "zgurivka", "zgrvk"),
    ("Xenia", "ksena", "ksn"),
    ("Wolodymyr", "volodimir", "vldmr"),
    ("Qırım", "kirim", "krm"),
    ("Čop", "čop", ""),
    ("Chop", "čop", ""),
    ("Žytomyr", "žitomir", "žtmr"),
    ("Łuck", "luck", "lck"),
    ("Đ ı", "di", ""),
    ("Ŭ", "u", ""),
    ("Ёлка", "olka", "alk"),
    ("Oleksiivka", "oleksivka", "alksvk"),
    ("Хащове", "gašove", "gšv"),
    ("Їжакевич", "ižakevič", "ažkvc"),
    ("Эль", "el", ""),
    ("Ґанок", "ganok", "gnk"),
    ("Юр'ївка", "urivka", "arvk"),
    ("tsch tch", "č", ""),
    ("kh gh tz", "gc", ""),
    ("Ṡ", "s", ""),
    ("№5", "no5", ""),
    ("x_y", "ksi", ""),
    ("", "", ""),
    ("!!!", "", ""),
]
ALPHABET = {
    "абвгґдезиійыїклмнопрстуфэў": "abvggdeziiiiiklmnoprstufeu",
    "жцчш": "žcčš",
}


@pytest.mark.parametrize(("name", "key", "bone"), KEYS)
def test_folding_key_and_skeleton(name: str, key: str, bone: str) -> None:
    assert fold(name) == key
    assert skeleton(key) == bone


def test_every_letter() -> None:
    for letters, latin in ALPHABET.items():
        for letter, key in zip(letters, latin, strict=True):
            assert fold(letter) == key
            assert fold(letter.upper()) == key
    assert [fold(f"п{letter}т") for letter in "єёюящхьъ"] == [
        "pet",
        "pot",
        "put",
        "pat",
        "pšt",
        "pgt",
        "pt",
        "pt",
    ]


@pytest.mark.parametrize(
    "mark", "'\u2018\u2019\u02bc\u02b9\u02ba\u2032\u2033`\u00b4\u201d\u201c\""
)
def test_every_apostrophe_is_nothing(mark: str) -> None:
    assert fold(f"a{mark}b") == "ab"
    assert exact_key(f"a{mark}b") == "ab"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("ashcha", "aša"),
        ("atscha", "ača"),
        ("ascha", "aša"),
        ("azgha", "azga"),
        ("atcha", "ača"),
        ("azha", "aža"),
        ("asha", "aša"),
        ("acha", "ača"),
        ("akha", "aga"),
        ("agha", "aga"),
        ("atsa", "aca"),
        ("atza", "aca"),
        ("axa", "aksa"),
        ("awa", "ava"),
        ("aya", "aa"),
        ("bjb", "bib"),
        ("aha", "aga"),
        ("aqa", "aka"),
        ("aščšb", "ašb"),
        ("aabb", "ab"),
        ("biab", "bab"),
    ],
)
def test_press_digraphs(written: str, key: str) -> None:
    assert fold(written) == key.replace("aa", "a")


def test_only_so_many_characters_are_looked_at() -> None:
    assert (LONGEST, FOLD_VERSION) == (120, 1)
    long = "ab" * 60
    assert fold(long + "c") == fold(long)
    assert exact_key(long + "c") == long
    assert exact_key("ab" * 59 + "c" + "d" + "e") == "ab" * 59 + "cd"


@pytest.mark.parametrize(
    ("key", "bone"),
    [
        ("aba", ""),
        ("abba", ""),
        ("abc", "abc"),
        ("ubc", "abc"),
        ("bcd", "bcd"),
        ("bc", ""),
        ("bčad", "bcd"),
        ("babad", ""),
        ("badac", "bdc"),
        ("", ""),
    ],
)
def test_skeleton(key: str, bone: str) -> None:
    assert skeleton(key) == bone


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ivano-Frankivsk", "ivano frankivsk"),
        ("  New   York ", "new york"),
        ("КАМ’ЯНКА", "камянка"),
        ("e\u0301", "é"),
    ],
)
def test_exact_key(name: str, key: str) -> None:
    assert exact_key(name) == key
