"""The server: Streamlit's pages and our routes in one process. `streamlit run
dashboard/server.py` starts it too.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

if __package__ in (None, ""):
    # `streamlit run` executes the file by its path, without its package.
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import streamlit as st
import streamlit_folium
from starlette.middleware import Middleware
from streamlit import config, net_util

from dashboard import services
from dashboard.api import guards, routes, warm
from dashboard.domain.errors import FrontlineError
from dashboard.domain.settings import load
from dashboard.processes.allocator import bound_allocator
from dashboard.processes.no_delay import send_without_delay
from dashboard.services.access.hosts import allowed_hosts
from dashboard.ui.runs.presses import take_in_each_request
from dashboard.ui.sign_in import SignOut, cookie_identity

_PAGE = Path(st.__file__).with_name("static") / "index.html"
SHELL = _PAGE if _PAGE.exists() else None
"""The page that Streamlit answers at every address of its own."""
MAP_COMPONENT = "/component/streamlit_folium.st_folium/"
FILES = {
    "/static/": _PAGE.parent / "static",
    MAP_COMPONENT: (Path(streamlit_folium.__file__).parent / "frontend" / "build"),
}
"""Folders of files that Streamlit answers, by the path they lie under."""
SCRIPT = Path(__file__).with_name("ui") / "app.py"
LARGEST_UPLOAD = 200
"""Megabytes of one file that is read or imported."""
END_SECONDS = 3.0
"""How long the end of the server waits for what is done ahead."""


def page_paths(script: Path) -> Iterator[str]:
    """Yield the path of every page, as the script's navigation names them."""
    for node in ast.walk(ast.parse(script.read_text("utf-8"))):
        match node:
            case ast.keyword(arg="url_path", value=ast.Constant(value=str(path))):
                yield path


def component_scripts(folder: Path) -> list[str]:
    """Return the scripts of the map's component, as seen from `/`."""
    scripts = sorted((folder / "static" / "js").glob("main.*.js"))
    return [f"{MAP_COMPONENT[1:]}static/js/{script.name}" for script in scripts]


def no_external_address() -> str | None:
    """Return None: nobody outside is asked for the address of this machine."""
    return None


SWITCH_SECONDS = 0.0005
"""How long a thread keeps Python's lock that another one waits for. A reader's answer
needs it some ten times, and long work holds it all the time: at 5 ms, which is usual,
that alone would be 50 ms.
"""


def shut_streamlit() -> None:
    """Let Streamlit refuse what our own routes refuse, by the same settings."""
    settings = load()
    names = sorted(allowed_hosts(settings))
    public = urlsplit(settings.public_url)
    origins = [f"{public.scheme}://{public.netloc}"] if public.netloc else []
    # Else it would ask a machine outside which address this one has, whenever a page of
    # an origin it does not know asks for something.
    net_util.get_external_ip = no_external_address
    for option, value in {
        "server.allowedHosts": names,
        "server.enableCORS": True,
        "server.enableXsrfProtection": True,
        "server.corsAllowedOrigins": origins,
        "server.maxUploadSize": LARGEST_UPLOAD,
        "browser.serverAddress": public.hostname or "localhost",
        "browser.gatherUsageStats": False,
        # No button for putting this on somebody else's machine.
        "client.toolbarMode": "minimal",
    }.items():
        config.set_option(option, value)


def get_ready() -> None:
    """Do ahead what the first reader would wait for."""
    if SHELL:
        warm(SHELL)
    services.open_ahead(load())


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Close the data when the server ends: datasets may be on their way into the
    index.
    """
    ahead = Thread(target=get_ready, name="frontline-ahead", daemon=True)
    ahead.start()
    yield
    services.close_projects()
    # What was closed under it ends it; what it opened since is closed, too.
    ahead.join(END_SECONDS)
    services.close_projects()


try:
    bound_allocator()
    send_without_delay()
    sys.setswitchinterval(SWITCH_SECONDS)
    shut_streamlit()
    take_in_each_request()
    # Settings that cannot be read end the server here, with words and no traceback.
    provider = load().oidc
    base = str(config.get_option("server.baseUrlPath") or "")
    app = st.App(
        SCRIPT,
        routes=routes(
            SHELL, page_paths(SCRIPT), component_scripts(FILES[MAP_COMPONENT])
        ),
        middleware=[
            *guards(
                page_paths(SCRIPT),
                shell=SHELL,
                base=base,
                signed_in=cookie_identity,
                folders=FILES,
            ),
            Middleware(SignOut),
        ],
        lifespan=lifespan,
        # Streamlit signs people in by its secrets; without these a secrets.toml may.
        secrets=provider.secrets() if provider else None,
    )
except FrontlineError as error:
    print(f"frontline: {error}", file=sys.stderr)
    raise SystemExit(2) from None
