"""What people think of an answer or a page: kept without who said it.

``given`` is what somebody sent, and what is wrong with it; ``context`` what it was about; ``store``
keeps it; ``desk`` puts these together for the API (``api``) and for the page (``pages``).
``printing`` is ``./daywise feedback``.
"""
