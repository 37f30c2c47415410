"""What people see, draw and press in OpenDocument sheets: each cell's own text, and everything else at its place."""

from __future__ import annotations

import datetime

import pytest

from csxl.model.member import Kind
from csxl.sheets.cells import Area, Book, Cell, Drawn, DrawnKind, Flag, Place, Sheet
from csxl.sheets.foreign import read_foreign
from tests.helpers.ods_sheets import SAYS, content, opened, prefixed
from tests.helpers.wrapped_files import zipped

NONE, FORMULA, SHOWN, UNSEEN = Flag.NONE, Flag.FORMULA, Flag.SHOWN, Flag.UNSEEN
ROW = "<table-row>{}</table-row>".format
CELL = '<table-cell office:value-type="string">{}</table-cell>'.format
NOTE = "<annotation><dc:creator>Ann</dc:creator><dc:date>2026-11-20</dc:date><p>{}</p></annotation>"
STYLE = '<style style:name="{}" style:family="{}"{}>{}</style>'.format
LETTERS = "<text-properties {}/>".format
SIZES = (
    STYLE("wide", "table-column", "", '<table-column-properties style:column-width="72pt"/>')
    + STYLE("high", "table-row", "", '<table-row-properties style:row-height="20pt"/>')
    + STYLE("gone", "table-row", "", '<table-row-properties style:row-height="0cm"/>')
)
COLUMNS = '<table-column table:style-name="wide" table:number-columns-repeated="10"/>'
NUMBERED = 'xml:id="c1" form:id="c1"'
HIGH = '<table-row table:style-name="high"{}>{}</table-row>'.format


def sheet(rows: str, styles: str = "", **parts: str) -> Sheet:
    book, said = opened(content(rows, styles), **parts)
    assert book is not None
    assert [item.code for item in said if item.severity != "NOTE"] == []
    return book.sheets[0]


def cell(inner: str, styles: str = "", **parts: str) -> Cell:
    return sheet(ROW(inner), styles, **parts).cells[Place(1, 1)]


def number(kind: str, value: str, shown: str, style: str = "") -> str:
    named = f' table:style-name="{style}"' if style else ""
    stored = f'office:{"value" if kind in {"float", "percentage", "currency"} else kind + "-value"}="{value}"'
    return f'<table-cell office:value-type="{kind}" {stored}{named}>{shown}</table-cell>'


# ---- a cell's own text ----


@pytest.mark.parametrize(
    ("inner", "text", "comment"),
    [
        ("<p>Minutes" + NOTE.format("for Ann") + "</p>", "Minutes", "for Ann"),
        (NOTE.format("for Ann") + "<p>Minutes</p>", "Minutes", "for Ann"),
        ("<p>Min" + NOTE.format("one") + "utes" + NOTE.format("two") + "</p>", "Minutes", "one\ntwo"),
        ("<p>Minutes<annotation-end/> of May</p>", "Minutes of May", ""),
        ("<p><ruby><ruby-base>Base</ruby-base><ruby-text>gloss</ruby-text></ruby> x</p>", "Base x", "gloss"),
        ("<p>a<note><note-citation>1</note-citation><note-body><p>b</p></note-body></note>c</p>", "ac", "b"),
        ("<p>on <date>20 Nov</date>, <sheet-name>T</sheet-name></p>", "on 20 Nov, T", ""),
        ("<p>a<line-break/>b<tab/>c<s text:c='3'/>d</p><p/><p>e</p>", "a\nb\tc   d\n\ne", ""),
        ("<p>a <span>b <span>c</span></span></p>", "a b c", ""),
        ("<p>a<bookmark text:name='x'/>b<change-start/>c<change-end/></p>", "abc", ""),
        ("<list><list-item><p>one</p></list-item><list-item><p>two</p></list-item></list>", "one\ntwo", ""),
        ("<h>Minutes</h>", "Minutes", ""),
        ("<p>laid out\n      by a program</p>", "laid out by a program", ""),
        ("<p>two  spaces</p>", "two  spaces", ""),
        ("<p>a<annotation><list><list-item><p>b</p></list-item></list></annotation></p>", "a", "b"),
    ],
)
def test_a_cells_text_is_its_own_paragraphs(inner: str, text: str, comment: str) -> None:
    read = cell(CELL(inner))
    assert (read.text, read.comment) == (text, comment)


