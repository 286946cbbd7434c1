"""Which datasets a filter shows, and which of them may not be handed on."""

from __future__ import annotations

from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters
from dashboard.services.project import Project


def datasets_of(project: Project, filters: Filters) -> list[Dataset]:
    """Return the datasets whose claims the filters may show."""
    return [d for d in project.ledger.datasets() if _may_show(d, filters)]


def _may_show(dataset: Dataset, filters: Filters) -> bool:
    named = dataset.name in filters.dataset
    if dataset.private:
        return named and filters.with_private
    return named or not filters.dataset


def restricted(project: Project, filters: Filters) -> tuple[str, ...]:
    """Return the names of the datasets the filters may show whose terms forbid to hand
    their rows on.
    """
    return tuple(
        dataset.name
        for dataset in datasets_of(project, filters)
        if not dataset.redistribute
    )
