"""What a map inside another page shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.domain.filters import Filters
from dashboard.domain.geography.geo import View
from dashboard.domain.sharing.links import Link
from dashboard.services import (
    ImportRequest,
    Project,
    import_file,
    publish_dataset,
)
from dashboard.services.map import embedding
from dashboard.services.map.embedding import embedded
from tests.unit.api.rows import ROWS
from tests.unit.services.settings_of import settings_of


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    data: Path = tmp_path_factory.mktemp("data")
    (data / "claims.csv").write_text(ROWS, "utf-8")
    return Project(settings_of(data))


def test_the_sentence_and_what_the_script_needs(project: Project) -> None:
    link = Link(Filters(region=("Donetsk",)), View(48, 37, 8), "a")
    content = embedded(project, link, "dark", table=False)
    assert content.words == (
        "2 claims at 1 place, 12–13 June 2023, from 2 sources; 1 place contested."
        " Shown: region Donetsk"
    )
    assert content.claims == ()
    assert not content.more
    options = content.options
    assert options["view"] == [48, 37, 8]
    assert options["extent"] == [36.82, 47.79, 36.82, 47.79]
    assert (options["query"], options["theme"]) == ("region=Donetsk", "dark")
    assert (options["claim"], options["reservoir"]) == ("a", False)


def test_a_link_of_nothing(project: Project) -> None:
    link = Link(Filters(text="nowhere to be read"))
    content = embedded(project, link, "", table=True)
    assert content.words == (
        "No claims match these filters. Shown: text “nowhere to be read”"
    )
    assert (content.options["extent"], content.options["view"]) == (None, None)
    assert content.claims == ()


@pytest.mark.slow
def test_the_layers_are_those_that_everybody_may_see(tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text(ROWS, "utf-8")
    (tmp_path / "mine.csv").write_text(
        "id,kind,actor,claimant_side,claimant,publisher,place_id,date_to,review\n"
        "m,strike,UA,UA,x,y,X1,2023-06-12,accepted\n",
        "utf-8",
    )
    link = Link(Filters(with_private=True), layers=("mine", "gone"))
    with Project(settings_of(tmp_path)) as project:
        order = ImportRequest(path=tmp_path / "mine.csv", redistribute=True)
        import_file(project, order, by="anna")
        project.changed()
        hidden = embedded(project.settled(), link, "", table=False)
        assert (hidden.layers, hidden.options["layers"]) == ((), [])
        publish_dataset(project, "mine", by="anna")
        shown = embedded(project.settled(), link, "", table=False)
        (layer,) = shown.options["layers"]
        assert (layer["name"], layer["claims"]) == ("mine", 1)
        assert [each.name for each in shown.layers] == ["mine"]
        without = embedded(project, Link(), "", table=False)
        assert without.options["layers"] == []


def test_the_table_is_bounded(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = embedded(project, Link(), "", table=True)
    assert [row.claim.id for row in every.claims] == ["b", "a", "d", "c"]
    assert not every.more
    monkeypatch.setattr(embedding, "ROWS", 3)
    first = embedded(project, Link(), "", table=True)
    assert [row.claim.id for row in first.claims] == ["b", "a", "d"]
    assert first.more
