"""The address readers use for this server, as a page of ours knows it."""

from __future__ import annotations

import re

import streamlit as st

from dashboard.domain.settings import Settings
from dashboard.domain.sharing.links import SERVER


def base(settings: Settings, page: str) -> str:
    """Return the address without a slash at its end, "" when it is not known. page: the
    url_path of the page shown.

    It is the setting, else what the browser has in its address bar.
    """
    if settings.public_url:
        return settings.public_url
    visited = (
        re.split(r"[?#]", st.context.url or "")[0].rstrip("/").removesuffix(f"/{page}")
    )
    return visited if SERVER.fullmatch(visited) else ""
