"""CSV: a row an activity, or several rows with one id for the schedules of one activity.

``rows`` reads the file, ``columns`` knows the headers, ``mapping`` makes activities, ``schedules``
says when they meet.
"""
