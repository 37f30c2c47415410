"""The architecture: who may import whom, and one owner per library."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import csxl

PACKAGE = Path(csxl.__file__).parent

# Each room, and the rooms that it may import besides itself; a new arrow is a decision, to be written down here.
TYPES = {"rubric", "answers", "kinds", "theme"}
ROOMS = {
    "rubric": set(),
    "answers": set(),
    "kinds": set(),
    "theme": set(),
    "font_widths": set(),
    "columns": set(),
    "layout": {"rubric", "columns"},
    "phrases": {"layout"},
    "diagnostics": {"answers"},
    "folding": set(),
    "rubric_shape": {"folding"},
    "rubric_words": {"rubric", "phrases", "folding", "rubric_shape"},
    "rubric_faults": {"rubric", "layout", "phrases", "folding", "rubric_shape"},
    "rubric_draft": {"rubric", "theme", "rubric_shape", "rubric_words"},
    "rubric_file": {"rubric", "rubric_shape", "rubric_words", "rubric_faults", "rubric_draft"},
    "naming": set(),
    "text_fit": {"font_widths", "theme"},
    "xlsx_parts": set(),
    "xlsx": {"theme", "text_fit", "xlsx_parts"},
    "questionnaire": {"columns", "rubric", "layout", "phrases", "theme", "text_fit", "xlsx"},
    "compound": set(),
    "unwrap": {"kinds", "answers", "diagnostics", "compound"},
    "sheets": {"columns", "kinds", "answers", "diagnostics", "compound"},
    "returns": {*TYPES, "folding", "layout", "phrases", "diagnostics", "unwrap", "sheets", "questionnaire"},
    "comparison": {"rubric", "answers"},
    "agreement": set(),
    "attribution": {"answers", "diagnostics"},
    "consolidation": {"rubric", "answers", "diagnostics", "comparison", "returns", "attribution"},
    "wording": set(),
    "actions": {"comparison"},
    "narrative": {"answers", "comparison", "actions", "wording"},
    "patterns": {"rubric", "answers", "comparison", "wording"},
    "summary": {
        "columns",
        *TYPES,
        "layout",
        "text_fit",
        "xlsx",
        "comparison",
        "narrative",
        "patterns",
        "actions",
        "wording",
        "agreement",
    },
    "page": {"rubric", "theme", "comparison", "narrative", "patterns", "summary"},
    "export": {"comparison"},
    "report": {"rubric", "answers", "layout", "wording"},
    "demo": {"rubric", "layout", "questionnaire", "naming"},
    "round": {
        "columns",
        *TYPES,
        "folding",
        "layout",
        "phrases",
        "diagnostics",
        "naming",
        "text_fit",
        "xlsx",
        "questionnaire",
        "sheets",
        "returns",
        "comparison",
        "attribution",
        "consolidation",
        "wording",
    },
    "mail": {"naming", "report", "round", "wording"},
    "cli": {
        "rubric",
        "answers",
        "kinds",
        "diagnostics",
        "unwrap",
        "sheets",
        "round",
        "mail",
        "attribution",
        "wording",
        "rubric_file",
        "naming",
        "questionnaire",
        "returns",
        "comparison",
        "consolidation",
        "narrative",
        "summary",
        "page",
        "export",
        "report",
        "demo",
    },
    "__main__": {"cli"},
    "": set(),
}
OWNERS = {
    "xlsxwriter": {"xlsx", "questionnaire", "summary"},
    "openpyxl": {"sheets", "demo"},
    "python_calamine": {"sheets"},
    "msoffcrypto": {"unwrap"},
    "olefile": {"compound"},
    "pandas": {"export"},
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
        and room(module) not in OWNERS.get(library, set())
    )
    assert strange == []


def test_no_import_hides_in_a_function() -> None:
    assert [(module, name) for module, name, at_top in imports() if not at_top] == []
