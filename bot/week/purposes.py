"""What each part of a week is for: four levels of support, and goals.

The levels are those of Nottinghamshire County Council's Day Opportunities Strategy (about 2022). A
level here says what kind of help an activity gives, so that a support plan can be read by it; it
says nothing of what a person needs, which is for the council to assess. The person may say another
level or goal, and their own words are kept beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

LEVELS: tuple[str, ...] = ("early_help", "enablement", "personalised", "specialist")
"""In the strategy's order, 1 to 4: places open to all (libraries, colleges, clubs); learning to do
things oneself, for a short time; more help for longer, such as in a day centre; long support for
people with complex needs."""

GOALS: tuple[str, ...] = ("skills", "work", "friends", "health", "enjoyment", "carer_time")

_GOAL_OF = {
    "skills": (
        "learning", "computers", "money_and_home_skills", "travel_training", "cooking",
        "reading_and_writing", "woodwork_and_repair",
    ),
    "work": ("employment", "volunteering"),
    "friends": (
        "friendship", "coffee_and_chat", "lunch_club", "memory_cafe", "support_group", "discussion",
        "day_centre", "hub",
    ),
    "health": (
        "walking", "swimming", "gym_and_fitness", "yoga_and_wellbeing", "sports", "water_sports",
        "dance", "sensory",
    ),
    "enjoyment": (
        "arts_and_crafts", "music", "drama", "gardening", "farm_and_animals", "games_and_bingo",
        "knitting_and_sewing", "days_out", "out_and_about", "museums_and_heritage",
        "film_and_theatre",
    ),
    "carer_time": (
        "respite_day", "respite_overnight", "sitting_service", "shared_lives", "carers_group",
    ),
}  # fmt: skip
_GOALS_BY_CATEGORY = {
    category: goal for goal, categories in _GOAL_OF.items() for category in categories
}
_LEVEL_OF = {
    "enablement": ("travel_training", "money_and_home_skills", "employment"),
    "personalised": ("day_centre", "hub", "shared_lives", "respite_day", "sitting_service"),
    "specialist": ("respite_overnight",),
}
_SPECIALIST_ACCESS = frozenset({"personal_care", "one_to_one", "hoist", "changing_places"})
_SPECIALIST_CARE = frozenset({"day_centre", "sensory"})


def goal_of(categories: Sequence[str]) -> str:
    """What something of these categories is mostly for; empty where they do not tell."""
    # Time for the carer is the point of a break, whatever is done in it.
    found = [_GOALS_BY_CATEGORY[each] for each in categories if each in _GOALS_BY_CATEGORY]
    return "carer_time" if "carer_time" in found else found[0] if found else ""


def level_of(categories: Sequence[str], access: Sequence[str]) -> str:
    """The kind of help that it gives. What is for everybody is early help."""
    if _SPECIALIST_CARE & set(categories) and len(_SPECIALIST_ACCESS & set(access)) >= 2:
        return "specialist"
    for level in reversed(LEVELS):
        if set(_LEVEL_OF.get(level, ())) & set(categories):
            return level
    return "early_help"
