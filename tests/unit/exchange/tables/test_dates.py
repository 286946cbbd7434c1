"""Days as people write them, and those that are never guessed."""

from __future__ import annotations

import pytest

from dashboard.exchange.tables.dates import (
    AmbiguousDay,
    DateOrder,
    is_dotted,
    order_in_heading,
    orders_of,
    read_days,
)

FIFTH = ("2023-06-05", "2023-06-05")


def days(text: str, order: DateOrder = DateOrder.UNSETTLED) -> tuple[str, str] | None:
    if not order and is_dotted(text):
        # As a column of such dates is read.
        order = DateOrder.DAY_FIRST
    read = read_days(text, order)
    return None if read is None else (read[0].isoformat(), read[1].isoformat())


@pytest.mark.parametrize(
    "text",
    [
        "2023-06-05",
        "2023/06/05 12:30",
        "2023.6.5",
        "20230605",
        "05.06.2023",
        "5.6.23",
        "5-Jun-23",
        "05-June-2023",
        "June 5, 2023",
        "Jun 5 2023",
        "5th of June 2023",
        "5 червня 2023 р.",
        "5 июня 2023 года",
        "Monday, 5 June 2023",
        "понеділок, 5 червня 2023",
        "5. Juni 2023",
        "am 5. Juni 2023",
        "Montag, 5. Juni 2023, um 14:30 Uhr",
        "Mo., 05. Juni 2023",
        "5 czerwca 2023 r.",
        "dnia 5 czerwca 2023 roku",
        "poniedziałek, 5 cze 2023",
        "5 juin 2023",
        "le lundi 5 juin 2023",
        "5 de junio de 2023",
        "el lunes 5 de junio del 2023",
        "Mon, 05 Jun 2023 12:30:00 +0300",
        "2023-06-05T23:30:00+03:00",
        "2023-06-05T23:30:00Z",
        "2023-06-05 00:00:00.000",
        "12:30 05.06.2023",
        "45082",
        "45082.75",
        "1685966400",
        "1685966400000",
    ],
)
def test_a_day(text: str) -> None:
    assert days(text) == FIFTH


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023-06", "2023-06-01", "2023-06-30"),
        ("06/2023", "2023-06-01", "2023-06-30"),
        ("June 2023", "2023-06-01", "2023-06-30"),
        ("червень 2023", "2023-06-01", "2023-06-30"),
        ("лютий 2024", "2024-02-01", "2024-02-29"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-W23", "2023-06-05", "2023-06-11"),
        ("Q2 2023", "2023-04-01", "2023-06-30"),
        ("у червні 2023 року", "2023-06-01", "2023-06-30"),
        ("mid-June 2023", "2023-06-01", "2023-06-30"),
        ("наприкінці травня 2022 р.", "2022-05-01", "2022-05-31"),
        ("late 2022", "2022-01-01", "2022-12-31"),
        ("5-7 June 2023", "2023-06-05", "2023-06-07"),
        ("June 5-7, 2023", "2023-06-05", "2023-06-07"),
        ("з 5 по 7 червня 2023", "2023-06-05", "2023-06-07"),
        ("1 May - 3 June 2023", "2023-05-01", "2023-06-03"),
        ("05.06-07.06.2023", "2023-06-05", "2023-06-07"),
        ("2023-06-05/2023-06-07", "2023-06-05", "2023-06-07"),
    ],
)
def test_an_interval(text: str, first: str, last: str) -> None:
    assert days(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "??",
        "yesterday",
        "2023-02-30",
        "20231340",
        "31 June 2023",
        "202306",
        "36.8083",
        "2023-06-05x",
        "7 June 2023 - 5 June 2023",
    ],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert days(text) is None


def test_a_spreadsheet_writes_a_month_with_two_digits_of_its_year() -> None:
    assert days("Jun-23") == ("2023-06-01", "2023-06-30")


