"""List every Red with its agency and evidence, and after that all that could not be taken as it stands.

python examples/who_says_red.py output/returns
"""

from __future__ import annotations

import io
import sys

import csxl


def main(*files: str) -> None:
    """A line for each Red, then one for each diagnostic with its place."""
    reading = csxl.read_returns(files)
    for returned in reading.returns:
        for answer in returned.answers:
            if answer.rating == "Red":
                print(f"{returned.agency}: {answer.ref} ({answer.sheet}!{answer.cell}): {answer.evidence}")
    for one in reading.diagnostics:
        print(f"{one.severity}: {one.file} {one.sheet} {one.cell} {one.message}")


if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a console may lack a letter of somebody's name
    main(*sys.argv[1:])
