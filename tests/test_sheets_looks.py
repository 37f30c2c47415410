"""Fills, crossed-out text, comments, shapes and properties."""

import pytest

from csxl.sheets.cells import Area, Drawn, DrawnKind, Flag, Place
from tests.helpers.ooxml_packages import (
    DRAWING,
    SHEET,
    book,
    cell,
    cells,
    codes,
    package,
    relations,
    strings,
    styles,
    worksheet,
)

FILLED_CELL = '<row r="1"><c r="A1" s="1"/><c r="B1" s="0"/><c r="C1"><v>1</v></c></row>'
RELATIONS = "xl/worksheets/_rels/sheet1.xml.rels"
RED = '<row r="1"><c r="A1" t="str"><v>Red</v></c></row>'
SPACES = f'xmlns:xdr="{DRAWING}/spreadsheetDrawing" xmlns:a="{DRAWING}/main"'
PLACEHOLDER = (
    "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment; however, any "
    "edits to it will get removed.\n\nComment:\n    "
)


def filled(fill: str, **parts: str) -> str:
    """The fill that a cell of this style shows."""
    form = styles('<xf fillId="0"/><xf fillId="1"/>', fills=f"<fill/><fill>{fill}</fill>", **parts)
    found = cells(package(FILLED_CELL, {"xl/styles.xml": form})).get("A1")
    assert found is None or found.flags == Flag.FILLED
    return found.fill if found else ""


@pytest.mark.parametrize(
    ("fill", "shown"),
    [
        ('<patternFill patternType="solid"><fgColor rgb="FFBF242A"/></patternFill>', "#BF242A"),
        ('<patternFill patternType="solid"><fgColor rgb="bf242a"/></patternFill>', "#BF242A"),
        ('<patternFill patternType="solid"><fgColor rgb="#f0a"/></patternFill>', "#FF00AA"),
        ('<patternFill patternType="solid"><fgColor rgb="purple"/></patternFill>', ""),
        ('<patternFill patternType="solid"><fgColor indexed="10"/></patternFill>', "#FF0000"),
        ('<patternFill patternType="solid"><fgColor indexed="999"/></patternFill>', ""),
        ('<patternFill patternType="darkUp"><bgColor rgb="FF00FF00"/></patternFill>', "#00FF00"),
        ('<patternFill patternType="gray125"/>', ""),
        ('<patternFill patternType="darkUp"><fgColor rgb="FF000000"/></patternFill>', "#808080"),
        ('<patternFill patternType="darkUp"><fgColor auto="1"/><bgColor rgb="FF00FF00"/></patternFill>', "#00FF00"),
        ('<gradientFill><stop><color rgb="FFF"/></stop><stop><color rgb="FF0000FF"/></stop></gradientFill>', "#0000FF"),
        ('<patternFill patternType="none"><fgColor rgb="FF00FF00"/></patternFill>', ""),
        ('<gradientFill><stop><color rgb="FF0000FF"/></stop><stop><color rgb="FFF"/></stop></gradientFill>', "#0000FF"),
        ('<patternFill patternType="solid"><fgColor theme="4"/></patternFill>', "theme:4"),
        ("", ""),
    ],
)
def test_fills(fill: str, shown: str) -> None:
    assert filled(fill) == shown


def test_a_palette_of_the_workbooks_own() -> None:
    fill = '<patternFill patternType="solid"><fgColor indexed="1"/></patternFill>'
    own = '<indexedColors><rgbColor rgb="00000000"/><rgbColor rgb="00ABCDEF"/></indexedColors>'
    assert filled(fill, colors=own) == "#ABCDEF"


@pytest.mark.parametrize(
    ("number", "tint", "shown"),
    [
        ("0", "0", "#FFFFFF"),
        ("1", "0", "#000000"),
        ("0", "-0.5", "#808080"),
        ("1", "0.5", "#808080"),
        ("4", "", "#4472C4"),
        ("99", "0", "theme:99"),
    ],
)
def test_colours_of_the_theme(number: str, tint: str, shown: str) -> None:
    theme = (
        f'<a:theme xmlns:a="{DRAWING}/main"><a:themeElements><a:clrScheme><a:dk1><a:sysClr val="windowText" '
        'lastClr="000000"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1><a:accent1><a:srgbClr val="4472C4"/>'
        "</a:accent1></a:clrScheme></a:themeElements></a:theme>"
    )
    fill = f'<patternFill patternType="solid"><fgColor theme="{number}" tint="{tint}"/></patternFill>'
    form = styles('<xf fillId="0"/><xf fillId="1"/>', fills=f"<fill/><fill>{fill}</fill>")
    found = cells(package(FILLED_CELL, {"xl/styles.xml": form, "xl/theme/theme1.xml": theme}))
    assert found["A1"].fill == shown


