"""Workbooks with a password to open them."""

from __future__ import annotations

import io
import re

import msoffcrypto
from msoffcrypto.exceptions import InvalidKeyError

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_file import FileCode
from csxl.unwrap.compound import open_compound
from csxl.unwrap.source import Allowance, Source

EXCEL_DEFAULT = "VelvetSweatshop"  # what Excel locks a workbook with when only its structure is protected
MOST_SPINS = 1_000_000  # Excel takes 100,000; the format would allow 10,000,000, which is ten seconds for a password
SPINS = re.compile(rb'spinCount="(\d+)"')


def decrypt(source: Source, allowance: Allowance) -> bytes | Code:
    """The workbook without its password, or why it stays locked."""
    if spins(source.data) > MOST_SPINS:
        return FileCode.PASSWORD_UNKNOWN
    for password in (*allowance.passwords, EXCEL_DEFAULT):
        found = decrypt_with(source.data, password) if password else None
        if found is not None:
            return found
    return FileCode.PASSWORD_WRONG if allowance.passwords else FileCode.PASSWORD_NEEDED


def spins(data: bytes) -> int:
    """How often the workbook has its password hashed, as far as it says so."""
    compound = open_compound(data)
    found = SPINS.search(compound.read(compound.find("EncryptionInfo"))) if compound else None
    return int(found[1]) if found else 0


def decrypt_with(data: bytes, password: str) -> bytes | Code | None:
    """The workbook, or None where the password is not the one, or why none would be."""
    out = io.BytesIO()
    try:
        office = msoffcrypto.OfficeFile(io.BytesIO(data))
        if office.format == "ooxml":
            office.load_key(password=password, verify_password=True)
        else:
            office.load_key(password=password)
        office.decrypt(out)
    except InvalidKeyError:
        return None
    except Exception:  # msoffcrypto meets damaged and unknown locks with errors of many types
        return FileCode.PASSWORD_UNKNOWN
    return out.getvalue()
