"""Walking through a part's XML by local name, whatever its prefixes, without ever building a tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from xml.parsers import expat

from csxl.sheets.faults import Harm, PartFault, too_much
from csxl.sheets.limits import DEPTH, DEPTH_FROM, NAMES, TOKEN_BYTES

Attributes = dict[str, str]
Start = Callable[[Attributes], None]
End = Callable[[], None]
UNDERSTOOD = ("http://schemas.microsoft.com/", "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/")
TRUE = frozenset({"1", "true", "on", "t", "True", "TRUE"})


def local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def local_names(attributes: Attributes) -> Attributes:
    """Attributes by local name, where a prefix may matter (r:id)."""
    return {local(name): value for name, value in attributes.items()}


def declared(attributes: Attributes) -> Attributes:
    """The namespaces that an element declares, by prefix."""
    return {name[6:]: space for name, space in attributes.items() if name.startswith("xmlns:")}


def understood(attributes: Attributes, spaces: Attributes) -> bool:
    """Whether everything that an mc:Choice requires is Excel's own."""
    needs = attributes.get("Requires", "").split()
    return all(spaces.get(prefix, "").startswith(UNDERSTOOD) for prefix in needs)


def walk(
    chunks: Iterable[bytes],
    starts: Mapping[str, Start],
    ends: Mapping[str, End],
    text: Callable[[str], object] | None = None,
    skip: Iterable[str] = ("extLst",),
) -> None:
    """Call the handlers of a part's elements by local name, and `text` with the text between tags.

    Elements named in `skip` are skipped whole; one of each set of alternatives (mc:AlternateContent) is taken.
    Raises PartFault, from here or from `chunks`, after calling the handlers for everything before it.
    """
    walker = _Walker(starts, ends, text, skip)
    try:
        for chunk in chunks:
            walker.feed(chunk)
        walker.feed(b"", final=True)
    finally:
        walker.release()


class _ByName(dict[str, Callable[..., None] | None]):
    """Handlers by full name, looked up by local name when a full name is first met."""

    def __missing__(self, name: str) -> Callable[..., None] | None:
        handler = self[name] = self.get(name.rpartition(":")[2])
        return handler


def _calling(handlers: _ByName) -> tuple[Callable[[str, Attributes], None], Callable[[str], None]]:
    """The functions that expat calls at a start and at an end: closures, since this is where the time goes."""

    def start(name: str, attributes: Attributes) -> None:
        handler = handlers[name]
        if handler is not None:
            handler(attributes)

    def end(name: str) -> None:
        handler = handlers[name]
        if handler is not None:
            handler()

    return start, end


class Parser:
    """expat under guard: no document type, no tag of a megabyte, no endless names."""

    def __init__(self) -> None:
        self.expat = expat.ParserCreate()
        self.expat.buffer_text = True
        self.expat.StartDoctypeDeclHandler = _refuse
        self.fed = 0

    def feed(self, chunk: bytes, final: bool = False) -> None:
        """Parse the next bytes. Raises PartFault."""
        try:
            self.expat.Parse(chunk, final)
        except (expat.ExpatError, LookupError, ValueError) as error:  # the latter two for an unknown encoding
            raise PartFault(Harm.BROKEN_OFF, "its contents break off or stop making sense part-way") from error
        self.fed += len(chunk)
        if self.fed - self.expat.CurrentByteIndex > TOKEN_BYTES:
            raise too_much("more than a megabyte in one place")
        if len(self.expat.intern) > NAMES:
            raise too_much(f"more than {NAMES:,} different names")


class _Walker:
    def __init__(
        self,
        starts: Mapping[str, Start],
        ends: Mapping[str, End],
        text: Callable[[str], object] | None,
        skip: Iterable[str],
    ) -> None:
        own = {"AlternateContent": self._alternatives, "Choice": self._choice, "Fallback": self._fallback}
        self.opening = _ByName({**starts, **own, **dict.fromkeys(skip, self._skip)})
        self.closing = _ByName({**ends, "AlternateContent": self._alternatives_end})
        self.spaces: Attributes = {}
        self.taken: list[bool] = []
        self.skipping = 0
        self.depth: int | None = None
        self.guarded = Parser()
        self.parser = self.guarded.expat
        self.start, self.end = _calling(self.opening)[0], _calling(self.closing)[1]
        self.parser.StartElementHandler = self._root
        self.parser.EndElementHandler = self.end
        if text:
            self.parser.CharacterDataHandler = text

    def feed(self, chunk: bytes, final: bool = False) -> None:
        self.guarded.feed(chunk, final)
        if self.guarded.fed > DEPTH_FROM and self.depth is None:
            self._watch_depth()

    def release(self) -> None:
        """Drop the handlers, so that everything read is freed now, not at the next search for cycles."""
        self.parser.StartElementHandler = self.parser.EndElementHandler = self.parser.CharacterDataHandler = None
        self.opening.clear()
        self.closing.clear()

    def _root(self, name: str, attributes: Attributes) -> None:
        self._declare(attributes)
        self.parser.StartElementHandler = self.start
        self.start(name, attributes)

    def _watch_depth(self) -> None:
        """Count the elements that are open, from here on: few parts are so large, and counting takes time."""
        start, end, self.depth = self.start, self.end, 0

        def counted_start(name: str, attributes: Attributes) -> None:
            self._deeper()
            start(name, attributes)

        def counted_end(name: str) -> None:
            self._higher()
            end(name)

        self.start, self.end = counted_start, counted_end
        if not self.skipping:
            self._resume()

    def _deeper(self) -> None:
        if self.depth is not None:
            self.depth += 1
            if self.depth > DEPTH:
                raise too_much(f"more than {DEPTH:,} parts inside one another")

    def _higher(self) -> None:
        if self.depth is not None:
            self.depth -= 1

    def _skip(self, _: Attributes) -> None:
        self.skipping = 1
        self.parser.StartElementHandler = self._skip_start
        self.parser.EndElementHandler = self._skip_end

    def _skip_start(self, _: str, __: Attributes) -> None:
        self.skipping += 1
        self._deeper()

    def _skip_end(self, _: str) -> None:
        self.skipping -= 1
        self._higher()
        if not self.skipping:
            self._resume()

    def _resume(self) -> None:
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end

    def _declare(self, attributes: Attributes) -> None:
        self.spaces |= declared(attributes)

    def _alternatives(self, attributes: Attributes) -> None:
        self._declare(attributes)
        self.taken.append(False)

    def _alternatives_end(self) -> None:
        del self.taken[-1:]

    def _choice(self, attributes: Attributes) -> None:
        self._declare(attributes)
        if understood(attributes, self.spaces):
            self._fallback(attributes)
        elif self.taken:
            self._skip(attributes)

    def _fallback(self, attributes: Attributes) -> None:
        if self.taken and self.taken[-1]:
            self._skip(attributes)
        elif self.taken:
            self.taken[-1] = True


def _refuse(*_: object) -> None:
    raise PartFault(Harm.UNSAFE, "it begins in a way that attacks use and spreadsheet programs never do")
