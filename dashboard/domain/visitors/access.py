"""Who a visitor is, which roles there are, and what each role may do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody was allowed; the values are those the ledger keeps."""

    READER = "reader"
    DRAFT_READER = "reader_of_drafts"
    REVIEWER = "reviewer"
    DATASET_EDITOR = "dataset_editor"
    ADMINISTRATOR = "administrator"


class Permission(StrEnum):
    """One thing that a visitor may or may not do."""

    SEE_PUBLIC = "see accepted claims"
    SEE_DRAFTS = "see drafts and claims that were rejected or retracted"
    SEE_RESTRICTED = "see rows of datasets whose terms forbid handing them on"
    SEE_PRIVATE = "see datasets that are not published"
    REVIEW = "read articles and review claims"
    EDIT_DATASETS = "import, publish and remove datasets"
    SEE_DETAILS = "see folders, databases and hosts of this server"
    ADMINISTER = "decide who may do what"


_READING = frozenset({Permission.SEE_PUBLIC})
_DRAFTS = _READING | {Permission.SEE_DRAFTS}
_INSIDE = _DRAFTS | {Permission.SEE_RESTRICTED, Permission.SEE_PRIVATE}

PERMISSIONS: Mapping[Role, frozenset[Permission]] = {
    Role.READER: _READING,
    Role.DRAFT_READER: _DRAFTS,
    Role.REVIEWER: _INSIDE | {Permission.REVIEW},
    Role.DATASET_EDITOR: _INSIDE | {Permission.EDIT_DATASETS},
    Role.ADMINISTRATOR: frozenset(Permission),
}
"""What each role may do; a role that is not here may do nothing."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whoever asks.

    identity: who signed in, an e-mail or subject; "" for the local user and for
    strangers. roles: what they were allowed, empty for nobody. local: whether they sit
    at the machine the server runs on.
    """

    identity: str = ""
    roles: frozenset[Role] = frozenset()
    local: bool = False


STRANGER = Visitor(roles=frozenset({Role.READER}))
"""Somebody of whom nothing is known: a reader of what is public."""
LOCAL_USER = Visitor(roles=frozenset(Role), local=True)
"""Whoever sits at the machine: may do everything, and needs no password."""
