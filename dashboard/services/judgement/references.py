"""Reference layers that a person brings: polygons by day of who is said to hold what,
and how long after a claim a layer showed what it says.

They stay in the data directory: no export or backup has them, and no page or picture
shows them to the public unless their terms are said to allow that.
"""

from __future__ import annotations

import json
import re
import shutil
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.domain.claim import Claim
from dashboard.domain.errors import BadInput, Damaged, NothingFound
from dashboard.domain.files.replacing import replacing
from dashboard.domain.filters import Filters
from dashboard.domain.settings import memory_bytes
from dashboard.domain.wording import count_words
from dashboard.domain.words import Precision, Side
from dashboard.exchange.polygons.aside import polygons_aside
from dashboard.exchange.polygons.reading import SUFFIXES, Ring
from dashboard.i18n.translate import gettext, number_words
from dashboard.judgement import Assertion, Question, assertion
from dashboard.judgement.lag import Lag, Showing, lag_of, lag_sentence, within
from dashboard.judgement.overlap import MapDifference, difference
from dashboard.services.judgement.control import EXACT
from dashboard.services.judgement.regions import inside_ukraine
from dashboard.services.project import Project

FOLDER = "references"
_NAME = re.compile(r"\w[\w .()-]{0,59}")
_DAY = re.compile(r"(?<!\d)(20\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)")
MOST_NAMES = 5
"""Settlements that a sentence names."""
MOST_LINES = 200
"""Lines of a comparison that a page draws."""
POLYGON_SUFFIXES = SUFFIXES
"""Endings of the files that can be added."""
MOST_DAYS = 200
"""Days of a layer that are looked through for one claim on a page."""
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ReferenceLayer:
    """A layer. terms: under which its maker lets it be used, in their words. held_by:
    the side that is said to hold what the polygons enclose. added: moment, ISO. public:
    whether the terms are said to allow that everybody is shown it.
    """

    name: str
    terms: str
    held_by: Side
    added: str
    days: tuple[date, ...]
    public: bool = False

    @property
    def sentence(self) -> str:
        """Return what it is: days, side and terms."""
        span = gettext("no day")
        if self.days:
            span = gettext("{first} to {last}", first=self.days[0], last=self.days[-1])
        return gettext(
            "{name}: {days} ({span}), held by {side} as the layer says. Terms: {terms}",
            name=self.name,
            days=count_words(len(self.days), "day"),
            span=span,
            side=gettext(self.held_by.label),
            terms=self.terms,
        )


@dataclass(frozen=True, slots=True)
class ClaimLag:
    """A claim of a change and when the layer showed it."""

    claim: Claim
    day: date
    lag: Lag

    def line(self, layer: str) -> str:
        """Say it: "claimed 2023-06-12, shown by A from 2023-06-15"."""
        words = gettext("{layer} has no day since", layer=layer)
        if self.lag.day is not None:
            day = date.fromordinal(self.lag.day)
            words = gettext("shown by {layer} from {day}", layer=layer, day=day)
        elif self.lag.showing is Showing.NEVER:
            words = gettext("by {layer} never", layer=layer)
        return gettext(
            "{place}, {who}: claimed {day}, {shown}",
            place=self.claim.name or self.claim.place_as_written,
            who=self.claim.claimant or gettext("nobody named"),
            day=self.day,
            shown=words,
        )

    def row(self) -> dict[str, Any]:
        """Return it as JSON values."""
        first = self.lag.day
        return {
            "id": self.claim.id,
            "claimant": self.claim.claimant,
            "place_id": self.claim.place_id,
            "name": self.claim.name,
            "kind": self.claim.kind.value,
            "claimed": self.day.isoformat(),
            "shown": self.lag.showing.value,
            "shown_from": date.fromordinal(first).isoformat() if first else None,
            "lag_days": self.lag.days,
        }


