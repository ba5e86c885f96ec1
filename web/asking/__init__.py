"""The assistant as ordinary pages, at ``/ask``: the whole conversation without JavaScript."""