def test_of_three_pairs_with_dashes_the_first_may_be_the_year() -> None:
    with pytest.raises(AmbiguousDay):
        read_days("13-06-23")
    assert days("13-06-23", DateOrder.DAY_FIRST) == ("2023-06-13", "2023-06-13")
    assert list(orders_of("13-06-23")) == []
    # No year has one digit, and no year the month 13.
    assert days("6-13-23") == ("2023-06-13", "2023-06-13")
    assert days("11-13-23") == ("2023-11-13", "2023-11-13")
    assert list(orders_of("11-13-23")) == [DateOrder.MONTH_FIRST]


def test_a_day_that_can_be_read_in_two_ways_needs_a_word() -> None:
    for text in ("05/06/2023", "05.06.2023", "23-06-05", "5-6-23"):
        with pytest.raises(AmbiguousDay):
            read_days(text)
    assert days("05.06.2023", DateOrder.MONTH_FIRST) == ("2023-05-06", "2023-05-06")
    assert days("05/06/2023", DateOrder.DAY_FIRST) == FIFTH
    assert days("05/06/2023", DateOrder.MONTH_FIRST) == ("2023-05-06", "2023-05-06")
    assert days("06/06/2023") == ("2023-06-06", "2023-06-06")


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        ("13/06/2023", [DateOrder.DAY_FIRST]),
        ("06/13/2023 11:59 PM", [DateOrder.MONTH_FIRST]),
        ("05/06/2023", []),
        ("2023/06/05", []),
        ("13.06.2023-14.06.2023", [DateOrder.DAY_FIRST] * 2),
        ("13/13/2023", []),
    ],
)
def test_the_order_that_a_text_settles(text: str, orders: list[DateOrder]) -> None:
    assert list(orders_of(text)) == orders


@pytest.mark.parametrize(
    ("heading", "order"),
    [
        ("Date (DD/MM/YY)", DateOrder.DAY_FIRST),
        ("date_mm_dd_yyyy", DateOrder.UNSETTLED),
        ("Seen on, mm-dd-yyyy", DateOrder.MONTH_FIRST),
        ("Дата (ДД.ММ.РРРР)", DateOrder.DAY_FIRST),
        ("Дата, дд.мм.гггг", DateOrder.DAY_FIRST),
        ("Datum TT.MM.JJJJ", DateOrder.DAY_FIRST),
        ("Date jj/mm/aaaa", DateOrder.DAY_FIRST),
        ("d/m/yyyy", DateOrder.DAY_FIRST),
        ("Date (YYYY-MM-DD)", DateOrder.UNSETTLED),
        ("Date", DateOrder.UNSETTLED),
        ("odd/mm/yyyyy", DateOrder.UNSETTLED),
        ("x" * 300 + " dd/mm/yy", DateOrder.UNSETTLED),
    ],
)
def test_the_order_that_a_heading_says(heading: str, order: DateOrder) -> None:
    assert order_in_heading(heading) is order


def test_a_long_text_is_no_day() -> None:
    for text in (
        " " * 1_000_000,
        "1 " * 500_000,
        "5 June 2023" + " " * 1_000_000 + "x",
    ):
        assert read_days(text) is None
        assert not list(orders_of(text))


@pytest.mark.parametrize(
    ("month", "names"),
    [
        (1, "January, Jan, січня, січень, января, январь"),
        (2, "February, Feb, лютого, лютий, февраля, февраль"),
        (3, "March, Mar, березня, березень, марта, март"),
        (4, "April, Apr, квітня, квітень, апреля, апрель"),
        (5, "May, травня, травень, мая, май"),
        (6, "June, Jun, червня, червень, июня, июнь"),
        (7, "July, Jul, липня, липень, июля, июль"),
        (8, "August, Aug, серпня, серпень, августа, август"),
        (9, "September, Sep, Sept, вересня, вересень, сентября, сентябрь"),
        (10, "October, Oct, жовтня, жовтень, октября, октябрь"),
        (11, "November, Nov, листопада, листопад, ноября, ноябрь"),
        (12, "December, Dec, грудня, грудень, декабря, декабрь"),
    ],
)
def test_names_of_months_in_three_languages(month: int, names: str) -> None:
    day = f"2023-{month:02}-05"
    for name in names.split(", "):
        assert days(f"5 {name} 2023") == (day, day), name
        assert days(f"5 {name.upper()} 2023") == (day, day), name


