"""What goes into the page's Python: csxl's own modules and the pinned wheels."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

TREE = Path(__file__).parent.parent
# No click in a browser (cli), and no pandas (export).
LEFT_OUT = ("cli", "api/export.py", "__main__.py")
PYTHON_2 = "olefile/olefile2.py"
NOT_NEEDED = ("__pycache__", "*.pyi", "py.typed")


def collect(wheels: Path, site: Path) -> str | None:
    """Fill `site` with packages; a sentence if a wheel cannot be had."""
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    strictly = ["--require-hashes", "--no-deps", "--only-binary=:all:"]
    wanted = TREE / "web" / "wheels.txt"
    if subprocess.run([*pip, *strictly, "--dest", wheels, "--requirement", wanted], check=False).returncode:
        return "The wheels that web/wheels.txt names could not be fetched; pip's words stand above."
    for wheel in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(
                site, [name for name in archive.namelist() if ".dist-info/" not in name and name != PYTHON_2]
            )
    left_out = shutil.ignore_patterns(*NOT_NEEDED)
    shutil.copytree(TREE / "csxl", site / "csxl", ignore=left_out)
    for name in LEFT_OUT:
        path = site / "csxl" / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(TREE / "rubric", site / "csxl_rubric", ignore=left_out)
    return None
