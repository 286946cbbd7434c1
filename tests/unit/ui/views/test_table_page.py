"""The table of everything."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.index.index import ORDERS
from dashboard.ui.views.table_page import COLUMNS, ORDER_LABELS
from tests.ui.shipped_claims import must_be_there


def _page() -> None:
    from dashboard.ui.views import table_page

    table_page.table_page()


def _run(**query: list[str]) -> AppTest:
    must_be_there()
    test = AppTest.from_function(_page, default_timeout=120)
    for name, values in query.items():
        test.query_params[name] = values
    test.run()
    assert not test.exception
    return test


@pytest.mark.slow
def test_the_table_has_every_claim_in_chosen_columns_and_order() -> None:
    test = _run(region=["Luhansk"])
    table = test.dataframe[0].value
    assert len(table) > 5
    assert set(table["Region"]) == {"Luhansk oblast"}
    test.multiselect(key="table columns").set_value(["claimant", "lat"]).run()
    assert list(test.dataframe[0].value.columns) == ["Latitude", "Claimant"]
    test.toggle(key="table descending").set_value(False)
    test.selectbox(key="table order").set_value("claimant").run()
    claimants = [name.lower() for name in test.dataframe[0].value["Claimant"]]
    named = [name for name in claimants if name]
    assert named == sorted(named)
    assert claimants[: len(named)] == named


@pytest.mark.slow
def test_nothing_that_matches_is_said() -> None:
    assert "Nothing matches" in _run(text=["zzzzzz"]).info[0].value


def test_every_order_has_a_label_and_every_column_a_name() -> None:
    assert set(ORDER_LABELS) == set(ORDERS)
    assert len(set(COLUMNS.values())) == len(COLUMNS)
