"""Languages of articles, in words a person reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.reading.model import Reading

READ = {"en": "English", "uk": "Ukrainian", "ru": "Russian"}
"""Languages that are read."""
OTHERS = {
    "ar": "Arabic",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "cs": "Czech",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "et": "Estonian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hu": "Hungarian",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "kk": "Kazakh",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "mk": "Macedonian",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "sk": "Slovak",
    "sr": "Serbian",
    "sv": "Swedish",
    "tr": "Turkish",
    "zh": "Chinese",
}
"""Names of languages that are recognised and not read; others go by their code."""


def language_words(code: str) -> str:
    """Return the English name of a language by its ISO 639-1 code, the code itself for
    one without a name here.
    """
    return READ.get(code) or OTHERS.get(code, code)


def unread_words(reading: Reading) -> str:
    """Return what is to be said of an article in a language that is not read, "" for
    one that is.
    """
    if reading.language in READ:
        return ""
    return (
        f"This text is in {language_words(reading.language)}, which is not read: it"
        f" gives no claims. Give it in {', '.join(READ.values())}."
    ).replace("Ukrainian, Russian", "Ukrainian or Russian")
