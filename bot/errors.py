"""The base of every error that Daywise raises on purpose."""

from __future__ import annotations


class DaywiseError(Exception):
    """Something went wrong that a person can be told about in one sentence.

    The message says what was wrong, with the value, and what to do about it.
    """