@pytest.mark.parametrize(
    ("drawing", "kind"),
    [
        ('<path svg:d="M0 0 L10 10"><p>ask Ann</p></path>', DrawnKind.INK),
        ('<path svg:d="M0 0 L10 10z"><p>ask Ann</p></path>', DrawnKind.SHAPE),
        ("<polygon><p>ask Ann</p></polygon>", DrawnKind.SHAPE),
        ("<polyline><p>ask Ann</p></polyline>", DrawnKind.INK),
        ("<line><p>ask Ann</p></line>", DrawnKind.LINE),
        ("<connector><p>ask Ann</p></connector>", DrawnKind.LINE),
        ("<measure><p>ask Ann</p></measure>", DrawnKind.LINE),
        ("<caption><p>ask Ann</p></caption>", DrawnKind.BOX),
        ("<ellipse><p>ask Ann</p></ellipse>", DrawnKind.SHAPE),
        ("<circle><p>ask Ann</p></circle>", DrawnKind.SHAPE),
        ("<rect><p>ask Ann</p></rect>", DrawnKind.BOX),
        ("<regular-polygon><p>ask Ann</p></regular-polygon>", DrawnKind.SHAPE),
        ("<frame><text-box><p>ask Ann</p></text-box></frame>", DrawnKind.BOX),
        ('<custom-shape><p>ask Ann</p><enhanced-geometry draw:type="right-arrow"/></custom-shape>', DrawnKind.LINE),
        ('<custom-shape><p>ask Ann</p><enhanced-geometry draw:type="smiley"/></custom-shape>', DrawnKind.SHAPE),
        ("<g><g><rect><p>ask Ann</p></rect></g></g>", DrawnKind.BOX),
        ('<frame><object xlink:href="./none"><loext:p/></object><p>ask Ann</p></frame>', DrawnKind.OBJECT),
        ("<table><table-row>" + CELL("<p>ask Ann</p>") + "</table-row></table>", DrawnKind.OBJECT),
        (
            "<frame><text-box><table><table-row>" + CELL("<p>ask Ann</p>") + "</table-row></table></text-box></frame>",
            DrawnKind.BOX,
        ),
        ("<rect>" + NOTE.format("ask Ann") + "</rect>", DrawnKind.BOX),
    ],
)
@pytest.mark.parametrize("at", ["before", "within", "after"])
def test_a_drawing_in_a_cell_is_not_its_text(drawing: str, kind: DrawnKind, at: str) -> None:
    texts = {
        "before": drawing + "<p>Minutes</p>",
        "within": f"<p>Min{drawing}utes</p>",
        "after": "<p>Minutes</p>" + drawing,
    }
    read = sheet(ROW(SAYS("", "T1-R") + CELL(texts[at])) + ROW(SAYS("", "T1-A")))
    assert {place: (one.text, one.flags) for place, one in read.cells.items()} == {
        (1, 1): ("T1-R", NONE),
        (1, 2): ("Minutes", NONE),
        (2, 1): ("T1-A", NONE),
    }
    assert [(drawn.place, drawn.kind, drawn.text) for drawn in read.drawn] == [(Place(1, 2), kind, "ask Ann")]


def test_links_stand_beside_the_text() -> None:
    link = '<a xlink:href="{}">minutes</a>'.format
    rows = (
        ROW(CELL(f"<p>see {link('https://x.example/m')} and {link('mailto:a@b.example')}</p>"))
        + ROW(CELL(f"<p>see {link('#Target.A1')}</p>"))
        + ROW(CELL(f"<p>x</p><rect><p>{link('https://z.example')}</p></rect>"))
        + ROW(SAYS(' table:formula="of:=HYPERLINK(&quot;https://y.example&quot;;&quot;x&quot;)"', "x"))
    )
    read = sheet(rows)
    assert [one.text for one in read.cells.values()] == ["see minutes and minutes", "see minutes", "x", "x"]
    assert read.links == {(1, 1): "https://x.example/m mailto:a@b.example", (4, 1): "https://y.example"}
    assert [drawn.text for drawn in read.drawn] == ["https://z.example\nminutes"]


