"""What page one of the summary says in Welsh, and the meeting's agenda; no translator has checked it."""

from csxl.languages.board_words import BoardWords

WORDS = BoardWords(board="Crynodeb i’r bwrdd", agenda="Agenda’r cyfarfod cymedroli")
