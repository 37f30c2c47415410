"""Which review a return belongs to: the one that is known, or else the one that most returns name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from csxl.model.answers import Return
from csxl.text.records import dataclass
from csxl.text.same_agency import folded_name

COMPARED = 200  # characters of a title: a document's property holds no more than 255


def same_title(one: str, other: str) -> bool:
    """Whether two titles name one review, leaving aside case, spaces and punctuation."""
    return _folded(one) == _folded(other)


def _folded(title: str) -> str:
    return folded_name(title)[:COMPARED]


@dataclass(frozen=True)
class ThisReview:
    """The review that returns are counted for, by each title it goes by; without any, every return is of it. `known`
    is False where only the returns themselves say which review it is."""

    titles: tuple[str, ...] = ()
    known: bool = False

    def includes(self, title: str) -> bool:
        """Whether a return with this title is of this review; one without a title is."""
        return not title or not self.titles or any(same_title(title, own) for own in self.titles)


def this_review(titles: Iterable[str], returns: Sequence[Return]) -> ThisReview:
    """The review by the titles that the questionnaires and the coordinator's workbook give it; where there are none,
    the one that most returns name or, of two that as many do, the one whose return was saved last."""
    known = tuple(dict.fromkeys(title for title in titles if title))
    if known:
        return ThisReview(known, True)
    files: dict[str, set[str]] = {}
    saved: dict[str, str] = {}
    spelt: dict[str, str] = {}
    for returned in returns:
        if title := _folded(returned.review):
            files.setdefault(title, set()).add(returned.sha256 or returned.file)
            saved[title] = max(saved.get(title, ""), returned.saved)
            spelt.setdefault(title, returned.review)
    best = max(sorted(files), key=lambda title: (len(files[title]), saved[title]), default="")
    return ThisReview((spelt[best],) if best else ())
