"""Articles read and kept: where they come from, that nothing is kept twice, that what
people said stands.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dashboard import services
from dashboard.domain.errors import BadInput, FrontlineError
from dashboard.domain.place import PlaceCorrection
from dashboard.domain.words import Review
from tests.faults.claims import folder
from tests.unit.reading.hostile import HTML, Site, Way, site
from tests.unit.services.settings_of import settings_of

TEXT = (
    "Ukrainian forces captured Kupiansk on Monday, the General Staff said. Russian"
    " troops shelled Lyman overnight."
)
LYMAN_OF_KHARKIV = "UA63140110070097631"
GIVEN = services.ArticleMetadata(published=date(2023, 6, 13), publisher="Sample")


@pytest.fixture
def project(tmp_path: Path) -> services.Project:
    return services.open_project(
        settings_of(folder(tmp_path / "data"), FRONTLINE_FETCH_PRIVATE="on")
    )


def held(project: services.Project) -> dict[str, Review]:
    return {claim.id: claim.review for claim in project.ledger.claims()}


def test_a_text_is_read_and_kept_once(project: services.Project) -> None:
    article, reading = services.read_plain_text(project, TEXT, GIVEN)
    assert (article.published, article.publisher) == (date(2023, 6, 13), "Sample")
    assert {mention.place_as_written for mention in reading.mentions} >= {
        "Kupiansk",
        "Lyman",
    }
    assert len(reading.claims) >= 2
    assert all(
        TEXT[c.start : c.end] == c.quote and c.article_id == article.id
        for c in reading.claims
    )
    count = len(reading.claims)
    assert services.save_reading(project, article, reading, by="r") == services.Saved(
        True, count, 0
    )
    assert project.ledger.article(article.id) == article
    assert set(held(project).values()) == {Review.DRAFT}
    again = services.read_plain_text(project, TEXT, GIVEN)
    assert services.save_reading(project, *again, by="r") == services.Saved(
        False, 0, count
    )
    assert all(len(project.ledger.history(id)) == 1 for id in held(project))


@pytest.mark.slow
def test_what_people_decided_stands_when_the_article_is_read_again(
    project: services.Project,
) -> None:
    article, reading = services.read_plain_text(project, TEXT, GIVEN)
    services.save_reading(project, article, reading, by="r")
    first, second = reading.claims[:2]
    services.review_claim(project, first.id, Review.REJECTED, by="editor", why="no")
    moved = replace(second, place_id=LYMAN_OF_KHARKIV, review=Review.ACCEPTED)
    project.ledger.revise(moved, by="editor", why="the other one")
    before = held(project)
    # A better reader, or a correction that sticks, now finds the place by itself: the
    # claim has another id then.
    better = replace(
        reading,
        claims=(
            first,
            replace(moved, id="f" * 16, review=Review.DRAFT),
            *reading.claims[2:],
        ),
    )
    saved = services.save_reading(project, article, better, by="r")
    assert (saved.new, saved.added) == (False, 0)
    assert held(project) == before


@pytest.mark.slow
def test_another_text_at_the_same_address_is_a_version_of_its_own(
    project: services.Project,
) -> None:
    given = replace(GIVEN, url="https://x.example/a")
    for text in (TEXT, TEXT + " This was corrected later."):
        article, reading = services.read_plain_text(project, text, given)
        assert services.save_reading(project, article, reading, by="r").new
        assert project.ledger.article(article.id) == article


def test_a_spelling_that_was_corrected_means_that_place_in_the_next_article(
    project: services.Project,
) -> None:
    def lyman() -> str:
        _, reading = services.read_plain_text(project, TEXT, GIVEN)
        return next(
            m.place.id
            for m in reading.mentions
            if m.place_as_written == "Lyman" and m.place
        )

    assert lyman() != LYMAN_OF_KHARKIV
    project.ledger.correct_place(
        PlaceCorrection(spelling="Lyman", place_id=LYMAN_OF_KHARKIV),
        by="editor",
        why="",
    )
    assert lyman() == LYMAN_OF_KHARKIV


PAGE = f"""<html><head><title>Front</title><meta property="og:site_name" content="The Sample"></head>
<body><article><p>{TEXT}</p></article></body></html>"""


@pytest.mark.parametrize("name", ["a.html", "a.txt"])
def test_files(name: str, project: services.Project, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text(PAGE if name.endswith("html") else TEXT)
    article, reading = services.read_file(project, file)
    assert article.text == TEXT
    assert (article.published, article.publisher) == (
        None,
        "The Sample" if name.endswith("html") else "",
    )
    assert {mention.place_as_written for mention in reading.mentions} >= {
        "Kupiansk",
        "Lyman",
    }
    assert (
        services.read_bytes(project, file.read_bytes(), name, GIVEN)[0].publisher
        == "Sample"
    )


def test_files_that_are_none(project: services.Project, tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(BadInput, match=r": cannot be read"):
            services.read_file(project, path)
    with pytest.raises(BadInput, match=r"the text: no text was found"):
        services.read_plain_text(project, "  \n")
    with pytest.raises(BadInput, match=r"larger than"):
        services.read_bytes(project, b"x" * (services.LARGEST_FILE + 1), "big.txt")


def feed(served: Site) -> str:
    entries = "".join(
        f"<item><title>{n}</title><link>{served.base}/{n}</link><pubDate>Tue, 13 Jun"
        " 2023 10:00:00 GMT</pubDate><description>Short.</description></item>"
        for n in range(3)
    )
    body = (
        '<?xml version="1.0"?><rss'
        f' version="2.0"><channel><title>Feed</title>{entries}</channel></rss>'
    )
    return served.at(
        "/feed",
        Way(headers={"Content-Type": "application/rss+xml"}, body=body.encode()),
    )


def test_an_address(project: services.Project) -> None:
    with site() as served:
        url = served.at("/a", Way(headers=HTML, body=PAGE.encode()))
        article, _ = services.read_address(project, url)
        assert (article.url, article.title, article.publisher) == (
            url,
            "Front",
            "The Sample",
        )
        with pytest.raises(
            BadInput, match=r"a feed of 3 articles; give the address of one, like http"
        ):
            services.read_address(project, feed(served))


def test_a_feed_leads_to_its_articles(
    project: services.Project, tmp_path: Path
) -> None:
    with site() as served:
        for n in (0, 2):
            served.at(
                f"/{n}",
                Way(headers=HTML, body=PAGE.replace("Monday", f"Monday {n}").encode()),
            )
        found = list(
            services.articles(
                project, feed(served), services.ArticleMetadata(publisher="Mine")
            )
        )
        assert isinstance(found[1], FrontlineError)
        articles = [one for one in found if not isinstance(one, FrontlineError)]
        assert [(one.url, one.published, one.publisher) for one in articles] == [
            (f"{served.base}/{n}", date(2023, 6, 13), "Mine") for n in (0, 2)
        ]
        served.asked.clear()
        alone = (
            served.ways["/feed"].body.partition(b"<item><title>1")[0]
            + b"</channel></rss>"
        )
        only = list(
            services.articles(project, served.at("/one", Way(headers=HTML, body=alone)))
        )
        assert [one.url for one in only if not isinstance(one, FrontlineError)] == [
            f"{served.base}/0"
        ]
        served.asked.clear()
        file = tmp_path / "feed.xml"
        file.write_bytes(served.ways["/feed"].body)
        kept = [
            one
            for one in services.articles(project, str(file))
            if not isinstance(one, FrontlineError)
        ]
        # A file asks nobody: the feed's own words are all there is.
        assert ({one.text for one in kept}, served.asked) == ({"Short."}, [])
