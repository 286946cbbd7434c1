"""Who is said to hold a place on a day."""

from __future__ import annotations

import pytest

from dashboard.domain.words import Side
from dashboard.judgement.control import Control, ControlStatus, Utterance, control_of

UA, RU = Side.UA, Side.RU


def words(*spoken: tuple[int, Side, str]) -> list[Utterance]:
    return [Utterance(day, side, camp, n) for n, (day, side, camp) in enumerate(spoken)]


def summary(control: Control) -> tuple[str, Side | None, bool]:
    return control.status.value, control.holder, control.reported


@pytest.mark.parametrize(
    ("spoken", "day", "expected"),
    [
        # Nobody speaks, or not yet, or not for long.
        ([], 10, ("unknown", None, False)),
        ([(11, UA, "UA")], 10, ("unknown", None, False)),
        ([(10, UA, "UA")], 101, ("unknown", None, False)),
        # A first word is only reported, until nobody has denied it for a week.
        ([(10, RU, "RU")], 16, ("one_voice", None, True)),
        ([(10, RU, "RU")], 17, ("one_voice", RU, False)),
        # A second camp confirms it, the losing side all the more.
        ([(10, RU, "RU"), (11, RU, "isw")], 11, ("agreed", RU, False)),
        ([(10, RU, "UA")], 10, ("one_voice", RU, False)),
        # A change: reported, then standing.
        ([(1, UA, "UA"), (20, RU, "RU")], 22, ("one_voice", UA, True)),
        ([(1, UA, "UA"), (20, RU, "RU")], 27, ("one_voice", RU, False)),
        ([(1, UA, "UA"), (20, RU, "RU"), (21, RU, "UA")], 21, ("agreed", RU, False)),
        # Denied: contested, however long both are silent, until the report is stale.
        (
            [(1, UA, "UA"), (20, RU, "RU"), (21, UA, "UA")],
            22,
            ("contested", None, False),
        ),
        (
            [(1, UA, "UA"), (20, RU, "RU"), (21, UA, "UA")],
            109,
            ("contested", None, False),
        ),
        (
            [(1, UA, "UA"), (20, RU, "RU"), (21, UA, "UA")],
            111,
            ("one_voice", UA, False),
        ),
        (
            [(1, UA, "UA"), (20, RU, "RU"), (21, UA, "UA"), (23, RU, "RU")],
            24,
            ("contested", None, False),
        ),
        (
            [(1, UA, "UA"), (20, RU, "RU"), (21, UA, "UA"), (23, RU, "RU")],
            60,
            ("contested", None, False),
        ),
        # The loser owns it, or one who gains nothing says whose it is.
        (
            [(1, UA, "UA"), (20, RU, "RU"), (21, UA, "UA"), (30, RU, "UA")],
            31,
            ("agreed", RU, False),
        ),
        (
            [(1, UA, "UA"), (20, RU, "RU"), (21, UA, "UA"), (24, UA, "isw")],
            40,
            ("agreed", UA, False),
        ),
        # Two first words that differ: neither stands.
        ([(10, UA, "UA"), (11, RU, "RU")], 12, ("contested", None, False)),
        ([(10, UA, "UA"), (11, RU, "RU")], 18, ("one_voice", RU, False)),
        # Denied, and seen by one who gains nothing by it: a second origin.
        (
            [(1, UA, "UA"), (20, RU, "RU"), (20, UA, "UA"), (21, RU, "isw")],
            22,
            ("agreed", RU, False),
        ),
        # Seen by one alone, and denied by the loser: no silence settles that.
        (
            [(1, UA, "UA"), (20, RU, "isw"), (21, UA, "UA")],
            60,
            ("contested", None, False),
        ),
        (
            [(1, UA, "UA"), (20, RU, "isw"), (21, UA, "UA")],
            111,
            ("one_voice", UA, False),
        ),
    ],
)
def test_control(
    spoken: list[tuple[int, Side, str]],
    day: int,
    expected: tuple[str, Side | None, bool],
) -> None:
    assert summary(control_of(words(*spoken), day)) == expected


@pytest.mark.parametrize(
    ("change", "day", "expected"),
    [
        (False, 32, ("agreed", RU, True)),
        (False, 45, ("agreed", RU, False)),
        (True, 45, ("one_voice", UA, False)),
    ],
)
def test_who_has_lost_it_says_on_to_have_it(
    change: bool, day: int, expected: tuple[str, Side | None, bool]
) -> None:
    spoken = words((1, UA, "UA"), (20, RU, "RU"), (21, RU, "isw"))
    again = Utterance(31, UA, "UA", 9, change)
    assert summary(control_of([*spoken, again], day)) == expected


def test_since_and_the_words_it_rests_on() -> None:
    control = control_of(
        words((1, UA, "UA"), (20, RU, "RU"), (22, RU, "isw"), (60, RU, "RU")), 70
    )
    assert (control.holder, control.since) == (RU, 20)
    assert [(word.camp, word.day) for word in control.words] == [
        ("RU", 60),
        ("isw", 22),
    ]


def test_the_order_in_which_words_come_does_not_matter() -> None:
    spoken = words((1, UA, "UA"), (20, RU, "RU"), (21, UA, "UA"), (40, RU, "isw"))
    assert control_of(spoken, 50) == control_of(reversed(spoken), 50)
    assert control_of(spoken, 50).status is ControlStatus.AGREED