# ---- formulas, and what is not a sheet ----


def test_every_cell_of_a_block_that_one_formula_fills_is_worked_out() -> None:
    block = (
        ' table:number-matrix-columns-spanned="2" table:number-matrix-rows-spanned="2" table:formula="of:=[.A9:.B10]"'
    )
    rows = ROW(SAYS("", "a") + SAYS(block, "b") + SAYS("", "c")) + ROW("".join(SAYS("", text) for text in "def"))
    read = sheet(rows)
    assert {one.text: one.flags for one in read.cells.values()} == dict.fromkeys("ad", NONE) | dict.fromkeys(
        "bcef", FORMULA
    )
    assert read.cells[Place(2, 3)].formula == "[.A9:.B10]"


@pytest.mark.parametrize(
    "name",
    [
        "'file:///S:/Safeguarding/Police%202025.ods'#$Target",
        "'file:///S:/x.ods'#Target",
        "'https://x.example/a.ods'#$Target",
        "'../a.ods'#$Target",
    ],
)
def test_what_a_file_remembers_of_another_is_no_sheet_of_it(name: str) -> None:
    source = '<table-source xlink:href="../a.ods"/>'
    copied = f'<table table:name="{name}">{source}{ROW(SAYS("", "Red"))}</table>'
    dde = f"<dde-links><dde-link><table>{ROW(SAYS('', 'Red'))}</table></dde-link></dde-links>"
    linked = f'<table table:name="L">{source}{ROW(SAYS("", "Amber"))}</table>'
    book, said = opened(content(ROW(SAYS("", "Green"))).replace("</table:table>", "</table>" + copied + linked + dde))
    assert book is not None
    assert {one.name: [cell.text for cell in one.cells.values()] for one in book.sheets} == {
        "T": ["Green"],
        "L": ["Amber"],
    }
    assert [item.code for item in said] == ["W023"]


# ---- numbers as people see them ----

FORMATS = (
    '<percentage-style style:name="P"><number number:decimal-places="0"/><text>%</text></percentage-style>'
    '<text-style style:name="H0"/><text-style style:name="H">'
    '<map style:condition="value()&gt;0" style:apply-style-name="H0"/></text-style>'
    '<number-style style:name="W"><text-properties fo:color="#ffffff"/><number/></number-style>'
    '<number-style style:name="N"><number number:decimal-places="2" number:min-integer-digits="1"/></number-style>'
    '<text-style style:name="D"><text-content/><text> (draft)</text></text-style>'
    + "".join(STYLE(name.lower(), "table-cell", f' style:data-style-name="{name}"', "") for name in "PHWDN")
)


@pytest.mark.parametrize(
    ("written", "shown", "flags"),
    [
        (number("percentage", "0.85", "<p>85%</p>", "p"), "85%", SHOWN),
        (number("float", "7700900123", "<p>07700 900123</p>"), "07700 900123", SHOWN),
        (number("float", "7700900123", "<p>07700900123</p>"), "07700900123", SHOWN),
        (number("currency", "4", "<p>£4</p>"), "£4", SHOWN),
        (number("float", "14", "<p>3 cases of 14</p>"), "3 cases of 14", SHOWN),
        (number("float", "2", "<p>No</p>"), "No", SHOWN),
        (number("float", "1234", "<p>1,234</p>"), "1,234", SHOWN),
        (number("time", "PT36H00M00S", "<p>36:00</p>"), "36:00", SHOWN),
        (number("float", "0.1234567890123", "<p>0.12</p>"), "", NONE),
        (number("float", "14.6666", "<p>14.67</p>", "n"), "14.67", SHOWN),
        (number("float", "3", "<p>3.00</p>", "n"), "3.00", SHOWN),
        (number("float", "20270331", "<p>#FMT</p>", "n"), "", SHOWN),
        (number("float", "0.5", "<p>0,5</p>"), "", NONE),
        (number("float", "447700900123", "<p>4.5E+11</p>"), "", NONE),
        (number("float", "1e300", "<p>1E+300</p>"), "1E+300", SHOWN),
        (number("float", "-3", "<p>−3</p>"), "", NONE),
        (number("float", "0", "<p/>"), "", NONE),
        (number("float", "0.85", ""), "", NONE),
        (number("percentage", "0.85", "", "p"), "85%", SHOWN),
        (number("float", "5", "<p/>", "h"), "", UNSEEN),
        (number("float", "5", "<p>5</p>", "w"), "", UNSEEN),
        (number("time", "PT10H30M00S", "<p>10:30</p>"), "", NONE),
        (number("boolean", "true", "<p>WAHR</p>"), "WAHR", SHOWN),
        (number("boolean", "true", "<p>TRUE</p>"), "", NONE),
        (number("string", "Green", "<p>Green (draft)</p>", "d"), "Green (draft)", SHOWN),
        (number("string", "Green", "<p/>", "h"), "", UNSEEN),
        (number("string", "a&#10;b", "<p>a</p><p>b</p>"), "", NONE),
        (number("string", "Green", ""), "", NONE),
    ],
)
def test_a_number_is_what_its_paragraph_shows(written: str, shown: str, flags: int) -> None:
    read = cell(written, FORMATS)
    assert (read.shown, read.flags) == (shown, flags)


