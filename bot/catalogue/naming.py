"""Activities by a name half remembered.

Words that may be misspelt are looked for among all words that names and providers have; what has
the most of them is read, and rapidfuzz puts it in order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz, process, utils
from sqlalchemy import Connection, func, select

from bot.catalogue import documents
from bot.catalogue.model import Activity
from bot.catalogue.tables import imports, word

_CANDIDATES = 60
_LIKE_ENOUGH = 70.0
"""Chosen on misspelt and shortened names in tests/catalogue/test_naming.py."""
_WORD_LIKE_ENOUGH = 65.0
"""For one word: "lunchclub" is found by its "lunch"."""
_VARIANTS = 8
_KNOWN_LIKE_ENOUGH = 80.0
_KNOWN_VARIANTS = 3
_WORDS = 4
"""So many words of a question are looked for, the rarest: four tell a name."""

_SMALL = (
    "a about an and any at by can do for from go how i in into is it like me much my of on one or "
    "please tell that the there this to what when where who with you"
)
_SMALL_WORDS = frozenset(_SMALL.split())


@dataclass(frozen=True)
class Words:
    """Every word of a name or a provider, kept while no import changes them."""

    imports: int
    """The number of the last import that they know of."""
    texts: tuple[str, ...]
    numbers: Mapping[str, int]
    uses: Mapping[int, int]

    def like(self, asked: str) -> list[int]:
        """The numbers of the words that may be meant by one, likeliest first."""
        known = asked in self.numbers  # then few others are meant, and very like it
        found = process.extract(
            asked,
            self.texts,
            scorer=fuzz.ratio,
            score_cutoff=_KNOWN_LIKE_ENOUGH if known else _WORD_LIKE_ENOUGH,
            limit=_KNOWN_VARIANTS if known else _VARIANTS,
        )
        return [self.numbers[text] for text, _, _ in found]


def read_words(connection: Connection, known: Words | None) -> Words:
    """The words as they are now; ``known`` where that is what they are."""
    last = connection.execute(select(func.max(imports.c.number))).scalar() or 0
    if known is not None and known.imports == last:
        return known
    rows = connection.execute(select(word.c.word, word.c.pk, word.c.uses).order_by(word.c.pk)).all()
    return Words(
        last,
        tuple(row.word for row in rows),
        {row.word: row.pk for row in rows},
        {row.pk: row.uses for row in rows},
    )


def words_of(activity: Activity) -> set[str]:
    """The words that an activity is found by: of its name and its provider."""
    return {*_plain(activity.name).split(), *_plain(activity.provider).split()}


def named(connection: Connection, words: Words, text: str, limit: int) -> list[Activity]:
    """The activities whose name is like ``text``, likeliest first."""
    asked = _plain(text)
    if not asked:
        return []
    found: dict[Activity, float] = {}
    for activity in _candidates(connection, words, asked):
        likeness = _likeness(asked, activity.name, activity.provider)
        if likeness >= _LIKE_ENOUGH:
            found[activity] = likeness
    ordered = sorted(found, key=lambda one: (-found[one], one.name, one.id))
    return ordered[:limit]


def _candidates(connection: Connection, words: Words, asked: str) -> list[Activity]:
    """What has all the words, then what lacks one of them, and so on, the rarest words first."""
    meant = [like for one in dict.fromkeys(asked.split()) if (like := words.like(one))]
    meant.sort(key=lambda like: sum(words.uses[number] for number in like))
    meant = meant[:_WORDS]
    pks: dict[int, None] = {}
    for count in range(len(meant), 0, -1):
        for chosen in combinations(meant, count):
            pks |= dict.fromkeys(_with_all(connection, chosen))
            if len(pks) >= _CANDIDATES:
                return _read(connection, list(pks)[:_CANDIDATES])
    return _read(connection, list(pks))


def _with_all(connection: Connection, meant: Sequence[list[int]]) -> list[int]:
    """The keys of activities that have a word of each list: some of them where there are many."""
    rarest, *others = meant
    having = "".join(
        " AND EXISTS (SELECT 1 FROM word_use AS other WHERE other.activity = word_use.activity"
        f" AND other.word IN ({', '.join(map(str, like))}))"
        for like in others
    )
    each = " UNION ALL ".join(
        f"SELECT * FROM (SELECT activity FROM word_use WHERE word = {number}{having}"
        f" ORDER BY activity LIMIT {_CANDIDATES}) AS word_{number}"
        for number in rarest
    )
    return list(connection.exec_driver_sql(each).scalars())


def _read(connection: Connection, pks: Sequence[int]) -> list[Activity]:
    if not pks:
        return []
    listed = ", ".join(map(str, pks))
    sql = f"SELECT document FROM activity WHERE pk IN ({listed})"
    return list(map(documents.read, connection.exec_driver_sql(sql).scalars()))


def _likeness(asked: str, name: str, provider: str) -> float:
    """From 0 to 100: how well every word of the shorter is found in the longer."""
    plain = _plain(name)
    whole = float(fuzz.ratio(asked, plain))
    words = _words_found(asked, plain)
    with_provider = _words_found(asked, f"{plain} {_plain(provider)}") - 5
    return max(whole, 0.8 * words + 0.2 * whole, 0.8 * with_provider + 0.2 * whole)


def _words_found(asked: str, name: str) -> float:
    """The share of the words asked for, or of the name's words, that are found in the other."""
    mine, theirs = asked.split(), name.split()
    if not mine or not theirs:
        return 0.0
    return max(_covered(mine, theirs), _covered(theirs, mine) if len(theirs) > 1 else 0.0)


def _covered(words: list[str], among: list[str]) -> float:
    best = [max(fuzz.ratio(word, other) for other in among) for word in words]
    weights = [len(word) for word in words]
    return sum(b * w for b, w in zip(best, weights, strict=True)) / sum(weights)


def _plain(words: str) -> str:
    """Lower case words without the small ones; all of them where there are only small ones."""
    kept = utils.default_process(words).split()
    return " ".join([word for word in kept if word not in _SMALL_WORDS] or kept)
