"""Replacing a dataset: only sound rows of the same file do it unasked, and whatever
goes wrong on the way leaves the old one or the new one, whole.
"""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.cli import main
from dashboard.domain.errors import BadInput, FrontlineError, ServiceUnavailable
from dashboard.domain.filters import Filters
from dashboard.domain.geography.geo import Box
from dashboard.domain.words import Review
from dashboard.exchange.importers import ConversionRequest, convert_aside, writer
from dashboard.ledger import Ledger, tables
from dashboard.services import (
    ArchiveOptions,
    ImportRequest,
    import_file,
    open_archive,
    remove_dataset,
)
from dashboard.services.project import Project
from tests.faults.claims import folder, parquet
from tests.unit.services.settings_of import settings_of

ALL = Filters(review=tuple(review.value for review in Review))
GOLDEN = Path(__file__).parents[1] / "golden" / "foreign"
PUBLISHED = ArchiveOptions(publish=True)
REPLACED = ArchiveOptions(publish=True, replace=True)
HEADER = "id,kind,claimant,publisher,note"


def rows(path: Path, *ids: str, kind: str = "hold") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{id},{kind},c,p,note {id}" for id in ids]
    path.write_text("\n".join((HEADER, *lines)) + "\n")
    return path


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    found = Project(settings_of(folder(tmp_path / "data")))
    yield found
    found.settled().index.close()
    found.ledger.close()


def take(
    project: Project, path: Path, name: str = "q", *, replace: bool = False
) -> None:
    order = ImportRequest(publish=True, path=path, dataset=name, replace=replace)
    import_file(project, order, by="test")


def ids(project: Project) -> set[str]:
    return {claim.id for claim in project.settled().index.claims(ALL)}


def stored(project: Project) -> set[str]:
    """Return the names of all files in the folder of datasets, hidden ones too."""
    return {path.name for path in project.settings.datasets_folder().iterdir()}


def standing(project: Project) -> set[str]:
    return {dataset.path for dataset in project.ledger.datasets()}


def state(project: Project) -> tuple[object, ...]:
    return project.ledger.state(), project.ledger.datasets(), stored(project)


