"""Pages of our own: what they may load, and who may frame them."""

from __future__ import annotations

from dashboard.api.pages import answer, document, failed


def test_a_page_has_its_own_policy() -> None:
    page = answer("x")
    policy = page.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self';")
    assert policy.endswith("frame-ancestors 'none'")
    assert page.headers["x-content-type-options"] == "nosniff"
    framed = answer("x", framed=True).headers["content-security-policy"]
    assert framed.endswith("frame-ancestors *")


def test_what_goes_wrong_is_escaped() -> None:
    page = failed("../")("<b>&", 503)
    assert page.status_code == 503
    assert b"<p>&lt;b&gt;&amp;</p>" in bytes(page.body)
    assert b'<a href="../">' in bytes(page.body)
    assert page.headers["content-security-policy"].endswith("frame-ancestors 'none'")
    framed = failed("./", framed=True)("x", 400)
    assert framed.headers["content-security-policy"].endswith("frame-ancestors *")


def test_the_theme_of_a_page() -> None:
    assert '<html lang="en">' in document("", "")
    assert '<html lang="en" data-theme="dark">' in document("", "", theme="dark")
