"""The browser's ES modules as one classic script.

A browser asks for each module by itself and learns of the next only when it has read
this one: on a slow line that is a second a step. folium and an exported file load
scripts without modules, too. The modules keep to `import { a, b } from "./name.js";`
and `export` before a declaration, which is all that is understood here.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from dashboard.domain.errors import DataMissing

_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.{1,2}/[\w./-]+)";\n', re.MULTILINE)
_EXPORT = re.compile(
    r"^export (?=(?:async )?(?:const|let|function\*?|class)\s+([\w$]+))", re.MULTILINE
)
_NOTHING = re.compile(r"^export \{\};\n?", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*/\*\*(?:(?!\*/).)*\*/\n", re.MULTILINE | re.DOTALL)
"""Half of a module is what its reader wants to know, and its browser does not."""
_LEFT_OVER = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)


@lru_cache(maxsize=16)
def bundle(entry: Path, name: str = "") -> str:
    """Return the module and all that it imports as one script.

    Each module is a function of its own, so that their names do not meet. name: a
    global object that gets what the entry exports; "" for none. Raises DataMissing for
    a module that is not there or that is written in another way.
    """
    modules = list(_ordered(entry.resolve()))
    parts = [_wrapped(path) for path in modules]
    last = _variable(entry)
    ending = f"window.{name} = {last};\n" if name else ""
    return f'(() => {{\n"use strict";\n{"".join(parts)}{ending}}})();\n'


@lru_cache(maxsize=4)
def folder_version(folder: Path) -> str:
    """Return a name that changes with what is in a folder's files, so that a browser
    may keep for good what it got under it.
    """
    digest = hashlib.sha256()
    # Sorted: the order in which a file system lists files is its own.
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(str(path.relative_to(folder)).encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def modules_of(entry: Path) -> tuple[Path, ...]:
    """Return the files of a bundle, each after those that it imports."""
    return tuple(_ordered(entry.resolve()))


def _ordered(
    path: Path,
    done: set[Path] | None = None,
    above: tuple[Path, ...] = (),
) -> Iterator[Path]:
    done = set() if done is None else done
    if path in above:
        raise DataMissing(f"{path}: imports itself; the scripts cannot be put together")
    if path in done:
        return
    for _, other in _IMPORT.findall(_read(path)):
        yield from _ordered((path.parent / other).resolve(), done, (*above, path))
    done.add(path)
    yield path


def _wrapped(path: Path) -> str:
    """Return a module as a function that is called and whose exports are kept."""
    source = _read(path)
    imports = "".join(
        f"const {{{_renamed(names)}}} = {_variable(path.parent / other)};\n"
        for names, other in _IMPORT.findall(source)
    )
    exports = ", ".join(_EXPORT.findall(source))
    body = _COMMENT.sub("", source)
    for form in (_IMPORT, _EXPORT, _NOTHING):
        body = form.sub("", body)
    strange = _LEFT_OVER.search(body)
    if strange:
        raise DataMissing(f"{path}: not a form of import or export known: {strange[0]}")
    return (
        f"const {_variable(path)} = (() => {{\n{imports}{body}"
        f"return {{ {exports} }};\n}})();\n"
    )


def _renamed(names: str) -> str:
    """Return imported names as a pattern: `a as b` is `a: b` there."""
    return re.sub(r"\s+as\s+", ": ", " ".join(names.split()))


def _variable(path: Path) -> str:
    return f"module_{re.sub(r'[^a-z0-9]', '_', path.stem.lower())}"


def _read(path: Path) -> str:
    try:
        # A checkout on Windows has other line ends; the patterns above need these.
        return path.read_text("utf-8").replace("\r\n", "\n")
    except OSError as error:
        raise DataMissing(
            f"{path}: cannot be read ({error.strerror}); reinstall the program"
        ) from error
