"""Phrases with their places filled, for the tests of words."""

from __future__ import annotations

VALUES = {
    "actor": "Ukraine",
    "claims": "7 claims",
    "corners": "4",
    "count": "7",
    "counts": "7",
    "credit": "© A",
    "date_from": "1 May 2023",
    "date_to": "3 May 2023",
    "day": "3 May 2023",
    "days": "1–3 May 2023",
    "drawn": "5",
    "earlier": "2",
    "filters": "retaken",
    "hedge": "claimed",
    "km": "12",
    "known": "3 May 2023",
    "later": "5",
    "made": "4 May 2023",
    "most": "10",
    "name": "Pisky",
    "names": "A, B",
    "number": "3",
    "outlet": "B",
    "period": "May 2023",
    "place": "Pisky",
    "placed": "9",
    "places": "4 places",
    "point": "48, 37",
    "precision": "Raion",
    "remark": "as of noon",
    "revision": "0a1b",
    "sentence": "7 claims at 4 places",
    "shown": "5",
    "side": "Russia",
    "source": "A",
    "sources": "2 sources",
    "text": "mill",
    "told": "3",
    "who": "Somebody",
}


def filled(phrase: str) -> str:
    """Return the phrase as a reader sees it; forms after a number stay side by side."""
    return phrase.format_map(VALUES)
