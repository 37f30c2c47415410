"""Where something stands in a rubric's workbook, in words: "my.xlsx, Scale, B4"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from csxl.rubrics.book_entries import OWN, BookEntry
from csxl.rubrics.book_layout import BY_KEY, RUBRIC
from csxl.rubrics.flaws import Path
from csxl.text.a1 import address
from csxl.text.records import dataclass

DEEP = ("scale", 1, "word")  # a path as long leads to a text, or to what holds texts
Spot = tuple[str, str]  # a tab's name, and the cell


@dataclass(frozen=True)
class BookPlaces:
    """The file, where each path's text stands, and the tabs: of each list by its key, and of the domains in order."""

    file: str
    spots: Mapping[Path, Spot]
    tabs: Mapping[str, str]
    domains: Sequence[str]

    def at(self, path: Path) -> str:
        """A path in words: its own cell, or that of the nearest that has one."""
        for end in range(len(path), 0, -1):
            if found := self._spots(path[:end]):
                cells = ", ".join(cell for _, cell in found)
                return f"{self.file}, {found[0][0]}, {cells}"
        return ", ".join(filter(None, (self.file, self._tab(path))))

    def _spots(self, path: Path) -> list[Spot]:
        """Where a path's texts stand; of several refs at once there are several."""
        ways: list[Path] = [()]
        for step in path:
            ways = [(*way, one) for way in ways for one in (step if isinstance(step, tuple) else (step,))]
        return [self.spots[way] for way in ways if way in self.spots] or self._translated(path)

    def _translated(self, path: Path) -> list[Spot]:
        """Where a text stands that is there in another language only."""
        return [spot for known, spot in self.spots.items() if len(path) >= len(DEEP) and known[:-1] == path][:1]

    def _tab(self, path: Path) -> str:
        match path:
            case ("domains", int(number), *_) if number <= len(self.domains):
                return self.domains[number - 1]
            case (str(key), *_) if key in BY_KEY:
                return self.tabs.get(key, BY_KEY[key].tab)
            case ("domains", *_):
                return "the domains’ tabs"
        return self.tabs.get(RUBRIC, RUBRIC)


def spots_of(entries: Iterable[BookEntry]) -> Mapping[Path, Spot]:
    """Where each text stands, by its path, of a translation with its language's tag."""
    found: dict[Path, Spot] = {}
    for path, tag, _, tab, place in entries:
        found.setdefault(path if tag == OWN else (*path, tag), (tab.name, address(*place)))
    return found
