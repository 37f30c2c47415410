"""Runs inside Pyodide: compiles the standard library and what csxl needs, packs and compresses it all.

/pyodide is Pyodide's own folder, /pack/site the packages, /pack/packed what comes out: library.gz (a zip of .pyc
files), wasm.gz and library.txt, which lists the zip's members.
"""

from __future__ import annotations

import ast
import gzip
import io
import marshal
import zipfile
from collections.abc import Iterator
from importlib.util import MAGIC_NUMBER, source_hash
from pathlib import Path

SITE, OUT, PYODIDE = Path("/pack/site"), Path("/pack/packed"), Path("/pyodide")
# Tools that nothing here calls, though their modules are kept.
NEVER_CALLED = frozenset(
    [
        "_sitebuiltins.py",
        "asyncio/__main__.py",
        "heapq.py",
        "http/server.py",
        "logging/config.py",
        "multiprocessing/connection.py",
        "pyodide/console.py",
        "site.py",
        "urllib/request.py",
    ]
)
UNCHECKED = (1).to_bytes(4, "little")  # a .pyc known by a hash that is not looked at
BEGINNING = (1980, 1, 1, 0, 0, 0)  # the earliest date that a zip can tell
# Tools for programmers, servers and other mail protocols: nothing that stays in imports them where csxl runs.
LEFT_OUT = frozenset(
    [
        "_pyrepl",
        "__hello__",
        "__phello__",
        "antigravity",
        "bdb",
        "cProfile",
        "compileall",
        "doctest",
        "filecmp",
        "fileinput",
        "ftplib",
        "imaplib",
        "mailbox",
        "modulefinder",
        "nturl2path",
        "pdb",
        "pickletools",
        "poplib",
        "profile",
        "pstats",
        "pty",
        "pyclbr",
        "pydoc",
        "rlcompleter",
        "sched",
        "shelve",
        "socketserver",
        "symtable",
        "tabnanny",
        "this",
        "timeit",
        "trace",
        "turtle",
        "unittest",
        "wave",
        "wsgiref",
        "xmlrpc",
        "zipapp",
    ]
)


def standard_library() -> Iterator[tuple[str, bytes]]:
    """The files of Pyodide's standard library."""
    with zipfile.ZipFile(PYODIDE / "python_stdlib.zip") as archive:
        for name in archive.namelist():
            if not name.endswith("/") and name.split("/")[0].removesuffix(".py") not in LEFT_OUT:
                yield name, archive.read(name)


def packages() -> Iterator[tuple[str, bytes]]:
    """csxl's files and those of the wheels."""
    for path in SITE.rglob("*"):
        if path.is_file():
            yield path.relative_to(SITE).as_posix(), path.read_bytes()


def compiled(name: str, source: bytes) -> bytes:
    """The module as a .pyc that no source is looked up for; asserts stay, docstrings of functions and modules go."""
    tree = ast.parse(source, name)
    missing = LEFT_OUT.intersection(imported(tree))
    if missing and name not in NEVER_CALLED:
        raise ImportError(f"{name} imports {', '.join(sorted(missing))}, which web/pack.py leaves out")
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.AsyncFunctionDef):
            drop_docstring(node)
    code = compile(tree, name, "exec", dont_inherit=True, optimize=0)
    return MAGIC_NUMBER + UNCHECKED + source_hash(source) + marshal.dumps(code)


def imported(tree: ast.Module) -> Iterator[str]:
    """The packages that a module imports, wherever it does."""
    for node in ast.walk(tree):
        names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module]
        yield from (name.split(".")[0] for name in names)


def drop_docstring(node: ast.Module | ast.FunctionDef | ast.AsyncFunctionDef) -> None:
    """Take the docstring out."""
    if ast.get_docstring(node, clean=False) is not None:
        node.body = (
            node.body[1:] if len(node.body) > 1 or isinstance(node, ast.Module) else [ast.Pass(lineno=1, col_offset=0)]
        )


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip that stores the files as they are, by name; the whole is compressed afterwards."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, BEGINNING), files[name])
    return out.getvalue()


def packed(name: str, data: bytes) -> None:
    """Write it compressed."""
    (OUT / f"{name}.gz").write_bytes(gzip.compress(data, 9, mtime=0))


def pack() -> None:
    """Pack everything."""
    members: dict[str, bytes] = {}
    for name, data in sorted([*standard_library(), *packages()]):
        if name.endswith(".py"):
            members[f"{name}c"] = compiled(name, data)
        else:
            members[name] = data
    OUT.mkdir(exist_ok=True)
    packed("library", zipped(members))
    packed("wasm", (PYODIDE / "pyodide.asm.wasm").read_bytes())
    packed("worker", (OUT / "worker.js").read_bytes())


pack()
