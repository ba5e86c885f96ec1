"""iCalendar (RFC 5545): the events of one UID are one activity.

``events`` reads the file, ``schedules`` says when they meet, ``mapping`` makes activities.
"""
