"""Actions about searches: what is on, more of it, and one activity."""

from bot.conversation import details, finding
from bot.conversation.answering import Answerer

ANSWERERS: dict[str, Answerer] = {
    "action_find_activity": finding.find,
    "action_show_more": finding.more,
    "action_describe_activity": details.details,
}
