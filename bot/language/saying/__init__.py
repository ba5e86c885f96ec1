"""How written facts are said, a module for each kind: see :mod:`bot.language.spoken`."""
