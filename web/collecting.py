"""What goes into the page's Python: csxl's own modules and the pinned wheels."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

TREE = Path(__file__).parent.parent
WHEELS = TREE / "web" / "wheels.txt"
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
# No click in a browser (cli), and no pandas (export).
LEFT_OUT = ("cli", "api/export.py", "__main__.py")
BESIDE = re.compile(r"\.dist-info/|^olefile/(doc/|olefile2\.py)")  # about a package, or for Python 2
NOT_NEEDED = ("__pycache__", "*.pyi", "py.typed")


def collect(wheels: Path, site: Path) -> str | None:
    """Fill the folder `site` with packages; a sentence if a wheel cannot be had. Wheels that are there are kept."""
    if not _has_all(wheels) and not _fetched(wheels):
        return "The wheels that web/wheels.txt names could not be fetched; pip's words stand above."
    for wheel in kept(wheels):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(site, [name for name in archive.namelist() if not BESIDE.search(name)])
    left_out = shutil.ignore_patterns(*NOT_NEEDED)
    shutil.copytree(TREE / "csxl", site / "csxl", ignore=left_out)
    for name in LEFT_OUT:
        path = site / "csxl" / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(TREE / "rubric", site / "csxl_rubric", ignore=left_out)
    return None


def _fetched(wheels: Path) -> bool:
    """Whether pip brought what web/wheels.txt names, each with the hash that stands there."""
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    strictly = ["--require-hashes", "--no-deps", "--only-binary=:all:"]
    command = [*pip, *strictly, "--dest", str(wheels), "--requirement", str(WHEELS)]
    return not subprocess.run(command, check=False).returncode


def kept(wheels: Path) -> list[Path]:
    """The wheels in the folder that web/wheels.txt names, by their hashes."""
    named = HASH.findall(WHEELS.read_text(encoding="utf-8"))
    return [wheel for wheel in sorted(wheels.glob("*.whl")) if hashlib.sha256(wheel.read_bytes()).hexdigest() in named]


def _has_all(wheels: Path) -> bool:
    return len(kept(wheels)) == len(HASH.findall(WHEELS.read_text(encoding="utf-8")))
