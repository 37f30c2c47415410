"""The page's side of the engine, called as the page calls it."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from csxl.page.calls import answer

DAY = "2026-11-26"


def ask(call: str, data: bytes | None = None, **given: Any) -> tuple[dict[str, Any], list[bytes]]:
    """What a call gives: its result, and its files."""
    result, files = answer(call, json.dumps(given), data, lambda done, total: None)
    return json.loads(result), files


def unzipped(data: bytes) -> dict[str, bytes]:
    """The files in a zip by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@dataclass
class Page:
    """A desk begun anew; `kept` are the records as a page keeps them, by key."""

    kept: dict[str, bytes] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        ask("begin", day=DAY)

    def drop(self, files: Mapping[str, bytes]) -> list[dict[str, Any]]:
        """Drop files by their paths; what each is."""
        found = []
        for path, data in files.items():
            result, packed = ask("take", data, path=path)
            for record, one in zip(result["records"], packed, strict=True):
                self.kept[record["key"]] = one
                self.roles[record["path"]] = record["role"]
                found.append(record)
        return found

    def drop_folder(self, folder: Path) -> list[dict[str, Any]]:
        """Drop a folder, as a browser walks it."""
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
        return self.drop({path.relative_to(folder.parent).as_posix(): path.read_bytes() for path in paths})

    def settle(self, **settings: Any) -> None:
        ask("settle", settings=settings)

    def state(self) -> dict[str, Any]:
        return ask("state")[0]
