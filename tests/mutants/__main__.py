"""Counts how many faults put into a module its mirrored test notices.

    python -m tests.mutants [--sample N | --draw N] [--seed N] [--timeout S] [PATH...]

--sample: so many faults of each module; --draw: so many of all of them together, from
which the share of the whole is estimated.

PATH: modules or folders of dashboard/. The mirrored test of dashboard/a/b.py is
tests/unit/a/test_b.py; a module without one has all its mutants alive. Each mutant
runs in a fork of a process that has the libraries loaded, so that only the project's
own modules are loaded anew. A mutant is killed by a failing test, by an error, or by
taking longer than the timeout. Tests that start another process run the sound module
there.
"""

from __future__ import annotations

import argparse
import ast
import gc
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import io
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from types import CodeType, ModuleType

import pytest

from tests.mutants.operators import Mutant, chosen_mutants, count_mutants

ROOT = Path(__file__).parents[2]
DEFAULT = ("domain", "index", "exchange", "cartography", "reading")
OWN = ("dashboard", "tests", "benchmarks")
"""What is loaded anew in every fork: the changed module, and whatever holds parts of it.
"""
SOUND_S = 1200
"""Seconds that the tests of a module without a fault may take."""
MODELS = ("en_core_web_md", "en_core_web_sm")
MODEL_OPTIONS = {"exclude": ["lemmatizer"]}
"""With what `dashboard.reading.text.nlp` loads a model."""


class _Loader(importlib.machinery.SourceFileLoader):
    """Loads one module from a changed tree instead of its file."""

    def __init__(self, name: str, path: Path, tree: ast.Module) -> None:
        super().__init__(name, str(path))
        self._tree = tree

    def get_code(self, fullname: str) -> CodeType:
        return compile(self._tree, self.path, "exec")


class _Finder(importlib.abc.MetaPathFinder):
    def __init__(self, name: str, path: Path, tree: ast.Module) -> None:
        self._name = name
        self._loader = _Loader(name, path, tree)
        self._path = path

    def find_spec(
        self, fullname: str, path: object, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self._name:
            return None
        return importlib.util.spec_from_file_location(
            fullname, self._path, loader=self._loader
        )


def module_name(path: Path) -> str:
    """Return the dotted name of a module of this checkout."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def mirrored_test(path: Path) -> Path:
    """Return where the test of a module belongs; it may not exist."""
    inside = path.relative_to(ROOT / "dashboard")
    return ROOT / "tests" / "unit" / inside.parent / f"test_{inside.name}"


def run_tests(test: Path, path: Path, tree: ast.Module) -> int:
    """Run a test file in this process, the module replaced; returns pytest's code."""
    sys.meta_path.insert(0, _Finder(module_name(path), path, tree))
    words = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", str(test)]
    # Plugins are among the libraries loaded before pytest could rewrite them.
    words += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()):
        code = int(pytest.main(words))
    if os.environ.get("MUTANTS_DEBUG"):
        sys.stderr.write(out.getvalue())
    return code


def in_fork(
    test: Path,
    path: Path,
    tree: ast.Module,
    timeout_s: float,
    report: Path | None = None,
) -> bool:
    """Tell whether the tests pass in a process of their own, within the time.

    report: file that gets the names of the libraries the run has loaded.
    """
    child = os.fork()
    if child == 0:
        code = 1
        try:
            # A group of its own, so that what a test starts ends with it.
            os.setpgid(0, 0)
            code = run_tests(test, path, tree)
            if report is not None:
                loaded = [n for n in sys.modules if n.partition(".")[0] not in OWN]
                report.write_text(json.dumps(loaded), "utf-8")
        finally:
            os._exit(code)
    end = time.monotonic() + timeout_s
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status) == 0
        time.sleep(0.01)
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def preload(names: Sequence[str]) -> None:
    """Load the libraries a sound run has loaded, so that every fork has them."""
    for name in names:
        with suppress(Exception):
            importlib.import_module(name)


def share_models() -> None:
    """Load the models of a sound run once for every fork, which would take a second in
    each. Whoever asks for one with other options gets one of their own.
    """
    for name in MODELS:
        package = sys.modules.get(name)
        if package is not None and package not in _SHARED:
            _SHARED.append(package)
            package.load = _shared(package.load)  # type: ignore[attr-defined]


