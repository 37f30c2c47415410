"""The names of files that people embedded in an `.xls`."""

from __future__ import annotations

from csxl.unwrap.compound import Compound

NATIVE = "\x01Ole10Native"
MOST = 100  # objects whose names are looked for
BEGINNING, LONGEST = 6, 260


class Packages:
    """The embedded files of one workbook, looked up by the storage that holds each."""

    def __init__(self, compound: Compound) -> None:
        self.compound = compound
        self.names: dict[str, str] = {}

    def name(self, storage: str) -> str:
        """The file's name as the program that embedded it stored it, "" where it stored none."""
        if not storage:
            return ""
        if storage not in self.names and len(self.names) < MOST:
            path = self.compound.find(f"{storage}/{NATIVE}")
            self.names[storage] = _label(self.compound.read(path)[BEGINNING : BEGINNING + LONGEST]) if path else ""
        return self.names.get(storage, "")


def _label(stored: bytes) -> str:
    return stored.partition(b"\0")[0].decode("cp1252", "replace")
