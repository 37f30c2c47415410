"""Builds output/csxl.html: the whole of csxl and the Python that runs it, in one file. `make page` calls it."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import csxl
from web.assembly import Parts, page
from web.collecting import collect, kept
from web.engine_text import engine_text
from web.licences import licences

BLOCKS = ("worker", "wasm", "library")
PACKER = Path(__file__).with_name("pack.mjs")
TREE = Path(__file__).parent.parent
MOST = 12 * 1024 * 1024  # bytes of the whole file


def build(work: Path, out: Path) -> str | None:
    """What went wrong, as a sentence, or None once csxl.html and its SHA-256 lie in the folder `out`."""
    site, packed = work / "site", work / "packed"
    for folder in (site, packed):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    if fault := collect(work / "wheels", site):
        return fault
    (packed / "worker.js").write_text(engine_text(), encoding="utf-8", newline="\n")
    if subprocess.run(["node", PACKER, work], check=False).returncode:
        return "Pyodide could not compile csxl under node; its words stand above."
    versions = {"csxl": csxl.__version__, **json.loads((packed / "versions.json").read_text(encoding="utf-8"))}
    blocks = {name: (packed / f"{name}.gz").read_bytes() for name in BLOCKS}
    data = page(Parts(blocks, versions, licences(kept(work / "wheels"), versions))).encode("utf-8")
    if len(data) > MOST:
        return f"The page would have {len(data):,} bytes, which is {len(data) - MOST:,} too many; leave something out."
    digest = hashlib.sha256(data).hexdigest()
    (out / "csxl.html").write_bytes(data)
    (out / "csxl.html.sha256").write_bytes(f"{digest}  csxl.html\n".encode("ascii"))
    print(f"csxl.html: {len(data):,} bytes, SHA-256 {digest}")
    return None


if __name__ == "__main__":
    sys.exit(build(TREE / "build" / "page", TREE / "output"))
