"""The only user of olefile: the streams of a compound file, which `.xls`, `.msg` and encrypted workbooks are."""

from __future__ import annotations

from dataclasses import dataclass

from olefile import DEFECT_FATAL, OleFileIO

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True)
class Compound:
    """An open compound file; `sizes` is the length of each stream in bytes by its path, such as "Workbook" or "a/b"."""

    ole: OleFileIO
    sizes: dict[str, int]

    def find(self, *names: str) -> str:
        """The path of the first of these streams that exists, ignoring case, or ""."""
        wanted = [name.lower() for name in names]
        return next((path for name in wanted for path in self.sizes if path.lower() == name), "")

    def read(self, path: str) -> bytes:
        """The bytes of a stream, none if it cannot be read."""
        try:
            with self.ole.openstream(path) as stream:
                return bytes(stream.read())
        except Exception:  # olefile raises errors of many types on damaged chains of sectors
            return b""


def open_compound(data: bytes) -> Compound | None:
    """The compound file in these bytes, or None where it is too damaged to list its streams."""
    try:
        ole = OleFileIO(data, raise_defects=DEFECT_FATAL)
        sizes = {"/".join(path): ole.get_size(path) for path in ole.listdir(streams=True, storages=False)}
    except Exception:  # olefile raises errors of many types on damaged directories
        return None
    return Compound(ole, sizes)
