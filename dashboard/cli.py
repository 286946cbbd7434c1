"""The `frontline` command. Exit codes: 0 done, 1 nothing found or partly failed, 2 the input is bad."""

from __future__ import annotations

import argparse
import json
import os
import runpy
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard import __version__
from dashboard.domain.errors import BadInput, BadRow, FrontlineError
from dashboard.domain.filters import LISTS, NAMES, Filters, parse
from dashboard.domain.settings import Settings, load, port_number
from dashboard.domain.wording import count_words

if TYPE_CHECKING:
    from dashboard import tasks

PLURAL = {"side": "UA, RU, partner, independent or unknown", "region": "oblast", "source": "outlet"}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; our errors become one line on standard error."""
    arguments = parser().parse_args(argv)
    if arguments.data:
        os.environ["FRONTLINE_DATA"] = arguments.data
    try:
        return int(arguments.run(arguments, load()))
    except FrontlineError as error:
        print(f"frontline: {error}", file=sys.stderr)
        return 2 if isinstance(error, BadInput) else 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    root = argparse.ArgumentParser(prog="frontline", description="A map of claims about the war in Ukraine.")
    root.add_argument("--version", action="version", version=f"frontline {__version__}")
    root.add_argument("--data", metavar="DIR", help="data directory (also FRONTLINE_DATA)")
    commands = root.add_subparsers(required=True, metavar="COMMAND")
    serve = commands.add_parser("serve", help="open the dashboard in the browser")
    serve.add_argument("--host", help="address to listen on (default 127.0.0.1)")
    serve.add_argument("--port", help="port to listen on (default 8501)")
    serve.set_defaults(run=_serve)
    find = commands.add_parser("geocode", help="list the places a name may mean, best first")
    find.add_argument("name", nargs="+", metavar="NAME")
    find.add_argument("--region", help="oblast the place is in, for example Donetsk")
    find.add_argument("--json", action="store_true", help="print JSON")
    find.set_defaults(run=_geocode)
    out = commands.add_parser("export", help="write the filtered claims with every field")
    out.add_argument("out", metavar="OUT", help="file to write, or - for standard output")
    out.add_argument("--format", help="csv or geojson (default: by the file's ending)")
    _filter_options(out)
    out.set_defaults(run=_export)
    picture = commands.add_parser("snapshot", help="draw the map to a picture")
    picture.add_argument("out", metavar="OUT", help="file to write, .png or .svg")
    picture.add_argument("--size", default="1200x630", help="pixels, WIDTHxHEIGHT (default 1200x630)")
    picture.add_argument("--center", help="LAT,LON in degrees (default: fit the claims)")
    picture.add_argument("--zoom", type=float, default=7.0, help="zoom with --center, 3 to 18 (default 7)")
    picture.add_argument("--theme", default="light", help="light or dark")
    picture.add_argument("--scale", type=float, default=1.0, help="1 to 3 times the pixels")
    _filter_options(picture)
    picture.set_defaults(run=_snapshot)
    names = commands.add_parser("gazetteer", help="keep the list of places")
    update = names.add_subparsers(required=True, metavar="ACTION").add_parser(
        "update", help="load the full GeoNames dump of Ukraine"
    )
    update.add_argument("--from", dest="source", default="", metavar="FILE|URL", help="UA.zip or UA.txt")
    update.set_defaults(run=_update)
    return root


def _filter_options(command: argparse.ArgumentParser) -> None:
    group = command.add_argument_group("filters", "each may be given several times, except the dates and the text")
    group.add_argument("--from", dest="filter_from", metavar="DATE", help="first day, like 2023-06-05")
    group.add_argument("--to", dest="filter_to", metavar="DATE", help="last day, like 2023-06-13")
    for name in LISTS:
        group.add_argument(f"--{name}", dest=f"filter_{name}", action="append", help=PLURAL.get(name, name))
    group.add_argument("--text", dest="filter_text", help="words that must all occur")


def filters_of(arguments: argparse.Namespace) -> Filters:
    """Return the filters of the command line. Raises BadInput for a value that is not known."""
    given = {name: getattr(arguments, f"filter_{name}") for name in NAMES}
    filters, problems = parse({n: v if isinstance(v, list) else [v] for n, v in given.items() if v})
    if problems:
        raise BadInput(f"--{problems[0]}")
    return filters


def _open(settings: Settings) -> tasks.Project:
    from dashboard import tasks

    project = tasks.open_project(settings)
    _tell(project.problems)
    return project


def _tell(problems: Sequence[BadRow]) -> None:
    for problem in problems:
        print(f"frontline: {problem}; the row was left out", file=sys.stderr)


def _serve(arguments: argparse.Namespace, settings: Settings) -> int:
    import errno
    import socket

    host = arguments.host or settings.host
    port = port_number(arguments.port) if arguments.port else settings.port
    _open(settings)
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        cure = "choose another with --port" if error.errno == errno.EADDRINUSE else "choose another with --host"
        raise BadInput(f"{host}:{port}: cannot listen there ({error.strerror}); {cure}") from error
    script = Path(__file__).with_name("server.py")
    headless = not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or sys.platform in {"darwin", "win32"}
    )
    sys.argv = [
        "streamlit", "run", str(script), "--server.address", host, "--server.port", str(port), "--server.headless",
        str(headless).lower(), "--browser.gatherUsageStats", "false",
    ]  # fmt: skip
    print(f"Serving claims on http://{host}:{port} (Ctrl-C stops it)", flush=True)
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)
    return 0


def _geocode(arguments: argparse.Namespace, settings: Settings) -> int:
    from dashboard import tasks

    project = tasks.Project(settings, ())
    _tell(project.gazetteer.problems)
    rows = tasks.geocode(project, arguments.name, arguments.region)
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

    kind = arguments.format or (Path(arguments.out).suffix.lstrip(".").lower() if arguments.out != "-" else "csv")
    if kind not in tasks.EXPORTS:
        raise BadInput(f"{arguments.out}: format {kind!r} is not known; give --format {' or '.join(tasks.EXPORTS)}")
    project = _open(settings)
    claims = list(project.index.claims(filters_of(arguments)))
    _write(arguments.out, tasks.export(claims, kind).encode())
    print(f"{count_words(len(claims), 'claim')} written to {arguments.out}", file=sys.stderr)
    return 0 if claims else 1


def _snapshot(arguments: argparse.Namespace, settings: Settings) -> int:
    from dashboard import tasks
    from dashboard.domain.params import size_of, view_of

    kind = Path(arguments.out).suffix.lower()
    if kind not in {".png", ".svg"}:
        raise BadInput(f"{arguments.out}: not a kind of picture; end it in .png or .svg")
    filters = filters_of(arguments)
    width, height = size_of(arguments.size)
    view = view_of({"center": arguments.center, "zoom": str(arguments.zoom)}) if arguments.center else None
    picture = tasks.PictureRequest(
        filters=filters, view=view, width=width, height=height, theme=arguments.theme,
        link=tasks.permalink(settings.public_url, filters, view) if settings.public_url else "",
    )  # fmt: skip
    project = _open(settings)
    if kind == ".svg":
        _write(arguments.out, tasks.snapshot(project, picture).encode())
    else:
        _write(arguments.out, tasks.snapshot_png(project, picture, arguments.scale))
    return 0


def _update(arguments: argparse.Namespace, settings: Settings) -> int:
    from dashboard.gazetteer import update_from

    report = update_from(arguments.source, settings)
    for problem in report.problems[:20]:
        print(f"frontline: {problem}", file=sys.stderr)
    print(report.words())
    return 1 if report.problems else 0


def _write(target: str, content: bytes) -> None:
    if target == "-":
        sys.stdout.buffer.write(content)
        return
    try:
        Path(target).write_bytes(content)
    except OSError as error:
        raise BadInput(f"{target}: cannot be written ({error.strerror}); choose another file") from error


if __name__ == "__main__":
    sys.exit(main())
