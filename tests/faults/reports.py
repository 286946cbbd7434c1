"""Files of invented reports, each with the same few claims in a turn of its own."""

from __future__ import annotations

import json
from pathlib import Path

TOWNS = ("Kupiansk", "Lyman", "Bakhmut", "Avdiivka", "Vuhledar", "Marinka", "Orikhiv")
DEEDS = (
    "shelled {}",
    "attacked {}, but were repelled",
    "captured {}",
    "withdrew from {}",
    "advanced near {}",
)


def report(number: int) -> str:
    """Return the text of a report; no two are the same."""
    deeds = [
        DEEDS[(number + n) % len(DEEDS)].format(TOWNS[(number * 3 + n) % len(TOWNS)])
        for n in range(3)
    ]
    said = " ".join(
        f"Russian forces {deed} on Monday, the General Staff said." for deed in deeds
    )
    return f"{said} This was report {number}."


def write_reports(path: Path, count: int) -> Path:
    """Write that many reports as JSON Lines, their numbers as ids."""
    rows = [
        {"id": n, "text": report(n), "published": "2023-06-13", "publisher": "Sample"}
        for n in range(count)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path
