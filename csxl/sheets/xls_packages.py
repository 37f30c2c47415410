"""The names of files that people embedded in an `.xls`."""

from __future__ import annotations

from csxl.sheets.objects import NATIVE, native_name
from csxl.unwrap.compound import Compound

MOST = 100  # objects whose names are looked for


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
            self.names[storage] = native_name(self.compound.read(path)) if path else ""
        return self.names.get(storage, "")
