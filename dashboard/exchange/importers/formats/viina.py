"""VIINA 2.0 event_info, with event_labels (probabilities of what a report speaks of)
beside it when it is there.

source -> publisher and claimant; text -> note; asciiname or location -> name;
GEO_PRECISION stands in review_why. An ADM1 row carries a point all the same: it is an
oblast, not a place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from dashboard.exchange.importers.formats.format import (
    ImportFormat,
    Source,
    open_named,
)
from dashboard.exchange.importers.layout import TableLayout
from dashboard.exchange.tables.open_table import open_table
from dashboard.exchange.tables.pieces import Piece

SURE = 0.5
"""A label counts from this probability on, as VIINA's own 0/1 columns do."""
KIND_LABELS = {
    "t_airstrike": "strike",
    "t_artillery": "strike",
    "t_retreat": "withdraw",
    "t_occupy": "capture",
    "t_raid": "assault",
    "t_firefight": "clash",
    "t_control": "control",
}
"""Labels that name a kind; the most probable one decides."""
ACTOR_LABELS = {"a_rus": "RU", "a_ukr": "UA"}
_BEST = (
    "greatest("
    + ", ".join(f"coalesce(as_number(r.{name}), 0)" for name in KIND_LABELS)
    + ")"
)
_RUSSIA = "coalesce(as_number(r.a_rus), 0)"
_UKRAINE = "coalesce(as_number(r.a_ukr), 0)"
_KIND = " ".join(
    f"WHEN as_number(r.{name}) = {_BEST} THEN '{kind}'"
    for name, kind in KIND_LABELS.items()
)
_PLACE = """CASE WHEN upper(r.GEO_PRECISION) = 'ADM1' THEN unit_of(r.ADM1_NAME)
  WHEN r.asciiname <> '' THEN r.asciiname ELSE r.location END"""
_WHERE = "upper(r.GEO_PRECISION)"

VIINA = TableLayout(
    name="viina",
    label="VIINA 2.0",
    license="ODbL 1.0",
    redistribute=True,
    terms="VIINA may be handed on under the Open Database License when it is named.",
    credit="VIINA 2.0, Yuri Zhukov and Natalie Ayers",
    columns=(
        "viina_version",
        "event_id",
        "date",
        "geonameid",
        "asciiname",
        "ADM1_NAME",
        "longitude",
        "latitude",
        "GEO_PRECISION",
        "report_id",
        "source",
        "url",
        "text",
    ),
    required=("event_id", "date", "latitude", "longitude", "GEO_PRECISION"),
    key="r.event_id",
    day="r.date",
    missing="NA",
    region="r.ADM1_NAME",
    checks=(("own_key = ''", "'event_id is empty'"),),
    fields={
        "kind": (
            f"CASE WHEN {_BEST} < {SURE} THEN 'statement' {_KIND} ELSE 'statement' END"
        ),
        "actor": (
            f"""CASE WHEN {_RUSSIA} >= {SURE} AND {_UKRAINE} < {SURE} THEN 'RU'
            WHEN {_UKRAINE} >= {SURE} AND {_RUSSIA} < {SURE} THEN 'UA'
            ELSE 'unknown' END"""
        ),
        "claimant": "CASE WHEN r.source = '' THEN 'VIINA 2.0' ELSE r.source[:200] END",
        "publisher": "CASE WHEN r.source = '' THEN 'VIINA 2.0' ELSE r.source[:200] END",
        "relayed_by": "CASE WHEN r.source = '' THEN '' ELSE 'VIINA 2.0' END",
        "place_as_written": (
            "CASE WHEN r.location <> '' THEN r.location ELSE r.asciiname END"
        ),
        "place_id": (
            "CASE WHEN regexp_full_match(r.geonameid, '\\d{1,12}') THEN 'geonames-' ||"
            " r.geonameid ELSE '' END"
        ),
        "name": _PLACE,
        "region": "region_of(r.ADM1_NAME)",
        "precision": (
            f"""CASE WHEN lat IS NULL THEN '' ELSE CASE {_WHERE}
            WHEN 'STREET' THEN 'point' WHEN 'ADM3' THEN 'settlement'
            WHEN 'ADM2' THEN 'raion' WHEN 'ADM1' THEN 'oblast'
            ELSE 'approximate' END END"""
        ),
        # 1 km: a street; 3 km: a settlement; 40 and 110 km: the reach of a raion and of
        # the largest oblast.
        "radius_km": (
            f"""CASE WHEN lat IS NULL THEN NULL ELSE CASE {_WHERE}
            WHEN 'STREET' THEN 1 WHEN 'ADM3' THEN 3
            WHEN 'ADM2' THEN 40 WHEN 'ADM1' THEN 110 ELSE 15 END END"""
        ),
        "date_to": "d_end",
        "published": "d",
        "url": "web(r.url)",
        "note": "bounded(r.text)",
        "review_by": "'VIINA 2.0'",
        "review_why": "'VIINA GEO_PRECISION ' || code_of(r.GEO_PRECISION)",
    },
)
"""A report says that something happened, not since when: the day is that of the report,
the start is unknown.
"""


def open_viina(path: Path, layout: TableLayout, name: str) -> Source:
    """Return the rows with the labels of the events when a file of them lies beside:
    event_info_x.csv, event_labels_x.csv.
    """
    source = open_named(path, layout, name)
    beside = path.with_name(path.name.replace("event_info", "event_labels"))
    if beside == path or not beside.is_file():
        return source
    return replace(source, rows=lambda: _joined(source.rows(), _labels(beside)))


def _labels(path: Path) -> pa.Table:
    """Read the labels that matter; they are numbers, small enough to be held."""
    labels = open_table(path)
    wanted = [
        name
        for name in ("event_id", *KIND_LABELS, *ACTOR_LABELS)
        if name in labels.header
    ]
    table = pa.concat_tables(piece.table for piece in labels.pieces(wanted))
    return (
        table.group_by("event_id")
        .aggregate([(n, "max") for n in wanted[1:]])
        .rename_columns({f"{name}_max": name for name in wanted[1:]})
    )


def _joined(pieces: Iterator[Piece], labels: pa.Table) -> Iterator[Piece]:
    for piece in pieces:
        names = [
            name
            for name in piece.table.column_names
            if name not in labels.column_names or name == "event_id"
        ]
        # A join gives its rows in any order, and lines and texts go by theirs.
        numbered = piece.table.select(names).append_column(
            "order", pa.array(range(len(piece.table)), pa.int64())
        )
        joined = (
            numbered.join(labels, "event_id", join_type="left outer")
            .sort_by("order")
            .drop_columns(["order"])
        )
        filled = pa.table(
            {name: joined[name].fill_null("") for name in joined.column_names}
        )
        yield replace(piece, table=filled)


FORMAT = ImportFormat(layout=VIINA, open=open_viina)
