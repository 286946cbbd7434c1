"""A worker that takes pages apart within bounds, and says how much memory that took."""

from __future__ import annotations

import re
from pathlib import Path

from dashboard.processes.worker import serve
from dashboard.reading.web.documents import documents


def peak_kilobytes() -> int:
    """Return the most memory this program had: ru_maxrss also knows what the process
    that started it had.
    """
    status = Path("/proc/self/status").read_text("utf-8")
    return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0])


def read(job: tuple[bytes, str]) -> tuple[int, int]:
    """Return the characters of all documents of a page, and the most resident memory of
    this process so far in megabytes.
    """
    data, media = job
    characters = sum(len(page.text) for page in documents(data, "page", media=media))
    peak = peak_kilobytes()
    return characters, peak * 1024 // 1_000_000


if __name__ == "__main__":
    serve(read)
