"""The command that checks a picture."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.cli import main
from tests.unit.cli.test_show import refused


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_verify_reads_a_picture_back(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, kind: str
) -> None:
    picture = tmp_path / f"map.{kind}"
    words = (
        "--preset",
        "square",
        "--language",
        "uk",
        "--title",
        "Моя карта",
        "--remark",
        "Ґанок",
    )
    assert main(["snapshot", str(picture), "--kind", "strike", *words]) == 0
    assert main(["verify", str(picture)]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"{picture}: intact")
    assert "Title: Моя карта" in said
    assert "Remark: Ґанок" in said
    assert "Filters: kind=strike" in said
    assert main(["verify", str(picture), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["facts"]["filters"] == "kind=strike"
    data = picture.read_bytes()
    right, wrong = (b"2.0", b"3.0") if kind == "svg" else (b"frontline", b"fr0ntline")
    picture.write_bytes(data.replace(right, wrong))
    assert main(["verify", str(picture)]) == 1
    picture.write_bytes(data[:100] if kind == "pdf" else data)
    assert main(["verify", str(picture)]) == (1 if kind == "pdf" else 0)


def test_verify_refuses_what_is_no_picture(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert "no.png: cannot be read" in refused(
        capsys, "verify", str(tmp_path / "no.png")
    )
    (tmp_path / "no.png").write_text("hello")
    assert "no.png: not a PNG, SVG or PDF" in refused(
        capsys, "verify", str(tmp_path / "no.png")
    )
