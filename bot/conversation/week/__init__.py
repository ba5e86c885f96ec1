"""A plan of a week, talked about: what is wanted of it, what is done, and what is said.

Read ``answering`` first. ``wishes`` hears what a message wants (``pieces``, ``sayings``), ``times``
when, ``things`` which activity. ``deeds`` are what can be done to a plan; ``questions`` offer some
of them to choose from. ``talk`` holds what all of them need and makes the reply. The plan itself,
and all that is reckoned of it, is :mod:`bot.week`.
"""
