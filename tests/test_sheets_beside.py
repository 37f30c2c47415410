"""What stands beside the cells of an .xlsx: links, headers, comments, other sheets; pictures and boxes in cells."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest

from csxl.sheets.cells import Flag, Place
from csxl.sheets.notes import own_words
from csxl.sheets.page_headers import printed
from csxl.sheets.repair import with_ampersands
from tests.helpers.drawn_parts import (
    DRAWS,
    RED,
    RELATIONS,
    SPACES,
    Changed,
    anchored,
    framed,
    lines,
    shape,
    sheet,
    sheet_xml,
    with_sheet,
)
from tests.helpers.ooxml_packages import (
    DRAWING,
    MAIN,
    OFFICE,
    SHEET,
    book,
    codes,
    package,
    relations,
    strings,
    workbook,
)

RICH = "http://schemas.microsoft.com/office/spreadsheetml/2017/richdata"


def linked(listed: str, rows: str = RED, **related: str) -> dict[Place, str]:
    data = with_sheet(f"<hyperlinks>{listed}</hyperlinks>", rows, related=relations(**related))
    return dict(sheet(data).links)


def test_links_to_the_world_outside_as_they_are_stored() -> None:
    found = linked(
        '<hyperlink ref="H5" r:id="a"/><hyperlink ref="H6:I6" r:id="b" location="page=4"/>'
        '<hyperlink ref="A3" location="\'Start\'!A1"/><hyperlink ref="nowhere" r:id="a"/>'
        '<hyperlink ref="B1" r:id="x"/>',
        a="hyperlink https://board.example/Minutes%20May.docx",
        b="hyperlink file:///S:/Policy%20v4.pdf",
    )
    assert found == {
        Place(5, 8): "https://board.example/Minutes%20May.docx",
        Place(6, 8): "file:///S:/Policy%20v4.pdf#page=4",
        Place(6, 9): "file:///S:/Policy%20v4.pdf#page=4",
    }


def test_a_link_over_whole_columns_is_put_on_its_first_cell() -> None:
    found = linked('<hyperlink ref="B2:C1048576" r:id="a"/>', a="hyperlink https://board.example")
    assert found == {Place(2, 2): "https://board.example"}


@pytest.mark.parametrize(
    ("formula", "address"),
    [
        ('HYPERLINK("https://a.example/?q=""x""","Minutes")', 'https://a.example/?q="x"'),
        ('IF(A1="","",hyperlink( "S:\\Minutes.docx" ))', "S:\\Minutes.docx"),
        ('HYPERLINK("#\'Start\'!A1","Back")', ""),
        ('HYPERLINK("[Other.xlsx]Start!A1","x")', ""),
        ("HYPERLINK(A1)", ""),
        ('CONCATENATE("https://a.example")', ""),
    ],
)
def test_links_by_formula(formula: str, address: str) -> None:
    row = f'<row r="1"><c r="A1" t="str"><f>{escape(formula)}</f><v>Minutes</v></c></row>'
    assert linked("", row) == ({Place(1, 1): address} if address else {})


@pytest.mark.parametrize(
    ("stored", "said"),
    [
        ('&C&"Calibri,Bold"DRAFT - not signed off', ("DRAFT - not signed off",)),
        ("&LPolice && Crime&RPage &P of &N", ("Police & Crime",)),
        ("&LSmith && Sons&CDraft 2&R&D &T", ("Smith & Sons", "Draft 2")),
        ("&L&12 Large&C&K00-049Grey&R&KFF0000Red words", ("Large", "Grey", "Red words")),
        ("&CTudalen &P o &N", ()),
        ("&CSeite &P+1 von &N", ()),
        ("&CDraft, page &P", ("Draft, page",)),
        ("&RPage ", ()),
        ("&C&A&R&F", ()),
        ("&C&G", ()),
        ('&C_x000D_&1#&"Calibri"&10&K000000 OFFICIAL', ("OFFICIAL",)),
        ("no section at all", ("no section at all",)),
        ("&Lone\ntwo &P", ("one\ntwo",)),
        ("&", ()),
    ],
)
def test_the_words_of_page_headers(stored: str, said: tuple[str, ...]) -> None:
    assert printed(stored) == said


def test_headers_of_odd_even_and_first_pages_each_once() -> None:
    after = (
        '<headerFooter differentFirst="1"><oddHeader>&amp;CDraft</oddHeader><oddFooter>&amp;LAnn</oddFooter>'
        "<evenHeader>&amp;CDraft</evenHeader><firstFooter>&amp;RFirst</firstFooter></headerFooter>"
    )
    assert sheet(with_sheet(after)).printed == ("Draft", "Ann", "First")


