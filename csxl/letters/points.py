"""How a letter words its questions: each criterion by its own words with ref and cell, and once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from csxl.languages import DEFAULT_LANGUAGE, Language
from csxl.model.diagnostic import Diagnostic
from csxl.model.personal import KINDS
from csxl.model.rubric import Criterion, Rubric
from csxl.review.questions import Question, questions_of
from csxl.text.wording import one_line, sentence

Names = Mapping[str, str]  # what each file is called, where there are several
FILES = {"file", "other_file"}  # among the details that a sentence names


class _Wording:
    """One letter's language, rubric and names of files."""

    def __init__(self, rubric: Rubric, language: Language, names: Names) -> None:
        self.rubric, self.words, self.names = rubric, language.asks, names
        *first, last = rubric.words
        self.choices = f"{', '.join(first)} {self.words.either} {last}" if first else last
        told = ((telling.words, rubric.words) for telling in rubric.translations)
        self.told = {word: mine for words, ours in told for word, mine in zip(words, ours, strict=True)}

    def line(self, question: Question) -> str:
        """One question, whole."""
        if len(question.by_ref) > 1:
            return self._of_several(question)
        return self._of_one(question.points)

    def _of_several(self, question: Question) -> str:
        """What is asked about several criteria at once, and then each of them."""
        by_ref, before = question.by_ref, ""
        places = []
        for ref, points in by_ref.items():
            criterion = self.rubric.criteria.get(ref)
            said = dict.fromkeys(text for point in points for text in self._each(point))
            places.append(", ".join([self._about(ref, criterion, points, before), *said]))
            before = criterion.domain if criterion else ""
        asked = self.words.several[question.points[0].code]
        return f"{asked.format(choices=self.choices, count=len(by_ref))}: {'; '.join(places)}."

    def _each(self, point: Diagnostic) -> Iterator[str]:
        """What is said beside one criterion of several."""
        filled = self._details(point)
        return (template.format_map(filled) for template in self.words.each.get(point.code, ()))

    def _of_one(self, points: Sequence[Diagnostic]) -> str:
        """What is asked about one criterion, or about something else: with one place, or with one for each point."""
        ref, criterion = points[0].ref, self.rubric.criteria.get(points[0].ref)
        if len(points) == 1 or len({(point.file, point.sheet, point.cell) for point in points}) == 1:
            where = self._about(ref, criterion, points) if ref else self._place(points[0])
            return ": ".join(filter(None, (sentence(where), " ".join(map(self._said, points)))))
        about = self._about(ref, criterion, ())
        domain = criterion.domain if criterion else ""
        said = (": ".join(filter(None, (sentence(self._place(one, domain)), self._said(one)))) for one in points)
        return " ".join([f"{about}:", *said])

    def _about(self, ref: str, criterion: Criterion | None, points: Sequence[Diagnostic], said_before: str = "") -> str:
        """A criterion as an agency knows it, with its ref and its place: "Target, Level 1, Planning (T1-P, cell G7)".
        Its domain is left out where that was `said_before`."""
        places = dict.fromkeys(self._place(point, criterion.domain if criterion else "") for point in points)
        inside = ", ".join(filter(None, (ref, *places)))
        return _named(criterion, inside, said_before) if criterion else inside

    def _place(self, point: Diagnostic, on: str = "") -> str:
        """Where a point is: its sheet, if that is not called as the domain it is `on`, its cells, and its file."""
        sheet = self.words.sheet.format(point.sheet) if point.sheet and point.sheet != on else ""
        cell = (self.words.cells if len(point.cells) > 1 else self.words.cell).format(point.cell) if point.cell else ""
        names_files = any("{file}" in said for said in (*self.words.each.get(point.code, ()), self._own(point)))
        place, file = ", ".join(filter(None, (sheet, cell))), "" if names_files else self.names.get(point.file, "")
        return self.words.in_file.format(place, file) if place and file else place or file

    def _said(self, point: Diagnostic) -> str:
        """What is asked about one point, in the language's own words where it has them."""
        own = self._own(point)
        return sentence(own.format_map(self._details(point))) if own else self._message(point)

    def _message(self, point: Diagnostic) -> str:
        """The catalogue's sentence, with the answers by the words that this rubric has for them."""
        details = dict(point.details)
        said = details.pop("choices", "")
        pieces = point.message.split(said) if said else [point.message]
        for word in self.told.keys() & {*details.values()}:
            pieces = [re.sub(rf"\b{re.escape(word)}\b", self.told[word], piece) for piece in pieces]
        return self.choices.join(pieces)

    def _own(self, point: Diagnostic) -> str:
        """The language's own sentence with its names in braces, "" if it has none."""
        return self.words.one.get(point.code, "") if point.details else ""

    def _details(self, point: Diagnostic) -> Mapping[str, str]:
        said = {name: self.told.get(text, text) for name, text in point.details}
        details = {**said, "file": point.file, "ref": point.ref, "choices": self.choices}
        for name in FILES & details.keys():
            details[name] = self.names.get(details[name], details[name])
        if KINDS in details:
            details[KINDS] = ", ".join(self.words.personal[name] for name in details[KINDS].split(", "))
        return details


def in_words(ref: str, cell: str, rubric: Rubric, language: Language, said_before: str = "") -> str:
    """A criterion as an agency knows it, with its ref and the cell of its answer, if it has one. Its domain is left out
    where that was `said_before`."""
    place = ", ".join(filter(None, (ref, language.asks.cell.format(cell) if cell else "")))
    criterion = rubric.criteria.get(ref)
    return _named(criterion, place, said_before) if criterion else place


def _named(criterion: Criterion, inside: str, said_before: str) -> str:
    domain = [criterion.domain] if criterion.domain != said_before else []
    return f"{', '.join([*domain, criterion.within])} ({inside})"


def asked(
    points: Sequence[Diagnostic], rubric: Rubric, language: Language = DEFAULT_LANGUAGE, names: Names | None = None
) -> list[str]:
    """The questions that a letter asks about some points, numbered, each on one line."""
    wording = _Wording(rubric, language, names or {})
    lines = (one_line(wording.line(question)) for question in questions_of(points))
    return [f"  {number}. {line}" for number, line in enumerate(lines, 1)]