@pytest.mark.parametrize("style", ["7", "-1", "x", "99999999999999999999"])
def test_a_style_that_does_not_exist_is_plain(style: str) -> None:
    rows = f'<row r="1"><c r="A1" s="{style}"><v>46082</v></c></row>'
    found = cell(rows, changed={"xl/styles.xml": styles('<xf numFmtId="14"/>')})
    assert (found.value, found.flags) == (46082.0, Flag.NONE)


def test_crossed_out_by_the_cells_font() -> None:
    form = styles('<xf fontId="0"/><xf fontId="1"/><xf fontId="9"/>', fonts="<font/><font><strike/></font>")
    rows = '<row r="1"><c r="A1" t="str" s="1"><v>Red</v></c><c r="B1" t="str" s="2"><v>Red</v></c></row>'
    found = cells(package(rows, {"xl/styles.xml": form}))
    assert (found["A1"].flags, found["B1"].flags) == (Flag.STRUCK, Flag.NONE)


@pytest.mark.parametrize(
    ("border", "struck"),
    [
        ('<border diagonalUp="1"><diagonal style="thick"/></border>', True),
        ('<border diagonalDown="true"><left/><diagonal style="thin"><color auto="1"/></diagonal></border>', True),
        ('<border><diagonal style="thin"/></border>', False),
        ('<border diagonalUp="1"><diagonal/></border>', False),
    ],
)
def test_crossed_out_by_a_line_across_the_cell(border: str, struck: bool) -> None:
    form = styles('<xf/><xf borderId="1"/>', borders=f"<border/>{border}")
    found = cell('<row r="1"><c r="A1" t="str" s="1"><v>Red</v></c></row>', changed={"xl/styles.xml": form})
    assert bool(found.flags & Flag.STRUCK) is struck


def test_letters_of_another_font_or_size_than_the_workbooks() -> None:
    names = ("Arial 11", "Arial 11.0", "Arial 16", "Papyrus 11")
    fonts = "".join('<font><sz val="{1}"/><name val="{0}"/></font>'.format(*name.split()) for name in names)
    form = styles("".join(f'<xf fontId="{number}"/>' for number in range(4)), fonts=fonts)
    rows = "".join(f'<c r="{column}1" t="str" s="{at}"><v>x</v></c>' for at, column in enumerate("ABCD"))
    found = cells(package(f'<row r="1">{rows}</row>', {"xl/styles.xml": form}))
    assert [one.look.font for one in found.values()] == ["", "", "Arial 16", "Papyrus 11"]


def test_a_rule_that_colours_only_letters() -> None:
    form = styles(
        "<xf/>", dxfs='<dxf><font><b/><color rgb="FFFF0000"/></font><border><top><color/></top></border></dxf>'
    )
    rule = '<conditionalFormatting sqref="F5"><cfRule type="expression" dxfId="0"><formula>TRUE</formula></cfRule>'
    parts = {"xl/styles.xml": form, SHEET: worksheet(RED, after=f"{rule}</conditionalFormatting>")}
    assert [one.fill for one in book(package(changed=parts)).sheets[0].rules] == ["#FF0000"]


def test_formats_of_conditional_rules_are_not_the_cells() -> None:
    form = styles(
        '<xf numFmtId="200"/>',
        dxfs='<dxf><font><strike/></font><numFmt numFmtId="200" formatCode="d/m/y"/>'
        '<fill><patternFill><bgColor rgb="FFFF0000"/></patternFill></fill></dxf>',
    )
    found = cell('<row r="1"><c r="A1" s="0"><v>1</v></c></row>', changed={"xl/styles.xml": form})
    assert (found.value, found.flags) == (1.0, Flag.NONE)


