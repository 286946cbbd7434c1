"""What a picture carries to be traced and checked."""

from dashboard.cartography.drawing.provenance import (
    LARGEST_BYTES,
    Verdict,
    examine,
)

__all__ = ["LARGEST_BYTES", "Verdict", "examine"]
