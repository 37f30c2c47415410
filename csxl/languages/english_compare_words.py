"""How a comparison is spoken of in English."""

from csxl.languages.compare_words import CompareWords
from csxl.text.wording import listed

WORDS = CompareWords(
    shown={},
    months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    listed=listed,
)
