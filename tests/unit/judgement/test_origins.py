"""How many really say so: claims that go back to the same words have one origin."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from benchmarks.judgement.relays import b_cubed, relayed
from dashboard.domain.claim import Claim
from dashboard.domain.words import Hedge, Kind, Review, Side
from dashboard.judgement.origins import Origins, Tie, origins

TEXT = "Our soldiers raised the flag over the school in the middle of the village today"
STAFF = Claim(
    id="a",
    kind=Kind.RETAKE,
    actor=Side.UA,
    claimant_side=Side.UA,
    claimant="the General Staff of the Armed Forces of Ukraine",
    place_id="UA1",
    date_from=date(2023, 6, 12),
    date_to=date(2023, 6, 12),
    publisher="BBC",
    url="https://example.org/a",
    quote="Robotyne is ours",
    review=Review.ACCEPTED,
)
NOBODY = replace(
    STAFF, claimant="", claimant_side=Side.UNKNOWN, publisher="Sky", url="", quote="x"
)
OBSERVER = replace(
    STAFF,
    claimant="ISW",
    claimant_side=Side.INDEPENDENT,
    publisher="ISW",
    url="https://example.org/isw",
    quote="",
)


def sizes(judged: Origins) -> list[int]:
    return [len(each.members) for each in judged.named]


def test_one_speaker_in_several_spellings() -> None:
    again = replace(STAFF, claimant="Ukraine's General Staff", url="", publisher="TASS")
    judged = origins([STAFF, again])
    assert sizes(judged) == [2]
    assert judged.named[0].ties == (Tie.SPEAKER,)
    assert "within 3 days" in judged.named[0].sentence
    later = replace(again, date_to=date(2023, 6, 16))
    assert sizes(origins([STAFF, later])) == [1, 1]
    elsewhere = replace(again, place_id="UA2")
    assert sizes(origins([STAFF, elsewhere])) == [1, 1]


def test_another_answer_is_another_origin() -> None:
    denial = replace(STAFF, hedge=Hedge.DENIED, url="")
    assert sizes(origins([STAFF, denial])) == [1, 1]
    # Who took it says no more than who holds it; who left it leaves it to the other.
    left = replace(STAFF, kind=Kind.WITHDRAW, actor=Side.RU, url="")
    assert sizes(origins([STAFF, replace(STAFF, kind=Kind.HOLD), left])) == [3]


def test_what_cites_or_relays() -> None:
    cites = replace(NOBODY, quote="Robotyne is free, according to the General Staff.")
    relays = replace(NOBODY, relayed_by="Ukrainian General Staff")
    agency = replace(NOBODY, relayed_by="BBC")
    judged = origins([STAFF, cites, relays, agency])
    assert (sizes(judged), judged.nobody) == ([4], 0)
    assert judged.named[0].ties == (Tie.RELAY,)


def test_the_same_words() -> None:
    first = replace(STAFF, quote=TEXT)
    copy = replace(NOBODY, quote=f"News: {TEXT}, it was announced")
    judged = origins([first, copy])
    assert (sizes(judged), judged.nobody) == ([2], 0)
    assert judged.named[0].ties == (Tie.WORDING,)
    old = replace(copy, date_to=date(2023, 6, 18))
    assert origins([first, old]).nobody == 1
    short = replace(NOBODY, quote="Robotyne is ours")
    assert origins([STAFF, short]).nobody == 1


def test_one_article_with_two_speakers_has_two_origins() -> None:
    other = replace(OBSERVER, url=STAFF.url, quote=TEXT)
    assert sizes(origins([replace(STAFF, quote=TEXT), other])) == [1, 1]
    # What names nobody does not join the two.
    nobody = replace(NOBODY, url=STAFF.url)
    assert sorted(sizes(origins([STAFF, other, nobody]))) == [1, 2]


def test_the_sentence_counts_outlets_origins_and_nobody() -> None:
    again = replace(STAFF, publisher="TASS", url="")
    silent = [replace(NOBODY, publisher=name) for name in ("Sky", "CNN", "Sky")]
    judged = origins([STAFF, again, OBSERVER, *silent])
    assert judged.sentence == (
        "5 outlets, 2 origins: one Ukrainian official, one observer; 3 name nobody"
    )
    assert origins([STAFF]).sentence == "1 outlet, 1 origin: one Ukrainian official"
    assert origins([NOBODY]).sentence == "1 outlet, 0 origins; 1 names nobody"
    assert origins([]).sentence == "0 outlets, 0 origins"


def test_the_order_of_claims_does_not_matter() -> None:
    claims, _ = relayed(3, roots=20)
    forward, backward = origins(claims), origins(claims[::-1])
    last = len(claims) - 1
    turned = {tuple(sorted(last - n for n in each.members)) for each in backward.named}
    assert {each.members for each in forward.named} == turned


@pytest.mark.parametrize("seed", range(5))
def test_generated_relays_lead_back_to_their_roots(seed: int) -> None:
    claims, roots = relayed(seed)
    judged = origins(claims)
    group = {
        position: number
        for number, each in enumerate((*judged.named, *judged.unnamed))
        for position in each.members
    }
    assert b_cubed([group[n] for n in range(len(claims))], roots) >= 0.95