def _shared(load: Callable[..., object]) -> Callable[..., object]:
    loaded = load(**MODEL_OPTIONS)

    def again(**options: object) -> object:
        return loaded if options == MODEL_OPTIONS else load(**options)

    return again


_SHARED: list[ModuleType] = []


def examine(path: Path, chosen: Sequence[Mutant], timeout_s: float) -> list[Mutant]:
    """Return the mutants of a module that its test does not notice."""
    test = mirrored_test(path)
    if not test.is_file():
        return list(chosen)
    report = ROOT / ".pytest_cache" / f"mutants-{os.getpid()}.json"
    report.parent.mkdir(exist_ok=True)
    begin = time.monotonic()
    # The sound tree goes the same way as the faulty ones: a runner that broke the
    # module would otherwise count every mutant as killed.
    sound = ast.parse(path.read_text("utf-8"))
    passes = in_fork(test, path, sound, SOUND_S, report)
    limit = max(timeout_s, 4 * (time.monotonic() - begin))
    if passes:
        before = len(sys.modules)
        preload(json.loads(report.read_text("utf-8")))
        share_models()
        # What every fork has is left alone by its collector of garbage.
        gc.freeze()
        own = [n for n in sys.modules if n.startswith("dashboard.")]
        if own:
            raise SystemExit(f"{own[0]} is loaded before its faults could be")
        # With other libraries at hand the sound tree must pass as well.
        passes = len(sys.modules) == before or in_fork(test, path, sound, SOUND_S)
    report.unlink(missing_ok=True)
    if not passes:
        raise SystemExit(
            f"{test}: fails without a fault, or takes more than {SOUND_S} s"
        )
    return [m for m in chosen if in_fork(test, path, m.tree, limit)]


def modules(words: Sequence[str]) -> list[Path]:
    """Return the modules the words name, all of the default folders for none."""
    chosen = [Path(word).resolve() for word in words]
    chosen = chosen or [ROOT / "dashboard" / part for part in DEFAULT]
    paths = [
        p for c in chosen for p in (sorted(c.rglob("*.py")) if c.is_dir() else [c])
    ]
    return [path for path in paths if path.name != "__init__.py"]


def drawn(
    sources: Mapping[Path, str], most: int | None, together: int | None, seed: int
) -> dict[Path, list[Mutant]]:
    """Return the mutants to try, by module.

    most: so many of each module. together: so many of all modules together, each fault
    as likely as any other, which is what a share of the whole is estimated from.
    """
    dice = random.Random(seed)  # noqa: S311
    counts = {path: count_mutants(source) for path, source in sources.items()}
    numbers: dict[Path, list[int]] = {}
    if together is None:
        for path, count in counts.items():
            numbers[path] = dice.sample(range(count), min(count, most or count))
    else:
        faults = [(path, n) for path, count in counts.items() for n in range(count)]
        for path, number in dice.sample(faults, min(len(faults), together)):
            numbers.setdefault(path, []).append(number)
    return {p: chosen_mutants(sources[p], numbers[p]) for p in sources if p in numbers}


def main() -> int:
    """Print the figures of each module and of all; 0 when enough were killed."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants")
    parser.add_argument("paths", nargs="*")
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--sample", type=int, help="most mutants of a module")
    size.add_argument("--draw", type=int, help="mutants of all modules together")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--timeout", type=float, default=20.0, help="seconds")
    parser.add_argument("--least", type=float, default=0.0, help="share to be killed")
    options = parser.parse_args()
    sources = {path: path.read_text("utf-8") for path in modules(options.paths)}
    faults = sum(map(count_mutants, sources.values()))
    total = alive = 0
    choice = drawn(sources, options.sample, options.draw, options.seed)
    for path, chosen in choice.items():
        survivors = examine(path, chosen, options.timeout)
        total += len(chosen)
        alive += len(survivors)
        where = path.relative_to(ROOT)
        killed = len(chosen) - len(survivors)
        print(f"{where}: {killed} of {len(chosen)} killed", flush=True)
        for mutant in sorted(survivors, key=lambda m: m.line):
            print(f"  {where}:{mutant.line}: {mutant.what[:160]}")
    share = (total - alive) / total if total else 1.0
    print(f"{total - alive} of {total} killed, {share:.0%}; {faults} faults in all")
    return 0 if share >= options.least else 1


if __name__ == "__main__":
    sys.exit(main())
