"""A week, planned: what somebody does on which day, what it costs, and whose hours it frees.

Plain functions over a frozen :class:`~bot.week.plan.Plan`. Read ``plan`` first, then ``editing``
(what changes a plan), ``clashes``, ``dates``, ``costs`` and ``carer`` (what is checked of it) and
``suggesting`` (what could fill it). Nothing here knows of Rasa, of Flask or of a conversation.
"""
