"""The architecture: who may import whom, and one owner per library."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import csxl
from tests.helpers.filled_forms import blank

PACKAGE = Path(csxl.__file__).parent

# Each room, and the rooms that it may import besides itself; a new arrow is a decision, to be written down here.
ROOMS = {
    "text": set(),
    "model": {"text"},
    "diagnostics": {"model", "text"},
    "languages": {"model", "text"},
    "writing": {"text"},
    "rubrics": {"diagnostics", "languages", "model", "questionnaire", "sheets", "text", "unwrap", "writing"},
    "questionnaire": {"languages", "model", "text", "writing"},
    "unwrap": {"diagnostics", "model", "text"},
    "sheets": {"diagnostics", "model", "text", "unwrap"},
    "returns": {
        *("diagnostics", "languages", "model", "questionnaire", "rubrics", "sheets", "text", "unwrap", "writing"),
    },
    "compare": {"diagnostics", "languages", "model", "returns", "text"},
    "decisions": {"compare", "diagnostics", "languages", "model", "returns", "sheets", "text", "unwrap"},
    "summary": {"compare", "languages", "model", "text", "writing"},
    "board": {"compare", "languages", "model", "summary", "text", "writing"},
    "review": {
        *("compare", "decisions", "diagnostics", "languages", "model", "questionnaire", "returns", "rubrics"),
        *("sheets", "text", "unwrap", "writing"),
    },
    "letters": {"compare", "languages", "model", "review", "text", "writing"},
    "api": {
        *("board", "compare", "decisions", "languages", "letters", "model", "questionnaire", "returns"),
        *("review", "rubrics", "text"),
    },
    "page": {
        *("api", "board", "compare", "decisions", "demo", "diagnostics", "languages", "letters", "model", "returns"),
        *("review", "rubrics", "sheets", "text", "unwrap"),
    },
    "demo": {"languages", "model", "questionnaire", "text"},
    "cli": {
        *("api", "board", "compare", "decisions", "demo", "diagnostics", "languages", "letters", "model"),
        *("returns", "review", "rubrics", "text"),
    },
    "__main__": {"cli"},
    "": set(),
}
OWNERS = {
    "xlsxwriter": {"writing"},
    "openpyxl": {"sheets", "demo"},
    "msoffcrypto": {"unwrap"},
    "pandas": {"api.export"},
    "click": {"cli"},
}


NO_BROWSER_HAS = {
    *("click", "cryptography", "multiprocessing", "numpy", "pandas", "resource", "smtplib", "sqlite3", "ssl"),
    "subprocess",
}
NOT_IN_A_BROWSER = {
    *("cli", "demo", "__main__", "api.export", "letters.post", "letters.smtp", "letters.sole_sender"),
    "review.second_reader",
}
LOADED_WHEN_NEEDED = {"msoffcrypto", "olefile", "openpyxl", "xlsxwriter", "csxl.sheets.foreign"}
LOADING = """
import sys
before = set(sys.modules)
import csxl.page.calls
print(*(set(sys.modules) - before))
"""
# What `csxl check` of one return does without.
NOT_FOR_ONE_RETURN = {
    *("email", "multiprocessing", "msoffcrypto", "numpy", "olefile", "openpyxl", "pandas", "subprocess", "xlsxwriter"),
}
OF_OTHER_RUBRICS = {  # than the published one of today
    *("csxl.returns.other_forms", "csxl.returns.printed_texts", "csxl.rubrics.colours", "csxl.rubrics.folder_reading"),
    *("csxl.rubrics.rubric_reading", "csxl.rubrics.versions_compared"),
}
CHECKING = """
import sys
from csxl.cli.commands import main
main(["check", "Police.xlsx"], standalone_mode=False)
print(*sys.modules)
"""
# A command is loaded and ends without a search for cycles: at the end of the process what there is is frozen.
SEARCHING = """
import atexit, gc, sys
atexit.register(lambda: print(gc.get_freeze_count() > 0))
from csxl.cli import main
searches = []
gc.callbacks.append(lambda *search: searches.append(search))
sys.argv[1:] = ["check", "--help"]
try:
    main()
finally:
    print(len(searches), gc.isenabled(), gc.get_freeze_count())
"""


def room(module: str) -> str:
    """ "csxl.sheets.cells" → "sheets"; "csxl" → ""."""
    return [*module.split("."), ""][1]


def imports() -> Iterator[tuple[str, str, bool]]:
    """(module, what it imports, whether at the top of the file) for every import in the package."""
    for path in PACKAGE.rglob("*.py"):
        module = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
        tree = ast.parse(path.read_text(encoding="utf-8"))
        at_top = [*tree.body, *for_types(tree)]
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
                yield module, name, node in at_top


def for_types(tree: ast.Module) -> list[ast.stmt]:
    """What stands under `if TYPE_CHECKING:` at the top of a file."""
    return [
        inner
        for node in tree.body
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in node.body
    ]


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


def test_the_engine_imports_nothing_that_a_browser_lacks() -> None:
    strange = sorted(
        (module, name)
        for module, name, _ in imports()
        if name.split(".")[0] in NO_BROWSER_HAS and not {room(module), module.removeprefix("csxl.")} & NOT_IN_A_BROWSER
    )
    assert strange == []


def test_the_page_starts_without_what_it_needs_later_or_never() -> None:
    run = subprocess.run(
        [sys.executable, "-c", LOADING], cwd=PACKAGE.parent, capture_output=True, text=True, check=True
    )
    loaded = set(run.stdout.split())
    assert "csxl.page.calls" in loaded
    assert loaded & (NO_BROWSER_HAS | LOADED_WHEN_NEEDED) == set()
    outside = {f"csxl.{name}" for name in NOT_IN_A_BROWSER}
    assert [name for name in loaded if name in outside or name.startswith(("csxl.cli.", "csxl.demo."))] == []


def test_one_return_is_checked_without_what_it_does_not_need(tmp_path: Path) -> None:
    (tmp_path / "Police.xlsx").write_bytes(blank())
    run = subprocess.run(
        [sys.executable, "-c", CHECKING], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True
    )
    *said, loaded = run.stdout.splitlines()
    assert said[0] == "Police · Police.xlsx"
    assert {name.split(".")[0] for name in loaded.split()} & NOT_FOR_ONE_RETURN == set()
    assert set(loaded.split()) & OF_OTHER_RUBRICS == set()
    later = ("page_words", "compare_words", "board_words", "summary_words")
    assert [name for name in loaded.split() if name.endswith(later)] == []


def test_what_is_loaded_is_not_searched_for_cycles() -> None:
    run = subprocess.run(
        [sys.executable, "-c", SEARCHING], cwd=PACKAGE.parent, capture_output=True, text=True, check=False
    )
    assert (run.stdout.split()[-4:], run.stderr) == (["0", "True", "0", "True"], "")
