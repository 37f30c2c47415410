"""Several files as one zip, the same bytes from the same files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

MADE = (2000, 1, 1, 0, 0, 0)


def packed(files: Mapping[str, bytes]) -> bytes:
    """The zip; a name that ends in "/" is an empty folder."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, MADE)
            # Workbooks are compressed in themselves.
            info.compress_type = zipfile.ZIP_STORED if name.endswith((".xlsx", "/")) else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return held.getvalue()
