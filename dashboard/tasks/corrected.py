"""The gazetteer as people corrected it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dashboard.domain.place import Candidate, Place, Resolution
from dashboard.tasks.places import Corrections

if TYPE_CHECKING:
    from dashboard.reading.model import Gazetteer


@dataclass(frozen=True)
class CorrectedGazetteer:
    """The gazetteer with what people know better: spellings they corrected, places they moved.

    A corrected spelling has one candidate: what a person said is not weighed against namesakes.
    """

    gazetteer: Gazetteer
    corrections: Corrections

    def resolve(self, name: str, region: str | None = None, *, suggest: bool = True) -> Resolution:
        """Return the candidates and the one to stand by."""
        sure = self._said(name, region)
        if sure:
            return Resolution((sure,), sure, 1.0, "")
        found = self.gazetteer.resolve(name, region, suggest=suggest)
        chosen = self._mended(found.chosen) if found.chosen else None
        return replace(found, candidates=tuple(map(self._mended, found.candidates)), chosen=chosen)

    def candidates(
        self, name: str, region: str | None = None, limit: int = 5, *, suggest: bool = True
    ) -> tuple[Candidate, ...]:
        """Return at most limit candidates for a name, best first."""
        sure = self._said(name, region)
        return (
            (sure,)
            if sure
            else tuple(map(self._mended, self.gazetteer.candidates(name, region, limit, suggest=suggest)))
        )

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

    def _said(self, name: str, region: str | None) -> Candidate | None:
        place_id = self.corrections.meant(name, region or "")
        place = self.place(place_id) if place_id else None
        return Candidate(place, 1.0, name, "exact") if place else None

    def _mended(self, one: Candidate) -> Candidate:
        return replace(one, place=self.corrections.place(one.place) or one.place)


def corrected(gazetteer: Gazetteer, corrections: Corrections) -> Gazetteer:
    """Return the gazetteer as corrected; the very same when nobody corrected anything."""
    return CorrectedGazetteer(gazetteer, corrections) if corrections.by_subject else gazetteer
