"""The folding keys hold for any text, not only for names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.gazetteer.fold import LONGEST, exact_key, fold, skeleton
from dashboard.gazetteer.kmu import transliterate
from dashboard.gazetteer.query import parse

UKRAINIAN = st.text("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’' -", max_size=40)
ANY = st.one_of(
    st.text(max_size=200),
    UKRAINIAN,
    st.text("abchijkostuwyzhščž'’ьйїi\u0301\u030c -", max_size=30),
)


@given(ANY)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY)
def test_keys_are_bounded_and_lie_on_one_line(text: str) -> None:
    key = fold(text)
    assert len(key) <= 4 * LONGEST
    assert not set(key) & set("\t\n\r |")
    assert not key or key.split() == [key]


@given(ANY)
def test_case_and_apostrophes_do_not_count(text: str) -> None:
    assert fold(text.replace("'", "’")) == fold(text)
    assert exact_key(text.replace("'", "’")) == exact_key(text)


@given(ANY)
def test_a_skeleton_is_short_or_none(text: str) -> None:
    key = fold(text)
    bones = skeleton(key)
    assert bones == "" or 3 <= len(bones) <= len(key)
    assert not set(bones[1:]) & set("aeiou")


@given(UKRAINIAN.filter(lambda text: "тс" not in text and "сг" not in text))
def test_the_official_spelling_folds_like_the_ukrainian(text: str) -> None:
    assert fold(transliterate(text)) == fold(text) or _digraph_across_letters(text)


@given(ANY)
def test_any_text_can_be_taken_apart(text: str) -> None:
    query = parse(text)
    assert len(query.core) <= len(text) + 1


def _digraph_across_letters(text: str) -> bool:
    """Tell texts, not names, in which two letters meet that Latin writes like one (сг
    as ш, цг, кг, йа as я).
    """
    return any(
        pair in text.replace("ь", "").replace("’", "").replace("'", "")
        for pair in _PAIRS
    )


_PAIRS = [a + b for a in "скзцтшщчжг -" for b in "гхсцзчшщж -"] + ["-", " "]


@pytest.mark.parametrize("text", ["i", "ya", "ʼ", "sh", "\u0301"])
def test_of_long_text_only_the_beginning_counts(text: str) -> None:
    long = text * 100_000
    assert fold(long) == fold(long[:LONGEST])
    assert exact_key(long) == exact_key(long[:LONGEST])


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("Kharkiv", "Харків"),
        ("Zaporizhzhia", "Zaporizhia"),
        ("Huliaipole", "Гуляйполе"),
        ("Kyiv", "Київ"),
        ("Lysychansk", "Lysychans'k"),
        ("Syeverodonetsk", "Сєвєродонецьк"),
        ("Zghurivka", "Згурівка"),
        ("Storoževe", "Сторожеве"),
        ("Ivano-Pillya", "Іванопілля"),
        ("Kostiantynivka", "Kostyantynivka"),
    ],
)
def test_spellings_of_one_name_meet(written: str, other: str) -> None:
    assert fold(written) == fold(other)


@pytest.mark.parametrize(
    ("ukrainian", "official"),
    [
        ("Єнакієве", "Yenakiieve"),
        ("Згорани", "Zghorany"),
        ("Розгін", "Rozghin"),
        ("Щастя", "Shchastia"),
        ("Кам’янець-Подільський", "Kamianets-Podilskyi"),
        ("Комиш-Зоря", "Komysh-Zoria"),
        ("Юр'ївка", "Yurivka"),
        ("Їжаківка", "Yizhakivka"),
        ("Мала Яблунька", "Mala Yablunka"),
        ("Ґанок", "Ganok"),
    ],
)
def test_the_official_table_is_followed(ukrainian: str, official: str) -> None:
    assert transliterate(ukrainian) == official
