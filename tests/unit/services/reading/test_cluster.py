"""Addresses of a scheduler that are none; real clusters are among the fault tests."""

import pytest

from dashboard.domain.errors import BadInput
from dashboard.services.reading.cluster import dask_executor


@pytest.mark.parametrize(
    "address",
    ["", "localhost", "host:8786", "http://host:8786", "tcp://host", "tcp://h:x"],
)
def test_what_is_no_address_of_a_scheduler(address: str) -> None:
    with (
        pytest.raises(BadInput, match="write it like tcp://host:8786"),
        dask_executor(address),
    ):
        raise AssertionError("there is nothing to enter")
