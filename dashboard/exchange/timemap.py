"""TimeMap (Forensic Architecture, Bellingcat): events.json, with sources.json and associations.json beside it.

| claim | member |
|---|---|
| kind | a strike when a filter among the associations names shelling, missiles and the like, else a statement |
| actor | unknown: it is not coded |
| claimant | titles of the sources; TimeMap when there are none |
| publisher, url | the first path of the first source; the publisher is its title, else the host |
| relayed_by | TimeMap, when a source is named |
| place_as_written | location |
| precision, radius_km | not stated in the format |
| date_from, date_to | date, month first (02/24/2022, 6/6/2022) or ISO |
| note | description |
| review_why | the titles and paths of the filters |

Points outside Ukraine that lie in it the other way round are taken for swapped: the format names no country.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dashboard.domain.errors import BadInput
from dashboard.domain.words import Kind
from dashboard.exchange.batches import text_columns
from dashboard.exchange.common import first_of, host, link
from dashboard.exchange.days import month_first_day
from dashboard.exchange.formats import FORMATS
from dashboard.exchange.json_items import Item
from dashboard.exchange.layout import Layout, told
from dashboard.exchange.rows import Rows, cut

MAX_BESIDE = 256 << 20
"""Largest sources.json or associations.json, bytes; they are read whole."""
_STRIKE = re.compile(
    r"\b(air ?strikes?|shelling|missiles?|rockets?|artillery|cluster munitions?|bomb(s|ing)?|drones?)\b", re.IGNORECASE
)
NO_EVENT = "this is no event: a JSON object with an id is expected"

LAYOUT = Layout(
    format=FORMATS["timemap"],
    needed=("id", "date", "description", "latitude", "longitude"),
    event="id",
    lat="latitude",
    lon="longitude",
    days={"date": month_first_day},
    content=("description",),
    ukraine=True,
    checks=(told(lambda kind: "" if kind else NO_EVENT, "is_event"),),
    fields={
        "kind": told(lambda filters: Kind.STRIKE if _STRIKE.search(filters) else Kind.STATEMENT, "filters"),
        "claimant": told(lambda titles: cut(titles) or "TimeMap", "titles"),
        "publisher": told(
            lambda titles, path: first_of(titles, ";") or host(link(path)) or "TimeMap", "titles", "path"
        ),
        "url": told(link, "path"),
        "relayed_by": told(lambda titles, path: "TimeMap" if titles or path else "", "titles", "path"),
        "place_as_written": told(cut, "location"),
        "date_from": told(month_first_day, "date"),
        "date_to": told(month_first_day, "date"),
        "note": told(cut, "description"),
        "review_why": told(lambda filters: cut(f"TimeMap filters: {filters}") if filters else "", "filters"),
    },
)


class Beside:
    """The files beside events.json: what its events refer to by id. Raises BadInput when one cannot be read."""

    def __init__(self, folder: Path) -> None:
        self._sources = _by_id(folder / "sources.json")
        self._associations = _by_id(folder / "associations.json")

    def rows(self, items: Sequence[Item]) -> Rows:
        """Return events as rows of text."""
        columns: dict[str, list[str]] = {name: [] for name in (*_SCALARS, "is_event", "titles", "path", "filters")}
        for item in items:
            event = item.value if isinstance(item.value, dict) else {}
            for name in _SCALARS:
                columns[name].append(_scalar(event.get(name)))
            columns["is_event"].append("yes" if isinstance(item.value, dict) else "")
            sources = _referred(event.get("sources"), self._sources)
            titles = dict.fromkeys(title for source in sources if (title := _scalar(source.get("title"))))
            columns["titles"].append("; ".join(titles))
            columns["path"].append(next((path for source in sources if (path := _path(source))), ""))
            associations = _referred(event.get("associations"), self._associations)
            columns["filters"].append("; ".join(words for one in associations if (words := _filter(one))))
        return text_columns(columns)


_SCALARS = ("id", "date", "location", "latitude", "longitude", "description")


def _by_id(path: Path) -> Mapping[str, Any]:
    try:
        if path.stat().st_size > MAX_BESIDE:
            raise BadInput(f"{path}: larger than {MAX_BESIDE >> 20} MB; this is no such file")
        found = json.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        raise BadInput(f"{path}: cannot be read as JSON ({error}); mend it, or take it away") from error
    entries = found.values() if isinstance(found, dict) else found if isinstance(found, list) else ()
    return {_scalar(entry.get("id")): entry for entry in entries if isinstance(entry, dict)}


def _referred(said: Any, known: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return what an event refers to: ids of entries in the file beside it, or the entries themselves."""
    parts = said if isinstance(said, list) else []
    found = (part if isinstance(part, dict) else known.get(_scalar(part)) for part in parts)
    return [entry for entry in found if entry]


def _path(source: Mapping[str, Any]) -> str:
    paths = source.get("paths")
    several = paths if isinstance(paths, list) else [source.get("path")]
    return next((text for path in several if (text := _scalar(path))), "")


def _filter(association: Mapping[str, Any]) -> str:
    paths = association.get("filter_paths")
    steps = [_scalar(step) for step in paths] if isinstance(paths, list) else []
    return " / ".join(step for step in steps if step) or _scalar(association.get("title"))


def _scalar(value: Any) -> str:
    """Return a JSON scalar as text, "" for anything else; text that no file can hold has its bad letters replaced."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value).encode("utf-8", "replace").decode()
