"""What a language must provide: the keys of each file of word lists, with their kinds.

What a list is for stands beside it in the file. Words are in lower case unless the file
says otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from dashboard.domain.word_lists import WordLists


@dataclass(frozen=True, slots=True)
class AttributionWords(WordLists):
    """Words by which reports name who says something."""

    FILE: ClassVar[str] = "attribution"
    label_offices: tuple[str, ...]
    talking_verbs: frozenset[str]
    speaking_verbs: frozenset[str]
    reporting_verbs: frozenset[str]
    silent_verbs: frozenset[str]
    weak_verbs: frozenset[str]
    clausal_verbs: frozenset[str]
    listing_verbs: frozenset[str]
    confirming_verbs: frozenset[str]
    answering_verbs: frozenset[str]
    trading_verbs: frozenset[str]
    accusations: frozenset[str]
    deeds: frozenset[str]
    disowning_phrases: tuple[str, ...]
    retorts: tuple[str, ...]
    denying_verbs: frozenset[str]
    claiming_verbs: frozenset[str]
    plain_forms: frozenset[str]
    checking_verbs: frozenset[str]
    time_words: frozenset[str]
    report_nouns: frozenset[str]
    news_nouns: frozenset[str]
    clause_breaks: frozenset[str]
    auxiliaries: frozenset[str]
    after_speakers: frozenset[str]
    pronouns: frozenset[str]
    first_person: frozenset[str]
    exclusive_offices: frozenset[str]
    personal_offices: frozenset[str]
    offices: frozenset[str]
    references: frozenset[str]
    introducing: frozenset[str]
    denied_talk: tuple[str, ...]
    set_aside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CivilWords(WordLists):
    """Words of civil life that are also words of war."""

    FILE: ClassVar[str] = "civil"
    causes: tuple[str, ...]
    of_both: frozenset[str]
    hitting: frozenset[str]
    votes: frozenset[str]
    falling: frozenset[str]
    prizes: frozenset[str]


@dataclass(frozen=True, slots=True)
class DateWords(WordLists):
    """Words of time."""

    FILE: ClassVar[str] = "dates"
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    month_abbreviations: tuple[str, ...]
    rough_counts: tuple[str, ...]
    units: tuple[str, ...]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    parts: Mapping[str, str]
    seasons: Mapping[str, int]
    foreign_months: Mapping[str, int]
    invasion_parts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class DoubtWords(WordLists):
    """Patterns of words beside which a claim is more often read wrong."""

    FILE: ClassVar[str] = "doubt"
    supposing: tuple[str, ...]
    denying: tuple[str, ...]
    recalling: tuple[str, ...]
    contrasting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventWords(WordLists):
    """Words and phrases of military reporting."""

    FILE: ClassVar[str] = "events"
    harm: frozenset[str]
    troops: frozenset[str]
    civilians: frozenset[str]
    photographed: frozenset[str]
    before_place_names: frozenset[str]
    whole: frozenset[str]
    nearly: frozenset[str]
    plights: frozenset[str]
    only_verbs: frozenset[str]
    striking: frozenset[str]
    states: frozenset[str]
    of_states: frozenset[str]
    ending: frozenset[str]
    digging: frozenset[str]
    dug: frozenset[str]
    mastered: frozenset[str]
    rules: str
    groups: Mapping[str, str]
    place_verbs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FactualityWords(WordLists):
    """Words that tell whether an event is reported as fact."""

    FILE: ClassVar[str] = "factuality"
    modals: frozenset[str]
    uncertain_past: frozenset[str]
    later_modals: frozenset[str]
    until: frozenset[str]
    only: frozenset[str]
    but: frozenset[str]
    not_yet: frozenset[str]
    negations: frozenset[str]
    plans: frozenset[str]
    factual_verbs: frozenset[str]
    cautious: frozenset[str]
    evidential_verbs: frozenset[str]
    seeming_verbs: frozenset[str]
    conditions: frozenset[str]
    going_on: frozenset[str]
    participle_endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IrrealisWords(WordLists):
    """Words by which an event is named that has not happened."""

    FILE: ClassVar[str] = "irrealis"
    looming: frozenset[str]
    facing: frozenset[str]
    escaping: frozenset[str]
    almost: frozenset[str]
    near: frozenset[str]
    away: frozenset[str]
    in_the_making: frozenset[str]
    prospects: frozenset[str]
    gathering: frozenset[str]
    means: frozenset[str]
    praising: frozenset[str]
    menacing: frozenset[str]
    supposing: frozenset[str]
    headings: frozenset[str]
    during: frozenset[str]
    presuming: frozenset[str]
    mock: frozenset[str]
    likely: frozenset[str]
    likely_phrases: tuple[str, ...]
    conditions: frozenset[str]
    conceding: frozenset[str]
    eventualities: frozenset[str]
    serials: frozenset[str]


@dataclass(frozen=True, slots=True)
class LemmaWords(WordLists):
    """Base forms of the words of fighting and speaking."""

    FILE: ClassVar[str] = "lemmas"
    regular_verbs: tuple[str, ...]
    doubling_verbs: frozenset[str]
    nouns: frozenset[str]
    months_not_verbs: frozenset[str]
    irregular: Mapping[str, str]
    designations: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PlaceWords(WordLists):
    """Words around the names of places."""

    FILE: ClassVar[str] = "places"
    locative: frozenset[str]
    ambiguous_prepositions: frozenset[str]
    verbs_of_moving: frozenset[str]
    of_origin: frozenset[str]
    opening_names: frozenset[str]
    verbs_of_places: frozenset[str]
    nouns_before_of: frozenset[str]
    modifiers: frozenset[str]
    conjunctions: frozenset[str]
    treaties: frozenset[str]
    nature: frozenset[str]
    works: frozenset[str]
    units: frozenset[str]
    organisations: frozenset[str]
    formations: frozenset[str]
    formations_before: frozenset[str]
    vessels: frozenset[str]
    vessel_attributes: frozenset[str]
    vessel_places: frozenset[str]
    bodies_of: frozenset[str]
    streets: frozenset[str]
    men_at_arms: frozenset[str]
    hours: frozenset[str]
    passive_auxiliaries: frozenset[str]
    fired_at: frozenset[str]
    fires: frozenset[str]
    suffered: frozenset[str]
    clubs: frozenset[str]
    function_words: frozenset[str]
    foreign_particles: frozenset[str]
    buildings_and_divisions: frozenset[str]
    titles: frozenset[str]
    given_names: frozenset[str]
    institutions: frozenset[str]
    undergoing: frozenset[str]
    situated: frozenset[str]
    stationed: frozenset[str]
    verbs_of_governments: frozenset[str]
    verbs_of_persons: frozenset[str]
    installed: frozenset[str]
    origin: frozenset[str]
    partisan_prepositions: frozenset[str]
    between_towns: frozenset[str]
    regional_offices: frozenset[str]
    nuclear: frozenset[str]
    power_plant: frozenset[str]
    capitals: frozenset[str]
    at_war: frozenset[str]
    home_capitals: frozenset[str]
    world_capitals: frozenset[str]
    seats: frozenset[str]
    countries: frozenset[str]
    larger_areas: frozenset[str]
    adjectival_countries: frozenset[str]
    never_places: frozenset[str]
    wide_kinds: frozenset[str]
    plural_kinds: frozenset[str]
    sectors: frozenset[str]
    plural_sectors: frozenset[str]
    hromadas: frozenset[str]
    settlement_plurals: frozenset[str]
    containing: frozenset[str]
    location_words: frozenset[str]
    nearness: frozenset[str]
    settlement_nouns: frozenset[str]
    news_agencies: tuple[str, ...]
    kinds: Mapping[str, str]
    directions: Mapping[str, float]
    kilometres: Mapping[str, float]
    numbers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PolarityWords(WordLists):
    """Words of negation that do not stand beside the event."""

    FILE: ClassVar[str] = "polarity"
    disputing: frozenset[str]
    hardly_anybody: frozenset[str]
    hard_to_do: frozenset[str]
    ceasing: frozenset[str]
    none_of: tuple[str, ...]
    never_phrases: frozenset[str]
    believing: frozenset[str]
    plain_saying: frozenset[str]
    authorship: frozenset[str]
    owning: frozenset[str]
    taking_at_word: frozenset[str]
    observing: frozenset[str]
    ruling: frozenset[str]
    refusing: frozenset[str]
    refusing_phrases: frozenset[str]
    presuming_questions: frozenset[str]
    hearsay: frozenset[str]
    unvouched: frozenset[str]


@dataclass(frozen=True, slots=True)
class RelevanceWords(WordLists):
    """Words that tell whether an event is one of this war."""

    FILE: ClassVar[str] = "relevance"
    fighters: frozenset[str]
    weapons: frozenset[str]
    martial: frozenset[str]
    anybody: frozenset[str]
    hit_by_fire: frozenset[str]
    structures: frozenset[str]
    hit_things: frozenset[str]
    hard_hit: frozenset[str]
    peaceful: frozenset[str]
    lifeless: frozenset[str]
    works: frozenset[str]
    sports: frozenset[str]
    outcries: frozenset[str]
    fixtures: frozenset[str]
    scoring: frozenset[str]
    warnings: frozenset[str]
    former_wars: tuple[str, ...]
    figures: frozenset[str]
    remains: frozenset[str]
    strangers: frozenset[str]
    warring: frozenset[str]
    peaceful_particles: frozenset[str]
    rivals: frozenset[str]
    aftermath: frozenset[str]
    strays: frozenset[str]
    neighbours: frozenset[str]
    occasions: frozenset[str]
    civil_acts: frozenset[str]


@dataclass(frozen=True, slots=True)
class ScopeWords(WordLists):
    """Words above an event that tell how it stands."""

    FILE: ClassVar[str] = "scope"
    false_words: frozenset[str]
    false_phrases: tuple[str, ...]
    false_possessions: tuple[str, ...]
    true_words: frozenset[str]
    naming_verbs: frozenset[str]
    lying_words: frozenset[str]
    refuting_verbs: frozenset[str]
    refuting_phrases: frozenset[str]
    footage: frozenset[str]
    taking_pictures: frozenset[str]
    other_times: frozenset[str]
    false_labels: frozenset[str]
    agreeing_verbs: frozenset[str]
    agreeing_phrases: frozenset[str]
    false_adverbs: frozenset[str]
    confirming_verbs: frozenset[str]
    evidence: frozenset[str]
    negating: frozenset[str]
    conditional: frozenset[str]
    leading: frozenset[str]
    nobody: frozenset[str]
    opposing: frozenset[str]
    short_of: frozenset[str]
    being_verbs: frozenset[str]
    restricting: frozenset[str]
    reports: frozenset[str]
    unreal_nouns: frozenset[str]
    unreal_verbs: frozenset[str]
    unreal_phrases: frozenset[str]
    linking_verbs: frozenset[str]
    planning_subjects: frozenset[str]
    staged: frozenset[str]
    unreal_predicates: frozenset[str]
    matters_of_time: frozenset[str]
    open_questions: frozenset[str]
    unreal_modifiers: frozenset[str]
    doubtful_modifiers: frozenset[str]
    wishing_verbs: frozenset[str]
    recalling_nouns: frozenset[str]
    recalling_verbs: frozenset[str]
    recent_times: frozenset[str]
    long_units: frozenset[str]


@dataclass(frozen=True, slots=True)
class SideWords(WordLists):
    """On whose side somebody is."""

    FILE: ClassVar[str] = "sides"
    installed: tuple[str, ...]
    volunteers: tuple[str, ...]
    independent: tuple[str, ...]
    russian: tuple[str, ...]
    russian_weapons: tuple[str, ...]
    ukrainian_weapons: tuple[str, ...]
    ukrainian: tuple[str, ...]
    partner: tuple[str, ...]
    places_not_parties: tuple[str, ...]
    outlets: tuple[str, ...]
    speakers_own: frozenset[str]
    losing: frozenset[str]
    opponents: frozenset[str]
    announcing: frozenset[str]
    passing: frozenset[str]
    holding: frozenset[str]
    away_from: frozenset[str]
    before_and_after: frozenset[str]
    hitting: frozenset[str]
    shooting_down: frozenset[str]
    shot_down: frozenset[str]
    from_the_air: frozenset[str]
    launching: frozenset[str]
    aimed_at: frozenset[str]
    spending: frozenset[str]
    accusing: frozenset[str]
    suffering: frozenset[str]
    military: tuple[str, ...]
    local_offices: tuple[str, ...]
    near_speakers: tuple[str, ...]
    forces_speakers: tuple[str, ...]
    group_speakers: tuple[str, ...]
    state_speakers: tuple[str, ...]
    russian_regions: tuple[str, ...]
    ukrainian_regions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementWords(WordLists):
    """Words of statements about the war."""

    FILE: ClassVar[str] = "statements"
    war: tuple[str, ...]
    campaign: tuple[str, ...]
    giving: tuple[str, ...]
    arms: tuple[str, ...]
    losses: tuple[str, ...]
    forces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InflectionWords(WordLists):
    """Endings of names in their cases."""

    FILE: ClassVar[str] = "inflection"
    endings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class UkrainianNameWords(WordLists):
    """How Ukrainian spells names of places that another language has its own form of:
    roots, which may stand behind the first part of a compound, endings, and those of
    the first of several words.
    """

    FILE: ClassVar[str] = "ukrainian_names"
    first_parts: tuple[str, ...]
    roots: Mapping[str, str]
    first_ends: Mapping[str, str]
    ends: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class InflectedPlaceWords(WordLists):
    """Words around the names of places, in a language with cases. Those that end in
    "-" are beginnings of words.
    """

    FILE: ClassVar[str] = "inflected_places"
    locative: frozenset[str]
    lands: tuple[str, ...]
    nearness: frozenset[str]
    conjunctions: frozenset[str]
    oblasts: tuple[str, ...]
    raions: tuple[str, ...]
    hromadas: tuple[str, ...]
    sectors: tuple[str, ...]
    after_adjectives: tuple[str, ...]
    settlement_nouns: tuple[str, ...]
    ranks: tuple[str, ...]
    rivers: tuple[str, ...]
    banks: tuple[str, ...]
    river_names: tuple[str, ...]
    features: Mapping[str, str]
    islands: tuple[str, ...]
    border_villages: tuple[str, ...]
    plural_streets: tuple[str, ...]
    takers: tuple[str, ...]
    verbs_of_governments: tuple[str, ...]
    streets: tuple[str, ...]
    never_places: frozenset[str]
    countries: tuple[str, ...]
    seats: tuple[str, ...]
    given_names: frozenset[str]
    kilometres: tuple[str, ...]
    kinds: Mapping[str, str]
    regions: Mapping[str, str]
    directions: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class InflectedDateWords(WordLists):
    """Words of time in a language with cases, as patterns in lower case."""

    FILE: ClassVar[str] = "inflected_dates"
    months: tuple[str, ...]
    days_of_month: tuple[str, ...]
    weekdays: tuple[str, ...]
    weekday_adjectives: tuple[str, ...]
    attacks: str
    year: str
    today: tuple[str, ...]
    yesterday: tuple[str, ...]
    day_before_yesterday: tuple[str, ...]
    night: tuple[str, ...]
    night_before_last: tuple[str, ...]
    night_adjectives: tuple[str, ...]
    parts_of_day: tuple[str, ...]
    part_adjectives: tuple[str, ...]
    last_day: tuple[str, ...]
    week: tuple[str, ...]
    last_week: tuple[str, ...]
    this_week: tuple[str, ...]
    weekend: tuple[str, ...]
    last_month: tuple[str, ...]
    this_month: tuple[str, ...]
    last_year: tuple[str, ...]
    this_year: tuple[str, ...]
    night_to: tuple[str, ...]
    night_from: tuple[str, ...]
    night_joint: str
    since: tuple[str, ...]
    until: str
    between: str
    both: str
    past: str
    ago: str
    years_to_the_day: str
    several: str
    month_units: str
    during: str
    already: str
    running: str
    lasting: str
    days: str
    nights: str
    weeks: str
    numbers: tuple[str, ...]
    ordinals: tuple[str, ...]
    not_ordinal: str
    not_counted: str
    same_day: tuple[str, ...]
    vague: tuple[str, ...]
    in_month: tuple[str, ...]
    thirds: tuple[str, ...]
    early: tuple[str, ...]
    middle: tuple[str, ...]
    late: tuple[str, ...]
    seasons: tuple[str, ...]
    hours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InflectedReportWords(WordLists):
    """Words of military reporting in a language with cases, as patterns in lower case;
    "~" stands for a few words of one clause.
    """

    FILE: ClassVar[str] = "inflected_reports"
    rules: str
    military: tuple[str, ...]
    martial: tuple[str, ...]
    harm: tuple[str, ...]
    peaceful: tuple[str, ...]
    wartime: tuple[str, ...]
    plights: tuple[str, ...]
    absences: tuple[str, ...]
    entries: tuple[str, ...]
    welcomes: tuple[str, ...]
    conditions: tuple[str, ...]
    negations: tuple[str, ...]
    denials: tuple[str, ...]
    contrary: tuple[str, ...]
    unconfirmed: tuple[str, ...]
    comments: tuple[str, ...]
    possible: tuple[str, ...]
    unreal_nouns: tuple[str, ...]
    subjunctive: tuple[str, ...]
    hedges: tuple[str, ...]
    open_predicates: tuple[str, ...]
    future: tuple[str, ...]
    factual: tuple[str, ...]
    ongoing: tuple[str, ...]
    resulting: tuple[str, ...]
    recalled: tuple[str, ...]
    civil: tuple[str, ...]
    reporting: tuple[str, ...]
    claiming: tuple[str, ...]
    denying: tuple[str, ...]
    according_to: tuple[str, ...]
    joints: tuple[str, ...]
    toward: tuple[str, ...]
    there: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InflectedSideWords(WordLists):
    """On whose side somebody is, as patterns in lower case."""

    FILE: ClassVar[str] = "inflected_sides"
    russian_subjects: tuple[str, ...]
    ukrainian_subjects: tuple[str, ...]
    own_subjects: tuple[str, ...]
    russian: tuple[str, ...]
    ukrainian: tuple[str, ...]
    opponent_subjects: tuple[str, ...]
    opponent: tuple[str, ...]
    targets: tuple[str, ...]
    installed: tuple[str, ...]
    independent: tuple[str, ...]
    russian_speakers: tuple[str, ...]
    ukrainian_speakers: tuple[str, ...]
    partner: tuple[str, ...]
    local_offices: tuple[str, ...]
    russian_regions: tuple[str, ...]
    ukrainian_regions: tuple[str, ...]
    sources: tuple[str, ...]
    services: tuple[str, ...]
    russian_media: tuple[str, ...]
    ukrainian_media: tuple[str, ...]
    russian_voice: tuple[str, ...]
    weak_russian_voice: tuple[str, ...]
    named_russians: tuple[str, ...]
    ukrainian_voice: tuple[str, ...]
