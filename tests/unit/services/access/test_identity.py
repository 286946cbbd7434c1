"""Who is there: proved, or a stranger."""

from __future__ import annotations

import pytest

from dashboard.domain.errors import ServiceUnavailable
from dashboard.domain.settings import Settings, load
from dashboard.domain.visitors.access import LOCAL_USER, STRANGER, Role, Visitor
from dashboard.services.access.identity import (
    Connection,
    Directory,
    client_address,
    visitor_of,
)

SECRET = "s" * 32
PROXIED = {
    "FRONTLINE_PROXIES": "10.0.0.0/8, 192.0.2.7, 127.0.0.1",
    "FRONTLINE_PROXY_SECRET": SECRET,
}
ANN = "ann@example.org"


class People:
    """A directory of one reviewer, one token and one role there is not."""

    def roles_of(self, identity: str) -> frozenset[str]:
        return frozenset({"reviewer", "emperor"} if identity == ANN else ())

    def token_role(self, secret: str) -> tuple[str, str] | None:
        return (ANN, "reader_of_drafts") if secret == "good" else None  # noqa: S105


def people() -> Directory:
    return People()


def away() -> Directory:
    raise ServiceUnavailable("the ledger does not answer")


def nobody_asks() -> Directory:
    raise AssertionError("the ledger was asked for a stranger")


def connection(
    client: str = "127.0.0.1", host: str = "localhost:8501", **headers: str
) -> Connection:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Connection(headers={"host": host, **named}, client=client)


def settings(**more: str) -> Settings:
    return load(more)


@pytest.mark.parametrize("client", ["127.0.0.1", "127.0.0.2", "::1"])
@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1", "[::1]:1"])
def test_at_the_machine_nobody_needs_a_password(client: str, host: str) -> None:
    visitor = visitor_of(connection(client, host), settings(), nobody_asks)
    assert visitor == LOCAL_USER


@pytest.mark.parametrize(
    "header",
    [
        "x-forwarded-for",
        "x-forwarded-host",
        "x-forwarded-proto",
        "x-forwarded-anything",
        "forwarded",
        "via",
        "x-real-ip",
        "cf-connecting-ip",
        "cf-ray",
        "true-client-ip",
        "cdn-loop",
        "fly-client-ip",
        "x-forwarded",
        "x-original-forwarded-for",
        "x-amzn-trace-id",
        "x-azure-clientip",
        "x-arr-ssl",
        "x-appengine-user-ip",
        "x-cloud-trace-context",
        "x-nf-client-connection-ip",
        "x-request-id",
        "x-varnish",
        "client-ip",
        "forwarded-for",
        "x-nginx-proxy",
        "x-goog-authenticated-user-email",
        "x-frontline-user",
        "x-auth-request-email",
        "x-remote-user",
        "x-of-a-proxy-that-nobody-knows",
        "remote-user",
        "oidc_claim_email",
        "tailscale-user-name",
        "ssl-client-verify",
        "wl-proxy-client-ip",
        "proxy-client-ip",
        "proxy-connection",
        "max-forwards",
        "front-end-https",
        "traceparent",
    ],
)
def test_behind_a_proxy_nobody_is_at_the_machine(header: str) -> None:
    asked = connection(**{header: "127.0.0.1"})
    assert visitor_of(asked, settings(), nobody_asks) == STRANGER


@pytest.mark.parametrize(
    "asked",
    [
        connection("192.0.2.1"),
        connection("10.0.0.1"),
        connection("::"),
        connection(""),
        connection("localhost.example"),
        connection(host="evil.example"),
        connection(host=""),
        connection(origin="https://map.example"),
        connection(origin="null"),
        connection(referer="https://map.example/review"),
        connection(referer="https://map.example/http://localhost/"),
        connection(origin="http://localhost:1", referer="nonsense"),
        Connection(headers={}, client="127.0.0.1"),
        Connection(
            headers={"host": "localhost"}, client="127.0.0.1", http_version="1.0"
        ),
    ],
)
def test_everywhere_else_everybody_is_a_stranger(asked: Connection) -> None:
    assert visitor_of(asked, settings(), nobody_asks) == STRANGER
    assert visitor_of(asked, settings(FRONTLINE_EDITING="on"), nobody_asks) == STRANGER


def test_a_page_of_this_machine_may_say_where_it_is_from() -> None:
    asked = connection(
        origin="http://localhost:8501", referer="http://[::1]:8501/review?a=b"
    )
    assert visitor_of(asked, settings(), nobody_asks) == LOCAL_USER


@pytest.mark.parametrize(
    "header",
    [
        "x-xsrftoken",
        "x-requested-with",
        "sec-fetch-site",
        "user-agent",
        "dnt",
        "cookie",
    ],
)
def test_a_header_of_a_browser_is_no_sign_of_a_proxy(header: str) -> None:
    asked = connection(**{header: "1"})
    assert visitor_of(asked, settings(), nobody_asks) == LOCAL_USER


