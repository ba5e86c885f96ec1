"""Actions that give advice from the pages of ``data/advice``."""

from bot.conversation import talking
from bot.conversation.answering import Answerer

ANSWERERS: dict[str, Answerer] = {"action_give_advice": talking.advice}
