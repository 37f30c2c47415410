"""What lies over the cells of an .xlsx: shapes, lines, ink, pictures, charts and diagrams, and where."""

from __future__ import annotations

import pytest

from tests.helpers.drawn_parts import (
    COMPATIBLE,
    DRAWS,
    anchored,
    corner,
    drawn_over,
    framed,
    lines,
    paragraphs,
    shape,
    with_sheet,
)
from tests.helpers.ooxml_packages import DRAWING, codes, relations

WIDE = '<cols><col min="1" max="1" width="10"/><col min="2" max="9" width="40"/></cols>'
HIGH = "".join(f'<row r="{row}" ht="15"/>' for row in range(1, 9))
LINE = (
    '<xdr:cxnSp><xdr:nvCxnSpPr><xdr:cNvPr id="2" name="Arrow 1"/></xdr:nvCxnSpPr><xdr:spPr>'
    '<a:prstGeom prst="straightConnector1"/></xdr:spPr></xdr:cxnSp>'
)
PICTURE = '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="Picture 1" {}/></xdr:nvPicPr></xdr:pic>'
INK = (
    '<xdr14:contentPart r:id="i"><xdr14:nvContentPartPr><xdr14:cNvPr id="2" name="Ink 1"/></xdr14:nvContentPartPr>'
    "</xdr14:contentPart>"
)
CHART, DIAGRAM = f"{DRAWING}/chart", f"{DRAWING}/diagram"


def either(choice: str, fallback: str, requires: str = "xdr14") -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{requires}">{choice}</mc:Choice><mc:Fallback>{fallback}'
        "</mc:Fallback></mc:AlternateContent>"
    )


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        (shape(), "F5 SHAPE"),
        (shape("mathMultiply"), "F5 SHAPE"),
        (shape(about='descr="Yes"'), "F5 SHAPE [Yes]"),
        (shape(text="Green"), "F5 SHAPE Green"),
        (shape("rect", "Green &amp; Amber"), "F5 BOX Green & Amber"),
        (shape("wedgeRoundRectCallout", "This one"), "F5 BOX This one"),
        (shape("rect", boxed='txBox="1"', about='title="Our view"'), "F5 BOX [Our view]"),
        (shape("rightArrow"), "F5 LINE"),
        (shape("line"), "F5 LINE"),
        (shape("curvedConnector3"), "F5 LINE"),
        (LINE, "F5 LINE"),
        (PICTURE.format(""), "F5 PICTURE"),
        (PICTURE.format('title="Tick" descr="A green tick"'), "F5 PICTURE [Tick/A green tick]"),
        (INK, "F5 INK"),
        (either(INK, PICTURE.format("")), "F5 INK"),
        (either(INK, ""), "F5 INK"),
        (either("", PICTURE.format("")), "F5 PICTURE"),
        (either("<strange:thing/>".replace("strange:", ""), shape(text="old"), "a14"), "F5 SHAPE old"),
        (framed("http://schemas.microsoft.com/office/drawing/2017/model3d", ""), "F5 PICTURE"),
    ],
)
def test_kinds(inner: str, shown: str) -> None:
    assert lines(drawn_over(anchored(inner))) == [shown]


@pytest.mark.parametrize(
    "inner",
    [
        shape("rect", boxed='txBox="1"'),  # an empty text box
        shape(about='hidden="1"'),
        either(framed("http://schemas.microsoft.com/office/drawing/2010/slicer", "<s/>"), shape("rect", "A slicer")),
    ],
)
def test_what_says_nothing_is_nothing(inner: str) -> None:
    assert drawn_over(anchored(inner)) == ()


def test_a_mere_point_is_nothing() -> None:
    assert drawn_over(anchored(shape(), corner("from", 2, 2, 5), corner("to", 2, 2, 5))) == ()


def test_a_hidden_shape_is_kept_for_its_words() -> None:
    assert lines(drawn_over(anchored(shape("rect", "Amber", 'hidden="1"')))) == ["F5 BOX Amber"]


def test_what_a_shape_links_to() -> None:
    linked = (
        '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="Picture 1" descr="Minutes"><a:hlinkClick r:id="h"/></xdr:cNvPr>'
        "</xdr:nvPicPr></xdr:pic>"
    )
    found = drawn_over(anchored(linked), h="hyperlink https://board.example/minutes")
    assert lines(found) == ["F5 PICTURE [Minutes/https://board.example/minutes]"]


