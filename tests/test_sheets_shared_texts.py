"""The table of shared texts is cut into its items, each known by its own bytes: it says what the parser says of it."""

import pytest

from csxl.sheets.faults import PartFault
from csxl.sheets.strings import Said, Strings, cut
from csxl.text.memo import without_memory
from tests.helpers.ooxml_packages import strings

Found = tuple[list[Said], str]
STRUCK = "<r><t>Red </t></r><r><rPr><strike/></rPr><t>Amber</t></r>"
PLAIN = [
    ("<t>Red</t>",),
    ("<t>Red</t>", "<t>Red</t>", "<t/>", "", '<t xml:space="preserve"> Amber </t>'),
    (STRUCK, "<t>a</t>", STRUCK),
    ("<t>a &amp; b &lt;si> &#233; &#x41;_x000D_</t>", "<t>Größe \N{GRINNING FACE}</t>"),
    ("<t>Really? Yes! No?!</t>",),
    ("<t>&amp;lt; &lt;b&gt; &quot;&apos;&#10;&amp;amp;</t>", "<t>&amp;#10;</t>"),
    ("<t>a]]b \x7f \x85 \uf0fc \ufffd\t\n</t>", "<t>&#9;&#x26;&#38;</t>"),
    ("<x:t>prefixed</x:t>", "<t a='>'>an attribute</t>"),
    ("<t>two lines\r\nand\rmore</t>", "<rPh><t>phonetic</t></rPh><t>plain</t>"),
    ("<t>" + "long" * 1_000 + "</t>", "<t>" + "long" * 1_000 + "</t>"),
    tuple(f"<t>{number}</t>" for number in range(3_000)),
]
UNUSUAL = [
    "<sst></sst>",
    "<sst/>",
    "<sst><si/></sst>",
    "<sst><si><t>a</t></si> <si><t>b</t></si></sst>",
    "<sst><si><t>a</t></si>x</sst>",
    "<sst>x<si><t>a</t></si></sst>",
    "<sst><si><t>a</t></si><other/></sst>",
    "<sst><si><t>a</t></si><x><si><t>b</t></si></x></sst>",
    "<sst><si a='1'><t>a</t></si><si><t>b</t></si></sst>",
    "<sst><si><t>a</t><si><t>b</t></si></si></sst>",
    "<sst><si><si></si><si><t>a</t></si></si></sst>",
    "<sst><si></si> <si>b</si> <si>c</si><si><si></si><si>x</si></si></sst>",
    "<sst><si><!--</si><si>--><t>a</t></si></sst>",
    "<sst><si><!-- a --><t>a</t></si><si><t><![CDATA[</si><si>]]></t></si></sst>",
    "<sst><si><?a </si><si> ?><t>a</t></si></sst>",
    "<sst><si><t>a & b</t></si></sst>",
    "<sst><si><t>&copy;</t></si></sst>",
    "<sst><si><t>&ampx</t></si></sst>",
    "<sst><si><t>a]]>b</t></si></sst>",
    "<sst><si><t>a\x01b</t></si></sst>",
    "<sst><si><t>a\uffffb</t></si></sst>",
    "<sst><si><t>a</t></si><si><t>b</t></sst>",
    "<sst><si><t>a</t></si><si><t>b</si></sst>",
    "<sst><si><t>a]]></t></si></sst>",
    "<sst><si><t>&other;</t></si></sst>",
    "<sst><si><t>\x01</t></si></sst>",
    "<sst><si><t a='1' a='2'>a</t></si></sst>",
    "<sst><si><t a='<'>a</t></si></sst>",
    "<sst><si><t a='</si><si>'>a</t></si></sst>",
    "<sst><si><t>a</t></si></sst><si></si>",
    "<sst><si><t>a</t></si><extLst><si><t>b</t></si></extLst></sst>",
    "<sst><si><t><row/></t></si></sst>",
    "<sst><si></si></si></sst>",
]


def found(data: bytes, at_once: bool = True) -> Found:
    """The texts of a part, their looks, and why it could not be read to its end."""
    table, why = Strings(), ""
    try:
        table.read((data,) if at_once else iter([data]))
    except PartFault as fault:
        why = fault.why
    return table.items, why


@pytest.mark.parametrize("items", PLAIN, ids=range(len(PLAIN)))
def test_a_plain_table_is_cut_and_says_the_same(items: tuple[str, ...]) -> None:
    data = strings(*items).encode()
    assert len(cut(data)) == len(items)
    assert found(data) == found(data) == found(data, at_once=False)
    assert found(data)[0] == cut(data)
    with without_memory():
        assert found(data) == found(data, at_once=False)


@pytest.mark.parametrize("xml", UNUSUAL, ids=range(len(UNUSUAL)))
def test_any_other_table_is_left_to_the_parser(xml: str) -> None:
    found(strings("<t>a</t>", "<t>b</t>", "<t>c</t>", "").encode())  # known by now
    assert found(xml.encode()) == found(xml.encode(), at_once=False)
    assert not cut(xml.encode())


@pytest.mark.parametrize("broken", [b"<t>\xff</t>", b"<t>\xed\xa0\x80</t>", b"<t>\xef\xbf\xbf</t>", b"<t>\xc3", b"\0"])
def test_bytes_that_are_no_text_are_left_to_the_parser(broken: bytes) -> None:
    data = strings("<t>Red</t>", "{}", "<t>Amber</t>").encode().replace(b"{}", broken)
    assert found(data) == found(data, at_once=False)
    assert found(data)[1]


def test_what_one_workbook_does_with_its_texts_is_not_seen_in_another() -> None:
    data = strings("<t>Red</t>", STRUCK).encode()
    table = Strings()
    table.read((data,))
    table.items[0] = "Green", None
    table.items.append(("Amber", None))
    assert found(data) == found(data, at_once=False)
