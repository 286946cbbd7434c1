"""When a file is read by a process of its own, and within which limits."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput
from dashboard.exchange.importers import aside
from dashboard.exchange.importers.aside import (
    convert_aside,
    harmless,
    limits_for,
    look_aside,
)
from dashboard.exchange.importers.progress import Progress
from dashboard.exchange.importers.request import ConversionRequest
from dashboard.i18n.translate import speaking
from dashboard.processes.limits import Limits


def test_time_grows_with_the_file(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(bytes(1_000_000))
    assert limits_for(file, memory=5) == Limits(5, 130.0)
    assert limits_for(file, memory=5, seconds=7) == Limits(5, 7)
    assert limits_for(tmp_path / "none", memory=5) == Limits(5, 120.0)


def test_only_a_small_plain_file_is_harmless(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"a" * aside.HARMLESS_BYTES)
    assert harmless(file)
    file.write_bytes(b"a" * (aside.HARMLESS_BYTES + 1))
    assert not harmless(file)
    file.write_bytes(gzip.compress(b"a"))
    assert not harmless(file)
    assert not harmless(tmp_path)
    assert not harmless(tmp_path / "none")


@pytest.mark.slow
def test_the_process_speaks_the_language_of_whoever_asks(tmp_path: Path) -> None:
    table = tmp_path / "a.csv.gz"
    table.write_bytes(gzip.compress(b"x")[:-4])
    limits = limits_for(table, memory=4_000_000_000)
    with speaking("uk"), pytest.raises(BadInput, match=r"перевірте|дайте"):
        look_aside(table, limits=limits)
    with speaking("uk"), pytest.raises(BadInput, match=r"перевірте|дайте"):
        convert_aside(
            ConversionRequest(path=table),
            tmp_path / "out.parquet",
            tmp_path / "rejects.csv",
            limits=limits,
        )


@pytest.mark.slow
def test_a_process_that_is_ended_leaves_no_unfinished_file(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    row = "strike,Kyiv,Sample,2023-06-12,a note\n"
    table.write_text("kind,claimant,publisher,date_to,note\n" + row * 20_000)
    unfinished: list[Path] = []

    def stop(_progress: Progress) -> None:
        unfinished.extend(tmp_path.glob(".*.partial"))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        convert_aside(
            ConversionRequest(path=table),
            tmp_path / "out.parquet",
            tmp_path / "rejects.csv",
            progress=stop,
            limits=limits_for(table, memory=4_000_000_000),
        )
    assert unfinished
    assert list(tmp_path.iterdir()) == [table]
