"""Bytes become the text that was meant, whoever says what about their charset."""

from __future__ import annotations

import codecs

import pytest

from dashboard.reading.web.charset import decode

TEXT = (
    "Сили оборони відбили атаки поблизу Куп'янська. Ворог відступив від села Сторожеве,"
    " кажуть військові. " * 3
)


@pytest.mark.parametrize(
    "name", ["utf-8", "windows-1251", "koi8-u", "utf-16", "iso-8859-5"]
)
def test_the_header_says_it(name: str) -> None:
    text = TEXT.replace("ї", "i").replace("і", "i") if name == "koi8-u" else TEXT
    assert decode(text.encode(name), name.upper()) == text


def test_a_byte_order_mark_goes_before_the_header() -> None:
    assert decode(codecs.BOM_UTF8 + TEXT.encode(), "windows-1251") == TEXT
    assert decode(codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-8") == TEXT
    assert decode(codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be")) == TEXT


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="windows-1251">',
        "<META http-equiv=Content-Type content='text/html; charset=windows-1251'>",
        '<?xml version="1.0" encoding="windows-1251"?>',
    ],
)
def test_the_page_says_it(head: str) -> None:
    assert decode(f"{head}{TEXT}".encode("cp1251")) == head + TEXT


def test_nobody_says_it() -> None:
    assert decode(TEXT.encode()) == TEXT
    assert decode(TEXT.encode("cp1251")) == TEXT
    assert decode(b"") == ""


def test_a_wrong_word_is_not_believed() -> None:
    assert decode(TEXT.encode("cp1251"), "utf-8") == TEXT
    assert (
        decode(f'<meta charset="utf-8">{TEXT}'.encode("cp1251"))
        == f'<meta charset="utf-8">{TEXT}'
    )


def test_one_broken_byte_spoils_one_character() -> None:
    long = TEXT * 10
    assert decode(long.encode() + b"\xff", "utf-8") == long + "\ufffd"


@pytest.mark.parametrize(
    "name",
    [
        "rot13",
        "zlib",
        "punycode",
        "idna",
        "unicode_escape",
        "utf-7",
        "hex",
        "none",
        "\x00",
        "x" * 9999,
    ],
)
def test_a_codec_that_is_no_charset_is_not_used(name: str) -> None:
    assert (
        decode(b"+ADw-script+AD4- \\u0041 abc-", name)
        == "+ADw-script+AD4- \\u0041 abc-"
    )


def test_latin_1_is_read_as_browsers_read_it() -> None:
    assert (
        decode("“Zaporizhzhia” – ok".encode("cp1252"), "ISO-8859-1")
        == "“Zaporizhzhia” – ok"
    )
