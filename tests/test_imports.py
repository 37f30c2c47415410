"""The architecture: who may import whom, and one owner per library."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import csxl

PACKAGE = Path(csxl.__file__).parent

# Each room, and the rooms that it may import besides itself; a new arrow is a decision, to be written down here.
ROOMS = {
    "text": set(),
    "model": {"text"},
    "diagnostics": {"model", "text"},
    "languages": {"model", "text"},
    "writing": {"text"},
    "rubrics": {"languages", "model", "text", "writing"},
    "questionnaire": {"languages", "model", "text", "writing"},
    "unwrap": {"diagnostics", "model"},
    "sheets": {"diagnostics", "model", "text", "unwrap"},
    "returns": {"diagnostics", "languages", "model", "questionnaire", "sheets", "text", "unwrap", "writing"},
    "compare": {"diagnostics", "model", "returns", "text"},
    "decisions": {"diagnostics", "model", "returns", "sheets", "text", "unwrap"},
    "summary": {"compare", "model", "text", "writing"},
    "board": {"compare", "model", "summary", "text", "writing"},
    "review": {
        *("compare", "decisions", "diagnostics", "languages", "model", "questionnaire", "returns", "rubrics"),
        *("sheets", "text", "unwrap", "writing"),
    },
    "letters": {"languages", "model", "review", "text", "writing"},
    "api": {
        *("board", "compare", "decisions", "letters", "model", "questionnaire", "returns", "review", "rubrics", "text"),
    },
    "page": {
        *("api", "board", "compare", "decisions", "demo", "diagnostics", "languages", "letters", "model", "returns"),
        *("review", "rubrics", "sheets", "text", "unwrap"),
    },
    "demo": {"model", "questionnaire", "text"},
    "cli": {
        *("api", "board", "compare", "decisions", "demo", "diagnostics", "languages", "letters", "model"),
        *("returns", "review", "rubrics", "text"),
    },
    "__main__": {"cli"},
    "": set(),
}
OWNERS = {
    "xlsxwriter": {"writing", "questionnaire", "summary"},
    "openpyxl": {"sheets", "demo"},
    "msoffcrypto": {"unwrap"},
    "pandas": {"api.export"},
    "click": {"cli"},
}


def room(module: str) -> str:
    """ "csxl.sheets.cells" → "sheets"; "csxl" → ""."""
    return [*module.split("."), ""][1]


def imports() -> Iterator[tuple[str, str, bool]]:
    """(module, what it imports, whether at the top of the file) for every import in the package."""
    for path in PACKAGE.rglob("*.py"):
        module = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                names = [
                    f"{node.module}.{alias.name}" if node.module == "csxl" else str(node.module) for alias in node.names
                ]
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            else:
                continue
            for name in names:
                yield module, name, node in tree.body


def test_a_room_imports_only_the_rooms_below_it() -> None:
    arrows = {
        (room(module), room(name))
        for module, name, _ in imports()
        if name.split(".")[0] == "csxl" and name not in ("csxl.__version__",)
    }
    strange = sorted((here, there) for here, there in arrows if here != there and there not in ROOMS.get(here, set()))
    assert strange == []


def test_the_rooms_have_no_circle() -> None:
    done: set[str] = set()
    while ready := {name for name in ROOMS if name not in done and ROOMS[name] <= done}:
        done |= ready
    assert set(ROOMS) - done == set()


def test_each_library_has_one_owner() -> None:
    strange = sorted(
        (module, name)
        for module, name, _ in imports()
        if (library := name.split(".")[0]) not in sys.stdlib_module_names | {"csxl"}
        and not {room(module), module.removeprefix("csxl.")} & OWNERS.get(library, set())
    )
    assert strange == []


def test_no_import_hides_in_a_function() -> None:
    assert [(module, name) for module, name, at_top in imports() if not at_top] == []
