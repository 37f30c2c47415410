"""The sheets of an `.ods`, gathered while its content.xml is walked through."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from csxl.sheets.cells import Drawn, DrawnKind, Place, Sheet
from csxl.sheets.faults import too_much
from csxl.sheets.limits import SHEETS, Watch
from csxl.sheets.ods_cells import OdsGrid
from csxl.sheets.ods_forms import Forms
from csxl.sheets.ods_objects import Objects
from csxl.sheets.ods_rules import Rules
from csxl.sheets.ods_shapes import OdsShape, OdsShapes, laid
from csxl.sheets.ods_styles import Styles
from csxl.sheets.ods_texts import Texts
from csxl.sheets.xml import Attributes


class OdsSheets:
    """The sheets while they are read. What was read before the XML broke off is kept."""

    def __init__(self, styles: Styles, objects: Objects, pages: Mapping[str, Iterable[str]], watch: Watch) -> None:
        self.styles, self.objects, self.pages, self.watch = styles, objects, pages, watch
        self.texts = Texts(styles)
        self.grid = OdsGrid(styles, self.texts, watch)
        self.shapes = OdsShapes(self.texts, self.grid.anchor)
        self.forms = Forms(self.texts)
        self.rules = Rules(styles)
        self.sheets: list[Sheet] = []
        self.name, self.style, self.is_open = "", "", False
        self.cut: list[tuple[str, Place]] = []  # texts that are too long for a cell of Excel's
        self.crowded: list[str] = []  # sheets with more on them than is kept
        self.linked = False  # whether the file has links to others
        self.inside: OdsShape | None = None  # the table within a cell that is being read, as what it is for a person
        self.starts: dict[str, Callable[[Attributes], None]] = {
            **styles.starts,
            **self.grid.starts,
            **self.texts.starts,
            **self.shapes.starts,
            **self.forms.starts,
            **self.rules.starts,
            "table": self._table,
            "table-source": self._source,
        }
        self.ends: dict[str, Callable[[], None]] = {
            **styles.ends,
            **self.grid.ends,
            **self.texts.ends,
            **self.shapes.ends,
            **self.forms.ends,
            "table": self._table_end,
        }

    def finish(self) -> None:
        """Finish the sheet that is being read, if there is one. Raises PartFault when that takes too long."""
        if not self.is_open:
            return
        grid = self.grid
        self.watch.finish_sheet()
        grid.end()
        self.is_open = False
        if self.shapes.crowded:
            self.crowded.append(self.name)
        self.cut += [(self.name, place) for place in grid.cut]
        self.rules.by_styles(grid.rules())
        style = self.styles.sheet(self.style)
        self.sheets.append(
            Sheet(
                self.name,
                not style.display,
                grid.cells,
                tuple(grid.merges),
                tuple(self._drawn()),
                (),
                grid.links,
                tuple(self.pages.get(style.page or "Default", ())),
                tuple(self.rules.found),
            )
        )

    def _drawn(self) -> list[Drawn]:
        """What lies over the sheet that is being read."""
        columns, rows = self.grid.lines.columns, self.grid.lines.rows
        columns.end()
        rows.end()
        found: list[Drawn] = []
        for shape in self.shapes.found:
            drawn = laid(shape, self.forms.controls.get(shape.control), columns, rows)
            if shape.part:
                said = self.objects.at(shape.part)
                drawn = drawn._replace(kind=said.kind, text="\n".join(filter(None, (drawn.text, said.text))))
            found.append(drawn)
        return found

    def _table(self, attributes: Attributes) -> None:
        grid = self.grid
        name = attributes.get("table:name", "")
        if grid.inner or self.is_open:
            grid.inner += 1
            if grid.inner == 1 and grid.in_cell and not self.texts.outer:
                self.inside = OdsShape(DrawnKind.OBJECT, grid.anchor())
                self.texts.enter(self.inside.lines)
        elif is_cached(name):
            grid.inner, self.linked = 1, True
        else:
            if len(self.sheets) >= SHEETS:
                raise too_much(f"more than {SHEETS:,} sheets")
            self.watch.next_sheet()
            self.name, self.style, self.is_open = name or f"Sheet{len(self.sheets) + 1}", "", True
            self.style = attributes.get("table:style-name", "")
            for part in (grid, self.shapes, self.forms, self.rules):
                part.begin()

    def _table_end(self) -> None:
        if not self.grid.inner:
            self.finish()
            return
        self.grid.inner -= 1
        if self.inside and not self.grid.inner:
            self.texts.leave()
            self.shapes.add(self.inside)
            self.inside = None

    def _source(self, _: Attributes) -> None:
        self.linked = True


def is_cached(name: str) -> bool:
    """Whether a table is what the file remembers of another one's, such as "'file:///S:/2025.ods'#$Target": no sheet
    of a person's may begin with a quote."""
    return name.startswith("'") and "'#" in name
