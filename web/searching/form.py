"""What was typed and chosen on the search page, as it stands in the address.

``what`` and ``when`` are free words, read as a message to the assistant is ("painting or pottery",
"weekends", "tomorrow evening"); ``near`` is a town or a postcode. The rest are choices. All stand
in the address, so that a search can be kept and shared.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from bot import vocabulary
from web.saved.ids import Ids, address

MOST_WORDS = 200
"""Characters of what is typed into one field."""
MOST_PAGES = 1000


@dataclass(frozen=True)
class Form:
    """A search as its address says it; empty is not asked for."""

    what: str = ""
    near: str = ""
    when: str = ""
    within: str = ""
    """Miles, as a number above 0."""
    price: str = ""
    """Pounds, as a number; "0" is free."""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The ids of ``access``, ``transport``, ``funding``, ``for`` and ``format``."""
    page: int = 1
    saved: tuple[str, ...] = ()
    """Ids of activities that were saved before: carried along, no part of the search."""

    @classmethod
    def of(cls, arguments: MultiDict[str, str]) -> Form:
        """From the query string; what is too long is cut, what is no choice is left out."""

        def words(name: str) -> str:
            return _clean(arguments.get(name, ""))[:MOST_WORDS].rstrip()

        chosen = {
            name: tuple(dict.fromkeys(v for v in arguments.getlist(name) if v in ids))
            for name, ids in vocabulary.TERMS.items()
            if name != "categories"
        }
        within, page = _number(words("within")), arguments.get("page", "")
        return cls(
            words("what"),
            words("near"),
            words("when"),
            within if within != "0" else "",
            _number(words("price")),
            chosen,
            int(page) if page.isdecimal() and 0 < int(page[:6]) < MOST_PAGES else 1,
            Ids.of(arguments.getlist("saved")).kept,
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked for yet."""
        typed = (self.what, self.near, self.when, self.within, self.price)
        return not any((*typed, *self.chosen.values()))

    @property
    def choices(self) -> int:
        """How many choices are made beyond what, where and when."""
        return sum(map(bool, (self.within, self.price))) + sum(map(len, self.chosen.values()))

    @property
    def cleared(self) -> str:
        """The address of the empty search; what was saved stays."""
        return Form(saved=self.saved).address()

    def saving(self, *more: str) -> str:
        """The address of what was saved, with ``more`` of it."""
        return address("/saved", (*self.saved, *more))

    def address(self, **changes: str | int | tuple[str, ...]) -> str:
        """The address of this search, with changes: ``page=2``, ``near=""``, ``for=("men",)``."""
        fields = {
            "what": self.what, "near": self.near, "when": self.when, "within": self.within,
            "price": self.price, "page": self.page, "saved": ",".join(self.saved),
            **self.chosen, **changes,
        }  # fmt: skip
        pairs = [
            (name, str(one))
            for name, value in fields.items()
            for one in (value if isinstance(value, tuple) else (value,))
            if one != "" and (name, one) != ("page", 1)
        ]
        return "/activities" + (f"?{urlencode(pairs)}" if pairs else "")


def _clean(text: str) -> str:
    """One line of characters that a person can see; wide and narrow letters are plain ones."""
    plain = unicodedata.normalize("NFKC", text)
    seen = (one if unicodedata.category(one) not in ("Cc", "Cs") else " " for one in plain)
    return " ".join("".join(seen).split())


def _number(text: str) -> str:
    """ "5" of "£5.00"; empty for what is no number that a search can carry."""
    try:
        value = float(text.removeprefix("£"))
    except ValueError:
        return ""
    return f"{value:g}" if 0 <= value < 10_000 else ""
