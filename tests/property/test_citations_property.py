"""Whatever a title holds, a BibTeX entry stays one entry that says it."""

from __future__ import annotations

from datetime import date
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from dashboard.exchange.escape import plain_text
from dashboard.services.share.citations import TEX, Citation

TITLES = st.text(max_size=60) | st.text("\\{}$&#_%~^@\n\r\u2028 ab", max_size=30)
NAMED = {written: chr(sign) for sign, written in TEX.items()}


def said(written: str) -> str:
    """Return what TeX prints for text of ours."""
    for command in sorted(NAMED, key=len, reverse=True):
        written = written.replace(command, f"\x00{ord(NAMED[command])}\x00")
    for sign in NAMED.values():
        written = written.replace(f"\x00{ord(sign)}\x00", sign)
    return written


@given(TITLES)
def test_an_entry_is_closed_once_and_says_the_title(title: str) -> None:
    day = date(2026, 2, 3)
    entry = Citation(
        title=title,
        shows=title,
        known_on=day,
        accessed=day,
        link="https://map.example/",
    ).bibtex()
    depths = list(accumulate({"{": 1, "}": -1}.get(sign, 0) for sign in entry))
    start = entry.index("{")
    assert [at for at, depth in enumerate(depths) if depth == 0 and at > start] == [
        len(entry) - 1
    ]
    lines = entry.split("\n")
    assert len(lines) == 9
    assert [at for at, line in enumerate(lines) if line.startswith("@")] == [0]
    assert said(
        lines[2].removeprefix("  title = {{").removesuffix("}},")
    ) == plain_text(" ".join(title.split()))
