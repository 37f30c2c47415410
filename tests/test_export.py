"""The analyst's door: one tidy row per agency and criterion, and what CSV and Parquet make of it."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest

from csxl.api.export import COLUMNS, as_csv, as_parquet, tidy
from csxl.compare.consolidation import consolidate
from csxl.model.answers import Reading
from csxl.model.comparison import Comparison
from tests.helpers import readings_by_hand
from tests.helpers.decisions_by_hand import decided_review
from tests.helpers.readings_by_hand import ASKED, POLICE, answer, published, returned


def with_evidence(*texts: str) -> Comparison:
    """A review in which one agency gives these texts as evidence, criterion by criterion."""
    answers = [
        answer(published(), ref, "Red", evidence=text) for ref, text in zip(published().criteria, texts, strict=False)
    ]
    return consolidate(Reading((returned(POLICE, *answers),)), published())


def csv_rows(comparison: Comparison) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(as_csv(comparison).decode("utf-8-sig"), newline="")))


def test_one_row_per_agency_and_criterion() -> None:
    frame = tidy(readings_by_hand.small_review())
    assert tuple(frame.columns) == COLUMNS
    assert len(frame) == len(ASKED) * 32
    assert frame.groupby("agency", sort=False)["rating"].count().to_dict() == {
        "Police": 27,
        "Education": 27,
        "Children’s social care": 29,
        "Health": 26,
        "Voluntary sector": 18,
        "Youth justice": 0,
    }


def test_ratings_are_ordered_words_and_never_numbers() -> None:
    rating = tidy(readings_by_hand.small_review())["rating"]
    assert list(rating.cat.categories) == ["Red", "Amber", "Green"]
    assert (rating.min(), rating.max(), int((rating < "Green").sum())) == ("Red", "Green", 76)
    assert rating.value_counts().to_dict() == {"Amber": 55, "Green": 51, "Red": 21}


def test_blank_abstained_and_missing_are_told_apart() -> None:
    assert tidy(readings_by_hand.small_review())["status"].value_counts().to_dict() == {
        "rated": 127,
        "not returned": 32,
        "Cannot judge": 17,
        "blank": 8,
        "Not applicable": 6,
        "to settle": 2,
    }


def test_na_stays_the_text_that_was_typed() -> None:
    frame = tidy(with_evidence("N/A", "None", "nan", ""))
    assert list(frame["evidence"][:5]) == ["N/A", "None", "nan", "", ""]
    assert frame["evidence"].isna().sum() == 0


def test_parquet_comes_back_as_it_went() -> None:
    pytest.importorskip("pyarrow")
    comparison = with_evidence("=1+1", "N/A", "two\nlines", "🟢 da iawn")
    pd.testing.assert_frame_equal(pd.read_parquet(io.BytesIO(as_parquet(comparison))), tidy(comparison))


def test_csv_comes_back_as_it_went() -> None:
    texts = ["N/A", 'said "no", twice', "two\nlines", "two\r\nlines", "tref Ŵyn 🟢", "0012", "'quoted'"]
    found = csv_rows(with_evidence(*texts))
    assert [row["evidence"] for row in found[:7]] == texts
    assert (found[0]["rating"], found[0]["file"], found[0]["cell"]) == ("Red", "Police.xlsx", "G5")
    assert (found[31]["rating"], found[31]["status"]) == ("", "blank")


def test_csv_opens_in_excel_as_text() -> None:
    run = ['=HYPERLINK("x")', "+cmd|' /C calc'!A0", "-1", "@SUM(A1)", " =1", "\t=1", "\n=1", "＝1"]
    comparison = with_evidence(*run, "a=1")
    assert as_csv(comparison).startswith(b"\xef\xbb\xbfagency,")
    assert [row["evidence"] for row in csv_rows(comparison)[:9]] == [*(f"'{text}" for text in run), "a=1"]


def test_an_empty_review_has_its_headings() -> None:
    comparison = consolidate(Reading(), published())
    assert as_csv(comparison).decode("utf-8-sig") == ",".join(COLUMNS) + "\r\n"


def test_what_was_returned_settled_and_agreed_stand_side_by_side() -> None:
    frame = tidy(decided_review())
    columns = ["status", "rating", "raw", "returned", "settled", "how_known", "agreed"]
    found = {
        (row.pop("agency_code"), row.pop("ref")): list(row.values())
        for row in frame[["agency_code", "ref", *columns]].to_dict("records")
    }
    how = "by telephone with A. Morgan, 3 Dec"
    assert found["EDU-2", "O1-R"] == ["rated", "Green", "Amber/Green", "to settle", "Green", how, ""]
    assert found["POL-1", "T1-R"] == ["rated", "Red", "Amber", "Amber", "Red", "", ""]
    assert found["CSC-3", "T2-R"] == ["rated", "Green", "Green", "Green", "", "", "Amber"]
    assert found["VOL-5", "O2-P"][:5] == [
        "to settle",
        pytest.approx(float("nan"), nan_ok=True),
        "Amber/Green",
        "to settle",
        "",
    ]
    assert COLUMNS[-4:] == ("returned", "settled", "how_known", "agreed")
    assert list(frame["returned"].cat.categories[:3]) == ["Red", "Amber", "Green"]
