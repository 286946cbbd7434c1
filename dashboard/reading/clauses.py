"""The clause of a sentence in which something is said, so that two who contradict each other are quoted apart."""

from __future__ import annotations

import re

_REFERRING = r"(?:claim|report|assertion|allegation|statement|account|version)s?"
_JOINT = re.compile(
    r"\s*;\s*|\s*,? (?=(?:but|while|whilst|whereas|although|though|however|yet)\b)"
    rf"|\s*(?:,|–|—|--) (?=(?:and|which|something|(?:a|the) {_REFERRING})\b)",
    re.IGNORECASE,
)


def clause(text: str, span: tuple[int, int], at: int) -> tuple[int, int]:
    """Return the stretch of a sentence between the joints around an offset; the sentence where it has none.

    span: offsets of the sentence, end exclusive. at: an offset inside it.
    """
    start, end = span
    for joint in _JOINT.finditer(text, start, end):
        if joint.end() <= at:
            start = joint.end()
        elif joint.start() > at:
            return start, joint.start()
    return start, end
