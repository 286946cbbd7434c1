"""Options of the filters."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import services
from dashboard.domain.filters import LIST_FILTERS
from dashboard.services.editing.datasets import ArchiveOptions
from dashboard.ui.filter_panel import GROUPS, prefixes_first
from tests.unit.services.settings_of import settings_of


def test_a_whole_name_is_offered_before_longer_ones() -> None:
    offered = ["The Straits Times", "TASS Ural", "BBC News", "TASS", "BBC"]
    assert prefixes_first(offered) == [
        "The Straits Times",
        "TASS",
        "TASS Ural",
        "BBC",
        "BBC News",
    ]


def test_every_group_names_filters() -> None:
    named = [name for names in GROUPS.values() for name in names]
    assert len(named) == len(set(named))
    assert {name for name in named if name in LIST_FILTERS} == set(LIST_FILTERS)


@pytest.mark.slow
def test_an_attribute_is_chosen_by_its_name_and_what_it_says(tmp_path: Path) -> None:
    rows = [
        {"id": str(n), "kind": "hold", "attributes": f'{{"Caliber": "{value}"}}'}
        for n, value in enumerate(("155 mm", "120 mm", "155 mm"))
    ]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "guns.parquet")
    with services.Project(settings_of(tmp_path)) as project:
        archive = str(tmp_path / "guns.parquet")
        services.open_archive(
            project, archive, "guns", by="anna", options=ArchiveOptions(publish=True)
        )
        project.changed()

        def script(project: object) -> None:
            from dashboard.domain.filters import LIST_FILTERS, Filters
            from dashboard.ui import filter_panel

            declared = LIST_FILTERS["attribute"]
            filter_panel._choice(project, Filters(), "attribute", declared)  # type: ignore[arg-type]

        page = AppTest.from_function(
            script, default_timeout=120, args=(project.settled(),)
        ).run()
        names = page.selectbox("attribute name")
        assert names.options == ["Caliber"]
        assert page.multiselect("attribute").options == []
        names.set_value("Caliber").run()
        options = page.multiselect("attribute").options
        assert options == ["Caliber:155 mm (2)", "Caliber:120 mm (1)"]
        assert not page.exception
