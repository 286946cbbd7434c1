"""Shapes by name, and how a person reads them."""

from __future__ import annotations

import pytest

from dashboard.domain.sharing.presets import PRESETS, Preset


@pytest.mark.parametrize(
    ("name", "width", "height", "unit", "label"),
    [
        ("preview", 1200, 630, 0, "Link preview (1200 × 630)"),
        ("square", 1080, 1080, 1.7, "Square post, read on a phone (1080 × 1080)"),
        ("story", 1080, 1920, 2.3, "Story, read on a phone (1080 × 1920)"),
        ("slide", 1920, 1080, 1.5, "Slide (1920 × 1080)"),
        ("a4", 794, 1123, 1, "A4 upright at 96 pixels an inch, for print (794 × 1123)"),
    ],
)
def test_a_shape(name: str, width: int, height: int, unit: float, label: str) -> None:
    preset = PRESETS[name]
    assert (preset.width, preset.height, preset.unit) == (width, height, unit)
    assert preset.label == label


def test_a_sheet_has_the_proportions_of_a4() -> None:
    sheet = PRESETS["a4"]
    assert sheet.height / sheet.width == pytest.approx(297 / 210, abs=0.001)


def test_a_label_names_both_sides() -> None:
    assert Preset(1, 2, 0, "Stamp").label == "Stamp (1 × 2)"
