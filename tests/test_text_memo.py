"""The one memo: a known key costs no call, it is bounded, and it can be told to remember nothing."""

import pytest

from csxl.text.memo import Memo, without_memory


def counting(made: list[str], most: int = 2, longest: int = 0) -> Memo[str, int]:
    def make(key: str) -> int:
        made.append(key)
        return len(key)

    return Memo(make, most, longest)


def test_what_is_known_is_not_worked_out_again() -> None:
    made: list[str] = []
    memo = counting(made)
    assert [memo["abc"], memo["abc"], memo["de"]] == [3, 3, 2]
    assert made == ["abc", "de"]


def test_a_full_memo_begins_anew() -> None:
    made: list[str] = []
    memo = counting(made, most=2)
    assert [memo[key] for key in "abcab"] == [1] * 5
    assert made == ["a", "b", "c", "a", "b"]
    assert len(memo) == 1  # "b": "c" and "a" were forgotten to make room for it


def test_a_long_key_is_worked_out_each_time() -> None:
    made: list[str] = []
    memo = counting(made, longest=3)
    assert [memo["abcd"], memo["abcd"], memo["abc"], memo["abc"]] == [4, 4, 3, 3]
    assert made == ["abcd", "abcd", "abc"]


def test_without_memory_nothing_is_known() -> None:
    made: list[str] = []
    memo = counting(made)
    assert memo["abc"] == 3
    with without_memory():
        assert [memo["abc"], memo["abc"]] == [3, 3]
    assert [memo["abc"], memo["abc"]] == [3, 3]
    assert made == ["abc"] * 4


def test_all_memos_begin_anew_once_they_were_given_too_many_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("csxl.text.memo.MOST_CHARACTERS", Memo.characters[0] + 7)
    one, other = counting([], most=10, longest=9), counting([], most=10, longest=9)
    assert [one["abc"], other["abcd"], len(one), len(other)] == [3, 4, 1, 1]
    other["x"]
    assert [list(one), list(other)] == [[], ["x"]]


def test_what_is_learnt_at_once_counts_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("csxl.text.memo.MOST_CHARACTERS", Memo.characters[0] + 7)
    one, other = counting([], most=10, longest=9), counting([], most=10, longest=9)
    assert one["abc"] == 3
    other.learn(["abcd", "x", "x"], lambda keys: list(map(len, keys)))
    assert [list(one), list(other)] == [[], ["abcd", "x"]]
