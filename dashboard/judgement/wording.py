"""Which passages are nearly the same: shingles of words, found by a sketch and verified
by what the texts really share.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import blake2b

SHINGLE = 3
"""Words of a shingle."""
FEWEST = 6
"""Shingles of a passage at the least: shorter ones are alike by chance."""
SKETCH = 32
"""Smallest hashes of a passage by which others are looked for (bottom-k MinHash)."""
CONTAINED = 0.7
"""Share of the shingles of the shorter passage that the longer one holds."""
MOST_ALIKE = 400
"""Passages with one shingle in common that are compared at the most."""
_WORD = re.compile(r"[^\W_]+")


def shingles(text: str) -> frozenset[int]:
    """Return the shingles of a passage as numbers; none when it is too short."""
    words = _WORD.findall(text.casefold())
    grams = {
        " ".join(words[start : start + SHINGLE])
        for start in range(len(words) - SHINGLE + 1)
    }
    if len(grams) < FEWEST:
        return frozenset()
    return frozenset(
        int.from_bytes(blake2b(gram.encode(errors="replace"), digest_size=8).digest())
        for gram in grams
    )


def containment(a: frozenset[int], b: frozenset[int]) -> float:
    """Return the share of the smaller set that the other one holds; 0 for nothing."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0


def alike(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the positions of two passages that are nearly the same, or of which the one
    holds the other; each pair once, the lower position first.
    """
    sets = [shingles(text) for text in texts]
    holders: dict[int, list[int]] = defaultdict(list)
    for position, grams in enumerate(sets):
        for gram in sorted(grams)[:SKETCH]:
            holders[gram].append(position)
    compared: set[tuple[int, int]] = set()
    for positions in holders.values():
        # What everybody writes tells nothing of who copied whom.
        for n, first in enumerate(positions[:MOST_ALIKE]):
            for second in positions[n + 1 : MOST_ALIKE]:
                pair = (first, second)
                if pair in compared:
                    continue
                compared.add(pair)
                if containment(sets[first], sets[second]) >= CONTAINED:
                    yield pair
