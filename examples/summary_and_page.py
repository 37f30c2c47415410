"""Compare returns, given by their bytes, and write the summary workbook and the board's page beside each other.

python examples/summary_and_page.py output/returns spring
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

import csxl


def main(returns: str, folder: str) -> None:
    """summary.xlsx and board.html in the folder, and a line for each criterion on which agencies see opposites."""
    files = {path.name: path.read_bytes() for path in sorted(Path(returns).iterdir()) if path.is_file()}
    comparison = csxl.consolidate(csxl.read_returns(files), review="Spring review")
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    (place / "summary.xlsx").write_bytes(csxl.write_summary(comparison))
    (place / "board.html").write_text(csxl.board_page(comparison), encoding="utf-8")
    for finding in comparison.findings:
        if finding.spread == "polarised":
            print(f"{finding.criterion.ref}: {finding.position.replace('–', ' to ')}")


if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a console may lack a letter of somebody's name
    main(*sys.argv[1:])
