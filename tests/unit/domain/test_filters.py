"""What filters say of themselves, and what they say of values they cannot use."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.filters import (
    DATES,
    LIST_FILTERS,
    LISTS,
    MAX_LENGTH,
    MAX_VALUES,
    NAMES,
    VOCABULARY,
    Filters,
    day_words,
    parse,
    period,
    writable,
)
from dashboard.domain.words import Kind, Precision, Review, Side

D = date


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (None, None, "any date"),
        (D(2023, 6, 5), None, "from 5 June 2023"),
        (None, D(2023, 6, 13), "until 13 June 2023"),
        (D(2023, 6, 5), D(2023, 6, 5), "5 June 2023"),
        (D(2023, 6, 5), D(2023, 6, 13), "5–13 June 2023"),
        (D(2023, 6, 5), D(2023, 7, 5), "5 June – 5 July 2023"),
        (D(2022, 6, 5), D(2023, 6, 5), "5 June 2022 – 5 June 2023"),
    ],
)
def test_period(since: date | None, until: date | None, words: str) -> None:
    assert period(since, until) == words


def test_day_words() -> None:
    assert day_words(D(2023, 6, 13)) == "13 June 2023"
    assert day_words(D(2023, 6, 13), year=False) == "13 June"
    assert day_words(D(2023, 6, 13), year=False, month=False) == "13"


def test_words() -> None:
    assert Filters().words() == ""
    chosen = Filters(
        date_from=D(2023, 6, 5),
        date_to=D(2023, 6, 13),
        source=("TASS", "BBC"),
        side=("UA",),
        kind=("retake", "strike"),
        precision=("point",),
        review=("draft",),
        text="the village",
    )
    assert (
        chosen.words()
        == "5–13 June 2023; source TASS or BBC; side Ukraine; kind Retaken or Strike;"
        " precision Exact spot; review Draft; text “the village”"
    )


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ({"kind": ["nonsense"]}, "kind='nonsense': not known; one of retake, capture"),
        ({"side": ["ua"]}, "side='ua': not known; one of UA, RU"),
        ({"region": ["Mordor"]}, "region='Mordor': not known; one of Cherkasy"),
        (
            {"from": ["13.06.2023"]},
            "from='13.06.2023': not a date; write it like 2023-06-13",
        ),
        ({"to": ["2023-06-31"]}, "to='2023-06-31': not a date"),
        ({"source": ["a\x00b"]}, "source='a\\x00b': not usable"),
        ({"source": ["x" * 201]}, "not usable"),
        ({"text": ["x" * 201]}, "text: cut to 200 characters"),
        (
            {"from": ["2023-06-13"], "to": ["2023-06-05"]},
            "from 2023-06-13 is later than to 2023-06-05; both were",
        ),
        (
            {"source": [str(n) for n in range(MAX_VALUES + 1)]},
            "source: only the first 50 values were used",
        ),
    ],
)
def test_one_sentence_for_each_value_that_cannot_be_used(
    query: dict[str, list[str]], problem: str
) -> None:
    _, problems = parse(query)
    assert len(problems) == 1
    assert problem in problems[0]


def test_what_can_be_read_is_kept() -> None:
    found, problems = parse(
        {
            "kind": ["hold", "nonsense", " hold ", ""],
            "zoom": ["7"],
            "to": [" 2023-06-13 "],
        }
    )
    assert found == Filters(kind=("hold",), date_to=D(2023, 6, 13))
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("name", "values", "usable"),
    [
        ("kind", ["", "hold", "hold", "clash"], ("hold", "clash")),
        ("attribute", ["no colon", "unit:93rd"], ("unit:93rd",)),
        ("side", ["XX", "UA"], ("UA",)),
    ],
)
def test_a_value_that_is_passed_over_takes_none_along(
    name: str, values: list[str], usable: tuple[str, ...]
) -> None:
    filters, _ = parse({name: values})
    assert getattr(filters, name) == usable


def test_only_an_attribute_has_a_form() -> None:
    forms = {name: declared.form for name, declared in LIST_FILTERS.items()}
    assert forms.pop("attribute") == "NAME:VALUE"
    assert set(forms.values()) == {""}


def test_the_names_of_the_filters() -> None:
    assert " ".join(NAMES) == (
        "from to source claimant side kind region precision place review dataset"
        " attribute text near within as-of"
    )
    assert " ".join(LISTS) == (
        "source claimant side kind region precision place review dataset attribute"
    )
    assert list(DATES) == ["from", "to", "as-of"]
    assert dict(VOCABULARY) == {
        "side": Side,
        "kind": Kind,
        "precision": Precision,
        "review": Review,
    }
    assert (MAX_VALUES, MAX_LENGTH) == (50, 200)


WHOLE = {
    "from": ["2023-06-05"],
    "to": ["2023-06-13"],
    "source": ["TASS", "BBC"],
    "claimant": ["somebody"],
    "side": ["UA"],
    "kind": ["retake"],
    "region": ["Donetsk"],
    "precision": ["point"],
    "place": ["UA14"],
    "review": ["draft"],
    "dataset": ["acled"],
    "text": ["the village"],
    "as-of": ["2024-01-31"],
}


def test_every_filter_is_read_and_written_in_one_order() -> None:
    filters, problems = parse(WHOLE)
    assert problems == ()
    assert list(filters.query().items()) == list(WHOLE.items())
    assert Filters().query() == {}
    assert filters.words().endswith("text “the village”; as known on 31 January 2024")


def test_a_blank_day_restricts_nothing() -> None:
    assert parse({"from": [" "], "to": [""]}) == (Filters(), ())
    assert Filters(date_to=D(2023, 6, 13)).words() == "until 13 June 2023"


def test_without() -> None:
    filters, _ = parse(WHOLE)
    less = filters.without("from", "to", "as-of", "source", "text")
    assert list(less.query()) == [
        name for name in WHOLE if name not in {"from", "to", "as-of", "source", "text"}
    ]


def test_the_first_value_of_a_single_filter_is_used() -> None:
    filters, problems = parse({"text": ["a", "b"], "from": ["2023-06-05", "x"]})
    assert filters == Filters(text="a", date_from=D(2023, 6, 5))
    assert problems == ()


def test_values_at_the_bounds() -> None:
    values = [str(number) for number in range(MAX_VALUES)]
    assert parse({"source": values}) == (Filters(source=tuple(values)), ())
    longest = "x" * MAX_LENGTH
    assert parse({"source": [longest], "text": [longest]}) == (
        Filters(source=(longest,), text=longest),
        (),
    )
    filters, problems = parse({"text": [longest + "yz"]})
    assert (filters.text, problems) == (longest, ("text: cut to 200 characters",))


def test_the_same_day_is_a_range() -> None:
    filters, problems = parse({"from": ["2023-06-05"], "to": ["2023-06-05"]})
    assert (filters.date_from, filters.date_to, problems) == (
        D(2023, 6, 5),
        D(2023, 6, 5),
        (),
    )


def test_the_wrong_way_round_both_ends_go() -> None:
    filters, problems = parse(
        {"from": ["2023-06-13"], "to": ["2023-06-05"], "kind": ["hold"]}
    )
    assert filters == Filters(kind=("hold",))
    assert problems == (
        "from 2023-06-13 is later than to 2023-06-05; both were ignored",
    )


@pytest.mark.parametrize("text", ["a\x00", "\ud800", "\udfff", "a\udc00b"])
def test_what_cannot_stand_in_a_file(text: str) -> None:
    assert not writable(text)
    assert parse({"text": [text]}) == (Filters(), (f"text={text!r}: not usable",))


def test_what_can() -> None:
    assert writable("Сторожеве \ud7ff \ue000")


def test_a_long_value_is_cut_in_the_sentence() -> None:
    _, problems = parse({"kind": ["x" * 99], "from": ["y" * 99], "source": ["z" * 201]})
    assert problems[0].startswith(f"from='{'y' * 40}': not a date")
    assert problems[1] == f"source='{'z' * 40}': not usable"
    assert problems[2].startswith(f"kind='{'x' * 40}': not known; one of retake, ")


def test_how_each_filter_is_shown_and_what_it_compares() -> None:
    assert [
        (name, each.label, each.field, each.help) for name, each in LIST_FILTERS.items()
    ] == [
        (
            "source",
            "Source (outlet)",
            "publisher",
            "The outlet that published the claim",
        ),
        ("claimant", "Claimant", "", "Who says it"),
        (
            "side",
            "Side of the claimant",
            "claimant_side",
            "On whose side the claimant is",
        ),
        ("kind", "Kind of claim", "", "What is said to have happened"),
        (
            "region",
            "Region (oblast)",
            "",
            "Oblast, Crimea, Kyiv City or Sevastopol; the map moves there",
        ),
        (
            "precision",
            "Precision of the place",
            "",
            "How exactly the place is known",
        ),
        ("place", "Place", "place_id", "Id of a place of the gazetteer"),
        (
            "review",
            "Review",
            "",
            "Accepted claims, unless others are chosen; drafts are drawn hollow",
        ),
        ("dataset", "Dataset", "", "Imported files; ledger: the claims kept by hand"),
        (
            "attribute",
            "Attribute of imported rows",
            "",
            "NAME:VALUE, a column of the imported file and what it says, exactly",
        ),
    ]


def test_which_filters_are_typed_offered_and_in_rows() -> None:
    def those(name: str) -> str:
        return " ".join(f for f, each in LIST_FILTERS.items() if getattr(each, name))

    assert those("typed") == "source claimant dataset attribute"
    assert those("vocabulary") == "side kind precision review"
    assert those("values") == "region"
    assert those("form") == "attribute"
    assert LIST_FILTERS["attribute"].form == "NAME:VALUE"
    assert set(LISTS) - set(those("on_page").split()) == {"place"}
    assert set(LISTS) - set(those("in_rows").split()) == {"attribute"}
    assert " ".join(NAMES) == (
        "from to source claimant side kind region precision place review dataset "
        "attribute text near within as-of"
    )
    assert DATES == {"from": "date_from", "to": "date_to", "as-of": "as_of"}
    assert (MAX_VALUES, MAX_LENGTH) == (50, 200)


def test_a_query_names_every_filter_that_restricts() -> None:
    query = {
        "from": ["2023-06-05"],
        "to": ["2023-06-13"],
        "source": ["TASS", "BBC"],
        "claimant": ["Rogov"],
        "side": ["RU"],
        "kind": ["retake"],
        "region": ["Donetsk"],
        "precision": ["point"],
        "place": ["p"],
        "review": ["draft"],
        "dataset": ["d"],
        "attribute": ["a:b"],
        "text": ["the village"],
        "near": ["47,35,5"],
        "within": ["47,35;48,35;48,37"],
        "as-of": ["2023-07-01"],
    }
    filters, problems = parse(query)
    assert problems == ()
    assert list(filters.query().items()) == list(query.items())
    # The two days are one restriction, two sources are two.
    assert filters.count() == 16
    assert Filters(date_to=D(2023, 6, 13)).count() == 1
    assert filters.without("from", "source", "as-of").query() == {
        name: values
        for name, values in query.items()
        if name not in {"from", "source", "as-of"}
    }
    assert filters.words() == (
        "5–13 June 2023; source TASS or BBC; claimant Rogov; side Russia; kind"
        " Retaken; region Donetsk; precision Exact spot; place p; review Draft;"
        " dataset d; attribute a:b; text “the village”; within 5 km of 47, 35;"
        " inside an area of 3 corners; as known on 1 July 2023"
    )
