"""claims.csv in the ledger, also when the file is damaged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput
from dashboard.ledger import Ledger
from dashboard.services.claims_file import CLAIMS, ClaimsFile

HEADER = "id,kind,claimant,publisher,date_to\n"
SOUND = f"{HEADER}a,hold,Kyiv,BBC,2023-06-12\nb,hold,Kyiv,BBC,2023-06-13\n"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(f"sqlite:///{tmp_path / 'ledger.sqlite'}") as ledger:
        yield ledger


@pytest.fixture
def file(tmp_path: Path) -> ClaimsFile:
    (tmp_path / CLAIMS).write_text(SOUND)
    return ClaimsFile(tmp_path / CLAIMS)


def test_the_ledger_says_what_the_file_says(ledger: Ledger, file: ClaimsFile) -> None:
    file.mirror(ledger)
    assert {claim.id for claim in ledger.claims()} == {"a", "b"}
    file.path.write_text(SOUND.replace("b,hold", "b,nonsense"))
    file.mirror(ledger)
    (problem,) = file.problems
    assert (problem.line, problem.id) == (3, "b")
    file.path.write_text(SOUND)
    file.mirror(ledger)
    assert file.problems == ()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (HEADER, "there is no sound row in it"),
        (f"{HEADER}a,nonsense,Kyiv,BBC,2023-06-12\n", "there is no sound row in it"),
        ("", ""),
    ],
)
def test_a_file_that_was_cut_short_retracts_nothing(
    ledger: Ledger, file: ClaimsFile, content: str, reason: str
) -> None:
    file.mirror(ledger)
    before = ledger.state()
    file.path.write_text(content)
    file.mirror(ledger)
    assert ledger.state() == before
    words = str(file.problems[0])
    assert reason in words
    assert words.endswith(
        "; the 2 claims it had before stay as they are. Put the file back, or retract"
        " claims on the page Review"
    )


def test_a_file_that_is_gone_retracts_nothing(ledger: Ledger, file: ClaimsFile) -> None:
    file.mirror(ledger)
    file.path.unlink()
    file.mirror(ledger)
    assert {claim.id for claim in ledger.claims()} == {"a", "b"}
    assert len(file.problems) == 1


def test_a_bad_file_from_the_start_is_an_error(
    ledger: Ledger, file: ClaimsFile
) -> None:
    file.path.write_text("nothing of the kind\n")
    with pytest.raises(BadInput):
        file.mirror(ledger)
    file.path.unlink()
    with pytest.raises((BadInput, OSError)):
        file.mirror(ledger)
