"""The summary workbook: what a board reads, a moderator works through, and an auditor traces."""
