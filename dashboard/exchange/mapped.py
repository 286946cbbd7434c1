"""An unknown CSV whose columns a person has mapped to the fields of a claim.

The rows are taken as decided by whoever made the file: review is accepted, review_by the dataset. A kind that is no word
of the vocabulary is a statement, an actor is told by its name, a region by its spelling; what was written is kept in
review_why. A row without claimant or publisher has the dataset's name there. Without a column for the id, the whole row
is it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from dashboard.domain.claim import FIELDS, OFFSETS
from dashboard.domain.errors import BadInput
from dashboard.domain.words import Hedge, Kind, Precision, Side, Word
from dashboard.exchange.batches import WHOLE_ROW
from dashboard.exchange.common import MAX_NAME, link
from dashboard.exchange.countries import same_country
from dashboard.exchange.days import ORDERS
from dashboard.exchange.formats import FORMATS
from dashboard.exchange.layout import Layout, Source, Told, told
from dashboard.exchange.regions import region_of
from dashboard.exchange.request import Mapping
from dashboard.exchange.rows import cut
from dashboard.exchange.sheet import Sheet
from dashboard.exchange.sides import side_of

COUNTRY = "country"
_NOT_MAPPED = {"prefix", "suffix", "article_id", "review", "review_by", "review_at", "review_why", "dataset", *OFFSETS}
MAPPABLE: tuple[str, ...] = (*(name for name in FIELDS if name not in _NOT_MAPPED), COUNTRY)
"""What a column or a constant may be mapped to. country is no field of a claim: it keeps or leaves out rows."""
BAD_RADIUS = "radius_km is not a number above 0 and up to 2000"
_WORDS: dict[str, type[Word]] = {"hedge": Hedge, "precision": Precision}


def mapped_layout(mapping: Mapping, sheet: Sheet, dataset: str, license: str) -> Layout:
    """Return the layout that a mapping makes of a CSV. Raises BadInput for a mapping that does not fit it."""
    _check(mapping, sheet)
    columns = {field: name.strip().lower() for field, name in mapping.columns.items()}
    day = ORDERS[mapping.date_order]
    base = FORMATS["mapped"]
    radius = columns.get("radius_km")
    constant_country = mapping.constants.get(COUNTRY, "")
    return Layout(
        format=replace(base, label=dataset, license=license),
        namespace=f"{base.name}\x1f{dataset}",
        needed=tuple(columns.values()),
        event=columns.get("id", WHOLE_ROW),
        lat=columns.get("lat", ""),
        lon=columns.get("lon", ""),
        days={columns[name]: day for name in ("date_from", "date_to", "published") if name in columns},
        content=tuple(columns[name] for name in ("note", "quote", "kind", "url") if name in columns) or (WHOLE_ROW,),
        country=(columns[COUNTRY],) if COUNTRY in columns else (),
        ukraine=same_country("Ukraine", (constant_country,)),
        checks=(told(_radius_fault, radius),) if radius else (),
        fields=_fields(mapping, columns, dataset),
        decimal=mapping.decimal,
    )


def _check(mapping: Mapping, sheet: Sheet) -> None:
    for field in (*mapping.columns, *mapping.constants):
        if field not in MAPPABLE:
            raise BadInput(f"mapping: {field[:40]!r} is no field of a claim; one of {', '.join(MAPPABLE)}")
    for name in mapping.columns.values():
        if name.strip().lower() not in sheet.columns:
            raise BadInput(f"mapping: the file has no column {name[:40]!r}; it has {', '.join(sheet.header)[:400]}")
    if mapping.date_order not in ORDERS or mapping.decimal not in {".", ","}:
        raise BadInput("mapping: the date order is ymd, dmy or mdy, and the decimal sign a point or a comma")
    if not {"note", "quote", "kind"} & {*mapping.columns, *mapping.constants}:
        raise BadInput("mapping: no column says what happened; map one to note, quote or kind")
    if ("lat" in mapping.columns) != ("lon" in mapping.columns):
        raise BadInput("mapping: map both lat and lon, or neither")


def _fields(mapping: Mapping, columns: dict[str, str], dataset: str) -> dict[str, Source]:
    day = ORDERS[mapping.date_order]
    fields: dict[str, Source] = {"dataset": dataset, "review_by": dataset, "review_why": _as_written(columns)}
    for name, reader in _READERS.items():
        fields[name] = _read(reader, columns.get(name), mapping.constants.get(name, ""), _DEFAULTS.get(name, dataset))
    fields |= {name: told(day, columns[name]) for name in ("date_from", "date_to", "published") if name in columns}
    if "date_from" in columns and "date_to" not in columns:
        fields["date_to"] = fields["date_from"]
    if "license" in columns or mapping.constants.get("license"):
        fields["license"] = _read(cut, columns.get("license"), mapping.constants.get("license", ""), "")
    fields["radius_km"] = _read(_radius, columns.get("radius_km"), mapping.constants.get("radius_km", ""), None)
    return fields


def _read(reader: Callable[[str], Any], column: str | None, constant: str, default: Any) -> Told:
    """Return what a reader makes of the column, of the constant where that is empty, else the default."""
    otherwise = (reader(constant.strip()) if constant.strip() else "") or default
    if column is None:
        return told(lambda: otherwise)
    return told(lambda text: (reader(text) if text else "") or otherwise, column)


def _kind(text: str) -> Kind:
    word = text.strip().lower()
    return Kind(word) if word in {kind.value for kind in Kind} else Kind.STATEMENT


def _side(text: str) -> Side:
    known = {side.value.lower(): side for side in Side}
    return known.get(text.strip().lower()) or side_of(text)


def _word(name: str) -> Callable[[str], str]:
    words = {word.value for word in _WORDS[name]}
    return lambda text: text.lower() if text.lower() in words else ""


def _radius(text: str) -> float | None:
    try:
        radius = float(text)
    except ValueError:
        return None
    return radius if 0 < radius <= 2000 else None


def _radius_fault(text: str) -> str:
    return BAD_RADIUS if text and _radius(text) is None else ""


def _name(text: str) -> str:
    return cut(text, MAX_NAME)


def _as_written(columns: dict[str, str]) -> Source:
    """Return the words that were read as others, so that they can be found again."""
    shown = [name for name in ("kind", "actor", "region", "hedge", "precision") if name in columns]

    def written(*cells: str) -> str:
        return cut("; ".join(f"{name} as written: {cell}" for name, cell in zip(shown, cells, strict=True) if cell))

    return Told(written, tuple(columns[name] for name in shown))


_READERS: dict[str, Callable[[str], Any]] = {
    "kind": _kind, "actor": _side, "claimant_side": _side, "claimant": cut, "publisher": _name, "relayed_by": cut,
    "hedge": _word("hedge"), "precision": _word("precision"), "region": region_of, "url": link, "place_as_written": cut,
    "place_id": cut, "name": cut, "date_text": cut, "quote": cut, "note": cut, "reliability": cut, "credibility": cut,
}  # fmt: skip
_DEFAULTS: dict[str, Any] = dict.fromkeys(_READERS, "") | {
    "kind": Kind.STATEMENT, "actor": Side.UNKNOWN, "claimant_side": Side.UNKNOWN, "hedge": Hedge.ASSERTED,
}  # fmt: skip
del _DEFAULTS["claimant"], _DEFAULTS["publisher"]
