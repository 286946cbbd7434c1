"""The process that converts one file, see `aside`."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import IO, cast

import duckdb
import pyarrow as pa

from dashboard.domain.claim import Claim
from dashboard.exchange.importers.aside import LOCATE, LOOK, PROGRESS
from dashboard.exchange.importers.convert import Looked, convert, looked_at
from dashboard.exchange.importers.progress import Progress
from dashboard.exchange.importers.request import Report
from dashboard.i18n.translate import set_language
from dashboard.processes.messages import read_message, write_message
from dashboard.processes.worker import confine, send_answer

OUT_OF_MEMORY = MemoryError, pa.ArrowMemoryError, duckdb.OutOfMemoryException


def main() -> None:
    """Convert one file, or look at it, and end."""
    with suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        incoming, outgoing = confine()
        send_answer(outgoing, partial(_result, incoming, outgoing), OUT_OF_MEMORY)


def _result(incoming: IO[bytes], outgoing: IO[bytes]) -> Report | Looked:
    kind, job = read_message(incoming, trusted=True)
    set_language(job.language)
    if kind == LOOK:
        return looked_at(job.path, job.table)

    def report(progress: Progress) -> None:
        write_message(outgoing, PROGRESS, progress)

    def ask(claim: Claim) -> Claim:
        write_message(outgoing, LOCATE, claim)
        _, located = read_message(incoming, trusted=True)
        # Only the parent writes here, and it answers with a claim.
        return cast(Claim, located)

    return convert(
        job.request,
        job.out,
        job.rejects,
        progress=report if job.reports else None,
        locate=ask if job.locates else None,
        memory=job.memory,
    )


if __name__ == "__main__":
    main()
