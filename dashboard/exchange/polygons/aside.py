"""Polygons read by a process of its own, within bounds."""

from __future__ import annotations

from pathlib import Path

from dashboard.domain.errors import BadInput, ServiceUnavailable
from dashboard.exchange.polygons.reading import Ring, read_polygons
from dashboard.i18n.translate import current_language, gettext
from dashboard.processes.child import Cause, Ended, confined
from dashboard.processes.limits import Limits
from dashboard.processes.messages import JOB

SMALL_BYTES = 200_000
"""Largest text that can take neither memory nor time; a process takes a second."""


def polygons_aside(path: Path, limits: Limits) -> list[Ring]:
    """Do what `read_polygons` does in a process of its own, which is ended when it
    takes more than the limits; a small GeoJSON, which Python reads itself, is read
    here.

    Raises what `read_polygons` raises, BadInput when the file takes too much memory,
    and ServiceUnavailable when it takes too long or the process crashes.
    """
    if not path.is_file() or _is_small(path):
        return read_polygons(path)
    try:
        with confined("dashboard.exchange.polygons.worker", limits) as child:
            child.send(JOB, (current_language(), path.absolute()))
            rings: list[Ring] = child.receive()[1]
            return rings
    except Ended as ended:
        why = {"name": path.name, "why": ended.words}
        if ended.cause is Cause.MEMORY:
            raise BadInput(
                gettext(
                    "{name}: reading it {why}; nothing of it was kept. Simplify it, or"
                    " split it",
                    **why,
                )
            ) from ended
        raise ServiceUnavailable(
            gettext(
                "{name}: reading it {why}; nothing of it was kept. Simplify it, or try"
                " again",
                **why,
            )
        ) from ended


def _is_small(path: Path) -> bool:
    text = path.suffix.lower() in {".geojson", ".json"}
    return text and path.stat().st_size <= SMALL_BYTES
