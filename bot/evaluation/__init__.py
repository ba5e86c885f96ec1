"""Scores the assistant on the held-out sentences of ``data/evaluation`` and writes a report.

``./daywise evaluate`` starts the parts and runs ``python -m bot.evaluation`` beside them.
What each figure means is in docs/evaluation.md.
"""
