"""The server's own module: which pages there are, and what Streamlit is told.

In a process of its own: what it tells Streamlit holds for the whole process.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
LOOK = """
import json
from streamlit import config, net_util
from streamlit.web.server.server_util import is_url_from_allowed_origins
from uvicorn import Server
before = Server.startup
from dashboard import server
options = ("server.allowedHosts", "server.enableCORS", "server.enableXsrfProtection",
    "server.corsAllowedOrigins", "browser.serverAddress", "browser.gatherUsageStats")
print(json.dumps({
    "options": {name: config.get_option(name) for name in options},
    "pages": sorted(server.page_paths(server.SCRIPT)),
    "outside": net_util.get_external_ip(),
    "evil": is_url_from_allowed_origins("http://evil.example"),
    "watcher": config.get_option("server.fileWatcherType"),
    "sends_at_once": Server.startup is not before,
    "own": is_url_from_allowed_origins("https://map.example"),
}))
"""


def looked(data: Path, **more: str) -> Any:
    settings = {"FRONTLINE_DATA": str(data), "PYTHONPATH": str(ROOT), **more}
    done = subprocess.run(
        [sys.executable, "-c", LOOK],
        env={**os.environ, **settings},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.slow
def test_streamlit_refuses_what_we_refuse(tmp_path: Path) -> None:
    state = looked(
        tmp_path,
        FRONTLINE_PUBLIC_URL="https://map.example/war",
        FRONTLINE_HOSTS="other.example",
    )
    assert state["options"] == {
        "server.allowedHosts": [
            "127.0.0.1",
            "::1",
            "localhost",
            "map.example",
            "other.example",
        ],
        "server.enableCORS": True,
        "server.enableXsrfProtection": True,
        "server.corsAllowedOrigins": ["https://map.example"],
        "browser.serverAddress": "map.example",
        "browser.gatherUsageStats": False,
    }
    assert (state["outside"], state["evil"], state["own"]) == (None, False, True)


@pytest.mark.slow
def test_on_ones_own_machine(tmp_path: Path) -> None:
    state = looked(tmp_path)
    assert state["options"]["browser.serverAddress"] == "localhost"
    assert state["options"]["server.corsAllowedOrigins"] == []
    # No reader waits for a look at the files of the program, nor for the head of an
    # answer to be acknowledged.
    assert (state["watcher"], state["sends_at_once"]) == ("none", True)
    assert {"map", "review", "datasets", "about"} <= {*state["pages"]}
