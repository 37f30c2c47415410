"""csxl's own words in English."""

from csxl.languages.action_words import ActionWords
from csxl.languages.english_also_words import ALSO_HEADED, ALSO_PROGRESS
from csxl.languages.english_feedback_words import WORDS as FEEDBACK
from csxl.languages.english_letters_words import WORDS as LETTERS
from csxl.languages.english_question_words import WORDS as QUESTIONS
from csxl.languages.language import Language
from csxl.model import layout
from csxl.model.decisions import PROGRESS_CHOICES
from csxl.model.letter import Message
from csxl.text.wording import either, many


def _blank(number: int) -> str:
    return f"{many(number, 'answer')} {either(number, 'is', 'are')} blank"


def _invitation(asks: str) -> Message:
    return Message(
        "{title}: your agency’s self-assessment, by {return_by}",
        "Dear {contact},\n\n"
        f"{{partnership}} {asks}. "
        "The questionnaire for {agency} is attached; its return code is {code}.\n\n"
        "Please complete it with the colleagues who know the work, and send it back to {reply_to} by {return_by}. "
        "The sheet Start says how. Agencies may see things differently: that is useful, so please say what you see. "
        "Please do not name or identify any child.\n\n"
        "If you are not the right person, or the date is difficult, please tell me.\n\n"
        "With thanks\n{coordinator}\n{partnership}",
    )


