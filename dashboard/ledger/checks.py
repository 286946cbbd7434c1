"""What a ledger takes in: values that both backends can keep and give back as they
were.
"""

from __future__ import annotations

import hashlib
import sys
from datetime import date, datetime
from pathlib import PurePosixPath, PureWindowsPath

from dashboard.domain.article import Article
from dashboard.domain.claim import DAYS, NUMBERS, OFFSETS, TEXTS, WORDS, Claim
from dashboard.domain.dataset import Dataset, checked_colour
from dashboard.domain.errors import BadInput
from dashboard.domain.place import PlaceCorrection

MAX_NAME = 200
"""Longest id or name, characters: PostgreSQL indexes no key of more than 2,704 bytes.
"""
MAX_INTEGER = 2**63 - 1
MAX_NUMBER = sys.float_info.max
RELIABILITY = ("", "A", "B", "C", "D", "E", "F")
CREDIBILITY = ("", "1", "2", "3", "4", "5", "6")


def check_text(what: str, field: str, value: object) -> None:
    """Raise BadInput unless the value is text that both backends can store."""
    if not isinstance(value, str):
        raise BadInput(
            f"{what}: {field} is {type(value).__name__} and not text; give text"
        )
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise BadInput(
            f"{what}: {field} holds half of a surrogate pair at character"
            f" {error.start + 1}; take it out"
        ) from error
    if "\x00" in value:
        raise BadInput(
            f"{what}: {field} holds a NUL at character {value.index(chr(0)) + 1}; take"
            " it out"
        )


def askable(id: str) -> str:
    """Return the id to ask for, "" (which nothing has) for one that no database takes:
    hostile addresses get here.
    """
    try:
        return "" if b"\x00" in id.encode() else id
    except UnicodeEncodeError:
        return ""


def check_name(what: str, field: str, value: str) -> None:
    """Raise BadInput unless the value is text that can be a key: not blank, not too
    long.
    """
    check_text(what, field, value)
    if not value.strip():
        raise BadInput(f"{what}: {field} is empty; give one")
    if len(value) > MAX_NAME:
        raise BadInput(
            f"{what}: {field} is longer than {MAX_NAME} characters; shorten it"
        )


def check_claim(claim: Claim) -> None:
    """Raise BadInput that names claim and field unless the claim can be stored."""
    what = f"claim {claim.id[:40]!r}" if isinstance(claim.id, str) else "claim"
    check_name(what, "id", claim.id)
    for name in TEXTS:
        value = getattr(claim, name)
        if name in WORDS:
            _check_word(what, name, value)
        else:
            check_text(what, name, value)
    for name in DAYS:
        _check_day(what, name, getattr(claim, name))
    for name in OFFSETS:
        _check_offset(what, name, getattr(claim, name))
    for name in NUMBERS:
        _check_number(what, name, getattr(claim, name))
    _check_point(what, claim.lat, claim.lon)


def _check_day(what: str, name: str, value: object) -> None:
    # A datetime is a date too, but its time of day would be lost in silence.
    if value is not None and type(value) is not date:
        raise BadInput(
            f"{what}: {name} is {type(value).__name__} and not a date; give a date or"
            " None"
        )


def _check_offset(what: str, name: str, value: object) -> None:
    # True is an int as well, and no number of characters.
    if value is not None and not (type(value) is int and 0 <= value <= MAX_INTEGER):
        raise BadInput(
            f"{what}: {name} {value!r:.40} is not a number of characters; give 0 or"
            " more, or None"
        )


def _check_word(what: str, name: str, value: object) -> None:
    if not (value is None and name == "precision") and not isinstance(
        value, WORDS[name]
    ):
        raise BadInput(
            f"{what}: {name} {value!r:.40} is not known; one of"
            f" {', '.join(w.value for w in WORDS[name])}"
        )


def _check_number(what: str, name: str, value: object) -> None:
    if value is None:
        return
    # PostgreSQL and SQLite disagree about what is no number or has no end.
    if (
        not isinstance(value, int | float)
        or isinstance(value, bool)
        or not -MAX_NUMBER <= value <= MAX_NUMBER
    ):
        raise BadInput(
            f"{what}: {name} {value!r:.40} is not a finite number; give one, or None"
            " when it is not known"
        )


