"""N: what can be said of what was added."""

from __future__ import annotations

from csxl.diagnostics.code import WARNING, Code


class AddedCode(Code):
    """What can be said of what was added."""

    # fmt: off
    TOO_MUCH_ADDED = "N001", WARNING, (
        "The file holds {count} texts that are no part of the questionnaire; the first {most} are listed.")
    # fmt: on
