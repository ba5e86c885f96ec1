"""Actions about searches: what is on, breaks for carers, hubs, more, and one activity."""

from bot.conversation import details, finding
from bot.conversation.answering import Answerer
from bot.conversation.week.answering import plan_week

ANSWERERS: dict[str, Answerer] = {
    "action_find_activity": finding.find,
    "action_find_respite": finding.find_respite,
    "action_find_hub": finding.find_hub,
    "action_show_more": finding.more,
    "action_describe_activity": details.details,
    "action_plan_week": plan_week,
}
