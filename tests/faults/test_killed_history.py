"""A process killed between its changes: the history stays whole and is what is shown.

FRONTLINE_KILLS is the number of kills on each backend, 3 when it is not set. Two
hundred: `FRONTLINE_KILLS=200 python -m pytest tests/faults/test_killed_history.py`.
"""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dashboard.domain.filters import Filters
from dashboard.domain.settings import Settings
from dashboard.domain.words import Review
from dashboard.ledger import Ledger
from dashboard.services.access import sign_in
from dashboard.services.access.sign_in import signed_in
from dashboard.services.project import Project
from tests.conftest import KILLS
from tests.faults.claims import folder
from tests.unit.services.access.test_sign_in import SECRET, cookies
from tests.unit.services.settings_of import settings_of

CHILD = """
import sys
from dataclasses import replace
from itertools import count
from pathlib import Path
from dashboard.domain.words import Review
from dashboard.services import review_claim
from dashboard.services.access.sign_in import end_sign_in
from dashboard.services.project import Project
from tests.faults.claims import CLAIM
from tests.unit.services.access.test_sign_in import SECRET, cookies
from tests.unit.services.settings_of import settings_of
project = Project(settings_of(Path(sys.argv[1]), FRONTLINE_DATABASE_URL=sys.argv[2]))
ledger = project.ledger
for number in count(int(sys.argv[3])):
    who = f"p{number}@example.org"
    ledger.grant(who, "reviewer", by="root")
    print(f"role {who} reviewer", flush=True)
    ledger.add([replace(CLAIM, id=f"c{number}")], by=who, why="")
    print(f"claim c{number} accepted", flush=True)
    if number % 3 == 0:
        review_claim(project, f"c{number}", Review.RETRACTED, by=who, why="")
        print(f"claim c{number} retracted", flush=True)
        ledger.revoke(who, by="root")
        print(f"role {who} none", flush=True)
    secret = ledger.create_token("program", "reviewer", who, None, by=who)
    print(f"token {secret} {who}", flush=True)
    end_sign_in(cookies(nonce=str(number)), SECRET, shared=lambda: ledger)
    print(f"ended {number} -", flush=True)
    project.changed()
    project.refresh()
"""
EVERY = Filters(review=tuple(word.value for word in Review))


@dataclass
class Said:
    """What killed processes said they had saved: the state of each name, by kind."""

    states: dict[str, dict[str, str]] = field(
        default_factory=lambda: {k: {} for k in ("claim", "role", "token", "ended")}
    )

    def note(self, line: str) -> None:
        """Note one line; half a line says nothing."""
        words = line.split()
        if line.endswith("\n") and len(words) == 3:
            kind, name, state = words
            self.states[kind][name] = state


def killed(said: Said, data: Path, url: str, start: int, lines: int) -> None:
    """Start a process, kill it after so many lines, and note all it said."""
    command = [sys.executable, "-c", CHILD, str(data), url, str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for _ in range(lines):
            said.note(child.stdout.readline())
        child.kill()
        for line in child.stdout:
            said.note(line)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    """Give the address of a ledger, "" for the file in the data directory."""
    if request.param == "sqlite":
        yield ""
    else:
        yield request.getfixturevalue("postgres_url")


def test_kill_9_leaves_a_whole_history_that_is_what_is_shown(
    tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sign_in, "_ended", {})
    data, said = folder(tmp_path / "data"), Said()
    settings = settings_of(data, FRONTLINE_DATABASE_URL=url)
    chance = random.Random(7)  # noqa: S311
    for turn in range(KILLS):
        killed(said, data, url, turn * 1000, chance.choice((1, 4, 9, 14, 21)))
        # Each look costs a few seconds: with many kills, now and then.
        if turn < 3 or turn % 10 == 0 or turn == KILLS - 1:
            must_be_shown(settings, said)
        with Ledger.open(settings.ledger_url()) as ledger:
            assert ledger.verify() is None
            must_be_saved(ledger, said)


def must_be_shown(settings: Settings, said: Said) -> None:
    """Check that the index has the claims of the ledger, and those that were saved."""
    with Project(settings) as project:
        assert project.settled().difference() == ""
        claims = {claim.id for claim in project.ledger.claims()}
        assert {claim.id for claim in project.index.claims(EVERY)} == claims
        assert said.states["claim"].keys() <= claims


def must_be_saved(ledger: Ledger, said: Said) -> None:
    """Check what was said; where a change came after it that nobody could say any
    more, note that.
    """
    claims = {claim.id: claim.review.value for claim in ledger.claims()}
    wrong = [id for id, state in said.states["claim"].items() if claims[id] != state]
    assert wrong in ([], [list(said.states["claim"])[-1]])
    said.states["claim"] |= claims
    roles = {person.identity: person.role for person in ledger.people()}
    states = said.states["role"]
    wrong = [who for who in states if roles.get(who, "none") != states[who]]
    assert wrong in ([], [list(states)[-1]])
    said.states["role"] = dict.fromkeys(states, "none") | roles
    for secret, who in said.states["token"].items():
        assert ledger.token_role(secret) == (who, "reviewer")
    for number in said.states["ended"]:
        over = signed_in(cookies(nonce=number), SECRET, shared=lambda: ledger)
        assert over is None
