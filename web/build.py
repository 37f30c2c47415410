"""Builds output/csxl.html: the whole of csxl and the Python that runs it, in one file. `make page` calls it."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from web.assembly import Parts, page
from web.collecting import collect
from web.engine_text import engine_text

HERE = Path(__file__).parent
TREE = HERE.parent
WORK = TREE / "build" / "page"
MOST = 12 * 1024 * 1024  # bytes of the whole file


def main() -> str | None:
    """What went wrong, as a sentence, or None once the file and its SHA-256 are written."""
    shutil.rmtree(WORK, ignore_errors=True)
    packed = WORK / "packed"
    packed.mkdir(parents=True)
    if fault := collect(WORK / "wheels", WORK / "site"):
        return fault
    (packed / "worker.js").write_bytes(engine_text().encode("utf-8"))
    if subprocess.run(["node", HERE / "pack.mjs", WORK], check=False).returncode:
        return "Pyodide could not compile csxl under node; its words stand above."
    data = page(Parts.of(packed)).encode("utf-8")
    if len(data) > MOST:
        return f"The page would have {len(data):,} bytes, which is {len(data) - MOST:,} too many; leave something out."
    out = TREE / "output" / "csxl.html"
    out.write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    out.with_name("csxl.html.sha256").write_text(f"{digest}  csxl.html\n", encoding="ascii")
    print(f"output/csxl.html: {len(data):,} bytes, SHA-256 {digest}")
    return None


if __name__ == "__main__":
    sys.exit(main())
