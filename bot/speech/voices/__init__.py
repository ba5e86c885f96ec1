"""The programs that hold a voice, each in a process of its own (see :mod:`bot.speech.worker`)."""
