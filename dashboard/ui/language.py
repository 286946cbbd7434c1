"""The language of the page: that of the address, else of the browser; the switch in the
bar writes it into the address.
"""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.domain.sharing.picture_options import OPTION
from dashboard.i18n.translate import (
    ENGLISH,
    LANGUAGE_NAMES,
    current_language,
    gettext,
    preferred_language,
    set_language,
    speak_otherwise,
)
from dashboard.ui.runs.presses import undisturbed

NAMED = "language"
"""Name in the address, and key of the language in the session."""
CHOSEN = "language chosen"
"""Key of the session: the language somebody asked for, "" for nobody."""
PAGE = "language page"


@undisturbed()
def choose_language() -> str:
    """Speak the reader's language from now on, and return its code.

    What somebody asked for comes along to the other pages, and stands in their address
    then; going back to an address without it takes it back.
    """
    named = st.query_params.get(NAMED, "")
    page = urlsplit(st.context.url or "").path
    same = st.session_state.get(PAGE) == page
    st.session_state[PAGE] = page
    if named in LANGUAGE_NAMES or same:
        st.session_state[CHOSEN] = named if named in LANGUAGE_NAMES else ""
    chosen = st.session_state.get(CHOSEN)
    if chosen and not named:
        st.query_params[NAMED] = chosen
    code = chosen or _preferred()
    st.session_state[NAMED] = code
    set_language(code)
    return code


def switch_language(code: object) -> None:
    """Speak another language from the next run on; what is none of ours is passed
    over.
    """
    if isinstance(code, str) and code in LANGUAGE_NAMES:
        st.query_params[NAMED] = code


def chosen_query() -> str:
    """Return what a link to another page of ours ends with, so that the language comes
    along; "" for nothing.
    """
    chosen = st.session_state.get(CHOSEN)
    return f"?{NAMED}={chosen}" if chosen else ""


def language_of_file(cell: DeltaGenerator, key: str) -> str:
    """Ask in which language a file is written, at first in that of the page; return the
    code.
    """
    choices = OPTION["language"].choices
    codes = list(choices)
    return str(
        cell.selectbox(
            gettext("Language"),
            codes,
            codes.index(current_language()),
            format_func=choices.__getitem__,
            key=key,
        )
    )


def _preferred() -> str:
    accepted = st.context.headers.get("Accept-Language")
    return preferred_language(accepted or st.context.locale or "")


def _of_session() -> str:
    """Return the language of the session whose thread this is, English for others."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return ENGLISH
    return str(st.session_state.get(NAMED) or ENGLISH)


# A callback runs before the script has chosen the language.
speak_otherwise(_of_session)
