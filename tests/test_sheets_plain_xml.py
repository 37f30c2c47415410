"""Which parts may be cut into their elements by their bytes, so that an element alone says what it says in its part."""

import re

import pytest

from csxl.sheets.limits import NAMES, TOKEN_BYTES
from csxl.sheets.plain_xml import contents, emptied

DECLARED = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'


@pytest.mark.parametrize(
    "data",
    [
        b"<sst><si><t>Red</t></si></sst>",
        b'<sst xmlns="urn:a" count="2"><si><t>Red</t></si></sst>\r\n',
        DECLARED + b'<sst xmlns="urn:a"><si><t>Red</t></si></sst>',
        b"<?xml version='1.0' encoding='utf-8'?><sst><si><t>Red</t></si></sst>",
        b'<?xml version="1.0"?>\n<sst><si><t>Red</t></si></sst>',
    ],
)
def test_a_plain_part_gives_where_its_contents_are(data: bytes) -> None:
    begin, end = contents(data, "sst") or (0, 0)
    assert data[begin:end] == b"<si><t>Red</t></si>"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<sst/>",
        b"<sst",
        b"<sst></sst",
        b"<other></other>",
        b"\xef\xbb\xbf<sst></sst>",
        b" <sst></sst>",
        b"<x:sst></x:sst>",
        b"<sst></sst >",
        b"<sst></sst>after",
        b"<sst></sst><!-- after -->",
        b"<sst></sst><?after?>",
        b"<sst></sst>\0",
        b"<sst></sst>\x0c",
        b"<sst></other>",
        b"<!-- before --><sst></sst>",
        b"<!DOCTYPE sst><sst></sst>",
        b'<!DOCTYPE sst [<!ENTITY a "b">]><sst>&a;</sst>',
        b"<?other?><sst></sst>",
        b'<?xml version="1.0" encoding="UTF-16"?><sst></sst>',
        b'<?xml version="1.0" encoding="ISO-8859-1"?><sst></sst>',
        b'<?xml version="1.0" encoding="utf8"?><sst></sst>',
        b'<?xml version="1.0" encoding="no such thing"?><sst></sst>',
        b'<?xml encoding="UTF-8"?><sst></sst>',
        b'<?xml version="1.0"?>\x0c<sst></sst>',
        b"<sst><!-- </sst> --></sst>",
        b"<sst><![CDATA[</sst>]]></sst>",
        b"<sst><?now?></sst>",
        b'<sst a="1" a="2"></sst>',
        b"<sst a=1></sst>",
        b'<sst a="&b;"></sst>',
        b'<sst a="\xff"></sst>',
        b'<sst a="\x01"></sst>',
        b'<sst a="1"b="2"></sst>',
        "<sst></sst>".encode("utf-16"),
    ],
)
def test_whatever_else_is_in_a_part_it_may_not_be_cut(data: bytes) -> None:
    assert contents(data, "sst") is None


def test_a_part_that_might_reach_a_limit_may_not_be_cut() -> None:
    assert contents(b"<sst>" + b"<a/>" * (NAMES - 10) + b"</sst>", "sst")
    assert contents(b"<sst>" + b"<a/>" * NAMES + b"</sst>", "sst") is None
    assert contents(b"<sst><a" + b' b=""' * NAMES + b"/></sst>", "sst") is None
    assert contents(b"<sst>" + b" " * TOKEN_BYTES + b"</sst>", "sst") is None


def test_exclamations_and_questions_in_texts_do_no_harm_but_very_many_may_not_be_cut() -> None:
    assert contents(b"<sst>Really? <t/>!Yes! No?!</sst>", "sst")
    assert contents(b"<sst>" + b"<a/>!?" * 3_000 + b"</sst>", "sst") is None
    assert contents(b"<sst>" + b"!" * 500 + b"<!---->" + b"</sst>", "sst") is None


UNREAD = re.compile(rb"<((?:x:)?seen) [^<>]*/>")


@pytest.mark.parametrize(
    ("data", "left"),
    [
        (b'<a><seen at="1"/><b c="1"/></a>', b'<a><seen/><b c="1"/></a>'),
        (b'<a><x:seen at="1" on=\'2\'/><b>c</b><seen at="2"/></a>', b"<a><x:seen/><b>c</b><seen/></a>"),
        (b"<a><b/></a>", None),
        (b'<a><seen at="1" at="2"/></a>', None),
        (b"<a><seen at=1/></a>", None),
        (b'<a><seen at="\xff"/></a>', None),
        (b'<a><seen at="\x01"/></a>', None),
        (b'<a><seen at="&other;"/></a>', None),
        (b'<a><seen at="1"/><seen at="1/></a>', None),
        (b'<a><!-- <seen at="1"/> --></a>', None),
        (b'<other><seen at="1"/></other>', None),
    ],
)
def test_what_nobody_reads_is_left_empty_if_each_piece_is_whole(data: bytes, left: bytes | None) -> None:
    assert emptied((data,), "a", UNREAD) == (left or data,)


def test_what_is_left_empty_is_still_refused_where_no_element_may_stand() -> None:
    assert emptied((b"""<a><b c='<seen at="1"/>'/></a>""",), "a", UNREAD) == (b"<a><b c='<seen/>'/></a>",)
