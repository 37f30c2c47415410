"""What the parts of a package are called, and what is told by their names alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from csxl.text.memo import Memo

WORKSHEET_PART = re.compile(r"(?:.*/)?worksheets/[^/]*?(\d*)\.xml")


def _folded(name: str) -> str:
    """A part's name as it is looked up: without case, backslashes, leading slashes, "." or ".."."""
    steps: list[str] = []
    for step in name.replace("\\", "/").casefold().split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in {"", "."}:
            steps.append(step)
    return "/".join(steps)


_known_names = Memo(_folded, most=2_000, longest=300)
folded = _known_names.__getitem__


class PartNames:
    """The folded names of a package's parts, in the order of its list, and what is told by names alone."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        self.known = frozenset(names)

    def __contains__(self, name: str) -> bool:
        return name in self.known

    @cached_property
    def by_file(self) -> Mapping[str, Sequence[str]]:
        """The names by what comes after their folders."""
        found: dict[str, list[str]] = {}
        for name in self.names:
            found.setdefault(name.rpartition("/")[2], []).append(name)
        found.pop("", None)
        return found

    @cached_property
    def have_macros(self) -> bool:
        """Whether there are macros among the parts."""
        return any(name.endswith("vbaproject.bin") for name in self.names)

    @cached_property
    def worksheets(self) -> Sequence[str]:
        """The parts that are worksheets by name, in the order of their numbers."""
        return sorted(filter(WORKSHEET_PART.fullmatch, self.names), key=_natural)


def _natural(part: str) -> tuple[int, str]:
    """Sheet 10 after sheet 9."""
    match = WORKSHEET_PART.fullmatch(part)
    return (int(match[1]) if match and match[1] and len(match[1]) < 9 else 0, part)


names_of = Memo(PartNames, most=200, longest=10_000, size=lambda names: sum(map(len, names)))
