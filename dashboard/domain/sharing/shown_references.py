"""Reference layers that a map shows on a day, as an address writes them:
"2023-06-12,Institute A,Institute B".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.domain.errors import BadInput
from dashboard.domain.filters import MAX_LENGTH, writable
from dashboard.i18n.translate import gettext

EXAMPLE = "2023-06-12,Institute A"
MOST = 10
"""Most layers of one map."""


@dataclass(frozen=True, slots=True)
class ShownReferences:
    """What is shown. day: that of which each layer is shown. names: of the layers, in
    the order in which they are drawn.
    """

    day: date
    names: tuple[str, ...]

    def text(self) -> str:
        """Return it as an address writes it."""
        return ",".join([self.day.isoformat(), *self.names])


def shown_references(text: str) -> ShownReferences:
    """Return what `references=` names: a day, then layers by name, none of which has a
    comma. Raises BadInput for anything else.
    """
    first, *others = [part.strip() for part in text[: MOST * MAX_LENGTH].split(",")]
    names = tuple(dict.fromkeys(filter(None, others)))
    usable = all(len(name) <= MAX_LENGTH and writable(name) for name in names)
    try:
        day = date.fromisoformat(first)
    except ValueError:
        usable, day = False, date.min
    if not usable or not 0 < len(names) <= MOST:
        raise BadInput(
            gettext(
                "{value}: not a day and 1 to {most} layers; write it like {example}",
                value=f"references={text[:60]!r}",
                most=MOST,
                example=EXAMPLE,
            )
        )
    return ShownReferences(day, names)
