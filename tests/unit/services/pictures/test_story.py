"""The story: what it tells, in which order, and that hostile words do nothing in HTML
and PDF.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import services
from dashboard.cartography import LANGUAGES, examine
from dashboard.domain.claim import FIELDS, Claim
from dashboard.domain.errors import BadInput, NothingFound
from dashboard.domain.filters import Filters
from dashboard.domain.presentation import present
from dashboard.domain.wording import precision_words
from dashboard.domain.words import Hedge, Kind, Precision, Review
from dashboard.i18n.translate import gettext, speaking
from dashboard.index import Contradiction, Listed
from dashboard.judgement import Rule
from dashboard.services.pictures.story import MOST, MOST_CONTESTED, story_of
from dashboard.services.pictures.story_words import precision_in, story_claim
from tests.unit.index.test_index import BASE
from tests.unit.services.settings_of import settings_of

EN, UK = LANGUAGES["en"], LANGUAGES["uk"]
AGAINST = Contradiction("x", Rule.STATES)
EVIL = "<img src=x onerror=alert(1)></script><script>alert(1)</script>\u202e\x07{{7*7}}"
EVIL_URL = 'https://evil.example/?q="><script>alert(1)</script>'
PLACE = {
    "place_id": "UA1",
    "name": "Storozheve",
    "region": "Donetsk",
    "lat": "47.79",
    "lon": "36.82",
    "precision": "settlement",
    "radius_km": "2",
}
KYIV = {
    "kind": "retake",
    "actor": "UA",
    "claimant_side": "UA",
    "claimant": "Kyiv",
    "publisher": "BBC",
    "date_from": "2023-06-12",
    "date_to": "2023-06-12",
    "published": "2023-06-13",
    "url": "https://example.org/a?b=1&c=2",
    "note": "The village is said to be retaken",
    "quote": "We took it",
    "review": "accepted",
    **PLACE,
}
MOSCOW = {
    **KYIV,
    "kind": "hold",
    "actor": "RU",
    "claimant_side": "RU",
    "claimant": "Moscow",
    "publisher": "TASS",
    "date_from": "2023-06-13",
    "date_to": "2023-06-13",
    "quote": "We hold it",
    "hedge": "claimed",
}
HOSTILE = {
    **KYIV,
    **dict.fromkeys(
        ("claimant", "relayed_by", "publisher", "note", "quote", "date_text", "name"),
        EVIL,
    ),
    "place_id": "",
    "url": EVIL_URL,
    "date_from": "2023-06-14",
    "date_to": "2023-06-14",
    "kind": "strike",
}
NOWHERE = {
    **KYIV,
    **dict.fromkeys(PLACE, ""),
    "claimant": "Аналітики Ґанок",
    "kind": "statement",
    "quote": "Ще ні",
}
JUNE = Filters(date_from=date(2023, 6, 1), date_to=date(2023, 6, 30))
LINK = "https://map.example/?from=2023-06-01&to=2023-06-30"


def claims_file(folder: Path, *rows: dict[str, str]) -> None:
    with (folder / "claims.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, FIELDS)
        out.writeheader()
        out.writerows({"id": f"c{number:03}", **row} for number, row in enumerate(rows))


def written(folder: Path, *rows: dict[str, str]) -> services.Project:
    claims_file(folder, *rows)
    return services.open_project(settings_of(folder)).settled()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> services.Project:
    return written(tmp_path_factory.mktemp("data"), KYIV, MOSCOW, HOSTILE, NOWHERE)


def request(**more: object) -> services.StoryRequest:
    return services.StoryRequest(**{"filters": JUNE, "link": LINK, **more})  # type: ignore[arg-type]


class Page(HTMLParser):
    """Elements with their attributes, and the text, of an HTML file."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data


def page(project: services.Project, **more: object) -> Page:
    return Page(services.story_file(project, request(**more), "html").decode())


