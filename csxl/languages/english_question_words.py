"""How a letter asks an agency about what was found in its return, in English."""

from csxl.languages.question_words import QuestionWords
from csxl.model.personal import PersonalKind

CHOOSE_EACH = "please choose {choices} for each of these {count}"


WORDS = QuestionWords(
    one={
        "F075": "You wrote in a mail, without the workbook: {words}; please confirm which answer is meant: {choices}.",
        "I010": "Two workbooks came from you, and they differ here: {other} in {other_file}, {text} in {file}; please "
        "say which one counts.",
        "I019": "The workbook that you sent last is blank here, and your earlier ones say {said}; please say which "
        "rating counts.",
    },
    several={
        "N020": "What is written here may hold personal data; please take out what tells who a person is, and send the "
        "workbook again, for each of these {count}",
        "A002": "What was written is not a rating; " + CHOOSE_EACH,
        "A003": "More than one rating was written; please choose one ({choices}) for each of these {count}",
        "A004": "What was written is more than a plain rating; " + CHOOSE_EACH,
        "A005": "Rating cells were coloured by hand but have no word in them; " + CHOOSE_EACH,
        "A006": "A descriptor was marked, but no rating was chosen; " + CHOOSE_EACH,
        "A007": "There is a comment instead of a rating; " + CHOOSE_EACH,
        "A008": "The rating comes from a formula; " + CHOOSE_EACH,
        "A009": "The rating is a formula whose result was not saved; " + CHOOSE_EACH,
        "A010": "The rating cell contains an error; " + CHOOSE_EACH,
        "A011": "A number is not a rating; " + CHOOSE_EACH,
        "A012": "True or false is not a rating; " + CHOOSE_EACH,
        "A013": "A date is not a rating; " + CHOOSE_EACH,
        "A015": "Rating cells were merged, and a rating counts only for its own row; " + CHOOSE_EACH,
        "A017": "The rating is crossed out; " + CHOOSE_EACH,
        "A018": "A rating seems to have been given beside the rating cell, which is blank; " + CHOOSE_EACH,
        "A019": "A descriptor was coloured by hand, but no rating was chosen; " + CHOOSE_EACH,
        "A020": "A descriptor was crossed out, but no rating was chosen; " + CHOOSE_EACH,
        "A033": "Only one descriptor is left in the row, and no rating was chosen; " + CHOOSE_EACH,
        "A045": "Something was drawn over the row, but no rating was chosen; " + CHOOSE_EACH,
        "A047": "One descriptor looks unlike the others in its row, but no rating was chosen; " + CHOOSE_EACH,
        "A048": "A cell was coloured by hand, but the rating cell is blank; " + CHOOSE_EACH,
        "A050": "The rating cell holds a picture and no word; " + CHOOSE_EACH,
        "F075": "You wrote in a mail, without the workbook; please confirm which answer is meant ({choices}) for each "
        "of these {count}",
        "G002": "The row is missing, and so is its answer; please answer it and send the workbook again, for each of "
        "these {count}",
        "G020": "Two different answers were given; please say which one counts, for each of these {count}",
        "G024": "There are two columns of ratings, and they differ; please say which one counts, for each of "
        "these {count}",
        "G028": "Your form was made for another version of the tool, whose words here were others; please say, on "
        "today’s form or in your reply, which of today’s descriptors fits, for each of these {count}",
        "I010": "Two workbooks came from you, and they differ; please say which one counts, or what is right for each "
        "of these {count}",
        "I019": "The workbook that you sent last is blank where your earlier ones differ; please say which rating "
        "counts, for each of these {count}",
    },
    each={
        **dict.fromkeys(("A002", "A003", "A004", "A007", "A010", "A011", "A012", "A013", "A017", "A018"), ("{text}",)),
        **dict.fromkeys(("A008", "A009"), ("{formula}",)),
        **dict.fromkeys(("A019", "A020", "A033", "A047"), ("{word}",)),
        "A006": ("{word} ({text})",),
        "A045": ("{where}",),
        "N020": ("{kinds}",),
        "F075": ("{words}",),
        "G020": ("{text} here", "{theirs} in {other}"),
        "G024": ("{text} here", "{there} in {other}"),
        "G028": ("{text}, where {word} was {words} and is now {now}",),
        "I010": ("{other} in {other_file}", "{text} in {file}"),
        "I019": ("{said}",),
    },
    sheet="sheet {}",
    cell="cell {}",
    cells="cells {}",
    in_file="{} in {}",
    either="or",
    personal={kind.name: kind.value for kind in PersonalKind},
)