@pytest.mark.parametrize(
    ("value", "shown", "read"),
    [
        ("46451", "3/5/27", datetime.date(2027, 3, 5)),
        ("46451", "05/03/2027", datetime.date(2027, 3, 5)),
        ("46451", "5-Mar-27", datetime.date(2027, 3, 5)),
        ("46451.5", "Fri 5 March 2027 12:00", datetime.datetime(2027, 3, 5, 12)),
        ("46451", "46,451", 46451.0),
        ("46451", "4/5/27", 46451.0),
        ("46451", "Fri 5 Mar", 46451.0),
    ],
)
def test_a_day_that_is_stored_as_a_number_but_shown_is_that_day(value: str, shown: str, read: object) -> None:
    """As SheetJS writes it; 3/5/27 would be taken for another day."""
    assert cell(number("float", value, f"<p>{shown}</p>")).value == read


def test_a_date_stays_a_date_however_it_is_shown() -> None:
    read = cell(number("date", "2027-03-31", "<p>March 2027</p>"))
    assert (read.value, read.shown, read.flags) == (datetime.date(2027, 3, 31), "", NONE)


# ---- looks ----

STYLES = (
    '<font-face style:name="F1" svg:font-family="Wingdings"/>'
    '<default-style style:family="table-cell"><text-properties fo:color="#000000"/></default-style>'
    + STYLE("white", "table-cell", "", LETTERS('fo:color="#ffffff"'))
    + STYLE(
        "lit",
        "table-cell",
        ' style:parent-style-name="white"',
        '<table-cell-properties fo:background-color="#1d3d5c"/>',
    )
    + STYLE("signs", "table-cell", "", LETTERS('style:font-name="F1"'))
    + STYLE(
        "bold",
        "table-cell",
        "",
        LETTERS('fo:font-weight="bold" fo:font-style="italic" style:text-underline-style="solid"'),
    )
    + STYLE(
        "heir",
        "table-cell",
        ' style:parent-style-name="bold"',
        LETTERS('fo:font-style="normal" style:text-underline-style="none"'),
    )
    + STYLE(
        "framed",
        "table-cell",
        "",
        '<table-cell-properties fo:border="0.74pt solid #b1b4b6" fo:border-left="2.49pt solid #bf242a"/>',
    )
    + STYLE("hidden", "table-cell", "", LETTERS('text:display="none"'))
    + STYLE("tiny", "table-cell", "", LETTERS('fo:font-size="1pt"'))
    + STYLE("T", "text", "", LETTERS('fo:font-size="0.01in"'))
    + STYLE("B", "text", "", LETTERS('fo:font-weight="bold"'))
    + STYLE("S", "text", "", LETTERS('style:text-line-through-style="solid"'))
    + STYLE("W", "text", "", LETTERS('fo:color="#fefefe"'))
    + STYLE("K", "text", "", LETTERS('fo:color="#0b0c0c"'))
    + STYLE("Z", "text", "", LETTERS('fo:font-family="Webdings"'))
    + STYLE("Q", "text", ' style:parent-style-name="S"', "")
)
SPAN = '<span text:style-name="{}">{}</span>'.format


