"""The escape of words that are not ours. That every page uses it is in
tests/ui/test_hostile_text.py, what a browser makes of it in tests/e2e.
"""

from __future__ import annotations

import pytest

from dashboard.ui.markdown import escape_markdown


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("Storozheve, 11 June", "Storozheve, 11 June"),
        (":material/home:", r"\::small[]material/home\:"),
        (":red[x]", r"\::small[]red\[x\]"),
        ("$x$ **b** `c`", r"\$x\$ \*\*b\*\* \`c\`"),
        ("a -> b", r"a \-:small[]\> b"),
        ("a@b.org", r"a\@:small[]b\.org"),
        ("www.b.org", r"www:small[]\.b\.org"),
        ("one\n===\n\ttwo", r"one \=\=\= two"),
        ("Fighting: Lyman", r"Fighting\: Lyman"),
    ],
)
def test_signs_are_escaped_and_what_is_looked_for_later_is_parted(
    text: str, escaped: str
) -> None:
    assert escape_markdown(text) == escaped
