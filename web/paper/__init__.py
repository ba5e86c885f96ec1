"""Paper: data into a tagged PDF that a screen reader can read (PDF/UA-1), by typst.

``typesetting`` is the way in; ``*.typ`` are the kinds of sheet, ``common.typ`` what they share. Our
words and people's travel as data, never as markup, so nothing that a feed wrote can run here.
"""
