"""The encoding of a text is told by its words."""

from __future__ import annotations

import pytest

from dashboard.exchange.tables.encoding import CYRILLIC, encoding_of

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
