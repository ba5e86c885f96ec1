"""The ids that searches and activities are described with, and the topics of replies.

They are part of the public HTTP contract: never renamed, only added to. The words
people use for them stand in ``data/nlu/vocabulary/*.yml``.
"""

from __future__ import annotations

CATEGORIES: tuple[str, ...] = (
    "arts_and_crafts", "music", "drama", "dance", "cooking", "gardening", "farm_and_animals",
    "walking", "swimming", "gym_and_fitness", "yoga_and_wellbeing", "sports", "water_sports",
    "games_and_bingo", "knitting_and_sewing", "reading_and_writing", "learning", "computers",
    "money_and_home_skills", "travel_training", "volunteering", "employment", "day_centre", "hub",
    "lunch_club", "coffee_and_chat", "friendship", "discussion", "sensory", "days_out",
    "out_and_about", "museums_and_heritage", "woodwork_and_repair", "film_and_theatre",
    "memory_cafe", "carers_group", "respite_day", "respite_overnight", "sitting_service",
    "shared_lives", "support_group", "advice",
)  # fmt: skip

DAYS: tuple[str, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""In the order of :meth:`datetime.date.weekday`."""

PARTS_OF_DAY: tuple[str, ...] = ("morning", "afternoon", "evening")
"""By the start in London wall-clock time: before 12:00, 12:00 to 17:00, from 17:00."""

ACCESS: tuple[str, ...] = (
    "wheelchair", "step_free", "accessible_toilet", "changing_places", "hoist", "hearing_loop",
    "bsl", "quiet_space", "sensory_friendly", "dementia_friendly", "autism_friendly",
    "assistance_dogs", "disabled_parking", "personal_care", "one_to_one", "easy_read",
    "large_print",
)  # fmt: skip

TRANSPORT: tuple[str, ...] = ("pick_up", "bus", "community_transport", "parking")

FUNDING: tuple[str, ...] = (
    "direct_payment", "individual_service_fund", "council_funded", "pay_yourself",
)  # fmt: skip

FOR: tuple[str, ...] = (
    "everyone", "learning_disability", "autism", "physical_disability", "sensory_loss",
    "mental_health", "dementia", "older_people", "young_adults", "carers", "women", "men",
)  # fmt: skip

FORMATS: tuple[str, ...] = ("in_person", "online")

TERMS: dict[str, tuple[str, ...]] = {
    "categories": CATEGORIES, "access": ACCESS, "for": FOR, "transport": TRANSPORT,
    "funding": FUNDING, "format": FORMATS,
}  # fmt: skip
"""The ids that an activity is described with, by field."""

DETAILS: tuple[str, ...] = (
    "all", "when", "where", "cost", "access", "transport", "contact", "food", "who_for", "booking",
)  # fmt: skip
"""What a question about one activity can be about."""

RESPITE_CATEGORIES: tuple[str, ...] = (
    "respite_day", "respite_overnight", "sitting_service", "shared_lives",
)  # fmt: skip

NEARLY_THE_SAME: dict[str, tuple[tuple[str, ...], ...]] = {
    "categories": (
        ("days_out", "museums_and_heritage"),
        ("friendship", "coffee_and_chat"),
        ("learning", "money_and_home_skills"),
    ),
    "access": (("quiet_space", "sensory_friendly", "autism_friendly"),),
    "transport": (("pick_up", "community_transport"),),
}
"""Ids that say nearly the same: a search for one is content with the other, said as such.

``lunch_club`` and ``meal`` are a pair too, across two fields.
"""

TOPICS: dict[str, tuple[str, ...]] = {
    "find": (
        "find_activity", "find_respite", "find_hub", "more_results", "activity_details", "my_week",
    ),
    "advice": (
        "why_this_letter", "what_it_means_for_me", "what_it_means_for_person_i_care_for",
        "what_are_day_services", "what_is_a_review", "when_is_my_review",
        "what_happens_in_a_review", "why_no_review_before", "are_you_taking_support_away",
        "is_the_council_saving_money", "other_opportunities", "what_do_i_need_to_do",
        "refuse_a_review", "hubs_and_spokes", "what_happens_in_a_hub",
        "will_my_day_centre_close", "complex_needs", "micro_providers", "evenings_and_weekends",
        "family_hubs", "independent_living_centres", "have_your_say", "plan_timeline",
        "direct_payments", "individual_service_funds", "personal_budget", "personal_assistants",
        "what_will_i_pay", "care_needs_assessment", "levels_of_support", "enablement",
        "shared_lives", "travel_training", "transport_help", "supported_employment",
        "volunteering_advice", "young_people", "autism_support", "dementia_support",
        "mental_health_support", "loneliness", "trying_something_new", "feeling_safe",
        "technology", "hot_meals", "carers_breaks", "carers_assessment", "carers_emergency",
        "carers_support", "working_carers", "contact_the_council", "complaints", "advocacy",
        "privacy", "feedback",
    ),
    "urgent": ("emergency", "self_harm", "abuse", "carer_crisis"),
    "talk": (
        "greeting", "goodbye", "thanks", "yes", "no", "help", "are_you_a_person", "repeat",
        "simpler", "start_over", "small_talk", "out_of_scope", "unclear",
    ),
}  # fmt: skip
"""The topics of replies by group. A topic is also the name of its Rasa intent."""


def topic_id(intent: str) -> str:
    """The contract's id of an intent: "find_activity" gives "find/find_activity".

    Raises:
        KeyError: for a name that is no topic.
    """
    for group, names in TOPICS.items():
        if intent in names:
            return f"{group}/{intent}"
    raise KeyError(intent)
