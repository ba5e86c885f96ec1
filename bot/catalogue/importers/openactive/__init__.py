"""OpenActive: RPDE feeds (Realtime Paged Data Exchange 1.0) of Modelling Opportunity Data 2.0.

``pages`` reads a feed, ``programmes`` puts sessions to the series that they belong to,
``schedules`` says when they meet, ``concepts`` knows the activity list and ``mapping`` makes
activities.
"""
