"""Fixtures that several test modules use."""
from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from csxl.rubric import Rubric
from csxl.rubric_file import load_rubric


@pytest.fixture(scope="session")
def rubric() -> Rubric:
    """The published rubric."""
    return load_rubric()


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, bytes], Path]:
    """Writes a file of this name, folders and all, and gives its path."""
    def write(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path
    return write


@pytest.fixture
def office(tmp_path: Path) -> Callable[[Path, str], Path]:
    """LibreOffice, with a profile of its own: takes a file and a kind ("xlsx", "ods"), gives the converted file."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if not program:
        reason = "LibreOffice (soffice) is not installed"
        pytest.fail(reason) if os.environ.get("CSXL_REQUIRE_OFFICE") else pytest.skip(reason)

    def convert(file: Path, kind: str) -> Path:
        folder = tmp_path / "converted"
        subprocess.run([program, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
                        "--norestore", "--convert-to", kind, "--outdir", folder, file],
                       check=True, capture_output=True, timeout=180)
        return folder / f"{file.stem}.{kind}"

    return convert