@pytest.mark.parametrize(
    "text",
    [
        *("Mon 5 June 2023", "Monday 5 June 2023", "Mon. 5 June 2023"),
        *("пн, 5 июня 2023", "понедельник, 5 июня 2023", "П’ятниця 5 червня 2023"),
        *("5 June, 2023", "June 5th, 2023", "2023 June 5", "2023, 5 June"),
        *("5.June.2023", "5June2023", "5-го июня 2023 г.", "5 червня 2023 рік"),
        *("5 June 2023 at 12:30", "2023-06-05 12:30:45 UTC", "2023-06-05 1:30 pm"),
        *("20230605T1230Z", "202306051230", "20230605123000", "45082,5"),
        *("1685966400.5", "1685966400000000", "  5   June\n2023 "),
        *("5/6/2023", "05/06/23", "5-6-2023", "5 6 2023", "5.6.2023"),
    ],
)
def test_more_ways_to_write_a_day(text: str) -> None:
    assert days(text, DateOrder.DAY_FIRST) == FIFTH


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("06.2023", "2023-06-01", "2023-06-30"),
        ("2023/6", "2023-06-01", "2023-06-30"),
        ("2023 June", "2023-06-01", "2023-06-30"),
        ("2023.0", "2023-01-01", "2023-12-31"),
        ("1999", "1999-01-01", "1999-12-31"),
        ("2023W01", "2023-01-02", "2023-01-08"),
        ("2023 Q1", "2023-01-01", "2023-03-31"),
        ("2023-Q4", "2023-10-01", "2023-12-31"),
        ("Q3/2023", "2023-07-01", "2023-09-30"),
        ("early June 2023", "2023-06-01", "2023-06-30"),
        ("the beginning of June 2023", "2023-06-01", "2023-06-30"),
        ("in 2023", "2023-01-01", "2023-12-31"),
        ("в начале 2023", "2023-01-01", "2023-12-31"),
        ("from 5 to 7 June 2023", "2023-06-05", "2023-06-07"),
        ("between 5 and 7 June 2023", "2023-06-05", "2023-06-07"),
        ("с 5 до 7 июня 2023", "2023-06-05", "2023-06-07"),
        ("від 5 і 7 червня 2023", "2023-06-05", "2023-06-07"),
        ("5 – 7 June 2023", "2023-06-05", "2023-06-07"),
        ("5..7 June 2023", "2023-06-05", "2023-06-07"),
        ("5.-7.06.2023", "2023-06-05", "2023-06-07"),
        ("May - June 2023", "2023-05-01", "2023-06-30"),
        ("May through June 2023", "2023-05-01", "2023-06-30"),
        ("2022 - 2023", "2022-01-01", "2023-12-31"),
        ("June 5 to 7, 2023", "2023-06-05", "2023-06-07"),
        ("5 June 2023 - 5 June 2023", "2023-06-05", "2023-06-05"),
        ("01.05.2023 to 07.06.2023", "2023-05-01", "2023-06-07"),
    ],
)
def test_more_ways_to_write_an_interval(text: str, first: str, last: str) -> None:
    assert days(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1.1.68", "2068-01-01"),
        ("1.1.69", "1969-01-01"),
        ("1.1.99", "1999-01-01"),
        ("1.1.00", "2000-01-01"),
        ("20000", "1954-10-03"),
        ("69999", "2091-08-24"),
        ("13/12/2023", "2023-12-13"),
        ("12/13/2023", "2023-12-13"),
        ("12/12/2023", "2023-12-12"),
    ],
)
def test_a_day_at_the_edge_of_a_form(text: str, day: str) -> None:
    assert days(text) == (day, day)


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        ("13/06/2023", [DateOrder.DAY_FIRST]),
        ("06/13/2023", [DateOrder.MONTH_FIRST]),
        ("12/12/2023", []),
        ("13/13/2023", []),
        ("12/13/2023", [DateOrder.MONTH_FIRST]),
        ("13/12/2023", [DateOrder.DAY_FIRST]),
        ("from 13/06/2023 to 06/14/2023", [DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST]),
        ("13.06.23", [DateOrder.DAY_FIRST]),
        ("113/06/2023", []),
        ("13/06/20231", []),
        # 2031-06-23 as well.
        ("31-06-23", []),
        ("5 June 2023", []),
        ("x" * 300 + "13/06/2023", []),
    ],
)
def test_what_settles_the_order(text: str, orders: list[DateOrder]) -> None:
    assert list(orders_of(text)) == orders


