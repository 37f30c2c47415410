"""What people write in English in place of headings and of the words for progress."""

from csxl.model import layout

# fmt: off
ALSO_HEADED = {
    layout.REF: ("Ref", "Reference", "Ref no", "Ref.", "Refs", "No", "Number", "ID", "Code", "Criterion ref"),
    layout.LEVEL: ("Level",),
    layout.STAGE: ("Stage", "Step", "Criterion"),
    layout.RATING: ("Your rating", "Rating", "Ratings", "RAG", "RAG rating", "RAG status", "Our rating", "My rating",
        "Agency rating", "Your ratings", "Your RAG rating", "Your RAG", "Self-assessment", "Self rating",
        "Self-assessed rating", "Status", "Score", "Grade", "Our score", "Your score", "Your answer", "Traffic light",
        "Current rating", "This year", "This year's rating", "Rating this year"),
    layout.EVIDENCE: ("Evidence", "Evidence / comments", "Evidence and comments", "Evidence & comments", "Comments",
        "Comment", "Comments / evidence", "Your evidence", "Supporting evidence", "Evidence for rating",
        "Evidence/rationale", "Rationale", "Notes", "Commentary", "Evidence and notes", "Our evidence"),
    layout.ACTION: ("Action", "Actions", "Action needed", "Actions needed", "Action required", "Actions required",
        "Next steps", "Next step", "Planned action", "Planned actions", "Action(s)", "What we will do"),
    layout.OWNER: ("Owner", "Owners", "Action owner", "Lead", "Leads", "Lead officer", "Responsible", "By whom",
        "Who", "Person responsible", "Responsible person", "Responsible officer", "Responsibility", "Named lead"),
    layout.BY_WHEN: ("By when", "When", "Deadline", "Due", "Due date", "Due by", "Date", "Date due", "By date",
        "Target date", "Completion date", "Timescale", "Timescales", "Timeframe", "Complete by"),
    layout.PROMISED: ("Promised", "Promise", "Your promise", "You promised", "What you said you would do",
        "You said you would do", "We said we would", "Your action last time"),
    layout.HOW_FAR: ("How far", "How far is this", "How far are you", "How far along", "Progress", "Your progress",
        "Progress so far", "Progress made", "Progress since", "Progress update"),
}
ALSO_PROGRESS = {
    "not begun": ("not started", "not yet started", "not yet begun", "not yet", "no progress", "unstarted"),
    "under way": ("underway", "in progress", "started", "begun", "ongoing", "on going", "on track", "part done",
        "partly done", "partially done", "partly complete", "partially complete", "work in progress"),
    "done": ("completed", "complete", "finished", "all done", "achieved", "implemented", "delivered", "fully done"),
    "dropped": ("abandoned", "cancelled", "withdrawn", "discontinued", "no longer needed", "no longer planned"),
}
# fmt: on
