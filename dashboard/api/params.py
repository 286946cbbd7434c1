"""Query parameters -> filters. Whatever is wrong is a BadInput that names the parameter."""

from __future__ import annotations

from collections.abc import Collection

from starlette.datastructures import QueryParams

from dashboard.domain.errors import BadInput
from dashboard.domain.filters import NAMES, Filters, parse


def filters_of(params: QueryParams, also: Collection[str] = ()) -> Filters:
    """Return the filters. Raises BadInput for an unknown parameter (other than those in also) or a bad value."""
    unknown = sorted(set(params) - set(NAMES) - set(also))
    if unknown:
        raise BadInput(f"{unknown[0][:40]!r}: not a known parameter; the filters are {', '.join(NAMES)}")
    filters, problems = parse({name: params.getlist(name) for name in params})
    if problems:
        raise BadInput(problems[0])
    return filters
