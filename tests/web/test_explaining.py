"""Hard words are explained at their first use."""

from __future__ import annotations

from bot.advice.glossary import Glossary, GlossaryEntry
from tests.web.conftest import Site
from tests.web.fakes import REVIEW
from web.explaining import explain, hard_words

GLOSSARY = Glossary(
    [
        GlossaryEntry("advocate", "An advocate helps you to say what you want."),
        GlossaryEntry("direct payment", "A direct payment is money for your support."),
    ]
)


def advice(text: str, topic: str = "advice/advocacy") -> dict[str, object]:
    return {"text": text, "understood": {"topic": topic}}


def test_a_hard_word_is_explained() -> None:
    (found,) = explain(GLOSSARY, advice("Ask for an advocate."), [])
    assert found["word"] == "advocate"


def test_a_word_is_explained_once_in_a_conversation() -> None:
    before = [{**advice("x"), "explained": [{"word": "advocate", "explanation": "..."}]}]
    assert explain(GLOSSARY, advice("Ask for an advocate."), before) == []


def test_a_word_that_the_page_explains_itself_is_left() -> None:
    assert hard_words(GLOSSARY, "An advocate is on your side. Ask for an advocate.") == []


def test_so_is_one_that_the_next_sentence_explains() -> None:
    assert hard_words(GLOSSARY, "An advocate can help. That is a person on your side.") == []


def test_only_advice_is_explained() -> None:
    assert explain(GLOSSARY, advice("Ask for an advocate.", "find/find_activity"), []) == []


def test_the_meanings_are_shown_spoken_and_kept(site: Site) -> None:
    site.assistant.answers = [{**REVIEW, "text": "Ask for an advocate."}]
    conversation = site.begin()
    (said,) = site.say(conversation, "who can help").get_json()["messages"]
    assert [word["word"] for word in said["explained"]] == ["advocate"]
    assert said["explained"][0]["explanation"] in said["speech"]
    (again,) = site.say(conversation, "and now").get_json()["messages"]
    assert again["explained"] == []
    turns = site.client.get(f"/api/conversations/{conversation}").get_json()["turns"]
    assert turns[0]["messages"][0]["explained"] == said["explained"]
