"""Writing letters as drafts: what lay there before is kept, and the log says that they were drafted."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from csxl.api.letters_out import LETTERS_PAGE, draft_name, drafts
from csxl.cli.files import refuse_overwriting
from csxl.cli.printing import say, warn
from csxl.cli.refreshing import present, refresh, set_aside
from csxl.cli.sending import named
from csxl.letters.contact import log_drafts, log_former
from csxl.letters.due import Ready
from csxl.letters.letters_page import letters_page
from csxl.letters.sent_log import LogFault
from csxl.model.letter import Letter
from csxl.model.refusal import Refusal
from csxl.model.review import Review
from csxl.review.folder import DRAFTS, EARLIER
from csxl.text.wording import listed, many

WITHOUT_PAGE = (
    "Open each in Outlook (or your mail program), look at it, and press Send. If it will not be sent, as in the new "
    "Outlook, add --page."
)
WITH_PAGE = f"Open {LETTERS_PAGE} in your browser: each letter has a link there that opens it in your mail program."


def write_drafts(
    review: Review, letter: Letter, ready: Sequence[Ready], output: Path, page: bool = False, dry_run: bool = False
) -> None:
    """Write the drafts into the review's folder, and their page if it is wanted, and name each. A former draft is kept
    in earlier/ beside them, and so is one of the same letter that is no longer due."""
    folder = output / DRAFTS
    files = {folder / draft.name: draft.data for draft in drafts(letter, ready)}
    names = [(folder / draft_name(letter, mail.party.code), f"{named(mail)}: {why}") for mail, why in ready]
    if page and ready:
        files[folder / LETTERS_PAGE] = letters_page(review, letter, ready).encode()
        names.append((folder / LETTERS_PAGE, f"{many(len(ready), 'letter')} on one page"))
    now = datetime.datetime.now(datetime.UTC)
    written = set(files)
    if not dry_run:
        written = _replace(folder, files, now)
        with _said_of_the_log():
            log_drafts(folder, [mail for mail, _ in ready], now)
    for path, what in names:
        say(str(path), f"{what}; the same was drafted before" if path not in written else what)
    _set_aside_older(folder, letter, files, now, dry_run)
    if dry_run and ready:
        say(f"{many(len(ready), 'draft')} would be written; nothing was.")
    elif ready:
        say(f"{many(len(ready), 'draft')} written. {WITH_PAGE if page else WITHOUT_PAGE}")


def _replace(folder: Path, files: dict[Path, bytes], now: datetime.datetime) -> set[Path]:
    """The files that are new or have changed, written once what they replace is kept and has its line in the log."""
    refuse_overwriting(files, force=True)
    with _said_of_the_log():
        log_former(folder)
    return write_changed(files, now)


def write_changed(files: Mapping[Path, bytes], now: datetime.datetime) -> set[Path]:
    """The files that are new or have changed, written once what they replace is kept."""
    refuse_overwriting(files, force=True)
    there = {path: present(path) for path in files}
    changed = [(there[path], data) for path, data in files.items() if there[path].data != data]
    refresh(changed, now.astimezone().replace(tzinfo=None))
    return {before.path for before, _ in changed}


@contextmanager
def _said_of_the_log() -> Iterator[None]:
    """Where the log cannot be written, stderr says so, and the drafts are written all the same."""
    try:
        yield
    except LogFault as fault:
        warn(f"WARNING: The log of contact lacks what was drafted now. {fault}")


def _set_aside_older(
    folder: Path, letter: Letter, files: dict[Path, bytes], now: datetime.datetime, dry_run: bool
) -> None:
    """Move the drafts of a letter that are no longer due into earlier/, and name them on stderr."""
    older = sorted(path for path in folder.glob(f"{letter} - *.eml") if path not in files)
    if not older:
        return
    names = listed([path.name for path in older])
    if dry_run:
        warn(f"WARNING: {folder} also holds drafts that are no longer due: {names}.")
        return
    try:
        set_aside(older, now.astimezone().replace(tzinfo=None))
        warn(f"No longer due, so moved to {folder / EARLIER}: {names}.")
    except Refusal as refusal:
        warn(f"WARNING: These drafts are no longer due: {names}. Do not send them. {refusal.sentence}")
