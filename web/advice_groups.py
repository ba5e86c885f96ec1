"""The pages of advice under headings, for a list that somebody can find something in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.advice.page import AdvicePage
from bot.wording import say

_GROUPS = {
    "letter": (
        "why_this_letter", "what_it_means_for_me", "what_it_means_for_person_i_care_for",
        "what_do_i_need_to_do", "are_you_taking_support_away", "is_the_council_saving_money",
        "will_my_day_centre_close", "plan_timeline", "have_your_say",
    ),
    "review": (
        "what_is_a_review", "when_is_my_review", "what_happens_in_a_review",
        "why_no_review_before", "refuse_a_review",
    ),
    "day": (
        "what_are_day_services", "other_opportunities", "hubs_and_spokes", "what_happens_in_a_hub",
        "family_hubs", "independent_living_centres", "evenings_and_weekends",
        "trying_something_new", "loneliness", "hot_meals", "volunteering_advice",
        "supported_employment", "transport_help", "travel_training",
    ),
    "help": (
        "care_needs_assessment", "levels_of_support", "complex_needs", "enablement",
        "shared_lives", "technology", "dementia_support", "autism_support",
        "mental_health_support", "young_people",
    ),
    "money": (
        "what_will_i_pay", "personal_budget", "direct_payments", "individual_service_funds",
        "personal_assistants", "micro_providers",
    ),
    "carers": (
        "carers_support", "carers_breaks", "carers_assessment", "carers_emergency",
        "working_carers",
    ),
    "rights": (
        "contact_the_council", "advocacy", "feeling_safe", "privacy", "feedback", "complaints",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class AdviceGroup:
    """Pages that belong together."""

    id: str
    name: str
    pages: tuple[AdvicePage, ...]


def grouped(pages: Iterable[AdvicePage]) -> list[AdviceGroup]:
    """The groups that have a page, in order. What belongs to none stands in a last one."""
    by_topic = {page.topic: page for page in pages}
    groups = [
        AdviceGroup(id_, say(f"web.page.advice.group.{id_}"), _taken(by_topic, topics))
        for id_, topics in _GROUPS.items()
    ]
    rest = tuple(by_topic.values())
    groups.append(AdviceGroup("more", say("web.page.advice.group.more"), rest))
    return [group for group in groups if group.pages]


def _taken(by_topic: dict[str, AdvicePage], topics: Iterable[str]) -> tuple[AdvicePage, ...]:
    return tuple(by_topic.pop(topic) for topic in topics if topic in by_topic)
