"""The wheel, installed into a clean environment and used from a folder that knows
nothing of the checkout.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import Distribution, PathDistribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from playwright.sync_api import Browser

from tests.faults.test_import import acled, until
from tests.serving import command, environment, free_port

pytestmark = pytest.mark.e2e
ROOT = Path(__file__).parents[2]
DARK = "rgb(20, 24, 28)"
"""Background of the project's dark theme, as a browser names it."""


def needed(requirements: list[str]) -> dict[str, Distribution]:
    """Return the distributions that are required, and theirs, as they are installed
    here.
    """
    every: dict[str, Distribution] = {}
    done: set[tuple[str, str]] = set()
    waiting = [(Requirement(line), "") for line in requirements]
    while waiting:
        requirement, extra = waiting.pop()
        marker = requirement.marker
        if marker and not marker.evaluate({"extra": extra}):
            continue
        one = every.setdefault(requirement.name.lower(), distribution(requirement.name))
        for wanted in {"", *requirement.extras}:
            if (requirement.name.lower(), wanted) not in done:
                done.add((requirement.name.lower(), wanted))
                waiting += [(Requirement(line), wanted) for line in one.requires or ()]
    return every


def link(one: Distribution, site: Path) -> None:
    """Put the files of a distribution into another environment's packages."""
    for file in one.files or ():
        source, target = Path(str(file.locate())), site / file
        if ".." in file.parts or not source.exists() or target.exists():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the `frontline` of a clean environment that has the wheel and what the
    wheel says it needs, nothing else.

    What it needs is linked in from the environment of the tests, which takes seconds;
    pip, cut off from any index, then checks it against what the wheel declares.
    """
    base = tmp_path_factory.mktemp("wheel")
    clean = {
        k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "PYTHON"))
    }
    clean |= {"PIP_CONFIG_FILE": os.devnull, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}

    def run(*words: str | Path) -> None:
        done = subprocess.run(
            [str(word) for word in words],
            env=clean,
            cwd=base,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    pip = ("-m", "pip", "-q")
    build = ("wheel", "--no-deps", "--no-index", "--no-build-isolation")
    run(sys.executable, *pip, *build, "-w", base, ROOT)
    run(sys.executable, "-m", "venv", base / "venv")
    python = base / "venv" / "bin" / "python"
    wheel = next(base.glob("*.whl"))
    site = next((base / "venv" / "lib").glob("python*/site-packages"))
    packed = zipfile.Path(wheel)
    own = next(p for p in packed.iterdir() if p.name.endswith(".dist-info"))
    requirements = PathDistribution(own).requires or []
    for one in needed(requirements).values():
        link(one, site)
    run(python, *pip, "install", "--no-index", wheel)
    run(python, *pip, "check")
    return base / "venv" / "bin" / "frontline"


def test_the_wheel_has_every_file_of_the_package(installed: Path) -> None:
    wheel = next(installed.parents[2].glob("*.whl"))
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
    files = (path for path in (ROOT / "dashboard").rglob("*") if path.is_file())
    ours = {
        str(path.relative_to(ROOT)) for path in files if "__pycache__" not in path.parts
    }
    assert sorted(ours - names) == []


def bare(home: Path) -> dict[str, str]:
    """Return the environment of somebody who has set nothing."""
    home.mkdir(exist_ok=True)
    own = environment(HOME=str(home), LC_ALL="C.UTF-8")
    return {k: v for k, v in own.items() if not k.startswith(("PYTHON", "XDG_"))}


@contextmanager
def serving(words: list[str], at: Path, env: dict[str, str]) -> Iterator[str]:
    """Run a server from a folder and yield its address; it must end well."""
    port = free_port()
    with subprocess.Popen(
        [*words, "serve", "--port", str(port)],
        cwd=at,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            until(lambda: process.poll() is not None or answers(port), 120)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            said, _ = process.communicate(timeout=60)
    assert process.returncode == 0, said
    assert "Traceback" not in said


def answers(port: int) -> bool:
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
    except OSError:
        return False
    return True


def drawn(url: str) -> bytes:
    """Return how the map's picture begins; a busy machine refuses it at first."""
    for _ in range(6):
        try:
            with urllib.request.urlopen(f"{url}/api/snapshot.png", timeout=60) as made:
                return bytes(made.read(4))
        except urllib.error.HTTPError as error:
            refused = error.read()
            if error.code != 503:
                break
            time.sleep(2)
    return refused


def background(browser: Browser, url: str) -> str:
    """Return the background of the page for a reader who wants it dark."""
    with browser.new_context(color_scheme="dark") as context:
        page = context.new_page()
        page.goto(url)
        page.get_by_role("heading").first.wait_for(timeout=60_000)
        return str(
            page.locator(".stApp").evaluate("e => getComputedStyle(e).backgroundColor")
        )


def test_the_wheel_from_an_empty_folder(
    installed: Path, browser: Browser, tmp_path: Path
) -> None:
    folder, env = tmp_path / "empty", bare(tmp_path / "home")
    folder.mkdir()

    def frontline(*words: str) -> str:
        done = subprocess.run(
            [installed, *words],
            cwd=folder,
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    article = folder / "article.html"
    article.write_text(
        "<html><body><article><p>Ukrainian forces retook Storozheve in Donetsk oblast,"
        " the general staff said on 12 June 2023.</p></article></body></html>"
    )
    assert "Storozheve" in frontline("read", "article.html")
    summary = folder / "summary.txt"
    summary.write_text("Сили оборони звільнили Сторожеве Донецької області.\n", "utf-8")
    assert "Storozheve" in frontline("read", "summary.txt")
    acled(folder / "acled.csv", 20)
    (folder / "data").mkdir()
    assert "20 claims" in frontline(
        "import", "acled.csv", "--publish", "--data", "data"
    )
    frontline("snapshot", "map.png", "--data", "data")
    assert (folder / "map.png").read_bytes().startswith(b"\x89PNG")
    with serving([str(installed), "--data", "data"], folder, env) as url:
        assert background(browser, url) == DARK
        assert drawn(url) == b"\x89PNG"


def test_the_checkout_from_another_folder(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    # Somebody else's project is no business of ours.
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text(
        '[theme.dark]\nbackgroundColor = "#ff0000"\n'
    )
    env = environment(PYTHONPATH=str(ROOT), HOME=str(tmp_path))
    with serving(command("--data", "data"), tmp_path, env) as url:
        assert background(browser, url) == DARK
        assert drawn(url) == b"\x89PNG"
