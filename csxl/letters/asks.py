"""What a reminder or a query asks of one agency, in words that it can act on."""

from __future__ import annotations

from collections.abc import Iterator

from csxl.languages import DEFAULT_LANGUAGE, Language
from csxl.letters.points import asked, in_words
from csxl.letters.reply import file_names
from csxl.model.letter import Letter
from csxl.model.rubric import Rubric
from csxl.review.standing import Standing, State, state
from csxl.text.wording import many

DUE = {
    State.NOT_RETURNED: Letter.REMINDER,
    State.INCOMPLETE: Letter.REMINDER,
    State.TO_SETTLE: Letter.QUERY,
    State.COMPLETE: Letter.THANKS,
}  # an agency is due one letter at a time


FEW = 4  # blanks on a sheet that are named in words


def due(standing: Standing) -> Letter | None:
    """The letter that an agency is due; none while a file that came may be its return, or holds its answers."""
    return None if standing.held_back else DUE[state(standing)]


def why(standing: Standing) -> str:
    """Why it is due, for the coordinator: "not returned, 3 days late"."""
    counts = {
        State.TO_SETTLE: many(len(standing.questions), "question") + " to settle",
        State.INCOMPLETE: many(len(standing.blank), "answer") + " blank",
    }
    late = f", {many(standing.late, 'day')} late" if standing.late else ""
    return counts.get(state(standing), state(standing).value) + late


def missing(standing: Standing, rubric: Rubric, language: Language = DEFAULT_LANGUAGE, attached: bool = False) -> str:
    """What has not come back yet: the whole return, whose questionnaire may be attached again, or what is blank in it,
    one line for each sheet."""
    if not standing.returns:
        return f"  – {language.whole_again if attached else language.whole}"
    return "\n".join(_blanks(standing, rubric, language))


def questions(standing: Standing, rubric: Rubric, language: Language = DEFAULT_LANGUAGE) -> str:
    """What needs settling, one line a question, each criterion once with its cell (and file, if there are several);
    then what is still blank."""
    names = file_names(standing.returns) if len(standing.returns) > 1 else {}
    said = asked(standing.diagnostics, rubric, language, names)
    blanks = list(_blanks(standing, rubric, language))
    return "\n".join([*said, *(["", language.still_blank, *blanks] if blanks else [])])


def _blanks(standing: Standing, rubric: Rubric, language: Language) -> Iterator[str]:
    """A line for each sheet: how many answers are blank on it, and which; a few of them in words, so that a letter with
    many still fits into the link that opens it."""
    sheets: dict[str, list[tuple[str, str]]] = {}
    for ref, sheet, cell in standing.blank:
        sheets.setdefault(sheet, []).append((ref, cell))
    for sheet, places in sheets.items():
        where = language.sheet.format(sheet) if sheet else language.nowhere
        if len(places) > FEW:
            which = ", ".join(f"{cell} ({ref})" if cell else ref for ref, cell in places)
        else:
            which = "; ".join(in_words(ref, cell, rubric, language, sheet) for ref, cell in places)
        yield f"  – {where}: {language.blank(len(places))}: {which}"
