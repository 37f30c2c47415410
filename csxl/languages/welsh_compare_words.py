"""How a comparison is spoken of in Welsh; no translator has checked it. Names stand where nothing mutates them."""

from csxl.languages.compare_words import CompareWords
from csxl.languages.welsh_counting_words import listed
from csxl.languages.welsh_narrative_words import WORDS as NARRATIVE
from csxl.languages.welsh_pattern_words import WORDS as PATTERNS

SHOWN = {
    # How divided agencies are, and how far apart their ratings.
    "split": "rhanedig",
    "a few differ": "ambell un yn wahanol",
    "lone voice": "llais unigol",
    "one step apart": "un cam ar wahân",
    "all agree": "pawb yn cytuno",
    "one view only": "un farn yn unig",
    "not rated": "heb sgôr",
    "polarised": "pegynol",
    "adjacent": "cyfagos",
    "single view": "un farn",
    # What an answer is.
    "rated": "wedi’i sgorio",
    "to settle": "i’w ddatrys",
    "blank": "gwag",
    "not returned": "heb ei ddychwelyd",
    "no answer": "dim ateb",
    # How a view or a criterion has moved.
    "better": "gwell",
    "worse": "gwaeth",
    "mostly better": "gwell gan mwyaf",
    "mostly worse": "gwaeth gan mwyaf",
    "both ways": "y ddwy ffordd",
    "same": "yr un fath",
    "new": "newydd",
    "no longer rated": "heb sgôr bellach",
    "not compared": "heb ei gymharu",
    # What has become of a promise.
    "kept": "cadwyd",
    "under way": "ar y gweill",
    "not due yet": "ddim i fod eto",
    "not kept": "heb ei gadw",
    "no word yet": "dim gair eto",
    "nothing chosen": "dim wedi’i ddewis",
    "no return": "heb ddychwelyd",
    "not asked this time": "heb ei holi y tro hwn",
    "not asked": "heb ei holi",
    "two answers differ": "dau ateb gwahanol",
    # What is chosen or typed in open cells.
    "not begun": "heb ddechrau",
    "done": "wedi’i wneud",
    "dropped": "wedi’i ollwng",
    "agreed": "cytunwyd",
    "proposed": "cynigiwyd",
    "not agreed": "heb gytuno",
    "as returned": "fel y dychwelwyd",
    "counts": "yn cyfrif",
    "does not count": "ddim yn cyfrif",
    "the meeting": "y cyfarfod",
    "overdue": "yn hwyr",
    "no date": "dim dyddiad",
    # The headings of open cells.
    "Agreed rating": "Y sgôr a gytunwyd",
    "Reason": "Rheswm",
    "Words for agencies": "Geiriau i asiantaethau",
    "Action": "Camau gweithredu",
    "Owner": "Perchennog",
    "By when": "Erbyn pryd",
    "Agreed on": "Cytunwyd ar",
    "Answer": "Ateb",
    "How it is known": "Sut y gwyddys",
    "Correction": "Cywiriad",
    "Does it count?": "Ydy hon yn cyfrif?",
    "Whose is it?": "Pwy biau hon?",
    "Agency": "Asiantaeth",
    "Ref": "Cyf.",
    "Status": "Statws",
    "Progress": "Cynnydd",
    "Done on": "Gwnaed ar",
    "Agreed or proposed": "Cytunwyd neu cynigiwyd",
    "What was promised": "Yr hyn a addawyd",
    "At the end of last time": "Ar ddiwedd y tro diwethaf",
    "Its agency says now": "Dywed ei asiantaeth nawr",
    "Recorded since": "Cofnodwyd ers hynny",
    "Who": "Pwy",
    "On": "Dyddiad",
    "Why": "Pam",
}


WORDS = CompareWords(
    shown=SHOWN,
    months=("Ion", "Chwe", "Maw", "Ebr", "Mai", "Meh", "Gorff", "Awst", "Medi", "Hyd", "Tach", "Rhag"),
    listed=listed,
    narrative=NARRATIVE,
    patterns=PATTERNS,
)
