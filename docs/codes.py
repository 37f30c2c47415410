"""Write docs/codes.md, the table of every code, from the catalogue itself: `make golden`."""

from __future__ import annotations

from pathlib import Path

from csxl.diagnostics.codes import CODES

TARGET = Path(__file__).with_name("codes.md")


def table() -> str:
    """The page: a row for each code with its severity and its sentence, {names} standing for what was found."""
    rows = sorted((one.code, one.severity.value, one.sentence) for one in CODES)
    return "\n".join(
        [
            "# Every code",
            "",
            "ERROR: an answer was given, or seems to have been, but is left out. "
            "WARNING: it was used; please check it. NOTE: for information.",
            "",
            "The code stands in a column of its own on the sheet Issues and in `--json`; in a terminal, "
            "`csxl --codes check` prints it with each line.",
            "",
            "| code | severity | what it says |",
            "|---|---|---|",
            *(f"| {code} | {severity} | {sentence.replace('|', chr(92) + '|')} |" for code, severity, sentence in rows),
            "",
        ]
    )


if __name__ == "__main__":
    TARGET.write_text(table(), encoding="utf-8")
