"""What was worked out once is known by exactly what it was worked out from.

The returns of a review all come from one form, so most of what one holds was met before in another.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, ClassVar, TypeVar
from weakref import WeakValueDictionary

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")
Given = TypeVar("Given")
MOST_CHARACTERS = 16_000_000


class Memo(dict[Key, Made]):
    """What `make` gave for each key, to be looked up as in a dict, which costs no call where the key is known.

    The key is all that the result depends on, never a digest of it, and the result never changes. There are no more
    than `most`: past them it begins anew. What belongs to a key that is longer than `longest`, as `size` tells, is
    worked out each time. All memos together begin anew once they were given too many characters.
    """

    all: ClassVar[WeakValueDictionary[int, Memo[Any, Any]]] = WeakValueDictionary()
    remembers: ClassVar[bool] = True
    characters: ClassVar[list[int]] = [0]  # of the keys that were remembered since all began anew; in a list, since
    # with each change of a class's own attribute Python forgets where it found all others

    def __init__(
        self, make: Callable[[Key], Made], most: int, longest: int = 0, size: Callable[[Any], int] = len
    ) -> None:
        super().__init__()
        self.make, self.most, self.longest, self.size = make, most, longest, size
        Memo.all[id(self)] = self

    def __missing__(self, key: Key) -> Made:
        made = self.make(key)
        size = self.size(key) if self.longest else 0
        if size <= self.longest and Memo.remembers:
            self._make_room(1, size)
            self[key] = made
        return made

    def learn(self, keys: Collection[Key], make_all: Callable[[list[Key]], Iterable[Made]]) -> None:
        """Work out those of some keys, fewer than `most`, that are not known: all at once, where that costs less."""
        if len(self) + len(keys) > self.most:
            self.clear()
        new = [key for key in keys if key not in self and not (self.longest and self.size(key) > self.longest)]
        if new:
            new = list(dict.fromkeys(new))
            made = make_all(new)
            self._make_room(len(new), sum(map(self.size, new)) if self.longest else 0)
            self.update(zip(new, made, strict=True))

    def _make_room(self, count: int, characters: int) -> None:
        """Begin anew where so many more would be too many, here or in all."""
        self.characters[0] += characters
        if self.characters[0] > MOST_CHARACTERS:
            forget_all()
        elif len(self) + count > self.most:
            self.clear()


def forget_all() -> None:
    """Let all memos begin anew."""
    Memo.characters[0] = 0
    for memo in list(Memo.all.values()):
        memo.clear()


def once_each(build: Callable[[Given], Made], most: int) -> Callable[[Given], Made]:
    """The function, with what it built for the last `most` objects remembered by object: comparing would cost more."""
    built: dict[int, tuple[Given, Made]] = {}  # as each is held here, no id comes to stand for another

    @wraps(build, updated=())
    def remembered(given: Given) -> Made:
        if (found := built.get(id(given))) is None:
            while len(built) >= most:
                built.pop(next(iter(built)), None)
            found = built[id(given)] = given, build(given)
        return found[1]

    return remembered


@contextmanager
def without_memory() -> Iterator[None]:
    """Everything is worked out in full meanwhile, as if nothing had been met before."""
    remembered, Memo.remembers = Memo.remembers, False
    forget_all()
    try:
        yield
    finally:
        Memo.remembers = remembered
