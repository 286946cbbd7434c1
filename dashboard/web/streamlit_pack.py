"""Streamlit's scripts that every first visit needs, as one script.

Streamlit asks for a hundred small modules, each with its own round trip and its own
kilobyte of headers. Here those that `streamlit_chunks.json` names become functions of
one module, which call one another as modules import one another; all others are served
as they are, but take what they import of the packed ones from there. The names of the
files hold a hash of what is in them: with another Streamlit nothing is packed.

What is understood is the form in which Streamlit's own bundler writes a module: imports
first, one list of exports last. Two modules that import each other are not packed.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.domain.errors import DataMissing

PLAN = Path(__file__).with_name("streamlit_chunks.json")
PACK = "pack.js"
"""Name of the script in the folder of the others."""
_GET = "$packed"
"""What gives the exports of a packed module by its name; no bundler writes it."""
_DEPENDENCIES = re.compile(r"^const __vite__mapDeps=.*?=>i\.map\(i=>d\[i\]\);\n")
"""The files that a module may load later, in its first line."""
_IMPORT = re.compile(r'import(?:(?P<names>[^"\';]*?)from)?"\./(?P<file>[\w.-]+\.js)";')
_EXPORTS = re.compile(r"export\{(?P<names>[^{}]*)\};?\s*$")
_DYNAMIC = re.compile(r"import\(`\./(?P<file>[\w.-]+\.js)`\)")
_PAIR = re.compile(r"^(?P<outer>[\w$]+)(?: as (?P<inner>[\w$]+))?$")
_WHOLE = re.compile(r"^\*\s*as\s+(?P<name>[\w$]+)$")
_FACE = re.compile(r"@font-face\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is packed. entry: the module that the page starts. modules: names of all
    that are packed, the entry included. initialise: of a module the exports that must
    be called once before others import it, because they set what it exports.
    """

    entry: str
    modules: tuple[str, ...]
    initialise: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Module:
    """One file: what it imports, its own lines, what it exports (outer: inner)."""

    dependencies: str
    imports: tuple[tuple[str, str], ...]
    body: str
    exports: Mapping[str, str]


