"""A review's folder: questionnaires/ as issued, returns/ as they came back, drafts/ of letters, the summary, and in
earlier/ the summaries before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from csxl.unwrap.files import is_file, is_folder

QUESTIONNAIRES, RETURNS, DRAFTS, EARLIER = "questionnaires", "returns", "drafts", "earlier"
FEEDBACK = "feedback"  # what each agency is told after the meeting
SUMMARY = "summary.xlsx"
REVIEW_BOOK = "review.xlsx"  # what the coordinator's workbook is called, unless another name is given
SHORT_NAME = 6  # characters, to Word
OUTPUT = "output"  # what the folder is called, unless another is named


def returns_in(paths: Sequence[Path]) -> list[Path]:
    """The paths, with a review's whole folder taken to mean its returns."""
    return [
        path / RETURNS if is_folder(path / RETURNS) and is_folder(path / QUESTIONNAIRES) else path for path in paths
    ]


def issued_beside(paths: Sequence[Path]) -> list[Path]:
    """The folders of issued questionnaires beside the returns, where `csxl generate` puts them."""
    parents = [
        parent for path in returns_in(paths) for parent in list(path.absolute().parents)[: 2 if is_file(path) else 1]
    ]
    return [folder / QUESTIONNAIRES for folder in dict.fromkeys(parents) if is_folder(folder / QUESTIONNAIRES)]


def is_reviews_folder(folder: Path) -> bool:
    """Whether questionnaires were issued into a folder, or a summary lies beside its returns."""
    return is_folder(folder / QUESTIONNAIRES) or (is_folder(folder / RETURNS) and is_file(folder / SUMMARY))


def folder_around(paths: Sequence[Path]) -> Path | None:
    """The review's folder in which some returns lie, None if they lie in none."""
    return next((folder for path in paths for folder in _around(path) if is_reviews_folder(folder)), None)


def _around(path: Path) -> Iterator[Path]:
    """The folders that may be the review's: a folder itself, and what is one or, for a file, two levels up."""
    if is_folder(path):
        yield path
    yield above(path)
    if is_file(path):
        yield above(above(path))


def above(path: Path) -> Path:
    """The folder that a path lies in, written as the path is."""
    return path / ".." if path.name in ("", "..") else path.parent


def changed(path: Path) -> float:
    """When a file came or was changed, as far as the disk says."""
    try:
        found = path.stat()
    except OSError:
        return 0
    return max(found.st_mtime, found.st_ctime)


def earlier_summaries(folder: Path) -> int:
    """How many former summaries a review's folder holds."""
    return sum(1 for path in (folder / EARLIER).glob("*.xlsx") if not path.name.startswith("~$"))


def is_open_elsewhere(path: Path) -> bool:
    """Whether Excel, Word or LibreOffice seems to have a file open: each leaves one of its own beside it meanwhile."""
    return any(path.with_name(name).exists() for name in owner_files(path))


def owner_files(path: Path) -> tuple[str, str]:
    """What Microsoft's programs and LibreOffice call the file that they leave beside an open one: Word puts its two
    characters before a short name and over the beginning of a long one."""
    over = min(max(len(path.stem) - SHORT_NAME, 0), 2) if path.suffix.lower() == ".docx" else 0
    return f"~${path.name[over:]}", f".~lock.{path.name}#"
