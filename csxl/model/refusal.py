"""What is raised when something cannot be done."""

from __future__ import annotations

from collections.abc import Iterable

from csxl.model.diagnostic import Diagnostic


class Refusal(Exception):
    """Nothing was done, and the sentence says why. `diagnostics` are those found before that, and `faults` the
    lines that the sentence introduces."""

    def __init__(self, sentence: str, diagnostics: Iterable[Diagnostic] = (), faults: Iterable[str] = ()) -> None:
        super().__init__(sentence)
        self.sentence, self.diagnostics, self.faults = sentence, tuple(diagnostics), tuple(faults)