def test_what_a_piece_of_a_text_links_to() -> None:
    run = '<a:r><a:rPr><a:hlinkClick r:id="h"/></a:rPr><a:t>minutes</a:t></a:r>'
    boxed = f"<xdr:sp><xdr:txBody><a:p>{run}</a:p></xdr:txBody></xdr:sp>"
    found = drawn_over(anchored(boxed), h="hyperlink https://board.example/minutes")
    assert lines(found) == ["F5 BOX minutes [https://board.example/minutes]"]


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (corner("from", 5, 4, 30, 8), corner("to", 5, 4, 200, 15), "F5 SHAPE"),
        (corner("from", 4, 3, 270, 18), corner("to", 6, 5, 8, 2), "F5 SHAPE"),  # a ring drawn a little too large
        (corner("from", 4, 4, 100, 5), corner("to", 6, 6, 150, 15), "E5:G7 SHAPE"),
        (corner("from", 5, 4), corner("to", 6, 5), "F5 SHAPE"),  # it ends where the next cells begin
        (corner("from", 5, 4, 9998, 9998), corner("to", 5, 4, 9999, 9999), "F5 SHAPE"),
        (corner("from", 99999, 9999999), corner("to", 99999, 9999999, 5, 5), "XFD1048576 SHAPE"),
    ],
)
def test_the_cells_under_a_shape(start: str, end: str, shown: str) -> None:
    assert lines(drawn_over(anchored(shape(), start, end), WIDE, rows=HIGH)) == [shown]


def test_one_corner_and_a_size() -> None:
    size = f'<xdr:ext cx="{500 * 9525}" cy="95250"/>'
    one = f"<xdr:oneCellAnchor>{corner('from', 1, 4, 10, 5)}{size}{shape()}</xdr:oneCellAnchor>"
    assert lines(drawn_over(one, WIDE)) == ["B5:C5 SHAPE"]


def test_a_place_on_the_sheet_and_a_size() -> None:
    place = f'<xdr:pos x="{100 * 9525}" y="{85 * 9525}"/><xdr:ext cx="{200 * 9525}" cy="95250"/>'
    assert lines(drawn_over(f"<xdr:absoluteAnchor>{place}{shape()}</xdr:absoluteAnchor>", WIDE)) == ["B5 SHAPE"]


def grouped(*inner: str, size: str = '<a:chOff x="0" y="0"/><a:chExt cx="400" cy="100"/>') -> str:
    own = f'<xdr:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="400" cy="100"/>{size}</a:xfrm></xdr:grpSpPr>'
    return f"<xdr:grpSp><xdr:nvGrpSpPr/>{own}{''.join(inner)}</xdr:grpSp>"


def member(left: int, text: str) -> str:
    return shape("rect", text, place=f'<a:off x="{left}" y="10"/><a:ext cx="90" cy="80"/>')


def test_each_member_of_a_group_has_its_own_place() -> None:
    over = corner("from", 3, 4), corner("to", 7, 5)
    found = drawn_over(anchored(grouped(member(0, "one"), member(210, "two"), member(310, "three")), *over), WIDE)
    assert lines(found) == ["D5 BOX one", "F5 BOX two", "G5 BOX three"]


def test_a_group_in_a_group_and_one_that_says_nothing_of_its_size() -> None:
    over = corner("from", 3, 4), corner("to", 7, 5)
    inner = grouped(member(300, "inner")).replace('<a:off x="0" y="0"/><a:ext', '<a:off x="200" y="0"/><a:ext', 1)
    inner = inner.replace('<a:ext cx="400"', '<a:ext cx="200"', 1)
    assert lines(drawn_over(anchored(grouped(inner), *over), WIDE)) == ["G5 BOX inner"]
    assert lines(drawn_over(anchored(grouped(member(0, "any"), size=""), *over), WIDE)) == ["D5:G5 BOX any"]


def test_groups_as_deep_as_a_part_allows_end() -> None:
    deep = "<xdr:grpSp>" * 3_000 + shape("rect", "deep") + "</xdr:grpSp>" * 3_000
    assert lines(drawn_over(anchored(deep))) == ["F5 BOX deep"]


CHART_PART = (
    f'<c:chartSpace xmlns:c="{CHART}" xmlns:a="{DRAWING}/main"><c:chart><c:title><c:tx><c:rich><a:p><a:r>'
    "<a:t>We say </a:t></a:r><a:r><a:t>Amber</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea>"
    "<c:ser><c:tx><c:v>series</c:v></c:tx>"
    "</c:ser><c:catAx><c:title><c:tx><c:strRef><c:strCache><c:pt><c:v>From a cell</c:v></c:pt></c:strCache></c:strRef>"
    "</c:tx></c:title></c:catAx></c:plotArea></c:chart></c:chartSpace>"
)


