"""Accessibility told in words, by a table. What the words do not say stays unknown."""

from __future__ import annotations

import re

# A sentence that holds one of these says nothing for certain: "no hoist or hearing loop",
# "partial wheelchair access", "a ramp can be requested".
_UNSURE = re.compile(
    r"\b(no|not|non|nor|none|never|without|cannot|lacks?|unable|unfortunately|unsuitable|partial"
    r"|partially|partly|limited|restricted|some|except|unless|until|only|broken|repair|planned"
    r"|planning|soon|future|request|requested|requests|arrangement|ask|enquire|check|maybe|may"
    r"|might|could|hope|hopes|unknown|false)\b|n['’]t\b|out of order|\bn/a\b|\?",
    re.I,
)
_NO_STEPS = re.compile(r"\b(no|without) (steps?|stairs)\b", re.I)

_TABLE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (id_, re.compile(pattern, re.I))
    for id_, pattern in (
        (
            "wheelchair",
            r"wheelchair[- ](user[- ])?(access\b|accessible|friendly)"
            r"|(accessible|access|suitable|accessibility) (by|for|to|in) (a )?wheelchairs?\b"
            r"|wheelchairs? users? (are )?welcome|^wheelchairs?$",
        ),
        (
            "step_free",
            r"step[- ]?free|level (access|entrance|entry)|ramped (access|entrance|entry)"
            r"|ramp (to|at|for) (the )?(main |front )?(entrance|door|access)",
        ),
        (
            "accessible_toilet",
            r"(accessible|disabled|adapted|wheelchair)[- ](toilet|wc|loo|lavator)"
            r"|toilets? (for|suitable for) (disabled|wheelchair)",
        ),
        ("changing_places", r"changing places?\b"),
        ("hoist", r"\bhoists?\b"),
        ("hearing_loop", r"(hearing|induction|audio)[- ]loops?\b|loop system"),
        ("bsl", r"\bbsl\b|british sign language|sign language interpret"),
        ("quiet_space", r"quiet (room|space|area|zone|corner)"),
        ("sensory_friendly", r"sensory[- ]friendly"),
        ("dementia_friendly", r"dementia[- ]friendly"),
        ("autism_friendly", r"autis[mt]\w*[- ]friendly"),
        (
            "assistance_dogs",
            r"^(assistance|guide) dogs?$"
            r"|(assistance|guide|hearing) dogs? (are |is )?(welcome|allowed|accepted|permitted)",
        ),
        (
            "disabled_parking",
            r"(disabled|accessible|blue badge) (car |visitor )?(park|bays?\b|spaces?\b)"
            r"|parking (spaces? |bays? )?for (disabled|blue badge)",
        ),
        (
            "personal_care",
            r"personal care (is )?(available|provided|offered|given)|^personal care$",
        ),
        ("one_to_one", r"(one[- ]to[- ]one|1[:-]1|1 to 1) (support|care|help)"),
        ("easy_read", r"easy[- ]?read\b"),
        ("large_print", r"large[- ]print"),
    )
)
_TRANSPORT: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (id_, re.compile(pattern, re.I))
    for id_, pattern in (
        (
            "bus",
            r"bus stops? (is )?(near|close|outside|opposite|at)|on (a |the )?bus route"
            r"|(near|close to|next to) (a |the )?bus (stop|station|route)",
        ),
        ("parking", r"^(free )?(car )?parking( (is )?(available|on site|on-site))?$|\bcar park\b"),
        ("community_transport", r"community (transport|minibus)"),
        ("pick_up", r"pick[- ]?up (service|is available|available|from)|door[- ]to[- ]door"),
    )
)


def access_in_words(text: str) -> set[str]:
    """Ids of :data:`bot.vocabulary.ACCESS` that the text says for certain."""
    found: set[str] = set()
    for sentence in _sentences(text):
        if _NO_STEPS.search(sentence):
            found.add("step_free")
        elif not _UNSURE.search(sentence):
            found.update(id_ for id_, words in _TABLE if words.search(sentence))
    return found


def transport_in_words(text: str) -> set[str]:
    """Ids of :data:`bot.vocabulary.TRANSPORT` that the text says for certain."""
    return {
        id_
        for sentence in _sentences(text)
        if not _UNSURE.search(sentence)
        for id_, words in _TRANSPORT
        if words.search(sentence)
    }


def _sentences(text: str) -> list[str]:
    """The text by sentences; "_" and "-" of labels and slugs are read as spaces.

    A comma does not part: "no lift, hoist or loop" denies all three.
    """
    parts = re.split(r"[.;\n!]+|\b(?:but|however|although)\b", text, flags=re.I)
    cleaned = (re.sub(r"[_\s]+", " ", part).strip(" :-") for part in parts)
    return [re.sub(r"(?<=[a-z])-(?=[a-z])", " ", part, flags=re.I) for part in cleaned if part]