@pytest.mark.parametrize(
    ("style", "inner", "flags"),
    [
        ("", "Green", NONE),
        ("white", "Green", UNSEEN),
        ("lit", "Green", Flag.FILLED),
        ("white", SPAN("K", "Green"), NONE),
        ("hidden", "Green", UNSEEN),
        ("", SPAN("W", "Green"), UNSEEN),
        ("", SPAN("W", "Gr") + "een", UNSEEN | Flag.STRESSED),
        ("lit", SPAN("W", "Green"), Flag.FILLED),
        ("tiny", "Green", UNSEEN),
        ("", SPAN("T", "Green"), UNSEEN),
        ("signs", "R", Flag.SYMBOLS),
        ("", SPAN("Z", "R") + " x", Flag.SYMBOLS),
        ("", SPAN("B", "Red") + " Green", Flag.STRESSED),
        ("", SPAN("B", "Green"), NONE),
        ("bold", "Green", NONE),
        ("", SPAN("K", "Green") + " once", NONE),
        ("", SPAN("S", "Red") + " Green", Flag.STRUCK),
        ("", SPAN("Q", "Red") + " Green", Flag.STRUCK),
        ("", SPAN("S", " ") + "Green", NONE),
        ("", SPAN("S", SPAN("B", "Red")) + " Green", Flag.STRUCK | Flag.STRESSED),
    ],
)
def test_letters_that_look_otherwise(style: str, inner: str, flags: int) -> None:
    assert cell(SAYS(f' table:style-name="{style}"', inner), STYLES).flags == flags


def test_how_cells_stand_out() -> None:
    names = ("bold", "heir", "framed", "lit")
    read = sheet(ROW("".join(SAYS(f' table:style-name="{name}"', name) for name in names)), STYLES)
    looks = {one.text: (one.look.stress, one.look.frame, one.look.fill, one.look.ink) for one in read.cells.values()}
    assert looks == {
        "bold": ("bold italic underlined", "", "", ""),
        "heir": ("bold", "", "", ""),
        "framed": ("", "thick #BF242A", "", ""),
        "lit": ("", "", "#1D3D5C", "#FFFFFF"),
    }


@pytest.mark.parametrize("side", ["tl-br", "bl-tr"])
@pytest.mark.parametrize(("line", "struck"), [("2pt solid #000000", True), ("none", False)])
def test_a_line_across_a_cell_crosses_it_out(side: str, line: str, struck: bool) -> None:
    crossed = STYLE("x", "table-cell", "", f'<table-cell-properties style:diagonal-{side}="{line}"/>')
    assert bool(cell('<table-cell table:style-name="x"><p>Red</p></table-cell>', crossed).flags & Flag.STRUCK) is struck


def test_letters_of_another_size() -> None:
    large = STYLE("x", "table-cell", "", LETTERS('fo:font-size="16pt" fo:font-family="Arial"'))
    assert cell('<table-cell table:style-name="x"><p>Red</p></table-cell>', large).look.font == "Arial 16pt"


def test_a_text_that_is_bold_throughout_is_a_bold_cell() -> None:
    assert cell(CELL(f"<p>{SPAN('B', 'Green')}</p>"), STYLES).look.stress == "bold"


def test_rules_that_colour_cells() -> None:
    fill = STYLE(
        "R_1", "table-cell", ' style:display-name="R 1"', '<table-cell-properties fo:background-color="#bf242a"/>'
    )
    condition = '<condition calcext:apply-style-name="R 1" calcext:value="{}"/>'.format
    rules = (
        '<conditional-formats><conditional-format calcext:target-range-address="'
        "'A &amp; b'.G5:'A &amp; b'.G12 T.$B$2\">"
        + condition("=&quot;Red&quot;")
        + condition("between(1;2)")
        + condition("formula-is([.$G5]=&quot;x;y&quot;)")
        + "</conditional-format></conditional-formats>"
    )
    read = sheet(ROW(SAYS("", "a")) + rules, fill)
    assert [(rule.kind, rule.operator, rule.formulas) for rule in read.rules] == [
        ("cellIs", "equal", ('"Red"',)),
        ("cellIs", "between", ("1", "2")),
        ("expression", "", ('$G5="x;y"',)),
    ]
    assert (read.rules[0].areas, read.rules[0].fill) == ((Area(5, 7, 12, 7), Area(2, 2, 2, 2)), "#BF242A")


