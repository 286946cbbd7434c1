"""VIINA 1, the one table of 2022 and early 2023 (events_latest): reports with what they
speak of in the same row.

Of each label there is a probability (_pred) and, cut where VIINA's authors found best,
a 0 or 1 (_b). The address that was geocoded is the place as written; there are no names
of administrative units.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.exchange.importers.formats.format import ImportFormat, fits, match_of
from dashboard.exchange.importers.formats.viina import KIND_LABELS, VIINA

_LABELS = {name: kind for name, kind in KIND_LABELS.items() if name != "t_retreat"}
"""VIINA 1 had no label for a retreat."""


def _weight(name: str) -> str:
    """Return the expression of how probable a label is, 0 where VIINA says that it does
    not apply.
    """
    probability = f"coalesce(as_number(r.{name}_pred), 1)"
    return f"CASE WHEN as_number(r.{name}_b) = 1 THEN {probability} ELSE 0 END"


_BEST = f"greatest({', '.join(map(_weight, _LABELS))})"
_KIND = " ".join(
    f"WHEN {_weight(name)} = {_BEST} THEN '{kind}'" for name, kind in _LABELS.items()
)
_RUSSIA, _UKRAINE = (
    "coalesce(as_number(r.a_" + side + "_b), 0)" for side in ("rus", "ukr")
)
_MAKER = "'VIINA 1'"

VIINA_1 = replace(
    VIINA,
    name="viina1",
    label="VIINA 1",
    credit="VIINA 1, Yuri Zhukov",
    columns=(
        "event_id",
        "report_id",
        "date",
        "address",
        "longitude",
        "latitude",
        "GEO_PRECISION",
        "source",
        "url",
        "text",
        "t_mil_b",
    ),
    required=(
        "event_id",
        "date",
        "address",
        "longitude",
        "latitude",
        "GEO_PRECISION",
        "t_mil_b",
    ),
    region="''",
    fields={
        **VIINA.fields,
        "kind": f"CASE WHEN {_BEST} = 0 THEN 'statement' {_KIND} ELSE 'statement' END",
        "actor": (
            f"CASE WHEN {_RUSSIA} = 1 AND {_UKRAINE} = 0 THEN 'RU'"
            f" WHEN {_UKRAINE} = 1 AND {_RUSSIA} = 0 THEN 'UA' ELSE 'unknown' END"
        ),
        "claimant": f"CASE WHEN r.source = '' THEN {_MAKER} ELSE r.source[:200] END",
        "publisher": f"CASE WHEN r.source = '' THEN {_MAKER} ELSE r.source[:200] END",
        "relayed_by": f"CASE WHEN r.source = '' THEN '' ELSE {_MAKER} END",
        "place_as_written": "r.address[:200]",
        "place_id": "''",
        "name": "r.address[:200]",
        "region": "''",
        "review_by": _MAKER,
    },
)


def _at_header(header: Sequence[str]) -> bool:
    """Whether a header is of VIINA 1: 2.0 names its version and the populated place,
    also where its labels were put beside.
    """
    match = match_of(VIINA_1, header)
    return fits(VIINA_1, match) and not {"viina_version", "asciiname"} & set(header)


FORMAT = ImportFormat(layout=VIINA_1, at_header=_at_header)
