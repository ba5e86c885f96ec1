"""A week, planned: what somebody does on which day, what it costs, and whose hours it frees.

Plain functions over a frozen :class:`~bot.week.plan.Plan`. Read ``plan`` first, then ``editing``
(what changes a plan), ``clashes``, ``dates``, ``costs`` and ``carer`` (what is checked of it),
``suggesting`` (what could fill it) and ``alternatives`` (the same week cheaper or nearer). Nothing
here knows of Rasa, of Flask or of a conversation.
"""
