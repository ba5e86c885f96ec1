"""The names of days and months as they are written, long and short."""

from __future__ import annotations

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
DAY_WORDS = (
    "mon", "monday", "tue", "tues", "tuesday", "wed", "weds", "wednesday", "thu", "thur", "thurs",
    "thursday", "fri", "friday", "sat", "saturday", "sun", "sunday",
)  # fmt: skip
MONTH_WORDS = (
    *(month.lower() for month in MONTHS), "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec",
)  # fmt: skip
DAY = (
    r"(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:s|nesday)?|Thu(?:r(?:s(?:day)?)?)?|Fri(?:day)?"
    r"|Sat(?:urday)?|Sun(?:day)?)(?![\w'])"
)
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?![\w'])"
)
ORDINAL = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\w:]|[.,]\d)"
YEAR = r"(?:(?:19|20)\d\d(?!\d)|'\d\d(?!\d))"

SEPARATOR = r" ?[-–/&+] ?| to | until | till | and | or "
JOINS = {"-": "to", "–": "to", "&": "and", "/": "and", "+": "and"}
"""What is said for the signs between days and between months."""
AMBIGUOUS_DAYS = ("sat", "sun", "wed", "mon")
AMBIGUOUS_MONTHS = ("jan", "mar", "jun", "dec")
"""Short forms that are names or words besides: said whole only where a date is about."""


def day_name(written: str) -> str:
    """The whole name of a day, of any of its short forms."""
    return next(day for day in DAYS if day[:3].lower() == written[:3].lower())


def month_name(written: str) -> str:
    """The whole name of a month, of any of its short forms."""
    return next(month for month in MONTHS if month[:3].lower() == written[:3].lower())
