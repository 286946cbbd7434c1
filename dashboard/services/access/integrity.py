"""Whether the ledger, or a backup of it, is as it was made, in words."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from dashboard.domain.errors import DataMissing
from dashboard.domain.settings import LEDGER_FILE, Settings
from dashboard.domain.wording import count_words
from dashboard.ledger import ChainBreak, ClockJump, Ledger, Manifest
from dashboard.services.project import Project

ANCHOR = (
    "That a whole history was made anew cannot be seen in it: note this head elsewhere"
    " and compare it with `frontline verify ledger --head HASH`."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerReport:
    """What was seen. number, head: of the newest change. broken: where the history
    first breaks, None when it is whole. noted: the head asked for, "" for none;
    noted_number: its number, None when no change has it. jumps: of clocks.
    """

    number: int
    head: str
    broken: ChainBreak | None
    noted: str
    noted_number: int | None
    jumps: tuple[ClockJump, ...]

    @property
    def intact(self) -> bool:
        """Whether the history is whole and, if a head was asked for, has it."""
        return self.broken is None and not (self.noted and self.noted_number is None)

    def lines(self) -> list[str]:
        """Return the report in words, the verdict first."""
        return [
            self._verdict(),
            *self._compared(),
            *(f"  clock: {jump}" for jump in self.jumps),
        ]

    def _verdict(self) -> str:
        if self.broken is None:
            changes = count_words(self.number, "change")
            return f"ledger: intact, {changes}, head {self.head}"
        return (
            f"ledger: BROKEN at change {self.broken.number}: {self.broken.what}. Stop"
            " editing, keep a copy of it, and restore the last backup that verifies"
        )

    def _compared(self) -> list[str]:
        if not self.noted:
            return [] if self.broken else [f"  {ANCHOR}"]
        if self.noted_number is None:
            return [
                f"  ALTERED: no change of this ledger has the head {self.noted}: it is"
                " not the history of which that was noted"
            ]
        return [
            f"  the head you gave is that of change {self.noted_number:,}: if the chain"
            " is intact, all up to it is as it was then"
        ]

    def as_json(self) -> dict[str, object]:
        """Return the report as JSON values."""
        broken = None
        if self.broken:
            broken = {"number": self.broken.number, "what": self.broken.what}
        return {
            "state": "intact" if self.intact else "altered",
            "number": self.number,
            "head": self.head,
            "broken": broken,
            "noted_number": self.noted_number,
            "clock": [str(jump) for jump in self.jumps],
        }


def check_ledger(project: Project, noted: str = "") -> LedgerReport:
    """Walk the whole history. noted: a head of this ledger that was noted earlier, ""
    for none. Raises DataMissing where there is no ledger, which is not made for it, and
    Damaged for one that cannot be read at all.
    """
    must_have_ledger(project.settings)
    ledger = project.ledger
    state, broken = ledger.state(), ledger.verify()
    return LedgerReport(
        number=state.number,
        head=state.head,
        broken=broken,
        noted=noted,
        noted_number=ledger.number_of(noted) if noted else None,
        # Times of a history that is broken say nothing.
        jumps=() if broken else ledger.clock_jumps(),
    )


def must_have_ledger(settings: Settings) -> None:
    """Raise DataMissing when there is no ledger at the place the settings name; nothing
    is created.
    """
    folder = settings.data_folder()
    if not settings.database_url and not (folder / LEDGER_FILE).is_file():
        raise DataMissing(
            f"{folder}: there is no ledger in it; give the data directory that has one"
            " with --data, or the database in FRONTLINE_DATABASE_URL"
        )
    if not Ledger.is_there(settings.ledger_url()):
        raise DataMissing(
            "there is no ledger in the database that FRONTLINE_DATABASE_URL names, or"
            " in the file of the data directory; give another"
        )


def check_backup(file: Path) -> Manifest:
    """Restore a backup into a ledger of its own, which is deleted again, and return its
    manifest. Raises Damaged when it would not restore.
    """
    # The proof that a backup restores is that it was restored.
    with tempfile.TemporaryDirectory(prefix="frontline-verify-") as name:
        folder = Path(name)
        with Ledger.open(f"sqlite:///{folder / 'ledger.sqlite'}") as ledger:
            return ledger.restore(file, folder / "datasets")
