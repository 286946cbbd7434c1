"""What may be said of a trouble to whoever asks."""

from __future__ import annotations

import pytest

from dashboard.domain.settings import load
from dashboard.services.access.disclosure import UNNAMED_TROUBLE, public_words

SETTINGS = load(
    {"FRONTLINE_DATABASE_URL": "postgresql://newsdesk:secret@db7.inner/claimbase"}
)


@pytest.mark.parametrize(
    "words",
    [
        "/srv/data/ledger.sqlite is damaged",
        "ledger in data/ledger.sqlite is busy",
        "C:\\data\\ledger.sqlite: missing",
        'connection failed: FATAL: database "x" does not exist',
        "server at 10.0.0.7 does not answer",
        "server at fd00:1::2 does not answer",
        "the server on port 5432 does not answer",
        "could not translate host name",
        "ledger claimbase does not answer",
        "ledger of NewsDesk does not answer",
        "ledger at db7.inner does not answer",
        "s3://bucket: gone",
        "ann@db",
    ],
)
def test_what_names_a_folder_a_database_or_a_machine(words: str) -> None:
    assert public_words(words, SETTINGS) == UNNAMED_TROUBLE


@pytest.mark.parametrize(
    "words",
    [
        "too many pictures at once; try again in 5 s",
        "Own map (online): no map from there (HTTP 500); try later, or choose the"
        " offline map",
        "the ledger does not answer; try again",
    ],
)
def test_what_everybody_may_read(words: str) -> None:
    assert public_words(words, SETTINGS) == words
