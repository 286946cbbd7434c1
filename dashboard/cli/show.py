"""Commands that show: serve, geocode, export, snapshot, gazetteer update."""

from __future__ import annotations

import argparse
import json
import os
import runpy
import sys
from pathlib import Path

from dashboard.cli.options import Commands, add_filters, add_view, filters_of, opened, tell, view_from, write
from dashboard.domain.errors import BadInput
from dashboard.domain.params import PARTS
from dashboard.domain.settings import LOOPBACK, Settings, port_number
from dashboard.domain.wording import count_words


def add_commands(commands: Commands) -> None:
    """Add these commands to the command line."""
    serve = commands.add_parser("serve", help="open the dashboard in the browser")
    serve.add_argument("--host", help="address to listen on (default 127.0.0.1)")
    serve.add_argument("--port", help="port to listen on (default 8501)")
    serve.set_defaults(run=_serve)
    find = commands.add_parser("geocode", help="list the places a name may mean, best first")
    find.add_argument("name", nargs="+", metavar="NAME")
    find.add_argument("--region", help="oblast the place is in, for example Donetsk")
    find.add_argument("--json", action="store_true", help="print JSON")
    find.set_defaults(run=_geocode)
    out = commands.add_parser("export", help="write the filtered claims to a file")
    out.add_argument("out", metavar="OUT", help="file to write, or - for standard output")
    out.add_argument("--format", help="geojson, csv, kml, parquet, claimreview or html (default: by the file's ending)")
    out.add_argument("--force", action="store_true", help="also datasets whose terms forbid to hand their rows on")
    add_filters(out)
    out.set_defaults(run=_export)
    picture = commands.add_parser("snapshot", help="draw the map to a picture")
    picture.add_argument("out", metavar="OUT", help="file to write, .png, .svg or .pdf")
    picture.add_argument("--preset", default="", help="shape: preview, square, story, slide or a4")
    picture.add_argument("--size", help="pixels, WIDTHxHEIGHT (default 1200x630), instead of a preset")
    add_view(picture)
    picture.add_argument("--theme", default="light", help="light, dark or grey (for print without colour)")
    picture.add_argument("--scale", type=float, default=1.0, help="1 to 3 times the pixels of a PNG")
    picture.add_argument("--language", default="en", help="en or uk: of everything but the claims' own words")
    picture.add_argument("--title", default="", help="heading of your own, at most 120 characters")
    picture.add_argument("--remark", default="", help="remark of your own, at most 280 characters")
    for part, words in PARTS.items():
        picture.add_argument(f"--no-{part}", dest="without", action="append_const", const=part, default=[],
                             help=f"without: {words[0].lower()}{words[1:]}")  # fmt: skip
    picture.add_argument("--background", default="", help="online map under the claims: osm, carto or satellite")
    picture.add_argument("--claim", default="", help="id of a claim to list first")
    add_filters(picture)
    picture.set_defaults(run=_snapshot)
    names = commands.add_parser("gazetteer", help="keep the list of places")
    update = names.add_subparsers(required=True, metavar="ACTION").add_parser(
        "update", help="load the full GeoNames dump of Ukraine"
    )
    update.add_argument("--from", dest="source", default="", metavar="FILE|URL", help="UA.zip or UA.txt")
    update.set_defaults(run=_update)


def _serve(arguments: argparse.Namespace, settings: Settings) -> int:
    import errno
    import socket

    host = arguments.host or settings.host
    port = port_number(arguments.port) if arguments.port else settings.port
    from dashboard import tasks

    tell(tasks.open_project(settings).problems)
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        cure = "choose another with --port" if error.errno == errno.EADDRINUSE else "choose another with --host"
        raise BadInput(f"{host}:{port}: cannot listen there ({error.strerror}); {cure}") from error
    script = Path(__file__).parent.with_name("server.py")
    headless = not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or sys.platform in {"darwin", "win32"}
    )
    if host not in LOOPBACK and "FRONTLINE_EDITING" not in os.environ:
        print(
            "frontline: pages that change claims are off for other machines; FRONTLINE_EDITING=on allows them",
            file=sys.stderr,
        )
    os.environ.setdefault("FRONTLINE_EDITING", "on" if settings.editing and host in LOOPBACK else "off")
    sys.argv = [
        "streamlit", "run", str(script), "--server.address", host, "--server.port", str(port), "--server.headless",
        str(headless).lower(), "--browser.gatherUsageStats", "false",
    ]  # fmt: skip
    print(f"Serving claims on http://{host}:{port} (Ctrl-C stops it)", flush=True)
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)
    return 0


