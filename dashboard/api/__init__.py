"""HTTP: thin routes over tasks."""

from dashboard.api.routes import ASSETS, routes

__all__ = ["ASSETS", "routes"]
