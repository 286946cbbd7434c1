"""Commands that make something to hand on: a time-lapse, a story."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from dashboard.cli.options import Commands, add_filters, add_view, filters_of, opened, view_from, write
from dashboard.domain.errors import BadInput
from dashboard.domain.settings import Settings

PIECE = 1 << 20


def add_commands(commands: Commands) -> None:
    """Add these commands to the command line."""
    film = commands.add_parser("timelapse", help="draw a range of days as an animated picture")
    film.add_argument("out", metavar="OUT", help="file to write, .webp, .gif or .zip (a PNG a frame)")
    film.add_argument("--by", default="", help="day, week or month (default: at most 60 frames)")
    film.add_argument("--cumulative", action="store_true", help="each frame shows everything since the first day")
    film.add_argument("--size", help="pixels, WIDTHxHEIGHT (default 1200x630)")
    add_view(film)
    film.add_argument("--theme", default="light", help="light, dark or grey")
    film.add_argument("--language", default="en", help="en or uk")
    add_filters(film)
    film.set_defaults(run=_timelapse)
    story = commands.add_parser("story", help="write a report of the filtered claims, to print or hand on")
    story.add_argument("out", metavar="OUT", help="file to write, .html or .pdf")
    story.add_argument("--title", default="", help="heading of your own, at most 120 characters")
    story.add_argument("--remark", default="", help="remark of your own, at most 280 characters")
    story.add_argument("--language", default="en", help="en or uk: of everything but the claims' own words")
    add_filters(story)
    story.set_defaults(run=_story)


def _timelapse(arguments: argparse.Namespace, settings: Settings) -> int:
    from dashboard import tasks
    from dashboard.domain.params import size_of

    kind = tasks.kind_of_film(arguments.out)
    filters = filters_of(arguments)
    width, height = size_of(arguments.size or "1200x630")
    view = view_from(arguments)
    request = tasks.FilmRequest(
        filters=filters, by=arguments.by, cumulative=arguments.cumulative, view=view, width=width, height=height,
        theme=arguments.theme, language=arguments.language,
        link=tasks.permalink(settings.public_url, filters, view) if settings.public_url else "",
    )  # fmt: skip
    # Until it is whole it is nowhere but in a file without a name: a run that is stopped leaves no half of a film.
    with tempfile.TemporaryFile() as made:
        tasks.timelapse(opened(settings), request, kind, made, _progress if sys.stderr.isatty() else None)
        made.seek(0)
        write(arguments.out, iter(lambda: made.read(PIECE), b""))
    return 0


def _progress(done: int, of: int) -> None:
    """Draw a bar on one line of the terminal."""
    full = 30 * done // of
    end = "\n" if done == of else ""
    print(f"\r{'#' * full}{'.' * (30 - full)} frame {done} of {of}", end=end, file=sys.stderr, flush=True)


def _story(arguments: argparse.Namespace, settings: Settings) -> int:
    from dashboard import tasks

    kind = Path(arguments.out).suffix.lower().lstrip(".")
    if kind not in tasks.STORY_TYPES:
        raise BadInput(f"{arguments.out}: not a kind of story; end it in .html or .pdf")
    filters = filters_of(arguments)
    request = tasks.StoryRequest(
        filters=filters, title=arguments.title, remark=arguments.remark, language=arguments.language,
        link=tasks.permalink(settings.public_url, filters) if settings.public_url else "",
    )  # fmt: skip
    write(arguments.out, [tasks.story_file(opened(settings), request, kind)])
    return 0
