"""What pages show and let do, by who is there: asked anew at every action."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import services
from dashboard.domain.claim import FIELDS
from dashboard.domain.filters import Filters
from dashboard.domain.settings import load
from dashboard.domain.visitors import deadline
from dashboard.index import Index
from dashboard.ledger import Ledger
from dashboard.services.access.identity import Connection
from tests.ui.conftest import FAR, HERE
from tests.ui.drafts import keep

APP = Path(services.__file__).parents[1] / "ui" / "app.py"
Connect = Callable[[Connection], None]
OLENA = Connection(
    headers=FAR.headers, client=FAR.client, signed_in="olena@example.org"
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> services.Project:
    (tmp_path / "claims.csv").write_text(",".join(FIELDS) + "\n")
    monkeypatch.setenv("FRONTLINE_DATA", str(tmp_path))
    return services.open_project(load())


@pytest.fixture
def drafts(project: services.Project) -> tuple[str, str, str]:
    return keep(project)


@pytest.fixture
def roles(monkeypatch: pytest.MonkeyPatch) -> dict[str, set[str]]:
    """Roles by identity, as the ledger would answer."""
    granted: dict[str, set[str]] = {}
    monkeypatch.setattr(
        Ledger,
        "roles_of",
        lambda _ledger, identity: frozenset(granted.get(identity, ())),
        raising=False,
    )
    return granted


def _page(name: str) -> AppTest:
    def script(name: str) -> None:
        from functools import partial
        from importlib import import_module

        import streamlit as st

        from dashboard.ui.views.map_page import map_page

        page = getattr(import_module(f"dashboard.ui.views.{name}"), name)
        the_map = st.Page(map_page, title="Map", url_path="map")
        if name in {"review_page", "datasets_page", "read_page"}:
            page = partial(page, the_map)
        st.navigation(
            [st.Page(page, title="X", url_path="x", default=True), the_map]
        ).run()

    test = AppTest.from_function(script, args=(name,), default_timeout=120).run()
    assert not test.exception
    return test


def _words(test: AppTest) -> str:
    parts = [*test.markdown, *test.caption, *test.info, *test.warning, *test.error]
    return " ".join(part.value for part in parts)


@pytest.mark.usefixtures("drafts", "roles")
@pytest.mark.parametrize("name", ["review_page", "read_page", "datasets_page"])
@pytest.mark.parametrize("connection", [FAR, OLENA, Connection(headers={}, client="")])
def test_whoever_has_no_role_finds_nothing_to_press(
    name: str, connection: Connection, connect: Connect
) -> None:
    connect(connection)
    test = _page(name)
    assert "You need to be allowed to" in _words(test)
    assert not test.button
    assert not test.text_input
    assert not test.get("file_uploader")
    assert not test.get("bidi_component")


@pytest.mark.parametrize("name", ["map_page", "table_page"])
def test_no_filter_offers_the_names_of_rows_that_may_not_be_handed_on(
    project: services.Project, name: str, connect: Connect, tmp_path: Path
) -> None:
    file = tmp_path / "closed.csv"
    rows = "".join(
        f"c{n},clash,zzclosedclaimantzz,zzclosedpublisherzz,accepted\n"
        for n in range(7)
    )
    file.write_text(f"id,kind,claimant,publisher,review\n{rows}", "utf-8")
    order = services.ImportRequest(
        path=file, dataset="closed", redistribute=False, publish=True
    )
    services.import_file(project, order, by="anna")
    project.settled()

    def offered() -> dict[str, str]:
        test = _page(name)
        return {str(field.key): str(field.options) for field in test.multiselect}

    connect(FAR)
    stranger = offered()
    assert "zzclosed" not in str(stranger)
    # How many there are may be told.
    assert "5" in stranger["dataset"]
    assert "5" in stranger["kind"]
    connect(HERE)
    local = offered()
    assert "zzclosedclaimantzz" in local["claimant"]
    assert "zzclosedpublisherzz" in local["source"]
    assert "7" in local["kind"]


@pytest.mark.usefixtures("drafts")
@pytest.mark.parametrize(
    ("role", "review", "datasets"),
    [
        ("reader_of_drafts", False, False),
        ("reviewer", True, False),
        ("dataset_editor", False, True),
        ("administrator", True, True),
        ("emperor", False, False),
    ],
)
def test_each_role_opens_its_own_pages(
    role: str,
    review: bool,
    datasets: bool,
    roles: dict[str, set[str]],
    connect: Connect,
) -> None:
    roles["olena@example.org"] = {role}
    connect(OLENA)
    assert bool(_page("review_page").get("bidi_component")) is review
    assert bool(_page("datasets_page").get("file_uploader")) is datasets


def test_a_decision_carries_the_identity(
    project: services.Project,
    drafts: tuple[str, str, str],
    roles: dict[str, set[str]],
    connect: Connect,
) -> None:
    roles["olena@example.org"] = {"reviewer"}
    connect(OLENA)
    test = _page("review_page")
    assert r"Deciding as olena\@:small[]example\.org" in _words(test)
    _accept(test)
    assert _deciders(project, drafts) == ["olena@example.org"]


def test_at_the_machine_it_carries_the_account(
    project: services.Project, drafts: tuple[str, str, str]
) -> None:
    _accept(_page("review_page"))
    assert _deciders(project, drafts) == [getpass.getuser()]


@pytest.mark.parametrize("lost", ["role", "sign-in"])
def test_what_is_lost_is_lost_in_the_open_page(
    lost: str,
    project: services.Project,
    drafts: tuple[str, str, str],
    roles: dict[str, set[str]],
    connect: Connect,
) -> None:
    roles["olena@example.org"] = {"reviewer"}
    connect(OLENA)
    test = _page("review_page")
    if lost == "role":
        roles.clear()
    else:
        connect(FAR)
    _accept(test)
    assert _deciders(project, drafts) == []
    assert "You need to be allowed to" in _words(test)


def _accept(test: AppTest) -> None:
    next(button for button in test.button if button.label == "Accept").click().run()
    assert not test.exception


def _deciders(project: services.Project, drafts: tuple[str, ...]) -> list[str]:
    newest = [project.ledger.newest(claim_id) for claim_id in drafts]
    return [step.by for step in newest if step and step.action == "accept"]


@pytest.mark.usefixtures("drafts", "roles")
def test_a_stranger_asks_for_drafts_in_vain(
    project: services.Project, connect: Connect
) -> None:
    connect(FAR)
    for name in ("map_page", "story_page"):
        test = AppTest.from_function(_linked, args=(name,), default_timeout=120)
        test.query_params["review"] = ["draft"]
        test.run()
        assert not test.exception
        words = _words(test)
        assert "only for those who may" in words
        assert "Storozheve" not in words
    assert project.index.summary(Filters(review=("draft",))).claims == 3


def _linked(name: str) -> None:
    from importlib import import_module

    getattr(import_module(f"dashboard.ui.views.{name}"), name)()


@pytest.mark.usefixtures("project")
def test_a_question_of_a_page_is_ended_when_it_takes_too_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def endless(index: Index, *_: object) -> None:
        with index.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM range(100000000) a, range(100000000) b"
            ).fetchall()

    monkeypatch.setattr(deadline, "QUESTION_SECONDS", 0.2)
    monkeypatch.setattr(Index, "facets", endless)
    monkeypatch.setattr(Index, "facet", endless)
    app = AppTest.from_file(str(APP), default_timeout=120).run()
    assert [error.value[:29] for error in app.error] == [
        "this takes too long to answer"
    ]
