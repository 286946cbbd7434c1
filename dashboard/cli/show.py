"""Commands that show: serve, geocode, export, snapshot, gazetteer update."""

from __future__ import annotations

import argparse
import json
import os
import runpy
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from dashboard.cli.options import (
    Commands,
    add_filters,
    add_picture_options,
    filters_from,
    picture_texts,
    settled_project,
    tell,
    view_from,
    write_output,
)
from dashboard.domain.errors import BadInput, ServiceUnavailable
from dashboard.domain.settings import LOOPBACK, load, port_number
from dashboard.domain.sharing.picture_options import PICTURE, read_options
from dashboard.domain.wording import count_words

if TYPE_CHECKING:
    from dashboard import services


def add_show_commands(commands: Commands) -> None:
    """Add these commands to the command line."""
    serve = commands.add_parser("serve", help="open the dashboard in the browser")
    serve.add_argument("--host", help="address to listen on (default 127.0.0.1)")
    serve.add_argument("--port", help="port to listen on (default 8501)")
    serve.set_defaults(run=_serve)
    find = commands.add_parser(
        "geocode", help="list the places a name may mean, best first"
    )
    find.add_argument("name", nargs="+", metavar="NAME")
    find.add_argument("--region", help="oblast the place is in, for example Donetsk")
    find.add_argument(
        "--country",
        default="",
        metavar="CC",
        help="code of the country the place is in, for example UA or RU",
    )
    find.add_argument(
        "--day",
        default="",
        metavar="DAY",
        help="day the name was written, YYYY-MM-DD: places had other names then",
    )
    find.add_argument("--json", action="store_true", help="print JSON")
    find.set_defaults(run=_geocode)
    out = commands.add_parser("export", help="write the filtered claims to a file")
    out.add_argument(
        "out", metavar="OUT", help="file to write, or - for standard output"
    )
    out.add_argument(
        "--format",
        help=(
            "geojson, csv, kml, parquet, claimreview or html (default: by the file's"
            " ending)"
        ),
    )
    out.add_argument(
        "--force",
        action="store_true",
        help="also datasets whose terms forbid to hand their rows on",
    )
    add_filters(out)
    out.set_defaults(run=_export)
    picture = commands.add_parser("snapshot", help="draw the map to a picture")
    picture.add_argument("out", metavar="OUT", help="file to write, .png, .svg or .pdf")
    add_picture_options(picture, PICTURE)
    add_filters(picture)
    picture.set_defaults(run=_snapshot)
    names = commands.add_parser("gazetteer", help="keep the list of places")
    update = names.add_subparsers(required=True, metavar="ACTION").add_parser(
        "update", help="load GeoNames' places and postal codes of Ukraine"
    )
    update.add_argument(
        "--from",
        dest="sources",
        action="append",
        default=[],
        metavar="FILE|URL",
        help=(
            "UA.zip or UA.txt, of places or of postal codes; may be given twice"
            " (default: both from GeoNames)"
        ),
    )
    update.add_argument(
        "--learn",
        action="store_true",
        help="take positions from the events of imported datasets",
    )
    update.set_defaults(run=_update)


def _serve(arguments: argparse.Namespace, project: services.Project) -> int:
    from dashboard import services

    settings = project.settings
    host = arguments.host or settings.host
    port = port_number(arguments.port) if arguments.port else settings.port
    _must_be_free(host, port)
    # What depends on the address that is listened on is read from there.
    os.environ["FRONTLINE_HOST"] = host
    # The proxy is judged by FRONTLINE_PROXIES, which must see who connects.
    os.environ.setdefault("FORWARDED_ALLOW_IPS", "")
    if host not in LOOPBACK and "FRONTLINE_EDITING" not in os.environ:
        print(
            "frontline: pages that change claims are off for other machines;"
            " FRONTLINE_EDITING=on allows them to whoever signs in",
            file=sys.stderr,
        )
    # As the server will read them: it shall not open all of it a second time.
    tell(services.open_project(load()).problems)
    print(f"Serving claims on http://{host}:{port} (Ctrl-C stops it)", flush=True)
    _until_stopped(host, port)
    return 0


def _must_be_free(host: str, port: int) -> None:
    import errno
    import socket

    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        option = "--port" if taken else "--host"
        raise BadInput(
            f"{host}:{port}: cannot listen there ({error.strerror}); choose another"
            f" with {option}"
        ) from error


