"""Ukrainian names in Latin letters, by the Cabinet of Ministers' table (resolution 55
of 27 January 2010).
"""

from __future__ import annotations

_LETTERS = {
    **dict(
        zip("абвгґдезиіклмнопрстуф", "abvhgdezyiklmnoprstuf", strict=True),
    ),
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
}
_OPENING = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_INSIDE = {"є": "ie", "ї": "i", "й": "i", "ю": "iu", "я": "ia"}
_DROPPED = "ьъ'’ʼ`\u02b9"


def transliterate(name: str) -> str:
    """Return a Ukrainian name in the official Latin spelling: Гуляйполе -> Huliaipole,
    Згурівка -> Zghurivka.

    Letters outside the Ukrainian alphabet pass unchanged.
    """
    out: list[str] = []
    before = ""
    for letter in name:
        low = letter.lower()
        if low in _DROPPED:
            continue
        latin = _latin(low, before)
        if letter.isupper() and low != latin:
            latin = latin.capitalize()
        elif low == latin:
            latin = letter
        out.append(latin)
        before = low
    return "".join(out)


def _latin(letter: str, before: str) -> str:
    # zgh, so that зг is not read as ж (zh).
    if letter == "г" and before == "з":
        return "gh"
    if letter not in _INSIDE:
        return _LETTERS.get(letter, letter)
    if before.isalpha():
        return _INSIDE[letter]
    return _OPENING[letter]
