"""How far a questionnaire is, on its sheet Start: the table of progress, and the last step that reads it.

Each part takes the row it starts at and returns the row after it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from csxl.model.layout import EVIDENCE, FIRST_ROW, HOW_FAR, RATING
from csxl.model.rubric import Domain
from csxl.questionnaire.domain_heights import longest_text
from csxl.questionnaire.draft import CENTRED, EDGE, Draft
from csxl.questionnaire.last_step import NONE, Cells, Counted, HowFar, formulas, sentences
from csxl.questionnaire.looking_back import promised_refs
from csxl.questionnaire.start_widths import label_of, meaning_of, widths_of
from csxl.text.a1 import absolute, address, quoted
from csxl.writing import theme
from csxl.writing.text_fit import row_height
from csxl.writing.xlsx import Page

COLUMNS = tuple("ABCDEF")
ANSWERED, LEFT, UNPROVED = "D", "E", "F"
UNTOLD = "G"  # where promises are asked about


def columns_of(draft: Draft) -> tuple[str, ...]:
    """The columns of Start."""
    return (*COLUMNS, *((UNTOLD,) if HOW_FAR in draft.beside else ()))


def _headings(draft: Draft) -> tuple[str, ...]:
    language = draft.language
    return (*language.progress_headings, *((language.promises_left,) if HOW_FAR in draft.beside else ()))


def write_progress(draft: Draft, page: Page, row: int) -> int:
    """A row for each domain, with a link to its sheet and how much of it is answered, and a total."""
    band = {"bold": True, "bg_color": theme.BRAND, "font_color": theme.BRAND_INK, "valign": "vcenter", **EDGE}
    header = draft.workbook.look(indent=1, **band)
    middle = draft.workbook.look(align="center", text_wrap=True, **band)
    columns, headings, widths = columns_of(draft), _headings(draft), widths_of(draft)
    for column, text in zip(columns, headings, strict=True):
        page.text(f"{column}{row}", text, header if column in "AB" else middle)
    heads = zip(headings, widths, strict=True)
    page.height(row, row_height([(text, width - 1, theme.BODY, True) for text, width in heads], 22))
    first, end = row + 1, row + len(draft.rubric.domains)
    for number, domain in enumerate(draft.rubric.domains, first):
        write_domain_progress(draft, page, number, domain)
    panel = {"bold": True, "bg_color": theme.PANEL, "valign": "vcenter", **EDGE}
    label, total = draft.workbook.look(indent=1, **panel), draft.workbook.look(align="center", **panel)
    page.text(f"A{end + 1}", draft.language.all_domains, label)
    page.blank(f"B{end + 1}", label)
    everything, untold = len(draft.rubric.criteria), len(promised_refs(draft.issue, [*draft.rubric.criteria]))
    for column, value in zip(columns[2:], (everything, 0, everything, 0, untold), strict=False):
        page.formula(f"{column}{end + 1}", f"=SUM({column}{first}:{column}{end})", value, total)
    page.height(end + 1, 22)
    page.table_region(f"A{row}:{columns[-1]}{end + 1}")
    return end + 2


def write_domain_progress(draft: Draft, page: Page, row: int, domain: Domain) -> None:
    """One domain's row of the table of progress."""
    look, criteria = draft.workbook.look, len(domain.criteria)
    answers, evidence = (f"{quoted(domain.name)}!{draft.grid.range(domain, heading)}" for heading in (RATING, EVIDENCE))
    answered = _count(answers, [*draft.answers.values()])
    unproved = _count(answers, [draft.answers[word] for word in draft.rubric.ratings], evidence)
    name = draft.title_of(domain)
    link = look(font_color=theme.LINK, underline=1, **CENTRED, **EDGE)
    number = look(valign="vcenter", align="center", **EDGE)
    page.link(f"A{row}", f"{quoted(domain.name)}!A1", name, link, draft.language.go_to_domain)
    draft.text(page, f"B{row}", domain.statement, font_size=theme.SMALL, **CENTRED, **EDGE)
    page.number(f"C{row}", criteria, number)
    page.formula(f"{ANSWERED}{row}", f"={answered}", 0, number)
    page.formula(
        f"{LEFT}{row}", f"=C{row}-{ANSWERED}{row}", criteria, look(bold=True, valign="vcenter", align="center", **EDGE)
    )
    page.formula(f"{UNPROVED}{row}", f"={unproved}", 0, number)
    if HOW_FAR in draft.beside:
        page.formula(f"{UNTOLD}{row}", f"={_untold(draft, domain)}", len(_asked(draft, domain)), number)
    page.height(row, row_height([(name, label_of(draft)), (domain.statement, meaning_of(draft), theme.SMALL)]) + 1)


def _asked(draft: Draft, domain: Domain) -> Mapping[str, object]:
    return promised_refs(draft.issue, [one.ref for one in domain.criteria])


