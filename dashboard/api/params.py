"""Query parameters -> filters and links. Whatever is wrong is a BadInput that names the parameter."""

from __future__ import annotations

from collections.abc import Collection

from starlette.datastructures import QueryParams

from dashboard.domain import links
from dashboard.domain.errors import BadInput
from dashboard.domain.filters import NAMES, Filters, parse
from dashboard.domain.links import Link
from dashboard.domain.params import check_pair


def filters_of(params: QueryParams, also: Collection[str] = ()) -> Filters:
    """Return the filters. Raises BadInput for an unknown parameter (other than those in also) or a bad value."""
    _known(params, (*NAMES, *also))
    check_pair(params)
    query = {name: params.getlist(name) for name in params}
    filters, told = parse(query)
    problems = [*told]
    links.version_of(query, problems)
    if problems:
        raise BadInput(problems[0])
    return filters


def link_of(params: QueryParams) -> Link:
    """Return filters, view and open claim. Raises BadInput for an unknown parameter or a bad value."""
    _known(params, (*NAMES, *links.NAMES))
    link, problems = links.read({name: params.getlist(name) for name in params})
    if problems:
        raise BadInput(problems[0])
    return link


def _known(params: QueryParams, names: Collection[str]) -> None:
    unknown = sorted(set(params) - set(names))
    if unknown:
        raise BadInput(f"{unknown[0][:40]!r}: not a known parameter; the filters are {', '.join(NAMES)}")
