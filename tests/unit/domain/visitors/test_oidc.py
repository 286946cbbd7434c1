"""Settings of sign-in: whole or not at all, and no secret in a message."""

from __future__ import annotations

import pytest

from dashboard.domain.errors import BadInput
from dashboard.domain.visitors.oidc import read_provider

WHOLE = {
    "FRONTLINE_OIDC_ISSUER": "https://id.example/realm/",
    "FRONTLINE_OIDC_CLIENT_ID": "claims",
    "FRONTLINE_OIDC_CLIENT_SECRET": "hidden-one",
    "FRONTLINE_OIDC_COOKIE_SECRET": "hidden-two" * 4,
}
PUBLIC = "https://map.example"


def test_without_settings_nobody_signs_in() -> None:
    assert read_provider({}, PUBLIC) is None


def test_the_provider_is_named_as_streamlit_names_it() -> None:
    provider = read_provider(WHOLE, PUBLIC)
    assert provider is not None
    assert provider.secrets()["auth"] == {
        "redirect_uri": "https://map.example/oauth2callback",
        "cookie_secret": "hidden-two" * 4,
        "client_id": "claims",
        "client_secret": "hidden-one",
        "server_metadata_url": (
            "https://id.example/realm/.well-known/openid-configuration"
        ),
    }
    assert "hidden" not in repr(provider)


@pytest.mark.parametrize("name", list(WHOLE))
def test_a_part_that_is_missing_is_named(name: str) -> None:
    with pytest.raises(BadInput, match=f"^{name}: not set"):
        read_provider({**WHOLE, name: " "}, PUBLIC)


def test_the_public_address_is_needed() -> None:
    with pytest.raises(BadInput, match="FRONTLINE_PUBLIC_URL"):
        read_provider(WHOLE, "")


def test_a_short_secret_is_refused_and_not_repeated() -> None:
    short = {**WHOLE, "FRONTLINE_OIDC_COOKIE_SECRET": "hidden"}
    with pytest.raises(BadInput, match="only 6 characters") as caught:
        read_provider(short, PUBLIC)
    assert "hidden" not in str(caught.value)


@pytest.mark.parametrize(
    "issuer",
    [
        "http://id.example",
        "id.example",
        "ftp://id.example",
        "https://",
        "https://id.example?a=b",
        "https://id.example#x",
        "http://localhost.example",
    ],
)
def test_a_provider_anybody_could_speak_for_is_refused(issuer: str) -> None:
    with pytest.raises(BadInput, match="FRONTLINE_OIDC_ISSUER"):
        read_provider({**WHOLE, "FRONTLINE_OIDC_ISSUER": issuer}, PUBLIC)


@pytest.mark.parametrize("issuer", ["http://127.0.0.1:8080", "http://localhost"])
def test_a_provider_on_this_machine_needs_no_tls(issuer: str) -> None:
    provider = read_provider({**WHOLE, "FRONTLINE_OIDC_ISSUER": issuer}, PUBLIC)
    assert provider is not None
    assert provider.issuer == issuer