def _untold(draft: Draft, domain: Domain) -> str:
    """The formula that counts the promises of a domain of which it is not chosen how far they are."""
    column, told = draft.headings.index(HOW_FAR) + 1, f"{quoted(domain.name)}!"
    ends = (address(row, column, True) for row in (FIRST_ROW, draft.grid.last_row(domain)))
    chosen = f"{told}{':'.join(ends)}"
    return f"{len(_asked(draft, domain))}-({_count(chosen, [*draft.how_far.values()])})"


def _count(cells: str, choices: Sequence[Sequence[str]], blank: str = "") -> str:
    """The formula that counts the cells in which one of the texts of some choices stands and, where `blank` names other
    cells, nothing in the one beside it."""
    texts = [criterion(text) for choice in choices for text in choice]
    alike = len(texts) == len(choices)
    said = texts if alike else [f"{{{','.join(texts)}}}"]
    counts = (f'COUNTIFS({cells},{one},{blank},"")' if blank else f"COUNTIF({cells},{one})" for one in said)
    return "+".join(counts) if alike else f"SUMPRODUCT({next(counts)})"


def criterion(word: str) -> str:
    """A word as COUNTIF wants it, in quotes: "?", "*" and "~" stand for themselves, and so does "<" at its start."""
    plain = "".join(f"~{letter}" if letter in "?*~" else letter for letter in word).replace('"', '""')
    return f'"={plain}"'


def write_last_step(draft: Draft, page: Page, row: int, cells: Cells) -> int:
    """Whether the workbook is ready to send, and what is still open."""
    language, domains = draft.language, draft.rubric.domains
    labels = [str(page.written[label.replace("$", "")]) for label in cells.signed]
    asked, besides = cells.promised, [Counted(language.start, 0, untold=cells.besides)] if cells.besides else []
    whole = [
        Counted(draft.title_of(domain), len(domain.criteria), untold=len(_asked(draft, domain))) for domain in domains
    ]
    whole += besides
    most = [Counted(one.domain, one.left, one.left, one.left, one.untold) for one in whole]
    blank, longest, done = (
        sentences(language, HowFar(counted, answered, unsigned, draft.issue.send_to, asked))
        for counted, answered, unsigned in ((whole, 0, labels), (most, 1, labels), ((), 1, ()))
    )
    heads = [language.is_it_ready, language.answers, language.evidence, language.details, language.on_paper]
    heads += [language.promised] if asked else []
    for number, (head, formula) in enumerate(zip(heads, formulas(language, cells), strict=True)):
        strong = {"bold": True, "bg_color": theme.PANEL, **EDGE} if number == 0 else {}
        page.text(f"A{row + number}", head, draft.workbook.look(**CENTRED, **(strong | {"bold": True})))
        look = draft.workbook.look(**CENTRED, **strong)
        page.formula(f"B{row + number}", formula, blank[number], look)
        texts = [(text[number], meaning_of(draft), theme.BODY, bool(strong)) for text in (blank, longest, done)]
        texts.append((head, label_of(draft), theme.BODY, True))
        page.height(row + number, row_height(texts, 24 if strong else 0))
    ready = draft.workbook.change(bg_color=theme.BRAND, font_color=theme.BRAND_INK)
    page.rule(f"B{row}", {"type": "cell", "criteria": "!=", "value": f'"{language.not_ready}"', "format": ready})
    return row + len(heads)


def cells_of(
    draft: Draft, page: Page, table: int, signed: Mapping[str, str], untold: tuple[int, str] = (0, "0")
) -> Cells:
    """What the last step reads: `table` is the row of the progress table's header, `signed` has the cells of the
    sign-off's labels with those of the answers, and `untold` is how many promises are to be told on Start itself and
    the formula that counts them."""
    domains, send_to = draft.rubric.domains, draft.issue.send_to
    long = [_long_texts(draft, domain) for domain in domains]
    last = table + len(domains) + 1
    beside = [place for place, text in page.written.items() if text == draft.language.send_it_to]
    return Cells(
        [
            (f"$A${at}", f"${LEFT}${at}", f"${UNPROVED}${at}", count, f"${UNTOLD}${at}")
            for at, count in enumerate(long, table + 1)
        ]
        + ([(f'"{draft.language.start}"', NONE, NONE, NONE, f"({untold[1]})")] if untold[0] else []),
        f"${ANSWERED}${last}",
        (f"${LEFT}${last}", f"${UNPROVED}${last}", "+".join(long), f"({untold[1]})+${UNTOLD}${last}"),
        signed,
        absolute(beside[0].replace("A", "B")) if send_to and beside else "",
        HOW_FAR in draft.beside or untold[0] > 0,
        untold[0],
    )


def _long_texts(draft: Draft, domain: Domain) -> str:
    """The formula that counts the texts of evidence that the highest possible row may not show."""
    evidence = f"{quoted(domain.name)}!{draft.grid.range(domain, EVIDENCE)}"
    return f"SUMPRODUCT(--(LEN({evidence})>{longest_text(draft, EVIDENCE)}))"
