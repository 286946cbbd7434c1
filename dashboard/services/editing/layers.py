"""Who sees a dataset, and how it looks: private until somebody publishes it, and a
layer of its own on the map.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any

from dashboard.domain.dataset import Dataset, checked_colour, layer_colour
from dashboard.domain.errors import EditConflict, NothingFound
from dashboard.domain.filters import Filters
from dashboard.i18n.translate import gettext
from dashboard.services.project import Project

TRIES = 20
"""How often a change is made anew when other processes change the dataset meanwhile."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A dataset as the map offers it. claims: its rows. private: only shown while the
    layer is on.
    """

    name: str
    title: str
    colour: str
    claims: int
    private: bool

    def row(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return asdict(self)


def seen_datasets(project: Project, filters: Filters) -> list[Dataset]:
    """Return the datasets whose names a visitor may know, by name; of the filters
    matters what they hide.
    """
    every = project.ledger.datasets()
    return [d for d in every if filters.with_private or not d.private]


def layers(project: Project, filters: Filters) -> list[Layer]:
    """Return the layers the map offers beside the claims of all; none of a dataset that
    the filters withhold, or while they ask for datasets by name.
    """
    if filters.dataset:
        return []
    return [
        Layer(d.name, d.title or d.name, layer_colour(d), d.rows, d.private)
        for d in seen_datasets(project, filters)
        if d.name not in filters.withheld
    ]


def public_layers(
    project: Project,
    filters: Filters,
    names: Collection[str],
) -> tuple[Layer, ...]:
    """Return those of the named layers that everybody may see, in the order in which
    the map offers them: for what is made to be handed on.
    """
    if not names:
        return ()
    return tuple(
        layer
        for layer in layers(project, filters)
        if layer.name in names and not layer.private
    )


def publish_dataset(project: Project, name: str, *, by: str) -> Dataset:
    """Show a dataset to everybody, from now on. Raises NothingFound when there is
    none; one that is published stays as it is.
    """

    def published(dataset: Dataset) -> Dataset:
        if not dataset.private:
            return dataset
        return replace(dataset, private=False, published_at=datetime.now(UTC))

    return _change(project, name, published, by)


def hide_dataset(project: Project, name: str, *, by: str) -> Dataset:
    """Make a dataset private again. Raises NothingFound when there is none."""

    def hidden(dataset: Dataset) -> Dataset:
        return replace(dataset, private=True, published_at=None)

    return _change(project, name, hidden, by)


def colour_dataset(
    project: Project,
    name: str,
    colour: str,
    *,
    by: str,
) -> Dataset:
    """Give the layer of a dataset a colour like "#7B3F99", "" for one of the program's
    choice. Raises BadInput for what is none, NothingFound when there is no dataset.
    """
    chosen = checked_colour(colour)
    return _change(project, name, lambda dataset: replace(dataset, colour=chosen), by)


def _change(
    project: Project,
    name: str,
    changed: Callable[[Dataset], Dataset],
    by: str,
) -> Dataset:
    for _ in range(TRIES):
        standing = {each.name: each for each in project.ledger.datasets()}
        if name not in standing:
            raise NothingFound(
                gettext(
                    "dataset {name}: there is none of that name; there are: {names}",
                    name=f"{name[:40]!r}",
                    names=", ".join(standing) or gettext("none"),
                )
            )
        before = standing[name]
        after = changed(before)
        if after == before:
            return before
        try:
            project.ledger.register(after, by=by, over=before.path)
        except EditConflict:
            continue
        project.changed()
        return after
    raise EditConflict(
        gettext("dataset {name}: others change it all the time; try again", name=name)
    )
