"""The review: the coordinator's workbook, who has answered, and who must be asked what."""
