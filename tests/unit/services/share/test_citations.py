"""References to a map, with hostile words in them, and what the Share dialog is
told.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from html.parser import HTMLParser

import pytest

from dashboard.cartography import LANGUAGES, PICTURE_THEMES, PRESETS
from dashboard.domain.filters import Filters, day_words
from dashboard.domain.geography.geo import View
from dashboard.domain.sharing.links import Link
from dashboard.services import STORY_TYPES, PictureRequest, open_project, sharing
from dashboard.services.pictures.pictures import scene_of
from dashboard.services.project import Project
from dashboard.services.share.citations import Citation, citation
from tests.unit.api.rows import ROWS
from tests.unit.services.settings_of import settings_of

BASE = "https://map.example/claims"
HOSTILE = "50% of } \\input{/etc/passwd} $x_1^2$ & #1 ~ {\n@misc{evil,\x00\u202e"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    data = tmp_path_factory.mktemp("data")
    (data / "claims.csv").write_text(ROWS, "utf-8")
    return open_project(settings_of(data))


def of(title: str) -> Citation:
    return Citation(
        title=title,
        shows="14 claims at 5 places",
        known_on=date(2024, 1, 31),
        accessed=date(2026, 2, 3),
        link=f"{BASE}/?region=Donetsk&text=50%25",
    )


def test_a_reference_names_who_what_when_and_where() -> None:
    assert (
        of("Claims: region Donetsk").text()
        == "Frontline claims. “Claims: region Donetsk”. Interactive map: 14 claims at"
        " 5 places. As known on 31 January 2024; accessed 3 February 2026."
        f" {BASE}/?region=Donetsk&text=50%25"
    )
    head, *fields, end = of("Claims: region Donetsk").bibtex().splitlines()
    assert re.fullmatch(r"@misc\{frontline-20260203-[0-9a-f]{6},", head)
    assert end == "}"
    assert fields == [
        "  author = {{Frontline claims}},",
        "  title = {{Claims: region Donetsk}},",
        "  year = {2026},",
        "  howpublished = {Interactive map},",
        (
            "  note = {14 claims at 5 places. As known on 2024-01-31. Accessed"
            " 2026-02-03},"
        ),
        f"  url = {{{BASE}/?region=Donetsk&text=50%25}},",
        "  urldate = {2026-02-03},",
    ]


def test_hostile_words_are_inert_in_bibtex() -> None:
    title = next(
        line for line in of(HOSTILE).bibtex().splitlines() if line.startswith("  title")
    )
    assert title == (
        r"  title = {{50\% of \textbraceright{}"
        r" \textbackslash{}input\textbraceleft{}/etc/passwd\textbraceright{} "
        r"\$x\_1\textasciicircum{}2\$ \& \#1 \textasciitilde{} \textbraceleft{}"
        r" @misc\textbraceleft{}evil,}},"
    )


def test_hostile_words_stay_one_line_of_text() -> None:
    text = of(HOSTILE).text()
    assert text.isprintable()
    assert "\\input{/etc/passwd} $x_1^2$ & #1 ~ { @misc{evil," in text


def test_quotation_marks_are_nested() -> None:
    assert "“Claims: text ‘dam’”. " in of("Claims: text “dam”").text()


def test_a_citation_follows_the_link(project: Project) -> None:
    link = Link(
        Filters(region=("Donetsk",), as_of=date(2099, 12, 31)), View(47.8, 36.9, 9), "a"
    )
    found = citation(project, BASE, link, date(2026, 2, 3))
    assert found.title == "Claims about the war in Ukraine: region Donetsk"
    assert found.shows.startswith(
        "Kyiv (Ukraine) says that Ukraine retook Alpha, on or before 12 June"
        " 2023 (Contested). Contested: the side that is said to have taken the place"
    )
    assert ". 2 claims at 1 place, " in found.shows
    assert (found.known_on, found.accessed) == (date(2099, 12, 31), date(2026, 2, 3))
    assert found.link == link.address(BASE)


def test_without_a_day_the_knowledge_of_today_is_cited(project: Project) -> None:
    before = datetime.now(UTC).date()
    found = citation(project, BASE, Link())
    assert before <= found.accessed == found.known_on <= datetime.now(UTC).date()
    assert f"accessed {day_words(found.accessed)}" in found.text()


def test_a_title_is_bounded(project: Project) -> None:
    many = Filters(source=tuple(f"{n}" * 90 for n in range(9)))
    assert len(citation(project, BASE, Link(many)).title) == 300


class Frame(HTMLParser):
    """The one element of a markup."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_the_frame_is_one_element_whatever_the_filters_say(project: Project) -> None:
    link = Link(
        Filters(text='"></iframe><script>alert(1)</script>'), View(47.8, 36.9, 9)
    )
    [(tag, attributes)] = Frame(sharing(project, BASE, link)["frame"]).found
    assert tag == "iframe"
    assert attributes["src"] == f"{BASE}/embed?{link.text()}"
    assert "<script>" in str(attributes["title"]), "as words"


def test_everything_that_can_be_drawn_is_offered(project: Project) -> None:
    told = sharing(project, BASE, Link())
    offered = {
        name: [value for value, _ in told["choices"][name]]
        for name in ("preset", "theme", "language", "story")
    }
    assert offered == {
        "preset": list(PRESETS),
        "theme": list(PICTURE_THEMES),
        "language": list(LANGUAGES),
        "story": list(STORY_TYPES),
    }
    assert told["permalink"] == f"{BASE}/"
    assert [feed["address"] for feed in told["feeds"]] == [
        f"{BASE}/feed.atom",
        f"{BASE}/feed.json",
    ]


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_the_largest_size_is_no_less_a_pdf(project: Project, kind: str) -> None:
    asked = PictureRequest(filters=Filters(), width=4000, height=4000)
    assert (
        scene_of(project, asked, kind).width,
        scene_of(project, asked, kind).height,
    ) == (4000, 4000)
