"""What the guided import says of rejected rows."""

from __future__ import annotations

from dashboard.ui.datasets.dataset_columns import MOST_REASONS, reasons_in_words


def test_the_most_frequent_reasons_fit_for_markdown() -> None:
    reasons = [(f"a *b* {number}", number) for number in range(9, 0, -1)]
    words = reasons_in_words(reasons)
    assert words.count(";") == MOST_REASONS - 1
    assert words.startswith(r"9 × a \*b\* 9; 8 × ")