BAD = {
    "header": HEADER + "\n",
    "header without a line end": HEADER,
    "bad rows": HEADER + "\na,nonsense,c,p,n\nb,worse,c,p,n\n",
    "columns of something else": "one,two\n1,2\n",
    "empty": "",
    "blank": "\n\n",
    "no text": "\x00\x01\x02",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
@pytest.mark.parametrize("replace", [False, True])
def test_a_file_without_a_sound_row_replaces_nothing(
    text: str, replace: bool, project: Project, tmp_path: Path
) -> None:
    file = rows(tmp_path / "a.csv", "a", "b")
    take(project, file)
    before = state(project)
    file.write_text(text)
    with pytest.raises(BadInput, match=r"a\.csv"):
        take(project, file, replace=replace)
    assert state(project) == before
    assert ids(project) == {"a", "b"}


def test_it_says_what_became_of_the_rows(project: Project, tmp_path: Path) -> None:
    file = rows(tmp_path / "a.csv", "a", "b", kind="nonsense")
    with pytest.raises(BadInput) as told:
        take(project, file)
    words = str(told.value)
    assert words.startswith(
        f"{file}: there is no sound row in it: 2 rows rejected (2 x"
    )
    assert "line 2: kind 'nonsense' is not known" in words
    assert project.ledger.datasets() == ()
    assert stored(project) == set()


def test_rows_that_were_all_left_out_replace_nothing(
    project: Project, tmp_path: Path
) -> None:
    file = rows(tmp_path / "a.csv", "a")
    take(project, file)
    order = ImportRequest(publish=True, path=file, dataset="q", box=Box(1, 2, 3, 4))
    with pytest.raises(BadInput, match="1 row left out by country or box"):
        import_file(project, order, by="test")
    assert ids(project) == {"a"}


@pytest.mark.parametrize(
    ("files", "name"),
    [
        ({"My Events 2023.csv": HEADER + "\na,hold,c,p,n\n"}, "my-events-2023"),
        ({"події.csv": HEADER + "\na,hold,c,p,n\n"}, "події"),
        ({"---.csv": HEADER + "\na,hold,c,p,n\n"}, "dataset"),
        ({"claims.csv": HEADER + "\na,hold,c,p,n\n"}, "claims"),
    ],
)
def test_a_name_is_that_of_the_file(
    files: dict[str, str], name: str, project: Project, tmp_path: Path
) -> None:
    for file, text in files.items():
        (tmp_path / file).write_text(text)
        import_file(
            project, ImportRequest(publish=True, path=tmp_path / file), by="test"
        )
    assert [dataset.name for dataset in project.ledger.datasets()] == [name]


def test_a_timemap_is_called_as_its_folder(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(GOLDEN / "timemap")
    import_file(project, ImportRequest(publish=True, path=Path()), by="test")
    assert [dataset.name for dataset in project.ledger.datasets()] == ["timemap"]


def test_the_same_file_again_is_an_update(project: Project, tmp_path: Path) -> None:
    file = rows(tmp_path / "a.csv", "a", "b")
    take(project, file)
    take(project, file)
    assert ids(project) == {"a", "b"}
    take(project, rows(file, "c"))
    assert ids(project) == {"c"}
    moved = rows(tmp_path / "elsewhere" / "a.csv", "c")
    take(project, moved)
    assert stored(project) == standing(project)


@pytest.mark.parametrize("other", ["b.csv", "elsewhere/a.csv"])
def test_the_dataset_of_another_file_needs_a_word(
    other: str, project: Project, tmp_path: Path
) -> None:
    take(project, rows(tmp_path / "a.csv", "a"))
    before = state(project)
    file = rows(tmp_path / other, "b")
    with pytest.raises(BadInput) as told:
        take(project, file)
    for word in (str(file), "a.csv", "--replace", "--dataset"):
        assert word in str(told.value)
    assert state(project) == before
    take(project, file, replace=True)
    assert ids(project) == {"b"}
    assert stored(project) == standing(project)


def test_archives_and_imports_do_not_replace_one_another(
    project: Project, tmp_path: Path
) -> None:
    lake = tmp_path / "lake"
    parquet(lake / "a.parquet", 3)
    open_archive(project, str(lake), "q", by="test", options=PUBLISHED)
    with pytest.raises(BadInput, match="opened as an archive from another file"):
        take(project, rows(tmp_path / "a.csv", "a"))
    open_archive(project, str(lake), "q", by="test", options=PUBLISHED)
    take(project, tmp_path / "a.csv", replace=True)
    assert ids(project) == {"a"}
    with pytest.raises(BadInput, match="--replace"):
        open_archive(project, str(lake), "q", by="test", options=PUBLISHED)
    open_archive(project, str(lake), "q", by="test", options=REPLACED)
    assert ids(project) == {"d0", "d1", "d2"}
    assert stored(project) == set()
    assert (lake / "a.parquet").exists()


@pytest.mark.parametrize("kind", ["none", "wrong words"])
def test_an_archive_without_a_sound_row_replaces_nothing(
    kind: str, project: Project, tmp_path: Path
) -> None:
    lake = tmp_path / "lake"
    parquet(lake / "a.parquet", 3)
    open_archive(project, str(lake), "q", by="test", options=PUBLISHED)
    table = pq.read_table(lake / "a.parquet")
    if kind == "none":
        table = table.slice(0, 0)
    else:
        at = table.column_names.index("kind")
        table = table.set_column(at, "kind", pa.array(["nonsense"] * 3))
    pq.write_table(table, lake / "a.parquet")
    before = project.ledger.state()
    with pytest.raises(BadInput, match="there is no sound row in it"):
        open_archive(project, str(lake), "q", by="test", options=REPLACED)
    assert project.ledger.state() == before


class Killed(BaseException):
    """The process ends here."""


def steps(module: object, name: str, number: int) -> Callable[..., object]:
    """Return a stand-in for a function that fails at its number-th call."""
    whole: Callable[..., object] = getattr(module, name)
    calls = iter(range(1000))

    def failing(*arguments: object, **more: object) -> object:
        if next(calls) == number:
            raise Killed
        return whole(*arguments, **more)

    return failing


PLACES = [
    *((os, "fsync", number) for number in range(6)),
    *((Path, "replace", number) for number in range(3)),
    *((Path, "unlink", number) for number in range(8)),
    *((Ledger, "register", number) for number in range(1)),
    *((Ledger, "datasets", number) for number in range(6)),
    *((pq.ParquetWriter, "close", number) for number in range(1)),
    *((writer, "sync_folder", number) for number in range(1)),
]


@pytest.mark.parametrize(("module", "name", "number"), PLACES)
def test_a_failure_at_any_step_leaves_the_old_or_the_new(
    module: object,
    name: str,
    number: int,
    project: Project,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = rows(tmp_path / "a.csv", "old")
    take(project, file)
    assert ids(project) == {"old"}
    rows(file, "new", "bad")
    file.write_text(file.read_text().replace("bad,hold", "bad,nonsense"))
    with monkeypatch.context() as patch:
        patch.setattr(module, name, steps(module, name, number))
        with suppress(Killed):
            take(project, file)
    project.changed()
    assert ids(project) in ({"old"}, {"new"})
    assert standing(project) <= stored(project)
    # The next import clears up, when the lease of the one that failed has run out.
    expire(project)
    take(project, file)
    assert ids(project) == {"new"}
    (path,) = standing(project)
    assert stored(project) == {path, f"{Path(path).stem}.rejects.csv"}


def expire(project: Project) -> None:
    """Make every lease run out, as after a minute without a word."""
    with project.ledger._store.writing() as connection:
        connection.execute(tables.lease.delete())


CHILD = """
import sys
from pathlib import Path
from dashboard.services import ImportRequest, import_file
from dashboard.services.project import Project
from tests.unit.services.settings_of import settings_of
import os, signal
step = int(sys.argv[3])
from dashboard.ledger import Ledger
from dashboard.services.editing import unsettled
def die(*_a, **_k):
    os.kill(os.getpid(), signal.SIGKILL)
if step == 0:
    Ledger.register = die
if step == 1:
    whole = Ledger.register
    def register(*a, **k):
        whole(*a, **k)
        die()
    Ledger.register = register
if step == 2:
    from dashboard.exchange.importers import writer
    writer._check = die
import_file(Project(settings_of(Path(sys.argv[1]))),
    ImportRequest(publish=True, path=Path(sys.argv[2]), dataset="q"), by="child")
"""


@pytest.mark.parametrize(("step", "left"), [(0, "old"), (1, "new"), (2, "old")])
def test_kill_9_while_replacing(
    step: int, left: str, project: Project, tmp_path: Path
) -> None:
    file = rows(tmp_path / "a.csv", "old")
    take(project, file)
    rows(file, "new")
    data = project.settings.writable()
    command = [sys.executable, "-c", CHILD, str(data), str(file), str(step)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    project.changed()
    assert ids(project) == {left}
    assert standing(project) < stored(project)
    other = rows(tmp_path / "b.csv", "other")
    before = stored(project)
    take(project, other, "other")
    assert stored(project) > before, "its lease still runs: perhaps it lives elsewhere"
    expire(project)
    remove_dataset(project, "other", by="test")
    take(project, other, "other")
    assert stored(project) == standing(project)
    assert ids(project) == {left, "other"}


def test_files_of_another_ledger_in_the_same_folder_stay(
    project: Project, tmp_path: Path
) -> None:
    take(project, rows(tmp_path / "a.csv", "a"))
    mine = stored(project)
    url = f"sqlite:///{tmp_path / 'other.sqlite'}"
    data = project.settings.writable()
    other = Project(settings_of(data, FRONTLINE_DATABASE_URL=url))
    take(other, rows(tmp_path / "b.csv", "b"))
    remove_dataset(other, "q", by="test")
    assert stored(project) == mine
    assert ids(project) == {"a"}
    other.ledger.close()


def test_a_full_disk_while_replacing_leaves_the_old(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = rows(tmp_path / "a.csv", "old")
    take(project, file)
    before = state(project)
    rows(file, "new")

    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    places: list[tuple[Any, str]] = [
        (pq.ParquetWriter, "write_table"),
        (writer, "_check"),
    ]
    for target, name in places:
        with monkeypatch.context() as patch:
            patch.setattr(target, name, full)
            with pytest.raises(ServiceUnavailable, match="No space left on device"):
                take(project, file)
        assert state(project) == before
    assert ids(project) == {"old"}


def test_what_was_not_written_whole_replaces_nothing(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = rows(tmp_path / "a.csv", "old")
    take(project, file)
    before = state(project)
    rows(file, "new", "newer")

    def lossy(sink: writer.ImportWriter) -> None:
        whole(sink)
        sink.rows += 1

    whole = writer.ImportWriter.close
    monkeypatch.setattr(writer.ImportWriter, "close", lossy)
    with pytest.raises(ServiceUnavailable, match="rows are in it"):
        take(project, file)
    assert state(project) == before


def test_two_imports_of_a_name_at_once(project: Project, tmp_path: Path) -> None:
    take(project, rows(tmp_path / "a.csv", "a"))
    data = str(project.settings.writable())
    a = rows(tmp_path / "a.csv", *(f"a{n}" for n in range(500)))
    running = [
        subprocess.Popen(
            [sys.executable, "-c", CHILD, data, str(a), "9"],
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for process in running:
        _, words = process.communicate(timeout=120)
        assert process.returncode == 0, words
    project.changed()
    assert ids(project) == {f"a{n}" for n in range(500)}
    assert stored(project) == standing(project)


def test_another_file_that_was_quicker_is_not_replaced(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b = rows(tmp_path / "a.csv", "a"), rows(tmp_path / "b.csv", "b")
    rival = Project(project.settings)

    def meanwhile(
        request: ConversionRequest, *arguments: object, **more: object
    ) -> object:
        if request.path == a:
            take(rival, b)
        return convert_aside(request, *arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("dashboard.exchange.importers.convert_aside", meanwhile)
    with pytest.raises(BadInput, match=r"imported from another file, b\.csv"):
        take(project, a)
    project.changed()
    assert ids(project) == {"b"}
    assert stored(project) == standing(project)
    rival.ledger.close()


def test_a_dataset_that_is_removed_while_it_is_replaced(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = rows(tmp_path / "a.csv", "a")
    take(project, file)
    rival = Project(project.settings)

    def meanwhile(
        request: ConversionRequest, *arguments: object, **more: object
    ) -> object:
        remove_dataset(rival, "q", by="rival")
        return convert_aside(request, *arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("dashboard.exchange.importers.convert_aside", meanwhile)
    take(project, file)
    assert ids(project) == {"a"}
    assert stored(project) == standing(project)
    rival.ledger.close()


@pytest.mark.parametrize(
    ("name", "dataset"),
    [("claims.csv", "claims-csv"), ("../../etc", "etc"), ("A B", "a-b"), ("-", "")],
)
def test_names_that_mean_something_elsewhere_are_made_safe_or_refused(
    name: str, dataset: str, project: Project, tmp_path: Path
) -> None:
    file = rows(tmp_path / "a.csv", "a")
    if not dataset:
        with pytest.raises(BadInput, match="no letter or digit"):
            take(project, file, name)
        return
    take(project, file, name)
    assert [each.name for each in project.ledger.datasets()] == [dataset]
    assert ids(project) == {"a"}
    assert project.index.count(replace(ALL, dataset=(dataset,))) == 1


def test_the_command_says_it_in_one_line(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FRONTLINE_DATA", str(folder(tmp_path / "data")))
    a, b = rows(tmp_path / "a.csv", "a"), rows(tmp_path / "b.csv", "b")
    assert main(["import", str(a), "--publish", "--dataset", "q"]) == 0
    capsys.readouterr()
    assert main(["import", str(b), "--publish", "--dataset", "q"]) == 2
    words = capsys.readouterr().err
    assert words.startswith("frontline: ")
    assert words.count("\n") == 1
    assert main(["import", str(b), "--publish", "--dataset", "q", "--replace"]) == 0
    b.write_text(HEADER + "\n")
    assert main(["import", str(b), "--publish", "--dataset", "q"]) == 2
    assert "no row below the names of its columns" in capsys.readouterr().err


CUT = {
    "header": HEADER + "\n",
    "empty": "",
    "bad rows": HEADER + "\na,nonsense,c,p,n\n",
    "not text": "\udcff\udcfe",
}


@pytest.mark.parametrize("text", CUT.values(), ids=CUT)
def test_a_claims_file_that_was_cut_retracts_nothing(text: str, tmp_path: Path) -> None:
    data = folder(tmp_path / "data")
    file = rows(data / "claims.csv", "a", "b")
    project = Project(settings_of(data))
    before = [claim.review for claim in project.index.claims(ALL)]
    number = project.ledger.revision()
    assert len(before) == 2
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    project.changed()
    project.refresh()
    assert project.ledger.revision() == number
    assert [c.review for c in project.index.claims(ALL)] == before
    assert "the 2 claims it had before stay" in str(project.problems[0])
    again = Project(project.settings)
    assert [c.review for c in again.index.claims(ALL)] == before
    assert "stay" in str(again.problems[0])
    rows(file, "a")
    project.changed()
    project.refresh()
    assert [r.action for r in project.ledger.changes(number)] == ["retract"]
    for each in (project, again):
        each.index.close()
        each.ledger.close()


def test_a_broken_row_of_the_claims_file_does_not_retract_its_claim(
    tmp_path: Path,
) -> None:
    data = folder(tmp_path / "data")
    file = rows(data / "claims.csv", "a", "b", "c")
    project = Project(settings_of(data))
    project.refresh()
    number = project.ledger.revision()
    file.write_text(HEADER + "\na,hold,c,p,note a\nb,hodl,c,p,note b\n")
    project.changed()
    project.refresh()
    changes = [(r.claim.id, r.action) for r in project.ledger.changes(number)]
    assert changes == [("c", "retract")]
    assert [problem.line for problem in project.problems] == [3]
    project.ledger.close()


def test_an_error_of_the_ledger_leaves_the_old(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = rows(tmp_path / "a.csv", "old")
    take(project, file)
    before = state(project)
    rows(file, "new")

    def away(*_arguments: object, **_more: object) -> None:
        raise ServiceUnavailable("the ledger is away")

    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "register", away)
        with pytest.raises(FrontlineError, match="away"):
            take(project, file)
    assert state(project) == before
    assert ids(project) == {"old"}
