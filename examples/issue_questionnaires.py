"""Write a questionnaire for each agency into a folder.

python examples/issue_questionnaires.py autumn Police Education "Children's social care"
"""

from __future__ import annotations

import datetime
import io
import sys
from pathlib import Path

import csxl


def main(folder: str, *agencies: str) -> None:
    """One workbook for each agency, wanted back in four weeks."""
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    wanted = datetime.date.today() + datetime.timedelta(weeks=4)
    for agency in agencies:
        file = place / f"{agency}.xlsx"
        file.write_bytes(csxl.write_questionnaire(agency, review="Autumn review", return_by=wanted))
        print(file)


if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a console may lack a letter of somebody's name
    main(*sys.argv[1:])