def test_a_text_of_just_the_longest_length_may_be_a_day() -> None:
    assert read_days("5 June 2023" + " " * 289) is not None
    assert read_days("5 June 2023" + " " * 290) is None


def test_only_dots_say_that_the_day_stands_first() -> None:
    assert [
        is_dotted(t) for t in ("5.6.2023", "05.06.23", "5/6/2023", "5.6", "2023")
    ] == [
        True,
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1er juin 2023", "2023-06-01", "2023-06-01"),
        ("5. bis 7. Juni 2023", "2023-06-05", "2023-06-07"),
        ("vom 5. bis 7. Juni 2023", "2023-06-05", "2023-06-07"),
        ("du 5 au 7 juin 2023", "2023-06-05", "2023-06-07"),
        ("od 5 do 7 czerwca 2023", "2023-06-05", "2023-06-07"),
        ("del 5 al 7 de junio de 2023", "2023-06-05", "2023-06-07"),
        ("Juni 2023", "2023-06-01", "2023-06-30"),
        ("II квартал 2023", "2023-04-01", "2023-06-30"),
        ("ІІ квартал 2023", "2023-04-01", "2023-06-30"),
        ("4-й квартал 2023 року", "2023-10-01", "2023-12-31"),
        ("3. Quartal 2023", "2023-07-01", "2023-09-30"),
    ],
)
def test_days_in_other_languages(text: str, first: str, last: str) -> None:
    assert days(text) == (first, last)


def test_every_month_has_its_names_in_every_language() -> None:
    names = (
        "januar styczeń janvier enero; februar luty février febrero; märz marzec mars"
        " marzo; april kwiecień avril abril; mai maj mai mayo; juni czerwiec juin"
        " junio; juli lipiec juillet julio; august sierpień août agosto; september"
        " wrzesień septembre septiembre; oktober październik octobre octubre; november"
        " listopad novembre noviembre; dezember grudzień décembre diciembre"
    )
    for month, words in enumerate(names.split(";"), 1):
        for word in words.split():
            assert days(f"5 {word} 2023") == (f"2023-{month:02}-05",) * 2


@pytest.mark.parametrize(
    "text",
    [
        "??.06.2023",
        "?.06.2023",
        "XX.06.2023",
        "хх.06.2023",
        "__.06.2023",
        "00.06.2023",
        "?? June 2023",
        "?? червня 2023 року",
        "xx/06/2023",
        "2023-06-??",
        "2023-06-XX",
        "2023-06-00",
    ],
)
def test_an_unknown_day_is_some_day_of_its_month(text: str) -> None:
    assert days(text) == ("2023-06-01", "2023-06-30")


@pytest.mark.parametrize("text", ["??.13.2023", "??.??.2023", "05.??.2023", "??.06"])
def test_an_unknown_day_of_no_month_is_no_day(text: str) -> None:
    assert read_days(text) is None
