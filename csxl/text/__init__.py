"""Texts, names, days and addresses: made comparable, made sentences, made out."""
