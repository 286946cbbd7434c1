"""Patterns that are compiled when they are asked."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from dashboard.judgement.late_pattern import LatePattern

COUNT = """
import re
compiled = []
inner = re._compiler.compile
def noted(pattern, flags=0):
    compiled.append(pattern)
    return inner(pattern, flags)
re._compiler.compile = noted
from dashboard.judgement import phrases
import dashboard.judgement.assertions
words = {v for v in vars(phrases).values() if isinstance(v, str)}
print(sum(pattern in words for pattern in compiled))
"""


def test_it_answers_as_a_compiled_one_does() -> None:
    late = LatePattern(r"\b(\d+) (?:tanks|guns)")
    found = late.search("lost 12 guns")
    assert found is not None
    assert found[1] == "12"
    assert late.search("lost all guns") is None
    assert late.fullmatch("12 guns") is not None
    assert late.fullmatch("12 guns more") is None
    assert late.sub(r"\1 pieces", "12 guns, 3 tanks") == "12 pieces, 3 pieces"


def test_it_is_compiled_once_and_not_before_it_is_asked() -> None:
    late = LatePattern("(")
    with pytest.raises(re.error):
        late.search("anything")
    sound = LatePattern("a")
    assert sound.pattern() is sound.pattern()


def test_judgement_compiles_nothing_when_it_is_imported() -> None:
    done = subprocess.run(
        [sys.executable, "-c", COUNT], check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "0"
