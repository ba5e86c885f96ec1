"""The custom actions that the Rasa server calls: thin adapters over :mod:`bot.conversation`.

An action reads the tracker, makes one call into ``bot`` and sends one reply.
"""
