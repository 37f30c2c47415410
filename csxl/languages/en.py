"""The questionnaire's phrases in English."""

from csxl.languages.language import Phrases
from csxl.model import layout

ENGLISH = Phrases(
    start=layout.START,
    agency="Agency",
    return_code=layout.RETURN_CODE,
    please_return_by="Please return by",
    send_it_to="Send it to",
    questions_to="Questions to",
    day="dd mmmm yyyy",
    children="Do not name or identify any child",
    children_why="Write about how the system works. Leave out names, initials, dates of birth, addresses and anything "
    "else by which a child, a family or a young person could be recognised.",
    how_to="How to fill this in",
    steps=(
        (
            "1   Ask around",
            "Ask the colleagues who know the work. Agencies may see things differently: that is useful.",
        ),
        ("2   Rate", "In each row of a domain’s sheet, choose the rating whose description is nearest."),
        ("3   Give evidence", "Say what you have seen, and where it is written down."),
        ("4   Plan", "Where something should change, give an action, its owner, and by when."),
        (
            "5   Send it back",
            "When nothing is left in the table below, give your details, save the file and send it back.",
        ),
    ),
    progress="Your progress",
    progress_headings=("Domain", "What it looks at", "Criteria", "Answered", "Left"),
    all_domains="All domains",
    go_to_domain="Go to this domain’s sheet",
    details="Your details",
    completed_by=layout.COMPLETED_BY,
    role=layout.ROLE,
    date_completed=layout.DATE_COMPLETED,
    completed_by_prompt="The name of the person who answers for this return.",
    role_prompt="That person’s role in the agency.",
    date_completed_prompt="A date such as 31/03/2027.",
    answers="The answers",
    nearest="The description under {} is the nearest to what our agency sees",
    words="What the words mean",
    about="About the text",
    ref=layout.REF,
    level=layout.LEVEL,
    stage=layout.STAGE,
    rating=layout.RATING,
    evidence=layout.EVIDENCE,
    action=layout.ACTION,
    owner=layout.OWNER,
    by_when=layout.BY_WHEN,
    last_time=layout.LAST_TIME,
    last_evidence=layout.LAST_EVIDENCE,
    back_to_start="Back to Start",
    go_to_start="Go to the Start sheet",
    hint="Choose one rating in each row, then say what you have seen. Do not name or identify any child. "
    "For more room, drag the lower edge of a row.",
    rating_prompt="Choose the word whose description is nearest to what your agency sees. If you cannot rate this, "
    "choose one of the last answers in the list.",
    choose_title="Please choose from the list",
    choose="Choose Cancel, then pick one of the answers in the list (arrow at the right of the cell). Write anything "
    "else under Evidence.",
    evidence_prompt="What have you seen, and where is it written down? Do not name or identify any child.",
    by_when_prompt="A date such as 31/03/2027, or words such as “end of the school year”.",
    page="Page &P of &N",
)
