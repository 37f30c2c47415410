"""The package built and installed into an empty environment, away from the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.folders import ROOT

SOURCES = ("csxl", "rubric", "setup.cfg", "pyproject.toml", "README.md", "LICENSE")


def run(*command: object, cwd: Path, **environment: str) -> str:
    env = {**os.environ, **environment}
    words = [str(part) for part in command]
    done = subprocess.run(words, cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.install
def test_the_wheel_plays_the_demo_away_from_the_checkout(tmp_path: Path) -> None:
    source, away = tmp_path / "source", tmp_path / "away"
    for path in (source, away):
        path.mkdir()
    for name in SOURCES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, source / name)
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", tmp_path, source, cwd=tmp_path)
    run(sys.executable, "-m", "venv", "--without-pip", away / "env", cwd=away)
    python = next(path for path in (away / "env").glob("*/python*") if path.is_file())
    wheel = next(tmp_path.glob("csxl-*.whl"))
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-compile", wheel, cwd=away)
    csxl = python.with_name("csxl")
    assert "csxl" in run(csxl, "--version", cwd=away)
    run(csxl, "demo", "-o", away / "review", cwd=away, PATH="")  # LibreOffice plays its part in tests of its own
    assert (away / "review" / "summary.xlsx").stat().st_size > 20_000
    assert len(list((away / "review" / "returns").iterdir())) == 6
    run(csxl, "export", away / "review", "-o", away / "answers.csv", cwd=away)
    assert (away / "answers.csv").read_text(encoding="utf-8-sig").count("T1-R") >= 5
