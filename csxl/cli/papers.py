"""What consolidate writes beside the summary, if asked: the board's page, the same as a Word document, the agenda."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click

from csxl.board.agenda_word import agenda_document
from csxl.board.board_html import board_page
from csxl.board.board_word import board_document
from csxl.board.content import PageOne
from csxl.board.page_identity import review_of_page
from csxl.board.word_identity import document_identity
from csxl.cli.printing import warn
from csxl.cli.refreshing import Present
from csxl.languages import BY_NAME
from csxl.model.own_documents import AGENDA, BOARD_PAPER
from csxl.model.refusal import Refusal
from csxl.review.folder import EARLIER
from csxl.text.records import dataclass
from csxl.text.same_agency import folded_name
from csxl.text.wording import quote


@dataclass(frozen=True)
class PaperKind:
    """What a file of one option is: how it is written, and how it is known again, by the title of its review."""

    name: str
    write: Callable[[PageOne], bytes]
    review_in: Callable[[bytes], str | None]


@dataclass(frozen=True)
class Paper:
    """A file that one option names, in the review's language or, of two, in one: 0 for the first."""

    option: str
    path: Path
    kind: PaperKind
    telling: int = 0

    def written(self, one: PageOne) -> bytes:
        """What is written into it."""
        return self.kind.write(one.tellings[self.telling])


def _page(one: PageOne) -> bytes:
    return board_page(one).encode()


def _agenda(one: PageOne) -> bytes:
    return agenda_document(one.plan)


def _document(kind: str) -> Callable[[bytes], str | None]:
    """How a document of that kind is known again."""

    def review_in(data: bytes) -> str | None:
        found = document_identity(data)
        return found.review if found and found.kind == kind else None

    return review_in


KINDS: Mapping[str, PaperKind] = {
    "html": PaperKind("page", _page, review_of_page),
    "docx": PaperKind("board paper", board_document, _document(BOARD_PAPER)),
    "agenda": PaperKind("moderation agenda", _agenda, _document(AGENDA)),
}


def _option(name: str, what: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    path = click.Path(path_type=Path, dir_okay=False)
    return click.option(f"--{name}", type=path, metavar="FILE", help=what)


html_option = _option(
    "html",
    "Also write the board's page as one HTML file, to show on a screen or print; in a second language beside it, as "
    "board-cy.html.",
)
docx_option = _option("docx", "Also write the board's page as a Word document, to send or to paste into a report.")
agenda_option = _option(
    "agenda",
    "Also write the agenda of the moderation meeting as a Word document: a line for each criterion, then a page for "
    "each on which agencies differ, with room for what is agreed.",
)


def papers_at(paths: Mapping[str, Path | None], language: str) -> list[Paper]:
    """The files that the options name; in a second language, each has another beside it: "board-cy.html"."""
    tags = ["", *(f"-{one.tag}" for one in BY_NAME[language].tellings[1:])]
    return [
        Paper(f"--{name}", path.with_stem(f"{path.stem}{tag}"), KINDS[name], telling)
        for name, path in paths.items()
        if path
        for telling, tag in enumerate(tags)
    ]


def refuse_others(papers: Sequence[Paper], before: Sequence[Present], review: str, force: bool) -> None:
    """Raise Refusal if what is there already is not what csxl wrote for this review, unless by `force`."""
    for paper, there in zip(papers, before, strict=True):
        title = paper.kind.review_in(there.data) if there.data is not None else review
        if not force and (title is None or folded_name(title) != folded_name(review)):
            name = paper.kind.name
            whose = f"no {name} that csxl made" if title is None else f"the {name} of another review, {quote(title)}"
            raise Refusal(
                f"{paper.path} is there already, and is {whose}; nothing was written. Name another file with "
                f"{paper.option}, or add --force to replace it: a copy of it is kept in {paper.path.parent / EARLIER}."
            )


def say_kept(before: Sequence[Present]) -> None:
    """Warn of Word documents that somebody has saved since csxl wrote them: what was typed there is not in the new
    ones."""
    for there in before:
        known = document_identity(there.data) if there.data else None
        if known and not known.is_as_written:
            warn(
                f"WARNING: {there.path} was changed in another program. The new one has nothing of that; the file as "
                f"it was is kept in {there.path.parent / EARLIER}."
            )
