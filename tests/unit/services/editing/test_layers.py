"""Private datasets, their publication and their layers; the exits are tried in
tests/unit/api/test_exits.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from dashboard import services
from dashboard.domain.dataset import LAYER_COLOURS
from dashboard.domain.errors import BadInput, EditConflict, NothingFound
from dashboard.domain.filters import Filters
from dashboard.services.editing.layers import public_layers
from dashboard.services.terms import datasets_of
from tests.unit.services.settings_of import settings_of

HEADER = "id,kind,actor,claimant_side,claimant,publisher,place_id,date_to,review\n"
EVERYBODY = Filters()
EDITOR = Filters(with_private=True)
NAMED = Filters(dataset=("mine",), with_private=True)


def row(id: str, side: str) -> str:
    return f"{id},control,{side},{side},x,y,X1,2023-06-12,accepted\n"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[services.Project]:
    """A project with a claim of everybody's and a private dataset that says the
    opposite of the same place.
    """
    (tmp_path / "claims.csv").write_text(HEADER + row("ours", "UA"), "utf-8")
    (tmp_path / "mine.csv").write_text(HEADER + row("theirs", "RU"), "utf-8")
    with services.Project(settings_of(tmp_path)) as project:
        take(project, tmp_path)
        yield project.settled()


def take(project: services.Project, folder: Path, **more: object) -> None:
    order = services.ImportRequest(path=folder / "mine.csv", redistribute=True, **more)  # type: ignore[arg-type]
    services.import_file(project, order, by="anna")
    project.changed()
    project.settled()


def count(project: services.Project, filters: Filters) -> int:
    return project.settled().index.count(filters)


def test_an_import_changes_nothing_for_whoever_does_not_name_it(
    project: services.Project,
) -> None:
    assert [count(project, each) for each in (EVERYBODY, EDITOR, NAMED)] == [1, 1, 1]
    assert count(project, Filters(dataset=("mine",))) == 0
    index = project.index
    assert index.facet("dataset", EVERYBODY) == {"ledger": 1}
    assert index.facet("dataset", EDITOR) == {"ledger": 1, "mine": 1}
    # What nobody published contests nothing, and is contested as everything is.
    assert index.summary(EVERYBODY).contested == 0
    assert [each.contradictions for each in index.page(EVERYBODY).rows] == [()]
    assert index.claim("theirs") is None
    assert index.claim("theirs", EDITOR) is not None
    assert datasets_of(project, EVERYBODY) == datasets_of(project, EDITOR) == []
    assert [dataset.name for dataset in datasets_of(project, NAMED)] == ["mine"]
    assert services.seen_datasets(project, EVERYBODY) == []
    assert services.layers(project, EVERYBODY) == []


@pytest.mark.slow
def test_published_it_is_everybodys_and_hidden_it_is_not(
    project: services.Project,
) -> None:
    dataset = services.publish_dataset(project, "mine", by="anna")
    assert (dataset.private, bool(dataset.published_at)) == (False, True)
    assert services.publish_dataset(project, "mine", by="anna") == dataset
    assert count(project, EVERYBODY) == 2
    (ours,) = project.index.page(EVERYBODY, claim="ours").rows
    assert ours.contradicted_by == ("theirs",)
    # It was known when it was published, not when it was imported.
    yesterday = date.today() - timedelta(days=1)  # noqa: DTZ011  any day before
    assert count(project, Filters(as_of=yesterday)) == 0
    assert services.hide_dataset(project, "mine", by="anna").private
    assert count(project, EVERYBODY) == 1
    assert project.index.summary(EVERYBODY).contested == 0
    with pytest.raises(NothingFound, match="'other': there is none of that name"):
        services.publish_dataset(project, "other", by="anna")


@pytest.mark.slow
def test_the_same_file_again_stays_as_visible_as_it_was(
    project: services.Project, tmp_path: Path
) -> None:
    take(project, tmp_path)
    assert count(project, EVERYBODY) == 1
    services.colour_dataset(project, "mine", "#123abc", by="anna")
    services.publish_dataset(project, "mine", by="anna")
    take(project, tmp_path)
    (dataset,) = project.ledger.datasets()
    assert (dataset.private, dataset.colour) == (False, "#123ABC")
    services.remove_dataset(project, "mine", by="anna")
    take(project, tmp_path, publish=True, terms="ask its maker")
    (dataset,) = project.ledger.datasets()
    assert (dataset.private, dataset.terms) == (False, "ask its maker")
    assert count(project, EVERYBODY) == 2


@pytest.mark.slow
def test_a_layer_is_offered_with_its_colour(project: services.Project) -> None:
    (layer,) = services.layers(project, EDITOR)
    assert (layer.name, layer.claims, layer.private) == ("mine", 1, True)
    assert layer.colour in LAYER_COLOURS
    services.colour_dataset(project, "mine", "#00ff00", by="anna")
    (layer,) = services.layers(project, EDITOR)
    assert layer.row()["colour"] == "#00FF00"
    # Who asks for a dataset by name has it on the map already.
    assert services.layers(project, NAMED) == []
    with pytest.raises(BadInput, match=r"colour 'red;}': not a colour"):
        services.colour_dataset(project, "mine", "red;}", by="anna")


@pytest.mark.slow
def test_what_is_handed_on_has_the_layers_that_everybody_may_see(
    project: services.Project,
) -> None:
    assert public_layers(project, EDITOR, ("mine",)) == ()
    services.publish_dataset(project, "mine", by="anna")
    (layer,) = public_layers(project, EVERYBODY, ("mine", "other"))
    assert (layer.name, layer.private) == ("mine", False)
    # Only what was asked for, and nothing while a dataset is asked for by name.
    assert public_layers(project, EVERYBODY, ()) == ()
    assert public_layers(project, NAMED, ("mine",)) == ()


@pytest.mark.slow
def test_two_who_change_it_at_once(
    project: services.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    register, tries = project.ledger.register, []

    def late(*args: object, **kwargs: object) -> int:
        tries.append(args)
        if len(tries) < 3:
            raise EditConflict("somebody was quicker")
        return register(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(project.ledger, "register", late)
    assert not services.publish_dataset(project, "mine", by="anna").private
    assert len(tries) == 3
