"""The words behind `language`, in English; the catalogues have them in other languages.
Forms of a noun after a number are parted by |.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from dashboard.cartography.lexicon_story import ENGLISH_STORY
from dashboard.domain.filters import LISTS, VOCABULARY
from dashboard.domain.presentation import MONTHS, PHRASES
from dashboard.domain.wording import region_words
from dashboard.domain.words import REGIONS, Word
from dashboard.i18n.translate import keyed, speaking

_VOCABULARIES: tuple[type[Word], ...] = tuple(VOCABULARY.values())

ENGLISH: Mapping[str, str] = {
    "title": "Claims about the war in Ukraine",
    "warning": "Claims, not facts: each point stands for what a source says.",
    "unplaced": "{count} no place on the map.",
    "unplaced claims": "more claim has|more claims have",
    "who": "Who acts",
    "what": "What is claimed",
    "signs": "Signs",
    "layers": "Layers",
    "compared": "The later day has",
    "compared.fewer": "fewer claims",
    "compared.same": "as many",
    "compared.more": "more claims",
    "compared.days": "{earlier} and {later} compared",
    "compared.at": "{claims} at {places}",
    "compared.counts": "{earlier}, then {later}",
    "compared.unplaced": "{earlier}, then {later} without a place",
    "Side.several": "Several actors",
    "Kind.several": "Several kinds",
    "count": "Number of claims",
    "contested": "Contested",
    "denied": "Denial: said not to be so",
    "unaccepted": "Not accepted (draft)",
    "wide": "Oblast or area",
    "area": "Somewhere in this area",
    "ring": "Within this circle",
    "aside": "Moved aside",
    "number": "In the list",
    "list": "Some of these claims",
    "rule": "one a marker, contested first, then newest",
    "more reasons": "and {count} more",
    "via": "via {source}",
    "not stated": "claimant not named",
    "wider": "{name} (within {km} km)",
    "claims": "claim|claims",
    "no claims": "No claims match these filters",
    "at": "{claims} at {places}, {period}, from {sources}",
    "places": "place|places",
    "sources": "source|sources",
    "without": "has no place|have no place",
    "disputed": "place contested|places contested",
    "shown": "Shown: {filters}",
    "in view": "Markers here: {shown} of {placed} placed claims",
    "none in view": "None of these claims is on this part of the map",
    "remark": "Remark: {remark}",
    "known": "As known on {day}",
    "made": "made on {day}",
    "revision": "data {revision}",
    "from data": "Sources: {names}",
    "more names": "{names} and {count} more",
    "from": "from",
    "until": "until",
    "any date": "any date",
    "or": "or",
    "km": "km",
    "m": "m",
    "north": "N",
    **{f"filter.{name}": name for name in LISTS},
    "filter.text": "text “{text}”",
    "filter.near": "within {km} km of {point}",
    "filter.within": "inside an area of {corners} corners",
    "filter.as_of": "as known on {day}",
    **{f"{v.__name__}.{w.value}": w.label for v in _VOCABULARIES for w in v},
    **PHRASES,
    **ENGLISH_STORY,
}

TRANSLATED_ONLY: Mapping[str, str] = {
    "story.untranslated": (
        "Quotations, notes, names of speakers and of sources are not translated."
    ),
}
"""What is said in other languages than English alone, in English for translators."""


@lru_cache
def words_of(code: str) -> Mapping[str, str]:
    """Return the words of a language by the keys of ENGLISH."""
    if code == "en":
        return ENGLISH
    sources = {**ENGLISH, **TRANSLATED_ONLY}
    return {key: keyed(code, key, words) for key, words in sources.items()}


@lru_cache
def months_of(code: str) -> tuple[str, ...]:
    """Return the months of a language, as they stand in a date."""
    return tuple(keyed(code, "month", name) for name in MONTHS)


@lru_cache
def regions_of(code: str) -> Mapping[str, str]:
    """Return what the regions are called in a language, by their names in REGIONS."""
    with speaking("en"):
        english = {name: region_words(name) for name in REGIONS}
    return {name: keyed(code, "region", words) for name, words in english.items()}
