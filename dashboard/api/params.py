"""Query parameters -> filters and links. Whatever is wrong is a BadInput that names the
parameter.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from starlette.datastructures import QueryParams
from starlette.requests import Request

from dashboard import services
from dashboard.api.visitors import visible
from dashboard.domain.errors import BadInput
from dashboard.domain.filters import NAMES, Filters, parse
from dashboard.domain.params import check_pair
from dashboard.domain.sharing import links
from dashboard.domain.sharing.links import Link
from dashboard.i18n.translate import gettext

VIEW = ("bbox", "center", "rev", *links.NAMES)
"""What an address may name beside filters where it is one of a map."""


def filters_of(
    request: Request,
    project: services.Project,
    also: Collection[str] = (),
) -> Filters:
    """Return the filters, withholding what the visitor may not see.

    Raises BadInput for an unknown parameter (other than those in also) or a bad value,
    Forbidden for what the visitor may not ask for. There is no other way from an
    address to filters: so every route goes through the policy.
    """
    params = request.query_params
    _check_names(params, (*NAMES, "language", *also))
    check_pair(params)
    query = {name: params.getlist(name) for name in params}
    filters, notices = parse(query)
    problems = [*notices]
    links.version_of(query, problems)
    links.page_language(query, problems)
    if problems:
        raise BadInput(problems[0])
    return visible(request, project, filters)


def link_of(request: Request, project: services.Project) -> Link:
    """Return filters, view and open claim; errors as of `filters_of`."""
    params = request.query_params
    _check_names(params, (*NAMES, *links.NAMES))
    link, problems = links.read({name: params.getlist(name) for name in params})
    if problems:
        raise BadInput(problems[0])
    return replace(link, filters=visible(request, project, link.filters))


def _check_names(params: QueryParams, names: Collection[str]) -> None:
    unknown = sorted(
        name for name in set(params) - set(names) if not links.is_tracker(name)
    )
    if unknown:
        raise BadInput(
            gettext(
                "{name}: not a known parameter; the filters are {names}",
                name=repr(unknown[0][:40]),
                names=", ".join(NAMES),
            )
        )
