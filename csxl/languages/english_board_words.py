"""What page one of the summary says in English, and the agenda of the moderation meeting."""

from csxl.languages.board_words import BoardWords

WORDS = BoardWords(board="Board summary", agenda="Moderation agenda")
