"""Writing files for the commands: nothing is left half-written, and nothing is overwritten without --force."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from csxl.model.refusal import Refusal


def refuse_overwriting(paths: Iterable[Path], force: bool) -> None:
    """Raise Refusal, before anything is written, if any of the files is there already and `force` is not given."""
    there = [path for path in paths if path.exists()]
    if there and not force:
        more = f" (and {len(there) - 1} more)" if len(there) > 1 else ""
        raise Refusal(f"{there[0]}{more} is there already; nothing was written. Add --force to overwrite.")


def write_file(path: Path, data: bytes) -> None:
    """Write a file under another name and then rename it, so that nobody sees it half-written. Raises Refusal."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem[:20]}-", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(beside).chmod(0o666 & ~_umask())
            Path(beside).replace(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as fault:
        raise Refusal(f"{path} could not be written: {fault.strerror or fault}. Is it open in Excel?") from fault


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
