"""Options that several commands share."""

from __future__ import annotations

import argparse
import stat
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dashboard.cli import main, parser
from dashboard.cli.options import (
    add_filters,
    add_picture_options,
    filters_from,
    picture_texts,
    view_from,
    write_output,
)
from dashboard.domain.errors import BadInput, Damaged
from dashboard.domain.filters import Filters
from dashboard.domain.geography.geo import View
from dashboard.domain.sharing.picture_options import PICTURE


def parsed(*words: str) -> argparse.Namespace:
    command = argparse.ArgumentParser()
    add_filters(command)
    add_picture_options(command, PICTURE)
    return command.parse_args(words)


def test_filters() -> None:
    words = ("--from", "2023-06-05", "--side", "UA", "--side", "RU", "--text", "a b")
    assert filters_from(parsed(*words)) == Filters(
        date_from=date(2023, 6, 5), side=("UA", "RU"), text="a b", with_private=True
    )
    assert filters_from(parsed("--as-of", "2024-01-31")) == Filters(
        as_of=date(2024, 1, 31), with_private=True
    )
    assert filters_from(parsed()) == Filters(with_private=True)


def test_a_filter_that_is_none_is_named() -> None:
    with pytest.raises(BadInput, match=r"^--kind"):
        filters_from(parsed("--kind", "nonsense"))


def test_picture_options_are_texts() -> None:
    texts = picture_texts(parsed("--size", "800x600", "--no-list"), PICTURE)
    assert (texts["size"], texts["list"], texts["theme"]) == ("800x600", "no", "")


@pytest.mark.parametrize(
    ("center", "zoom", "view"),
    [
        ("", "", None),
        ("48,37", "8", View(48, 37, 8)),
        ("48,37", "", View(48, 37, 7)),
    ],
)
def test_views(center: str, zoom: str, view: View | None) -> None:
    assert view_from({"center": center, "zoom": zoom}) == view


def test_half_a_view_is_none() -> None:
    with pytest.raises(BadInput):
        view_from({"center": "", "zoom": "8"})


def test_what_was_there_stays_until_the_new_file_is_whole(tmp_path: Path) -> None:
    out, link = tmp_path / "out", tmp_path / "link"
    out.write_bytes(b"before")
    out.chmod(0o640)
    link.symlink_to(out)

    def parts() -> Iterator[bytes]:
        yield b"half"
        raise Damaged("the index is gone")

    with pytest.raises(Damaged):
        write_output(str(link), parts())
    assert out.read_bytes() == b"before"
    write_output(str(link), [b"after"])
    assert (link.is_symlink(), out.read_bytes()) == (True, b"after")
    assert stat.S_IMODE(out.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "out"]


def test_a_device_is_written_to_and_not_replaced() -> None:
    write_output("/dev/null", [b"a"])
    assert Path("/dev/null").is_char_device()


def leaves(tree: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Yield the parser of every command."""
    below = [a for a in tree._actions if isinstance(a, argparse._SubParsersAction)]
    for action in below:
        for each in action.choices.values():
            yield from leaves(each)
    if not below:
        yield tree


def test_the_output_of_every_command_is_called_out() -> None:
    outputs = {
        (leaf.prog, action.dest)
        for leaf in leaves(parser())
        for action in leaf._actions
        if str(action.metavar).upper().startswith("OUT")
        or "--out" in action.option_strings
    }
    assert len(outputs) >= 7
    assert {dest for _, dest in outputs} == {"out"}


@pytest.mark.parametrize(
    "words",
    [["backup"], ["export", "--format", "csv"], ["control", "--day=2023-06-12"]],
)
def test_no_output_takes_the_place_of_the_ledger(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger = tmp_path / "ledger.sqlite"
    ledger.write_bytes(b"the record")
    option = ["--out"] if words[0] == "control" else []
    typed = ["--data", str(tmp_path), *words, *option, str(ledger)]
    assert main(typed) == 2
    assert "choose another file" in capsys.readouterr().err
    assert ledger.read_bytes() == b"the record"


def test_output_goes_to_a_file_or_standard_output(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    write_output(str(tmp_path / "out"), [b"a", b"b"])
    assert (tmp_path / "out").read_bytes() == b"ab"
    write_output("-", [b"a", b"b"])
    assert capsysbinary.readouterr().out == b"ab"
    with pytest.raises(BadInput, match="cannot be written"):
        write_output(str(tmp_path / "none" / "out"), [b"a"])
