"""A small drawing for each kind of access, shown beside its words.

Drawn for Daywise: one line of 24 by 24, the ``d`` of an SVG path, so that a client draws it
without asking for a picture.
"""

from __future__ import annotations

_PERSON_IN_CHAIR = "M11 3a1 1 0 1 0 0 2 1 1 0 0 0 0-2zM11 8v6h5l3 6M11 11h5M8 11a5 5 0 1 0 7 7"
_PARKING = "M4 4h16v16H4zM10 17V8h3a2 2 0 0 1 0 5h-3"

ACCESS_SHAPES = {
    "wheelchair": _PERSON_IN_CHAIR,
    "step_free": "M2 19h20V9z",
    "accessible_toilet": "M7 3v8h11M7 11a6 6 0 0 0 4 6v4h6v-4a6 6 0 0 0 1-6",
    "changing_places": "M3 14h18M5 14v6M19 14v6M7 7a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM11 10h9",
    "hoist": "M5 21V4h12v4M3 21h6M17 8l-4 5h8zM14 13v3h6v-3",
    "hearing_loop": "M8 9a5 5 0 0 1 10 0c0 4-4 4-4 8a3 3 0 0 1-6 1M11 9a2 2 0 0 1 4 0c0 2-2 2-2 4",
    "bsl": (
        "M7 13V6a1 1 0 0 1 3 0v5-7a1 1 0 0 1 3 0v7-6a1 1 0 0 1 3 0v8l3-3"
        "a1 1 0 0 1 2 2l-5 8h-5a5 5 0 0 1-4-4z"
    ),
    "quiet_space": "M4 9v6h4l5 4V5L8 9zM17 9l5 6M22 9l-5 6",
    "sensory_friendly": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 14a5 5 0 0 0 8 0M9 9v1M15 9v1",
    "dementia_friendly": "M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM12 9V4M12 15v5M9 12H4M15 12h5",
    "autism_friendly": (
        "M12 12c-2-3-4-4-6-4a4 4 0 0 0 0 8c2 0 4-1 6-4s4-4 6-4a4 4 0 0 1 0 8c-2 0-4-1-6-4z"
    ),
    "assistance_dogs": (
        "M12 12c-3 0-5 3-5 5s2 3 5 2c3 1 5 0 5-2s-2-5-5-5zM5 10v1M9 6v2M15 6v2M19 10v1"
    ),
    "disabled_parking": _PARKING,
    "personal_care": "M12 20s-8-5-8-11a4 4 0 0 1 8-1 4 4 0 0 1 8 1c0 6-8 11-8 11z",
    "one_to_one": (
        "M8 5a2 2 0 1 0 0 5 2 2 0 0 0 0-5zM16 5a2 2 0 1 0 0 5 2 2 0 0 0 0-5z"
        "M3 20a5 5 0 0 1 9-3 5 5 0 0 1 9 3"
    ),
    "easy_read": "M12 6c-2-2-5-2-8-2v14c3 0 6 0 8 2 2-2 5-2 8-2V4c-3 0-6 0-8 2zM12 6v14",
    "large_print": "M3 19L9 5l6 14M5 15h8M15 19l3-7 3 7M16 17h4",
}
"""By the id of ``access`` in the HTTP contract."""
