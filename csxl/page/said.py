"""What a dropped file is, in a few words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from csxl.diagnostics.printed import in_order
from csxl.model.answers import Return
from csxl.model.diagnostic import Diagnostic
from csxl.page.dropped import Dropped, Role, returns_in
from csxl.text.wording import many

WORDS = {
    Role.REVIEW: "The coordinator’s workbook.",
    Role.SUMMARY: "A summary.",
    Role.RUBRIC: "A rubric, or a part of one.",
    Role.LEFT: "It is a draft, a former summary, something that csxl wrote to be looked at, or not a document.",
}

NO_RETURN = "unread"  # the role of what may have been meant as a return, and is none that can be read


def what_it_is(record: Dropped) -> Mapping[str, Any]:
    """A record for the page's list of files."""
    returned = record.role is not Role.RETURN or returns_in(record)
    return {
        "key": record.key,
        "path": record.path,
        "role": record.role.value if returned else NO_RETURN,
        "said": WORDS.get(record.role) or _of_returns(record),
        "locked": record.locked,
    }


def _of_returns(record: Dropped) -> str:
    returns = returns_in(record)
    if record.role is Role.QUESTIONNAIRE:
        return f"{returns[0].agency}."
    if returns:
        return _answered(returns)
    said = in_order([one for one in record.reading.found if isinstance(one, Diagnostic)]) or in_order(
        [said for one in record.reading.found if not isinstance(one, Diagnostic) for said in one.diagnostics]
    )
    return said[0].message if said else "Nothing to read in it."


def _answered(returns: Sequence[Return]) -> str:
    answers = [sum(answer.rating is not None for answer in one.answers) for one in returns]
    if len(returns) > 1:
        return f"{many(len(returns), 'return')}, {many(sum(answers), 'answer')}."
    return f"{returns[0].agency or 'No agency named'}: {many(answers[0], 'answer')}."