@pytest.mark.slow
def test_the_html_tells_everything_in_order_of_time(project: services.Project) -> None:
    text = page(project, remark="For the meeting").text
    for words in (
        "Claims about the war in Ukraine",
        "4 claims at ",
        "Shown: 1–30 June 2023.",
        "Remark: For the meeting",
        "Kyiv (Ukraine) says that Ukraine retook Storozheve",
        "Said by Kyiv – stated as fact",
        "We took it",
        "Source: BBC, 2023-06-13",
        "Said by Moscow – reported as a claim",
        "Said by Аналітики Ґанок",
        "All 4 claims, in order of time.",
        "Contradicted by 1 of another side: ",
        "Acting: Ukraine. Donetsk oblast. Settlement: somewhere in this settlement; within 2 km",
        "1 claim of these has no place on the map",
        "It does not show that it happened.",
        "OpenStreetMap",
        "as known on that day",
    ):
        assert words in text, words
    listed = text.partition("All 4 claims")[2]
    when = [
        listed.index(words)
        for words in ("12 June 2023", "13 June 2023", "14 June 2023")
    ]
    assert when == sorted(when)


@pytest.mark.slow
def test_a_ukrainian_story_keeps_only_the_claims_own_words(
    project: services.Project,
) -> None:
    found = page(project, language="uk", remark="Для наради")
    for words in (
        "Твердження про війну в Україні",
        "4 твердження у ",
        "Показано: 1–30 червня 2023.",
        "Примітка: Для наради",
        "Цитати, нотатки, імена мовців і назви джерел подано без перекладу.",
        "Kyiv (Україна): «Повернуто: Storozheve (діє Україна)»",
        "Донецька область. Населений пункт",
        "Хто заявляє: Kyiv — подано як факт",
        "We took it",
        "The village is said to be retaken",
        "Джерело: BBC, 2023-06-13",
        "Усі 4 твердження у хронологічному порядку.",
        "1 твердження іншої сторони суперечить цьому",
        "Населений пункт: десь у цьому населеному пункті; у межах 2 км",
        "З них 1 твердження без місця на карті",
        "станом на той самий день",
        "Спірні місця",
        "Сторона, що заявляє: Росія",
        "Утримано (діє: Росія)",
    ):
        assert words in found.text, words
    assert found.elements[0] == ("html", {"lang": "uk"})
    (alt,) = [given["alt"] for tag, given in found.elements if tag == "img"]
    assert alt.startswith("Карта України. 4 твердження у ")
    story = story_of(project, request(language="uk"))
    ours = [
        story.title,
        story.sentence,
        story.filters,
        story.alt,
        story.rule,
        story.disputes_rule,
        story.untranslated,
    ]
    ours += [
        *story.notes,
        *story.method,
        *(text for key, text in story.words.items() if key != "quote"),
    ]
    assert all(ours)
    assert not re.search("[A-Za-z{]", " ".join(ours))
    with pikepdf.open(
        io.BytesIO(services.story_file(project, request(language="uk"), "pdf"))
    ) as pdf:
        assert str(pdf.Root.Lang) == "uk"
        text = " ".join(lines(pdf))
        with pdf.open_outline() as outline:
            assert [part.title for part in outline.root][:2] == [
                "Твердження",
                "Спірні місця",
            ]
    for words in (
        "«We took it»",
        "Твердження, а не факти: кожен запис",
        "Хто діє",
        "Чого це не доводить",
    ):
        assert words in text, words


NAMES = st.sampled_from(["", "Alpha", "Donetsk"])
POINTS = st.sampled_from([{"lat": 48.0, "lon": 37.8}, {"lat": None, "lon": None}])
CLAIMS = st.builds(
    lambda point, **parts: replace(BASE, place_id="", region="", **point, **parts),
    POINTS,
    precision=st.none() | st.sampled_from(Precision),
    radius_km=st.none() | st.floats(0.1, 900),
    name=NAMES,
    place_as_written=NAMES,
    hedge=st.sampled_from(Hedge),
    review=st.sampled_from(Review),
    kind=st.sampled_from(Kind),
)


