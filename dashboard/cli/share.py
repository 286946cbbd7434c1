"""Commands that make something to hand on: a time-lapse, a story."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.cli.options import (
    Commands,
    add_filters,
    add_picture_options,
    filters_from,
    picture_texts,
    settled_project,
    view_from,
    write_output,
)
from dashboard.domain.errors import BadInput
from dashboard.domain.sharing.picture_options import STORY, TIMELAPSE, read_options

if TYPE_CHECKING:
    from dashboard import services

PIECE = 1 << 20


def add_share_commands(commands: Commands) -> None:
    """Add these commands to the command line."""
    timelapse = commands.add_parser(
        "timelapse", help="draw a range of days as an animated picture"
    )
    timelapse.add_argument(
        "out",
        metavar="OUT",
        help="file to write, .webp, .gif, .mp4 or .zip (a PNG a frame)",
    )
    add_picture_options(timelapse, TIMELAPSE)
    add_filters(timelapse)
    timelapse.set_defaults(run=_timelapse)
    story = commands.add_parser(
        "story", help="write a report of the filtered claims, to print or hand on"
    )
    story.add_argument("out", metavar="OUT", help="file to write, .html or .pdf")
    add_picture_options(story, STORY)
    add_filters(story)
    story.set_defaults(run=_story)


def _timelapse(arguments: argparse.Namespace, project: services.Project) -> int:
    from dashboard import services

    kind = services.timelapse_format(arguments.out)
    texts = picture_texts(arguments, TIMELAPSE)
    filters, view = filters_from(arguments), view_from(texts)
    drawn = services.drawn_fields(TIMELAPSE, texts)
    link = ""
    if base := project.settings.public_url:
        link = services.permalink(base, filters, view, drawn=drawn)
    request = services.TimelapseRequest(
        filters=filters,
        view=view,
        link=link,
        **drawn,
        **read_options(TIMELAPSE, texts),
    )
    progress = _progress if sys.stderr.isatty() else None
    # Until it is whole it is nowhere but in a file without a name: a run that is
    # stopped leaves no half of a time-lapse.
    with tempfile.TemporaryFile() as made:
        services.timelapse(settled_project(project), request, kind, made, progress)
        made.seek(0)
        write_output(arguments.out, iter(lambda: made.read(PIECE), b""))
    return 0


def _progress(done: int, of: int) -> None:
    """Draw a bar on one line of the terminal."""
    full = 30 * done // of
    end = "\n" if done == of else ""
    print(
        f"\r{'#' * full}{'.' * (30 - full)} frame {done} of {of}",
        end=end,
        file=sys.stderr,
        flush=True,
    )


def _story(arguments: argparse.Namespace, project: services.Project) -> int:
    from dashboard import services

    kind = Path(arguments.out).suffix.lower().lstrip(".")
    if kind not in services.STORY_TYPES:
        raise BadInput(f"{arguments.out}: not a kind of story; end it in .html or .pdf")
    filters = filters_from(arguments)
    texts = picture_texts(arguments, STORY)
    drawn = services.drawn_fields(STORY, texts)
    link = ""
    if project.settings.public_url:
        link = services.permalink(project.settings.public_url, filters, drawn=drawn)
    options = read_options(STORY, texts)
    request = services.StoryRequest(filters=filters, link=link, **drawn, **options)
    write_output(
        arguments.out, [services.story_file(settled_project(project), request, kind)]
    )
    return 0
