"""Texts, names, days and addresses: how they are compared, worded and read."""