def plan_of(path: Path = PLAN) -> Plan:
    """Return the plan in a file. Raises DataMissing when there is none."""
    try:
        fields = json.loads(path.read_text("utf-8"))
        return Plan(
            entry=fields["entry"],
            modules=tuple(fields["modules"]),
            initialise=fields["initialise"],
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataMissing(
            f"{path}: is no list of Streamlit's scripts ({error}); reinstall the"
            " program"
        ) from error


@dataclass(slots=True)
class StreamlitPack:
    """Streamlit's folder of static files with some of its scripts put together.

    folder: holds js, css and media. faces: an @font-face rule of our own for each
    family whose rules in Streamlit's style sheet are replaced. files: bytes of ours by
    name, media/x.woff2, in place of Streamlit's.
    """

    folder: Path
    plan: Plan
    faces: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    _pack: str = ""

    @property
    def fits(self) -> bool:
        """Tell whether this Streamlit has every script that the plan names, in a form
        that is understood.
        """
        try:
            return bool(self.pack())
        except DataMissing:
            return False

    @property
    def version(self) -> str:
        """Return a name that changes with the scripts and with what is ours."""
        digest = hashlib.sha256(self.pack().encode())
        for family, face in sorted(self.faces.items()):
            digest.update(f"{family}{face}".encode())
        for name, content in sorted(self.files.items()):
            digest.update(name.encode() + content)
        return digest.hexdigest()[:12]

    def content(self, name: str) -> bytes | None:
        """Return a file by its path below the folder, as it is served; None when there
        is none.
        """
        if name in self.files:
            return self.files[name]
        if name == f"js/{PACK}":
            return self.pack().encode()
        try:
            # Resolved before it is compared: `..` and links must not lead out of the
            # folder.
            path = (self.folder / name).resolve()
            if not path.is_relative_to(self.folder.resolve()) or not path.is_file():
                return None
        except (OSError, ValueError):
            # A name that no file can have.
            return None
        if name.startswith("js/") and name.endswith(".js"):
            return self._script(path).encode()
        if name.startswith("css/") and self.faces:
            return self._sheet(path.read_text("utf-8")).encode()
        return path.read_bytes()

    def page(self, page: str, path: str) -> str:
        """Return Streamlit's page with the pack in place of the scripts it names; path:
        where the folder is served, as seen from the page.
        """
        preloads = re.compile(r'\s*<link rel="modulepreload"[^>]*>')
        script = re.compile(rf'src="\./static/js/{re.escape(self.plan.entry)}"')
        # What they would load beforehand is in the pack, and would be loaded twice.
        page = preloads.sub("", page)
        page = script.sub(f'src="{path}/js/{PACK}"', page)
        return page.replace('href="./static/css/', f'href="{path}/css/')

    def pack(self) -> str:
        """Return the script. Raises DataMissing when a module is not there or is in
        another form.
        """
        if not self._pack:
            modules = {name: self._module(name) for name in self.plan.modules}
            self._refuse_circles(modules)
            wrapped = [self._wrapped(name, modules[name]) for name in modules]
            start = json.dumps(self.plan.entry)
            self._pack = (
                "const $modules={};export const $made={};\n"
                f"export const {_GET}=(name)=>$made[name]??=$modules[name]();\n"
                f"{''.join(wrapped)}{_GET}({start});\n"
            )
        return self._pack

    def _module(self, name: str) -> _Module:
        path = self.folder / "js" / name
        try:
            source = path.read_text("utf-8")
        except OSError as error:
            raise DataMissing(
                f"{path}: cannot be read ({error.strerror}); reinstall Streamlit"
            ) from error
        return parsed(source, path)

    def _refuse_circles(self, modules: Mapping[str, _Module]) -> None:
        done: set[str] = set()

        def visit(name: str, above: tuple[str, ...]) -> None:
            if name in above:
                raise DataMissing(f"{name}: imports itself; it cannot be packed")
            if name in done:
                return
            for _, file in modules[name].imports:
                if file not in modules:
                    raise DataMissing(f"{name}: imports {file}, which is not packed")
                visit(file, (*above, name))
            done.add(name)

        for name in modules:
            visit(name, ())

    def _wrapped(self, name: str, module: _Module) -> str:
        """Return a module as a function that gives its exports.

        In brackets: then a browser reads it once, not a first time to pass it over.
        """
        calls = "".join(
            f"{module.exports[export]}();"
            for export in self.plan.initialise.get(name, ())
        )
        exports = ",".join(
            # Getters, as an export may be set only when its module has run.
            f"get {outer}(){{return {inner}}}"
            for outer, inner in module.exports.items()
        )
        return (
            f"$modules[{json.dumps(name)}]=(()=>{{{self._dependencies(module)}"
            f"{self._imports(module)}{self._later(module.body)}\n;{calls}"
            f"return{{{exports}}}}});\n"
        )

    def _imports(self, module: _Module) -> str:
        """Return the imports of packed modules as constants."""
        return "".join(
            binding(names, f"{_GET}({json.dumps(file)})")
            for names, file in module.imports
        )

    def _later(self, body: str) -> str:
        """Return lines in which a packed module that is imported later is taken from
        the pack.
        """

        def replace(match: re.Match[str]) -> str:
            file = match["file"]
            if file not in self.plan.modules:
                return match[0]
            return f"Promise.resolve().then(()=>{_GET}({json.dumps(file)}))"

        return _DYNAMIC.sub(replace, body)

    def _dependencies(self, module: _Module) -> str:
        """Return the line of later files without those that are there already."""
        line = module.dependencies
        for name in self.plan.modules:
            line = line.replace(f'"./{name}"', '""')
        return line.replace("=>d[i]);\n", "=>d[i]).filter(Boolean);\n")

    def _script(self, path: Path) -> str:
        """Return a script that is not packed, or of a packed one what hands on its
        exports.
        """
        module = parsed(path.read_text("utf-8"), path, whole=False)
        opening = f'import{{{_GET}}}from"./{PACK}";'
        if path.name in self.plan.modules:
            names = list(module.exports)
            pairs = ",".join(f"{name}:$e{i}" for i, name in enumerate(names))
            exports = ",".join(f"$e{i} as {name}" for i, name in enumerate(names))
            taken = f"{_GET}({json.dumps(path.name)})"
            return f"{opening}const{{{pairs}}}={taken};export{{{exports}}};\n"
        own = [
            f'import{names}{"from" if names else ""}"./{file}";'
            for names, file in module.imports
            if file not in self.plan.modules
        ]
        packed = [
            binding(names, f"{_GET}({json.dumps(file)})")
            for names, file in module.imports
            if file in self.plan.modules
        ]
        if packed:
            own.insert(0, opening)
        body = self._later(module.body)
        if not packed and _GET in body:
            own.insert(0, opening)
        return f"{self._dependencies(module)}{''.join(own)}{''.join(packed)}{body}"

    def _sheet(self, sheet: str) -> str:
        """Return the style sheet with our own faces of some families."""

        def replace(rule: re.Match[str]) -> str:
            family = re.search(r"font-family:([^;}]+)", rule[0])
            name = family[1].strip("\"' ") if family else ""
            return "" if name in self.faces else rule[0]

        return "".join(self.faces.values()) + _FACE.sub(replace, sheet)


def parsed(source: str, path: Path, *, whole: bool = True) -> _Module:
    """Return the parts of a module. whole: its exports must be one list at the end, and
    are taken off. Raises DataMissing for what is written in another way.
    """
    dependencies = _DEPENDENCIES.match(source)
    at = dependencies.end() if dependencies else 0
    imports: list[tuple[str, str]] = []
    while match := _IMPORT.match(source, at):
        imports.append(((match["names"] or "").strip(), match["file"]))
        at = match.end()
    body = source[at:]
    exports = _EXPORTS.search(body)
    names = dict(_exported(exports["names"])) if exports else {}
    if whole:
        if exports is None:
            raise DataMissing(f"{path}: its exports are not in the form expected")
        body = body[: exports.start()]
    return _Module(dependencies[0] if dependencies else "", tuple(imports), body, names)


def _exported(names: str) -> Iterator[tuple[str, str]]:
    for text in names.split(","):
        if pair := _PAIR.match(text.strip()):
            yield pair["inner"] or pair["outer"], pair["outer"]


def binding(names: str, exports: str) -> str:
    """Return the names of an import as constants; exports: what gives the exports of
    the module.

    >>> binding("{a as b,c}", "m")
    'const{a:b,c}=m;'
    >>> binding("", "m")
    'm;'
    """
    if not names:
        return f"{exports};"
    if whole := _WHOLE.match(names):
        return f"const {whole['name']}={exports};"
    default, _, rest = names.partition("{")
    parts = [text.strip() for text in rest.rstrip("} ").split(",") if text.strip()]
    pattern = [re.sub(r"\s+as\s+", ":", part) for part in parts]
    if default.strip(" ,"):
        pattern.insert(0, f"default:{default.strip(' ,')}")
    return f"const{{{','.join(pattern)}}}={exports};"
