"""What the Share dialog offers."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.filters import Filters
from dashboard.domain.sharing.compared_days import ComparedDays
from dashboard.domain.sharing.links import Link
from dashboard.domain.sharing.shown_references import ShownReferences
from dashboard.services.project import Project
from dashboard.services.share.sharing import share_choices, sharing, undrawn_notes

BASE = "https://map.example"


@pytest.mark.slow
def test_addresses_and_the_frame(project: Project) -> None:
    with project:
        offer = sharing(project, BASE, Link(Filters(region=("Donetsk",))))
        bare = sharing(project, BASE, Link())
    assert offer["permalink"] == f"{BASE}/?region=Donetsk"
    assert offer["frame"].startswith(
        f'<iframe src="{BASE}/embed?region=Donetsk" title="Claims about the war in'
        ' Ukraine: region Donetsk" width="720" height="480"'
    )
    # Without it no part of the frame may fill the screen.
    assert " allowfullscreen " in offer["frame"]
    assert [feed["address"] for feed in offer["feeds"]] == [
        f"{BASE}/feed.atom?region=Donetsk",
        f"{BASE}/feed.json?region=Donetsk",
    ]
    assert f'src="{BASE}/embed"' in bare["frame"]
    assert {"citation", "bibtex"} < set(offer)
    assert offer["notes"] == []


def test_what_is_not_everywhere_is_told() -> None:
    days = ComparedDays(date(2023, 6, 5))
    shown = ShownReferences(date(2023, 6, 5), ("A",))
    (compared,) = undrawn_notes(Link(compare=days))
    assert compared.startswith("Pictures draw how the compared days differ. The frame")
    (layered,) = undrawn_notes(Link(layers=("mine",)))
    assert "frame and story those that are published" in layered
    (referenced,) = undrawn_notes(Link(references=shown))
    assert "draw the reference layers that are on. The frame" in referenced
    (control,) = undrawn_notes(Link(control=date(2023, 6, 5)))
    assert "time-lapse" in control


def test_choices_are_values_with_their_words(project: Project) -> None:
    choices = share_choices(project.settings)
    assert choices["story"] == [["html", "Story (HTML)"], ["pdf", "Story (PDF)"]]
    assert ["en", "English"] in choices["language"]
    assert choices["lengths"]["title"] > 0
