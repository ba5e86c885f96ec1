"""Turning spoken words into sound: one protocol, an engine a file, one cache."""
