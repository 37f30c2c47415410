"""What the page offers beside the summary and the board's page: Word documents, and all in a second language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from csxl.board.agenda_word import agenda_document
from csxl.board.board_html import board_page
from csxl.board.board_word import board_document
from csxl.board.content import PageOne

BOARD, AGENDA = "board", "agenda"  # how the files begin


def papers_of(one: PageOne) -> Mapping[str, bytes]:
    """The files by name: "board.docx", "agenda.docx", and in a second language "board-cy.html" and so on."""
    return dict(_papers(one))


def _papers(one: PageOne) -> Iterator[tuple[str, bytes]]:
    for telling in one.tellings:
        tag = f"-{telling.plan.language.tag}" if telling.within else ""
        if telling.within:
            yield f"{BOARD}{tag}.html", board_page(telling).encode()
        yield f"{BOARD}{tag}.docx", board_document(telling)
        yield f"{AGENDA}{tag}.docx", agenda_document(telling.plan)