# ---- what lies over a sheet ----


def drawn(inner: str, rows: str = "", styles: str = SIZES) -> list[Drawn]:
    """What is read of a drawing in the cell B3, or of `inner` over rows of 20 points and columns of 72."""
    more = rows or HIGH(' table:number-rows-repeated="2"', "<table-cell/>") + HIGH(
        "", "<table-cell/><table-cell>" + inner + "</table-cell>"
    )
    return list(sheet(COLUMNS + more, styles).drawn)


def test_a_drawing_lies_over_the_cells_from_its_corner_to_its_end() -> None:
    ring = '<ellipse svg:x="5pt" svg:y="5pt" svg:width="80pt" svg:height="30pt"{}/>'.format
    assert [one.area for one in drawn(ring(""))] == [Area(3, 2, 5, 3)]
    assert [one.area for one in drawn(ring(" table:end-cell-address=\"'A.b'.D6\""))] == [Area(3, 2, 6, 4)]


def test_a_drawing_that_was_moved_away_from_its_cell_lies_where_it_is() -> None:
    assert [one.place for one in drawn('<rect svg:x="2in" svg:y="41pt"/>')] == [Place(5, 4)]
    turned = '<rect svg:width="1pt" draw:transform="rotate (0.52) translate (2in 41pt)"/>'
    assert [one.place for one in drawn(turned)] == [Place(5, 4)]
    assert [one.area for one in drawn('<line svg:x1="80pt" svg:y1="30pt" svg:x2="1pt" svg:y2="1pt"/>')] == [
        Area(3, 2, 4, 3)
    ]


def test_a_drawing_on_the_sheet_lies_over_cells_too_and_hidden_rows_take_no_room() -> None:
    shapes = '<shapes><rect svg:x="73pt" svg:y="45pt"><p>Red</p></rect></shapes>'
    rows = HIGH("", "<table-cell/>") + '<table-row table:style-name="gone" table:number-rows-repeated="5"/>'
    assert drawn("", shapes + rows + HIGH(' table:number-rows-repeated="9"', "<table-cell/>")) == [
        Drawn(Area(8, 2, 8, 2), DrawnKind.BOX, "Red")
    ]


def test_pictures_titles_and_links_of_drawings() -> None:
    picture = '<frame><image xlink:href="{}"/><title>Scan</title><desc>of the form</desc></frame>'
    inside, outside = picture.format("Pictures/1.png"), picture.format("https://x.example/1.png")
    linked = '<draw:a xlink:href="https://y.example/"><rect/></draw:a>'
    group = "<g><title>all</title><ellipse/></g>"
    assert [(one.kind, one.described) for one in drawn(inside + outside + linked + group)] == [
        (DrawnKind.PICTURE, "Scan\nof the form"),
        (DrawnKind.PICTURE, "https://x.example/1.png\nScan\nof the form"),
        (DrawnKind.SHAPE, "https://y.example/"),
        (DrawnKind.SHAPE, "all"),
    ]


