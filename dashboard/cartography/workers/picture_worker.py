"""A process that draws pictures for a server: scenes come in on standard input, files
go out on standard output.
"""

from __future__ import annotations

from dashboard.cartography.poster.files import AssetFolders, picture_file
from dashboard.cartography.scene import Scene
from dashboard.processes.worker import serve

Job = tuple[Scene, AssetFolders, str]


def draw_picture(job: Job) -> bytes:
    """Return the file of a picture. Raises what `picture_file` raises."""
    return picture_file(*job)


if __name__ == "__main__":
    serve(draw_picture)