def add_reference(
    project: Project,
    files: Sequence[Path],
    name: str,
    *,
    terms: str,
    day: date | None = None,
    held_by: Side = Side.RU,
    public: bool = False,
) -> ReferenceLayer:
    """Keep the polygons of files as days of a layer; a day that is there already is
    replaced.

    day: of the one file; None: each file's name says its own. public: its terms allow
    that everybody is shown it. Raises BadInput, and
    keeps nothing, for a file that cannot be read, a name without a day, other terms or
    another side than the layer has.
    """
    from dashboard.exchange.importers import limits_for

    if not terms.strip():
        raise BadInput(gettext("--terms: say under which terms the layer may be used"))
    if day is not None and len(files) > 1:
        raise BadInput(
            gettext("--day: several files; use --day-from-name, one file a day")
        )
    folder = _folder(project, name)
    before = _layer(folder) if (folder / "layer.json").exists() else None
    terms_now = (terms.strip(), held_by, public)
    if before and (before.terms, before.held_by, before.public) != terms_now:
        raise BadInput(
            gettext(
                "{name}: is kept with other terms or another side; remove it first, or"
                " choose another name",
                name=name,
            )
        )
    memory = memory_bytes(project.settings.import_memory)
    read = {}
    for path in files:
        its_day = day or _day_of(path)
        if its_day in read:
            raise BadInput(
                gettext(
                    "{file}: a second file of {day}; give one a day",
                    file=path.name,
                    day=its_day,
                )
            )
        read[its_day] = polygons_aside(path, limits_for(path, memory=memory))
    about = {
        "name": name,
        "terms": terms.strip(),
        "held_by": held_by.value,
        "public": public,
        "added": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    try:
        _write(folder, read, about)
    except OSError as error:
        raise BadInput(
            gettext(
                "{folder}: cannot be written ({strerror}); choose another --data",
                folder=folder,
                strerror=error.strerror,
            )
        ) from error
    return _layer(folder)


def _write(
    folder: Path,
    days: Mapping[date, list[Ring]],
    about: Mapping[str, object],
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for day, rings in days.items():
        # Without blanks: a day of a detailed map is megabytes.
        text = json.dumps(rings, separators=(",", ":"))
        _put(folder / f"{day.isoformat()}.json", text)
    # Last: a layer is there once it is whole.
    _put(folder / "layer.json", json.dumps(about, ensure_ascii=False))


def _put(path: Path, text: str) -> None:
    with replacing(path) as file:
        file.write(text.encode())


def reference_layers(
    project: Project,
    *,
    public_only: bool = False,
) -> list[ReferenceLayer]:
    """Return every layer, by name. public_only: those that everybody may be shown."""
    folders = sorted((project.settings.data_folder() / FOLDER).glob("*/layer.json"))
    layers = [_layer(each.parent) for each in folders]
    return [each for each in layers if each.public or not public_only]


def shown_layer(
    project: Project,
    name: str,
    day: date,
    *,
    public_only: bool = False,
) -> dict[str, Any]:
    """Return what a layer shows on a day, as a GeoJSON FeatureCollection with `words`:
    the newest of its days until then, nothing before the first.

    Raises NothingFound for a layer there is not, or one that not everybody may be shown
    with public_only: who may not see it is not told that it is there.
    """
    seen = {each.name: each for each in reference_layers(project)}
    layer = seen.get(name)
    if layer is None or (public_only and not layer.public):
        raise NothingFound(gettext("{name}: no such layer", name=name[:60]))
    until = [each for each in layer.days if each <= day]
    rings = []
    if until:
        of_day = _rings(_folder(project, name), until[-1])
        rings = [ring.tolist() for ring in of_day]
    on = gettext("has no day until {day}", day=day)
    if until:
        on = gettext("as of {day}", day=until[-1])
    words = gettext(
        "{name}, {on}: held by {side} as the layer says. Terms: {terms}",
        name=name,
        on=on,
        side=gettext(layer.held_by.label),
        terms=layer.terms,
    )
    properties = {"layer": "reference", "name": name, "side": layer.held_by.value}
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Polygon", "coordinates": rings},
            "properties": properties,
        }
    ]
    return {
        "type": "FeatureCollection",
        "day": until[-1].isoformat() if until else None,
        "words": words,
        "features": features if rings else [],
    }


def lag_lines(
    project: Project,
    claims: Iterable[Claim],
    *,
    public_only: bool = False,
) -> list[str]:
    """Return a line for each of the claims of a change and each layer: when the layer
    showed it. Of a layer no more than MOST_DAYS are looked through.

    public_only: by the layers that everybody may be shown.
    """
    layers = reference_layers(project, public_only=public_only)
    if not layers:
        return []

    @cache
    def encloses(
        folder: Path,
        day: date,
        point: tuple[float, float],
    ) -> bool:
        # The claims of a page are mostly of one place: its days are read once for all.
        return bool(within(_rings(folder, day), [point])[0])

    return [
        _lag_in(_folder(project, layer.name), layer, *change, encloses).line(layer.name)
        for change in _exact_changes(claims)
        for layer in layers
    ]


def _lag_in(
    folder: Path,
    layer: ReferenceLayer,
    claim: Claim,
    change: Assertion,
    encloses: Callable[[Path, date, tuple[float, float]], bool],
) -> ClaimLag:
    day = date.fromordinal(change.last)
    # The newest day before it, and what follows, until the layer shows it.
    first = max(0, bisect_left(layer.days, day) - 1)
    point = (claim.lon or 0.0, claim.lat or 0.0)
    agrees = change.side is layer.held_by
    states = (
        (each.toordinal(), encloses(folder, each, point) == agrees)
        for each in layer.days[first : first + MOST_DAYS]
    )
    return ClaimLag(claim, day, lag_of(change.last, states))


