"""Offsets and words of a reading are those of the text as it was written."""

from __future__ import annotations

from dashboard.reading.written import as_written
from tests.unit.reading.articles import article, read

TEXT = (
    "Russian troops shelled Kup-\niansk on Monday, t.me/kherson_live wrote.\n"
    "Could Lyman fall? Russia plans to take Lyman."
)


def test_claims_mentions_and_rejected_are_of_the_text() -> None:
    reading = read(TEXT)
    assert [m.place_as_written for m in reading.mentions][:1] == ["Kup-\niansk"]
    for mention in reading.mentions:
        assert TEXT[mention.start : mention.end] == mention.place_as_written
    (claim,) = reading.claims
    assert claim.name == "Kupiansk"
    assert claim.start is not None
    assert claim.quote == TEXT[claim.start : claim.end]
    assert "t.me/kherson_live" in claim.quote
    for rejected in reading.rejected:
        assert TEXT[rejected.start : rejected.end] == rejected.text


def test_a_clean_text_is_left_alone() -> None:
    from dashboard.reading.text.structure import readable_text

    text = "Russian troops shelled Kupiansk."
    reading = read(text)
    assert as_written(reading, article(text), readable_text(text)) is reading
