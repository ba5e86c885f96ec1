"""The maintainer's command that teaches MiniLM our topics: see README.md in this folder."""