def _until_stopped(host: str, port: int) -> None:
    """Run Streamlit in this process until a signal stops it, which is how a server is
    meant to end.
    """
    import signal

    # Until Streamlit's own handlers are there. An exception would be raised wherever
    # the program happens to be: inside an import it can leave a lock taken for ever.
    # Nothing is lost: the ledger outlives any end, the index is built from it.
    def stop(_number: int, _frame: object) -> NoReturn:
        os._exit(0)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    script = Path(__file__).parent.with_name("server.py")
    headless = not (
        os.environ.get("DISPLAY")
        or os.environ.get("WAYLAND_DISPLAY")
        or sys.platform in {"darwin", "win32"}
    )
    sys.argv = [
        "streamlit",
        "run",
        str(script),
        "--server.address",
        host,
        "--server.port",
        str(port),
        "--server.headless",
        str(headless).lower(),
        "--browser.gatherUsageStats",
        "false",
    ]
    try:
        runpy.run_module("streamlit", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        if end.code:
            raise ServiceUnavailable(
                "the server did not start or did not end well; its own lines above say"
                " why"
            ) from end


def _geocode(arguments: argparse.Namespace, project: services.Project) -> int:
    from dashboard import services

    gazetteer = project.gazetteer
    tell(gazetteer.problems)
    day = _day(arguments.day)
    rows = services.geocode(
        gazetteer, arguments.name, arguments.region, arguments.country, day
    )
    if arguments.json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    for row in rows:
        print(_candidate_line(row))
    unsure = [
        name
        for name in arguments.name
        if not any(r["chosen"] for r in rows if r["query"] == name)
    ]
    if unsure:
        print(
            f"frontline: {', '.join(unsure)}: not certain; narrow it with --region",
            file=sys.stderr,
        )
    return 0


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadInput(
            f"--day {text!r}: not a day; write it as YYYY-MM-DD, 2023-06-12 say"
        ) from None


def _candidate_line(row: Mapping[str, Any]) -> str:
    mark = "*" if row["chosen"] else " "
    raion = row["raion"] and f"{row['raion']} raion"
    what = ", ".join(
        filter(None, (row["kind"], raion, row["region"] or row["country"]))
    )
    return (
        f"{mark} {row['name']} ({what})  {row['lat']:.4f}, {row['lon']:.4f} "
        f" {row['precision']}, within {row['radius_km']:g} km  score"
        f" {row['score']:.2f} ({row['how']})  {row['id']}"
    )


def _export(arguments: argparse.Namespace, project: services.Project) -> int:
    from dashboard import services
    from dashboard.services.share.formats import EXPORTS, kind_of

    kind = arguments.format
    if not kind:
        kind = "csv" if arguments.out == "-" else kind_of(arguments.out)
    if kind not in EXPORTS:
        raise BadInput(
            f"{arguments.out}: format {kind!r} is not known; give --format"
            f" {' or '.join(EXPORTS)}"
        )
    filters = filters_from(arguments)
    public = project.settings.public_url
    link = services.permalink(public, filters) if public else ""
    exported = services.export_claims(
        settled_project(project), filters, kind, link=link, force=arguments.force
    )
    write_output(arguments.out, exported.parts)
    left_out = services.unaccepted_note(project, filters)
    for note in (*exported.notes, *filter(None, [left_out])):
        print(f"frontline: {note}", file=sys.stderr)
    print(
        f"{count_words(exported.count, 'claim')} written to {arguments.out}",
        file=sys.stderr,
    )
    return 0 if exported.count else 1


def _snapshot(arguments: argparse.Namespace, project: services.Project) -> int:
    from dashboard import services

    kind = Path(arguments.out).suffix.lower().lstrip(".")
    if kind not in services.PICTURE_TYPES:
        raise BadInput(
            f"{arguments.out}: not a kind of picture; end it in .png, .svg or .pdf"
        )
    texts = picture_texts(arguments, PICTURE)
    filters, view, claim = filters_from(arguments), view_from(texts), texts["claim"]
    drawn = services.drawn_fields(PICTURE, texts)
    link = ""
    if base := project.settings.public_url:
        link = services.permalink(base, filters, view, claim, drawn)
    request = services.PictureRequest(
        filters=filters,
        view=view,
        claim=claim,
        link=link,
        **drawn,
        **read_options(PICTURE, texts),
    )
    write_output(
        arguments.out, [services.picture(settled_project(project), request, kind)]
    )
    return 0


def _update(arguments: argparse.Namespace, project: services.Project) -> int:
    from dashboard import services

    report = services.update_gazetteer(
        project, arguments.sources, learn=arguments.learn
    )
    for problem in report.problems[:20]:
        print(f"frontline: {problem}", file=sys.stderr)
    print(report.words())
    return 1 if report.problems else 0
