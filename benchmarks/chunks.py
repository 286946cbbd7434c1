"""Writes which of Streamlit's scripts are put together: those that first visits to the
pages ask for. `python -m benchmarks.chunks` after Streamlit was brought up to date.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import streamlit

from benchmarks import serving
from benchmarks.probe import chromium
from dashboard.web.streamlit_pack import PLAN, plan_of

SCRIPTS = Path(streamlit.__file__).with_name("static") / "static" / "js"
QUIET_MS = 4_000
MAP_DRAWN = """() => [...document.querySelectorAll("iframe")].some(
  (frame) => frame.contentDocument?.documentElement?.dataset.drawn)"""


def first_scripts(url: str) -> tuple[str, list[str]]:
    """Return the script that the page starts and the names of all that the map page
    asks for, of a server that packs nothing.
    """
    names: list[str] = []
    with chromium() as browser:
        page = browser.new_page()
        page.on("request", lambda request: names.append(request.url))
        page.goto(url)
        page.wait_for_function(MAP_DRAWN, timeout=120_000)
        page.wait_for_timeout(QUIET_MS)
        source = page.locator("script[type=module][src*='/js/index.']")
        entry = str(source.get_attribute("src")).rpartition("/")[2]
    scripts = {name.rpartition("/")[2] for name in names if "/static/js/" in name}
    return entry, sorted(name for name in scripts if (SCRIPTS / name).is_file())


def served_scripts() -> tuple[str, list[str]]:
    """Return the same of a server of this checkout while its plan fits nothing."""
    before = PLAN.read_bytes()
    PLAN.write_text('{"entry": "", "modules": ["none"], "initialise": {}}', "utf-8")
    try:
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch)
            with serving.dashboard(folder / "data", folder) as server:
                return first_scripts(server.url)
    finally:
        PLAN.write_bytes(before)


def main() -> int:
    """Write the plan. What must be initialised is taken over where the script has the
    same name but for its hash, and printed to be looked at.
    """
    before = plan_of()
    entry, names = served_scripts()
    stems = {name.partition(".")[0]: name for name in names}
    initialise = {
        stems[name.partition(".")[0]]: list(exports)
        for name, exports in before.initialise.items()
        if name.partition(".")[0] in stems
    }
    plan = {"entry": entry, "modules": names, "initialise": initialise}
    PLAN.write_text(json.dumps(plan, indent=1) + "\n", encoding="utf-8")
    print(f"{PLAN}: {len(names)} scripts; initialised: {initialise}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
