"""Workbooks in, answers out: each answer is either read rightly or named in a diagnostic with its cell."""
