"""A planned week behind a link: as pages, on paper, as a calendar and by ear (docs/week.md).

Read ``links`` first (what a link is, how long it lasts, who may take it back), then ``pages``.
"""
