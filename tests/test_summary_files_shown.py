"""How the summary names files."""

from __future__ import annotations

import pytest

from csxl.summary.files_shown import shown_names


@pytest.mark.parametrize(
    ("files", "shown"),
    [
        ([], []),
        (["Police.xlsx"], ["Police.xlsx"]),
        (["/srv/review/returns/Police.xlsx"], ["Police.xlsx"]),
        (["/srv/a/returns/Police.xlsx", "/srv/a/returns/late/Health.xlsx"], ["Police.xlsx", "late/Health.xlsx"]),
        (["returns/Police.xlsx", "late/Health.xlsx"], ["returns/Police.xlsx", "late/Health.xlsx"]),
        (["C:\\Reviews\\returns\\Police.xlsx", "C:\\Reviews\\returns\\Health.xlsx"], ["Police.xlsx", "Health.xlsx"]),
        (["in/all.zip/Police.xlsx", "in/all.zip/Health.xlsx"], ["all.zip/Police.xlsx", "all.zip/Health.xlsx"]),
        (["../returns/Police.xlsx", "../returns/Health.xlsx"], ["Police.xlsx", "Health.xlsx"]),
        (["returns/Police.xlsx", "returns old/Police.xlsx"], ["returns/Police.xlsx", "returns old/Police.xlsx"]),
        (["returns/Police.xlsx", "returns"], ["returns/Police.xlsx", "returns"]),
        (["a/b/x.xlsx", "a/b/c/d/x.xlsx", "a/e.xlsx"], ["b/x.xlsx", "b/c/d/x.xlsx", "e.xlsx"]),
    ],
)
def test_the_folders_that_all_files_share_are_left_out(files: list[str], shown: list[str]) -> None:
    found = shown_names([*files, ""])
    assert [found[file] for file in files] == shown
    assert len(set(found.values())) == len(set(files))
