"""Turning what somebody says into words: start with :mod:`bot.hearing.listener`.

The sound is decoded in one process (:mod:`bot.hearing.decoding`, for a file may be hostile) and
recognised in another (:mod:`bot.hearing.whisper`). Neither sound nor words are ever written down.
"""
