"""The search page: what a form asks for, in people's own words, and what is found."""
