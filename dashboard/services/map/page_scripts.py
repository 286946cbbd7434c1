"""The browser scripts of a page, put together."""

from dashboard.domain.settings import ASSETS
from dashboard.web.bundle import bundle, folder_version

PAGE_SCRIPTS = ("map", "small_map", "embed", "standalone")
"""The entries in dashboard/web/assets/scripts."""


def page_script(name: str, exported: str = "") -> str:
    """Return the script of a page, one of PAGE_SCRIPTS, or of another entry beside
    them. exported: as `name` of `bundle`.
    """
    return bundle(ASSETS / "scripts" / f"{name}.js", exported)


def assets_version() -> str:
    """Return a name that changes with our scripts and styles."""
    return folder_version(ASSETS)
