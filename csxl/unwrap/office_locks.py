"""The one door to msoffcrypto: undoing a workbook's lock with a password.

It is loaded when a locked workbook is met: with the ciphers behind it, loading takes as long as reading two returns.
"""

from __future__ import annotations

import io

import msoffcrypto
from msoffcrypto.exceptions import InvalidKeyError

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_file import FileCode


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
