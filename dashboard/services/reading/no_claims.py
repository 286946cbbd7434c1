"""Why an article gives no claim, in a sentence a person reads."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dashboard.i18n.translate import gettext
from dashboard.reading.claims.reasons import (
    ONLY_SEEN,
    PEACEFUL,
    PLACELESS,
    POSSIBLE,
    RECALLED,
    UNCONFIRMED,
    UNSURE,
)

if TYPE_CHECKING:
    from dashboard.reading.model import Reading


def reason_words(reading: Reading) -> str:
    """Return why no claim was found, by what most of its sentences were left aside for;
    "" where another note tells, as of a language that is not read.
    """
    if not reading.rejected:
        return gettext("No sentence tells of an event of this war.")
    counted = Counter(sentence.reason for sentence in reading.rejected)
    return _in_words(counted.most_common(1)[0][0])


def _in_words(reason: str) -> str:
    words = {
        PEACEFUL: gettext("What it tells of is nothing of this war."),
        POSSIBLE: gettext("It says what may happen, not what happened."),
        UNCONFIRMED: gettext("It says what may happen, not what happened."),
        RECALLED: gettext("It recalls what happened long before, without the day."),
        PLACELESS: gettext("It speaks of the war, and names no place."),
        ONLY_SEEN: gettext("It names things at a place, and nothing that happened."),
        UNSURE: gettext("It says that nobody knows what happened."),
    }
    return words.get(reason, "")
