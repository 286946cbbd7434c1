"""What the scripts say stands in one table, whole and without what nobody says."""

from __future__ import annotations

import re

from dashboard.domain.settings import ASSETS
from dashboard.web.texts import TEXTS

SCRIPTS = ASSETS / "scripts"
_KEY = re.compile(r'\b(?:text|plural)\(\s*(?:\w+ \? )?"([\w.]+)"(?: : "([\w.]+)")?')


def used_texts() -> tuple[set[str], set[str]]:
    """Return the keys that the scripts name, and how those begin that they make."""
    keys, beginnings = set(), set()
    for path in SCRIPTS.glob("*.js"):
        source = path.read_text("utf-8")
        for found in _KEY.findall(source):
            keys |= {key for key in found if key}
        beginnings |= set(re.findall(r"`([\w.]+\.)\$\{", source))
        # Keys that are handed to a function that says them.
        keys |= {
            k for k in re.findall(r'"([a-z_]+(?:\.[a-z_]+)+)"', source) if k in TEXTS
        }
    return keys, beginnings


def test_every_text_is_there_and_used() -> None:
    keys, beginnings = used_texts()
    assert keys - set(TEXTS) == set()
    unused = {k for k in set(TEXTS) - keys if not k.startswith(tuple(beginnings))}
    assert {k for k in unused if not k.endswith(".all")} == set()


def test_no_sentence_stands_in_a_script() -> None:
    for path in SCRIPTS.glob("*.js"):
        code = re.sub(
            r"/\*.*?\*/|//[^\n]*", "", path.read_text("utf-8"), flags=re.DOTALL
        )
        for line in code.splitlines():
            if "new Error(" not in line:
                assert not re.search(r'"[A-Z][a-z]+ [a-z]+ [a-z]', line), (
                    path.name,
                    line,
                )
