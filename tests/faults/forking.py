"""A process that has loaded the program and forks a child for each command: each child
ends as a process of its own does, without having to load everything anew.

It reads a job a line, {"words": [...], "folder": ..., "log": ..., "set": {...}}, and
answers with the number of the process and then with its exit code, negative for a
signal.
"""

import ctypes
import gc
import json
import os
import sys

CAPBSET_DROP, OVERRIDE, READ_SEARCH = 24, 1, 2


def heed_permissions() -> None:
    """Give up root's right to write where nobody may: a read-only folder is one."""
    if os.geteuid() == 0 and not os.environ.get("FORKING_HEEDS"):
        system = ctypes.CDLL(None, use_errno=True)
        for capability in (OVERRIDE, READ_SEARCH):
            if system.prctl(CAPBSET_DROP, capability, 0, 0, 0):
                raise OSError(ctypes.get_errno(), "prctl")
        # The right is gone from the next program on.
        os.environ["FORKING_HEEDS"] = "1"
        again = [sys.executable, "-m", __spec__.name]
        os.execv(sys.executable, again)  # noqa: S606


if __name__ == "__main__":
    heed_permissions()

    import alembic.command
    import duckdb
    import lxml.html
    import pandas
    import pyarrow.csv
    import pyarrow.dataset
    import pyarrow.parquet
    import resvg_py
    import streamlit.web.cli
    import trafilatura
    import uvicorn

    import dashboard.cartography.report.pdf
    import dashboard.cartography.timelapse.encode
    import dashboard.cartography.workers.pool
    import dashboard.exchange.export.registry
    import dashboard.exchange.importers
    import dashboard.gazetteer
    import dashboard.index
    import dashboard.ledger
    import dashboard.services
    from dashboard.cli import main
    from dashboard.domain.settings import load
    from dashboard.gazetteer import Gazetteer
    from dashboard.reading.text.nlp import model
    from tests.register import share_register

    LOADED = (alembic, duckdb, lxml, pandas, pyarrow, resvg_py, streamlit, trafilatura)
    share_register()
    LOADED_TOO = (uvicorn, dashboard, model(), Gazetteer.load(load({})))
    # Everything loaded by now is left out of the collection at the end of each child:
    # looking through it, and copying every page of it, took four fifths of a command.
    gc.collect()
    gc.freeze()

    for line in sys.stdin:
        job = json.loads(line)
        child = os.fork()
        if not child:
            break
        print(child, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
    else:
        sys.exit()
    os.chdir(job["folder"])
    os.environ.update(job["set"])
    for number, name, mode in (
        (0, os.devnull, os.O_RDONLY),
        (1, job["log"] + ".out", os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
        (2, job["log"] + ".err", os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
    ):
        opened = os.open(name, mode)
        os.dup2(opened, number)
        os.close(opened)
    sys.exit(main(job["words"]))
