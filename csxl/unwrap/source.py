"""A file being unwrapped: its bytes, its label, and how much may be unpacked from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field

from csxl.model.member import Together
from csxl.text.records import dataclass
from csxl.unwrap import clock

SECONDS = 5.5  # of the processor for one file given, out of the 10 that csxl may take with it
RESERVE = 0.5  # seconds of them: no further file is begun in the last ones, since an honest one would be cut off
MOST_IN_ALL = 20_000  # files in one file given, through all its wrappings
MOST_DEPTH = 4  # archives and mails within each other
MOST_FILE = 150 << 20  # bytes of a file on disk
MOST_MEMBER = 100 << 20  # bytes of one member of an archive or mail
MOST_TOTAL = 500 << 20  # bytes unpacked from one file given
MOST_RATIO = 200  # how many times its packed size a member may have, once it is over FREE bytes
FREE = 16 << 20
LONGEST_NAME = 150
MOST_NAMED = 1_500  # letters of the names of files that were not read
DROPPINGS = ("~$", ".~lock.", "._")
HALF_WRITTEN = re.compile(r"\.[^/]{0,20}-[a-z0-9_]{8}\.part")  # left by csxl where its writing was cut off
POINTER = "review-before.txt"  # beside questionnaires: where the summary of the review before is
DROPPED = {
    *("thumbs.db", "desktop.ini", ".ds_store", ".dropbox", ".dropbox.attr", ".sync.ffs_db", ".owncloudsync.log"),
    POINTER,
}
LEFT_FOLDERS = {  # what systems and cloud drives keep in folders of their own: files thrown away, copies half made
    *("__macosx", "$recycle.bin", ".trash", ".trashes", ".trash-1000", "@eadir", "#recycle", ".dropbox.cache"),
    *(".tmp.driveupload", ".tmp.drivedownload", ".spotlight-v100", ".fseventsd", "system volume information"),
}
UNSEEN = re.compile("[\0-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


@dataclass(frozen=True)
class Source:
    """A file or member as it came; `within` is what it was in: "" (it was named), "folder", "archive" or "mail".

    `mailed` is when the innermost mail around it was sent, ISO, or "", and `letter` its sender's own words. The dates
    of disks and archives change as files are copied, so they are not kept."""

    file: str
    data: bytes
    mailed: str = ""
    within: str = ""
    depth: int = 0
    letter: str = ""

    def inner(self, file: str, data: bytes, within: str) -> Source:
        """A file inside this one."""
        return Source(file, data, self.mailed, within, self.depth + 1, self.letter)

    def inner_mail(self, file: str, mailed: str, letter: str = "") -> Source:
        """A mail inside this one, without its bytes."""
        return Source(file, b"", mailed, "mail", self.depth + 1, letter)


def is_dropping(file: str) -> bool:
    """Whether a file is one that Excel, LibreOffice, macOS, Windows, clouds or csxl leave beside the real ones."""
    *folders, name = file.lower().split("/")
    return (
        "__macosx" in folders
        or name.startswith(DROPPINGS)
        or name in DROPPED
        or HALF_WRITTEN.fullmatch(name) is not None
    )


class Stop(Exception):
    """A member unpacks to more than is allowed; says which limit it passes."""


@dataclass
class Allowance:
    """The passwords to try, and what one file given may still cost, whatever it holds and however it is wrapped: so
    many bytes unpacked, so many files, the processor's time until `until`, and what the workbooks in it may hold
    `together`; `unread` are the files that were left for want of any."""

    passwords: Sequence[str] = ()
    left: int = MOST_TOTAL
    until: float = field(default_factory=lambda: clock.seconds() + SECONDS)
    files: int = MOST_IN_ALL
    unread: list[str] = field(default_factory=list)
    together: Together = field(default_factory=Together)

    @property
    def spent(self) -> bool:
        return self.left < 0

    @property
    def time_is_up(self) -> bool:
        return self.together.characters < 0 or clock.seconds() > self.until - RESERVE

    def leaves(self, file: str) -> bool:
        """Whether there is no time or number left for a further file; it is then remembered as unread."""
        self.files -= 1
        if self.files >= 0 and not self.time_is_up:
            return False
        self.unread.append(file)
        return True

    def named(self, outer: str) -> str:
        """The files of one given that were left unread, by name, and how many more there were."""
        names, length = [], 0
        for file in self.unread:
            name = file.removeprefix(f"{outer}/")
            length += len(name)
            if length > MOST_NAMED:
                break
            names.append(f"“{name}”")
        more = len(self.unread) - len(names)
        return ", ".join(names) + (f" and {more:,} more" if more else "")

    def keys(self) -> list[bytes]:
        """The passwords as bytes, in each encoding that archivers use."""
        return list(
            dict.fromkeys(
                password.encode(code, "replace") for password in self.passwords for code in ("utf-8", "cp1252", "cp437")
            )
        )

    def take(self, size: int, so_far: int, packed: int) -> None:
        """Count bytes just unpacked from a member, and its total so far; raises Stop beyond a limit."""
        self.left -= size
        if self.spent:
            raise Stop(f"more than {MOST_TOTAL >> 20} MB in all")
        if so_far > MOST_MEMBER:
            raise Stop(f"more than {MOST_MEMBER >> 20} MB")
        if so_far > max(FREE, packed * MOST_RATIO):
            raise Stop(f"more than {MOST_RATIO} times its packed size")
        if self.time_is_up:
            raise Stop("more than can be unpacked in the time allowed")


class Labels:
    """Labels for the members of one wrapping, no two the same."""

    def __init__(self, outer: str) -> None:
        self.outer = outer
        self.given: dict[str, int] = {}

    def give(self, name: str) -> str:
        """A member's label, such as "outer.zip/inner.xlsx"; a second one of that name gets " (2)"."""
        label = harmless(name)
        self.given[label] = number = self.given.get(label, 0) + 1
        return f"{self.outer}/{label}" if number == 1 else f"{self.outer}/{label} ({number})"


def harmless(name: str) -> str:
    """A member's name as a label: readable, and without "..", drives or invisible characters."""
    parts = UNSEEN.sub("_", name).replace("\\", "/").split("/")
    kept = [part.rstrip(":") if number == 0 else part for number, part in enumerate(parts) if part.strip(" .")]
    label = "/".join(kept) or "no name"
    return label if len(label) <= LONGEST_NAME else "…" + label[-LONGEST_NAME:]