METADATA = (
    f'<metadata xmlns:x="{RICH}"><metadataTypes count="2"><metadataType name="XLDAPR"/><metadataType '
    'name="XLRICHVALUE"/></metadataTypes><futureMetadata name="XLDAPR">'
    "<bk><extLst><ext><dynamicArrayProperties/></ext></extLst></bk>"
    '</futureMetadata><futureMetadata name="XLRICHVALUE"><bk><extLst><ext><x:rvb i="1"/></ext></extLst></bk><bk>'
    '<extLst><ext><x:rvb i="0"/></ext></extLst></bk></futureMetadata><valueMetadata><bk><rc t="2" v="0"/></bk><bk>'
    '<rc t="2" v="1"/></bk></valueMetadata></metadata>'
)
STRUCTURES = (
    f'<rvStructures xmlns="{RICH}"><s t="_error"><k n="errorType" t="i"/></s><s t="_localImage">'
    '<k n="_rvRel:LocalImageIdentifier" t="i"/><k n="CalcOrigin" t="i"/><k n="Text" t="s"/></s></rvStructures>'
)
VALUES = f'<rvData xmlns="{RICH}"><rv s="0"><v>13</v></rv><rv s="1"><v>0</v><v>5</v><v>A green tick</v></rv></rvData>'
PICTURES: Changed = {
    "xl/metadata.xml": METADATA,
    "xl/richData/rdrichvaluestructure.xml": STRUCTURES,
    "xl/richData/rdrichvalue.xml": VALUES,
}


def test_a_picture_in_a_cell_is_a_picture_and_an_error_is_none() -> None:
    row = '<row r="1"><c r="A1" t="e" vm="1"><v>#VALUE!</v></c><c r="B1" t="e" vm="2"><v>#VALUE!</v></c></row>'
    found = sheet(with_sheet(rows=row, more=PICTURES))
    assert lines(found.drawn) == ["A1 PICTURE [A green tick]"]
    assert found.cells[Place(1, 1)].flags == Flag.ERROR


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ('_xlfn.IMAGE("https://a.example/t.png","A tick")', "A1 PICTURE [A tick]"),
        ('IMAGE("https://a.example/t.png")', "A1 PICTURE [https://a.example/t.png]"),
        ('_xlfn.DISPIMG("ID_0123",1)', "A1 PICTURE"),
    ],
)
def test_a_formula_that_shows_a_picture(formula: str, shown: str) -> None:
    row = f'<row r="1"><c r="A1" t="e"><f>{formula}</f><v>#VALUE!</v></c></row>'
    assert lines(sheet(with_sheet(rows=row)).drawn) == [shown]


def test_cells_that_are_check_boxes() -> None:
    own = '<xf xmlns:p="p"><extLst><ext><p:xfComplement i="0"/></ext></extLst></xf>'
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf/>{own}</cellXfs></styleSheet>'
    values = '<c r="A1" t="b" s="1"><v>1</v></c><c r="B1" t="b" s="1"><v>0</v></c><c r="C1" t="b"><v>1</v></c>'
    row = f'<row r="1">{values}</row>'
    more: Changed = {"xl/styles.xml": styles, "xl/featurePropertyBag/featurePropertyBag.xml": "<b/>"}
    assert lines(sheet(with_sheet(rows=row, more=more)).drawn) == ["A1 CONTROL on", "B1 CONTROL off"]


ENGLISH = (
    "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment; however, any edits to it "
    "will get removed if the file is opened in a newer version of Excel. Learn more: "
    "https://go.microsoft.com/fwlink/?linkid=870924\n\nComment:\n    {}"
)
GERMAN = (
    "[Kommentarthread]\n\nIhre Version von Excel gestattet Ihnen das Lesen dieses Kommentarthreads. Weitere "
    "Informationen: https://go.microsoft.com/fwlink/?linkid=870924\n\nKommentar:\n    {}"
)


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (ENGLISH.format("Green I think"), "Green I think"),
        (ENGLISH.format("Green I think\nReply:\n    No, Amber"), "Green I think\nNo, Amber"),
        (GERMAN.format("Gelb\nAntwort:\n    Rot"), "Gelb\nRot"),
        ("tc={0A1B2C3D-0000-4000-8000-0123456789AB}:\n" + ENGLISH.format("Green"), "Green"),
        ("tc={0A1B2C3D-0000-4000-8000-0123456789AB}\nGreen", "Green"),
        (" ".join(ENGLISH.format("Green, see: minutes").split()), "Green, see: minutes"),
        (ENGLISH.format("We said:\nAmber"), "We said:\nAmber"),
        ("Ann:\nComment: Green", "Ann:\nComment: Green"),
        ("", ""),
    ],
)
def test_only_what_people_said_is_kept_of_a_note(note: str, said: str) -> None:
    assert own_words(note) == said


def test_threads_without_notes_and_without_people() -> None:
    thread = (
        '<ThreadedComments><threadedComment ref="A1" personId="{P1}" id="{1}"><text>Green I think</text>'
        '</threadedComment><threadedComment ref="A1" personId="{P2}" parentId="{1}"><text>No</text>'
        "</threadedComment></ThreadedComments>"
    )
    related = relations(t="threadedComment ../threadedComments/t1.xml")
    found = sheet(with_sheet(related=related, more={"xl/threadedComments/t1.xml": thread}))
    assert found.cells[Place(1, 1)].comment == "Green I think\nNo"


