"""The one policy: may this visitor see or do this? What is not allowed is refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dashboard.domain.errors import Forbidden
from dashboard.domain.filters import Filters
from dashboard.domain.visitors.access import PERMISSIONS, Permission, Visitor
from dashboard.domain.words import Review
from dashboard.i18n.translate import gettext, pgettext

PUBLIC_REVIEW = frozenset({Review.ACCEPTED.value})
"""Decisions whose claims everybody may read; any other one is a matter of reviewers."""


def may(visitor: Visitor | None, permission: Permission) -> bool:
    """Return whether the visitor has the permission; False for whatever is unknown."""
    if visitor is None:
        return False
    if visitor.local and permission is Permission.SEE_DETAILS:
        # They have the machine: nothing about it is a secret to them.
        return True
    return any(permission in PERMISSIONS.get(role, ()) for role in visitor.roles)


def require(visitor: Visitor | None, permission: Permission) -> None:
    """Raise Forbidden unless the visitor has the permission."""
    if not may(visitor, permission):
        raise Forbidden(
            gettext(
                "not allowed: to {do}, sign in as somebody who may, or ask the"
                " administrator of this server for it",
                do=pgettext("may", permission.value),
            )
        )


def allowed_filters(
    visitor: Visitor | None,
    filters: Filters,
    restricted: Iterable[str] = (),
) -> tuple[Filters, tuple[str, ...]]:
    """Return what of the filters a visitor may ask for, and a sentence for each value
    that was left out.

    restricted: names of the datasets whose terms forbid handing their rows on. For a
    visitor who may not see them the filters withhold those rows.
    """
    notices: list[str] = []
    filters = replace(filters, with_private=may(visitor, Permission.SEE_PRIVATE))
    if not may(visitor, Permission.SEE_DRAFTS):
        public = tuple(value for value in filters.review if value in PUBLIC_REVIEW)
        hidden = [value for value in filters.review if value not in PUBLIC_REVIEW]
        notices = [
            gettext(
                "{value}: only for those who may {do}",
                value=f"review={value}",
                do=pgettext("may", _drafts()),
            )
            for value in hidden
        ]
        filters = replace(filters, review=public, public_only=True)
    if not may(visitor, Permission.SEE_RESTRICTED):
        withheld = {*filters.withheld, *restricted}
        filters = replace(filters, withheld=tuple(sorted(withheld)))
    return filters, tuple(notices)


def required_filters(
    visitor: Visitor | None,
    filters: Filters,
    restricted: Iterable[str] = (),
) -> Filters:
    """Return the filters as `allowed_filters` does. Raises Forbidden, naming the first
    value that the visitor may not ask for.
    """
    allowed, notices = allowed_filters(visitor, filters, restricted)
    if notices:
        raise Forbidden(
            gettext(
                "{notice}; sign in as somebody who may, or leave it out",
                notice=notices[0],
            )
        )
    return allowed


def _drafts() -> str:
    return Permission.SEE_DRAFTS.value
