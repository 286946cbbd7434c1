"""A dataset: nothing is allowed and nothing counted until it is stated."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

import pytest

from dashboard.domain.dataset import (
    LAYER_COLOURS,
    Dataset,
    checked_colour,
    layer_colour,
)
from dashboard.domain.errors import BadInput


def test_what_is_not_stated_is_empty_and_not_allowed() -> None:
    dataset = Dataset(name="acled", format="acled", path="acled.parquet")
    assert dataclasses.asdict(dataset) == {
        "name": "acled",
        "format": "acled",
        "path": "acled.parquet",
        "title": "",
        "archive": False,
        "source": "",
        "sha256": "",
        "credit": "",
        "license": "",
        "terms": "",
        "redistribute": False,
        "rows": 0,
        "rejected": 0,
        "left_out": 0,
        "imported_at": None,
        "imported_by": "",
        "private": False,
        "published_at": None,
        "colour": "",
    }
    with pytest.raises(dataclasses.FrozenInstanceError):
        dataset.redistribute = True  # type: ignore[misc]


def test_everybody_can_know_it_since_it_was_published() -> None:
    imported, published = (
        datetime(2024, 1, 1, tzinfo=UTC),
        datetime(2024, 2, 1, tzinfo=UTC),
    )
    dataset = Dataset(name="a", format="csv", path="a", imported_at=imported)
    assert dataset.public_from == imported
    later = dataclasses.replace(dataset, published_at=published)
    assert later.public_from == published


def test_a_layer_has_its_own_colour_or_one_that_follows_from_its_name() -> None:
    own = Dataset(name="a", format="csv", path="a", colour="#123456")
    assert layer_colour(own) == "#123456"
    names = "abcdefghijklmnop"
    colours = {layer_colour(Dataset(name=n, format="csv", path=n)) for n in names}
    assert len(colours) > 3
    assert colours <= set(LAYER_COLOURS)


@pytest.mark.parametrize("text", ["red", "#12345", "#1234567", "#12345g", "٣"])
def test_what_is_no_colour(text: str) -> None:
    with pytest.raises(BadInput, match="not a colour; write it like #7B3F99"):
        checked_colour(text)


def test_a_colour_is_kept_in_one_way() -> None:
    assert (checked_colour(" #7b3f99 "), checked_colour(" ")) == ("#7B3F99", "")
