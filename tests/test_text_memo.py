"""The one memo: a known key costs no call, it is bounded, and it can be told to remember nothing."""

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
