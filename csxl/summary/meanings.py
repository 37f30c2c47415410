"""What the summary's words, colours and rules mean, as the sheet Method says it."""

from __future__ import annotations

from csxl.compare.movement import Movement
from csxl.compare.promises import PromiseOutcome
from csxl.model.comparison import BLANK, NOT_RETURNED, RATED, TO_SETTLE, Division, Spread
from csxl.model.decisions import OPEN, DecisionKind
from csxl.model.summary_names import ANSWERS, DISAGREEMENT, ISSUES, MATRIX
from csxl.text.wording import listed

WORDS = {
    RATED: "The agency chose a word of the scale.",
    TO_SETTLE: f"An answer was given, or seems to have been, but cannot be used as it stands; {ISSUES} says why. "
    "It does not count as a rating.",
    BLANK: "The agency returned its questionnaire and left this criterion empty. Blank is not the lowest rating.",
    NOT_RETURNED: "No questionnaire came from this agency, so its view is not known on any criterion.",
}
DIVISIONS = {
    Division.SPLIT: "Opposite ratings, with at least a quarter of the agencies that rated it on each side.",
    Division.FEW: "Opposite ratings, but fewer than a quarter of the agencies are on the smaller side.",
    Division.LONE: "A single agency opposite to the others, of whom at least two say the same. It is no split, and it "
    "may be right: hear it.",
    Division.STEP: "No opposites: the ratings are next to each other on the scale.",
    Division.AGREED: "Two or more agencies rated it, all with the same word.",
    Division.ONE_VIEW: "Only one agency rated it, so there is nothing to compare.",
    Division.NOT_RATED: "No agency rated it.",
}
SPREADS = {
    Spread.ADJACENT: f"What is “{Division.STEP}” above.",
    Spread.AGREED: f"What is “{Division.AGREED}” above.",
    Spread.SINGLE: f"What is “{Division.ONE_VIEW}” above.",
    Spread.NOT_RATED: "No agency rated it.",
}
DIVIDED = f"{Division.SPLIT}, {Division.FEW} and {Division.LONE}"
LOOKS = {
    "Ratings": "have the colours of the scale, with the word in bold. In grey print the lowest is the darkest.",
    "No rating": "is grey or framed, never a colour of the scale; what is italic or pale was not answered.",
    "How divided": "is darker the more divided the agencies are: a split is white on black, a lone voice is framed.",
    "Cells to fill in": "are cream with a frame. Whatever is typed there is kept when the summary is made again.",
    "Settled on Matrix": "has a heavy frame and is italic: the coordinator recorded it after the return.",
}
RULES = {
    "Position": "The lowest and the highest rating that any agency chose. It is a range, never an average: no "
    "number of high ratings hides a low one.",
    "One agency, one voice": "An agency counts once, however many returns it sent. Where its returns differ, the "
    "answer is “to settle” until the coordinator says on Returns which one counts; Returns lists them all.",
    "Abstentions": "They are answers, not ratings: they are counted separately and do not affect spread or position.",
    "Disagreement": "Each return is one agency's view of a shared system, so a difference is a finding to talk about, "
    "not a mistake on either side.",
    "Corrections": f"An answer is settled on {ISSUES}, under Answer, or by choosing another word on {MATRIX}. Counts, "
    "spread and position on every sheet are formulas and follow at once; sentences and statistics follow when the "
    f"summary is made again, which keeps what was typed. Where {MATRIX} shows sectors, use {ISSUES}.",
    "What wins": "What is settled counts before what is returned. Where two different answers are typed on "
    f"{ISSUES} and on {MATRIX}, neither counts until they are the same. What is agreed never alters what was returned "
    "or settled. A return counts as chosen on Returns; without a choice, a later version takes an earlier one’s place.",
    "Tracing a figure": f"Every rating is on {ANSWERS}, with the file, sheet and cell that it was read from; Returned, "
    "Settled and Agreed stand side by side there.",
}
MOVEMENTS = {
    Movement.BETTER: "The rating is nearer to the best word of the scale than in the review before.",
    Movement.WORSE: "The rating is nearer to the worst word of the scale than in the review before.",
    Movement.MOSTLY_BETTER: "Better, but to fewer than a quarter of the agencies whose rating moved it is worse.",
    Movement.MOSTLY_WORSE: "Worse, but to fewer than a quarter of the agencies whose rating moved it is better.",
    Movement.BOTH: "To some agencies it is better, to others worse: at least a quarter of those whose rating moved.",
    Movement.SAME: "The rating is the same in both reviews.",
    Movement.NEW: "It is rated now, and was not in the review before.",
    Movement.NO_LONGER: "It was rated in the review before, and is not now.",
    Movement.NOT_COMPARED: "Its descriptors were others or it was not there, or no agency rated it both times.",
    Movement.NOT_RATED: "It was rated neither then nor now.",
}
COMPARED = (
    "A criterion is compared by the ratings that the two meetings agreed. Where only one did, the one word that all "
    "said the other time, if two or more rated it, stands for it. Else it is compared by the agencies that rated it "
    "both times, so that who joined or left moves nothing. {} both times: as agreed or, failing that, to everybody who "
    "rated it."
)
OUTCOMES = {
    PromiseOutcome.KEPT: "It is done.",
    PromiseOutcome.UNDER_WAY: "It has begun and is not done.",
    PromiseOutcome.NOT_DUE: "It has not begun, and its day is still to come.",
    PromiseOutcome.NOT_KEPT: "It was dropped, or has not begun though its day is past or none was named.",
    PromiseOutcome.NOT_SAID: "Nobody has said how far it is.",
}
LAYERS = {
    "returned": "What the agency’s own return says. Nothing alters it.",
    "settled": "What the coordinator recorded for an agency afterwards, by telephone say, with how it is known.",
    "agreed": f"What the moderation meeting agreed for a criterion, typed on {DISAGREEMENT} in its first row: "
    f"{listed(OPEN[DecisionKind.AGREED])}. Agencies are told the words for agencies, never the reason.",
}
