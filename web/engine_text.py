"""The worker's script: Pyodide's two modules and ours, joined into one, since a page on a disk may import no other."""

from __future__ import annotations

import json
import re
from pathlib import Path

HERE = Path(__file__).parent
PYODIDE = HERE / "node_modules" / "pyodide"
MACHINE = re.compile(r"export default (_createPyodideModule);\s*$")
LOADER = re.compile(r"export\{(\w+) as loadPyodide,\w+ as version\};\s*(//# sourceMappingURL=\S+\s*)?$")


def engine_text() -> str:
    """The three in one."""
    machine, count = MACHINE.subn("", (PYODIDE / "pyodide.asm.mjs").read_text(encoding="utf-8"))
    loader, found = LOADER.subn(r"return \1;", (PYODIDE / "pyodide.mjs").read_text(encoding="utf-8"))
    if (count, found) != (1, 1):
        raise SystemExit("This release of Pyodide ends its modules in another way; look at web/engine_text.py.")
    own = (HERE / "worker.js").read_text(encoding="utf-8")
    lock = json.loads((PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8"))
    no_packages = f"const NO_PACKAGES = {json.dumps({'info': lock['info'], 'packages': {}}, sort_keys=True)};"
    return f"{machine}\nconst loadPyodide = (() => {{\n{loader}\n}})();\n{no_packages}\n{own}"
