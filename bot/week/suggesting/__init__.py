"""Suggestions: what could fill a week, and what there is for one afternoon.

``scoring`` says what makes a good week, ``options`` takes from the catalogue what could be part of
it, ``choosing`` makes a week of them, ``suggest`` is the way in.
"""
