"""The XML of cells and shared texts changed in ways that another program might have stored them, by a seed.

Each change keeps to a cell, a row or a text, so that what was remembered of the others is looked up; some of them
change nothing of what is read, others much. Whatever a reader takes for granted is broken by one of them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from csxl.text.a1 import address
from tests.helpers.blind_mutations import Mutation, Parts, zipped

Change = Callable[[str, random.Random], str]
ROW = re.compile(r"<row\b[^>]*?(?:/>|>.*?</row>)", re.S)
CELL = re.compile(r"<c\b[^>]*?(?:/>|>.*?</c>)", re.S)
ITEM = re.compile(r"<si\b[^>]*?(?:/>|>.*?</si>)", re.S)
TAG = re.compile(r"<[a-z][^<>]*>", re.I)
TEXT = re.compile(r"(?<=>)[^<>]+(?=<)")
ATTRIBUTE = re.compile(r'\s+[\w:]+="[^"]*"')
FALLBACK = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="x"/><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>'
)
WORDS = (
    *("Red", "green ", "Cannot judge", "Purple", "", "0", "1", "-1", "46000", "1e999", "NaN", "#REF!", "true"),
    *("2026-11-30", "T1-R", "Evidence", "_x000D_", "_x0041_b", "&amp;", "&#82;ed", "&#0;", "&x;", " two  spaces "),
    *("line&#10;break", "line\nbreak", "tab\there", "\u00a0", "\u202e", "\U0001f600", "A" * 3_000, "07700 900123"),
)
ADDRESSES = ("g5", "$G$5", "G05", "G0", "5G", "G", "5", "", "XFD1048576", "XFE1", "A1048577", "G5 ", "G٥", "G5:G6")
NUMBERS = ("0", "1", "-1", "05", "+5", "5.0", "1e1", "999", "1048577", "9" * 20, "", " 5", "٥")
KINDS = ("s", "str", "inlineStr", "b", "e", "d", "n", "x", "", " s")
FLAGS = ("1", "true", "0", "x", "")
VALUES = {"r": ADDRESSES, "t": KINDS, "s": NUMBERS, "hidden": FLAGS, "customFormat": FLAGS}
INSIDE = (
    *("<v>{0}</v>", "<is><t>{0}</t></is>", '<is><t xml:space="preserve"> {0} </t></is>', "<v/>", "<is/>", "<f/>"),
    *("<f>A1</f><v>{0}</v>", '<f t="shared" si="0" ref="A1:K9">A1&amp;"x"</f><v>{0}</v>', '<f t="shared" si="0"/>'),
    *("<v>{0}</v><v>Green</v>", "<v>{0}</v><is><t>Green</t></is>", "<v>{0}</v><extLst><v>1</v></extLst>"),
    *("<is><r><t>{0}</t></r><r><rPr><strike/></rPr><t>{0}</t></r></is>", '<v xml:space="preserve"> {0}</v>'),
    *("<is><t>{0}</t><rPh><t>x</t></rPh></is>", '<c r="H9" t="str"><v>{0}</v></c>', "<x><v>{0}</v></x>"),
)
ITEMS = (
    *(
        "<t>{0}</t>",
        "<t/>",
        "",
        '<t xml:space="preserve"> {0}</t>',
        "<t>{0}</t><t>{0}</t>",
        "{0}",
        "<si><t>{0}</t></si>",
    ),
    *("<t>{0}</t><rPh><t>x</t></rPh>", "<r><t>{0}</t></r><r><rPr><strike/></rPr><t>{0}</t></r>"),
    *('<r><rPr><rFont val="Wingdings"/></rPr><t>{0}</t></r>', '<r><rPr><strike val="0"/></rPr><t>{0}</t></r>'),
)
BETWEEN = (
    "<!-- <v>Red</v> -->",
    "<?x y?>",
    "<![CDATA[Red]]>",
    " ",
    "\n",
    "x",
    "&#32;",
    "&x;",
    "<b/>",
    "<",
    "\1",
    "<v/>",
)
ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-le", "latin-1", "cp1252")


def one(pattern: re.Pattern[str], xml: str, rng: random.Random, change: Callable[[str], str]) -> str:
    """The XML with one match changed, if there is any."""
    found = list(pattern.finditer(xml))
    if not found:
        return xml
    match = rng.choice(found)
    return xml[: match.start()] + change(match[0]) + xml[match.end() :]


def other_attribute(xml: str, rng: random.Random) -> str:
    """An attribute of one cell or row given another value, added, dropped, doubled, or put last."""
    name = rng.choice(list(VALUES))
    new = rng.choice(("", f' {name}="{rng.choice(VALUES[name])}"', f' {name}="0" {name}="0"'))

    def change(tag: str) -> str:
        return re.sub(r"\s*/?>$", lambda end: new + end[0], re.sub(rf'\s+{name}="[^"]*"', "", tag))

    return one(rng.choice((ROW, CELL)), xml, rng, lambda whole: TAG.sub(lambda tag: change(tag[0]), whole, count=1))


def other_quotes(xml: str, rng: random.Random) -> str:
    """The attributes of one tag, or of all, in other quotes, in another order, or with more space."""
    how: Callable[[str], str] = rng.choice(
        (
            lambda tag: re.sub(r'="([^"\']*)"', r"='\1'", tag),
            lambda tag: re.sub(r"\s*(/?>)$", r" \1", tag),
            lambda tag: re.sub(r'="', ' = "', tag),
            lambda tag: re.sub(r"\s(?=\w+=)", "\n\t", tag),
            _turned,
        )
    )
    return TAG.sub(lambda tag: how(tag[0]), xml) if rng.random() < 0.3 else one(TAG, xml, rng, how)


def _turned(tag: str) -> str:
    """A tag with its attributes the other way round."""
    found = ATTRIBUTE.findall(tag)
    return ATTRIBUTE.sub(lambda _: found.pop(), tag)


def other_addresses(xml: str, rng: random.Random) -> str:
    """The addresses of all cells, rows or both left out, or written in another way."""
    tag, new = rng.choice((("c", ""), ("row", ""), ("(?:c|row)", ""), ("c", "lower"), ("c", "$")))

    def change(match: re.Match[str]) -> str:
        return {"": "", "lower": match[0].lower(), "$": re.sub(r"[A-Z]+", r"$\g<0>$", match[0])}[new]

    return re.sub(rf'(?<=<{tag} )r="[^"]*"' if "|" not in tag else r'\br="[A-Z]*\d+"', change, xml)


def other_contents(xml: str, rng: random.Random) -> str:
    """One cell holding something else, and perhaps of another kind."""
    inside, kind = rng.choice(INSIDE).format(rng.choice(WORDS)), rng.choice(KINDS)
    return one(CELL, xml, rng, lambda cell: _typed(TAG.findall(cell)[0], kind) + inside + "</c>")


def _typed(tag: str, kind: str) -> str:
    return re.sub(r"\s*/?>$", f' t="{kind}">', re.sub(r'\s+t="[^"]*"', "", tag))


def other_text(xml: str, rng: random.Random) -> str:
    """One text, number of a text or formula replaced."""
    return one(TEXT, xml, rng, lambda text: rng.choice(WORDS))


def other_letters(xml: str, rng: random.Random) -> str:
    """The same text in other letters: references to characters, CDATA, kept spaces."""
    how: Callable[[str], str] = rng.choice(
        (
            lambda text: f"<![CDATA[{text}]]>",
            lambda text: text if "&" in text else "".join(f"&#{ord(letter)};" for letter in text),
            lambda text: text if "&" in text else "".join(f"&#x{ord(letter):x};" for letter in text),
            lambda text: f" {text}\n",
        )
    )
    return TEXT.sub(lambda text: how(text[0]), xml) if rng.random() < 0.3 else one(TEXT, xml, rng, how)


def put_between(xml: str, rng: random.Random) -> str:
    """Something strange between two tags or within a text."""
    begin = max(xml.find("<sheetData"), xml.find("<si>"), 0)
    for _ in range(rng.choice((1, 1, 3))):
        at = rng.choice([match.end() for match in re.finditer(r">\w?", xml[begin:])] or [0]) + begin
        xml = xml[:at] + rng.choice(BETWEEN) + xml[at:]
    return xml


def put_apart(xml: str, rng: random.Random) -> str:
    """White space or a comment after every end of some element."""
    name, new = rng.choice(("row", "c", "v", "t", "is", "si")), rng.choice(("\n", " ", "\r\n\t", "<!-- -->"))
    return re.sub(rf"</{name}>", lambda end: end[0] + new, xml)


def moved(xml: str, rng: random.Random) -> str:
    """One row, cell or shared text doubled, dropped, wrapped, or put before or behind another."""
    pattern = rng.choice((ROW, CELL, CELL, ITEM))
    found = [match[0] for match in pattern.finditer(xml)]
    if not found:
        return xml
    other = rng.choice(found)
    new = rng.choice(("{0}{0}", "", "<x>{0}</x>", "{0}{1}", "{1}{0}", "{1}", FALLBACK))
    return one(pattern, xml, rng, lambda whole: new.replace("{0}", whole).replace("{1}", other).replace("{}", whole))


def renamed(xml: str, rng: random.Random) -> str:
    """Every element with a prefix, or one cell's alone, in the same namespace or in another."""
    [space] = re.findall(r'xmlns="([^"]*)"', xml)[:1] or [""]
    if rng.random() < 0.5:
        return re.sub(r"<(/?)(\w+)(?=[\s/>])", r"<\1q:\2", xml).replace("xmlns=", "xmlns:q=", 1)
    declared = f' xmlns:q="{rng.choice((space, "urn:other"))}"'
    return one(CELL, xml, rng, lambda cell: re.sub(r"<(/?)(?=\w)", r"<\1q:", cell).replace(">", declared + ">", 1))


