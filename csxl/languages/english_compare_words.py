"""How a comparison is spoken of in English."""

from csxl.languages.compare_words import CompareWords
from csxl.languages.english_narrative_words import WORDS as NARRATIVE
from csxl.languages.english_pattern_words import WORDS as PATTERNS
from csxl.text.wording import listed

WORDS = CompareWords(
    shown={},
    months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    listed=listed,
    narrative=NARRATIVE,
    patterns=PATTERNS,
)
