"""Controls and embedded objects over a sheet, put together from the sheet, its old drawing and their own parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from csxl.sheets.activex import ActiveX
from csxl.sheets.anchors import Box, box_of, box_of_cells, cells_under
from csxl.sheets.around import Embedded
from csxl.sheets.cells import Cell, Drawn, DrawnKind, Place
from csxl.sheets.controls import CONTROLS, FormControl, active_control, form_control
from csxl.sheets.controls import Control as Found
from csxl.sheets.drawings import StandIn
from csxl.sheets.faults import PartFault, too_much
from csxl.sheets.objects import MOST_BYTES, object_name, packed_name
from csxl.sheets.parts import Parts
from csxl.sheets.places import area
from csxl.sheets.relations import Relation
from csxl.sheets.sizes import Sizes
from csxl.sheets.vml import OldDrawing, OldShape

NUMBERED = "_x0000_s"
MOST_IN_LIST = 500
OBJECTS = frozenset({"oleobject", "package"})


class Embedding:
    """What is needed to put the controls and objects of one sheet together."""

    def __init__(
        self, parts: Parts, related: Mapping[str, Relation], sizes: Sizes, cells: Mapping[Place, Cell]
    ) -> None:
        self.parts, self.related, self.sizes, self.cells = parts, related, sizes, cells
        self.packed: dict[str, str] = {}

    def drawn(self, listed: Sequence[Embedded], old: OldDrawing, stand_ins: Iterable[StandIn]) -> Iterator[Drawn]:
        """Each control, object and old shape once, though it is stored in several places."""
        by_shape: dict[str, Embedded] = {}
        for one in listed:
            by_shape.setdefault(one.shape or f"?{len(by_shape)}", one)
        instead = {NUMBERED + _number(one.shape): one for one in stand_ins}
        for shape in old.shapes:
            number = next((_number(name) for name in shape.ids if name.startswith(NUMBERED)), "")
            stands = instead.pop(NUMBERED + number, None)
            found = self._one(by_shape.pop(number, None), shape, stands)
            if found is not None:
                yield found
        for number, one in by_shape.items():
            found = self._one(one, None, instead.pop(NUMBERED + number, None))
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
        described = "\n".join(dict.fromkeys(filter(None, about)))
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
            return form_control(form, shape, name, text, self._texts)
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
        if not embeds:
            return Found(DrawnKind.PICTURE, text)
        name = self._packed(embeds[0]) or object_name("", embeds[0]) if len(embeds) == 1 else ""
        return Found(DrawnKind.OBJECT, text, name)

    def _box(self, listed: Embedded | None, shape: OldShape | None) -> Box | None:
        if listed and listed.anchor is not None:
            box = box_of(listed.anchor, self.sizes)
            if box is not None:
                return box
        return box_of_cells(shape.numbers, self.sizes) if shape and shape.numbers else None

    def _texts(self, source: str) -> list[str]:
        """What the cells of a range of this sheet say; nothing for a range elsewhere."""
        cells = area(source) if "!" not in source else None
        if cells is None:
            return []
        rows = range(cells.top, min(cells.bottom, cells.top + MOST_IN_LIST) + 1)
        return [self.cells.get(Place(row, cells.left), Cell()).text for row in rows]

    def _packed(self, relation: Relation | None) -> str:
        """The name of the file that an object is made of, if it is known."""
        if relation is None or relation.external or relation.kind != "oleobject":
            return ""
        if relation.part not in self.packed:
            self.packed[relation.part] = packed_name(self._bytes(relation.part))
        return self.packed[relation.part]

    def _bytes(self, part: str) -> bytes:
        """The bytes of a part, none if it is missing, faulty or very large."""

        def read(chunks: Iterable[bytes]) -> bytes:
            found: list[bytes] = []
            size = 0
            for chunk in chunks:
                size += len(chunk)
                if size > MOST_BYTES:
                    raise too_much("a very large object")
                found.append(chunk)
            return b"".join(found)

        try:
            return self.parts.whole(part, read) if part in self.parts.package else b""
        except PartFault:
            return b""


def _number(shape: str) -> str:
    return shape.removeprefix(NUMBERED)
