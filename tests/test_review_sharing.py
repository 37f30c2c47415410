"""Two processes that share the reading: what one reads alone, in the same order, whatever becomes of the other."""

from __future__ import annotations

import datetime
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from csxl.cli import second_for
from csxl.model.answers import Reading
from csxl.model.member import GivenFile, Parcel
from csxl.returns.reading import FileReading, ReturnReader, read_files
from csxl.review import sharing
from csxl.review.second_reader import SecondReader
from csxl.review.sharing import likely_many, shared, start_second
from csxl.rubrics.loading import load_rubric
from tests.helpers import filled_forms, raw_mails, wrapped_files
from tests.helpers.systems import needs_signals

RUBRIC = load_rubric()
DAY = datetime.date(2027, 1, 31)
PASSWORD = "spring tide"
DEADLINE = 60  # seconds, for what takes one or two on a busy machine
MANY = 20  # files, so that the tests take less time
AS_HERE = f"import csxl, csxl.review.sharing as here; here.MANY = {MANY}; here.cores = lambda: 2; "
ON_TWO = AS_HERE + "from csxl.cli import main; main()"
NOTING = """
import csxl.review.second_reader as second, os
start = second.SecondReader.__init__
def noted(self, process):
    start(self, process)
    open(r'{0}.part', 'w').write(str(process.pid))
    os.replace(r'{0}.part', r'{0}')
second.SecondReader.__init__ = noted
"""  # which process is the second
BY_A_SCRIPT = AS_HERE + "print(len(csxl.read_returns(r'{}').members))"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """More than MANY files of every sort: workbooks, a zip of two, a locked one, a mail without one, and some that are
    no workbooks."""
    here = tmp_path_factory.mktemp("sharing") / "returns"
    (here / "a few" / "more").mkdir(parents=True)
    red, odd = filled_forms.filled({"T1-R": "Red"}), filled_forms.filled({"T1-R": "Purple"}, agency="Health")
    for number in range(MANY):
        (here / f"{number:03}.xlsx").write_bytes(odd if number % 7 == 3 else red)
    (here / "008.xlsx").write_bytes(b"")
    (here / "010 both.zip").write_bytes(wrapped_files.zipped({"one.xlsx": red, "two.xlsx": odd}))
    (here / "015 locked.xlsx").write_bytes(wrapped_files.locked(red, PASSWORD))
    (here / "a few" / "letter.eml").write_bytes(raw_mails.alone("We answer Red throughout."))
    (here / "a few" / "more" / "picture.png").write_bytes(wrapped_files.PNG)
    return here


@pytest.fixture(scope="module")
def alone(folder: Path) -> Reading:
    """What one process reads there."""
    return read_files([folder], RUBRIC, [PASSWORD], on=DAY)


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> list[GivenFile]:
    """The files that this process reads itself, of two cores."""
    read_here: list[GivenFile] = []
    read = ReturnReader.read

    def noted(reader: ReturnReader, given: GivenFile, *more: Any) -> FileReading:
        read_here.append(given)
        return read(reader, given, *more)

    monkeypatch.setattr(ReturnReader, "read", noted)
    monkeypatch.setattr(sharing, "MANY", MANY)
    monkeypatch.setattr(sharing, "cores", lambda: 2)
    return read_here


def read_by_two(
    paths: Sequence[Path | Parcel], progress: Callable[[int, int], None] | None = None, **how: Any
) -> Reading:
    return read_files(paths, RUBRIC, [PASSWORD], progress, DAY, partial(shared, **how))


def started_and_at_work(own: list[GivenFile], monkeypatch: pytest.MonkeyPatch) -> SecondReader:
    """A second process; this one waits with its first file until that one has read some."""
    second = start_second()
    assert second
    read = ReturnReader.read

    def after_it(reader: ReturnReader, given: GivenFile, *more: Any) -> FileReading:
        assert own or soon(lambda: not second.read.empty())
        return read(reader, given, *more)

    monkeypatch.setattr(ReturnReader, "read", after_it)
    return second


def soon(true: Callable[[], object]) -> bool:
    """Whether something comes true before long."""
    end = time.monotonic() + DEADLINE
    while not true() and time.monotonic() < end:
        time.sleep(0.01)
    return bool(true())


