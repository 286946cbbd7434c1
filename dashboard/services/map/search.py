"""What a reader may mean by a few letters: places in any spelling and script,
claimants, outlets, or words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from typing import Any

from dashboard.claimants import directory
from dashboard.domain.filters import Filters
from dashboard.domain.place import Place
from dashboard.domain.wording import place_words, region_words
from dashboard.domain.words import Precision
from dashboard.i18n.translate import ENGLISH, current_language, gettext
from dashboard.services.project import SURE_MATCHES, Project

MOST_PLACES, MOST_NAMES = 8, 6
"""Most matches of each group."""
MOST_COUNTED = 20_000
"""Most places, claimants and outlets that are looked through, those with most claims
first.
"""
Query = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class SearchMatch:
    """One thing that may be meant. count: claims, None when they were not counted.
    filters: what choosing it restricts to, as query parameters.
    """

    label: str
    detail: str
    count: int | None
    filters: Query


@dataclass(frozen=True, slots=True)
class MatchGroup:
    """Matches of one kind, best first, at least one."""

    name: str
    label: str
    items: tuple[SearchMatch, ...]


def search_matches(
    project: Project,
    words: str,
    filters: Filters,
) -> list[dict[str, Any]]:
    """Return the groups that have a match, as JSON values; [] for no words. filters:
    what they withhold is not counted and not named; nothing else of them matters.
    """
    text = " ".join(words.split())
    if not text:
        return []
    everything = replace(
        Filters(), withheld=filters.withheld, public_only=filters.public_only
    )
    groups = [
        MatchGroup("place", gettext("Places"), _places(project, text, everything)),
        MatchGroup(
            "claimant", gettext("Claimants"), _claimants(project, text, everything)
        ),
        MatchGroup("source", gettext("Outlets"), _outlets(project, text, everything)),
    ]
    if not any(group.items for group in groups):
        alike = _alike(project, text, everything)
        groups.append(MatchGroup("place", gettext("Places spelled alike"), alike))
    groups.append(MatchGroup("text", gettext("Words"), (_words(text),)))
    return [asdict(group) for group in groups if group.items]


def _words(text: str) -> SearchMatch:
    return SearchMatch(
        gettext("“{text}”", text=text),
        gettext("in quotations, notes and names"),
        None,
        {"text": [text]},
    )


def _places(
    project: Project,
    text: str,
    filters: Filters,
) -> tuple[SearchMatch, ...]:
    counts = project.index.facet("place", filters, MOST_COUNTED)
    regions = project.index.facet("region", filters)
    places = {
        candidate.place.id: candidate.place
        for candidate in project.gazetteer.candidates(
            text, limit=MOST_PLACES, suggest=False
        )
        if candidate.how in SURE_MATCHES
    }
    for place_id in _begun(project, text, filters, counts):
        place = project.gazetteer.place(place_id)
        if place is not None:
            places.setdefault(place_id, place)
    matches = [_place(place, counts, regions) for place in places.values()]
    # Where something is claimed comes first; else the gazetteer's own order stays.
    matches.sort(key=lambda match: not match.count)
    return tuple(matches[:MOST_PLACES])


def _alike(
    project: Project,
    text: str,
    filters: Filters,
) -> tuple[SearchMatch, ...]:
    """Return places whose name is only like what was typed."""
    counts = project.index.facet("place", filters, MOST_COUNTED)
    suggested = project.gazetteer.candidates(text, limit=MOST_NAMES)
    return tuple(_place(candidate.place, counts, {}) for candidate in suggested)


def _begun(
    project: Project,
    text: str,
    filters: Filters,
    counts: Mapping[str, int],
) -> Iterable[str]:
    """Yield the ids of places with claims whose name begins with what is typed."""
    start = _key(text)
    # One letter begins thousands of names.
    if len(start) < 2:
        return
    for place_id, names in project.index.place_names(filters).items():
        if counts.get(place_id) and any(_key(name).startswith(start) for name in names):
            yield place_id


def _place(
    place: Place,
    counts: Mapping[str, int],
    regions: Mapping[str, int],
) -> SearchMatch:
    if place.precision is Precision.OBLAST and place.kind == "oblast":
        return SearchMatch(
            region_words(place.region),
            place.name_uk,
            regions.get(place.region, 0),
            {"region": [place.region]},
        )
    english = current_language() == ENGLISH
    other_name = place.name_uk if english else place.name
    raion = place.raion and gettext("{name} raion", name=place.raion)
    parts = (gettext(place.kind), raion, other_name)
    where = region_words(place.region)
    detail = " · ".join(filter(None, (where, *parts)))
    name = place_words(place.name, place.precision, place.region)
    if not english and place.name_uk:
        name = place.name_uk
    return SearchMatch(name, detail, counts.get(place.id, 0), {"place": [place.id]})


def _claimants(
    project: Project,
    text: str,
    filters: Filters,
) -> tuple[SearchMatch, ...]:
    """Return claimants; spellings of one name are one match, which chooses all of
    them.
    """
    counts = project.index.facet("claimant", filters, MOST_COUNTED)
    alike: dict[str, list[str]] = {}
    for name in _matching(text, counts, _spellings):
        alike.setdefault(_key(name), []).append(name)
    matches = []
    for names in alike.values():
        more = _other_spellings(names[1:4])
        total = sum(counts[name] for name in names)
        # A filter takes fifty values; see MAX_VALUES.
        matches.append(SearchMatch(names[0], more, total, {"claimant": names[:50]}))
    return tuple(matches[:MOST_NAMES])


def _other_spellings(names: list[str]) -> str:
    if not names:
        return ""
    return gettext("also written {names}", names=", ".join(names))


def _outlets(
    project: Project,
    text: str,
    filters: Filters,
) -> tuple[SearchMatch, ...]:
    counts = project.index.facet("source", filters, MOST_COUNTED)
    matches = [
        SearchMatch(name, "", counts[name], {"source": [name]})
        for name in _matching(text, counts)
    ]
    return tuple(matches[:MOST_NAMES])


def _spellings(claimant: str) -> tuple[str, ...]:
    """Return a claimant's name and all its spellings that the directory lists."""
    listed = directory().claimant(claimant)
    return (claimant,) if listed is None else (claimant, *listed.spellings)


def _matching(
    text: str,
    counts: Mapping[str, int],
    spellings: Callable[[str], tuple[str, ...]] = lambda name: (name,),
) -> list[str]:
    """Return the names in which, or in one of whose spellings, each word typed begins a
    word, whatever the script and transliteration; those that are just that first, then
    those with most claims.
    """
    typed = _word_keys(text)
    if not typed:
        return []
    names = [
        name
        for name, count in counts.items()
        if count and any(_begins(typed, spelling) for spelling in spellings(name))
    ]
    return sorted(names, key=lambda name: name.casefold() != text.casefold())


def _begins(typed: Iterable[str], name: str) -> bool:
    keys = _word_keys(name)
    return all(any(key.startswith(word) for key in keys) for word in typed)


@lru_cache(maxsize=65_536)
def _key(name: str) -> str:
    from dashboard.gazetteer.fold import fold

    return fold(name)


@lru_cache(maxsize=65_536)
def _word_keys(name: str) -> tuple[str, ...]:
    return tuple(filter(None, map(_key, name.replace("-", " ").split())))
