"""Saving a workbook as somebody with LibreOffice would: opened and saved again by the program itself."""
from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

PATIENCE = 90  # seconds; a first start on a slow machine takes about 20


def saved_by_libreoffice(data: bytes) -> bytes | None:
    """The .xlsx as LibreOffice saves it; None where LibreOffice is not installed or does not manage it in time."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="csxl-", ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch)
        # A profile of its own: a running LibreOffice would otherwise be asked to do it, and may refuse.
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        (folder / "return.xlsx").write_bytes(data)
        saved = folder / "saved" / "return.xlsx"
        command = [program, profile, "--headless", "--norestore", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
                   "--outdir", str(saved.parent), str(folder / "return.xlsx")]
        try:
            subprocess.run(command, check=False, capture_output=True, timeout=PATIENCE)
        except (OSError, subprocess.TimeoutExpired):
            return None
        return saved.read_bytes() if saved.is_file() else None
