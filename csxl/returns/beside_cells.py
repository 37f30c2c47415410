"""What people put into a sheet outside its cells: things drawn over it, addresses of links, headers and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from csxl.languages import LANGUAGES
from csxl.model.answers import Kept
from csxl.returns.laid_over import TICKED
from csxl.returns.rows import NOTHING
from csxl.returns.tabled_sheet import TabledSheet
from csxl.sheets.cells import Drawn, DrawnKind
from csxl.text.a1 import address
from csxl.text.folding import fold, visible

WORTH_A_LINE = frozenset({DrawnKind.PICTURE, DrawnKind.OBJECT, DrawnKind.CHART, DrawnKind.DIAGRAM})
_CALLED = "|".join(re.escape(fold(text)) for language in LANGUAGES for text in language.ever("return_code"))
_FOOTER = re.compile(rf".* · (?:{_CALLED})\b.*")  # agency and return code, at the foot of each of our pages
_PAGE_OF = (text for language in LANGUAGES for text in language.ever("page"))
_PAGES = {word for text in _PAGE_OF for word in fold(re.sub(r"&\w", " ", text)).split()}
# fmt: off
_PAGE_WORDS = frozenset(_PAGES | {
    "page", "pages", "of", "am", "pm", "seite", "von", "de", "sur", "strona", "z", "side", "sida", "pagina", "di"})
_MONTHS = frozenset(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"))
# fmt: on
_WORD = re.compile(r"[^\W\d_]+")


def kept_beside_cells(tabled: TabledSheet) -> Iterator[Kept]:
    """Each thing drawn over a sheet and each address of a link on it, at its cell."""
    sheet = tabled.sheet
    for drawn in sheet.drawn:
        if said := _said(drawn):
            yield Kept(sheet.name, address(*drawn.place), said)
    for place, target in sheet.links.items():
        text = tabled.rows.get(place.row, {}).get(place.column, NOTHING).text
        if _is_news(visible(target), text):
            yield Kept(sheet.name, address(*place), visible(target))


def _said(drawn: Drawn) -> str:
    """What is kept of a thing: its text and description or, of what may hold some that cannot be read, what it is."""
    texts = tuple(dict.fromkeys(filter(None, map(visible, (drawn.text, drawn.described)))))
    if drawn.kind is DrawnKind.CONTROL and drawn.ticked:
        return f"{TICKED}: {' · '.join(texts)}".removesuffix(": ")
    if drawn.kind in WORTH_A_LINE:
        return f"{drawn.kind}: {' · '.join(texts)}".removesuffix(": ")
    return "\n".join(texts) or ("" if drawn.kind is DrawnKind.CONTROL else drawn.kind.value)


def _is_news(target: str, text: str) -> bool:
    """Whether a link's address says more than its cell: not one that leads to a place in the workbook."""
    if not target or target.startswith("#"):
        return False
    bare = target.removeprefix("mailto:").partition("?")[0] if target.startswith("mailto:") else target
    return bare.rstrip("/").casefold() not in text.casefold()


def kept_of_print(sheets: Sequence[TabledSheet], file: str) -> Iterator[Kept]:
    """What people wrote into headers and footers: each text once, and none that programs or the questionnaire itself
    put there, such as page numbers, the day and names of sheets and files."""
    met: set[str] = set()
    names = {fold(tabled.sheet.name) for tabled in sheets}
    for tabled in sheets:
        for piece in tabled.sheet.printed:
            text = visible(piece)
            folded = fold(text)
            if folded not in met and not _is_ours(folded, names, file):
                yield Kept(tabled.sheet.name, "", text)
            met.add(folded)


def _is_ours(folded: str, names: set[str], file: str) -> bool:
    """Whether a printed text says nothing that a person wrote."""
    if folded in names or _FOOTER.fullmatch(folded) or folded.endswith((".xlsx", ".xls", ".ods", ".xlsb", ".xlsm")):
        return True
    stem = fold(file.rpartition("/")[2].rpartition(".")[0])
    words = _WORD.findall(folded.replace(stem, " ") if stem else folded)
    return all(word in _PAGE_WORDS or word[:3] in _MONTHS for word in words)
