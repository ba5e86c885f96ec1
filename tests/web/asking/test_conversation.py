"""A whole conversation without JavaScript."""

from __future__ import annotations

import threading
from datetime import date

from bot.answers import Answer, Choice, Understood
from tests.web.asking.visitor import Visitor
from tests.web.conftest import MakeSite, Site
from tests.web.fakes import FOUND, REVIEW
from tests.web.week.conftest import about
from tests.web.week.making import PLAN
from web.asking.talk import SHOWN_SECONDS

ASKED = Answer(
    "Which town or postcode should I look near?",
    Understood("find/find_activity", 1.0),
    choices=(Choice("Anywhere", "Anywhere is fine"),),
).to_dict()


def test_the_greeting_comes_with_its_choices_and_begins_nothing(site: Site) -> None:
    visitor = Visitor(site)
    assert visitor.page.status_code == 200
    assert "I am a computer, not a person." in visitor.page.text
    assert visitor.buttons == [
        "What is there to do?", "Why did I get this letter?", "I want to speak to a person",
    ]  # fmt: skip
    assert visitor.outline.named("label")[0]["for"] == visitor.outline.named("textarea")[0]["id"]
    assert "Set-Cookie" not in visitor.page.headers
    assert visitor.page.headers["Cache-Control"] == "no-store"
    assert "Forget this conversation" not in visitor.page.text


def test_a_question_is_answered_at_the_heading_of_its_answer(site: Site) -> None:
    visitor = Visitor(site)
    text = visitor.send("What is a <review>?").text
    assert "What is a &lt;review&gt;?" in text
    assert "A review is a talk about your care." in text
    fragment = visitor.at.partition("#")[2]
    (heading,) = [one for one in visitor.outline.named("h2") if one.get("id") == fragment]
    assert heading["tabindex"] == "-1"
    assert text.rindex(fragment) > text.index("What is a &lt;review&gt;?")
    assert 'href="/advice/what_is_a_review"' in text


def test_the_conversation_goes_on_and_is_shown_whole(site: Site) -> None:
    visitor = Visitor(site)
    visitor.send("What is a review?")
    site.assistant.answers = [FOUND]
    text = visitor.send("art near me").text
    assert [heard[1] for heard in site.assistant.heard] == ["What is a review?", "art near me"]
    assert len({heard[0] for heard in site.assistant.heard}) == 1
    said = [text.index(words) for words in ("I am a computer", "What is a review?", "art near me")]
    assert said == sorted(said)
    assert "Art for all &lt;script&gt;" in text
    assert 'href="/activities/sample-art"' in text
    assert 'href="tel:01632960123"' in text
    assert "Saturday 28 November, 10am to 12 noon" in text
    kept = site.parts.conversations.read(site.assistant.heard[0][0])
    assert kept is not None
    assert [turn.said for turn in kept.turns] == ["What is a review?", "art near me"]


def test_choices_are_buttons_of_the_last_answer_alone(site: Site) -> None:
    visitor = Visitor(site)
    site.assistant.answers = [ASKED]
    visitor.send("What is there to do?")
    assert visitor.buttons == ["Anywhere is fine", "Say it in easier words"]
    text = visitor.page.text
    assert text.index("postcode should I look near?") < text.index("Anywhere is fine")
    site.assistant.answers = [REVIEW]
    visitor.send("Anywhere is fine")
    assert visitor.buttons == ["When is my review?", "Say it in easier words"]


def test_what_was_looked_for_can_be_taken_away_or_changed(site: Site) -> None:
    chip = {
        "field": "near", "id": "Weymouth", "label": "near <Weymouth>",
        "remove": "Show me all, not only near Weymouth", "change": "near ",
    }  # fmt: skip
    site.assistant.answers = [{**FOUND, "filters": [chip, {**chip, "change": ""}]}]
    visitor = Visitor(site)
    visitor.send("art near Weymouth")
    assert visitor.buttons.count(chip["remove"]) == 2
    assert "near &lt;Weymouth&gt;" in visitor.page.text
    changes = [one["href"] for one in visitor.outline.named("a") if "?change" in str(one["href"])]
    assert changes == [f"{visitor.at.partition('#')[0]}?change=near%20#change"]
    site.assistant.answers = [REVIEW]
    visitor.send(chip["remove"])
    assert site.assistant.heard[-1][1] == chip["remove"]
    assert chip["remove"] not in visitor.buttons


def test_easy_words_are_chosen_once_and_stay(site: Site) -> None:
    page = site.parts.advice.get("what_is_a_review")
    assert page is not None
    visitor = Visitor(site)
    visitor.send("What is a review?")
    assert "<li>What is good?</li>" not in visitor.page.text
    visitor.send("What is a review?", easy="yes")
    assert "<li>What is good?</li>" in visitor.page.text
    assert visitor.at.partition("#")[0].endswith("?easy=yes")
    ticked = [one for one in visitor.outline.named("input") if one.get("type") == "checkbox"]
    assert ["checked" in one for one in ticked] == [True]
    easy = [one for one in visitor.outline.named("input") if one.get("name") == "easy"]
    assert len(easy) == 3  # the choice of the answer, the button for easier words, and the tick


