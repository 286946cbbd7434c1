"""`python -m benchmarks.judgement`: measures how well judgement judges; with --publish
the figures go into the package, for the Accuracy page.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.judgement.figures import measured
from dashboard.domain.settings import load
from dashboard.services.judgement.figures import FILE, lines


def main() -> int:
    """Measure, and print the figures as the page words them."""
    options = argparse.ArgumentParser(
        prog="python -m benchmarks.judgement", description=__doc__
    )
    options.add_argument(
        "--publish", action="store_true", help="write the figures into the package"
    )
    arguments = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measured(load({"FRONTLINE_DATA": str(Path(folder))}))
    figures = {"measured": datetime.now(UTC).date().isoformat(), **figures}
    if arguments.publish:
        text = json.dumps(figures, indent=1, ensure_ascii=False)
        FILE.write_text(text + "\n", encoding="utf-8")
    print("\n".join(lines(figures)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
