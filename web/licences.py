"""The terms under which each part of the page may be passed on: they travel with it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

TREE = Path(__file__).parent.parent
TERMS = re.compile(r"\.dist-info/(licenses/)?(LICEN[CS]E|NOTICE|AUTHORS)[^/]*$")
# Python's own licence comes with et_xmlfile, which holds a part of it.
BEFORE = """\
csxl {csxl} runs on Python {python} as built by Pyodide {pyodide}. Pyodide is under the Mozilla Public License 2.0 and
unchanged here; its source is at https://github.com/pyodide/pyodide. Python is under the licence of the Python Software
Foundation (LICENCE.python below). The traffic light tool's text is the work of the Contextual Safeguarding programme.
"""


def licences(wheels: Iterable[Path], versions: dict[str, str]) -> str:
    """All of them as one text."""
    parts = [BEFORE.format(**versions), _titled("csxl", (TREE / "LICENSE").read_text(encoding="utf-8"))]
    return "\n\n".join([*parts, *(_titled(*terms) for wheel in wheels for terms in _in_wheel(wheel))])


def _titled(title: str, text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.strip().splitlines())
    return f"---- {title}\n\n{lines}"


def _in_wheel(wheel: Path) -> Iterator[tuple[str, str]]:
    """The wheel's licences, each with the wheel's name and its own."""
    with zipfile.ZipFile(wheel) as archive:
        for name in sorted(archive.namelist()):
            if TERMS.search(name):
                yield (
                    f"{'-'.join(wheel.name.split('-')[:2])}: {name.split('/')[-1]}",
                    archive.read(name).decode("utf-8"),
                )