def cut_short(xml: str, rng: random.Random) -> str:
    """Nothing behind some place, or one end less or more."""
    if rng.random() < 0.5:
        return xml[: rng.randrange(len(xml) // 2, len(xml))]
    return one(re.compile(r"</\w+>"), xml, rng, lambda end: rng.choice(("", end * 2)))


def far_away(xml: str, rng: random.Random) -> str:
    """A row with one cell behind another row, numbered as it likes."""
    number, column = rng.choice((*NUMBERS, "1048576", "13", "5")), rng.choice("AGK")
    cell = f'<c r="{column}{number}" t="str"><v>{rng.choice(WORDS)}</v></c>'
    return one(ROW, xml, rng, lambda row: f'{row}<row r="{number}">{cell}</row>')


def sparse_rows(xml: str, rng: random.Random) -> str:
    """Rows below the last with a few texts and blanks, of any style and at any column."""
    last = max([0, *map(int, re.findall(r'<row r="(\d+)"', xml))])
    rows = ""
    for number in range(last + 1, last + rng.choice((3, 6, 12))):
        columns = sorted(rng.sample(range(1, 70), rng.choice((1, 2, 3))))
        cells = (f'<c r="{address(number, column)}" s="{rng.randrange(40)}"{_end(rng)}' for column in columns)
        rows += f'<row r="{number}">{"".join(cells)}</row>'
    return re.sub("</sheetData>", lambda end: rows + end[0], xml, count=1)


def _end(rng: random.Random) -> str:
    return rng.choice(("/>", "/>", f' t="str"><v>{rng.choice(WORDS)}</v></c>'))


def shared_text(xml: str, rng: random.Random) -> str:
    """One shared text stored in another way."""
    return one(ITEM, xml, rng, lambda item: f"<si>{rng.choice(ITEMS).format(rng.choice(WORDS))}</si>")


ALIKE: tuple[Change, ...] = (other_attribute, other_quotes, other_text, other_letters, put_between, put_apart, moved)
IN_SHEETS = (
    *ALIKE,
    other_attribute,
    other_contents,
    other_contents,
    other_addresses,
    renamed,
    cut_short,
    far_away,
    sparse_rows,
)
IN_TEXTS = (*ALIKE, shared_text, shared_text, shared_text, cut_short)


def mutated_storing(parts: Parts, rng: random.Random) -> Mutation:
    """A few changes to one sheet or to the shared texts, now and then in another encoding."""
    sheets = [name for name in parts if "worksheets/sheet" in name]
    shared = "xl/sharedStrings.xml"
    name = shared if shared in parts and rng.random() < 0.3 else rng.choice(sheets)
    xml, did = parts[name].decode(), []
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        change = rng.choice(IN_TEXTS if name == shared else IN_SHEETS)
        xml = change(xml, rng)
        did.append(change.__name__)
    encoding = "utf-8" if rng.random() < 0.95 else rng.choice(ENCODINGS)
    if encoding != "utf-8":
        xml = re.sub(r'(?<=encoding=")[^"]*', encoding.removesuffix("-sig").removesuffix("-le"), xml, count=1)
    content = xml.encode(encoding, "xmlcharrefreplace" if encoding in ENCODINGS[3:] else "surrogatepass")
    return Mutation(f"{' '.join(did)} {name}", zipped({**parts, name: content}))
