"""What every route shares: statuses, words of errors, ETags."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dashboard.api.answers import (
    all_values,
    fresh,
    has_copy,
    json_failure,
    reason,
    retry_headers,
    route,
    status_of,
    tag_of,
)
from dashboard.domain.errors import (
    BadInput,
    Damaged,
    DataMissing,
    EditConflict,
    Forbidden,
    FrontlineError,
    NothingFound,
    ServiceUnavailable,
    TooMany,
)
from dashboard.domain.visitors.access import LOCAL_USER, STRANGER, Role, Visitor
from dashboard.domain.visitors.deadline import TookTooLong
from dashboard.services.access.disclosure import UNNAMED_TROUBLE
from tests.unit.api.asgi_call import get


def request(who: Visitor | None = None, query: str = "", **headers: str) -> Request:
    """Return a request of that visitor."""
    named = [(n.replace("_", "-").encode(), v.encode()) for n, v in headers.items()]
    made = Request(
        {
            "type": "http",
            "method": "GET",
            "path": "/api/x",
            "query_string": query.encode(),
            "headers": [(b"host", b"map.example"), *named],
            "scheme": "http",
            "server": ("map.example", 80),
        }
    )
    if who:
        made.state.visitor = who
    return made


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (BadInput("x"), 400),
        (EditConflict("x"), 400),
        (Forbidden("x"), 403),
        (NothingFound("x"), 404),
        (TooMany("x"), 429),
        (ServiceUnavailable("x"), 503),
        (Damaged("x"), 503),
        (DataMissing("x"), 503),
    ],
)
def test_the_status_of_an_error(error: FrontlineError, status: int) -> None:
    assert status_of(error) == status


def test_a_failure_as_json() -> None:
    answer = json_failure("words", 429)
    assert (answer.status_code, answer.body) == (429, b'{"error":"words"}')


@pytest.mark.parametrize(
    ("error", "headers"),
    [
        (TooMany("x"), {"Retry-After": "600"}),
        (ServiceUnavailable("x"), {"Retry-After": "5"}),
        (TookTooLong("x"), {"Retry-After": "30"}),
        (BadInput("x"), {}),
    ],
)
def test_when_to_come_back(error: FrontlineError, headers: dict[str, str]) -> None:
    assert retry_headers(error, status_of(error)) == headers


@pytest.mark.slow
def test_a_failed_question_says_when_to_come_back_whatever_its_words_look_like() -> (
    None
):
    def fails(_request: Request, _project: object) -> Response:
        raise TooMany("x")

    app = Starlette(
        routes=[
            Route("/json", route(fails)),
            Route("/text", route(fails, PlainTextResponse)),
        ]
    )
    for address in ("/json", "/text"):
        answer = get(app, address)
        assert (answer.status, answer.headers["retry-after"]) == (429, "600")


def test_what_is_wrong_with_the_server_is_for_whoever_runs_it() -> None:
    error = ServiceUnavailable("/srv/ledger.sqlite cannot be opened")
    assert reason(request(LOCAL_USER), error) == str(error)
    assert reason(request(STRANGER), error) == UNNAMED_TROUBLE
    assert reason(request(), error) == UNNAMED_TROUBLE
    assert reason(request(STRANGER), ServiceUnavailable("too many pictures")) == (
        "too many pictures"
    )
    # What the reader did wrong they are told in full.
    assert reason(request(STRANGER), BadInput("from='/x'")) == "from='/x'"


def test_settings_that_cannot_be_read_name_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FRONTLINE_EDITING", "maybe")
    assert reason(request(), ServiceUnavailable("x")) == UNNAMED_TROUBLE


def test_a_copy_is_known_by_its_tag() -> None:
    tag = tag_of("revision", "text")
    assert tag.startswith('W/"')
    assert tag != tag_of("revision", "other")
    for header in (tag, f'"a", {tag}', tag.removeprefix("W/"), "*"):
        assert has_copy(request(if_none_match=header), tag)
    assert not has_copy(request(if_none_match='"a"'), tag)
    assert not has_copy(request(), tag)


def test_what_is_not_for_everybody_stays_in_no_browser() -> None:
    project: Any = SimpleNamespace(index=SimpleNamespace(revision="r7"))
    reviewer = Visitor("ann", frozenset({Role.READER, Role.REVIEWER}))

    def caching(who: Visitor, query: str = "") -> str:
        answer = fresh(request(who, query), project, dict)
        assert answer.headers["vary"] == "Authorization, Cookie"
        return answer.headers["cache-control"]

    assert caching(reviewer) == caching(reviewer, "rev=r7") == "no-store"
    for who in (STRANGER, LOCAL_USER):
        assert caching(who) == "no-cache"
        assert caching(who, "rev=r7") == "private, max-age=86400, immutable"
        assert caching(who, "rev=r6") == "no-cache"
    tags = {
        fresh(request(who), project, dict).headers["etag"]
        for who in (STRANGER, LOCAL_USER, reviewer)
    }
    assert len(tags) == 3


def test_every_value_of_an_address() -> None:
    assert all_values(request(query="a=1&b=2&a=3")) == {"a": ["1", "3"], "b": ["2"]}