def test_with_a_proxy_declared_loopback_is_where_the_proxy_is() -> None:
    assert visitor_of(connection(), settings(**PROXIED), nobody_asks) == STRANGER


def test_with_editing_off_the_local_user_reads() -> None:
    visitor = visitor_of(connection(), settings(FRONTLINE_EDITING="off"), nobody_asks)
    assert visitor == Visitor(roles=frozenset({Role.READER}), local=True)


def outside(**headers: str) -> Connection:
    return connection("10.1.2.3", "map.example", **headers)


def signed(**headers: str) -> Connection:
    return outside(x_frontline_proxy_secret=SECRET, x_frontline_user=ANN, **headers)


def test_whom_the_proxy_names() -> None:
    visitor = visitor_of(signed(), settings(**PROXIED), people)
    assert visitor == Visitor(ANN, frozenset({Role.READER, Role.REVIEWER}))
    mapped = Connection(headers=signed().headers, client="::ffff:10.1.2.3")
    assert visitor_of(mapped, settings(**PROXIED), people) == visitor
    unknown = outside(x_frontline_proxy_secret=SECRET, x_frontline_user="bob")
    assert visitor_of(unknown, settings(**PROXIED), people) == Visitor(
        "bob", frozenset({Role.READER})
    )


@pytest.mark.parametrize(
    "asked",
    [
        outside(x_frontline_user=ANN),
        outside(x_frontline_user=ANN, x_frontline_proxy_secret="s" * 31),
        outside(x_frontline_user=ANN, x_frontline_proxy_secret="ś" * 32),
        outside(x_frontline_user="a" * 321, x_frontline_proxy_secret=SECRET),
        outside(x_frontline_user=" ", x_frontline_proxy_secret=SECRET),
        Connection(headers=signed().headers, client="11.0.0.1"),
        Connection(headers=signed().headers, client=""),
    ],
)
def test_a_name_that_is_not_proved(asked: Connection) -> None:
    assert visitor_of(asked, settings(**PROXIED), nobody_asks) == STRANGER


def test_without_a_secret_no_proxy_names_anybody() -> None:
    asked = Connection(
        headers={**signed().headers, "x-frontline-proxy-secret": ""}, client="10.1.2.3"
    )
    only_proxies = settings(FRONTLINE_PROXIES="10.0.0.0/8", FRONTLINE_EDITING="on")
    assert visitor_of(asked, only_proxies, nobody_asks) == STRANGER


def test_a_token() -> None:
    drafts = Visitor(ANN, frozenset({Role.READER, Role.DRAFT_READER}))
    for scheme in ("Bearer", "bearer"):
        asked = outside(authorization=f"{scheme} good")
        assert visitor_of(asked, settings(), people) == drafts
    for wrong in ("Bearer bad", "Basic good", "good"):
        asked = outside(authorization=wrong)
        assert visitor_of(asked, settings(), people) == STRANGER
    # A token that opens nothing does not fall back to somebody who may more.
    both = signed(authorization="Bearer bad")
    assert visitor_of(both, settings(**PROXIED), people) == STRANGER


def test_whoever_signed_in_at_the_page() -> None:
    asked = Connection(headers={"host": "map.example"}, client="9.9.9.9", signed_in=ANN)
    visitor = visitor_of(asked, settings(), people)
    assert visitor == Visitor(ANN, frozenset({Role.READER, Role.REVIEWER}))


def test_while_the_ledger_is_away_nobody_has_a_role() -> None:
    assert visitor_of(signed(), settings(**PROXIED), away) == STRANGER
    asked = outside(authorization="Bearer good")
    assert visitor_of(asked, settings(), away) == STRANGER


def test_where_editing_is_off_an_editor_still_reads_drafts() -> None:
    off = settings(**PROXIED, FRONTLINE_EDITING="off")
    visitor = visitor_of(signed(), off, people)
    assert visitor == Visitor(ANN, frozenset({Role.READER, Role.DRAFT_READER}))
    stranger = outside(x_frontline_proxy_secret=SECRET, x_frontline_user="bob")
    assert visitor_of(stranger, off, people).roles == {Role.READER}


@pytest.mark.parametrize(
    ("client", "chain", "address"),
    [
        ("9.9.9.9", "1.1.1.1", "9.9.9.9"),
        ("10.1.2.3", "1.1.1.1", "1.1.1.1"),
        ("10.1.2.3", "6.6.6.6, 1.1.1.1, 10.2.2.2", "1.1.1.1"),
        ("10.1.2.3", "10.2.2.2", "10.1.2.3"),
        ("10.1.2.3", "6.6.6.6, nonsense", "10.1.2.3"),
        ("10.1.2.3", "", "10.1.2.3"),
        ("::ffff:10.1.2.3", "2001:db8::1", "2001:db8::1"),
        ("", "1.1.1.1", ""),
    ],
)
def test_the_readers_address(client: str, chain: str, address: str) -> None:
    asked = connection(client, x_forwarded_for=chain)
    assert client_address(asked, settings(**PROXIED)) == address
