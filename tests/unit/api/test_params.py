"""From an address to filters there is one way, through the policy."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from starlette.applications import Starlette

from dashboard import api, services
from dashboard.api.params import filters_of, link_of
from dashboard.domain.errors import BadInput, Forbidden
from dashboard.domain.settings import load
from dashboard.domain.visitors.access import LOCAL_USER, STRANGER
from tests.unit.api.test_answers import request

FOLDER = Path(api.__file__).parent
RAW = {"parse", "read", "read_text"}
"""What makes filters of a query without asking who wants them."""
THROUGH_THE_POLICY = {"params.py": 2, "embed.py": 1, "links.py": 1}
"""Modules that read a query, each handing what it read to the policy at once."""


@pytest.fixture
def project(app: Starlette) -> services.Project:
    assert app.routes
    return services.open_project(load())


def test_a_strangers_filters_withhold(project: services.Project) -> None:
    filters = filters_of(request(STRANGER, "side=UA"), project)
    assert (filters.side, filters.public_only) == (("UA",), True)
    assert not filters_of(request(LOCAL_USER, "side=UA"), project).public_only
    link = link_of(request(STRANGER, "side=UA&claim=a"), project)
    assert (link.claim, link.filters.public_only) == ("a", True)


def test_what_is_not_for_a_stranger(project: services.Project) -> None:
    for read in (filters_of, link_of):
        with pytest.raises(Forbidden, match="review=draft"):
            read(request(STRANGER, "review=draft"), project)
        assert read(request(LOCAL_USER, "review=draft"), project)


def test_what_is_no_filter(project: services.Project) -> None:
    for read in (filters_of, link_of):
        with pytest.raises(BadInput, match="'colour': not a known parameter"):
            read(request(LOCAL_USER, "colour=red"), project)
        with pytest.raises(BadInput, match="kind='x': not known"):
            read(request(LOCAL_USER, "kind=x"), project)
    assert filters_of(request(LOCAL_USER, "limit=3"), project, ("limit",)).query() == {}


def test_whoever_nobody_looked_up_gets_nothing(project: services.Project) -> None:
    with pytest.raises(AttributeError):
        filters_of(request(None, "side=UA"), project)


@pytest.mark.slow
def test_no_route_reads_filters_beside_the_policy() -> None:
    calls = {}
    for path in sorted(FOLDER.rglob("*.py")):
        number = 0
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="parse" | "read_text")):
                    number += 1
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="links"), attr=name)
                ) if name in RAW:
                    number += 1
        if number:
            calls[path.name] = number
    assert calls == THROUGH_THE_POLICY
