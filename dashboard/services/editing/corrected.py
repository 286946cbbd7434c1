"""The gazetteer as people corrected it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from dashboard.domain.place import Candidate, Place, Resolution
from dashboard.services.map.places import Corrections

if TYPE_CHECKING:
    from dashboard.reading.model import Gazetteer


@dataclass(frozen=True)
class CorrectedGazetteer:
    """The gazetteer with what people know better: spellings they corrected, places they
    moved.

    A corrected spelling has one candidate: what a person said is not weighed against
    namesakes.
    """

    gazetteer: Gazetteer
    corrections: Corrections

    def resolve(
        self,
        name: str,
        region: str | None = None,
        *,
        suggest: bool = True,
    ) -> Resolution:
        """Return the candidates and the one to stand by."""
        sure = self._by_hand(name, region)
        if sure:
            return Resolution((sure,), sure, 1.0, "")
        resolution = self.gazetteer.resolve(name, region, suggest=suggest)
        moved = tuple(map(self._moved, resolution.candidates))
        chosen = resolution.chosen and self._moved(resolution.chosen)
        return replace(resolution, candidates=moved, chosen=chosen)

    def candidates(
        self,
        name: str,
        region: str | None = None,
        limit: int = 5,
        *,
        suggest: bool = True,
        country: str = "UA",
    ) -> tuple[Candidate, ...]:
        """Return at most limit candidates for a name, best first."""
        sure = self._by_hand(name, region)
        if sure:
            return (sure,)
        listed = self.gazetteer.candidates(
            name, region, limit, suggest=suggest, country=country
        )
        return tuple(map(self._moved, listed))

    def knows(self, name: str) -> bool:
        """Tell whether some place has this spelling."""
        return bool(self.corrections.meant(name, "")) or self.gazetteer.knows(name)

    def place(self, id: str) -> Place | None:
        """Return the place of that id, where it lies according to the corrections."""
        return self.corrections.place(self.gazetteer.place(id))

    def abroad(self, name: str) -> bool:
        """Tell whether a name is that of a well-known place outside Ukraine."""
        return not self.corrections.meant(name, "") and self.gazetteer.abroad(name)

    def front(self, place: Place) -> float:
        """Return how likely reporting on the war is about a place there, 0 to 1."""
        return self.gazetteer.front(place)

    def dated(self, day: date | None) -> Gazetteer:
        """Return the gazetteer for a text of that day, with the same corrections."""
        return replace(self, gazetteer=self.gazetteer.dated(day))

    def _by_hand(self, name: str, region: str | None) -> Candidate | None:
        """Return the place people say a spelling means, None when nobody said."""
        place_id = self.corrections.meant(name, region or "")
        place = place_id and self.place(place_id)
        return Candidate(place, 1.0, name, "exact") if place else None

    def _moved(self, candidate: Candidate) -> Candidate:
        place = self.corrections.place(candidate.place) or candidate.place
        return replace(candidate, place=place)


def corrected_gazetteer(gazetteer: Gazetteer, corrections: Corrections) -> Gazetteer:
    """Return the gazetteer as corrected; the very same when nobody corrected
    anything.
    """
    if not corrections.by_subject:
        return gazetteer
    return CorrectedGazetteer(gazetteer, corrections)
