"""HTTP: thin routes over services."""

from dashboard.api.files.packed import warm
from dashboard.api.routes import guards, routes

__all__ = ["guards", "routes", "warm"]
