"""What commands take of the provenance of pictures."""

import pytest

from dashboard.domain.errors import BadInput
from dashboard.services.pictures.provenance import LARGEST_BYTES, examine


def test_a_file_larger_than_any_of_ours_is_refused() -> None:
    with pytest.raises(BadInput, match="not a picture of this program"):
        examine(bytes(LARGEST_BYTES + 1))
