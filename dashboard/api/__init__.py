"""HTTP: thin routes over tasks."""

from dashboard.api.routes import routes

__all__ = ["routes"]
