"""Fixtures that several test modules use."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import Result

from csxl.model.rubric import Rubric
from csxl.rubrics.loading import load_rubric
from tests.helpers.command_line import csxl
from tests.helpers.libreoffice_typing import MOVES, TYPING, listening, python_with_uno, told_by_script
from tests.helpers.mail_server import HOST, PASSWORD, USER, Post, certificate, mail_server

Hands = Callable[[Path, object, Path, Path], list[str]]


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is collected stays, and workbooks stay for a while: to look through all of that for garbage, again and
    again, took a quarter of the tests' time."""
    gc.disable()
    collected = yield
    gc.freeze()
    gc.set_threshold(700, 10, 100)  # all is looked through a tenth as often, for 90 MB
    gc.enable()
    return collected


@pytest.fixture(scope="session")
def rubric() -> Rubric:
    """The published rubric."""
    return load_rubric()


@pytest.fixture
def with_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the commands print each point with its code, as tests know it by."""
    monkeypatch.setenv("CSXL_CODES", "1")


@pytest.fixture
def without_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine without LibreOffice, which the demo would start three times."""
    monkeypatch.setenv("PATH", "")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """The folder that the demo leaves where there is no LibreOffice, not to be changed, and what it said."""
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", "")
        return folder, csxl("demo", "-o", folder)


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, bytes], Path]:
    """Writes a file of this name, folders and all, and gives its path."""

    def write(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    return write


@pytest.fixture(scope="session")
def pem(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The certificate of a mail server on this computer, with its key."""
    return certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def post(pem: Path, monkeypatch: pytest.MonkeyPatch) -> Post:
    """What reaches that server from a user whom it knows."""
    for name, value in (("SSL_CERT_FILE", str(pem)), ("CSXL_SMTP_USER", USER), ("CSXL_SMTP_PASSWORD", PASSWORD)):
        monkeypatch.setenv(name, value)
    return Post()


@pytest.fixture
def sending(post: Post, pem: Path) -> Iterator[tuple[str, ...]]:
    """The options that send through that server."""
    with mail_server(post, pem) as port:
        yield "--send", "--server", f"{HOST}:{port}", "--per-minute", "100000"


def missing(reason: str) -> NoReturn:
    """Skips the test, or fails it where LibreOffice must be there."""
    if os.environ.get("CSXL_REQUIRE_OFFICE"):
        pytest.fail(reason)
    pytest.skip(reason)


def libreoffice() -> str:
    """The program; without it the test skips, or fails where it must be there."""
    return shutil.which("soffice") or shutil.which("libreoffice") or missing("LibreOffice (soffice) is not installed")


@pytest.fixture
def office(tmp_path: Path) -> Callable[[Path, str], Path]:
    """LibreOffice, with a profile of its own: takes a file and a kind ("xlsx", "ods"), gives the converted file."""
    program = libreoffice()

    def convert(file: Path, kind: str) -> Path:
        folder = tmp_path / "converted"
        subprocess.run(
            [
                program,
                f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
                "--headless",
                "--norestore",
                "--convert-to",
                kind,
                "--outdir",
                folder,
                file,
            ],
            env=os.environ | {"TMPDIR": str(tmp_path)},  # what it writes for itself stays there when it is ended
            check=True,
            capture_output=True,
            timeout=180,
        )
        return folder / f"{file.stem}.{kind}"

    return convert


@pytest.fixture(scope="session")
def hands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hands]:
    """LibreOffice, started once, in which a script does with a workbook what it is told and saves it."""
    program, python = libreoffice(), python_with_uno()
    if not python:
        missing("no Python here can import uno (python3-uno)")
    with listening(program, tmp_path_factory.mktemp("profile")) as pipe:
        yield partial(told_by_script, pipe, python)


@pytest.fixture
def typing(hands: Hands, tmp_path: Path) -> Callable[[Path, Mapping[str, str]], Path]:
    """LibreOffice into which somebody types: takes a workbook and {"Sheet!E6": "as typed"}, gives the saved .xlsx."""

    def type_into(file: Path, cells: Mapping[str, str]) -> Path:
        saved = tmp_path / "typed" / file.name
        saved.parent.mkdir(exist_ok=True)
        assert hands(file, cells, saved, TYPING) == []
        return saved

    return type_into


@pytest.fixture
def moving(hands: Hands, tmp_path: Path) -> Callable[[bytes, Sequence[Sequence[object]]], bytes]:
    """LibreOffice in which somebody moves, sorts and adds things: takes a workbook and what is done to it, gives the
    saved .xlsx."""

    def move(data: bytes, steps: Sequence[Sequence[object]]) -> bytes:
        file, saved = tmp_path / "moved.xlsx", tmp_path / "saved" / "moved.xlsx"
        saved.parent.mkdir(exist_ok=True)
        file.write_bytes(data)
        hands(file, steps, saved, MOVES)
        return saved.read_bytes()

    return move
