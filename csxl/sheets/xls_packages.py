"""What an `.xls` keeps in streams of their own: files that people embedded, and controls."""

from __future__ import annotations

from uuid import UUID

from csxl.sheets.activex import CLASS_BYTES, ActiveX, Stored
from csxl.sheets.objects import NATIVE, native_name
from csxl.unwrap.compound import Compound

CONTROLS = "Ctls"
MOST_BYTES = 1 << 16  # of one control
MOST = 100  # objects whose names are looked for


class Packages:
    """The embedded files of one workbook, by the storage that holds each, and its controls."""

    def __init__(self, compound: Compound) -> None:
        self.compound = compound
        self.names: dict[str, str] = {}
        self.controls: bytes | None = None

    def name(self, storage: str) -> str:
        """The file's name as the program that embedded it stored it, "" where it stored none."""
        if not storage:
            return ""
        if storage not in self.names and len(self.names) < MOST:
            path = self.compound.find(f"{storage}/{NATIVE}")
            self.names[storage] = native_name(self.compound.read(path)) if path else ""
        return self.names.get(storage, "")

    def control(self, start: int, size: int) -> Stored:
        """Whether a control is ticked, and what it says, by where the stream of controls holds it."""
        if self.controls is None:
            path = self.compound.find(CONTROLS)
            self.controls = self.compound.read(path) if path else b""
        data = self.controls[start : start + min(size, MOST_BYTES)]
        active = ActiveX()
        if len(data) > CLASS_BYTES:
            active.kind = f"{{{UUID(bytes_le=data[:CLASS_BYTES])}}}"
        return active.stored(data) if active.kind else Stored()
