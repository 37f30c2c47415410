"""What is said to an agency of its actions that are due: each in two lines, what is overdue first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from csxl.compare.actions import Action
from csxl.languages import BY_NAME, Language
from csxl.letters.points import in_words
from csxl.model.decisions import DecisionKind
from csxl.model.rubric import Rubric
from csxl.review.actions_due import ActionsDue
from csxl.text.records import dataclass
from csxl.text.wording import many, one_line


@dataclass(frozen=True)
class _Wording:
    """One letter's rubric and language, and what is due when."""

    rubric: Rubric
    language: Language
    due: ActionsDue

    def lines(self, actions: Sequence[Action]) -> Iterator[str]:
        """The actions under what says whether they are overdue."""
        words = self.language.of_actions
        late = [action for action in actions if self.due.is_overdue(action)]
        soon = [action for action in actions if not self.due.is_overdue(action)]
        for heading, group in ((words.overdue, late), (self._soon(), soon)):
            if group:
                yield heading
                yield ""
                for action in group:
                    yield from (f"  – {one_line(action.action)}", f"     {self._about(action)}", "")

    def _soon(self) -> str:
        """The heading over what is due by the last day that is looked ahead to."""
        words, days = self.language.of_actions, (self.due.until - self.due.day).days
        return {0: words.due_today, 1: words.due_tomorrow}.get(days) or words.due_within.format(days=days)

    def _about(self, action: Action) -> str:
        """Its criterion, owner, day and status, and where it comes from."""
        words, criterion = self.language.of_actions, self.rubric.criteria.get(action.ref.strip().upper())
        day = self.language.in_words(action.date) if action.date else action.by_when
        said = (
            in_words(criterion.ref, "", self.rubric, self.language) if criterion else one_line(action.ref),
            f"{words.owner}: {one_line(action.owner) or words.no_owner}",
            f"{words.by_when}: {day}",
            self._status(action),
            self._source(action),
        )
        return " · ".join(filter(None, said))

    def _status(self, action: Action) -> str:
        """How far it is, in the language's own words; a coordinator's own note is for nobody else."""
        words = self.language.of_actions
        if not action.status.strip():
            return words.no_status
        status = self.language.progress_word(action.status)
        return f"{words.status}: {status}" if status else ""

    def _source(self, action: Action) -> str:
        """Where it comes from: the review before, the meeting, or the agency's return."""
        words = self.language.of_actions
        if action.kind is DecisionKind.PROMISE:
            return words.promised.format(title=one_line(self.due.last_review) or words.last_review)
        return words.agreed if action.agreed else words.own


def actions_in_words(actions: Sequence[Action], due: ActionsDue, rubric: Rubric, language: str) -> str:
    """The actions as a letter in a language lists them."""
    return "\n".join(_Wording(rubric, BY_NAME[language], due).lines(actions)).rstrip("\n")


def why_due(actions: Sequence[Action], due: ActionsDue) -> str:
    """Why an agency is written to, for the coordinator: "2 actions due, 1 of them overdue"."""
    late = sum(map(due.is_overdue, actions))
    if late == len(actions):
        return f"{many(late, 'action')} overdue"
    return f"{many(len(actions), 'action')} due" + (f", {late} of them overdue" if late else "")
