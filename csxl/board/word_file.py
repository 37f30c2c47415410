"""A Word document as a file: its parts, its properties, its footer. The same body gives the same bytes.

This is a writer of our own, since python-docx needs lxml, which a browser has not.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterator, Mapping
from importlib.resources import files
from string import Template

from csxl.board.word_xml import clean, flat
from csxl.text.records import dataclass
from csxl.writing import theme

MADE = (2000, 1, 1, 0, 0, 0)  # of every part; no other program writes this date
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument"
PAGE_WIDTH, PAGE_HEIGHT, SIDE, TOP = 11906, 16838, 964, 850  # A4 and its margins, in twentieths of a point
WIDTH = PAGE_WIDTH - 2 * SIDE  # of the text
CUSTOM, CORE, APP = "docProps/custom.xml", "docProps/core.xml", "docProps/app.xml"
FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of properties that a user may add
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True)
class WordFile:
    """What a document is made of: its body as XML, and what it says of itself. `properties` are custom ones."""

    body: str
    title: str
    subject: str
    language: str
    made: datetime.date
    footer: str
    page_of: str  # its number: "{page}" of "{pages}"
    properties: Mapping[str, str]

    def packed(self) -> bytes:
        """The file (.docx)."""
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as archive:
            for name, text in self._parts():
                info = zipfile.ZipInfo(name, MADE)
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, f"{DECLARATION}{text}".encode())
        return held.getvalue()

    def _parts(self) -> Iterator[tuple[str, str]]:
        yield "[Content_Types].xml", _types()
        yield "_rels/.rels", _relations(RELATIONS)
        yield "word/document.xml", self._document()
        yield "word/_rels/document.xml.rels", _relations(DOCUMENT_RELATIONS)
        yield "word/styles.xml", self._styles()
        yield "word/numbering.xml", NUMBERING
        yield "word/settings.xml", SETTINGS.format(language=clean(self.language))
        yield "word/footer1.xml", self._footer()
        yield CORE, self._core()
        yield APP, f'<Properties xmlns="{OFFICE}/extended-properties"><Application>csxl</Application></Properties>'
        yield CUSTOM, self._custom()

    def _document(self) -> str:
        return (
            f'<w:document xmlns:w="{MAIN}" xmlns:r="{OFFICE}/relationships"><w:body>{self.body}<w:sectPr>'
            '<w:footerReference w:type="default" r:id="rId4"/>'
            f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/><w:pgMar w:top="{TOP}" w:right="{SIDE}" '
            f'w:bottom="{TOP}" w:left="{SIDE}" w:header="425" w:footer="425" w:gutter="0"/>'
            "</w:sectPr></w:body></w:document>"
        )

    def _styles(self) -> str:
        text = (files(__package__) / "word_styles.xml").read_text(encoding="utf-8")
        colours = {
            "brand": theme.BRAND,
            "brand_ink": theme.BRAND_INK,
            "quiet": theme.QUIET_INK,
            "link": theme.LINK,
            "rule": theme.RULE,
        }
        filled = {name: colour.lstrip("#") for name, colour in colours.items()}
        told = Template(text).substitute(filled, font=theme.FONT, language=clean(self.language), right=WIDTH)
        return told.partition("?>\n")[2]

    def _footer(self) -> str:
        def field(name: str) -> str:
            return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'

        def said(text: str) -> str:
            return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'

        page, _, rest = self.page_of.partition("{page}")
        of = rest.removesuffix("{pages}")
        return (
            f'<w:ftr xmlns:w="{MAIN}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{said(flat(self.footer))}'
            f"<w:r><w:tab/></w:r>{said(page)}{field('PAGE')}{said(of)}{field('NUMPAGES')}</w:p></w:ftr>"
        )

    def _core(self) -> str:
        day = f"{self.made.isoformat()}T00:00:00Z"
        return (
            f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements'
            '/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f"<dc:title>{flat(self.title)}</dc:title><dc:subject>{flat(self.subject)}</dc:subject>"
            f"<dc:creator>csxl</dc:creator><dc:language>{clean(self.language)}</dc:language>"
            f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
            f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified></cp:coreProperties>'
        )

    def _custom(self) -> str:
        told = "".join(
            f'<property fmtid="{FORMAT_ID}" pid="{number}" name="{clean(name)}">'
            f"<vt:lpwstr>{flat(value)}</vt:lpwstr></property>"
            for number, (name, value) in enumerate(self.properties.items(), 2)
        )
        return f'<Properties xmlns="{OFFICE}/custom-properties" xmlns:vt="{OFFICE}/docPropsVTypes">{told}</Properties>'


RELATIONS = {
    "word/document.xml": f"{OFFICE}/relationships/officeDocument",
    CORE: f"{PACKAGE}/relationships/metadata/core-properties",
    APP: f"{OFFICE}/relationships/extended-properties",
    CUSTOM: f"{OFFICE}/relationships/custom-properties",
}
DOCUMENT_RELATIONS = {
    f"{name}.xml": f"{OFFICE}/relationships/{kind}"
    for name, kind in (("styles", "styles"), ("numbering", "numbering"), ("settings", "settings"))
} | {"footer1.xml": f"{OFFICE}/relationships/footer"}
CONTENTS = {
    "word/document.xml": f"{TYPE}.wordprocessingml.document.main+xml",
    "word/styles.xml": f"{TYPE}.wordprocessingml.styles+xml",
    "word/numbering.xml": f"{TYPE}.wordprocessingml.numbering+xml",
    "word/settings.xml": f"{TYPE}.wordprocessingml.settings+xml",
    "word/footer1.xml": f"{TYPE}.wordprocessingml.footer+xml",
    CORE: "application/vnd.openxmlformats-package.core-properties+xml",
    APP: f"{TYPE}.extended-properties+xml",
    CUSTOM: f"{TYPE}.custom-properties+xml",
}
LIST = (
    '<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:pStyle w:val="{style}"/>'
    '<w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="284" w:hanging="284"/></w:pPr></w:lvl>'
    "</w:abstractNum>"
)
NUMBERING = (
    f'<w:numbering xmlns:w="{MAIN}">'
    + LIST.format(number=0, kind="bullet", style="ListBullet", mark="•")
    + LIST.format(number=1, kind="decimal", style="ListNumber", mark="%1.")
    + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    "</w:numbering>"
)
SETTINGS = (
    f'<w:settings xmlns:w="{MAIN}"><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="{language}"/></w:settings>'
)


def _types() -> str:
    kinds = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in CONTENTS.items())
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{kinds}</Types>'
    )


def _relations(targets: Mapping[str, str]) -> str:
    told = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{name}"/>'
        for number, (name, kind) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{told}</Relationships>'