@pytest.mark.parametrize("broken", ["<styleSheet><fonts>", "", "not XML"])
def test_broken_styles_are_said_and_the_values_read(broken: str) -> None:
    data = package(RED, {"xl/styles.xml": broken})
    assert codes(data) == ["WARNING W018"]


def commented(**changed: str) -> dict[str, str]:
    legacy = (
        '<comments><authors><author>Ann</author></authors><commentList><comment ref="A1" authorId="0"><text><r>'
        f"<t>Ann:</t></r><r><t> why not Amber?</t></r></text></comment><comment ref='C3' authorId='1'><text><t>"
        f"{PLACEHOLDER}Green I think</t></text></comment></commentList></comments>"
    )
    return {
        RELATIONS: relations(a="comments ../comments1.xml", b="threadedComment /xl/threadedComments/t1.xml"),
        "xl/comments1.xml": legacy,
        **changed,
    }


def test_comments_of_the_old_kind_and_a_thread_whose_part_is_lost() -> None:
    found = cells(package(RED, commented()))
    assert (found["A1"].text, found["A1"].comment, found["A1"].flags) == ("Red", "Ann: why not Amber?", Flag.COMMENTED)
    assert (found["C3"].text, found["C3"].comment, found["C3"].flags) == ("", "Green I think", Flag.COMMENTED)


def test_threaded_comments_with_their_authors() -> None:
    threads = (
        '<ThreadedComments><threadedComment ref="C3" personId="{P1}" id="{1}"><text>Green I think</text>'
        '</threadedComment><threadedComment ref="C3" personId="{P2}" parentId="{1}"><text>No, Amber</text>'
        "</threadedComment></ThreadedComments>"
    )
    people = '<personList><person displayName="Ann" id="{p1}"/></personList>'
    found = cells(
        package(
            RED,
            commented(
                **{
                    "xl/threadedComments/t1.xml": threads,
                    "xl/persons/person.xml": people,
                    "xl/_rels/workbook.xml.rels": relations(
                        s1="worksheet worksheets/sheet1.xml", p="person persons/person.xml"
                    ),
                }
            ),
        )
    )
    assert found["C3"].comment == "Ann: Green I think\nNo, Amber"


@pytest.mark.parametrize("part", ["<comments><x>"])
def test_broken_comments_are_said(part: str | None) -> None:
    related = relations(a="comments ../comments1.xml")
    assert codes(package(RED, {RELATIONS: related, "xl/comments1.xml": part})) == ["ERROR Target W019"]


def test_missing_styles_are_said_where_cells_want_them() -> None:
    assert codes(package('<row r="1"><c r="A1" s="3"><v>46082</v></c></row>')) == ["WARNING W018"]


def drawing(inner: str) -> dict[str, str]:
    return {
        RELATIONS: relations(d="drawing ../drawings/drawing1.xml", i="image ../media/none.png"),
        "xl/drawings/drawing1.xml": f"<xdr:wsDr {SPACES}>{inner}</xdr:wsDr>",
    }


def test_shapes_with_text_stand_at_their_corner() -> None:
    inner = (
        "<xdr:twoCellAnchor><xdr:from><xdr:col>6</xdr:col><xdr:row>4</xdr:row></xdr:from><xdr:to>"
        "<xdr:col>9</xdr:col><xdr:row>9</xdr:row></xdr:to><xdr:sp><xdr:txBody><a:p><a:r><a:t>Am</a:t></a:r><a:r><a:t>ber</a:t></a:r>"
        "</a:p><a:p><a:r><a:t>I think</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>"
        "<xdr:absoluteAnchor><xdr:sp><xdr:txBody><a:p><a:r><a:t>loose</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
        "</xdr:absoluteAnchor><xdr:oneCellAnchor><xdr:pic/></xdr:oneCellAnchor>"
    )
    assert book(package(RED, drawing(inner))).sheets[0].drawn == (
        Drawn(Area(5, 7, 9, 9), text="Amber\nI think"),
        Drawn.at(Place(1, 1), "loose"),
        Drawn(Area(1, 1, 1, 1), DrawnKind.PICTURE),
    )


