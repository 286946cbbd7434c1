"""Speakers by identity, not by spelling."""

from __future__ import annotations

import pytest

from dashboard.claimants import claimant_identity
from dashboard.domain.words import Side


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Russian Defence Ministry", "the Ministry of Defense of Russia"),
        ("Russia's MoD", "the Russian defence ministry"),
        ("Hanna Maliar", "Deputy Defence Minister Hanna Malyar"),
        ("Syrskyi", "General Oleksandr Syrsky"),
        ("AFU", "Armed Forces of Ukraine"),
        ("Генштаб ЗСУ", "Генеральний штаб ЗСУ"),
        ("Ukrainian officials", "a Ukrainian official"),
        ("U.S. officials", "US officials"),
        ("Олександр Сирський", "Oleksandr Syrskyj, army chief"),
        ("Українська правда", "Ukrainska Pravda"),
        ("Igor Konashenkov, Russian Defence Ministry", "Russian Defence Ministry"),
    ],
)
def test_the_same(first: str, second: str) -> None:
    assert claimant_identity(first).same(claimant_identity(second))
    assert claimant_identity(second).same(claimant_identity(first))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Russian Defence Ministry", "Ukrainian Defence Ministry"),
        ("a Ukrainian official", "the Ukrainian army"),
        ("an official", "the mayor Ivan Petrenko"),
        ("47th brigade", "35th brigade"),
        ("General Staff", "the Armed Forces"),
        ("Volodymyr Fedorov", "Ivan Fedorov, mayor of Melitopol"),
        ("Mykhailo Fedorov, minister", "Ivan Fedorov, mayor, on the minister Mykhailo"),
        ("", ""),
    ],
)
def test_others(first: str, second: str) -> None:
    assert not claimant_identity(first).same(claimant_identity(second))


def test_a_side_and_an_office() -> None:
    ours = claimant_identity("Defence Ministry", Side.UA)
    assert not ours.same(claimant_identity("Defence Ministry", Side.RU))
    assert ours.same(claimant_identity("Defence Ministry"))
    assert ours.official
    assert not claimant_identity("DeepMap").official
