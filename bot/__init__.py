"""What Daywise knows how to do: understand, find, advise, speak.

Imports neither Rasa, rasa-sdk nor Flask (only :mod:`bot.dialogue` imports Rasa).
"""
