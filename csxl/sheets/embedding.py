"""Controls and embedded objects over a sheet, put together from the sheet, its old drawing and their own parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from csxl.sheets.activex import ActiveX
from csxl.sheets.anchors import Box, box_of, box_of_cells, cells_under
from csxl.sheets.around import Embedded
from csxl.sheets.cells import Drawn, DrawnKind
from csxl.sheets.controls import CONTROLS, FormControl, active_control, form_control
from csxl.sheets.controls import Control as Found
from csxl.sheets.drawings import StandIn
from csxl.sheets.faults import PartFault
from csxl.sheets.objects import MOST_BYTES, object_name, packed_name
from csxl.sheets.parts import Parts
from csxl.sheets.relations import Relation
from csxl.sheets.sizes import Sizes
from csxl.sheets.vml import OldDrawing, OldShape

NUMBERED = "_x0000_s"
OBJECTS = frozenset({"oleobject", "package"})


class Embedding:
    """What is needed to put the controls and objects of one sheet together."""

    def __init__(self, parts: Parts, related: Mapping[str, Relation], sizes: Sizes) -> None:
        self.parts, self.related, self.sizes = parts, related, sizes
        self.packed: dict[str, str] = {}

    def drawn(self, listed: Sequence[Embedded], old: OldDrawing, stand_ins: Iterable[StandIn]) -> Iterator[Drawn]:
        """Each control, object and old shape once, though it is stored in several places."""
        instead = {NUMBERED + _number(one.shape): one for one in stand_ins}
        for one, shape in _paired(listed, old.shapes):
            numbers = (*(shape.ids if shape else ()), NUMBERED + one.shape if one else "")
            stands = next((instead.pop(number) for number in numbers if number in instead), None)
            found = self._one(one, shape, stands)
            if found is not None:
                yield found
        for stands in instead.values():
            if stands.drawn.text and stands.drawn.text != stands.name:
                yield stands.drawn

    def _one(self, listed: Embedded | None, shape: OldShape | None, stands: StandIn | None) -> Drawn | None:
        text = (shape.text if shape else "") or (stands.drawn.text if stands else "")
        name = (listed.name if listed else "") or (stands.name if stands else "")
        found = self._found(listed, shape, name, text)
        if found is None:
            return None
        about = (found.described, listed.described if listed else "", shape.described if shape else "")
        names = shape.ids if shape else ()  # LibreOffice gives a control's name as its alternative text
        described = "\n".join(dict.fromkeys(text for text in about if text and text not in names))
        box = self._box(listed, shape)
        if box is None and stands:
            return Drawn(stands.drawn.area, found.kind, found.text, described, found.ticked)
        return Drawn(cells_under(box, self.sizes), found.kind, found.text, described, found.ticked)

    def _found(self, listed: Embedded | None, shape: OldShape | None, name: str, text: str) -> Found | None:
        relation = self.related.get(listed.relation) if listed else None
        if listed and listed.is_object:
            return Found(DrawnKind.OBJECT, text, self._packed(relation) or object_name(listed.name, relation))
        if relation and relation.kind == "control":
            active = ActiveX()
            self.parts.optional(relation.part, active.read)
            inner = self.parts.relations(relation.part).get(active.relation)
            return active_control(active, self._bytes(inner.part) if inner else b"", name)
        if relation or listed or (shape and shape.kind in CONTROLS):
            form = FormControl()
            if relation:
                self.parts.optional(relation.part, form.read)
            return form_control(form, shape, name, text)
        return self._shape(shape, text) if shape else None

    def _shape(self, shape: OldShape, text: str) -> Found | None:
        """An old shape that is no control of which more is known."""
        if shape.is_ink:
            return Found(DrawnKind.INK, text)
        if shape.kind == "pict" or shape.is_picture:
            return self._pictured(shape, text)
        if shape.is_line:
            return Found(DrawnKind.LINE, text)
        return Found(DrawnKind.BOX if text else DrawnKind.SHAPE, text) if text or shape.numbers else None

    def _pictured(self, shape: OldShape, text: str) -> Found:
        """A shape that is shown by a picture: a control's or an object's, if the sheet has any, or one of its own."""
        if "MapOCX" in shape.said:
            return Found(DrawnKind.CONTROL, text)
        embeds = [relation for relation in self.related.values() if relation.kind in OBJECTS]
        if not embeds or not shape.numbers:  # a picture in a page header has no place
            return Found(DrawnKind.PICTURE, text)
        name = self._packed(embeds[0]) or object_name("", embeds[0]) if len(embeds) == 1 else ""
        return Found(DrawnKind.OBJECT, text, name)

    def _box(self, listed: Embedded | None, shape: OldShape | None) -> Box | None:
        box = box_of(listed.anchor, self.sizes) if listed and listed.anchor else None
        if shape and shape.numbers and (box is None or box[:2] == box[2:]):
            return box_of_cells(shape.numbers, self.sizes)
        return box

    def _packed(self, relation: Relation | None) -> str:
        """The name of the file that an object is made of, if it is known."""
        if relation is None or relation.external or relation.kind != "oleobject":
            return ""
        if relation.part not in self.packed:
            self.packed[relation.part] = packed_name(self._bytes(relation.part))
        return self.packed[relation.part]

    def _bytes(self, part: str) -> bytes:
        """The bytes of a part, or the first of very many; none if it is missing or faulty."""

        spare = self.parts.spare
        try:
            if part in self.parts.package:
                return self.parts.whole(part, lambda chunks: spare.first_bytes(chunks, MOST_BYTES))
        except PartFault:
            pass
        return b""


def _number(shape: str) -> str:
    return shape.removeprefix(NUMBERED)


def _paired(listed: Sequence[Embedded], shapes: Sequence[OldShape]) -> list[tuple[Embedded | None, OldShape | None]]:
    """What the sheet lists, each with its shape in the old drawing: by its number, else by its name, else by the order
    of controls, where there are as many."""
    by_number: dict[str, Embedded] = {}
    for one in listed:
        by_number.setdefault(NUMBERED + one.shape if one.shape else f"?{len(by_number)}", one)
    found = [(next((by_number.pop(name) for name in shape.ids if name in by_number), None), shape) for shape in shapes]
    left = {one.described or one.name: one for one in by_number.values()}
    alone = [shape for one, shape in found if one is None and shape.kind in CONTROLS]
    named = {id(shape): left.pop(name) for shape in alone for name in shape.ids if name in left}
    rest = [shape for shape in alone if id(shape) not in named]
    if len(rest) == len(left) and not any(one.is_object for one in left.values()):
        named |= {id(shape): one for shape, one in zip(rest, left.values(), strict=True)}
        left = {}
    taken = {id(one) for one in named.values()}
    pairs: list[tuple[Embedded | None, OldShape | None]] = [
        (one or named.get(id(shape)), shape) for one, shape in found
    ]
    return pairs + [(one, None) for one in by_number.values() if id(one) not in taken]
