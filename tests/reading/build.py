"""Turns passages.txt, the form that people edit, into passages.jsonl: `python -m
tests.reading.build`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from dashboard.domain.place import Place
from dashboard.domain.settings import Settings, shipped_folder
from dashboard.domain.words import Hedge, Kind, Side
from dashboard.gazetteer import Gazetteer

HERE = Path(__file__).parent
SOURCE, BUILT = HERE / "passages.txt", HERE / "passages.jsonl"
TYPES = {
    "s": "settlement",
    "r": "region",
    "c": "country",
    "m": "metonym",
    "f": "feature",
    "n": "within_name",
}
NEW_LINE = " ¶ "
"""What stands for the end of a line in a passage of several lines."""
_MARK = re.compile(r"\{([^{}|]+)\|([srcmfn])(?: ([^{}]+))?\}")
_GENRES = ("wire", "assessment", "caption", "ukrainian", "russian")


def passages(
    gazetteer: Gazetteer,
    source: Path = SOURCE,
) -> Iterator[dict[str, Any]]:
    """Yield every passage of the file with offsets and places. Raises ValueError,
    naming the passage, for a slip in its markup.
    """
    for block in re.split(r"\n\s*\n", source.read_text("utf-8").strip()):
        try:
            yield _passage(block, gazetteer)
        except (ValueError, KeyError) as error:
            raise ValueError(f"{block.splitlines()[0]}: {error}") from error


def _passage(block: str, gazetteer: Gazetteer) -> dict[str, Any]:
    head, marked, *lines = block.splitlines()
    _, name, genre, weekday, day, *aside = head.split()
    published = date.fromisoformat(day)
    if genre not in _GENRES or f"{published:%a}" != weekday:
        raise ValueError(f"no genre, or {published} is a {published:%a}")
    text, mentions = _unmarked(marked.replace(NEW_LINE, "\n"), gazetteer)
    found = {
        "id": name,
        "genre": genre,
        "published": day,
        "aside": aside == ["aside"],
        "text": text,
    }
    return found | {
        "mentions": mentions,
        "claims": [_claim(line, published, text) for line in lines],
    }


def _unmarked(marked: str, gazetteer: Gazetteer) -> tuple[str, list[dict[str, Any]]]:
    text, last, found = "", 0, []
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        name, letter, key = match[1], match[2], match[3] or ""
        span = {
            "start": len(text),
            "end": len(text) + len(name),
            "text": name,
            "type": TYPES[letter],
        }
        found.append(span | _place(name, letter, key, gazetteer))
        text, last = text + name, match.end()
    text += marked[last:]
    if set("{}|") & set(text):
        raise ValueError("a mark is not closed")
    return text, found


def _place(name: str, letter: str, key: str, gazetteer: Gazetteer) -> dict[str, Any]:
    """Return what the mark says of the place: "#id", "@lat,lon" or "@" abroad, "?"
    nobody can tell, else its name.
    """
    if key.startswith("@"):
        lat, _, lon = key[1:].partition(",")
        return {
            "place_id": None,
            "lat": float(lat) if lat else None,
            "lon": float(lon) if lon else None,
            "abroad": True,
        }
    if letter in "mn" or key == "?" or (letter in "fc" and not key):
        return {"place_id": None, "lat": None, "lon": None, "abroad": False}
    if key.startswith("#"):
        place = gazetteer.place(key[1:])
    else:
        own, _, where = key.partition(",") if letter == "s" else ("", "", key or name)
        place = (
            _settlement(own.strip() or name, where.strip(), gazetteer)
            if letter == "s"
            else _oblast(where, gazetteer)
        )
    if place is None:
        raise ValueError(f"no place {key or name!r}")
    return {"place_id": place.id, "lat": place.lat, "lon": place.lon, "abroad": False}


def _settlement(name: str, where: str, gazetteer: Gazetteer) -> Any:
    region, _, raion = where.partition("/")
    kinds = {"city", "town", "village", "settlement"}
    found = [
        p
        for p in _places(region, gazetteer)
        if p.name == name and p.kind in kinds and raion in {"", p.raion}
    ]
    if not where:
        found = [p for p in found if p.kind == "city"]
    if len(found) != 1:
        raise ValueError(
            f"{name}, {where or 'a city'}:"
            f" {[(p.id, p.kind, p.region, p.raion) for p in found]}"
        )
    return found[0]


def _oblast(region: str, gazetteer: Gazetteer) -> Any:
    return next((p for p in _places(region, gazetteer) if p.kind == "oblast"), None)


@cache
def _places(region: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the places of a region, "" for all: hundreds of names are looked up."""
    return gazetteer.places(region or None)


def _claim(line: str, published: date, text: str) -> dict[str, Any]:
    parts = [part.strip() for part in line.removeprefix("=").split("|")]
    kind, actor, place, days, date_text, hedge, speaker, side, relay = [
        *parts,
        *[""] * (9 - len(parts)),
    ]
    first, last = (_day(part, published) for part in days.split(".."))
    if (
        place not in text
        or (date_text != "-" and date_text not in text)
        or last is None
        or (first or last) > last
    ):
        raise ValueError(
            f"{line}: place or date is not in the text, or the dates are none"
        )
    return {
        "kind": Kind(kind).value,
        "actor": Side("unknown" if actor == "-" else actor).value,
        "place": place,
        "date_from": first and first.isoformat(),
        "date_to": last.isoformat(),
        "date_text": "" if date_text == "-" else date_text,
        "hedge": Hedge(hedge).value,
        "speaker": None if speaker == "-" else speaker,
        "speaker_side": Side(side).value,
        "relayed_by": relay,
    }


def _day(word: str, published: date) -> date | None:
    """Return the day: "?" unknown, "p" of publication, "p-2" two days before it, or in
    ISO form.
    """
    if word == "?":
        return None
    match = re.fullmatch(r"p(?:-(\d+))?", word)
    return (
        published - timedelta(int(match[1] or 0)) if match else date.fromisoformat(word)
    )


def main() -> None:
    """Write passages.jsonl."""
    gazetteer = Gazetteer.load(Settings(shipped=shipped_folder()))
    lines = [json.dumps(one, ensure_ascii=False) for one in passages(gazetteer)]
    BUILT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{BUILT}: {len(lines)} passages")


if __name__ == "__main__":
    main()
