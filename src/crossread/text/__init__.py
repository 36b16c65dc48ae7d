"""Strings only: tokens, sentences, word lists, shadow copies for matching. Knows nothing of reports."""
