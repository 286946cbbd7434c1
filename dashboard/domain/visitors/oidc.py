"""How people sign in: the OpenID Connect provider that this server asks who they
are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from dashboard.domain.errors import BadInput

SHORTEST_KEY = 32
"""Characters of the shortest secret that cookies may be signed with."""
CALLBACK = "/oauth2callback"
"""Where the provider sends people back to."""
DISCOVERY = "/.well-known/openid-configuration"
VARIABLES = {
    "issuer": "FRONTLINE_OIDC_ISSUER",
    "client_id": "FRONTLINE_OIDC_CLIENT_ID",
    "client_secret": "FRONTLINE_OIDC_CLIENT_SECRET",
    "cookie_secret": "FRONTLINE_OIDC_COOKIE_SECRET",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OidcProvider:
    """A provider and what this server is called there. cookie_secret: signs the cookie
    in which the browser keeps the sign-in; public_url: of this server.
    """

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    cookie_secret: str = field(repr=False)
    public_url: str

    def secrets(self) -> dict[str, Any]:
        """Return the provider as Streamlit's secrets name it."""
        return {
            "auth": {
                "redirect_uri": self.public_url + CALLBACK,
                "cookie_secret": self.cookie_secret,
                "client_id": self.client_id,
                "client_secret": self.client_secret,
                "server_metadata_url": self.issuer + DISCOVERY,
            }
        }


def read_provider(env: Mapping[str, str], public_url: str) -> OidcProvider | None:
    """Return the provider of the environment, None when none is named. Raises BadInput,
    without repeating a secret, for one that is named in part.
    """
    values = {name: env.get(key, "").strip() for name, key in VARIABLES.items()}
    if not any(values.values()):
        return None
    missing = [VARIABLES[name] for name, value in values.items() if not value]
    if missing:
        raise BadInput(
            f"{', '.join(missing)}: not set; sign-in needs each of"
            f" {', '.join(VARIABLES.values())}"
        )
    if not public_url:
        raise BadInput(
            "FRONTLINE_PUBLIC_URL: not set; people who signed in are sent back there"
        )
    if len(values["cookie_secret"]) < SHORTEST_KEY:
        raise BadInput(
            f"{VARIABLES['cookie_secret']}: only {len(values['cookie_secret'])}"
            f" characters; give at least {SHORTEST_KEY} random ones"
        )
    issuer = values["issuer"].rstrip("/").removesuffix(DISCOVERY)
    return OidcProvider(
        issuer=_checked(issuer),
        client_id=values["client_id"],
        client_secret=values["client_secret"],
        cookie_secret=values["cookie_secret"],
        public_url=public_url,
    )


def _checked(issuer: str) -> str:
    parts = urlsplit(issuer)
    # Whoever can change an answer on its way could be anybody.
    safe = parts.scheme == "https" or (
        parts.scheme == "http" and parts.hostname in ("localhost", "127.0.0.1", "::1")
    )
    if not safe or not parts.hostname or parts.query or parts.fragment:
        raise BadInput(
            f"{VARIABLES['issuer']}={issuer[:80]!r}: not the address of a provider; it"
            " begins with https:// (http:// on this very machine alone)"
        )
    return issuer
