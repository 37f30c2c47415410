"""Reading a large part's XML in small trees: each wanted element is handed over whole, then dropped.

expat builds them without calling Python for every tag, which is most of the cost of a walk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from csxl.sheets import limits
from csxl.sheets.faults import PartFault, too_much
from csxl.sheets.limits import DEPTH_IN_TREE, ELEMENT_BYTES
from csxl.sheets.xml import Attributes, Parser, declared, local, understood

Visit = Callable[[Element], None]
BROKEN = ""  # the tag that marks where the XML breaks off: no element can have it
ALTERNATIVES = "AlternateContent"


class Names(dict[str, str]):
    """Local names by full name."""

    def __missing__(self, name: str) -> str:
        self[name] = found = local(name)
        return found


class Elements:
    """The wanted elements of one part, by local name and in order; they are looked for in all the rest except what
    `skip` names. One of each set of alternatives (mc:AlternateContent) is taken."""

    def __init__(self, wanted: Mapping[str, Visit], whole: Iterable[str], skip: Iterable[str]) -> None:
        self.wanted, self.whole, self.skip = wanted, frozenset(whole), frozenset(skip)
        self.names = Names()
        self.spaces: Attributes = {}
        self.document = Element("document")
        self.waiting = 0

    def _root(self, name: str, attributes: Attributes) -> None:
        self.spaces |= declared(attributes)
        self.document.append(self.builder.start(name, attributes))
        self.parser.expat.StartElementHandler = self.builder.start

    def read(self, chunks: Iterable[bytes]) -> None:
        """Hand over the elements. Raises PartFault, from here, from `chunks` or from a visit, after handing over
        everything complete before a fault in the XML, and elements not in `whole` as far as they go."""
        self.builder, self.parser = TreeBuilder(), Parser()
        self.parser.expat.StartElementHandler = self._root
        self.parser.expat.EndElementHandler = self.builder.end
        self.parser.expat.CharacterDataHandler = self.builder.data
        try:
            for chunk in self._parsed(chunks):
                self._hand_over(len(chunk))
            self.look_into(self.document)
        finally:  # so that everything read is freed now, not at the next search for cycles
            self.parser.expat.StartElementHandler = None
            self.wanted = {}

    def _parsed(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """The chunks, each once it is part of the tree."""
        try:
            for chunk in chunks:
                for piece in pieces(chunk):
                    self.parser.feed(piece)
                    refuse_depth(self.document)
                yield chunk
            self.parser.feed(b"", final=True)
        except PartFault:
            with suppress(PartFault):  # a second fault, which says less than the first
                self._break_off()
            raise

    def _hand_over(self, size: int) -> None:
        """Hand over what is complete and drop it: at every level all but the last, which may still be open."""
        level, skipping = self.document, False
        for _ in range(DEPTH_IN_TREE):
            if not len(level):
                return
            if not skipping:
                for element in level[:-1]:
                    self.visit(element)
            if len(level) > 1:
                del level[:-1]
                self.waiting = 0
            level = level[0]
            name = self.names[level.tag]
            skipping = skipping or name in self.skip
            if not skipping and (name in self.wanted or name == ALTERNATIVES):
                self.waiting += size
                if self.waiting > ELEMENT_BYTES:
                    raise too_much(f"more than {ELEMENT_BYTES >> 20} MB in one place")
                return
        raise too_much(f"more than {DEPTH_IN_TREE:,} parts inside one another")

    def _break_off(self) -> None:
        """Hand over what is complete before the place where the XML breaks off."""
        if not len(self.document):
            return
        try:
            self.builder.start(BROKEN, {})
        except ParseError:  # it breaks off after its last element
            self.look_into(self.document)
            return
        level = self.document
        for _ in range(DEPTH_IN_TREE):
            if level[-1].tag == BROKEN or self.names[level[-1].tag] in self.whole:
                break
            level = level[-1]
        del level[-1]
        self.look_into(self.document)

    def look_into(self, element: Element, wanted: Mapping[str, Visit] | None = None, depth: int = 0) -> None:
        """Hand over the wanted elements within an element; `wanted` may name others than usual."""
        if depth > DEPTH_IN_TREE:
            raise too_much(f"more than {DEPTH_IN_TREE:,} parts inside one another")
        for child in element:
            self.visit(child, wanted, depth)

    def visit(self, element: Element, wanted: Mapping[str, Visit] | None = None, depth: int = 0) -> None:
        """Hand over an element if it is wanted, else what is wanted within it."""
        name = self.names[element.tag]
        visit = (wanted or self.wanted).get(name)
        if visit is not None:
            visit(element)
        elif name == ALTERNATIVES:
            self._choose(element, wanted, depth)
        elif name not in self.skip and len(element):
            self.look_into(element, wanted, depth + 1)

    def _choose(self, alternatives: Element, wanted: Mapping[str, Visit] | None, depth: int) -> None:
        """Look into the first alternative that is understood, and into whatever is beside the alternatives."""
        self.spaces |= declared(alternatives.attrib)
        taken = False
        for element in alternatives:
            name = self.names[element.tag]
            self.spaces |= declared(element.attrib)
            if name not in {"Choice", "Fallback"}:
                self.visit(element, wanted, depth + 1)
            elif not taken and (name == "Fallback" or understood(element.attrib, self.spaces)):
                taken = True
                self.look_into(element, wanted, depth + 1)


def pieces(chunk: bytes) -> Iterator[bytes]:
    """A chunk in pieces that cannot open more elements than may be opened between two looks at the depth."""
    size = len(chunk)
    if not limits.FREES_DEEP_TREES and chunk.count(b"<") > limits.OPENED_AT_ONCE:
        size = limits.OPENED_AT_ONCE * limits.SHORTEST_TAG
    return (chunk[at : at + size] for at in range(0, len(chunk), size or 1))


def refuse_depth(element: Element) -> None:
    """Raise PartFault if more elements lie within one, and are perhaps open, than Python can free."""
    if limits.FREES_DEEP_TREES:
        return
    for _ in range(limits.DEPTH_IN_ELEMENT):
        if not len(element):
            return
        element = element[-1]
    raise too_much(f"more than {DEPTH_IN_TREE:,} parts inside one another")  # as is said elsewhere
