"""Distinct returns in the shapes in which three programs save a workbook: `shapes.py FOLDER SHAPE FIRST LAST`.

openpyxl writes texts into the cells. Excel shares them and adds its own attributes, which is imitated here, since it
runs on no server. LibreOffice's shape is what LibreOffice makes of Excel's, where it is installed.
"""

from __future__ import annotations

import datetime
import functools
import io
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from people import person

from csxl.demo.filling import fill_return
from csxl.demo.people import Respondent
from csxl.languages import DEFAULT_LANGUAGE
from csxl.model.layout import ANSWER_HEADINGS, Grid
from csxl.model.rubric import Rubric
from csxl.questionnaire.book import write_questionnaire
from csxl.questionnaire.issue import Issue
from csxl.questionnaire.last_step import Counted, HowFar, sentences
from csxl.rubrics.loading import load_rubric
from csxl.text.a1 import address

OPENPYXL, EXCEL, LIBREOFFICE = "openpyxl", "Excel", "LibreOffice"
FILE = "agency-{:05}.xlsx"
PATIENCE = 600  # seconds for LibreOffice
SEND_TO = "desk@riverside.example"
EPOCH = datetime.date(1899, 12, 30)
STRINGS, START, CORE = "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "docProps/core.xml"
NAME, CODE = "Riverside agency {:05}", "RIV-{:05}"  # of one length, so that one form can stand for all
BLANK = re.compile(r'<c r="(?P<cell>[A-Z]+\d+)" s="\d+"/>')
FORMULA_VALUE = re.compile(r"(?<=</f><v>)[^<]*")
SHEET_ROOT = (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac"'
    ' xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac">'
)
Typed = dict[str, Mapping[str, str | datetime.date]]
published = functools.cache(load_rubric)


def issued(number: int) -> bytes:
    """The questionnaire of one agency of the review."""
    review, partnership = "Winter review 2026", "Riverside & District Partnership"
    asked = Issue(NAME.format(number), CODE.format(number), review, partnership, datetime.date(2026, 12, 11), SEND_TO)
    return write_questionnaire(published(), asked)


def by_openpyxl(number: int) -> bytes:
    """The return of one agency as openpyxl saves it."""
    return fill_return(issued(number), person(number, published()), published())


@functools.cache
def _form() -> Mapping[str, str]:
    """The parts of the questionnaire of agency 0, its rows as Excel writes them."""
    with zipfile.ZipFile(io.BytesIO(issued(0))) as archive:
        parts = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    for name, plain in parts.items():
        if name.startswith("xl/worksheets/sheet"):
            xml = re.sub(r"(<(?:row|sheetFormatPr)\b[^>]*?)(/?>)", r'\1 x14ac:dyDescent="0.25"\2', plain)
            parts[name] = re.sub(r"(?<=/relationships\")>", SHEET_ROOT, xml, count=1)
    return parts


def by_excel(number: int) -> bytes:
    """The return of one agency as Excel saves it."""
    rubric, who, parts = published(), person(number, published()), dict(_form())
    begin, *items = re.split(r"(?=<si>)", parts[STRINGS].removesuffix("</sst>"))
    shared = {item: at for at, item in enumerate(items)}
    for name, cells in _typed(who, rubric).items():
        parts[name] = BLANK.sub(functools.partial(_stored, cells, shared), parts[name])
    values = _progress(who, rubric)
    parts[START] = FORMULA_VALUE.sub(lambda old: escape(str(next(values))), parts[START])
    parts[STRINGS] = re.sub(r'ount="\d+"', f'ount="{len(shared)}"', begin) + "".join(shared) + "</sst>"
    parts[CORE] = re.sub(r"(<dcterms:modified[^>]*>)[^<]*", rf"\g<1>{who.date}T15:04:00Z", parts[CORE])
    return _zipped(parts, number)


def _stored(cells: Mapping[str, str | datetime.date], shared: dict[str, int], blank: re.Match[str]) -> str:
    """A blank cell with what is typed into it, a text among those that cells share."""
    value, cell = cells.get(blank["cell"]), blank[0].removesuffix("/>")
    if not value:
        return blank[0]
    if isinstance(value, datetime.date):
        return f"{cell}><v>{(value - EPOCH).days}</v></c>"
    space = ' xml:space="preserve"' * ("\n" in value)
    item = f"<si><t{space}>{escape(value)}</t></si>"
    return f'{cell} t="s"><v>{shared.setdefault(item, len(shared))}</v></c>'


def given(who: Respondent, ref: str) -> tuple[str | datetime.date, ...]:
    """One answer in the order of the headings."""
    one = who.answers[ref]
    return one.rating, one.evidence, one.action, one.owner, one.by_when


def _typed(who: Respondent, rubric: Rubric) -> Typed:
    """What is typed into each sheet's part, by cell."""
    grid, found = Grid(rubric), Typed({START: {"B28": who.name, "B29": who.role, "B30": who.date}})
    for sheet, domain in enumerate(rubric.domains, 2):
        found[f"xl/worksheets/sheet{sheet}.xml"] = {
            address(row, grid.columns[heading]): value
            for ref, row in grid.rows(domain).items()
            for heading, value in zip(ANSWER_HEADINGS, given(who, ref), strict=True)
        }
    return found


def _progress(who: Respondent, rubric: Rubric) -> Iterator[int | str]:
    """The values of the formulas on the first sheet, in their order."""
    rows = []
    for domain in rubric.domains:
        answers = [who.answers[criterion.ref] for criterion in domain.criteria]
        answered = sum(one.rating != "" for one in answers)
        unproved = sum(one.rating in rubric.ratings and not one.evidence for one in answers)
        rows.append((answered, len(answers) - answered, unproved))
        yield from rows[-1]
    yield len(rubric.criteria)
    yield from map(sum, zip(*rows, strict=True))
    counted = [Counted(d.name, left, unproved) for d, (_, left, unproved) in zip(rubric.domains, rows, strict=True)]
    yield from sentences(DEFAULT_LANGUAGE, HowFar(counted, sum(row[0] for row in rows), (), SEND_TO))


def _zipped(parts: Mapping[str, str], number: int) -> bytes:
    """The package, with the agency's own name and code wherever the form has those of agency 0."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, xml in parts.items():
            own = xml.replace(NAME.format(0), NAME.format(number)).replace(CODE.format(0), CODE.format(number))
            archive.writestr(zipfile.ZipInfo(name), own, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def write(folder: Path, shape: str, first: int, last: int) -> None:
    """The returns of some agencies in one shape, a file each; none where the program is missing."""
    if shape == LIBREOFFICE and not shutil.which("soffice"):
        return
    folder.mkdir(parents=True, exist_ok=True)
    if shape == LIBREOFFICE:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as beside:
            write(Path(beside) / "returns", EXCEL, first, last)
            _by_libreoffice(Path(beside), folder)
        return
    save = by_openpyxl if shape == OPENPYXL else by_excel
    for number in range(first, last + 1):
        (folder / FILE.format(number)).write_bytes(save(number))


def _by_libreoffice(beside: Path, folder: Path) -> None:
    """The returns beside it opened and saved again by LibreOffice, under a profile of its own."""
    command = ["soffice", f"-env:UserInstallation={(beside / 'profile').as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder)]
    paths = sorted(map(str, (beside / "returns").iterdir()))
    subprocess.run([*command, *paths], check=True, capture_output=True, timeout=PATIENCE)


if __name__ == "__main__":
    write(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
