"""Roles and what each may do."""

from __future__ import annotations

import pytest

from dashboard.domain.visitors.access import (
    LOCAL_USER,
    PERMISSIONS,
    STRANGER,
    Permission,
    Role,
    Visitor,
)


def test_every_role_is_in_the_table() -> None:
    assert set(PERMISSIONS) == set(Role)


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (Role.READER, "SEE_PUBLIC"),
        (Role.DRAFT_READER, "SEE_PUBLIC SEE_DRAFTS"),
        (Role.REVIEWER, "SEE_PUBLIC SEE_DRAFTS SEE_RESTRICTED SEE_PRIVATE REVIEW"),
        (
            Role.DATASET_EDITOR,
            "SEE_PUBLIC SEE_DRAFTS SEE_RESTRICTED SEE_PRIVATE EDIT_DATASETS",
        ),
        (Role.ADMINISTRATOR, " ".join(permission.name for permission in Permission)),
    ],
)
def test_what_a_role_may_do(role: Role, words: str) -> None:
    assert {permission.name for permission in PERMISSIONS[role]} == {*words.split()}


def test_the_ledgers_words_for_roles() -> None:
    assert [role.value for role in Role] == [
        "reader",
        "reader_of_drafts",
        "reviewer",
        "dataset_editor",
        "administrator",
    ]


def test_nobody_in_particular() -> None:
    assert Visitor() == Visitor("", frozenset(), local=False)
    assert Visitor("", frozenset({Role.READER}), local=False) == STRANGER
    assert Visitor("", frozenset(Role), local=True) == LOCAL_USER


def test_permissions_in_words() -> None:
    assert [permission.value for permission in Permission] == [
        "see accepted claims",
        "see drafts and claims that were rejected or retracted",
        "see rows of datasets whose terms forbid handing them on",
        "see datasets that are not published",
        "read articles and review claims",
        "import, publish and remove datasets",
        "see folders, databases and hosts of this server",
        "decide who may do what",
    ]
