"""What the summary's sheets say in Welsh; no translator has checked it."""

from csxl.languages.summary_words import SummaryWords

WORDS = SummaryWords(sheets={}, texts={})
