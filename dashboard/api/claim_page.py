"""/claim/<id>: one claim as a page of its own, which needs no script and has its own
preview.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from dashboard import services
from dashboard.api.answers import base_of, route
from dashboard.api.pages import (
    answer,
    document,
    failed,
    in_language,
    style_links,
    tags,
)
from dashboard.api.params import filters_of
from dashboard.api.visitors import visible_link
from dashboard.domain.errors import NothingFound
from dashboard.domain.filters import MAX_LENGTH
from dashboard.domain.geography.geo import View
from dashboard.domain.sharing.links import Link
from dashboard.i18n.translate import gettext
from dashboard.services.share.formats import markup

MOST_TITLE = 110
"""Longest title of a preview, characters; messengers cut there."""
CLOSE = 9.0
"""Zoom of the picture: the neighbouring towns are in it."""
CAUTION = (
    "This page says what a source says. It does not show that it happened, and a point"
    " on the map does not either."
)


WORDS = {
    "skip": "Skip to the claim",
    "title": services.TITLE,
    "pages": "Pages",
    "open": "Open on the map",
    "others": "Other claims here",
    "cite": "How to cite it",
    "caution": CAUTION,
}
"""What stands on every page of a claim."""


def claim_page(request: Request, project: services.Project) -> Response:
    """The claim of the address. Raises NothingFound when there is none that the visitor
    may see.
    """
    claim_id = str(request.path_params["id"])[:MAX_LENGTH]
    filters = filters_of(request, project, ("theme",))
    base = base_of(request, project)
    details = services.claim_details(project, base, claim_id, filters)
    if details["claim"] is None:
        raise NothingFound(
            gettext(
                "{id}: there is no such claim; the address may have been cut when it"
                " was copied, or the claim was withdrawn",
                id=claim_id[:40],
            )
        )
    claim = details["claim"]
    view = None
    if claim["lat"] is not None:
        view = View(claim["lat"], claim["lon"], CLOSE)
    link, _ = visible_link(request, project, Link(view=view, claim=claim_id))
    seen = replace(
        services.preview(project, base, link),
        title=services.cut(claim["headline"], MOST_TITLE),
        canonical=in_language(details["address"]),
    )
    head = "\n".join(
        [
            tags(seen),
            '<meta name="color-scheme" content="light dark">',
            '<link rel="icon" href="data:,">',
            style_links("../"),
        ]
    )
    return answer(document(head, _body(details, seen)))


def _body(details: Mapping[str, Any], seen: services.Preview) -> str:
    claim = details["claim"]
    top = markup(in_language("../"))
    home = markup(in_language(f"../?claim={quote(claim['id'], safe='')}"))
    say = {name: markup(gettext(words)) for name, words in WORDS.items()}
    parts = [
        f'<a class="fc-skip" href="#claim">{say["skip"]}</a>',
        f'<header class="fc-top"><a href="{top}">{say["title"]}</a>'
        f'<nav aria-label="{say["pages"]}"><a href="{home}">{say["open"]}</a></nav>'
        "</header>",
        '<main id="claim" class="fc-page">',
        f"<h1>{markup(claim['headline'])}</h1>",
        _signs(claim["signs"]),
        f"<blockquote>{_marked(claim['quote'], details['marks'])}</blockquote>"
        if claim["quote"]
        else "",
        f"<p>{markup(claim['note'])}</p>" if claim["note"] else "",
        _against(details["contradictions"], claim["because"]),
        _facts(details),
        _picture(claim, seen),
        _listed(say["others"], details["others"]),
        _history(details["history"]),
        f"<h2>{say['cite']}</h2><p>{markup(details['cite']['citation'])}</p>"
        f"<pre>{markup(details['cite']['bibtex'])}</pre>",
        f'<p class="fc-caution">{say["caution"]}</p>',
        "</main>",
    ]
    return "\n".join(filter(None, parts))


def _signs(signs: Sequence[Mapping[str, str]]) -> str:
    if not signs:
        return ""
    items = " ".join(
        f'<span class="fl-sign fl-sign-{markup(sign["code"])}">{markup(sign["words"])}'
        "</span>"
        for sign in signs
    )
    return f'<p class="fl-signs">{items}</p>'


def _marked(text: str, marks: Iterable[Sequence[int]]) -> str:
    """Return the quotation as markup, what place and day were read from marked."""
    parts, end = [], 0
    for start, stop in marks:
        parts.append(markup(text[end:start]))
        parts.append(f"<mark>{markup(text[start:stop])}</mark>")
        end = stop
    return "".join([*parts, markup(text[end:])])


def _facts(details: Mapping[str, Any]) -> str:
    claim = details["claim"]
    written = claim["date_text"] and f" (“{claim['date_text']}”)"
    place = ", ".join(
        dict.fromkeys(filter(None, (claim["name"], claim["region_words"])))
    )
    relay = claim["relayed_by"] and gettext(
        ", relayed by {relay}", relay=claim["relayed_by"]
    )
    claimant = claim["claimant"] or gettext("a speaker not named")
    as_written = claim["place_as_written"]
    rows = {
        gettext("When"): markup(f"{claim['days']}{written}"),
        gettext("Where"): markup(place or gettext("Place not named")),
        gettext("Place as written"): markup(
            as_written if as_written != claim["name"] else ""
        ),
        gettext("Precision"): markup(claim["precision_words"]),
        gettext("Coordinates"): "<br>".join(
            f"{markup(each['label'])}: <code>{markup(each['text'])}</code>"
            for each in details["coordinates"]
        ),
        gettext("Said by"): markup(
            f"{claimant} ({claim['side_words']}){relay}; {claim['hedge_words']}"
        ),
        gettext("Who acts"): markup(claim["actor_words"]),
        gettext("Source"): _source(details),
        gettext("Dataset"): markup(
            ", ".join(filter(None, (claim["dataset"], claim["license"])))
        ),
    }
    items = "".join(
        f"<dt>{markup(label)}</dt><dd>{words}</dd>"
        for label, words in rows.items()
        if words
    )
    return f"<dl>{items}</dl>"


def _source(details: Mapping[str, Any]) -> str:
    claim, archive = details["claim"], details["archive"]
    day = claim["published"] and f", {claim['published']}"
    words = markup(f"{claim['publisher'] or gettext('not named')}{day}")
    if not archive:
        return words
    rel = 'rel="noopener noreferrer nofollow"'
    opened, copy = markup(gettext("open")), markup(gettext("archived copy"))
    return (
        f'{words} · <a href="{markup(claim["url"])}" {rel}>{opened}</a> ·'
        f' <a href="{markup(archive)}" {rel}>{copy}</a>'
    )


def _picture(claim: Mapping[str, Any], seen: services.Preview) -> str:
    if claim["lat"] is None:
        return ""
    width, height = seen.size
    return (
        f'<img src="{markup(seen.image)}" width="{width}" height="{height}"'
        f' loading="lazy" alt="{markup(seen.alt)}">'
    )


def _against(
    contradictions: Sequence[Mapping[str, Any]],
    because: Sequence[Mapping[str, str]],
) -> str:
    if not contradictions:
        return ""
    why = dict.fromkeys(each["sentence"] for each in because)
    reasons = "".join(
        f"<p>{markup(gettext('Why: {why}', why=each))}</p>" for each in why
    )
    return (
        f'<section class="fc-against"><h2>{markup(gettext("Contradicted"))}</h2>'
        f"{reasons}{_items(contradictions)}</section>"
    )


def _listed(title: str, claims: Sequence[Mapping[str, Any]]) -> str:
    return f"<h2>{title}</h2>{_items(claims)}" if claims else ""


def _items(claims: Sequence[Mapping[str, Any]]) -> str:
    items = "".join(
        f'<li><a href="{_address_of(claim)}">'
        f"{markup(claim['headline'])}</a>, {markup(claim['days'])}</li>"
        for claim in claims
    )
    return f"<ul>{items}</ul>"


def _address_of(claim: Mapping[str, Any]) -> str:
    return markup(in_language(f"./{quote(claim['id'], safe='')}"))


def _history(history: Sequence[str]) -> str:
    if not history:
        return ""
    items = "".join(f"<li>{markup(words)}</li>" for words in history)
    return f"<h2>{markup(gettext('History'))}</h2><ol>{items}</ol>"


def claim_routes() -> list[BaseRoute]:
    """Return the route of a claim's own page."""
    return [Route("/claim/{id:path}", route(claim_page, failed("../")))]
