"""Programs of ours in processes of their own, spoken to over a pipe: heavy, hostile or GPL parts.

:mod:`bot.workers.client` is our side, :mod:`bot.workers.serving` the other.

The process reads messages and answers each with one. A message is one JSON object a line; where
it has a ``bytes``, that many raw bytes follow the line. ``{"error": str}`` tells that a request
failed. The process ends when its input does.
"""
