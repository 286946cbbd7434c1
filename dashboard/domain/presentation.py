"""A claim as every surface says it: its sentence, its signs, its days.

Page, list, table, preview, picture, story, feed, file and citation all take their words
from `present`, so that none of them asserts what another one shows as a draft, a denial
or withdrawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from dashboard.domain.claim import PROGRAM, Claim
from dashboard.domain.wording import place_words
from dashboard.domain.words import WIDE, Hedge, Kind, Precision, Review, Side, Stance

SIGNS: Mapping[str, str] = {
    "draft": "Draft",
    "rejected": "Rejected",
    "retracted": "Retracted",
    "corrected": "Corrected",
    "machine_read": "Read by a program",
    "hedged": "Put with caution",
    "claimed": "Reported as a claim",
    "denied": "Denial",
    "contested": "Contested",
    "start_unknown": "Start unknown",
    "end_unknown": "End unknown",
    "date_unknown": "Date unknown",
}
"""Every sign by its code, in the order in which they stand beside a claim.

draft, rejected, retracted: no accepted claim. corrected: revised after it was accepted.
machine_read: a program read it from the page and accepted it; no person has checked it.
hedged, claimed, denied: how the speaker puts it; a plain assertion has no sign.
contested: another side says the opposite. The last three: what is not known of its
days.
"""
DAY_SIGNS = frozenset({"start_unknown", "end_unknown", "date_unknown"})
"""Signs that the words of the days say already."""
DERIVED = (
    "headline",
    "days",
    "signs",
    "contested",
    "contradicted_by",
    "attributes",
    "contested_because",
)
"""What a file of claims has beyond the fields of the claim schema. It is derived: an
import passes over it.
"""

PHRASES: Mapping[str, str] = {
    **{f"sign.{code}": words for code, words in SIGNS.items()},
    **{f"what.{kind}": kind.with_actor for kind in Kind},
    **{f"what.{kind}.unknown": kind.without_actor for kind in Kind},
    **{f"kind.{kind}": kind.label for kind in Kind},
    **{f"review.{review}": review.label for review in Review},
    **{f"side.{side}": side.label for side in Side},
    "side.independent": "independent",
    "actor.UA": "Ukraine",
    "actor.RU": "Russia",
    "actor.partner": "a partner of Ukraine",
    "actor.independent": "an independent group",
    "says.asserted": "{who} says that {what}|{who} say that {what}",
    "says.hedged": (
        "{who} says with caution that {what}|{who} say with caution that {what}"
    ),
    "says.claimed": "{who} claims that {what}|{who} claim that {what}",
    "says.denied": "{who} denies that {what}|{who} deny that {what}",
    "states.asserted": (
        "{who} makes a statement about {what}|{who} make a statement about {what}"
    ),
    "states.hedged": (
        "{who} makes a cautious statement about {what}|{who} make a"
        " cautious statement about {what}"
    ),
    "states.claimed": (
        "{who} is reported to have made a statement about {what}|{who}"
        " are reported to have made a statement about {what}"
    ),
    "states.denied": (
        "{who} denies a statement about {what}|{who} deny a statement about {what}"
    ),
    "speaker.side": "{who} ({side})",
    "speaker.unknown": "a speaker not named",
    "place.unknown": "a place not named",
    "place.at": "at {place}",
    "place.in": "in {place}",
    "place.on": "on {place}",
    "place.ground": "ground in {place}",
    "headline.draft": "Draft: {headline}",
    "headline.rejected": "Rejected: {headline}",
    "headline.retracted": "Retracted: {headline}",
    "kind.denied": "{kind} (denied)",
    "status.corrected": "{status}, corrected",
    "days.on": "on {day}",
    "days.range": "{first} to {last}",
    "days.by": "on or before {day}",
    "days.from": "from {day} (end unknown)",
    "days.unknown": "date unknown",
}
"""English for every key; forms for singular and plural speakers are parted by |."""
ON = frozenset({"axis", "bank", "direction", "front", "line", "sector"})
"""Nouns of areas that things happen on, not in: "the Kupiansk front"."""
_DIVISIONS = frozenset({Precision.COUNTRY, Precision.OBLAST, Precision.RAION})
_OF_GROUND = frozenset({Stance.TAKES, Stance.HOLDS, Stance.LEAVES})
"""What kinds of claims say of all of a place, by their headlines."""
_WITH_ARTICLE = ON | {"reservoir", "river", "sea", "spit"}
"""Nouns whose proper names take an article in English."""
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class Phrasebook(Protocol):
    """The words of one language by the keys of PHRASES, and its months."""

    @property
    def months(self) -> tuple[str, ...]: ...
    def __getitem__(self, key: str) -> str: ...


@dataclass(frozen=True, slots=True)
class _English:
    months: tuple[str, ...] = MONTHS

    def __getitem__(self, key: str) -> str:
        return PHRASES[key]


ENGLISH_PHRASES: Phrasebook = _English()


@dataclass(frozen=True, slots=True)
class Sign:
    """What a reader must know beside the words. code: a key of SIGNS."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Because:
    """Why a claim is contested: the id of the claim that contradicts it, the name of
    the rule, and the rule as a sentence.
    """

    claim: str
    rule: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Presentation:
    """What every surface says of a claim.

    claim: the claim itself. headline: a sentence that attributes; a denial is a denial,
    and a claim that is not accepted says so first. title: kind and place in a few
    words, "Retaken (denied): Robotyne". place: its name, "" for none. kind: the kind
    alone, a denial named. signs: in the order of SIGNS. days: in words. first, last:
    the days it speaks of, None where not known. status: what the editors decided, in
    words. contradicted_by: ids of the claims that contradict it. because: why each of
    them does, as far as it was asked.
    """

    claim: Claim
    headline: str
    title: str
    place: str
    kind: str
    signs: tuple[Sign, ...]
    days: str
    first: date | None
    last: date | None
    status: str
    contested: bool
    contradicted_by: tuple[str, ...]
    because: tuple[Because, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of the signs."""
        return tuple(sign.code for sign in self.signs)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Return the sentences that say why it is contested, each once."""
        return each_once(each.sentence for each in self.because)

    @property
    def marks(self) -> tuple[str, ...]:
        """Return the words of the signs, without those that `days` says already."""
        return tuple(s.words for s in self.signs if s.code not in DAY_SIGNS)

    def rows(self) -> dict[str, Any]:
        """Return headline, days and signs as JSON values, as the API answers them."""
        signs = [{"code": sign.code, "words": sign.words} for sign in self.signs]
        return {"headline": self.headline, "days": self.days, "signs": signs}

    def derived(self) -> dict[str, Any]:
        """Return the values of DERIVED: two texts, the codes, a truth value, ids, the
        attributes as JSON, sentences.
        """
        return {
            "headline": self.headline,
            "days": self.days,
            "signs": list(self.codes),
            "contested": self.contested,
            "contradicted_by": list(self.contradicted_by),
            "attributes": self.claim.attributes,
            "contested_because": list(self.reasons),
        }


def each_once(sentences: Iterable[str]) -> tuple[str, ...]:
    """Return the sentences in their order, each once: many claims contradict another
    one by few rules.
    """
    return tuple(dict.fromkeys(sentences))


def present(
    claim: Claim,
    contradicted_by: Sequence[str] | int = (),
    corrected: bool = False,
    language: Phrasebook = ENGLISH_PHRASES,
    place: str = "",
    because: Sequence[Because] = (),
) -> Presentation:
    """Return what to say of a claim.

    contradicted_by: ids of the claims that contradict it, or only how many. corrected:
    whether it was revised after it was accepted. place: its name in the language, ""
    for the English one. because: why the claims contradict it.
    """
    against = () if isinstance(contradicted_by, int) else tuple(contradicted_by)
    contested = bool(contradicted_by)
    where = place or headline_place(
        claim.name, claim.place_as_written, claim.precision or "", claim.region
    )
    kind = language[f"kind.{claim.kind}"]
    if claim.hedge is Hedge.DENIED:
        kind = language["kind.denied"].format(kind=kind)
    status = language[f"review.{claim.review}"]
    return Presentation(
        claim=claim,
        headline=_headline(claim, language, where),
        title=f"{kind}: {where}" if where else kind,
        place=where,
        kind=kind,
        signs=tuple(
            Sign(code, language[f"sign.{code}"])
            for code in sign_codes(
                claim.review,
                claim.hedge,
                (claim.date_from is not None, claim.date_to is not None),
                by_program=claim.review_by == PROGRAM,
                contested=contested,
                corrected=corrected,
            )
        ),
        days=claim_days(claim.date_from, claim.date_to, language),
        first=claim.date_from,
        last=claim.date_to,
        status=(
            language["status.corrected"].format(status=status) if corrected else status
        ),
        contested=contested,
        contradicted_by=against,
        because=tuple(because),
    )


def counted_days(claim: Claim) -> tuple[date, date] | None:
    """Return the days on which map, chart and film count the claim; None: on none.

    An unknown start counts as the last day, never as the beginning of time; a claim of
    no day at all counts on the day it was published.
    """
    first = claim.date_from or claim.date_to or claim.published
    last = claim.date_to or claim.published or claim.date_from
    if first is None or last is None:
        return None
    return first, max(first, last)


def headline_place(
    name: str,
    written: str,
    precision: str,
    region: str,
) -> str:
    """Return the place of a claim as its headline names it, "" for none."""
    return place_words(name or written, precision, region)


def place_preposition(place: str, precision: str) -> str:
    """Return "at", "in", "on" or, of a country, an oblast or a raion, "within": where a
    headline says that something happened.

    place: as `headline_place` names it. precision: "" for none.
    """
    if precision not in WIDE:
        return "at"
    if precision in _DIVISIONS:
        return "within"
    return "on" if _head_noun(place) in ON else "in"


def with_article(place: str, precision: str) -> str:
    """Return the name as a sentence takes it: "the Kupiansk front", "Donbas"."""
    named = precision == Precision.AREA and _head_noun(place) in _WITH_ARTICLE
    return f"the {place}" if named and not place.startswith("the ") else place


def _head_noun(place: str) -> str:
    """Return "bank" for "left bank of Kherson Oblast", "sea" for "Sea of Azov"."""
    return place.partition(" of ")[0].rpartition(" ")[2].casefold()


def sign_codes(
    review: Review,
    hedge: Hedge,
    days_known: tuple[bool, bool],
    *,
    by_program: bool,
    contested: bool,
    corrected: bool,
) -> tuple[str, ...]:
    """Return the codes of the signs of a claim, in the order of SIGNS. days_known:
    whether its first and its last day are known.
    """
    applies = {
        review.value,
        hedge.value,
        _days_code(*days_known),
        "corrected" if corrected else "",
        "machine_read" if by_program else "",
        "contested" if contested else "",
    }
    return tuple(code for code in SIGNS if code in applies)


def _days_code(first: bool, last: bool) -> str:
    if not first and not last:
        return "date_unknown"
    if not first:
        return "start_unknown"
    return "" if last else "end_unknown"


def _headline(claim: Claim, language: Phrasebook, where: str) -> str:
    pattern = headline_pattern(
        claim.kind,
        claim.actor,
        claim.hedge,
        claim.review,
        preposition=place_preposition(where, claim.precision or ""),
        plural=takes_plural(claim.claimant),
        language=language,
    )
    sentence = pattern.sentence.format(
        who=speaker_words(claim.claimant, claim.claimant_side, language),
        place=with_article(where, claim.precision or "") or language["place.unknown"],
    )
    return pattern.frame.format(headline=f"{sentence[:1].upper()}{sentence[1:]}")


@dataclass(frozen=True, slots=True)
class HeadlinePattern:
    """What headlines have in common that differ in speaker and place alone.

    sentence: with "{who}" and "{place}", before its first letter is made a capital.
    frame: what stands around it, with "{headline}".
    """

    sentence: str
    frame: str


def headline_pattern(
    kind: Kind,
    actor: Side,
    hedge: Hedge,
    review: Review,
    *,
    preposition: str,
    plural: bool,
    language: Phrasebook = ENGLISH_PHRASES,
) -> HeadlinePattern:
    """Return the pattern of a headline. preposition: of `place_preposition`. plural:
    whether the speaker takes a plural verb.
    """
    place = "{place}"
    at = language["place.in" if preposition == "within" else f"place.{preposition}"]
    if preposition == "within" and kind.stance in _OF_GROUND:
        # "Retook Kharkiv Oblast" would be all of it, and a claim of a village in it
        # that is not named is put there.
        place = language["place.ground"]
    if actor is Side.UNKNOWN:
        what = language[f"what.{kind}.unknown"].format(place=place, at=at)
    else:
        subject = language[f"actor.{actor}"]
        what = language[f"what.{kind}"].format(actor=subject, place=place, at=at)
    speech = "states" if kind is Kind.STATEMENT else "says"
    forms = language[f"{speech}.{hedge}"].split("|")
    form = forms[-1] if plural else forms[0]
    accepted = review is Review.ACCEPTED
    frame = "{headline}" if accepted else language[f"headline.{review}"]
    return HeadlinePattern(form.format(who="{who}", what=what), frame)


def speaker_words(
    claimant: str,
    side: Side,
    language: Phrasebook = ENGLISH_PHRASES,
) -> str:
    """Return the speaker with the side, where the name does not say it already."""
    who = claimant or language["speaker.unknown"]
    words = language[f"side.{side}"]
    if side is Side.UNKNOWN or who.casefold() == words.casefold():
        return who
    return language["speaker.side"].format(who=who, side=words)


def takes_plural(claimant: str) -> bool:
    """Return whether an English name of a speaker takes a plural verb: "officials",
    "the Armed Forces", not "Reuters".
    """
    # "X, commander of the ground forces" is one person; "the forces of Y" are many.
    head = re.split(r", | of | for ", claimant, maxsplit=1)[0]
    last = head.rpartition(" ")[2]
    if " and " in head or last.casefold() in {"forces", "troops", "media"}:
        return True
    return (
        last.islower() and last.endswith("s") and not last.endswith(("ss", "us", "is"))
    )


def claim_days(
    first: date | None,
    last: date | None,
    language: Phrasebook = ENGLISH_PHRASES,
) -> str:
    """Return the days of a claim in words; None where a day is not known."""
    if first and last:
        return _range(first, last, language)
    if last:
        return language["days.by"].format(day=_day(last, language))
    if first:
        return language["days.from"].format(day=_day(first, language))
    return language["days.unknown"]


def _range(first: date, last: date, language: Phrasebook) -> str:
    """Return a range as short as it is clear: "5 to 9 June 2023"."""
    whole = _day(last, language)
    if first == last:
        return language["days.on"].format(day=whole)
    start = _day(first, language)
    if first.year == last.year:
        start = f"{first.day} {language.months[first.month - 1]}"
        if first.month == last.month:
            start = str(first.day)
    return language["days.range"].format(first=start, last=whole)


def _day(day: date, language: Phrasebook) -> str:
    return f"{day.day} {language.months[day.month - 1]} {day.year}"