@pytest.mark.parametrize(
    "anchor",
    [
        "<xdr:twoCellAnchor><xdr:from/><xdr:to/><xdr:clientData/></xdr:twoCellAnchor>",
        '<xdr:twoCellAnchor><xdr:from/><xdr:to/><xdr:sp><xdr:nvSpPr><xdr:cNvPr id="0" name="Option Button 1"/>'
        "</xdr:nvSpPr></xdr:sp></xdr:twoCellAnchor>",
    ],
)
def test_a_place_without_anything_in_it_is_said(anchor: str) -> None:
    assert codes(package(RED, drawing(anchor))) == ["WARNING Target W035"]


def test_broken_drawings_are_said() -> None:
    assert codes(package(RED, drawing("<a:p>"))) == ["WARNING Target W020"]


def test_properties_by_name() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:creator>Ann</dc:creator><dc:title/>'
        "<dcterms:modified>2026-03-01T09:00:00Z</dcterms:modified></cp:coreProperties>"
    )
    custom = (
        '<Properties xmlns:vt="v"><property name="csxl Agency code"><vt:lpwstr>AB_x0031_2</vt:lpwstr></property>'
        '<property name="Count"><vt:i4>3</vt:i4></property></Properties>'
    )
    related = relations(w="officeDocument xl/workbook.xml", b="custom-properties gone.xml")
    found = book(package(RED, {"docProps/core.xml": core, "docProps/custom.xml": custom, "_rels/.rels": related}))
    assert found.properties == {
        "csxl Agency code": "AB12",
        "Count": "3",
        "creator": "Ann",
        "modified": "2026-03-01T09:00:00Z",
    }


@pytest.mark.parametrize(
    ("more", "program", "modified"),
    [
        ("<cp:revision>3</cp:revision>", "LibreOffice/24.2.4.2$Linux_X86_64", "2026-03-01T09:00:00"),
        ("<cp:revision>3</cp:revision>", "", "2026-03-01T09:00:00"),
        ("<cp:revision>3</cp:revision>", "Microsoft Excel", "2026-03-01T09:00:00Z"),
        ("", "LibreOffice/24.2.4.2$Linux_X86_64", "2026-03-01T09:00:00Z"),  # its own files always count revisions
    ],
)
def test_the_z_after_a_time_by_the_clock_on_the_wall_is_not_believed(more: str, program: str, modified: str) -> None:
    core = (
        '<cp:coreProperties xmlns:cp="c" xmlns:dcterms="t">'
        f"<dcterms:modified>2026-03-01T09:00:00Z</dcterms:modified>{more}</cp:coreProperties>"
    )
    parts = {
        "docProps/core.xml": core,
        "docProps/app.xml": f"<Properties><Application>{program}</Application></Properties>",
    }
    assert book(package(RED, parts)).properties["modified"] == modified


def test_broken_properties_are_not_said() -> None:
    assert book(package(RED, {"docProps/core.xml": "<a><b>", "docProps/custom.xml": b"\xff\xfe"})).properties == {}


def test_broken_validations_filters_tables_and_links_are_not_said() -> None:
    after = (
        '<autoFilter ref="junk"><filterColumn colId="x"/></autoFilter><dataValidations count="x">'
        '<dataValidation type="made-up" sqref=""><formula1>&lt;</formula1></dataValidation></dataValidations>'
        '<conditionalFormatting><cfRule type="none"/></conditionalFormatting>'
        '<hyperlinks><hyperlink ref="ZZZZ9" r:id="gone"/></hyperlinks>'
        '<pageMargins left="x"/><tableParts><tablePart r:id="gone"/></tableParts>'
    )
    data = package("", {SHEET: worksheet(RED, after=after), RELATIONS: relations(gone="table ../tables/none.xml")})
    assert cells(data)["A1"].text == "Red"


def test_macros_and_links_to_other_files_are_noted() -> None:
    data = package(
        RED,
        {
            "xl/vbaProject.bin": b"x",
            "xl/_rels/workbook.xml.rels": relations(
                s1="worksheet worksheets/sheet1.xml", e="externalLink externalLinks/e1.xml", t="sharedStrings s.xml"
            ),
            "xl/s.xml": strings("<t>x</t>"),
        },
    )
    assert codes(data) == ["NOTE W022", "NOTE W023"]
