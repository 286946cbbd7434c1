"""Why a sentence that looks like a claim gives none."""

from __future__ import annotations

POSSIBLE = "says what may happen, not what happened"
UNCONFIRMED = "says what may happen, or what is not confirmed, not what happened"
UNSURE = "says that it is not known"
PLACELESS = "names no place"
ONLY_SEEN = "names a thing at a place, and nothing that happened"
UNREAD = "is written in a language that is not read ({})"
PEACEFUL = "tells of nothing of this war"
RECALLED = "recalls what happened long before, without its day"
