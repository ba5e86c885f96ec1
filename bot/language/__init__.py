"""Text in, facts out: what filters a message holds, in people's own words.

Runs on Python 3.10 and 3.12 with the standard library, rapidfuzz, spaCy, num2words, dateutil and
PyYAML. Start with :mod:`bot.language.reader`. Nothing is imported here: the actions and the web
server need only the light parts, and spaCy takes two seconds and 100 MB.
"""
