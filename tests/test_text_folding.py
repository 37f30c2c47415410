"""Texts made comparable: the signs that programs change, unseen characters, and letters that swell."""

from __future__ import annotations

import pytest

from csxl.text.folding import evened, fold, fold_ref, visible
from csxl.text.memo import without_memory


@pytest.mark.parametrize(
    ("text", "even"),
    [
        ("a `plain` text", "a `plain` text"),
        ("‘a’ “b” – c`", "'a' \"b\" - c'"),
        ("so\u00adft\u200b\ufeff é", "soft é"),
        ("ﬁne １４ é\u00a0x", "fine 14 é x"),
        ("cafe\u0301’s", "café's"),
        ("㌀㌀", "アパートアパート"),
        ("㌀㌀㌀’", "㌀㌀㌀'"),
        ("a" * 1_999 + "’ﬁ", "a" * 1_999 + "'ﬁ"),
    ],
)
def test_signs_that_look_alike_become_one(text: str, even: str) -> None:
    assert evened(text) == even


def test_what_is_remembered_is_what_is_worked_out() -> None:
    texts = ["", " T1 – r\u200b ", "A  B.\r\nC;", "é" * 1_001, "№ 5:"]
    known = [(fold(text), visible(text), fold_ref(text)) for text in texts * 2]
    with without_memory():
        assert [(fold(text), visible(text), fold_ref(text)) for text in texts * 2] == known
    assert known[1] == ("t1 - r", "T1 – r", "T1R")
    assert known[2] == ("a b. c", "A  B.\nC;", "ABC")
