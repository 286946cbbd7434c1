"""Regular expressions that take long to compile, and that few commands ever ask."""

from __future__ import annotations

import re


class LatePattern:
    """A regular expression that is compiled when it is first asked: those of judgement
    together take a third of a second, and every command would wait for them.
    """

    def __init__(self, words: str) -> None:
        self._words = words
        self._compiled: re.Pattern[str] | None = None

    def pattern(self) -> re.Pattern[str]:
        """Return it compiled."""
        if self._compiled is None:
            self._compiled = re.compile(self._words)
        return self._compiled

    def search(self, text: str) -> re.Match[str] | None:
        """Return its first match anywhere in a text."""
        return self.pattern().search(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match of a whole text."""
        return self.pattern().fullmatch(text)

    def sub(self, words: str, text: str) -> str:
        """Return a text with other words where it matches."""
        return self.pattern().sub(words, text)
