"""A workbook in the hands of LibreOffice itself, as a person's would be as far as LibreOffice can tell."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

SETTING = (
    '<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">'
    "<value>en-GB</value></prop></item>"
)  # 11/12/2026 is a day in December
PROFILE = f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{SETTING}</oor:items>'
PATIENCE = 120  # seconds
TYPING, MOVES = (Path(__file__).with_name(name) for name in ("uno_script.py", "moved_by_libreoffice.py"))


@cache
def python_with_uno() -> str | None:
    """The Python that can import uno, or None."""
    python = shutil.which("python3", path=os.defpath)
    if (
        python
        and subprocess.run(
            [python, "-c", "import uno"], check=False, env=plain_environment(), capture_output=True
        ).returncode
        == 0
    ):
        return python
    return None


def plain_environment() -> dict[str, str]:
    """The environment without what would lead another Python to the tests' own packages."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


@contextmanager
def listening(program: str, profile: Path) -> Iterator[str]:
    """A LibreOffice with a profile of its own; gives the pipe through which scripts tell it what to do."""
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
    pipe = f"csxl-{os.getpid()}-{time.monotonic_ns()}"
    office = subprocess.Popen(
        [
            program,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--nologo",
            "--nodefault",
            f"--accept=pipe,name={pipe};urp;",
        ],
        env=os.environ | {"TMPDIR": str(profile)},  # what it writes for itself stays there when it is ended
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield pipe
    finally:
        if office.poll() is None:
            os.killpg(office.pid, signal.SIGKILL)
        office.wait()


def told_by_script(pipe: str, python: str, file: Path, told: object, saved: Path, script: Path) -> list[str]:
    """Open a workbook, do with it what the script is told, save it as .xlsx; gives the cells that were locked.

    A script that a signal ended is run once more: it is then pyuno that broke down."""
    command = [python, "-X", "faulthandler", str(script), pipe, str(file), str(saved)]

    def run() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            input=json.dumps(told),
            encoding="utf-8",
            check=False,
            env=plain_environment(),
            capture_output=True,
            timeout=PATIENCE,
        )

    done = run()
    if done.returncode < 0:
        done = run()
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()
