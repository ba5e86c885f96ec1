"""What a refusal comes to: it says more, or less, than it seems to.

Which facts are refused at all is found by :mod:`bot.language.negation`.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.language.clauses import clause_at
from bot.language.found import Found
from bot.language.sentence import Sentence

_AMONG = frozenset({"for", "people", "among", "folk"})
_CONDITIONS = frozenset(
    {
        *("autism", "dementia", "learning_disability"),
        *("mental_health", "physical_disability", "sensory_loss"),
    }
)
_CARE = frozenset({"personal_care", "one_to_one", "wheelchair", "hoist"})


def settled(
    sentence: Sentence, found: Sequence[Found], refused: set[Found]
) -> tuple[list[Found], set[Found]]:
    """The facts and the refusals, where a refusal says more, or less, than it seems to.

    "Not online" asks for meeting in person; "animals but not horses" asks for animals; somebody
    who needs "no personal care" needs nothing. What is refused once and named again in the same
    words is still refused: "not a day centre, day centres are for old people".
    """
    refused_words = {(f.value, _words(sentence, f)) for f in refused if f.field == "categories"}
    told = [
        f
        for f in found
        if f not in refused
        and (f.value, _words(sentence, f)) in refused_words
        and not clause_at(sentence, f.first).wish
    ]
    wanted = {(f.field, f.value) for f in found if f not in refused and f not in told}
    never = {(f.field, f.value) for f in refused if f.field in ("days", "part_of_day")}
    cared = any(f.field == "categories" and str(f.value).startswith("respite") for f in found)
    kept = []
    for fact in found:
        if fact in told:
            continue
        if cared and fact in refused and (fact.field, fact.value) == ("part_of_day", "evening"):
            continue  # "day respite, no nights": a night is a stay
        if fact in refused and _is_lacking(sentence, fact):
            continue
        if fact not in refused:
            if (fact.field, fact.value) not in never:
                kept.append(fact)
        elif fact.field == "format":
            kept.append(Found("format", "in_person", fact.first, fact.last))
        elif fact.field == "categories" and (fact.field, fact.value) in wanted:
            continue
        elif fact.field != "access" or fact.value not in _CARE:
            kept.append(fact)
    return kept, refused & {*kept}


def _words(sentence: Sentence, fact: Found) -> str:
    return " ".join(word.rstrip("s") for word in sentence.norms[fact.first : fact.last])


def _is_lacking(sentence: Sentence, fact: Found) -> bool:
    """ "No learning disability" says what somebody has not got, "not for dementia" is refused."""
    if fact.field != "for" or fact.value not in _CONDITIONS:
        return False
    near = sentence.norms[max(0, fact.first - 5) : fact.last]
    things = ("thing", "one", "group", "club", "class", "session")
    return sentence.norm(fact.last) not in things and _AMONG.isdisjoint(near)
