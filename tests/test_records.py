"""Our quicker dataclasses show nothing else than the standard library's do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from csxl.text import records


def defined(dataclass: Any) -> dict[str, type]:
    """The same classes, defined by one decorator or the other."""

    @dataclass(frozen=True)
    class Frozen:
        """Compared, hashed, and never changed."""

        name: str
        cell: str = dataclasses.field(default="A1", compare=False)
        marks: Mapping[str, int] = dataclasses.field(default_factory=dict, repr=False, compare=False)

        @property
        def place(self) -> str:
            return f"{self.name}!{self.cell}"

    @dataclass(frozen=True)
    class Heir(Frozen):
        """A field more, and one that is given a default."""

        cell: str = "B2"
        day: int = 3

    @dataclass
    class Plain:
        """May be changed."""

        count: int
        found: list[int] = dataclasses.field(default_factory=list)

    @dataclass(frozen=True, kw_only=True, eq=False, repr=False)
    class Named:
        """Given by name alone, and compared by what it is."""

        first: str
        second: str = ""

    @dataclass(frozen=True)
    class Empty:
        """Holds nothing."""

    @dataclass(frozen=True)
    class Spoken:
        """With a text of its own."""

        text: str

        def __repr__(self) -> str:
            return "spoken"

    @dataclass
    class Doubled:
        """Does more once its fields are set."""

        count: int

        def __post_init__(self) -> None:
            self.count *= 2

    return {made.__name__: made for made in (Frozen, Heir, Plain, Named, Empty, Spoken, Doubled)}


OURS, THEIRS = defined(records.dataclass), defined(dataclasses.dataclass)
for kind in OURS.values():  # where pickle looks for them
    kind.__qualname__ = kind.__name__
    globals()[kind.__name__] = kind
CALLS: Mapping[str, Callable[[Mapping[str, Any]], object]] = {
    "repr": lambda made: [made["Frozen"]("a"), made["Heir"]("a", day=5), made["Plain"](2), made["Empty"]()],
    "own repr": lambda made: made["Spoken"]("x"),
    "goes on": lambda made: made["Doubled"](4),
    "positions": lambda made: made["Heir"]("a", "C3", {"x": 1}, 9),
    "defaults": lambda made: (made["Frozen"]("a").marks, made["Frozen"]("a").cell, made["Heir"]("a").place),
    "class defaults": lambda made: (made["Frozen"].cell, made["Heir"].day, hasattr(made["Frozen"], "marks")),
    "own lists": lambda made: made["Plain"](1).found is made["Plain"](1).found,
    "equal": lambda made: made["Frozen"]("a", "X1") == made["Frozen"]("a", "Y2"),
    "unequal": lambda made: (made["Frozen"]("a") == made["Frozen"]("b"), made["Frozen"]("a") == made["Heir"]("a")),
    "foreign": lambda made: made["Frozen"]("a") == "a",
    "one hash": lambda made: len({made["Frozen"]("a"), made["Frozen"]("a", "Z9"), made["Frozen"]("b")}),
    "nothing": lambda made: (made["Empty"]() == made["Empty"](), len({made["Empty"](), made["Empty"]()})),
    "by what it is": lambda made: made["Named"](first="a") == made["Named"](first="a"),
    "by name": lambda made: (made["Named"](first="a").first, made["Named"](first="a").second),
    "replaced": lambda made: dataclasses.replace(made["Heir"]("a"), day=7, marks={"y": 2}),
    "fields": lambda made: [(one.name, one.kw_only) for kind in made.values() for one in dataclasses.fields(kind)],
    "as a dict": lambda made: dataclasses.asdict(made["Heir"]("a", marks={"x": 1})),
    "changed": lambda made: setattr(made["Plain"](1), "count", 2),
    "frozen": lambda made: setattr(made["Frozen"]("a"), "name", "b"),
    "frozen heir": lambda made: setattr(made["Heir"]("a"), "new", "b"),
    "not deleted": lambda made: delattr(made["Frozen"]("a"), "name"),
    "not hashed": lambda made: hash(made["Plain"](1)),
    "too few": lambda made: made["Frozen"](),
    "too many": lambda made: made["Plain"](1, [], 3),
    "unknown": lambda made: made["Plain"](1, other=2),
    "not by name": lambda made: made["Named"]("a"),
    "matched": lambda made: [kind.__match_args__ for kind in made.values()],
}


def outcome(call: Callable[[Mapping[str, Any]], object], made: Mapping[str, Any]) -> str:
    try:
        return repr(call(made)).replace("defined.<locals>.", "")
    except (TypeError, AttributeError) as error:
        return f"{type(error).__name__}: {error}".replace("defined.<locals>.", "")


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_it_does_what_the_standard_one_does(call: Callable[[Mapping[str, Any]], object]) -> None:
    assert outcome(call, OURS) == outcome(call, THEIRS)


def test_one_that_comes_from_another_process_before_any_was_made_is_the_same() -> None:
    kind: Any = defined(records.dataclass)["Heir"]
    come = object.__new__(kind)
    vars(come).update(name="a", cell="B2", marks={}, day=3)
    assert come == kind("a") and hash(come) == hash(kind("a"))
    assert pickle.loads(pickle.dumps(OURS["Heir"]("a"))) == copy.copy(OURS["Heir"]("a"))


@pytest.mark.parametrize("name", OURS)
def test_it_is_called_and_described_alike(name: str) -> None:
    assert OURS[name].__doc__ == THEIRS[name].__doc__
    assert OURS[name].__module__ == THEIRS[name].__module__
