"""A file that takes the place of another once it is whole."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4


@contextmanager
def replacing(target: Path) -> Iterator[BinaryIO]:
    """Give a file that takes the place of the target when all went well and is on the
    disk, and else is gone. Raises OSError.
    """
    # Beside it, so that it is on the same disk and can be renamed; its own name is
    # short, however long the target's is.
    part = target.with_name(f".{uuid4().hex[:12]}.part")
    try:
        with part.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
