"""The review: the coordinator's workbook, what was issued, what came back, and where each agency stands."""
