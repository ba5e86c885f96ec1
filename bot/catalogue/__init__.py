"""The activity catalogue: what there is, where, when, for whom, and how to find it."""
