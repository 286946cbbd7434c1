"""The rejected rows of a dataset, for who may import."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.applications import Starlette

from dashboard import services
from dashboard.api import routes
from dashboard.api.files import rejected
from dashboard.domain.errors import Forbidden
from dashboard.domain.settings import load
from tests.unit.api.asgi_call import get
from tests.unit.api.rows import ROWS

HEADER, FIRST, *_ = ROWS.splitlines()
NAMES = HEADER.split(",")


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Starlette:
    monkeypatch.setenv("FRONTLINE_DATA", str(tmp_path))
    project = services.open_project(load())
    for name, bad in (("sound", ""), ("mixed", "not-a-kind" + "," * (len(NAMES) - 1))):
        file = tmp_path / f"{name}.csv"
        file.write_text("\n".join(filter(None, (HEADER, FIRST, bad))) + "\n", "utf-8")
        order = services.ImportRequest(path=file, format="csv", publish=True)
        services.import_file(project, order, by="test")
    project.settled()
    return Starlette(routes=routes())


@pytest.mark.slow
def test_the_file_comes_whole_and_by_the_name_of_the_dataset(
    app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rejected, "must_be_allowed", lambda *_: None)
    answer = get(app, "/api/rejected.csv?dataset=mixed")
    assert answer.status == 200
    assert "not-a-kind" in answer.body.decode()
    assert "mixed-rejected.csv" in answer.headers["content-disposition"]
    assert get(app, "/api/rejected.csv?dataset=sound").status == 404
    assert get(app, "/api/rejected.csv?dataset=none").status == 404
    assert get(app, "/api/rejected.csv").status == 400


@pytest.mark.slow
def test_who_may_not_import_does_not_get_it(
    app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise Forbidden("not you")

    monkeypatch.setattr(rejected, "must_be_allowed", refuse)
    assert get(app, "/api/rejected.csv?dataset=mixed").status == 403