def remove_reference(project: Project, name: str) -> None:
    """Delete a layer. Raises NothingFound for one there is not."""
    folder = _there(project, name)
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise BadInput(
            gettext(
                "{folder}: cannot be deleted ({strerror}); delete it by hand",
                folder=folder,
                strerror=error.strerror,
            )
        ) from error


def claim_lags(
    project: Project,
    filters: Filters,
    name: str,
    progress: Progress | None = None,
) -> list[ClaimLag]:
    """Return when a layer showed each change that the filters match, in order of time.

    Claims of a part of a place, denials, and places that are not known exactly are left
    out. progress: is told how many days of how many are done. Raises NothingFound for a
    layer there is not.
    """
    folder = _there(project, name)
    layer = _layer(folder)
    wanted = sorted(_changes(project, filters), key=lambda each: each[1].last)
    at = [(claim.lon or 0.0, claim.lat or 0.0) for claim, _ in wanted]
    places = {point: number for number, point in enumerate(dict.fromkeys(at))}
    # Day by place: thousands of claims are of a few hundred places.
    inside = np.zeros((len(layer.days), len(places)), dtype=bool)
    for number, day in enumerate(layer.days):
        inside[number] = within(_rings(folder, day), list(places))
        if progress is not None:
            progress(number + 1, len(layer.days))
    days = [day.toordinal() for day in layer.days]
    lags = []
    for (claim, change), point in zip(wanted, at, strict=True):
        # The newest day before it, and what follows.
        first = max(0, bisect_left(days, change.last) - 1)
        agrees = inside[first:, places[point]] == (change.side is layer.held_by)
        lag = lag_of(change.last, zip(days[first:], agrees.tolist(), strict=True))
        lags.append(ClaimLag(claim, date.fromordinal(change.last), lag))
    return lags


def lag_words(name: str, lags: Sequence[ClaimLag]) -> Iterator[str]:
    """Yield the counts of all, then by claimant, then each claim."""
    yield f"{name}: {lag_sentence([each.lag for each in lags])}"
    for claimant in dict.fromkeys(each.claim.claimant for each in lags):
        own = [each.lag for each in lags if each.claim.claimant == claimant]
        yield f"  {claimant or gettext('nobody named')}: {lag_sentence(own)}"
    yield from (each.line(name) for each in lags)


