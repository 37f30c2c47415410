"""The engine of the built page, run by node: the same bytes as in a browser, without the browser."""

from __future__ import annotations

import base64
import json
import queue
import shutil
import subprocess
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tests.helpers.browsers import lacking
from tests.helpers.folders import ROOT

LONGEST = 120  # seconds until a request is taken to hang
FULL = 700 * 1024 * 1024  # bytes of memory, which never shrinks, from which on the engine is started anew


class EngineFault(Exception):
    """What the engine could not do, in its own words."""


class Answer(NamedTuple):
    """What a call gave."""

    result: Any
    files: tuple[bytes, ...]
    progress: tuple[tuple[int, int], ...]


class NodeEngine:
    """One engine; it starts with the first request, and again after one that ended it or left it full."""

    def __init__(self, page: Path) -> None:
        self.page = page
        self.node = shutil.which("node") or lacking("node is not installed")
        self.ready: Mapping[str, Any] = {}
        self.process: subprocess.Popen[str] | None = None
        self.lines: queue.Queue[str] = queue.Queue()
        self.heap = 0

    def python(self, text: str, args: Mapping[str, Any], data: bytes = b"") -> Any:
        """What a text of Python leaves as `result`, given `args` and `data`."""
        return self._asked({"python": text, "args": args, **_sent(data)}).result

    def answer(self, call: str, args: Mapping[str, Any], data: bytes | None = None) -> Answer:
        """What the page is answered."""
        return self._asked({"call": call, "args": args, **_sent(data)})

    def close(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()
            for pipe in (self.process.stdin, self.process.stdout):
                assert pipe
                pipe.close()
        self.process = None

    def start(self) -> None:
        """Start the engine, in place of the one before."""
        self.close()
        command = [self.node, str(ROOT / "web" / "engine.mjs"), str(self.page)]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, encoding="utf-8")
        self.lines = queue.Queue()
        threading.Thread(target=_listen, args=(self.process, self.lines), daemon=True).start()
        self.ready, self.heap = self._line()["ready"], 0

    def _asked(self, request: Mapping[str, Any]) -> Answer:
        if not self.process or self.heap > FULL:
            self.start()
        assert self.process and self.process.stdin
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        progress = list[tuple[int, int]]()
        while "progress" in (said := self._line()):
            progress.append(tuple(said["progress"]))
        self.heap = said["heap"]
        if "result" not in said:
            raise EngineFault(said.get("refused") or said["broken"])
        return Answer(said["result"], tuple(map(base64.b64decode, said.get("files") or ())), tuple(progress))

    def _line(self) -> dict[str, Any]:
        try:
            line = self.lines.get(timeout=LONGEST)
        except queue.Empty:
            line = ""
        if not line:
            self.close()
            raise EngineFault("the engine ended or hangs")
        said: dict[str, Any] = json.loads(line)
        return said


def _listen(process: subprocess.Popen[str], lines: queue.Queue[str]) -> None:
    assert process.stdout
    for line in process.stdout:
        lines.put(line)
    lines.put("")


def _sent(data: bytes | None) -> Mapping[str, str]:
    return {} if data is None else {"data": base64.b64encode(data).decode("ascii")}


def differences(here: Mapping[str, Sequence[Any]], there: Mapping[str, Sequence[Any]]) -> list[str]:
    """What two readings do not have in common, and whether they have it in another order; nothing if they are equal."""
    if here == there:
        return []
    only = [f"here alone: {one}" for name in here for one in here[name] if one not in there[name]]
    only += [f"there alone: {one}" for name in here for one in there[name] if one not in here[name]]
    return only or ["in another order"]