def test_two_processes_read_what_one_does_in_the_same_order(
    folder: Path, alone: Reading, own: list[GivenFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[tuple[int, int]] = []
    second = started_and_at_work(own, monkeypatch)
    assert read_by_two([folder], lambda *step: steps.append(step), started=second) == alone
    assert len(alone.returns) == MANY + 2
    assert {"F001", "L001", "F006"} & {one.code for one in alone.diagnostics} == {"F001"}
    assert steps == [(done, MANY + 4) for done in range(1, MANY + 5)]
    assert 0 < len(own) < MANY + 4


def test_the_second_process_reads_while_this_one_does_something_else(
    folder: Path, alone: Reading, own: list[GivenFile]
) -> None:
    second = start_second()
    assert second
    seen = []

    def meanwhile() -> None:
        assert soon(lambda: not second.read.empty())
        seen.append(len(own))

    assert read_by_two([folder], started=second, meanwhile=meanwhile) == alone
    assert seen == [0]


def test_what_is_done_meanwhile_is_done_by_one_process_too(folder: Path, alone: Reading) -> None:
    done: list[str] = []
    assert read_by_two([folder], meanwhile=lambda: done.append("done")) == alone
    assert done == ["done"]


def test_the_second_process_ends_where_what_is_done_meanwhile_fails(folder: Path, own: list[GivenFile]) -> None:
    second = start_second()
    assert second

    def fails() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        read_by_two([folder], started=second, meanwhile=fails)
    assert second.process.poll() is not None
    assert own == []


def test_bytes_are_shared_like_files(folder: Path, own: list[GivenFile], monkeypatch: pytest.MonkeyPatch) -> None:
    parcels = [Parcel(path.name, path.read_bytes()) for path in sorted(folder.glob("*.*"))]
    expected = read_files(parcels, RUBRIC, [PASSWORD], on=DAY)
    own.clear()
    assert read_by_two(parcels, started=started_and_at_work(own, monkeypatch)) == expected
    assert 0 < len(own) < len(parcels)


@pytest.mark.parametrize("when", [1, 12, MANY])
def test_nothing_is_lost_with_a_process_that_is_killed(
    folder: Path, alone: Reading, own: list[GivenFile], monkeypatch: pytest.MonkeyPatch, when: int
) -> None:
    started = started_and_at_work(own, monkeypatch)

    def kill(done: int, total: int) -> None:
        if done == when:
            started.process.kill()

    assert read_by_two([folder], kill, started=started) == alone
    assert len(own) < MANY + 4
    assert started.process.poll() is not None


@pytest.mark.parametrize("program", ["nowhere/python3", "false", ""])
def test_all_is_read_here_where_no_second_process_can_be_started(
    folder: Path, alone: Reading, own: list[GivenFile], monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr(sys, "executable", program)
    assert read_by_two([folder]) == alone
    assert len(own) == MANY + 4


def test_all_is_read_here_where_the_second_process_never_answers(
    folder: Path, alone: Reading, own: list[GivenFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("csxl.review.second_reader.BEGIN", "import time; time.sleep(600)")
    began = time.monotonic()
    assert read_by_two([folder]) == alone
    assert len(own) == MANY + 4
    assert time.monotonic() - began < DEADLINE


@pytest.mark.parametrize(("cores", "files"), [(1, MANY + 4), (2, MANY)])
def test_no_process_is_started_for_one_core_or_few_files(
    folder: Path, monkeypatch: pytest.MonkeyPatch, cores: int, files: int
) -> None:
    monkeypatch.setattr(sharing, "MANY", MANY)
    monkeypatch.setattr(sharing, "cores", lambda: cores)
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("a process was started"))
    paths = sorted(path for path in folder.rglob("*") if path.is_file())[:files]
    assert len(read_files(paths, RUBRIC, read_each=shared).members) >= files - 5


def test_a_browser_has_one_core(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "emscripten")
    assert sharing.cores() == 1


def test_a_folder_among_many_files_that_holds_no_workbook_is_named(
    folder: Path, own: list[GivenFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    given = [*sorted(folder.glob("*.xlsx")), folder / "a few" / "more", *sorted(folder.glob("*.zip"))]
    expected = read_files(given, RUBRIC, [PASSWORD], on=DAY)
    own.clear()
    assert read_by_two(given, started=started_and_at_work(own, monkeypatch)) == expected
    assert expected.empty_folders == (str(folder / "a few" / "more"),)


def test_more_than_a_hundred_files_are_many() -> None:
    assert sharing.MANY == 100


def test_a_command_that_is_given_many_files_is_known_by_its_arguments(
    folder: Path, own: list[GivenFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [str(path) for path in folder.iterdir() if path.is_file()]
    assert likely_many([str(folder)])
    assert likely_many(["--json", "nowhere", str(folder.parent)])
    assert likely_many(files)
    assert not likely_many([str(folder / "a few"), *files[: MANY - 3]])
    assert not likely_many(["--json"])
    monkeypatch.chdir(folder.parent)
    assert likely_many(["--json"])
    assert not likely_many(["returns/000.xlsx"])


@pytest.mark.parametrize(
    ("typed", "starts"),
    [
        ([], True),
        (["check"], True),
        (["--codes", "status", "--json"], True),
        (["consolidate", "returns"], True),
        (["check", "returns/000.xlsx"], False),
        (["generate", "returns"], False),
        (["--help"], False),
    ],
)
def test_a_command_that_reads_many_files_is_begun_with_a_second_process(
    folder: Path, own: list[GivenFile], monkeypatch: pytest.MonkeyPatch, typed: list[str], starts: bool
) -> None:
    second = object()
    monkeypatch.setattr("csxl.cli.start_second", lambda: second)
    monkeypatch.chdir(folder.parent)
    assert (second_for(typed) is second) == starts


# ---- as a program ------------------------------------------------------------------------------------------------


# A program that was started in the background would not hear Ctrl-C.
HEARING = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"


def csxl(*arguments: object, code: str = ON_TWO, **how: Any) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, encoding="utf-8", **how)


def test_the_command_says_the_same_with_two_processes(folder: Path) -> None:
    on_one = ON_TWO.replace("lambda: 2", "lambda: 1")
    said = [csxl("check", "--json", folder, code=code).communicate(timeout=DEADLINE) for code in (on_one, ON_TWO)]
    assert said[0] == said[1]
    assert len(said[0][0]) > 10_000


def test_a_script_without_a_guard_may_read_many_files(folder: Path) -> None:
    out, said = csxl(code=BY_A_SCRIPT.format(folder)).communicate(timeout=DEADLINE)
    assert (out.strip(), said) == (str(MANY + 1), "")


def test_what_lies_in_the_working_folder_is_not_run(folder: Path, tmp_path: Path) -> None:
    for name in ("pickle", "csxl", "encodings", "sitecustomize"):
        (tmp_path / f"{name}.py").write_text("open('it-ran', 'w')", "utf-8")
    command = [sys.executable, "-P", "-c", ON_TWO, "check", str(folder)]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert (run.returncode, (tmp_path / "it-ran").exists()) == (1, False)


def is_running(process: int) -> bool:
    """Whether a process is there and has not ended, though nobody may have asked how."""
    listed = Path(f"/proc/{process}/stat")
    try:
        os.kill(process, 0)
        return not listed.exists() or listed.read_text("ascii").rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False


@needs_signals
@pytest.mark.parametrize(
    ("signal_sent", "after", "status"),
    [
        (signal.SIGINT, 0.0, 1),
        (signal.SIGINT, 0.7, 1),
        (signal.SIGTERM, 0.5, -signal.SIGTERM),
        (signal.SIGKILL, 0.5, -signal.SIGKILL),
    ],
)
def test_both_processes_end_at_once(
    folder: Path, tmp_path: Path, signal_sent: signal.Signals, after: float, status: int
) -> None:
    paths = [folder] * 100  # which takes some seconds
    noted = tmp_path / "second"
    running = csxl("check", *paths, code=HEARING + NOTING.format(noted) + ON_TWO, start_new_session=True)
    assert soon(noted.exists)
    second = int(noted.read_text("ascii"))
    assert is_running(second)
    time.sleep(after)
    os.killpg(running.pid, signal_sent)  # as a terminal does with Ctrl-C
    out, said = running.communicate(timeout=DEADLINE)
    assert (running.returncode, out, said.strip()) == (status, "", "Aborted!" if status == 1 else "")
    assert soon(lambda: not is_running(second))
