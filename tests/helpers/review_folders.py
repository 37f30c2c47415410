"""A review's folder, what is drafted in it, and the replies that agencies send."""

from __future__ import annotations

import email
import email.policy
import io
import json
import shutil
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
from click.testing import Result

from csxl.letters.sent_log import LOG
from csxl.model.review import Review
from csxl.review.folder import DRAFTS
from csxl.review.review_book import write_review_book
from csxl.rubrics.loading import load_rubric
from tests.helpers.command_line import csxl
from tests.helpers.compound_files import compound_file
from tests.helpers.coordinators_workbooks import PLAN
from tests.helpers.mail_texts import parsed

ATTACHED = "__attach_version1.0_#0000000{}/__substg1.0_{}"
SENT = bytes(32) + b"\x40\0\x39\0" + bytes(4)  # an Outlook message's properties, up to the time of sending


class ReviewFolder(NamedTuple):
    """A review's folder."""

    folder: Path

    @property
    def workbook(self) -> Path:
        return self.folder / "review.xlsx"

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def copied(self, to: Path) -> ReviewFolder:
        """The same review in another folder, for a test that changes it."""
        shutil.copytree(self.folder, to, dirs_exist_ok=True)
        return ReviewFolder(to)

    def run(self, command: str, *more: object) -> Result:
        """One of the commands; with the returns where it takes them."""
        returns = [] if command in ("email", "generate") else [self.output / "returns"]
        return csxl(command, self.workbook, *returns, "-o", self.output, *more)

    def drafts(self, letter: str = "Invitation") -> list[str]:
        """The codes of the agencies for which a draft lies there."""
        return sorted(path.stem.removeprefix(f"{letter} - ") for path in (self.output / DRAFTS).glob(f"{letter} - *"))

    def draft(self, code: str, letter: str = "Invitation") -> EmailMessage:
        data = (self.output / DRAFTS / f"{letter} - {code}.eml").read_bytes()
        return parsed(data)

    def log(self) -> list[tuple[str, str]]:
        """The code and step of each line about what was sent; a draft's line is a list."""
        lines = map(json.loads, (self.output / DRAFTS / LOG).read_text(encoding="ascii").splitlines())
        return [(line["code"], line["step"]) for line in lines if isinstance(line, dict)]

    def completed(self, code: str, cells: Mapping[str, Any], saved: Callable[[Path, str], Path] | None = None) -> Path:
        """The workbook out of an agency's draft, filled in; `saved` saves it anew as another kind."""
        [attached] = self.draft(code).iter_attachments()
        book = openpyxl.load_workbook(io.BytesIO(attached.get_content()))
        for place, value in cells.items():
            sheet, _, cell = place.partition("!")
            book[sheet][cell] = value
        file = self.folder / str(attached.get_filename())
        book.save(file)
        return saved(file, "ods") if saved else file

    def reply(self, code: str, cells: Mapping[str, Any], saved: Callable[[Path, str], Path] | None = None) -> None:
        """What an agency sends back: its workbook filled in, attached to a mail."""
        file = self.completed(code, cells, saved)
        message = EmailMessage()
        message["From"], message["To"] = self.draft(code)["To"].addresses[0].addr_spec, self.draft(code)["Reply-To"]
        message["Subject"], message["Date"] = f"RE: {self.draft(code)['Subject']}", "Mon, 07 Dec 2026 09:30:00 +0000"
        message.set_content("Please find our return attached.\n\n> " + self.draft(code)["Subject"])
        message.add_attachment(file.read_bytes(), maintype="application", subtype="octet-stream", filename=file.name)
        self.arrived(f"RE {code}.eml", message.as_bytes(policy=email.policy.SMTP))

    def outlook_reply(self, code: str, cells: Mapping[str, Any]) -> None:
        """The same as Outlook saves a mail that is dragged into a folder: with a picture, sent on 8 December at 10."""
        file = self.completed(code, cells)
        self.arrived(
            f"RE {code}.msg",
            compound_file(
                {
                    "__properties_version1.0": SENT + (134_411_976_000_000_000).to_bytes(8, "little"),
                    "__substg1.0_0037001F": f"RE: {self.draft(code)['Subject']}".encode("utf-16-le"),
                    ATTACHED.format(0, "37010102"): b"\x89PNG\r\n\x1a\n" + bytes(40),
                    ATTACHED.format(0, "3707001F"): "image001.png".encode("utf-16-le"),
                    ATTACHED.format(1, "37010102"): file.read_bytes(),
                    ATTACHED.format(1, "3707001F"): file.name.encode("utf-16-le"),
                }
            ),
        )

    def arrived(self, name: str, data: bytes) -> None:
        """A mail in the folder of returns."""
        (self.output / "returns").mkdir(exist_ok=True)
        (self.output / "returns" / name).write_bytes(data)


def complete(word: str) -> dict[str, str]:
    return {
        f"{domain.name}!G{row}": word for domain in load_rubric().domains for row in range(5, 5 + len(domain.criteria))
    }


def planned(folder: Path, plan: Review = PLAN) -> ReviewFolder:
    (folder / "review.xlsx").write_bytes(write_review_book(plan))
    return ReviewFolder(folder)
