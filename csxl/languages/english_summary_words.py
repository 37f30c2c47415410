"""What the summary's sheets say in English: each text as it stands beside what it is about, in `csxl/summary`."""

from csxl.languages.summary_words import SummaryWords

WORDS = SummaryWords(texts={})
