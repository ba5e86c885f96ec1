"""What to say to a message: plain functions from a turn and a memory to a reply.

Imports neither Rasa nor rasa-sdk: the actions hand a :class:`~bot.conversation.turn.Turn` in, and
send what comes back.
"""
