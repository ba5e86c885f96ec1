"""Danger told in passing, calmly or beside a question is found; what only sounds like it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.safety.rulebook import FOLDER, load
from bot.safety.urgent import SURE, UrgentRules, find

EMERGENCY = [
    "My dad's had half a bottle of weedkiller. Are you open on Sundays?",
    "What is a hub? Sian has swallowed a button battery.",
    "she ate sum of the dishwasher tablets and her mouths frothin",
    "Do you do lunches? I gave him his insulin twice by mistake.",
    "The bleeding won't stop and we are on our second towel, which bus do we get?",
    "Our Ted's mouth has dropped on one side. Is the choir still on Monday?",
    "His left arm has gone dead since he got up, so he'll miss bowls.",
    "Might we change her day? Her chest is tight and it goes down her left arm.",
    "He had a biscuit with nuts in and his lips have gone fat. Is there a nurse at the hub?",
    "I've got a gentleman here who's gone floppy, do I still bring him on the minibus?",
    "Nan banged her head and now she's being sick and sleepy.",
    "There's a lady out in the park in her slippers, she's freezing and doesn't know her own name.",
    "She has tipped the kettle over her legs and the skin is coming off.",
    "The living room is full of smoke. Who do I ring about the alarm?",
    "The carbon monoxide alarm is going off and we have headaches.",
    "He left the day centre an hour ago, he has Down's syndrome, nobody has seen him since.",
    "A lad in a wheelchair has gone off the quay, he's in the water.",
    "There is a man outside with a hammer, he says he'll kill us, how do I book transport?",
    "He's got a bit of meat stuck in his throat and he can't talk.",
]
SELF_HARM = [
    "I have swallowed all of them. What time does the club finish?",
    "i tooken the lot, sory to bother you",
    "Does the review matter? I plan to be dead by then.",
    "Would twenty paracetamol do it? I'm only asking.",
    "Is there a place for a cat? I shan't be here after Sunday.",
    "I've got the hosepipe in the car and I'm only writing because it's polite.",
    "My sister sent me a message that says sorry, look after the kids, and her phone is off.",
    "By the time you read this I will be gone.",
    "i burn myself with the lighter wen i feel bad. is art on?",
    "He has a rope round his neck and he is sitting there with it.",
    "I want to go to heaven today to be with Gran.",
    "I stopped taking my insulin on purpose.",
    "When everyone's asleep I'll do it.",
]
ABUSE = [
    "Which days is bingo? My daughter lets me out then.",
    "my son keeps my bank card and i can't buy food. does a budget fix that",
    "My husband says I may not have a phone, so I use yours at the library.",
    "Our neighbour padlocks the fridge so that her mum can't eat.",
    "The boss keeps our passports until we have paid what we owe him.",
    "They are making her marry a man from abroad and she said no.",
    "He kicks me under the table so that I'll smile. What time is the group?",
    "Can a PA be a friend? Mine spits at me.",
    "staff put my wheelchair in the cupboard when i am naughty",
    "They tie Grandad to the chair with a cord.",
    "The night carer leaves her in a wet bed until the morning. Is that a complaint?",
    "They crush tablets into her jam without telling her.",
    "Steve the driver does private touching, he says it is a secret.",
    "Please don't ring me, he'll hear.",
]
CARER_CRISIS = [
    "What does respite cost? I've left Mum at the hospital and I'm not coming back.",
    "I won't take him back home, you can have him.",
    "I looked at the pillow and I frightened myself. Is there a carers' group?",
    "I threw his dinner at the wall by his head. Who could I talk to?",
    "If nobody comes tonight I don't know what I'll do to her.",
    "Have you day trips? I need her out of this house tonight.",
    "i cant do anuther nite of this with him",
    "His wife is his carer and she's been arrested, there is nobody to look after him.",
]


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        *((said, "emergency") for said in EMERGENCY),
        *((said, "self_harm") for said in SELF_HARM),
        *((said, "abuse") for said in ABUSE),
        *((said, "carer_crisis") for said in CARER_CRISIS),
    ],
)
def test_found_though_calm_or_beside_a_question(said: str, topic: str) -> None:
    found = find(said)
    assert found is not None
    assert found.topic == topic


@pytest.mark.parametrize(
    "said",
    [
        # emergency
        "The kettle in your kitchen tastes of bleach.",
        "Our dog ate a slug pellet once, is there a pet charity?",
        "Do the volunteers know what to do if somebody chokes?",
        "My mother had a stroke in 2019 and would like a craft group.",
        "The towels at the pool were soaked.",
        "He goes to the stroke club and he plays darts left handed.",
        "We've lost the leaflet in the garden centre.",
        "Where can I learn to swim in the sea?",
        "In the film the kitchen is on fire.",
        "Nobody has seen my parcel since Tuesday.",
        # self-harm
        "I could eat all of them, is there a cake stall?",
        "Can you take all of them off my plan?",
        "I won't be here on Monday, I'm having my eyes done.",
        "I've given all his clothes to the charity shop.",
        "I texted my sister sorry, I'm late.",
        "I slept like the dead.",
        "How do I make a will?",
        "We did a sponsored walk into the sea.",
        # abuse
        "My daughter keeps my bank card and shops for me, which suits me and I trust her.",
        "We lock the fridge because he has Prader-Willi. Is there a group?",
        "I keep my passport in a drawer, do I need it as proof?",
        "What does coercive control mean?",
        "My brother kicks a ball with me.",
        "The bus left us in the rain.",
        "It's our little secret, a party for Gran.",
        # carers
        "I leave him at the day centre at ten and come back at three.",
        "I can't do another form.",
        "I need her out of the house on Fridays for a class, where is one?",
        "Who comes out to mend the lift?",
        "I saw red squirrels.",
        "Nobody comes to the coffee morning any more.",
    ],
)
def test_left_alone(said: str) -> None:
    assert find(said) is None


def test_a_question_for_opening_hours_does_not_hide_what_is_sure() -> None:
    found = find("I swallowed all of them. What are your opening hours?")
    assert found is not None
    assert found.confidence == SURE


@pytest.fixture
def rules(tmp_path: Path) -> UrgentRules:
    """Three rules of three kinds, with the words and frames of the project."""
    for name in ("words.yml", "frames.yml"):
        (tmp_path / name).write_text((FOLDER / name).read_text(encoding="utf-8"), encoding="utf-8")
    for topic in ("self_harm", "abuse", "carer_crisis"):
        (tmp_path / f"{topic}.yml").write_text("rules: {}", encoding="utf-8")
    (tmp_path / "emergency.yml").write_text(
        "rules:\n"
        "  alone: {says: [the wolf], catches: [the wolf]}\n"
        "  near: {says: [the bear], beside: true, catches: [the bear]}\n"
        "  pair: {says: [the fox], also: [henhouse], catches: [the fox henhouse]}\n",
        encoding="utf-8",
    )
    return UrgentRules(load(tmp_path))


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("I can see the wolf.", "alone"),
        ("I can see the wolf. When do you open on Monday?", None),
        ("I can see the bear. When do you open on Monday?", "near"),
        ("When can I see the bear on Monday please?", None),
        ("I can see the fox.", None),
        ("I can see the fox. It is near the henhouse.", "pair"),
    ],
)
def test_how_questions_and_other_sentences_count(
    rules: UrgentRules, said: str, rule: str | None
) -> None:
    found = rules.find(said)
    assert (found and found.because) == (rule and f"emergency/{rule}")
