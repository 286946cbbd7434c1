"""Time-lapses, decoded again: how many frames, how long each stands, what each says,
and what ends the work.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from dashboard import services
from dashboard.cartography import PRESETS, examine, svg_image
from dashboard.cartography.drawing.png import resvg_image
from dashboard.cartography.timelapse.frames import draw_frames, static_svg
from dashboard.cartography.timelapse.layout import lay_out_frames
from dashboard.cartography.timelapse.strip import DateStrip
from dashboard.cartography.workers import timelapse_worker
from dashboard.domain.errors import BadInput, NothingFound, ServiceUnavailable
from dashboard.domain.filters import Filters
from dashboard.domain.geography.geo import View
from dashboard.services.pictures.pictures import drawing_files
from dashboard.services.pictures.timelapse import timelapse_of
from tests.unit.services.settings_of import settings_of

HEADER = "id,kind,actor,claimant,publisher,name,region,lat,lon,precision,date_from,date_to,published,review"
ROWS = (
    "a,retake,UA,Kyiv,BBC,Storozheve,Donetsk,47.79,36.82,settlement,2023-06-12,2023-06-12,2023-06-13,accepted",
    "b,strike,RU,Moscow,TASS,Donetsk,Donetsk,48.0,37.8,settlement,2023-06-14,2023-06-15,2023-06-15,accepted",
    "c,hold,UA,Kyiv,BBC,Pisky,Donetsk,48.06,37.67,settlement,,,2023-06-13,accepted",
    "d,statement,UA,Kyiv,BBC,,,,,,2023-06-14,2023-06-14,2023-06-14,accepted",
)
WEEK = Filters(date_from=date(2023, 6, 10), date_to=date(2023, 6, 16))
SMALL = {"width": 600, "height": 400}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> services.Project:
    data = tmp_path_factory.mktemp("data")
    (data / "claims.csv").write_text("\n".join((HEADER, *ROWS)) + "\n", "utf-8")
    return services.open_project(settings_of(data)).settled()


def request(**more: object) -> services.TimelapseRequest:
    given: dict[str, object] = {"filters": WEEK, "by": "day", **SMALL, **more}
    return services.TimelapseRequest(**given)  # type: ignore[arg-type]


def made(project: services.Project, kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    services.timelapse(project, request(**more), kind, out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("by", "since", "until", "count"),
    [
        ("day", date(2023, 6, 10), date(2023, 6, 16), 7),
        ("week", date(2023, 6, 10), date(2023, 6, 16), 2),
        ("month", date(2023, 1, 31), date(2023, 6, 12), 6),
    ],
)
def test_periods_are_cut_where_the_filter_begins_and_ends(
    project: services.Project, by: str, since: date, until: date, count: int
) -> None:
    plan = services.timelapse_plan(
        project,
        services.TimelapseRequest(
            filters=Filters(date_from=since, date_to=until), by=by
        ),
    )
    assert (len(plan.periods), plan.periods[0].date_from, plan.periods[-1].date_to) == (
        count,
        since,
        until,
    )


def test_a_range_of_which_nothing_is_said_is_told(project: services.Project) -> None:
    with pytest.raises(
        NothingFound,
        match="no claim of a stated day matches these filters; widen the dates",
    ):
        services.timelapse_plan(
            project,
            services.TimelapseRequest(
                filters=Filters(date_from=date(2024, 2, 28), date_to=date(2024, 3, 1)),
                by="day",
            ),
        )


def test_without_a_range_the_periods_are_whole(project: services.Project) -> None:
    plan = services.timelapse_plan(
        project, services.TimelapseRequest(filters=Filters(), by="month")
    )
    assert [(p.date_from, p.date_to) for p in plan.periods] == [
        (date(2023, 6, 1), date(2023, 6, 30))
    ]
    by_days = services.TimelapseRequest(filters=Filters())
    assert services.timelapse_plan(project, by_days).by == "day"
    assert plan.undated == 1


def test_claims_without_a_day_alone_make_no_film(project: services.Project) -> None:
    with pytest.raises(NothingFound, match="1 claim without a day; widen the dates"):
        made(project, "webp", filters=Filters(kind=("hold",)), by="")


def test_frames_show_their_days_and_empty_ones_too(project: services.Project) -> None:
    film = timelapse_of(project, request())
    assert [frame.date_from for frame in film.frames] == [
        date(2023, 6, 10) + timedelta(day) for day in range(7)
    ]
    assert [frame.claims for frame in film.frames] == [0, 0, 1, 0, 2, 1, 0]
    assert [sum(m.count for m in frame.markers) for frame in film.frames] == [
        0,
        0,
        1,
        0,
        1,
        1,
        0,
    ]
    assert film.note.endswith("1 claim names no day and is in no frame.")


@pytest.mark.slow
def test_claims_of_unknown_start_are_told_in_the_heading(tmp_path: Path) -> None:
    rows = [row.replace(",2023-06-12,2023-06-12,", ",,2023-06-12,") for row in ROWS]
    (tmp_path / "claims.csv").write_text("\n".join((HEADER, *rows)) + "\n", "utf-8")
    with_by = services.open_project(settings_of(tmp_path)).settled()
    assert (
        services.timelapse_plan(
            with_by, services.TimelapseRequest(filters=WEEK)
        ).start_unknown
        == 1
    )
    english = timelapse_of(with_by, request()).scene.subtitle
    assert ". 1 is of the day shown or earlier. Shown: " in english
    ukrainian = timelapse_of(with_by, request(language="uk")).scene.subtitle
    assert ". З них 1 твердження — про показаний день або раніше." in ukrainian


def words_of(project: services.Project, **more: object) -> list[str]:
    """Return what date and count of each frame say."""
    film = timelapse_of(project, request(**more))
    strip = DateStrip(film, lay_out_frames(film, *drawing_files(project)))
    drawn = [sum(m.count for m in frame.markers) for frame in film.frames]
    return [
        re.sub(r"<[^>]*>", "|", strip.text_elements(number, drawn[number]))
        for number in range(len(film.frames))
    ]


@pytest.mark.parametrize("by", ["day", "week", "month"])
def test_a_ukrainian_film_is_ukrainian_throughout(
    project: services.Project, by: str
) -> None:
    scene = timelapse_of(project, request(by=by, language="uk")).scene
    assert (scene.title, scene.language.code) == (
        "Твердження про війну в Україні",
        "uk",
    )
    assert scene.subtitle.endswith("Показано: 10–16 червня 2023.")
    note = timelapse_of(project, request(by=by, language="uk")).note
    assert note.endswith("Не показано 1 твердження без дати.")
    for text in (scene.subtitle, note, *words_of(project, by=by, language="uk")):
        assert not re.search("[A-Za-z{]", text), text


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("preset", ["preview", "square", "story", "slide"])
def test_the_note_is_not_cut(
    project: services.Project, preset: str, language: str
) -> None:
    shape = PRESETS[preset]
    film = timelapse_of(
        project,
        request(by="month", language=language, width=shape.width, height=shape.height),
    )
    many = film.scene.language.count(14_000, "film.undated claims")
    film = replace(
        film,
        note=film.note.replace(
            film.scene.language.count(1, "film.undated claims"), many
        ),
    )
    assert "14" in film.note
    assert " ".join(film.note.split()) in html.unescape(
        DateStrip(film, lay_out_frames(film, *drawing_files(project))).static_elements()
    )


@pytest.mark.slow
def test_each_frame_is_counted_in_words(project: services.Project) -> None:
    uk = words_of(project, language="uk")
    assert "|Тверджень за цей день немає|" in uk[0]
    assert "|12 червня 2023|" in uk[2]
    assert "|2 твердження за цей день, на карті — 1|" in uk[4]
    assert (
        "|3 твердження від першого дня, на карті — 2|"
        in words_of(project, language="uk", cumulative=True)[6]
    )
    en = words_of(project)
    assert "|No claims of this day|" in en[0]
    assert "|2 claims of this day, 1 on this map|" in en[4]
    assert "|3 claims of these days, 2 on this map|" in words_of(project, by="month")[0]


def test_cumulative_frames_keep_what_was_shown(project: services.Project) -> None:
    film = timelapse_of(project, request(cumulative=True))
    assert [frame.claims for frame in film.frames] == [0, 0, 1, 1, 3, 3, 3]
    assert film.note.startswith("Each frame shows every claim since the first day.")


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["webp", "gif"])
def test_an_animation_has_every_frame_as_long_as_it_should_stand(
    project: services.Project, kind: str
) -> None:
    with Image.open(io.BytesIO(made(project, kind))) as film:
        assert (film.n_frames, film.size, film.info["loop"]) == (7, (600, 400), 0)  # type: ignore[attr-defined]
        pauses = []
        for number in range(7):
            film.seek(number)
            film.load()
            pauses.append(film.info["duration"])
    assert pauses == [800] * 6 + [1500]


@pytest.mark.slow
def test_what_was_drawn_can_be_read_back(project: services.Project) -> None:
    film = timelapse_of(project, request())
    drawn = list(draw_frames(film, *drawing_files(project)))
    assert drawn[0].tobytes() != drawn[2].tobytes()
    for kind, allowed in (("webp", 8.0), ("gif", 8.0)):
        with Image.open(io.BytesIO(made(project, kind))) as read:
            for number, picture in enumerate(drawn):
                read.seek(number)
                assert _apart(picture, read.convert("RGB")) < allowed, (kind, number)


def test_paper_and_markers_keep_their_colour_in_a_gif(
    project: services.Project,
) -> None:
    with Image.open(io.BytesIO(made(project, "gif"))) as film:
        film.seek(2)
        shown = film.convert("RGB")
    colours = {colour for _, colour in shown.getcolors(1 << 20) or []}
    assert {(255, 255, 255), (0x00, 0x72, 0xB2), (0x1F, 0x23, 0x28)} <= colours


def _apart(one: Image.Image, other: Image.Image) -> float:
    """Return the mean difference of two pictures, 0 to 255 a colour."""
    pairs = zip(
        one.resize((60, 40)).tobytes(), other.resize((60, 40)).tobytes(), strict=True
    )
    return sum(abs(a - b) for a, b in pairs) / (60 * 40 * 3)


@pytest.mark.slow
def test_the_view_legend_and_ground_stay_the_same(project: services.Project) -> None:
    film = timelapse_of(project, request(filters=replace(WEEK, kind=("retake",))))
    laid = lay_out_frames(film, *drawing_files(project))
    drawn = list(draw_frames(film, *drawing_files(project)))
    strip = laid.strip
    above = (0, 0, 600, round(strip.y))
    assert drawn[0].crop(above).tobytes() == drawn[6].crop(above).tobytes()
    below = (0, round(strip.bottom), 600, 400)
    assert len({picture.crop(below).tobytes() for picture in drawn}) == 1
    assert drawn[0].crop(above).tobytes() != drawn[2].crop(above).tobytes()
    assert drawn[0].tobytes() != drawn[6].tobytes()  # the date


@pytest.mark.slow
@pytest.mark.parametrize("size", [(1200, 630), (540, 960)])
def test_what_stays_is_what_a_single_layer_gives(
    project: services.Project, size: tuple[int, int]
) -> None:
    film = timelapse_of(project, request(width=size[0], height=size[1]))
    laid = lay_out_frames(film, *drawing_files(project))
    svg = re.sub(
        r"<text [^>]*>[^<]*</text>", "", static_svg(film, laid, DateStrip(film, laid))
    )
    assert '<g class="legend"' in svg
    assert '<g class="inset"' in svg
    once, parts = (
        resvg_image(svg, 1).convert("RGB"),
        svg_image(svg, drawing_files(project)[1], 1),
    )
    apart = (
        ImageChops.difference(once, parts)
        .convert("L")
        .point(lambda value: 255 if value > 60 else 0)
    )
    assert apart.histogram()[255] < 100


@pytest.mark.slow
def test_a_zip_holds_pictures_that_can_be_verified(project: services.Project) -> None:
    with zipfile.ZipFile(io.BytesIO(made(project, "zip"))) as archive:
        names = archive.namelist()
        assert names[2] == "frame-3_2023-06-12_2023-06-12.png"
        assert len(names) == 7
        found = examine(archive.read(names[2]))
    assert (
        found.state,
        "This frame: 2023-06-12 to 2023-06-12." in str(found.facts["shows"]),
    ) == ("intact", True)
    with zipfile.ZipFile(io.BytesIO(made(project, "zip", language="uk"))) as archive:
        facts = examine(archive.read(names[2])).facts
    assert facts["language"] == "uk"
    assert str(facts["shows"]).endswith("Цей кадр: 2023-06-12 – 2023-06-12.")


@pytest.mark.slow
def test_progress_is_told_and_can_end_the_work(project: services.Project) -> None:
    seen: list[tuple[int, int]] = []
    services.timelapse(
        project,
        request(),
        "webp",
        io.BytesIO(),
        lambda done, of: seen.append((done, of)),
    )
    assert seen == [(0, 7)] * 7 + [(number, 7) for number in range(1, 8)]

    def stop(done: int, _of: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    for kind in services.offered_kinds():
        with pytest.raises(KeyboardInterrupt):
            services.timelapse(project, request(), kind, io.BytesIO(), stop)


@pytest.mark.slow
def test_a_film_drawn_aside_is_the_same_and_ends_with_whoever_waits(
    project: services.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timelapse_worker, "PATIENCE", 0.1)
    seen: set[int] = set()
    assert services.timelapse_aside(
        project, request(), "gif", lambda done, _: seen.add(done)
    ) == made(project, "gif")
    assert seen - {0} == {1, 2, 3, 4, 5, 6, 7}

    def stop(done: int, _of: int) -> None:
        if not done:
            return
        with pytest.raises(
            ServiceUnavailable, match="another time-lapse is being made"
        ):
            services.timelapse_aside(project, request(), "gif")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        services.timelapse_aside(project, request(), "gif", stop)
    assert services.timelapse_aside(project, request(), "gif") == made(project, "gif")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"by": "year"}, "by='year': not known"),
        ({"theme": "pink"}, "theme 'pink': not known"),
        ({"language": "xx"}, "language 'xx': not known; one of en, uk"),
        ({"width": 100_000}, "width 100000: a picture is 200 to 4000"),
        ({"width": 3000, "height": 2000}, "a frame has at most 2,100,000 pixels"),
        ({"width": 200, "height": 200}, "too low for a time-lapse"),
        (
            {
                "filters": Filters(
                    date_from=date(2020, 1, 1), date_to=date(2023, 12, 31)
                )
            },
            "more than 400 frames",
        ),
        (
            {
                "filters": Filters(
                    date_from=date(2022, 7, 1), date_to=date(2023, 6, 30)
                ),
                "width": 1920,
                "height": 1080,
            },
            "365 frames of 1920 x 1080: at most 149 of that size",
        ),
    ],
)
def test_what_is_refused(
    project: services.Project, more: dict[str, object], words: str
) -> None:
    with pytest.raises(BadInput, match=words):
        made(project, "webp", **more)


@pytest.mark.slow
def test_a_process_that_dies_is_told(
    project: services.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    hasty = replace(timelapse_worker.LIMITS, seconds=0.05)
    monkeypatch.setattr(timelapse_worker, "LIMITS", hasty)
    with pytest.raises(ServiceUnavailable, match=r"took more than 0\.05 s; choose"):
        services.timelapse_aside(project, request(), "gif")
    monkeypatch.undo()
    with pytest.raises(BadInput, match="too low for a time-lapse"):
        services.timelapse_aside(project, request(width=200, height=200), "gif")


def test_a_kind_of_file_that_is_not_known(project: services.Project) -> None:
    with pytest.raises(BadInput, match="one of webp, gif, zip, mp4"):
        made(project, "avi")
    with pytest.raises(BadInput, match=r"end it in \.webp, \.gif, \.zip or \.mp4"):
        services.timelapse_format("film.avi")
    assert services.timelapse_format("FILM.GIF") == "gif"


@pytest.mark.slow
@pytest.mark.parametrize("size", [(1080, 1920), (640, 360), (1080, 1080)])
@pytest.mark.parametrize("theme", ["light", "dark", "grey"])
def test_every_shape_and_look_is_drawn(
    project: services.Project, size: tuple[int, int], theme: str
) -> None:
    film = timelapse_of(
        project,
        request(width=size[0], height=size[1], theme=theme, view=View(47.9, 37.2, 8.5)),
    )
    assert next(draw_frames(film, *drawing_files(project))).size == size


@pytest.mark.slow
def test_one_frame_is_a_file_too(project: services.Project, tmp_path: Path) -> None:
    day = Filters(date_from=date(2023, 6, 12), date_to=date(2023, 6, 12))
    for kind in ("webp", "gif"):
        (tmp_path / kind).write_bytes(made(project, kind, filters=day))
        with Image.open(tmp_path / kind) as film:
            assert (getattr(film, "n_frames", 1), film.size) == (1, (600, 400))


@pytest.mark.slow
def test_rows_of_datasets_without_a_day_are_in_no_frame_either(tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text("\n".join((HEADER, *ROWS)) + "\n", "utf-8")
    own = services.open_project(settings_of(tmp_path)).settled()
    file = tmp_path / "rows.csv"
    days = ("2023-06-12", "", "2023-06-11")
    lines = (
        f"r{n},hold,Kyiv,Wire,Alpha,47.7,36.8,{day},2023-06-13,accepted"
        for n, day in enumerate(days)
    )
    file.write_text(
        "\n".join(
            [
                "id,kind,claimant,publisher,name,lat,lon,date_to,published,review",
                *lines,
                "",
            ]
        )
    )
    services.import_file(
        own,
        services.ImportRequest(publish=True, path=file, dataset="rows", license="CC0"),
        by="test",
    )
    own.changed()
    film = timelapse_of(own.settled(), request())
    assert [frame.claims for frame in film.frames] == [0, 1, 2, 0, 2, 1, 0]
    assert film.note.endswith("2 claims name no day and are in no frame.")
