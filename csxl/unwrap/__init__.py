"""Bytes in, workbooks out of folders, archives, mails and locked files. Nothing is ever written to disk."""
