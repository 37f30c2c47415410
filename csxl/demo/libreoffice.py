"""Saving a workbook as somebody with LibreOffice would: opened and saved again by the program itself."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

PATIENCE = 90  # seconds; a first start on a slow machine takes about 20


def saved_by_libreoffice(data: bytes) -> bytes | None:
    """The .xlsx as LibreOffice saves it; None where LibreOffice is not installed or takes too long."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="csxl-", ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch)
        given, saved = folder / "return.xlsx", folder / "saved" / "return.xlsx"
        given.write_bytes(data)
        # A profile of its own: otherwise a LibreOffice that is already running is given the work, and may refuse it.
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        _run(
            [
                program,
                profile,
                "--headless",
                "--norestore",
                "--convert-to",
                "xlsx:Calc MS Excel 2007 XML",
                "--outdir",
                str(saved.parent),
                str(given),
            ],
            folder,
        )
        return saved.read_bytes() if saved.is_file() else None


def _run(command: Sequence[str], scratch: Path) -> None:
    """Run a program in silence and, when its time is up, end it together with what it started.

    What it writes for itself goes to the scratch folder: LibreOffice that is ended leaves it there, gigabytes at worst.
    """
    with subprocess.Popen(
        command,
        env=os.environ | dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(scratch)),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            if os.name == "posix":
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
