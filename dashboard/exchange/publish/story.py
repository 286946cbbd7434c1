"""A story as one HTML file: picture and style in it, no script, nothing asked for from
anywhere.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator

from dashboard.domain.sharing.story import Dispute, Story, StoryClaim
from dashboard.exchange.escape import markup

STYLE = """
:root{color-scheme:light dark;--ink:#1F2328;--faint:#5A5F66;--paper:#FFF;\
--line:#C9CDD2;--link:#0B57A4;--mark:#8A6100}
@media screen and (prefers-color-scheme:dark){:root{--ink:#ECEFF3;--faint:#A9AFB7;\
--paper:#14181C;--line:#3C444D;
--link:#8CC4FF;--mark:#F2C94C}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 "Noto Sans",\
system-ui,"Segoe UI",Roboto,sans-serif}
main{max-width:46rem;margin:0 auto;padding:1.5rem 1.25rem 3rem;overflow-wrap:anywhere}
h1{font-size:1.75rem;line-height:1.25;margin:0 0 .4rem}
h2{font-size:1.25rem;line-height:1.3;margin:2rem 0 .4rem;padding-top:.8rem;\
border-top:1px solid var(--line)}
h3{font-size:1rem;line-height:1.4;margin:0}
p{margin:.25rem 0}
a{color:var(--link)}
figure{margin:1rem 0}
img{display:block;width:100%;height:auto;border:1px solid var(--line)}
q{quotes:"“" "”"}
:lang(uk) q{quotes:"«" "»"}
ol,ul{margin:0;padding:0;list-style:none}
.claims>li,.sides>li{margin:.9rem 0;padding-left:.8rem;\
border-left:3px solid var(--line);break-inside:avoid}
.sides{margin:.2rem 0 1.2rem}
.faint,.when{color:var(--faint);font-size:.875rem}
.when{font-weight:600}
.mark{color:var(--mark);font-weight:600;font-size:.875rem}
.plain li{margin:.35rem 0}
@page{size:A4;margin:16mm 15mm}
@media print{body{font-size:10.5pt}main{max-width:none;padding:0}h1{font-size:18pt}h2{\
font-size:13pt}
h2,h3{break-after:avoid}figure{break-inside:avoid}a{text-decoration:none}}
"""


def page(story: Story, picture: bytes, size: tuple[int, int]) -> str:
    """Return the story as HTML. picture: PNG. size: its width and height in CSS
    pixels.
    """
    return "".join(_parts(story, picture, size))


def _parts(
    story: Story,
    picture: bytes,
    size: tuple[int, int],
) -> Iterator[str]:
    yield _head(story)
    yield f"<body>\n<main>\n<h1>{markup(story.title)}</h1>\n"
    yield f"<p>{markup(story.sentence)}.</p>\n"
    yield _line(story.filters, "faint")
    yield _line(story.remark)
    yield f'<p class="faint">{markup(story.days)}{_map_link(story)}</p>\n'
    data = base64.b64encode(picture).decode()
    sides = f'width="{size[0]}" height="{size[1]}"'
    yield (
        f'<figure><img src="data:image/png;base64,{data}" {sides}'
        f' alt="{markup(story.alt)}"></figure>\n'
    )
    yield _part_head("claims", story)
    yield (
        f"{_line(story.rule, 'faint')}{_line(story.untranslated, 'faint')}<ol"
        ' class="claims">\n'
    )
    yield from (f"<li>{claim_markup(claim)}</li>\n" for claim in story.claims)
    yield f"</ol></section>\n{_part_head('contested', story)}"
    yield _line(story.disputes_rule, "faint")
    yield from map(_dispute, story.disputes)
    yield "</section>\n"
    for name, words in story.parts:
        rows = "".join(f"<li>{markup(word)}</li>" for word in words)
        yield (
            f'<section><h2>{markup(name)}</h2><ul class="plain">{rows}</ul></section>\n'
        )
    yield "</main>\n</body>\n</html>\n"


def _part_head(key: str, story: Story) -> str:
    return (
        f'<section aria-labelledby="{key}"><h2'
        f' id="{key}">{markup(story.words[key])}</h2>\n'
    )


def _head(story: Story) -> str:
    # The policy names the one style sheet by its hash, so none that a claim brings
    # runs.
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri"
        " 'none'; form-action 'none'"
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{markup(story.language)}">\n<head>\n<meta'
        ' charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<link rel="icon"'
        ' href="data:,">\n<base target="_blank">\n'
        '<meta name="description"'
        f' content="{markup(story.sentence)}">\n<title>{markup(story.title)}</title>\n'
        f"<style>{STYLE}</style>\n</head>\n"
    )


def _map_link(story: Story) -> str:
    if not story.link:
        return ""
    return (
        f' <a href="{markup(story.link)}"'
        f' rel="noopener">{markup(story.words["open"])}</a>.'
    )


def _line(text: str, role: str = "") -> str:
    if not text:
        return ""
    named = f' class="{role}"' if role else ""
    return f"<p{named}>{markup(text)}</p>\n"


def claim_markup(claim: StoryClaim) -> str:
    """Return a claim as the story has it."""
    quote = f"<p><q>{markup(claim.quote)}</q></p>" if claim.quote else ""
    return (
        f'<p class="when">{markup(claim.when)}</p><h3>{markup(claim.what)}</h3>'
        f"{_line(claim.signs, 'mark')}"
        f"<p>{markup(claim.claimant)}</p>{quote}{_line(claim.note)}{_source(claim)}"
        f"{_line(claim.exact, 'faint')}{_line(claim.against, 'mark')}"
    )


def _source(claim: StoryClaim) -> str:
    if not claim.url:
        return _line(claim.source, "faint")
    link = (
        f'<a href="{markup(claim.url)}" rel="noopener nofollow">{markup(claim.url)}</a>'
    )
    return f'<p class="faint">{markup(claim.source)}. {link}</p>'


def _dispute(dispute: Dispute) -> str:
    rows = []
    for side, claims, more in dispute.sides:
        words = "".join(
            f"<p>{_words_of(claim)}</p>{_source(claim)}" for claim in claims
        )
        rows.append(
            f'<li><p class="when">{markup(side)}</p>{words}{_line(more, "faint")}</li>'
        )
    return f'<h3>{markup(dispute.place)}</h3>\n<ul class="sides">{"".join(rows)}</ul>\n'


def _words_of(claim: StoryClaim) -> str:
    words = f"<q>{markup(claim.quote)}</q>" if claim.quote else markup(claim.note)
    return f"{markup(claim.brief)}{words}"