def test_a_week_can_be_printed_and_shared(site: Site) -> None:
    site.assistant.answers = [about(PLAN)]
    visitor = Visitor(site)
    visitor.send("plan my week")
    (form,) = [one for one in visitor.outline.named("form") if one["action"] == "/week"]
    assert form["method"] == "post"
    assert "Print or share this week" in visitor.page.text


def test_pressed_twice_a_question_is_answered_once(site: Site) -> None:
    visitor = Visitor(site)
    first = visitor.press("/ask", text="hello")
    again = visitor.press("/ask", text="hello")
    assert first.headers["Location"] == again.headers["Location"]
    assert len(site.assistant.heard) == 1


def test_pressed_twice_at_once_the_first_question_begins_one_conversation(site: Site) -> None:
    visitor = Visitor(site)
    fields = {**visitor.hidden, "text": "hello"}
    gate = site.assistant.gate = threading.Event()
    places: list[str] = []

    def press() -> None:
        client = site.client.application.test_client()
        places.append(client.post("/ask", data=fields).headers["Location"])

    pressed = [threading.Thread(target=press) for _ in range(2)]
    for thread in pressed:
        thread.start()
    gate.set()
    for thread in pressed:
        thread.join(10)
    assert len(set(places)) == 1
    assert len(places) == 2
    assert len(site.assistant.heard) == 1


def test_going_back_to_choose_something_else_is_another_question(site: Site) -> None:
    visitor = Visitor(site)
    before = visitor.page
    visitor.send("hello")
    visitor.page = before
    visitor.send("goodbye")
    assert [heard[1] for heard in site.assistant.heard] == ["hello", "goodbye"]
    assert len({heard[0] for heard in site.assistant.heard}) == 1
    visitor.page = before
    assert "#" in visitor.press("/ask", text="hello").headers["Location"]
    assert len(site.assistant.heard) == 2


def test_personal_details_are_hidden_before_anything_is_kept(site: Site) -> None:
    visitor = Visitor(site)
    text = visitor.send("Ring me on 07700 900123").text
    assert "07700 900123" not in text
    assert "900123" not in site.assistant.heard[0][1]


def test_an_address_shows_the_conversation_for_an_hour_and_holds_no_id(site: Site) -> None:
    visitor = Visitor(site)
    visitor.send("hello")
    conversation = visitor.hidden["conversation"]
    address = visitor.at.partition("#")[0]
    assert conversation not in address
    site.clock.seconds += SHOWN_SECONDS - 1
    assert visitor.open(address).status_code == 200
    before = visitor.page
    site.clock.seconds += SHOWN_SECONDS + 1
    closed = visitor.open(address)
    assert closed.status_code == 404
    assert "This conversation is closed." in closed.text
    assert "hello" not in closed.text
    # A page that is still open can be answered: nothing is lost to who is slow.
    visitor.page = before
    assert "hello" in visitor.send("goodbye").text
    assert visitor.hidden["conversation"] == conversation
    assert visitor.at.partition("#")[0] != address


def test_people_can_say_whether_an_answer_was_right_and_come_back(site: Site) -> None:
    visitor = Visitor(site)
    assert "Was the last answer right?" not in visitor.page.text
    visitor.send("What is a review?")
    address = visitor.at.partition("#")[0]
    sent = visitor.press("/feedback", right="no")
    assert sent.status_code == 303
    referrer = {"Referer": f"http://localhost{address}"}
    thanks = site.client.get(sent.headers["Location"], headers=referrer)
    assert f'href="{address}#ask">Back to our conversation</a>' in thanks.text
    (one,) = site.parts.feedback.since(date(2000, 1, 1))
    said = one.feedback
    assert (said.right, said.context.topic) == (False, "advice/what_is_a_review")
    assert visitor.hidden["conversation"] not in thanks.text


def test_a_form_of_a_councils_own_needs_no_ids(site: Site) -> None:
    answered = site.client.post("/ask", data={"text": "hello", "page": "x"})
    assert answered.status_code == 303
    assert "A review is a talk" in site.client.get(answered.headers["Location"]).text


def test_words_in_the_address_fill_the_field_and_are_not_sent(site: Site) -> None:
    text = site.client.get("/ask?q=What+is+a+%3Creview%3E%3F").text
    assert "What is a &lt;review&gt;?</textarea>" in text
    assert not site.assistant.heard


def test_the_address_counts_for_the_limits_of_the_api_too(make_site: MakeSite) -> None:
    site = make_site(rate_limit=1)
    conversation = site.begin()
    assert site.say(conversation, "hello").status_code == 200
    answered = Visitor(site).send("hello")
    assert answered.status_code == 429
    assert "hello</textarea>" in answered.text
    assert int(answered.headers["Retry-After"]) >= 1


def test_a_wish_is_changed_by_the_rest_of_its_words(site: Site) -> None:
    visitor = Visitor(site)
    visitor.send("art near Weymouth")
    address = visitor.at.partition("#")[0]
    visitor.open(f"{address}?change=near%20#change")
    assert "Write what comes after “near”." in visitor.page.text
    (begin,) = [one["value"] for one in visitor.outline.named("input") if one["name"] == "begin"]
    visitor.send("Poole", begin=str(begin))
    assert site.assistant.heard[-1][1] == "near Poole"
    assert visitor.send("", begin=str(begin)).status_code == 422
