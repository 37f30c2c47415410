"""Reading, checking and drafting the files of a rubric."""
