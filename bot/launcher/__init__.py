"""What ``./daywise`` does: make environments, run setup steps, keep the parts running, test.

Standard library only, and readable by Python 3.8, because it runs before anything is installed.
Start with :mod:`bot.launcher.main`.
"""
