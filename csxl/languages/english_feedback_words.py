"""What the page says in English that an agency gets after the meeting."""

from csxl.languages.feedback_words import FeedbackWords
from csxl.text.wording import many


def _others(number: int) -> str:
    if number == 0:
        return "No other agency answered."
    return f"{many(number, 'other agency', 'other agencies')} answered too."


WORDS = FeedbackWords(
    sheet="What came of the review",
    file="{agency} - what came of it",
    title="What came of it, for {agency}",
    as_at="as it stands on {day}",
    others=_others,
    how_to_read="Beside what you said stands how many of the others chose each rating; a dash where fewer than two of "
    "them gave one.",
    so_far="The meeting has agreed {agreed} of {of} ratings so far.",
    since_before="Since {review}, your ratings: {better} better, {worse} worse, {same} the same.",
    criterion="Criterion",
    you_said="You said",
    of_others="Others: {rating}",
    too_few="–",
    agreed="Agreed",
    words="What was agreed, in words",
    since="Since last time",
    not_answered="not answered",
    not_read="not clear yet",
    moved={
        "better": "better; was {word}",
        "worse": "worse; was {word}",
        "same": "the same",
        "new": "not rated then",
        "no longer rated": "was {word}",
        "not compared": "not compared",
        "not rated": "",
    },
    promised="What you said you would do last time",
    outcomes={
        "kept": "kept",
        "under way": "under way",
        "not due yet": "not due yet",
        "not kept": "not kept",
        "no word yet": "no word yet",
    },
    you_say="you said: {word}",
    recorded="recorded: {word}",
    yours="Your actions: what you said you would do, and what was agreed",
    none_yours="Nothing is noted here.",
    status="How it stands",
    when="{day} {month} {year}",
)