@given(claim=CLAIMS)
def test_in_english_a_claim_reads_as_everywhere_else(
    project: services.Project, claim: Claim
) -> None:
    assert precision_in(EN, claim) == precision_words(claim)
    said = story_claim(EN, project, Listed(claim, ()))
    shown = present(claim)
    assert (said.what, said.signs) == (shown.headline, "; ".join(shown.marks))
    assert said.when.startswith(shown.days)
    for text in (said.what, said.claimant, said.exact, said.source):
        assert "{" not in text
    ukrainian = story_claim(UK, project, Listed(claim, (AGAINST,)))
    assert not re.search("[A-Za-z]", ukrainian.exact)
    assert not re.search("[A-Za-z{]", ukrainian.kind + ukrainian.against)


@pytest.mark.parametrize(
    ("name", "region", "english", "ukrainian"),
    [
        ("Crimea", "Crimea", "Crimea", "Крим"),
        ("Kyiv", "Kyiv City", "Kyiv City", "місто Київ"),
        ("Donetsk", "Donetsk", "Donetsk oblast", "Донецька область"),
    ],
)
def test_an_oblast_is_named_once(
    project: services.Project, name: str, region: str, english: str, ukrainian: str
) -> None:
    place = next(
        row
        for row in services.geocode(project.gazetteer, [region], None)
        if row["precision"] == "oblast"
    )
    claim = replace(
        BASE, name=name, region=region, place_id=place["id"], precision=Precision.OBLAST
    )
    for say, words in ((EN, english), (UK, ukrainian)):
        said = story_claim(say, project, Listed(claim, ()))
        assert f". {words}. " in said.exact
    assert f" {ukrainian}»" in said.what or f" {ukrainian} " in said.what


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "твердження іншої сторони суперечить"),
        (3, "твердження іншої сторони суперечать"),
        (11, "тверджень іншої сторони суперечать"),
        (21, "твердження іншої сторони суперечить"),
    ],
)
def test_ukrainian_nouns_and_verbs_agree_with_their_number(
    project: services.Project, number: int, words: str
) -> None:
    against = story_claim(UK, project, Listed(BASE, (AGAINST,) * number)).against
    counted, _, why = against.partition(": ")
    assert counted == f"{number} {words} цьому"
    with speaking("uk"):
        assert why == gettext(AGAINST.rule.sentence)


def test_who_says_what_against_whom(project: services.Project) -> None:
    story = story_of(project, request(filters=Filters(side=("RU",))))
    assert [claim.claimant for claim in story.claims] == [
        "Said by Moscow – reported as a claim"
    ]
    (dispute,) = story.disputes
    assert dispute.place == "Storozheve, Donetsk oblast"
    assert [
        (side, [c.kind for c in claims], more) for side, claims, more in dispute.sides
    ] == [
        ("Speakers of this side: Russia", ["Held (acting: Russia)"], ""),
        ("Speakers of this side: Ukraine", ["Retaken (acting: Ukraine)"], ""),
    ]
    assert "also where one of them is outside the filters" in story.disputes_rule
    calm = story_of(project, request(filters=Filters(kind=("statement",))))
    assert calm.disputes == ()
    assert "does not mean that all agree" in calm.disputes_rule


@pytest.mark.slow
def test_the_html_is_one_file_without_scripts(project: services.Project) -> None:
    found = page(project, title=EVIL[:120], remark=EVIL)
    tags = {tag for tag, _ in found.elements}
    assert tags.isdisjoint(
        {"script", "iframe", "object", "embed", "form", "svg", "input", "button"}
    )
    assert [given["src"][:22] for tag, given in found.elements if tag == "img"] == [
        "data:image/png;base64,"
    ]
    assert all(
        not name.startswith("on") for _, given in found.elements for name in given
    )
    addresses = [given["href"] for _, given in found.elements if "href" in given]
    assert all(
        address == "data:," or address.startswith("https://") for address in addresses
    )
    assert {LINK, "https://example.org/a?b=1&c=2", EVIL_URL} < set(addresses)
    assert "<img src=x onerror=alert(1)>" in found.text
    assert "\u202e" not in found.text
    policy = next(
        given["content"] for _, given in found.elements if "http-equiv" in given
    )
    assert "script-src" not in policy
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert re.search(r"@page\{size:A4", found.text)
    assert "@media print" in found.text


