"""What may be said of a trouble to whoever asks: nothing that names folders, databases
or machines of this server.
"""

from __future__ import annotations

import re

from dashboard.domain.settings import Settings
from dashboard.i18n.translate import gettext

UNNAMED_TROUBLE = (
    "this cannot be answered at the moment; try again later, or ask whoever runs this"
    " server, who can see why"
)
"""Said in the place of words that are not for everybody."""
_INNER = re.compile(
    r"""[\\/"@]|\d+\.\d+\.\d+|[0-9a-f]*:[0-9a-f:]*:|\b(port|host|user|role)\b""",
    re.IGNORECASE,
)
"""Signs of a path, an address, a quotation of what a database answered."""
_TOKEN = re.compile(r"[^\W_][\w.-]{2,}")


def public_words(text: str, settings: Settings) -> str:
    """Return the text, or other words where it may name a folder, a database or a
    machine.
    """
    if _INNER.search(text):
        return gettext(UNNAMED_TROUBLE)
    _, _, database = settings.database_url.partition("://")
    names = {token.casefold() for token in _TOKEN.findall(database)}
    if any(token.casefold() in names for token in _TOKEN.findall(text)):
        return gettext(UNNAMED_TROUBLE)
    return text
