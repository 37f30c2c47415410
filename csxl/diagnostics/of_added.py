"""N: the codes about what was added."""

from __future__ import annotations

from csxl.diagnostics.code import WARNING, Code


class AddedCode(Code):
    """The codes about what was added."""

    # fmt: off
    TOO_MUCH_ADDED = "N001", WARNING, (
        "The file holds {count} texts that are not part of the questionnaire; the first {most} are listed.")
    # fmt: on
