"""Workbooks that need a password to open them."""

from __future__ import annotations

import re
from importlib import import_module

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_file import FileCode
from csxl.unwrap.compound import open_compound
from csxl.unwrap.source import Allowance, Source

OFFICE_LOCKS = "csxl.unwrap.office_locks"
EXCEL_DEFAULT = "VelvetSweatshop"  # what Excel locks a workbook with when only its structure is protected
MOST_SPINS = 1_000_000  # Excel takes 100,000; the format allows 10,000,000, which takes ten seconds for each password
SPINS = re.compile(rb'spinCount="(\d+)"')


def decrypt(source: Source, allowance: Allowance) -> bytes | Code:
    """The workbook without its password, or why it stays locked."""
    if spins(source.data) > MOST_SPINS:
        return FileCode.PASSWORD_UNKNOWN
    for password in (*allowance.passwords, EXCEL_DEFAULT):
        found = _decrypt_with(source.data, password) if password else None
        if found is not None:
            return found
    return FileCode.PASSWORD_WRONG if allowance.passwords else FileCode.PASSWORD_NEEDED


def spins(data: bytes) -> int:
    """How many times the workbook says it hashes its password, 0 if it does not say."""
    compound = open_compound(data)
    found = SPINS.search(compound.read(compound.find("EncryptionInfo"))) if compound else None
    return int(found[1]) if found else 0


def _decrypt_with(data: bytes, password: str) -> bytes | Code | None:
    found: bytes | Code | None = import_module(OFFICE_LOCKS).decrypt_with(data, password)
    return found
