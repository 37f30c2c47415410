"""Workbooks in, answers out: each answer is either read correctly or named in a diagnostic with its cell."""
