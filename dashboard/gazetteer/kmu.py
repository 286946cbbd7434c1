"""Ukrainian names in Latin letters, by the Cabinet of Ministers' table (resolution 55 of 27 January 2010)."""

from __future__ import annotations

_PLAIN = dict(
    zip(
        "абвгґдежзиіклмнопрстуф",
        ["a", "b", "v", "h", "g", "d", "e", "zh", "z", "y", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f"],
        strict=True,
    )
) | {"х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch"}
_OPENING = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_INSIDE = {"є": "ie", "ї": "i", "й": "i", "ю": "iu", "я": "ia"}
_DROPPED = "ьъ'’ʼ`\u02b9"


def transliterate(name: str) -> str:
    """Return a Ukrainian name in the official Latin spelling: Гуляйполе -> Huliaipole, Згурівка -> Zghurivka.

    Letters outside the Ukrainian alphabet pass unchanged.
    """
    out: list[str] = []
    before = ""
    for letter in name:
        low = letter.lower()
        if low in _DROPPED:
            continue
        if low == "г" and before == "з":
            latin = "gh"
        elif low in _INSIDE:
            latin = _INSIDE[low] if before.isalpha() else _OPENING[low]
        else:
            latin = _PLAIN.get(low, letter)
        out.append(latin.capitalize() if letter.isupper() and low != latin else latin)
        before = low
    return "".join(out)
