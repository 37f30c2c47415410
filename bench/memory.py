"""The greatest memory of a process that reads returns one by one and keeps none, in MiB as JSON: `memory.py
FOLDER MANY` prints it after so many, and after all."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from shapes import published

from csxl.returns.reading import read_files

STATUS = Path("/proc/self/status")


def peak() -> int:
    [line] = [line for line in STATUS.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) // 1024


def peaks(folder: Path, many: int) -> list[int]:
    found = []
    for number, path in enumerate(sorted(folder.iterdir()), 1):
        read_files([path], published())
        found += [peak()] if number == many else []
    return [*found, peak()]


if __name__ == "__main__":
    print(json.dumps(peaks(Path(sys.argv[1]), int(sys.argv[2]))))
