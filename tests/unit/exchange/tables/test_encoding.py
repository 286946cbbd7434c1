"""The encoding of a text is told by its words."""

from __future__ import annotations

import pytest

from dashboard.exchange.tables import encoding as encodings
from dashboard.exchange.tables.encoding import (
    CYRILLIC,
    LATIN,
    MANY,
    MOST_WORDS,
    NAMES,
    encoding_of,
)

UKRAINIAN = "Дата;Місце\n5 червня 2023;Сторожеве біля річки\n"
RUSSIAN = "Дата;Место\n5 июня 2023;Сторожевое у реки\n"


@pytest.mark.parametrize("encoding", CYRILLIC)
def test_cyrillic_in_one_byte_a_letter(encoding: str) -> None:
    assert encoding_of(RUSSIAN.encode(encoding), whole=True) == encoding


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-u", "mac-cyrillic"])
def test_ukrainian(encoding: str) -> None:
    assert encoding_of(UKRAINIAN.encode(encoding), whole=True) == encoding


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"plain", "utf-8-sig"),
        (UKRAINIAN.encode(), "utf-8-sig"),
        (UKRAINIAN.encode("utf-16"), "utf-16"),
        (UKRAINIAN.encode("utf-16-le"), "utf-16-le"),
        (UKRAINIAN.encode("utf-16-be"), "utf-16-be"),
        ("name\ndéjà\nété\nà\nô\n".encode("cp1252"), "cp1252"),
        ("Сторожеве\n".encode() + b"\xff\n", "utf-8-sig"),
    ],
)
def test_others(data: bytes, encoding: str) -> None:
    assert encoding_of(data, whole=True) == encoding


def test_a_word_without_an_end_takes_no_square_of_the_time() -> None:
    head = (
        "\n".join(["місто,день,подія"] * 9).encode("cp1251") + b"\n" + b"a" * 1_000_000
    )
    assert encoding_of(head, whole=True) == "cp1251"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1251", "Windows-1251"),
        ("cp1252", "Windows-1252"),
        ("koi8-u", "KOI8-U"),
        ("cp866", "DOS code page 866"),
        ("iso8859-5", "ISO 8859-5"),
        ("mac-cyrillic", "Mac Cyrillic"),
    ],
)
def test_the_name_people_know(encoding: str, name: str) -> None:
    assert NAMES[encoding] == name
    assert len(NAMES) == 10


WORD = "Сторожеве".encode()


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        # Up to three lines that are none are bad rows of a file that is UTF-8.
        (WORD + b"\n" + b"\xff\n" * 3, "utf-8-sig"),
        (WORD + b"\n" + "річка\n".encode("cp1251") * 4, "cp1251"),
        # A degree sign alone tells nothing.
        (b"48\xb0 30\n", "utf-8-sig"),
        (b"48\xb0\n" * 3, "utf-8-sig"),
        (b"48\xb0\n" * 4, "cp1252"),
        ("café\n".encode("cp1252"), "cp1252"),
        ("ça\n".encode("cp1252"), "utf-8-sig"),
        # Not all of the words are of Latin letters.
        ("café Ææß\n".encode("cp1252"), "utf-8-sig"),
        ("ДАТА;МІСЦЕ\n".encode("cp1251"), "cp1251"),
        ("Дата".encode()[:-1], "utf-8-sig"),
        (b"", "utf-8-sig"),
        (b"a\0b\0c\0d\0", "utf-16-le"),
        (b"\0a\0b\0c\0d", "utf-16-be"),
        (b"a\0b\0c\0", "utf-8-sig"),
        (b"\0\0\0\0\0\0\0\0", "utf-8-sig"),
    ],
)
def test_in_doubt(data: bytes, encoding: str) -> None:
    assert encoding_of(data, whole=False) == encoding


def test_the_end_of_a_head_may_be_half_a_letter_but_not_of_a_whole_text() -> None:
    half = "Дата й день".encode()[:3]
    assert encoding_of(half, whole=False) == "utf-8-sig"
    assert encoding_of("café".encode("cp1252"), whole=False) == "utf-8-sig"
    assert encoding_of("café".encode("cp1252"), whole=True) == "cp1252"


def test_encodings_and_their_names() -> None:
    assert CYRILLIC == ("cp1251", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic")
    assert (LATIN, MOST_WORDS, MANY) == ("cp1252", 20_000, 3)
    assert NAMES == {
        "utf-8-sig": "UTF-8",
        "utf-16": "UTF-16",
        "utf-16-le": "UTF-16",
        "utf-16-be": "UTF-16",
        "cp1251": "Windows-1251",
        "cp1252": "Windows-1252",
        "koi8-u": "KOI8-U",
        "cp866": "DOS code page 866",
        "iso8859-5": "ISO 8859-5",
        "mac-cyrillic": "Mac Cyrillic",
    }
    assert set("оаиіентврслкмдпуя") == encodings._COMMON


@pytest.mark.parametrize(("bad", "encoding"), [(3, "utf-8-sig"), (4, "cp1252")])
def test_up_to_three_bad_lines_are_single_rows(bad: int, encoding: str) -> None:
    head = "Сторожеве\n".encode() + b"\xe9t\xe9\n" * bad
    assert encoding_of(head, whole=True) == encoding


@pytest.mark.parametrize(
    ("word", "is_likely"),
    [
        ("місто", True),
        ("Місто", True),
        ("МІСТО", True),
        ("мІсто", False),
        ("міstо", False),
        ("été", False),
    ],
)
def test_words_of_one_script(word: str, *, is_likely: bool) -> None:
    assert encodings._likely(word) is is_likely


def test_half_a_letter_at_the_end_of_a_beginning() -> None:
    head = "Сторожеве".encode()[:-1]
    assert encoding_of(head, whole=False) == "utf-8-sig"
    assert encoding_of(b"caf\xe9", whole=True) == "cp1252"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (b"\xff\xfea\0", "utf-16"),
        (b"\xfe\xff\0a", "utf-16"),
        ("abcd".encode("utf-16-le"), "utf-16-le"),
        ("abcd".encode("utf-16-be"), "utf-16-be"),
        # Three letters are too few to tell.
        ("abc".encode("utf-16-le"), "utf-8-sig"),
        ("абвг\n".encode("utf-16-le"), "utf-16-le"),
        # Zeros in both bytes are those of a picture.
        (b"\0\0" * 10, "utf-8-sig"),
        (b"\4a\4b\4c\4d", "utf-8-sig"),
    ],
)
def test_utf_16_without_its_mark(head: bytes, encoding: str) -> None:
    assert encoding_of(head, whole=True) == encoding
