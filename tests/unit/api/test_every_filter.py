"""Whatever filters there are: address, link, command line, page and pictures know each
of them alike.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from starlette.applications import Starlette

from dashboard.cartography import LANGUAGES
from dashboard.cli import parser
from dashboard.cli.options import filters_from
from dashboard.domain.filters import LIST_FILTERS, Filters, parse
from tests.unit.api.asgi_call import get


@pytest.mark.slow
@pytest.mark.parametrize("name", LIST_FILTERS)
def test_the_counts_of_a_filter_are_what_choosing_a_value_leaves(
    app: Starlette, name: str
) -> None:
    facet = get(app, "/api/facets").json()["facets"][name]
    for value, count in [*facet.items()][:3]:
        answer = get(app, f"/api/count?{name}={value.replace(' ', '%20')}")
        assert answer.status == 200
        assert answer.json()["total"] == count


@pytest.mark.parametrize("name", LIST_FILTERS)
def test_a_value_is_the_same_in_a_link_and_on_the_command_line(name: str) -> None:
    declared = LIST_FILTERS[name]
    value = (declared.allowed() or (declared.form or "a value",))[0]
    filters = Filters(**{name: (value,)})  # type: ignore[arg-type]
    assert parse(filters.query()) == (filters, ())
    arguments = parser().parse_args(["export", "-", f"--{name}", value])
    # Whoever sits at the machine sees private datasets that they name.
    assert filters_from(arguments) == replace(filters, with_private=True)


@pytest.mark.parametrize(
    "name", [name for name, declared in LIST_FILTERS.items() if declared.form]
)
@pytest.mark.parametrize("value", ["a", ":a", "a:", " : ", "::"])
def test_a_value_of_another_form_is_told(name: str, value: str) -> None:
    filters, problems = parse({name: [value]})
    assert filters == Filters()
    assert problems[0].endswith(f"write it as {LIST_FILTERS[name].form}")


@pytest.mark.parametrize("name", LIST_FILTERS)
def test_a_filter_has_words_on_the_page_and_in_every_language(name: str) -> None:
    shown = LIST_FILTERS[name]
    assert shown.label and shown.help
    for language in LANGUAGES.values():
        assert language[f"filter.{name}"]
        for word in shown.vocabulary or ():
            assert language[f"{type(word).__name__}.{word}"]


@pytest.mark.parametrize(
    "name", [name for name, shown in LIST_FILTERS.items() if shown.allowed()]
)
def test_a_value_that_is_none_of_a_closed_list_is_named(name: str) -> None:
    filters, problems = parse({name: ["nonsense"]})
    assert filters == Filters()
    assert problems[0].startswith(f"{name}='nonsense': not known; one of ")
