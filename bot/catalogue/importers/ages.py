"""The ages that a service is for, in words; the model of an activity has no field for them."""

from __future__ import annotations

from bot.catalogue.importers.fields import Record, number

_BANDS = {
    "age_band_under_2": "under 2", "age_band_2": "2", "age_band_3_4": "3 to 4",
    "age_band_5_7": "5 to 7", "age_band_8_plus": "8 and over",
}  # fmt: skip
"""Outpost's."""


def ages_in_words(record: Record) -> str:
    """ "For ages 16 and over.", from ages or else from Outpost's bands; empty if it says none."""
    low = number(record, "minimum_age") or number(record, "min_age")
    high = number(record, "maximum_age") or number(record, "max_age")
    if low and high:
        return f"For ages {low:.0f} to {high:.0f}."
    if low:
        return f"For ages {low:.0f} and over."
    if high:
        return f"For ages up to {high:.0f}."
    if record.get("age_band_all") is True:
        return "For all ages."
    bands = [words for key, words in _BANDS.items() if record.get(key) is True]
    return f"For ages {', '.join(bands)}." if bands else ""
