"""Actions of the conversation itself: greetings, yes and no, again, start over, asking back."""

from bot.conversation import talking
from bot.conversation.answering import Answerer

ANSWERERS: dict[str, Answerer] = {
    "action_say_words": talking.words,
    "action_accept_offer": talking.accept,
    "action_decline_offer": talking.decline,
    "action_repeat_answer": talking.repeat,
    "action_simplify_answer": talking.simplify,
    "action_start_over": talking.start_over,
    "action_ask_which": talking.unclear,
    "action_give_urgent_help": talking.urgent,
}
