"""What visitors of a server use up, and who is limited."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from dashboard.domain.errors import BadInput

_PAIR = re.compile(r"([a-z_]+)=([1-9][0-9]{0,9})")


class Usage(StrEnum):
    """A kind of use that has a quota of its own; every one is a request as well."""

    REQUEST = "requests"
    SESSION = "sessions"
    UPLOAD = "uploads"
    UPLOAD_BYTES = "upload_bytes"
    LINK = "links"
    SEARCH = "searches"
    PICTURE = "pictures"
    STORY = "stories"
    EXPORT = "exports"


class Limited(StrEnum):
    """Whose use is limited: everybody's but the local user's, everybody's, or
    nobody's.
    """

    OTHERS = "others"
    ALL = "all"
    NOBODY = "off"


@dataclass(frozen=True, slots=True)
class LimitSettings:
    """Whose use is limited, and the amounts that differ from the quotas of the
    program: (what, amount of one visitor).
    """

    limited: Limited = Limited.OTHERS
    amounts: tuple[tuple[Usage, int], ...] = ()


def limit_settings(text: str) -> LimitSettings:
    """Return what a text like "others searches=60 exports=5" says; that of "" is the
    default. Raises BadInput for a word it does not know.
    """
    limited, amounts = Limited.OTHERS, dict[Usage, int]()
    for number, word in enumerate(text.split()):
        pair = _PAIR.fullmatch(word)
        if pair and pair[1] in set(Usage):
            amounts[Usage(pair[1])] = int(pair[2])
        elif number == 0 and word in set(Limited):
            limited = Limited(word)
        else:
            raise BadInput(
                f"FRONTLINE_LIMITS: {word[:40]!r} is not understood; write others, all"
                " or off, then pairs like searches=60 of"
                f" {', '.join(usage.value for usage in Usage)}"
            )
    return LimitSettings(limited, tuple(amounts.items()))