@pytest.mark.parametrize(
    ("control", "text", "ticked"),
    [
        ('<checkbox {} form:label="Red" form:current-state="checked"/>', "Red", True),
        ('<checkbox {} form:label="Red" form:state="checked"/>', "Red", True),
        ('<checkbox {} form:label="Red"/>', "Red", False),
        ('<checkbox {} form:label="Box 1" form:name="Box 1" form:current-state="unknown"/>', "", True),
        ('<radio {} form:label="Red" form:current-selected="true"/>', "Red", True),
        ('<radio {} form:label="Red"/>', "Red", False),
        (
            '<listbox {}><option form:label="Red"/><option form:label="Green" form:current-selected="true"/></listbox>',
            "Green",
            None,
        ),
        ('<combobox {} form:current-value="Green"><form:item form:label="Red"/></combobox>', "Green", None),
        ('<form:text {} form:current-value="ask Ann"/>', "ask Ann", None),
        ("<textarea {}><p>ask</p><p>Ann</p></textarea>", "ask\nAnn", None),
        ('<button {} form:label="Send"/>', "Send", None),
        ('<button {} form:label="See" xlink:href="https://a.example/"/>', "See\nhttps://a.example/", None),
    ],
)
def test_controls(control: str, text: str, ticked: bool | None) -> None:
    forms = f"<forms><form>{control.format(NUMBERED)}</form></forms>"
    rows = forms + HIGH("", '<table-cell><control draw:control="c1"/></table-cell>')
    assert drawn("", rows) == [Drawn(Area(1, 1, 1, 1), DrawnKind.CONTROL, text, "", ticked)]


def test_charts_say_their_titles_and_objects_their_paragraphs() -> None:
    chart = (
        "<document-content><office:body><office:chart><chart><chart:title><p>Where we are</p></chart:title>"
        "<table><table-row><table-cell><p>7</p></table-cell></table-row></table>"
        "</chart></office:chart></office:body></document-content>"
    )
    frame = '<frame><object xlink:href="./{}"/><image xlink:href="./Old"/></frame>'.format
    letter = "<document-content><p>Dear all</p></document-content>"
    rows = ROW("<table-cell>" + frame("Object 1") + frame("Object 2") + frame("gone") + "</table-cell>")
    read = sheet(rows, **{"Object 1/content.xml": chart, "Object 2/content.xml": letter})
    assert [(one.kind, one.text) for one in read.drawn] == [
        (DrawnKind.CHART, "Where we are"),
        (DrawnKind.OBJECT, "Dear all"),
        (DrawnKind.OBJECT, ""),
    ]


def test_headers_and_footers_that_say_something() -> None:
    page = "<header><region-left><p>Not <span>approved</span></p><p>by Ann</p></region-left>"
    page += "<region-right><p><sheet-name>T</sheet-name></p></region-right></header>"
    page += "<footer><p>Page <page-number>1</page-number> of <page-count>9</page-count></p></footer>"
    page += '<footer-left style:display="false"><p>left</p></footer-left>'
    page += "<footer-first><p>Seen by Ann, page <page-number>1</page-number></p></footer-first>"
    masters = f'<document-styles><master-page style:name="M">{page}</master-page></document-styles>'
    styles = STYLE("S", "table", ' style:master-page-name="M"', "")
    book, _ = opened(content(ROW(SAYS("", "a")), styles, ' table:style-name="S"'), **{"styles.xml": masters})
    assert book is not None
    assert book.sheets[0].printed == ("Not approved", "by Ann", "Seen by Ann, page")


# ---- blanks, repeats and bounds ----


def test_blanks_that_are_coloured_count_only_beside_something() -> None:
    fill = STYLE("F", "table-cell", "", '<table-cell-properties fo:background-color="#bf242a"/>')
    blank = '<table-cell table:style-name="F" table:number-columns-repeated="16384"/>'
    rows = ROW(SAYS("", "T1-R") + '<table-cell table:style-name="F"/>')
    rows += f'<table-row table:number-rows-repeated="1048570">{blank}</table-row>' * 30
    assert list(sheet(rows, fill).cells) == [(1, 1), (1, 2)]


def test_a_columns_colour_is_that_of_its_cells_in_rows_that_hold_something() -> None:
    fill = STYLE("F", "table-cell", "", '<table-cell-properties fo:background-color="#bf242a"/>')
    columns = '<table-column/><table-column table:default-cell-style-name="F"/>'
    blank = '<table-cell table:number-columns-repeated="9"/>'
    read = sheet(columns + ROW(SAYS("", "a") + blank) + ROW(blank) + ROW(SAYS("", "b") + SAYS("", "c")), fill)
    assert {place: (one.text, one.fill) for place, one in read.cells.items()} == {
        (1, 1): ("a", ""),
        (1, 2): ("", "#BF242A"),
        (3, 1): ("b", ""),
        (3, 2): ("c", "#BF242A"),
    }