def _geocode(arguments: argparse.Namespace, settings: Settings) -> int:
    from dashboard import tasks

    gazetteer = tasks.Project(settings).gazetteer
    tell(gazetteer.problems)
    rows = tasks.geocode(gazetteer, arguments.name, arguments.region)
    if arguments.json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    for row in rows:
        mark = "*" if row["chosen"] else " "
        where = ", ".join(part for part in (row["raion"] and f"{row['raion']} raion", row["region"]) if part)
        print(
            f"{mark} {row['name']} ({row['kind']}{', ' + where if where else ''})  {row['lat']:.4f}, {row['lon']:.4f}  "
            f"{row['precision']}, within {row['radius_km']:g} km  score {row['score']:.2f} ({row['how']})  {row['id']}"
        )
    unsure = [name for name in arguments.name if not any(r["chosen"] for r in rows if r["query"] == name)]
    if unsure:
        print(f"frontline: {', '.join(unsure)}: not certain; narrow it with --region", file=sys.stderr)
    return 0


def _export(arguments: argparse.Namespace, settings: Settings) -> int:
    from dashboard import tasks
    from dashboard.exchange.exporting import EXPORTS, kind_of

    kind = arguments.format or ("csv" if arguments.out == "-" else kind_of(arguments.out))
    if kind not in EXPORTS:
        raise BadInput(f"{arguments.out}: format {kind!r} is not known; give --format {' or '.join(EXPORTS)}")
    project = opened(settings)
    filters = filters_of(arguments)
    link = tasks.permalink(settings.public_url, filters) if settings.public_url else ""
    exported = tasks.export(project, filters, kind, link=link, force=arguments.force)
    write(arguments.out, exported.parts)
    for note in exported.notes:
        print(f"frontline: {note}", file=sys.stderr)
    print(f"{count_words(exported.count, 'claim')} written to {arguments.out}", file=sys.stderr)
    return 0 if exported.count else 1


def _snapshot(arguments: argparse.Namespace, settings: Settings) -> int:
    from dashboard import tasks
    from dashboard.domain.params import size_of

    kind = Path(arguments.out).suffix.lower().lstrip(".")
    if kind not in tasks.PICTURE_TYPES:
        raise BadInput(f"{arguments.out}: not a kind of picture; end it in .png, .svg or .pdf")
    if arguments.preset and arguments.size:
        raise BadInput("--preset and --size: give one of them")
    filters = filters_of(arguments)
    width, height = size_of(arguments.size or "1200x630")
    view = view_from(arguments)
    picture = tasks.PictureRequest(
        filters=filters, view=view, preset=arguments.preset, width=width, height=height, theme=arguments.theme,
        language=arguments.language, title=arguments.title, remark=arguments.remark,
        without=frozenset(arguments.without), claim=arguments.claim,
        background=arguments.background,
        link=tasks.permalink(settings.public_url, filters, view, arguments.claim) if settings.public_url else "",
    )  # fmt: skip
    write(arguments.out, [tasks.picture(opened(settings), picture, kind, arguments.scale)])
    return 0


def _update(arguments: argparse.Namespace, settings: Settings) -> int:
    from dashboard.gazetteer import update_from

    report = update_from(arguments.source, settings)
    for problem in report.problems[:20]:
        print(f"frontline: {problem}", file=sys.stderr)
    print(report.words())
    return 1 if report.problems else 0
