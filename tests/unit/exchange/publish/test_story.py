"""A report as one HTML file: what it says, in which elements, and that nothing of a
claim is markup.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.sharing.story import Dispute, Story, StoryClaim
from dashboard.exchange.publish.story import STYLE, claim_markup, page

CLAIM = StoryClaim(
    when="5 June 2023",
    what="The staff says that Ukraine captured Verbivka",
    signs="Contested",
    kind="Ukraine captured",
    claimant="The staff",
    exact="Ukraine acts",
    quote="Verbivka is ours",
    note="",
    source="Herald, 6 June 2023",
    url="https://herald.example/1?a=1&b=2",
    against="One claim contradicts it",
)
STORY = Story(
    title="June <2023>",
    remark="",
    sentence="1 claim at 1 place",
    filters="June 2023",
    alt="Map",
    untranslated="",
    claims=(CLAIM,),
    rule="All of them",
    disputes=(Dispute("Verbivka", (("Ukraine", (CLAIM,), "and 2 more"),)),),
    disputes_rule="",
    notes=("1 has no place",),
    method=(),
    data=("ODbL",),
    days="Made on 1 July 2023.",
    link="https://map.example/?a=1&b=2",
    made_on=date(2023, 7, 1),
    language="en",
    words={
        "claims": "Claims",
        "contested": "Contested places",
        "left out": "Left out",
        "limits": "Limits",
        "terms": "Terms",
        "open": "Open the map",
        "quote": "“{text}”",
    },
)
SOURCE = (
    '<p class="faint">Herald, 6 June 2023. <a href="https://herald.example/1?a=1&amp;'
    'b=2" rel="noopener nofollow">https://herald.example/1?a=1&amp;b=2</a></p>'
)


def test_a_claim_in_its_elements() -> None:
    assert claim_markup(CLAIM) == (
        '<p class="when">5 June 2023</p>'
        "<h3>The staff says that Ukraine captured Verbivka</h3>"
        '<p class="mark">Contested</p>\n'
        "<p>The staff</p><p><q>Verbivka is ours</q></p>"
        f"{SOURCE}"
        '<p class="faint">Ukraine acts</p>\n'
        '<p class="mark">One claim contradicts it</p>\n'
    )


def test_what_is_not_known_leaves_no_empty_element() -> None:
    bare = replace(CLAIM, signs="", quote="", url="", exact="", against="", note="Held")
    assert claim_markup(bare) == (
        '<p class="when">5 June 2023</p>'
        "<h3>The staff says that Ukraine captured Verbivka</h3>"
        "<p>The staff</p><p>Held</p>\n"
        '<p class="faint">Herald, 6 June 2023</p>\n'
    )


@pytest.mark.parametrize(
    "part",
    [
        '<html lang="en">',
        "<title>June &lt;2023&gt;</title>",
        "<h1>June &lt;2023&gt;</h1>\n<p>1 claim at 1 place.</p>\n"
        '<p class="faint">June 2023</p>\n'
        '<p class="faint">Made on 1 July 2023. <a'
        ' href="https://map.example/?a=1&amp;b=2" rel="noopener">Open the map</a>.</p>',
        '<figure><img src="data:image/png;base64,AQI=" width="600" height="315"'
        ' alt="Map"></figure>\n',
        '<section aria-labelledby="claims"><h2 id="claims">Claims</h2>\n'
        '<p class="faint">All of them</p>\n<ol class="claims">\n<li>',
        "</li>\n</ol></section>\n"
        '<section aria-labelledby="contested"><h2 id="contested">Contested places</h2>'
        '\n<h3>Verbivka</h3>\n<ul class="sides"><li><p class="when">Ukraine</p>'
        "<p>Ukraine captured, 5 June 2023. Contested. The staff. "
        f"<q>Verbivka is ours</q></p>{SOURCE}"
        '<p class="faint">and 2 more</p>\n</li></ul>\n</section>\n',
        '<section><h2>Left out</h2><ul class="plain"><li>1 has no place</li></ul>'
        "</section>\n"
        '<section><h2>Terms</h2><ul class="plain"><li>ODbL</li></ul></section>\n'
        "</main>\n</body>\n</html>\n",
    ],
)
def test_a_page_has(part: str) -> None:
    assert part in page(STORY, b"\x01\x02", (600, 315))


def test_only_its_own_style_sheet_may_run() -> None:
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    whole = page(STORY, b"", (1, 1))
    assert f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:;" in whole
    assert f"<style>{STYLE}</style>" in whole


def test_a_story_without_a_link_has_none() -> None:
    assert "Open the map" not in page(replace(STORY, link=""), b"", (1, 1))


def test_the_head_of_a_page() -> None:
    head = page(STORY, b"", (1, 1)).partition("<style>")[0]
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    assert head.replace(digest, "HASH") == (
        "<!DOCTYPE html>\n"
        '<html lang="en">\n'
        "<head>\n"
        '<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src'
        " 'none'; style-src 'sha256-HASH'; img-src data:; base-uri 'none';"
        " form-action 'none'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<link rel="icon" href="data:,">\n'
        '<base target="_blank">\n'
        '<meta name="description" content="1 claim at 1 place">\n'
        "<title>June &lt;2023&gt;</title>\n"
    )


def test_what_stands_behind_the_style_sheet() -> None:
    body = page(STORY, b"\x01", (6, 3)).partition("</style>")[2]
    assert body.partition('<ol class="claims">')[0] == (
        "\n</head>\n"
        "<body>\n"
        "<main>\n"
        "<h1>June &lt;2023&gt;</h1>\n"
        "<p>1 claim at 1 place.</p>\n"
        '<p class="faint">June 2023</p>\n'
        '<p class="faint">Made on 1 July 2023. '
        '<a href="https://map.example/?a=1&amp;b=2" rel="noopener">Open the'
        " map</a>.</p>\n"
        '<figure><img src="data:image/png;base64,AQ==" width="6" height="3"'
        ' alt="Map"></figure>\n'
        '<section aria-labelledby="claims">'
        '<h2 id="claims">Claims</h2>\n'
        '<p class="faint">All of them</p>\n'
    )


def test_a_remark_and_what_is_not_translated_are_lines_of_their_own() -> None:
    more = replace(
        STORY, remark="Remark: mine", untranslated="Not translated.", link=""
    )
    whole = page(more, b"", (1, 1))
    assert "<p>Remark: mine</p>\n" in whole
    assert '<p class="faint">Not translated.</p>\n<ol class="claims">' in whole
    assert '<p class="faint">Made on 1 July 2023.</p>\n' in whole


def test_a_claim_without_a_quote_is_told_in_its_note() -> None:
    bare = replace(CLAIM, quote="", note="A <note>", url="")
    disputes = (Dispute("P", (("Side", (bare,), ""),)),)
    assert "</h2>\n<h3>P</h3>\n" in page(replace(STORY, disputes=disputes), b"", (1, 1))
    whole = page(replace(STORY, disputes=disputes), b"", (1, 1))
    assert "The staff. A &lt;note&gt;</p>" in whole


def test_the_colours_of_the_style_sheet() -> None:
    assert STYLE.startswith("\n:root{color-scheme:light dark;--ink:#1F2328;")
    assert STYLE.endswith("a{text-decoration:none}}\n")