def test_rows_and_columns_that_are_folded_away_or_of_no_size_are_hidden() -> None:
    rows = "<table-row-group table:display='false'>" + ROW(SAYS("", "a")) + "</table-row-group>"
    rows += '<table-row table:style-name="gone">' + SAYS("", "b") + "</table-row>" + ROW(SAYS("", "c"))
    assert {one.text: one.flags for one in sheet(rows, SIZES).cells.values()} == {
        "a": Flag.HIDDEN,
        "b": Flag.HIDDEN,
        "c": NONE,
    }


@pytest.mark.parametrize(
    "rows",
    [
        '<table-row table:number-rows-repeated="1000000">'
        + SAYS(' table:number-columns-repeated="16000"', "x")
        + "</table-row>",
        ROW("".join(SAYS(f' table:number-matrix-rows-spanned="{number + 1}"', "x") for number in range(16_000))),
        ROW(SAYS(' table:number-rows-spanned="2"', "x")) * 51_000,
        "</table>" + '<table table:name="x"></table>' * 600 + "<table>",
    ],
)
def test_what_is_far_too_much_is_said(rows: str) -> None:
    book, said = opened(content(ROW(SAYS("", "Green")) + rows))
    assert book is not None
    assert book.sheets[0].cells[Place(1, 1)].text == "Green"
    assert [item.code for item in said] == ["W011"]


def test_spans_and_shapes_within_each_other_a_hundred_thousand_times() -> None:
    deep = "<span>" * 90_000 + "x" + "</span>" * 90_000
    assert cell(SAYS("", deep)).text == "x"
    many = "<rect>" * 90_000 + "</rect>" * 90_000
    book, said = opened(content(ROW(CELL(many + "<p>Green</p>"))))
    assert book is not None
    assert (book.sheets[0].cells[Place(1, 1)].text, len(book.sheets[0].drawn)) == ("Green", 5_000)
    assert [item.code for item in said] == ["W020"]


def test_a_text_longer_than_any_of_excels_is_said_to_be_cut() -> None:
    book, said = opened(content(ROW(SAYS("", "x" * 40_000))))
    assert book is not None
    assert [(item.code, item.cell) for item in said] == [("W016", "A1")]


def test_a_sheet_without_a_name_is_a_sheet() -> None:
    book, said = opened(content(ROW(SAYS("", "Green"))).replace(' table:name="T"', ""))
    assert book is not None
    assert (said, [one.name for one in book.sheets]) == ((), ["Sheet1"])


def test_what_breaks_off_within_a_comment_keeps_what_was_read() -> None:
    whole = content(ROW(SAYS("", "Green")) + ROW(CELL("<annotation><p>no")))
    data = zipped({"content.xml": prefixed(whole[: whole.index("</table-cell>")]).encode()})
    book, said = read_foreign(data, Kind.ODS, "a.ods")
    assert [item.code for item in said] == ["W024"]
    assert isinstance(book, Book)
    assert [one.text for one in book.sheets[0].cells.values()] == ["Green"]


def test_rules_that_stand_in_cells_styles() -> None:
    fill = STYLE("R", "table-cell", "", '<table-cell-properties fo:background-color="#bf242a"/>')
    condition = "<map style:condition='of:{}' style:apply-style-name='R' style:base-cell-address='T.B2'/>".format
    ruled = condition('cell-content()="Red"') + condition('is-true-formula([.$C2]="x" )') + condition("[$U.A1]>1")
    styled = STYLE("C", "table-cell", "", ruled)
    rows = "".join(ROW(SAYS("", text) + SAYS(' table:style-name="C"', text)) for text in "abc")
    read = sheet(rows + ROW("") + ROW(SAYS(' table:style-name="C"', "d")), fill + styled)
    assert [(rule.areas, rule.kind, rule.operator, rule.formulas, rule.fill) for rule in read.rules[:2]] == [
        ((Area(1, 2, 3, 2),), "cellIs", "equal", ('"Red"',), "#BF242A"),
        ((Area(1, 2, 3, 2),), "expression", "", ('$C1="x" ',), "#BF242A"),
    ]
    assert [rule.areas for rule in read.rules[3:]] == [(Area(5, 1, 5, 1),)] * 3
