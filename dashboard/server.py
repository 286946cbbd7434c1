"""The server: Streamlit's pages and our routes in one process. `streamlit run dashboard/server.py` starts it too."""

from __future__ import annotations

import sys
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import streamlit as st

from dashboard.api import routes

SHELL = Path(st.__file__).with_name("static") / "index.html"
app = st.App(Path(__file__).with_name("ui") / "app.py", routes=routes(SHELL if SHELL.exists() else None))
