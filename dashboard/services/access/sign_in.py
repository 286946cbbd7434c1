"""Who signed in: what the provider's claims and the signed cookie of the browser say.

Streamlit keeps a sign-in in a cookie, signed with itsdangerous, for thirty days, and
forgets it in the browser alone when somebody signs out. Here a sign-in ends earlier,
and one that was signed out is over wherever its cookie turns up again.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Protocol
from urllib.parse import quote

from itsdangerous import BadData, URLSafeTimedSerializer

from dashboard.domain.errors import FrontlineError

LOG = logging.getLogger(__name__)

COOKIE = "_streamlit_user"
"""Name of Streamlit's cookie; one too long for a browser is cut into COOKIE_1, ..."""
LIFETIME = timedelta(hours=12)
"""How long a sign-in lasts: a working day."""
MOST_CHUNKS = 20
LONGEST_IDENTITY = 320
"""Characters of the longest e-mail address."""
HOLDER = "sign-out"
"""Who has the leases that stand for sign-ins which ended."""


class Leases(Protocol):
    """What all servers of a ledger share; the ledger is it."""

    def lease(self, name: str, holder: str, seconds: float) -> bool:
        """Take a lease for that long; whether it is the holder's now."""

    def leased(self, name: str) -> bool:
        """Return whether a lease runs."""


Shared = Callable[[], Leases]


def identity_of_claims(claims: Mapping[str, object]) -> str:
    """Return whom the claims of an ID token are about, "" for nobody.

    It is the e-mail when the provider verified it, in lower case; else the provider's
    own name for the person, behind the address of the provider. An e-mail that is not
    verified is anybody's, so it is never an identity.
    """
    email = claims.get("email")
    if isinstance(email, str) and claims.get("email_verified") is True:
        identity = email.strip().casefold()
        # What has no @ could be taken for a name of another kind.
        if "@" in identity and "#" not in identity:
            return _bounded(identity)
    issuer, subject = claims.get("iss"), claims.get("sub")
    if not isinstance(issuer, str) or not isinstance(subject, str):
        return ""
    if not issuer.startswith(("https://", "http://")) or not subject:
        return ""
    # Percent signs keep two subjects apart and any of them from looking like an e-mail.
    return _bounded(f"{issuer}#{quote(subject, safe='')}")


def _bounded(identity: str) -> str:
    """Return the identity, "" for one that no ledger would keep."""
    if len(identity) > LONGEST_IDENTITY or not identity.isprintable():
        return ""
    return identity


def signed_in(
    cookies: Mapping[str, str],
    secret: str,
    *,
    origin: str = "",
    now: datetime | None = None,
    shared: Shared | None = None,
) -> str | None:
    """Return the identity that the browser's cookie proves; None for nobody: no cookie,
    a forged or expired one, one of another site, one that was signed out.

    secret: what Streamlit signs with, "" when nobody can sign in. origin: scheme, host
    and port that people come back to from the provider, "" for any. shared: gives the
    ledger, which knows what was signed out at other servers; None when there are none.
    """
    payload = _payload(cookies, secret, now or datetime.now(UTC)) if secret else ""
    if not payload or _has_ended(payload, shared):
        return None
    claims = _claims(payload)
    if claims.get("is_logged_in") is not True:
        return None
    if origin and claims.get("origin") != origin:
        return None
    return identity_of_claims(claims) or None


def _payload(
    cookies: Mapping[str, str],
    secret: str,
    now: datetime,
) -> str:
    """Return the text that the cookies carry, "" when any signature does not hold."""
    text = _unsigned(cookies, COOKIE, secret, now)
    chunked = re.fullmatch(r"chunks-(\d{1,3})", text)
    if not chunked:
        return text
    count = int(chunked[1])
    # No sign-in fills so many, and each costs a check of its signature.
    if count > MOST_CHUNKS:
        return ""
    names = [f"{COOKIE}_{number}" for number in range(1, count + 1)]
    chunks = [_unsigned(cookies, name, secret, now) for name in names]
    return "".join(chunks) if all(chunks) else ""


def _claims(payload: str) -> dict[str, object]:
    try:
        claims = json.loads(payload)
    except (ValueError, RecursionError):
        return {}
    return claims if isinstance(claims, dict) else {}


def _unsigned(
    cookies: Mapping[str, str],
    name: str,
    secret: str,
    now: datetime,
) -> str:
    """Return what a cookie says, "" when its signature does not hold or is too old."""
    # Streamlit signs by the cookie's name: a piece does not pass for another one.
    serializer = URLSafeTimedSerializer(secret, salt=name)
    try:
        value, signed = serializer.loads(cookies.get(name, ""), return_timestamp=True)
    except (BadData, UnicodeError):
        return ""
    age = now - signed
    # A minute ahead: the clocks of two servers may differ by that.
    if not timedelta(minutes=-1) <= age <= LIFETIME or not isinstance(value, str):
        return ""
    return value


_ended: dict[str, datetime] = {}
"""Digests of what the cookies that were signed out carried (its nonce is of that one
sign-in alone), with the moment they expire anyway.
"""
_lock = Lock()


def end_sign_in(
    cookies: Mapping[str, str],
    secret: str,
    *,
    now: datetime | None = None,
    shared: Shared | None = None,
) -> None:
    """End the sign-in of these cookies for every window and every copy of them, at
    every server of the ledger that shared gives.

    A cookie that proves nothing is not noted: strangers must not fill the list.
    """
    moment = now or datetime.now(UTC)
    payload = _payload(cookies, secret, moment) if secret else ""
    if not payload:
        return
    with _lock:
        for digest in [key for key, until in _ended.items() if until < moment]:
            del _ended[digest]
        _ended[_digest(payload)] = moment + LIFETIME
    if shared is None:
        return
    try:
        shared().lease(_lease_name(payload), HOLDER, LIFETIME.total_seconds())
    except FrontlineError as error:
        LOG.warning("a sign-out holds at this server only: %s", error)


def _has_ended(payload: str, shared: Shared | None) -> bool:
    if _digest(payload) in _ended:
        return True
    if shared is None:
        return False
    try:
        return shared().leased(_lease_name(payload))
    except FrontlineError:
        # While the ledger is away nobody has a role either.
        return True


def _lease_name(payload: str) -> str:
    return f"ended-sign-in-{_digest(payload)}"


def _digest(payload: str) -> str:
    return hashlib.sha256(payload.encode("utf-8", "surrogatepass")).hexdigest()
