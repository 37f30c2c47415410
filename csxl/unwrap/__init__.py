"""Bytes in, workbooks out: folders, archives, mails and passwords undone. Nothing is ever written to disk."""
