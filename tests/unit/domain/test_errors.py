"""The one error tree, and what a bad row says."""

from __future__ import annotations

import pytest

from dashboard.domain import errors

TREE = {
    "BadInput": "FrontlineError",
    "DataMissing": "BadInput",
    "BadRow": "BadInput",
    "Forbidden": "FrontlineError",
    "NothingFound": "FrontlineError",
    "ServiceUnavailable": "FrontlineError",
    "TooMany": "FrontlineError",
    "EditConflict": "FrontlineError",
    "Damaged": "FrontlineError",
}


@pytest.mark.parametrize(("name", "parent"), TREE.items())
def test_each_error_has_its_place(name: str, parent: str) -> None:
    assert getattr(errors, name).__bases__ == (getattr(errors, parent),)


def test_every_error_is_in_the_tree() -> None:
    own = {
        name
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, Exception)
    }
    assert own == {*TREE, "FrontlineError"}


def test_a_bad_row_names_its_line() -> None:
    error = errors.BadRow("claims.csv", 7, "no kind")
    assert (error.source, error.line, error.reason) == ("claims.csv", 7, "no kind")
    assert str(error) == "claims.csv, line 7: no kind"
