"""The process that reads the polygons of one file, see `aside`."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from dashboard.exchange.polygons.reading import read_polygons
from dashboard.i18n.translate import set_language
from dashboard.processes.messages import read_message
from dashboard.processes.worker import confine, send_answer


def main() -> None:
    """Read one file, and end."""
    with suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        incoming, outgoing = confine()
        _, (language, path) = read_message(incoming, trusted=True)
        set_language(language)
        send_answer(outgoing, partial(read_polygons, path))


if __name__ == "__main__":
    main()
