"""Where something stands in a rubric's workbook, in words: "my.xlsx, Scale, B4"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from csxl.rubrics.book_entries import OWN, BookEntry
from csxl.rubrics.book_layout import BY_KEY, DOMAIN_FACTS, FACTS, RUBRIC
from csxl.rubrics.flaws import Flaw, FlawKind, Path, said
from csxl.rubrics.shape import HOW_MANY, OPTIONAL
from csxl.text.a1 import address
from csxl.text.records import dataclass
from csxl.text.wording import many

DEEP = ("scale", 1, "word")  # a path as long leads to a text, or to what holds texts
CRITERIA = "criteria"  # in place of the refs of a domain
EACH = 0  # in place of the number of an entry, or of a ref
Spot = tuple[str, str]  # a tab's name, and the cell


@dataclass(frozen=True)
class BookPlaces:
    """The file, where each path's text stands, and the tabs: of each list by its key, and of the domains in order;
    `unclear` are the paths below which something is missing for a reason that the reader has said."""

    file: str
    spots: Mapping[Path, Spot]
    tabs: Mapping[str, str]
    domains: Sequence[str]
    unclear: Collection[Path] = ()

    def say(self, flaw: Flaw) -> str:
        """A flaw in words that fit a workbook, its place first; "" where the reader has said what it follows from."""
        if self._follows(flaw):
            return ""
        match flaw.kind, flaw.path:
            case FlawKind.NO_CRITERION, _:
                sentence = "has no row for a criterion; fill in at least one, with a stage and its descriptors."
                return f"{self.at(flaw.path)}: {sentence}"
            case FlawKind.NUMBER, (str(key),):
                return self._counted(key, flaw.number)
            case FlawKind.MISSING, (*_, str(key)):
                return self._missing(flaw.path, key)
            case FlawKind.CONTRAST, _:
                return f"{said(flaw, self)} Or clear the cell: csxl then takes black or white."
        return said(flaw, self)

    def _follows(self, flaw: Flaw) -> bool:
        """Whether a flaw follows from what the reader has said; of a list's columns it has said all."""
        match flaw.kind, flaw.path:
            case FlawKind.NO_CRITERION, path:
                return (*path, CRITERIA) in self.unclear
            case FlawKind.UNTOLD, (*above, _, key):
                return (*above, EACH, key) in self.unclear
            case FlawKind.MISSING, (str(key), int(), _) if key in BY_KEY:
                return True
            case FlawKind.MISSING, (*above, key):
                return (flaw.path if key in BY_KEY else tuple(above)) in self.unclear
        return False

    def _counted(self, key: str, number: int) -> str:
        """That there are too few or too many of something."""
        least, most = HOW_MANY[key]
        if key == "domains":
            filled = f"{number} domains have a tab that is" if number else "no tab of a domain is"
            return f"{self.file}: {filled} filled in; it takes {least} to {most}."
        filled = many(number, "row") if number else "no row"
        return f"{self.at((key,))}: {filled} filled in; it takes {least} to {most}."

    def _missing(self, path: Path, key: str) -> str:
        """That a tab is not there, or a label."""
        if key in BY_KEY:
            listed = ", ".join(column.heading for column in BY_KEY[key].columns)
            return f"{self.file}: has no tab {BY_KEY[key].tab}; add it, with a row of headings: {listed}."
        if len(path) == 1 and RUBRIC not in self.tabs:
            needed = ", ".join(fact.label for fact in FACTS if fact.key not in OPTIONAL)
            row = f"a row for each of {needed}: the label, and beside it the text"
            return f"{self.file}: has no tab {RUBRIC}; add it, with {row}."
        label = next(fact.label for fact in (*FACTS, *DOMAIN_FACTS) if fact.key == key)
        return (
            f"{self.at(path)}: no cell is labelled {label}; write {label} below the other labels, and its text beside."
        )

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
