"""Pictures beside words, for people who do not read well: OpenMoji's, CC BY-SA 4.0.

``index.json`` is written by hand and says all of it: each symbol with its words, which symbol
stands for a fact or a kind of activity, and when no picture may be shown. ``choosing`` picks one
for a sentence, ``routes`` serves the files of ``pictures``, ``making`` makes them: docs/symbols.md.
"""
