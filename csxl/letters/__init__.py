"""Letters to the agencies: what they ask, written as drafts, and sent without repeating one."""