@dataclass(frozen=True, slots=True)
class LayerDifference:
    """How two layers differ on a day: in what one side is said to hold. only_first,
    only_second: names of the settlements that one of the layers alone has within, in
    order.
    """

    day: date
    first: str
    second: str
    ground: MapDifference
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Say it in square kilometres, in settlements, and in kilometres between the
        lines.
        """
        words = gettext(
            "{day}: {first_km2} km2 by {first} alone, {second_km2} km2 by {second}"
            " alone",
            day=self.day,
            first=self.first,
            first_km2=number_words(round(self.ground.only_first)),
            second=self.second,
            second_km2=number_words(round(self.ground.only_second)),
        )
        words += gettext(
            "; settlements: {first_count} by {first} alone, {second_count} by {second}"
            " alone",
            first=self.first,
            first_count=_counted(self.only_first),
            second=self.second,
            second_count=_counted(self.only_second),
        )
        half, most = self.ground.half_km, self.ground.most_km
        if half is not None and most is not None:
            words += gettext(
                "; half of the lines lies within {half} km of the other, nine tenths"
                " within {most} km",
                half=number_words(max(1, round(half))),
                most=number_words(max(1, round(most))),
            )
        return words

    def row(self) -> dict[str, Any]:
        """Return it as JSON values."""
        ground = self.ground
        return {
            "day": self.day.isoformat(),
            "first": self.first,
            "second": self.second,
            "only_first_km2": round(ground.only_first, 1),
            "only_second_km2": round(ground.only_second, 1),
            "half_of_lines_km": ground.half_km and round(ground.half_km, 1),
            "most_of_lines_km": ground.most_km and round(ground.most_km, 1),
            "only_first_settlements": list(self.only_first),
            "only_second_settlements": list(self.only_second),
        }


def _counted(names: Sequence[str]) -> str:
    """Return how many there are, and the first of them."""
    if not names:
        return number_words(0)
    more = "…" if len(names) > MOST_NAMES else ""
    return f"{number_words(len(names))} ({', '.join(names[:MOST_NAMES])}{more})"


def compared_layers(
    project: Project,
    first: str,
    second: str,
    progress: Progress | None = None,
) -> list[LayerDifference]:
    """Return how two layers differ on each day that both have, by a grid of about a
    kilometre. Lines are compared inside Ukraine, away from its border and coast;
    settlements are those of the gazetteer whose point is known.

    Raises BadInput for layers of what different sides hold, DataMissing without the
    basemap.
    """
    folders = [_there(project, name) for name in (first, second)]
    layers = [_layer(folder) for folder in folders]
    if layers[0].held_by is not layers[1].held_by:
        raise BadInput(
            gettext(
                "{first} and {second}: show what different sides hold; compare layers"
                " of one side",
                first=first,
                second=second,
            )
        )
    days = sorted({*layers[0].days} & {*layers[1].days})
    settlements = [
        (place.name, (place.lon, place.lat))
        for place in project.gazetteer.places()
        if place.precision is Precision.SETTLEMENT
    ]
    names = np.array([name for name, _ in settlements], dtype=object)
    points = [point for _, point in settlements]
    home = inside_ukraine(project.settings)
    rows = []
    for number, day in enumerate(days, start=1):
        maps = [_rings(folder, day) for folder in folders]
        in_first, in_second = (within(rings, points) for rings in maps)
        rows.append(
            LayerDifference(
                day,
                first,
                second,
                difference(maps[0], maps[1], home),
                tuple(sorted(names[in_first & ~in_second])),
                tuple(sorted(names[in_second & ~in_first])),
            )
        )
        if progress is not None:
            progress(number, len(days))
    return rows


def _changes(project: Project, filters: Filters) -> Iterator[tuple[Claim, Assertion]]:
    yield from _exact_changes(project.index.claims(filters))


def _exact_changes(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Assertion]]:
    for claim in claims:
        if not claim.placed or claim.precision not in EXACT:
            continue
        answer = assertion(claim)
        if answer is None or answer.question is not Question.CHANGE:
            continue
        if not (answer.denied or answer.part):
            yield claim, answer


def _folder(project: Project, name: str) -> Path:
    # The name becomes a folder; Windows drops a dot or blank at its end.
    if not _NAME.fullmatch(name) or name.endswith((".", " ")):
        raise BadInput(
            gettext(
                "{name}: not a name of a layer; give letters, digits, spaces, - or .",
                name=f"{name[:60]!r}",
            )
        )
    return project.settings.writable() / FOLDER / name


def _there(project: Project, name: str) -> Path:
    folder = _folder(project, name)
    if not (folder / "layer.json").exists():
        names = ", ".join(each.name for each in reference_layers(project))
        raise NothingFound(
            gettext(
                "{name}: no such layer; there are: {names}",
                name=name[:60],
                names=names or gettext("none"),
            )
        )
    return folder


def _layer(folder: Path) -> ReferenceLayer:
    try:
        about = json.loads((folder / "layer.json").read_text("utf-8"))
        days = sorted(
            date.fromisoformat(path.stem) for path in folder.glob("????-??-??.json")
        )
        return ReferenceLayer(
            str(about["name"]),
            str(about["terms"]),
            Side(about["held_by"]),
            str(about["added"]),
            tuple(days),
            about.get("public") is True,
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Damaged(
            gettext(
                "{folder}: the layer cannot be read ({error}); delete the folder and"
                " add it again",
                folder=folder,
                error=str(error)[:80],
            )
        ) from error


def _rings(folder: Path, day: date) -> list[NDArray[np.float64]]:
    """Return the corners of each ring of a day, longitude and latitude."""
    path = folder / f"{day.isoformat()}.json"
    try:
        rings = json.loads(path.read_text("utf-8"))
        # Reshaped, so that a file that was changed by hand fails here and not in a
        # drawing.
        return [np.asarray(ring, dtype=float).reshape(len(ring), 2) for ring in rings]
    except (OSError, ValueError, TypeError) as error:
        raise Damaged(
            gettext(
                "{path}: cannot be read ({error}); add that day again",
                path=path,
                error=str(error)[:80],
            )
        ) from error


def _day_of(path: Path) -> date:
    matched = _DAY.search(path.stem)
    try:
        if matched:
            return date(*map(int, matched.groups()))
    except ValueError as error:
        raise BadInput(
            gettext(
                "{name}: its name holds no day ({error})", name=path.name, error=error
            )
        ) from error
    raise BadInput(
        gettext(
            "{name}: its name holds no day, like 2023-06-12; rename it, or give --day",
            name=path.name,
        )
    )


def layer_row(layer: ReferenceLayer) -> dict[str, Any]:
    """Return a layer as JSON values."""
    days = [day.isoformat() for day in layer.days]
    return {**asdict(layer), "held_by": layer.held_by.value, "days": days}
