"""The only user of msoffcrypto: unlocking a workbook with a password.

It is loaded only for a locked workbook: with its ciphers, loading takes as long as reading two returns.
"""

from __future__ import annotations

import io

import msoffcrypto
from msoffcrypto.exceptions import InvalidKeyError

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_file import FileCode


def decrypt_with(data: bytes, password: str) -> bytes | Code | None:
    """The workbook, None if the password is wrong, or why no password would do."""
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
    except ImportError:  # says nothing of the file
        raise
    except Exception:  # msoffcrypto raises errors of many types on damaged and unknown locks
        return FileCode.PASSWORD_UNKNOWN
    return out.getvalue()