LANGUAGE = Language(
    tag="en",
    name="English",
    also_called=("Saesneg",),
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
            "When nothing is left in the table below, give your details. The last step says what is still open.",
        ),
    ),
    keyboard=(
        "By keyboard",
        "Alt and ↓ open the list. Tab: the next cell. Enter: the next row. Ctrl and Page Down: the next sheet.",
    ),
    look_back=("Look back", "Right of your answers stands what was said and agreed last time."),
    look_back_on_promises="Right of your answers stands what was said, agreed and promised last time. Choose how far "
    "your promises are.",
    progress="Your progress",
    progress_headings=("Domain", "What it looks at", "Criteria", "Answered", "Left", "No evidence"),
    promises_left="Promises left",
    all_domains="All domains",
    go_to_domain="Go to this domain’s sheet",
    own_words="In your own words",
    works_well=layout.WORKS_WELL,
    overall_comment=layout.OVERALL_COMMENT,
    works_well_prompt="Strengths: what works, and what others could learn from. Do not name or identify any child.",
    overall_comment_prompt="What the ratings do not say. Do not name or identify any child.",
    details="Your details",
    completed_by=layout.COMPLETED_BY,
    role=layout.ROLE,
    date_completed=layout.DATE_COMPLETED,
    completed_by_prompt="The name of the person who answers for this return.",
    role_prompt="That person’s role in the agency.",
    date_completed_prompt="A date such as 31/03/2027.",
    last_step="Last step",
    is_it_ready="Is it ready?",
    not_ready="Not ready to send yet",
    ready="Ready to send: save this file and send it back",
    ready_for="Ready to send: save this file and send it to {send_to}",
    still_to_answer="Still to answer: {places}.",
    all_answered="All criteria are answered.",
    still_to_prove="Ratings without evidence: {places}.",
    each_proved="Each rating has evidence.",
    nothing_rated="Nothing is answered yet.",
    still_to_sign="Still to give: {labels}.",
    all_signed="Name, role and date are given.",
    on_paper="On paper",
    too_long="Texts that a row may be too low for: {places}. Make the column wider before you print. All of it will be "
    "read.",
    all_fit="Every text fits its row.",
    still_to_tell="Please say how far it is: {places}.",
    all_told="You have said how far all of it is.",
    so_many_in="{number} in {domain}",
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
    promised=layout.PROMISED,
    promised_besides="What else you said you would do",
    how_far_is_it=layout.HOW_FAR,
    agreed_then="Agreed: {}",
    no_descriptor="(no description)",
    others_then="The descriptions may have changed since.",
    changed_then="The descriptions have changed since.",
    back_to_start="Back to Start",
    next_domain="Next: {}",
    to_last_step="Last step: on the sheet Start",
    go_to_start="Go to the Start sheet",
    hint="Choose one rating in each row, then say what you have seen. Do not name or identify any child.",
    rating_prompt="The word whose description is nearest. Alt and ↓ open the list.",
    choose_title="Please choose from the list",
    choose="Choose Cancel, then pick one of the answers in the list (arrow at the right of the cell). Write anything "
    "else under Evidence.",
    choose_alone="A word in either language counts: choose OK. For anything else choose Cancel, then pick from the "
    "list.",
    evidence_prompt="What have you seen, and where is it written down? Do not name any child.",
    long_title="A long text",
    long_text="All of it will be read. On paper a row may be too low for it: make this column wider before you print.",
    by_when_prompt="A date such as 31/03/2027, or words such as “end of the school year”.",
    how_far_prompt="The word that fits best. Alt and ↓ open the list.",
    how_far_prompt_several="More than one thing stands here: choose for the one that is least far. Alt and ↓ open the "
    "list.",
    page="Page &P of &N",
    also_headed=ALSO_HEADED,
    also_labelled={},  # the coordinator's workbook has its own labels in English
    also_progress=ALSO_PROGRESS,
    earlier=("last year", "last time", "last review", "previous", "prior", "earlier", "year before"),
    formerly={
        "steps": ("When nothing is left in the table below, give your details, save the file and send it back.",),
        "last_time": ("Last time’s evidence",),
        "hint": (
            "Choose one rating in each row, then say what you have seen. Do not name or identify any child. "
            "For more room, drag the lower edge of a row.",
        ),
    },
    invitation=_invitation("is asking every partner agency how our system responds to harm outside the home"),
    own_invitation=_invitation("is asking every partner agency to take part in {title}"),
    reminder=Message(
        "Reminder: {title} {wanted}",
        "Dear {contact},\n\n"
        "We do not have everything from {agency} yet for {title}, which {wanted}. Still missing:\n\n"
        "{missing}\n\n"
        "If you have sent it in the meantime, please forgive this note. If something stands in the way, please tell "
        "me, and we will find a way. Returns go to {reply_to}.\n\n"
        "With thanks\n{coordinator}\n{partnership}",
    ),
    query=Message(
        "{title}: a few questions about your return",
        "Dear {contact},\n\n"
        "Thank you for the return from {agency}. Before it goes to the board we have a few questions, since we do not "
        "guess. Please look at these, put them right in your workbook, and send it to {reply_to}:\n\n"
        "{questions}\n\n"
        "With thanks\n{coordinator}\n{partnership}",
    ),
    thanks=Message(
        "{title}: thank you for your return",
        "Dear {contact},\n\n"
        "Thank you for the return from {agency} for {title}. It has been read in full, and nothing more is needed.\n\n"
        "You will hear from us when the views of all agencies have been brought together.\n\n"
        "With best wishes\n{coordinator}\n{partnership}",
    ),
    actions_due=Message(
        "{title}: actions that are due",
        "Dear {contact},\n\n"
        "These actions of {agency} are due now or soon:\n\n"
        "{actions}\n\n"
        "Please tell me how far each one is: not begun, under way, done or dropped. If a day can no longer be kept, "
        "please name a new one. Your answer goes to {reply_to}. If you have told me in the meantime, please forgive "
        "this note.\n\n"
        "With thanks\n{coordinator}\n{partnership}",
    ),
    feedback=Message(
        "{title}: what came of it",
        "Dear {contact},\n\n"
        "Thank you again for what {agency} said in {title}. The views of all agencies have been brought together and "
        "discussed, and as promised, here is what came of it.\n\n"
        "One page is attached, as a workbook and as a page for your browser; both say the same. It shows what {agency} "
        "said, how many of the others chose each rating, what was agreed, and what you said you would do. It names no "
        "other agency, and shows numbers only where at least two others gave a rating.\n\n"
        "Please share it with the colleagues who helped, and tell me if anything on it is not as you know it.\n\n"
        "With best wishes\n{coordinator}\n{partnership}",
    ),
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    date="{weekday} {day} {month} {year}",
    nobody="colleague",
    no_date="the date agreed",
    wanted="is wanted by {day}",
    was_wanted="was wanted by {day}",
    whole="the whole questionnaire",
    whole_again="the whole questionnaire; it is attached again",
    sheet="sheet {}",
    nowhere="not in the workbook that we have",
    blank=_blank,
    still_blank="These are still blank. Please answer them too; where you cannot, choose one of the other answers in "
    "the list:",
    how_far=PROGRESS_CHOICES,
    of_actions=ActionWords(
        overdue="Overdue:",
        due_today="Due today:",
        due_tomorrow="Due today or tomorrow:",
        due_within="Due in the next {days} days:",
        owner="Owner",
        no_owner="nobody named",
        by_when="By when",
        status="Status",
        no_status="Nothing heard of it yet",
        agreed="Agreed by the meeting",
        own="From your return",
        promised="Promised in {title}",
        last_review="the review before",
    ),
    asks=QUESTIONS,
    on_feedback=FEEDBACK,
    on_letters=LETTERS,
    page_words="english_page_words",
    compare_words="english_compare_words",
    board_words="english_board_words",
    summary_words="english_summary_words",
    summary_sheets={},
)