def _check_point(
    what: str,
    lat: float | None,
    lon: float | None,
) -> None:
    if (lat is None) != (lon is None):
        raise BadInput(f"{what}: only one of lat and lon is given; give both or none")
    if (
        lat is not None
        and lon is not None
        and not (-90 <= lat <= 90 and -180 <= lon <= 180)
    ):
        raise BadInput(
            f"{what}: lat {lat}, lon {lon} is not on Earth; give degrees, latitude"
            " first"
        )
    # No claim is about the Gulf of Guinea: there a lookup failed.
    if lat == 0 and lon == 0:
        raise BadInput(
            f"{what}: lat 0, lon 0 is what a failed lookup leaves; give None for both"
            " when it is not known"
        )


def _check_moment(what: str, name: str, value: datetime | None) -> None:
    if value is not None and value.tzinfo is None:
        raise BadInput(f"{what}: {name} has no time zone; give a moment in UTC")


def check_article(article: Article) -> None:
    """Raise BadInput unless the article can be stored and its id and sha256 are those
    of its text.
    """
    what = f"article {article.id[:40]!r}"
    for name in (
        "id",
        "text",
        "sha256",
        "url",
        "title",
        "publisher",
        "author",
        "language",
    ):
        check_text(what, name, getattr(article, name))
    _check_moment(what, "fetched_at", article.fetched_at)
    digest = hashlib.sha256(article.text.encode()).hexdigest()
    if article.sha256 != digest or article.id != f"sha256:{digest[:16]}":
        raise BadInput(
            f"{what}: id or sha256 is not that of its text ({digest}); read the article"
            " again"
        )


def check_dataset(dataset: Dataset) -> None:
    """Raise BadInput unless the dataset can be stored and its file lies inside the
    folder of datasets.
    """
    what = f"dataset {dataset.name[:40]!r}"
    check_name(what, "name", dataset.name)
    for name in (
        "format",
        "path",
        "title",
        "source",
        "sha256",
        "credit",
        "license",
        "terms",
        "imported_by",
    ):
        check_text(what, name, getattr(dataset, name))
    for name in ("rows", "rejected", "left_out"):
        if not 0 <= getattr(dataset, name) <= MAX_INTEGER:
            raise BadInput(
                f"{what}: {name} {getattr(dataset, name)} is not a count; give 0 or"
                " more"
            )
    _check_moment(what, "imported_at", dataset.imported_at)
    _check_moment(what, "published_at", dataset.published_at)
    if checked_colour(dataset.colour) != dataset.colour:
        raise BadInput(f"{what}: colour {dataset.colour!r}: write it like #7B3F99")
    if not dataset.archive and not inside(dataset.path):
        raise BadInput(
            f"{what}: path {dataset.path[:80]!r} does not stay in the folder of"
            " datasets; give a plain name"
        )


def inside(path: str) -> bool:
    """Whether a path, written with slashes, is a file below the folder it is relative
    to, on every platform.
    """
    # Written on one platform it may be opened on another: both have to agree.
    parts = PurePosixPath(path).parts
    return (
        bool(parts)
        and ".." not in parts
        and not PurePosixPath(path).is_absolute()
        and "\\" not in path
        and not (PureWindowsPath(path).anchor)
    )


def check_correction(correction: PlaceCorrection) -> None:
    """Raise BadInput unless the correction can be stored and says one thing about one
    place.
    """
    what = f"correction of {(correction.spelling or correction.place_id)[:40]!r}"
    for name in ("place_id", "spelling", "name", "region"):
        check_text(what, name, getattr(correction, name))
    if not correction.spelling:
        check_name(what, "place_id", correction.place_id)
    elif correction.lat is not None or correction.lon is not None:
        raise BadInput(
            f"{what}: it has a spelling and a point; say in two corrections what the"
            " spelling means and where it is"
        )
    if correction.precision is not None:
        _check_word(what, "precision", correction.precision)
    for name in NUMBERS:
        _check_number(what, name, getattr(correction, name))
    _check_point(what, correction.lat, correction.lon)