def test_more_comments_than_a_sheet_can_have_are_said() -> None:
    notes = "".join(f'<comment ref="A{row}"><text><t>x</t></text></comment>' for row in range(1, 50_003))
    related = relations(c="comments ../comments1.xml")
    data = with_sheet(related=related, more={"xl/comments1.xml": f"<comments>{notes}</comments>"})
    assert codes(data) == ["ERROR Target W019"]


TITLE = "<c:title><a:p><a:r><a:t>We say Amber</a:t></a:r></a:p></c:title>"
CHART = f'<c:chartSpace xmlns:c="c" xmlns:a="a">{TITLE}</c:chartSpace>'


def test_a_chart_sheet_and_a_dialogue_keep_their_words() -> None:
    header = "<headerFooter><oddHeader>Draft</oddHeader></headerFooter>"
    chart = f'<chartsheet xmlns="{MAIN}" xmlns:r="{OFFICE}">{header}{DRAWS}</chartsheet>'
    inner = framed(f"{DRAWING}/chart", '<c:chart r:id="c"/>')
    frame = f"<xdr:absoluteAnchor>{inner}</xdr:absoluteAnchor>"
    found = book(
        package(
            RED,
            {
                "xl/workbook.xml": workbook(
                    'name="Target" r:id="s1"',
                    'name="Our chart" r:id="s2"',
                    'name="Dialogue" r:id="s3"',
                    'name="Bare" r:id="s4"',
                ),
                "xl/_rels/workbook.xml.rels": relations(
                    s1="worksheet worksheets/sheet1.xml",
                    s2="chartsheet chartsheets/sheet1.xml",
                    s3="dialogsheet dialogsheets/sheet1.xml",
                    s4="chartsheet chartsheets/sheet2.xml",
                ),
                "xl/chartsheets/sheet1.xml": chart,
                "xl/chartsheets/sheet2.xml": "<chartsheet/>",
                "xl/chartsheets/_rels/sheet1.xml.rels": relations(d="drawing ../drawings/drawing1.xml"),
                "xl/dialogsheets/sheet1.xml": f'<dialogsheet xmlns="{MAIN}" xmlns:r="{OFFICE}">{DRAWS}</dialogsheet>',
                "xl/dialogsheets/_rels/sheet1.xml.rels": relations(d="drawing ../drawings/drawing2.xml"),
                "xl/drawings/drawing1.xml": f"<xdr:wsDr {SPACES}>{frame}</xdr:wsDr>",
                "xl/drawings/_rels/drawing1.xml.rels": relations(c="chart ../charts/chart1.xml"),
                "xl/drawings/drawing2.xml": f"<xdr:wsDr {SPACES}>{anchored(shape('rect', 'Which rating?'))}</xdr:wsDr>",
                "xl/charts/chart1.xml": CHART,
            },
        )
    )
    shown = [(one.name, lines(one.drawn), one.printed) for one in found.sheets[1:]]
    assert shown == [("Our chart", ["A1 CHART We say Amber"], ("Draft",)), ("Dialogue", ["F5 BOX Which rating?"], ())]


def test_bare_ampersands_are_read_as_they_are_meant() -> None:
    bare = package(
        "",
        {
            "xl/workbook.xml": workbook('name="Legal & policy" r:id="s1"'),
            "xl/sharedStrings.xml": strings("<t>Health & Safety &amp; more</t>"),
            SHEET: sheet_xml("", '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="str"><v>A&B</v></c></row>'),
        },
    )
    found = book(bare)
    assert found.sheets[0].name == "Legal & policy"
    assert [cell.text for cell in found.sheets[0].cells.values()] == ["Health & Safety & more", "A&B"]


def test_bare_ampersands_in_relations() -> None:
    related = relations(h="hyperlink https://a.example/?a=1&b=2")
    data = with_sheet('<hyperlinks><hyperlink ref="A1" r:id="h"/></hyperlinks>', related=related)
    assert sheet(data).links == {Place(1, 1): "https://a.example/?a=1&b=2"}


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 100])
def test_ampersands_where_chunks_end(size: int) -> None:
    text = b"a & b &amp; c &#38; d &#x26; e &nbsp; f &lt;&& &amp"
    chunks = [text[at : at + size] for at in range(0, len(text), size)]
    wanted = b"a &amp; b &amp; c &#38; d &#x26; e &amp;nbsp; f &lt;&amp;&amp; &amp;amp"
    assert b"".join(with_ampersands(chunks)) == wanted


def test_no_sheet_is_called_by_the_name_of_its_part() -> None:
    broken = workbook('name="Target" r:id="s1"').replace("</sheets>", "<sheet <")
    data = package(RED, {"xl/workbook.xml": broken, "xl/worksheets/sheet2.xml": sheet_xml("")})
    assert codes(data)[0] == "WARNING W026"


def test_parts_that_are_no_sheets_are_not_read_for_their_names() -> None:
    others: Changed = {f"xl/p{number}.xml": "<a>" + "<b/>" * 2_000 + "</a>" for number in range(50)}
    data = package(
        RED,
        {"_rels/.rels": None, "xl/workbook.xml": None, "xl/book9.xml": workbook('name="Target" r:id="s1"'), **others},
    )
    assert RELATIONS not in others
    assert "ERROR W004" not in codes(data)
