"""A real OpenID Connect provider (Canaille) on loopback, in a process of its own.

`python -m tests.e2e.identity_provider PORT CALLBACK` runs it until it is ended.
"""

from __future__ import annotations

import logging
import sys
from typing import Any

from canaille import create_app
from canaille.oidc import provider as canaille_provider
from joserfc.jwk import RSAKey
from werkzeug.serving import make_server

CLIENT_ID = "frontline-claims"
CLIENT_SECRET = "a-secret-of-this-test-alone"  # noqa: S105
PASSWORD = "correct horse battery staple"  # noqa: S105
PEOPLE = {"olena": True, "taras": True, "mallory": False}
"""User names, and whether the provider has verified their e-mail."""


def email(person: str) -> str:
    """Return somebody's e-mail; mallory claims to have olena's."""
    return "olena@example.org" if person == "mallory" else f"{person}@example.org"


def application(port: int, callback: str) -> Any:
    """Return the provider as a WSGI application, with people and one client."""
    key = RSAKey.generate_key(
        2048, {"kid": "test", "alg": "RS256", "use": "sig"}
    ).as_dict(private=True)
    app = create_app(
        {
            "SECRET_KEY": "only-for-tests-" * 3,
            "SERVER_NAME": f"127.0.0.1:{port}",
            "PREFERRED_URL_SCHEME": "http",
            "CANAILLE": {
                "DATABASE": "memory",
                "JAVASCRIPT": False,
                "HTMX": False,
                "CAPTCHA_ENABLED": False,
                "LOGGING": None,
            },
            "CANAILLE_OIDC": {"ACTIVE_JWKS": [key]},
        }
    )
    with app.app_context():
        _fill(callback)
    return app


def _fill(callback: str) -> None:
    from canaille.app import models
    from canaille.backends import Backend

    for person in PEOPLE:
        user = models.User(
            user_name=person,
            given_name=person.title(),
            family_name="Test",
            formatted_name=f"{person.title()} Test",
            emails=[email(person)],
            password=PASSWORD,
        )
        Backend.instance.save(user)
    Backend.instance.save(
        models.Client(
            client_id=CLIENT_ID,
            client_secret=CLIENT_SECRET,
            client_name="Claims",
            client_uri=callback,
            redirect_uris=[callback],
            post_logout_redirect_uris=[callback],
            grant_types=["authorization_code"],
            response_types=["code"],
            scope=["openid", "email", "profile"],
            token_endpoint_auth_method="client_secret_basic",  # noqa: S106
        )
    )


def _with_verified(claims_of: Any) -> Any:
    """Return what makes the claims of a person, now with whether the e-mail is
    verified: Canaille knows, and does not tell.
    """

    def claims(user: Any, *rest: Any) -> Any:
        data = claims_of(user, *rest)
        return {**data, "email_verified": PEOPLE[user.user_name]}

    return claims


if __name__ == "__main__":
    port_, callback_ = int(sys.argv[1]), sys.argv[2]
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    canaille_provider.generate_user_claims = _with_verified(
        canaille_provider.generate_user_claims
    )
    make_server(
        "127.0.0.1", port_, application(port_, callback_), threaded=True
    ).serve_forever()
