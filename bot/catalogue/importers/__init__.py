"""Feeds of other people, turned into activities of ours."""
