"""What each agency hears after the meeting, on one page: its own answers, counts of the others, what was agreed."""