def test_a_chart_says_its_titles_and_what_was_drawn_into_it() -> None:
    words = f'<c:userShapes xmlns:a="{DRAWING}/main"><a:p><a:r><a:t>ask Ann</a:t></a:r></a:p></c:userShapes>'
    found = drawn_over(
        anchored(framed(CHART, '<c:chart r:id="c"/>')),
        c="chart ../charts/chart1.xml",
        more={
            "xl/charts/chart1.xml": CHART_PART,
            "xl/charts/_rels/chart1.xml.rels": relations(u="chartUserShapes ../drawings/drawing2.xml"),
            "xl/drawings/drawing2.xml": words,
        },
    )
    assert lines(found) == ["F5 CHART We say Amber/From a cell/ask Ann"]


def test_a_chart_of_a_newer_kind_is_counted_once() -> None:
    title = "<cx:title><cx:tx><cx:txData><cx:v>Funnel</cx:v></cx:txData></cx:tx></cx:title>"
    part = f"<cx:chartSpace><cx:chart>{title}</cx:chart></cx:chartSpace>"
    frame = framed("http://schemas.microsoft.com/office/drawing/2014/chartex", '<cx:chart r:id="c"/>')
    anchors = anchored(either(frame, shape("rect", "This chart isn't available in your version of Excel."), "cx1"))
    found = drawn_over(anchors, c="chartEx ../charts/chartEx1.xml", more={"xl/charts/chartEx1.xml": part})
    assert lines(found) == ["F5 CHART Funnel"]


def test_a_chart_without_its_part_is_still_a_chart() -> None:
    assert lines(drawn_over(anchored(framed(CHART, '<c:chart r:id="c"/>')))) == ["F5 CHART"]


def test_a_diagram_says_its_points() -> None:
    points = "".join(
        f"<dgm:pt><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>" for text in ("one", "two")
    )
    part = f"<dgm:dataModel><dgm:ptLst><dgm:pt type='pres'/>{points}</dgm:ptLst></dgm:dataModel>"
    frame = framed(DIAGRAM, '<dgm:relIds r:dm="m" r:lo="l"/>')
    found = drawn_over(anchored(frame), m="diagramData ../diagrams/data1.xml", more={"xl/diagrams/data1.xml": part})
    assert lines(found) == ["F5 DIAGRAM one/two"]


def test_line_breaks_and_formulas_in_a_text() -> None:
    body = (
        "<xdr:txBody><a:p><a:r><a:t>one</a:t></a:r><a:br/><a:r><a:t>two</a:t></a:r></a:p><a:p>"
        f"{either('<a:r><a:t>x</a:t></a:r>', '<a:r><a:t>x again</a:t></a:r>')}</a:p></xdr:txBody>"
    )
    inner = shape("rect", "y").replace(paragraphs("y"), body)
    assert lines(drawn_over(anchored(inner))) == ["F5 BOX one/two/x"]


def test_an_anchor_among_alternatives_is_read_whatever_they_require() -> None:
    anchors = either(anchored(shape("rect", "new")), "", "unknown") + either("", anchored(shape("rect", "old")))
    assert lines(drawn_over(anchors)) == ["F5 BOX new", "F5 BOX old"]


def drawing(anchors: str) -> bytes:
    part = f'<d xmlns:mc="{COMPATIBLE}">{anchors}</d>'
    related = relations(d="drawing ../drawings/drawing1.xml")
    return with_sheet(DRAWS, related=related, more={"xl/drawings/drawing1.xml": part})


def test_more_than_can_be_listed_is_said_with_its_number() -> None:
    assert codes(drawing("<oneCellAnchor><sp/></oneCellAnchor>" * 5_003)) == ["WARNING Target W037"]


def test_a_relation_that_the_sheet_does_not_use_says_nothing() -> None:
    related = relations(d="drawing ../drawings/drawing9.xml", v="vmlDrawing ../x.vml", c="comments ../comments9.xml")
    assert codes(with_sheet(related=related)) == []


def test_drawings_that_the_sheet_uses_and_that_are_not_there_are_said_once() -> None:
    related = relations(d="drawing ../drawings/drawing9.xml", v="vmlDrawing ../x.vml")
    assert codes(with_sheet(DRAWS + '<legacyDrawing r:id="v"/>', related=related)) == ["WARNING Target W035"]
    assert codes(with_sheet(DRAWS)) == ["WARNING Target W035"]


def test_comments_that_the_sheet_shows_and_that_are_not_there_are_said() -> None:
    related = relations(v="vmlDrawing ../x.vml", c="comments ../comments9.xml")
    assert codes(with_sheet('<legacyDrawing r:id="v"/>', related=related)) == ["ERROR Target W036"]
