"""The built file itself: what is in it, what it lets run, and that it is the same whoever builds it."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.helpers.folders import ROOT
from tests.helpers.node_engine import NodeEngine
from web.collecting import LEFT_OUT

MOST = 12_582_912
SCRIPT = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL)
BUILT_FROM = ("csxl", "rubric", "web", "LICENSE")
IMPORTED = """
import sys
from importlib import import_module

before = sorted(sys.modules)
for name in args["modules"]:
    import_module(name)
result = before
"""
pytestmark = pytest.mark.browser


def library(page: Path) -> list[str]:
    """The files of the page's Python."""
    found = re.search(r'id="block-library">([^<]*)<', page.read_text(encoding="utf-8"))
    assert found
    with zipfile.ZipFile(io.BytesIO(gzip.decompress(base64.b64decode(found[1])))) as archive:
        return archive.namelist()


def modules() -> list[str]:
    """csxl's modules that the page has."""
    paths = [path.relative_to(ROOT).as_posix() for path in (ROOT / "csxl").rglob("*.py")]
    left_out = tuple(f"csxl/{name}" for name in LEFT_OUT)
    names = [path.removesuffix(".py").replace("/", ".") for path in paths if not path.startswith(left_out)]
    return sorted(name.removesuffix(".__init__") for name in names)


def test_its_size_and_its_hash(page: Path) -> None:
    data = page.read_bytes()
    assert len(data) <= MOST
    said = page.with_name("csxl.html.sha256").read_text(encoding="ascii")
    assert said == f"{hashlib.sha256(data).hexdigest()}  csxl.html\n"


def test_one_script_runs_and_the_policy_names_it(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    runs = [body for kind, body in SCRIPT.findall(text) if not re.search(r'type="(application|text)/', kind)]
    [script] = runs
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}' 'wasm-unsafe-eval'; worker-src data:;" in text
    assert "{{" not in SCRIPT.sub("", text)
    assert not re.search(r"\son\w+=|\ssrc=|<link|<base|<iframe|<object|<embed", SCRIPT.sub("", text))


def test_it_says_what_it_was_built_from(page: Path, engine: NodeEngine) -> None:
    engine.start()
    versions = "csxl {csxl} · Python {python} · Pyodide {pyodide} · ".format(**engine.ready)
    text = page.read_text(encoding="utf-8")
    assert re.search(re.escape(versions) + r"[0-9a-f]{12}<", text)
    [terms] = [body for kind, body in SCRIPT.findall(text) if 'id="licences"' in kind]
    for part in (
        "csxl",
        "PYTHON SOFTWARE FOUNDATION",
        "Mozilla Public License",
        "XlsxWriter",
        "olefile",
        "msoffcrypto",
    ):
        assert part.casefold() in terms.casefold()


def test_every_module_of_csxl_is_there_and_can_be_imported(page: Path, engine: NodeEngine) -> None:
    files = set(library(page))
    packed = [name.removesuffix(".pyc").removesuffix("/__init__") for name in files if re.match(r"csxl/.*\.pyc$", name)]
    assert len(packed) > 200
    assert sorted(name.replace("/", ".") for name in packed) == modules()
    assert not [name for name in files if name.endswith((".py", ".pyi"))]
    engine.python(IMPORTED, {"modules": modules()})


def test_what_only_a_few_files_need_is_not_loaded_at_the_start(engine: NodeEngine) -> None:
    engine.start()
    loaded = engine.python(IMPORTED, {"modules": []})
    assert "csxl.page.calls" in loaded
    packages = {name.split(".")[0] for name in loaded}
    assert not packages & {"openpyxl", "msoffcrypto", "olefile"}


def test_the_same_tree_in_another_folder_gives_the_same_bytes(page: Path, tmp_path: Path) -> None:
    tree = tmp_path / "a folder" / "deeper"
    for name in BUILT_FROM:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__", "*-core", "@*"))
        else:
            shutil.copy2(ROOT / name, tree / name)
    if (kept := ROOT / "build" / "page" / "wheels").is_dir():
        shutil.copytree(kept, tree / "build" / "page" / "wheels")
    (tree / "output").mkdir()
    away = {**os.environ, "PYTHONPATH": str(tree), "TZ": "Asia/Tokyo"}
    subprocess.run([sys.executable, "-m", "web.build"], cwd=tree, env=away, check=True, capture_output=True)
    assert (tree / "output" / "csxl.html").read_bytes() == page.read_bytes()
