"""Keeps people safe: what must never be kept or echoed."""
