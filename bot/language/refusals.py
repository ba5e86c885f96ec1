"""What a refusal comes to: it says more, or less, than it seems to.

Which facts are refused at all is found by :mod:`bot.language.negation`.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.language.clauses import clause_at
from bot.language.found import Found
from bot.language.sayings import word_set
from bot.language.sentence import Sentence

_GATHERINGS = frozenset({"thing", "one", "group", "club", "class", "session", "cafe"})
_NIGHTS = ("night", "overnight", "sleep", "stay", "respite", "away", "bed")
"""How words of a night away begin; "not this week" is of a time."""
_STAYS = ("respite_day", "respite_overnight", "sitting_service", "shared_lives")
_ENDS = frozenset({".", "!", "?", ";"})
_AMONG = frozenset({"for", "people", "among", "folk"})
_CONDITIONS = frozenset(
    {
        *("autism", "dementia", "learning_disability"),
        *("mental_health", "physical_disability", "sensory_loss"),
    }
)
_TRAIL = 6
"""Words between what is refused and more that is said of it."""
_TURNS = word_set("refusals", "turns")
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
    told += [f for f in found if f not in told and _is_had(sentence, f, refused)]
    told += [f for f in found if f not in told and _is_reason(sentence, f, refused)]
    refused = refused | {f for f in found if f not in told and _trails(sentence, f, refused)}
    wanted = {(f.field, f.value) for f in found if f not in refused and f not in told}
    never = {(f.field, f.value) for f in refused if f.field in ("days", "part_of_day", "for")}
    cared = any(f.field == "categories" and f.value in _STAYS for f in found)
    kept = []
    nights: set[Found] = set()
    for fact in found:
        if fact in told:
            continue
        if fact in refused and fact.field == "part_of_day" and cared and _is_night(sentence, fact):
            # "day respite, no nights": a night is a stay
            stay = Found("categories", "respite_overnight", fact.first, fact.last)
            if ("categories", "respite_overnight") not in wanted:
                kept.append(stay)
                nights.add(stay)
            continue
        if fact in refused and fact.value == "respite_overnight" and not _is_night(sentence, fact):
            continue
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
    return kept, (refused | nights) & {*kept}


def _is_night(sentence: Sentence, fact: Found) -> bool:
    return any(w.startswith(_NIGHTS) for w in sentence.norms[fact.first : fact.last])


def _is_had(sentence: Sentence, fact: Found, refused: set[Found]) -> bool:
    """ "I've had advice. No more advice sessions": it was had once, and is refused since."""
    part = clause_at(sentence, fact.first)
    return part.story and any(
        f.first > fact.first
        and (part.past or not _ENDS.isdisjoint(sentence.norms[fact.last : f.first]))
        for f in _of_its_kind(fact, refused)
    )


def _is_reason(sentence: Sentence, fact: Found, refused: set[Found]) -> bool:
    """ "A treadmill is for hamsters, so no gyms": the kind before it says why."""
    return any(
        fact.last < f.first
        and any(
            sentence.norms[at] == "so" and sentence.norm(at + 1) in ("no", "not", "please")
            for at in range(max(fact.last, f.first - 4), f.first)
        )
        for f in _of_its_kind(fact, refused)
    )


def _trails(sentence: Sentence, fact: Found, refused: set[Found]) -> bool:
    """ "No singing round a piano", "not a farm, a goat bit him": still of what is refused."""
    return any(
        0 < fact.first - f.last <= _TRAIL and _TURNS.isdisjoint(sentence.norms[f.last : fact.first])
        for f in _of_its_kind(fact, refused)
    )


def _of_its_kind(fact: Found, refused: set[Found]) -> list[Found]:
    """The refusals of the kind that ``fact`` wishes for; none where it is a refusal itself."""
    if fact in refused or fact.field != "categories":
        return []
    return [one for one in refused if one.value == fact.value]


def _words(sentence: Sentence, fact: Found) -> str:
    return " ".join(word.rstrip("s") for word in sentence.norms[fact.first : fact.last])


def _is_lacking(sentence: Sentence, fact: Found) -> bool:
    """ "No learning disability" says what somebody has not got, "not for dementia" is refused."""
    if fact.field != "for" or fact.value not in _CONDITIONS:
        return False
    near = sentence.norms[max(0, fact.first - 5) : fact.last]
    after = {sentence.norm(fact.last), sentence.norm(fact.last - 1)}
    return _GATHERINGS.isdisjoint(after) and _AMONG.isdisjoint(near)
