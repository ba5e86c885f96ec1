"""A shortlist that stands in its address alone, at ``/saved``, and the card for ringing."""
