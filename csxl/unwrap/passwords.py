"""Workbooks that need a password to open them."""

from __future__ import annotations

from importlib import import_module
from xml.parsers import expat

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_file import FileCode
from csxl.unwrap.compound import Compound, open_compound
from csxl.unwrap.source import Allowance

OFFICE_LOCKS, STAND_IN = "csxl.unwrap.office_locks", "csxl.unwrap.stand_in"  # loaded only for what is locked
EXCEL_DEFAULT = "VelvetSweatshop"  # what Excel locks a workbook with when only its structure is protected
MOST_SPINS = 1_000_000  # Excel takes 100,000; the format allows 10,000,000, which takes ten seconds for each password
INFORMATION, MOST_INFORMATION = "EncryptionInfo", 1 << 16  # the stream that describes the lock, and its bytes
MOST_LOCKED, MOST_LOCKED_XLS = 60 << 20, 8 << 20  # bytes; of an .xls each is unlocked by itself, in 0.25 s a MB
AGILE, XML_FROM = b"\4\0\4\0", 8  # how it begins where it is XML, and where that begins


def decrypt(data: bytes, allowance: Allowance) -> bytes | Code | None:
    """The workbook without its password, or why it stays locked; None if there is no time left to try."""
    compound = open_compound(data)
    if compound is None:
        return FileCode.CUT_SHORT
    turns = spins(compound)
    most = MOST_LOCKED if compound.find(INFORMATION) else MOST_LOCKED_XLS
    if len(data) <= most and not compound.is_sound():
        return FileCode.CUT_SHORT
    if turns is None or turns > MOST_SPINS or len(data) > most:
        return FileCode.PASSWORD_UNKNOWN
    for password in (*allowance.passwords, EXCEL_DEFAULT):
        if allowance.time_is_up:
            return None
        found = _decrypt_with(data, password) if password else None
        if found is not None:
            return found
    return FileCode.PASSWORD_WRONG if allowance.passwords else FileCode.PASSWORD_NEEDED


def spins(compound: Compound) -> int | None:
    """How many times the workbook says it hashes its password, 0 if it does not say, None if what it says of its lock
    is no honest description."""
    path = compound.find(INFORMATION)
    said = compound.read(path)
    if len(said) > MOST_INFORMATION:
        return None
    return _spins_in(said[XML_FROM:].rstrip(b"\0")) if said.startswith(AGILE) else 0


def _spins_in(xml: bytes) -> int | None:
    """The most that any element of the description says."""
    found = [0]

    def begin(name: str, attributes: dict[str, str]) -> None:
        found.extend(int(said) for key, said in attributes.items() if key.rpartition(":")[2] == "spinCount")

    def refuse(*declared: object) -> None:
        raise ValueError("a description of a lock declares nothing")

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.StartDoctypeDeclHandler = begin, refuse
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError):
        return None
    return max(found)


def _decrypt_with(data: bytes, password: str) -> bytes | Code | None:
    import_module(STAND_IN).stand_in_if_missing()
    found: bytes | Code | None = import_module(OFFICE_LOCKS).decrypt_with(data, password)
    return found
