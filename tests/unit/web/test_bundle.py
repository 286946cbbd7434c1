"""Modules put together: in order, each once, and nothing that is not understood."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.domain.errors import DataMissing
from dashboard.domain.settings import ASSETS
from dashboard.web.bundle import bundle, folder_version, modules_of

ENTRIES = ("map", "small_map", "embed", "standalone")
OF_THE_BAR = "streamlit_words"


def write(folder: Path, **modules: str) -> Path:
    for name, source in modules.items():
        (folder / f"{name}.js").write_text(source)
    return folder / "main.js"


def test_modules_stand_after_what_they_import_and_once(tmp_path: Path) -> None:
    main = write(
        tmp_path,
        main='import { a } from "./a.js";\nimport { b as c } from "./b.js";\n'
        "export const sum = a + c;\n",
        a='import { b } from "./b.js";\nexport const a = b + 1;\n',
        b="export const b = 1;\nconst own = 2;\n",
    )
    assert [path.stem for path in modules_of(main)] == ["b", "a", "main"]
    script = bundle(main, "sums")
    assert script.count("const own = 2;") == 1
    assert "const { b: c } = module_b;" in script.replace("{b", "{ b").replace(
        "c}", "c }"
    )
    assert "window.sums = module_main;" in script
    assert "import" not in script
    assert "export" not in script


@pytest.mark.parametrize(
    "source",
    [
        'import a from "./b.js";\n',
        'import * as a from "./b.js";\n',
        'export { a } from "./b.js";\n',
        "export default 1;\n",
        'import { a } from "https://example.org/a.js";\n',
    ],
)
def test_a_form_that_is_not_understood_is_refused(tmp_path: Path, source: str) -> None:
    main = write(tmp_path, main=source, b="export const a = 1;\n")
    with pytest.raises(DataMissing, match=r"main\.js"):
        bundle(main)


def test_a_circle_and_a_missing_module_are_refused(tmp_path: Path) -> None:
    main = write(
        tmp_path,
        main='import { b } from "./b.js";\n',
        b='import { c } from "./main.js";\n',
    )
    with pytest.raises(DataMissing, match="imports itself"):
        bundle(main)
    lost = write(tmp_path / "..", main='import { b } from "./nowhere.js";\n')
    with pytest.raises(DataMissing, match="nowhere"):
        bundle(lost)


@pytest.mark.parametrize("entry", ENTRIES)
def test_every_page_of_ours_can_be_put_together(entry: str) -> None:
    script = bundle(ASSETS / "scripts" / f"{entry}.js")
    assert "window.frontline = " in script


def test_no_module_is_left_over() -> None:
    folder = ASSETS / "scripts"
    entries = (*ENTRIES, OF_THE_BAR)
    used = {path for entry in entries for path in modules_of(folder / f"{entry}.js")}
    types = {folder / "types.js", folder / "globals.d.ts"}
    assert set(folder.iterdir()) - used - types == set()


def test_the_version_of_a_folder_changes_with_names_and_content(tmp_path: Path) -> None:
    versions = set()
    for name, files in {
        "first": {"a.js": "1", "b/c.js": "2"},
        "content": {"a.js": "1", "b/c.js": "3"},
        "name": {"a.js": "1", "b/d.js": "2"},
        "fewer": {"a.js": "1"},
    }.items():
        for file, text in files.items():
            path = tmp_path / name / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        versions.add(folder_version(tmp_path / name))
    assert len(versions) == 4
