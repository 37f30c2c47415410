"""Bytes in, workbooks out: folders, archives, mails and passwords undone."""
from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from csxl.answers import Diagnostic
from csxl.diagnostics import Matter
from csxl.kinds import Kind, Member


def unwrap(paths: Iterable[Path], passwords: Sequence[str] = ()) -> Iterator[Member | Diagnostic]:
    """The workbooks in files, folders, archives and mails, one at a time, and a diagnostic for whatever is not one."""
    for path in paths:
        for found in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if found.is_file() and not found.name.startswith("~$"):
                data = found.read_bytes()
                if not data:
                    yield Matter.EMPTY_FILE.about(str(found))
                    continue
                when = datetime.datetime.fromtimestamp(found.stat().st_mtime).isoformat(timespec="seconds")
                yield Member(str(found), data, Kind.OOXML, hashlib.sha256(data).hexdigest(), when)