def glyphs(font: pikepdf.Object) -> dict[int, str]:
    """Return the characters of a font's glyphs, as its ToUnicode map tells a reader."""
    rows = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>", font.ToUnicode.read_bytes())
    return {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in rows
        if code != b"0000"
    }


def lines(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield every string a page shows, as a reader would copy it."""
    for sheet in pdf.pages:
        maps = {name: glyphs(font) for name, font in sheet.Resources.Font.items()}
        shown: dict[int, str] = {}
        for step in pikepdf.parse_content_stream(sheet):
            if str(step.operator) == "Tf":
                shown = maps[str(step.operands[0])]
            elif str(step.operator) == "Tj":
                data = bytes(step.operands[0])
                codes = (
                    int.from_bytes(data[at : at + 2], "big")
                    for at in range(0, len(data), 2)
                )
                yield "".join(shown[code] for code in codes)


@pytest.fixture(scope="module")
def printed(project: services.Project) -> bytes:
    return services.story_file(
        project, request(title="Звіт за червень", remark=f"Нотатка {EVIL}"), "pdf"
    )


@pytest.mark.slow
def test_the_words_of_the_pdf_can_be_copied(printed: bytes) -> None:
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        text = " ".join(lines(pdf))
        assert len(pdf.pages) >= 2
    for words in (
        "Звіт за червень",
        "Remark: Нотатка <img src=x onerror=alert(1)>",
        "Kyiv (Ukraine) says that Ukraine retook Storozheve",
        "“We took it”",
        "Said by Аналітики Ґанок",
        "“Ще ні”",
        "Contested places",
        "Speakers of this side: Russia",
        "What this does not prove",
        "Claims, not facts",
        "https://example.org/a?b=1&c=2",
        "1 / ",
    ):
        assert words in text, words


def test_the_pdf_says_what_it_is_and_its_links_lead_to_the_web_alone(
    printed: bytes,
) -> None:
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Звіт за червень"
        assert str(pdf.Root.Lang) == "en"
        assert pdf.pdf_version == "1.7"
        with pdf.open_outline() as outline:
            assert [part.title for part in outline.root][:2] == [
                "Claims",
                "Contested places",
            ]
        notes = [note for sheet in pdf.pages for note in sheet.get("/Annots", [])]
        addresses = {str(note.A.URI) for note in notes}
        assert all(
            0 < float(note.Rect[1]) < float(note.Rect[3]) < 843 for note in notes
        )
        assert all("/JS" not in note.A and note.A.S == "/URI" for note in notes)
        assert [float(side) for side in pdf.pages[0].MediaBox] == [0, 0, 595.5, 842.25]
    assert addresses == {
        LINK,
        "https://example.org/a?b=1&c=2",
        "https://evil.example/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    }
    assert examine(printed).state == "intact"
    assert examine(printed).facts["title"] == "Звіт за червень"
    assert examine(printed[:-40] + b"%" + printed[-39:]).state == "altered"


@pytest.mark.slow
def test_long_stories_are_cut_by_a_rule_that_is_told(tmp_path: Path) -> None:
    other = [
        {
            **KYIV,
            "id": f"o{n}",
            "place_id": f"UA{n + 10}",
            "date_from": "2023-06-20",
            "date_to": "2023-06-20",
            "kind": "advance",
            "note": f"Advance {n}",
        }
        for n in range(MOST + 5)
    ]
    pairs = [
        {**row, "id": f"{row['claimant']}{n}"}
        for n in range(MOST_CONTESTED)
        for row in (KYIV, MOSCOW)
    ]
    story = story_of(written(tmp_path, *other, *pairs), request())
    assert len(story.claims) == MOST
    assert sum(bool(claim.against) for claim in story.claims) == MOST_CONTESTED
    assert story.rule.startswith(
        f"{MOST} of {MOST + 5 + 2 * MOST_CONTESTED} claims, in order of time."
    )
    (_, claims, more), _ = story.disputes[0].sides
    found = re.fullmatch(r"(\d+) more of this side", more)
    assert found
    assert len(claims) + int(found[1]) >= MOST_CONTESTED - 1


def test_long_words_are_bounded(project: services.Project) -> None:
    long = "word " * 9000
    claim = replace(
        BASE,
        claimant=long,
        note=long,
        quote=long,
        publisher=long,
        date_text=long,
        name=long,
        relayed_by=long,
    )
    said = story_claim(
        EN, project, Listed(replace(claim, url="https://example.org/" + "a" * 9000), ())
    )
    assert [len(text) for text in (said.quote, said.note)] == [600, 400]
    assert max(map(len, (said.claimant, said.source, said.when, said.what))) < 500
    assert said.url == ""


@pytest.mark.slow
def test_rows_that_may_not_be_handed_on_are_left_out(tmp_path: Path) -> None:
    project = written(tmp_path, KYIV)
    for name, free in (("closed", False), ("free", True)):
        file = tmp_path / f"{name}-rows.csv"
        file.write_text(
            f"id,kind,claimant,publisher,name,lat,lon,date_to,note,review\n{name},hold,Kyiv,{name}"
            f" wire,Alpha,47.7,36.8,2023-06-15,Words of {name},accepted\n"
        )
        order = services.ImportRequest(
            publish=True, path=file, dataset=name, redistribute=free, license="CC0"
        )
        services.import_file(project, order, by="test")
    project.changed()
    project.settled()
    text = page(project).text
    assert "3 claims at" in text
    assert "Words of free" in text
    assert "Words of closed" not in text
    assert (
        "Claims of these datasets are on the map but not told here, as their terms"
        " forbid it: closed." in text
    )
    alone = story_of(project, request(filters=Filters(dataset=("closed",))))
    assert (alone.claims, alone.rule) == ((), "None of 1 claim is told here.")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"title": "x" * 121}, "title: 121 characters; at most 120"),
        ({"remark": "x" * 281}, "remark: 281 characters; at most 280"),
        ({"language": "<b>"}, "language '<b>': not known; one of en, uk"),
    ],
)
def test_what_is_refused(
    project: services.Project, more: dict[str, object], words: str
) -> None:
    for kind in services.STORY_TYPES:
        with pytest.raises(BadInput, match=words):
            services.story_file(project, request(**more), kind)


def test_nothing_and_an_unknown_kind(project: services.Project) -> None:
    with pytest.raises(NothingFound, match="no claims match these filters"):
        services.story_file(
            project, request(filters=replace(JUNE, source=("nobody",))), "pdf"
        )
    with pytest.raises(BadInput, match="one of html, pdf"):
        services.story_file(project, request(), "docx")
    assert services.story_name(JUNE, "pdf") == "claims-story-2023-06-01-2023-06-30.pdf"
    assert services.story_name(Filters(), "html") == "claims-story.html"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "https://a.example/ b",
        "https://a.example/\u202e",
    ],
)
def test_what_is_no_web_address_is_no_link(project: services.Project, url: str) -> None:
    assert story_claim(EN, project, Listed(replace(BASE, url=url), ())).url == ""


@pytest.mark.slow
def test_only_a_web_address_is_a_link(project: services.Project) -> None:
    assert story_of(project, request(link="javascript:alert(1)")).link == ""
    assert "Open these claims" not in page(project, link="").text
