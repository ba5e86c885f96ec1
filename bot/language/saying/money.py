"""Money: "£3.50" is "three pounds fifty"."""

from __future__ import annotations

import re

from bot.language.saying.figures import cardinal, number_words
from bot.language.saying.rule import DASH, DIGITS, Part, Rule, Words, part, rule, word_before

PER = {
    "pp": "per person", "p/p": "per person", "p.p": "per person", "pw": "a week", "p/w": "a week",
    "p.w": "a week", "ph": "an hour", "p/h": "an hour", "p.h": "an hour", "pcm": "a month",
    "pm": "a month", "p/m": "a month", "pa": "a year", "p/a": "a year", "p.a": "a year",
    "pd": "a day", "p/d": "a day", "ea": "each", "pn": "a night", "p/n": "a night",
    "pppn": "per person per night", "p/session": "a session", "p/hr": "an hour",
    "p/hour": "an hour", "p/wk": "a week", "p/week": "a week", "p/person": "per person",
    "p/mth": "a month", "p/month": "a month", "p/day": "a day",
}  # fmt: skip
"""What comes after an amount, and what is said for it."""

_SCALES = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion"}
_CURRENCIES = {"£": ("pound", "pounds"), "€": ("euro", "euros"), "$": ("dollar", "dollars")}
_AMOUNT = r"(?:(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?|\.\d\d)(?!\d)"
_SCALE = r"(?: ?(?:million|billion|thousand|bn|mn|[mk])\b)?"
_PER = rf"(?: ?(?P<per>{'|'.join(sorted(map(re.escape, PER), key=len, reverse=True))})\b\.?)?"
# "a £1 coin", "a £20 deposit", but "a £5 a week rise" stays as it is.
_THING = re.compile(
    r" (?!(?:a|an|and|or|per|each|for|to|in|on|at|off|is|was|more|less|of|the|every|if|with)\b)"
    r"[a-z]+"
)
_COIN = re.compile(r"(?: |-)(?:coin|note|piece|voucher|gift)s?\b")


def _amount(written: str, currency: str, *, unit: bool = True) -> str:
    one, several = _CURRENCIES[currency]
    figure = re.match(r"[\d,.]+", written)
    assert figure is not None
    number, scale = figure[0], written[figure.end() :].strip()
    if scale:
        return f"{number_words(number)} {_SCALES.get(scale, scale)}{f' {several}' if unit else ''}"
    whole, _, pence = f"0{number}".replace(",", "").partition(".")
    if len(whole) > 16:
        return f"{number_words(whole)} {several}"
    pounds, small = int(whole), int(pence[:2].ljust(2, "0"))
    if not unit and not small:
        return cardinal(pounds)
    named = f"{cardinal(pounds)} {one if pounds == 1 else several}"
    if len(pence) > 2 and pence.strip("0"):
        return f"{number_words(number)} {several}"
    if pounds and small:
        return f"{named} {cardinal(small)}"
    if not small:
        return named
    return _pence(small) if currency == "£" else f"{cardinal(small)} cents"


def _pence(count: int) -> str:
    return f"{cardinal(count)} {'penny' if count == 1 else 'pence'}"


def _money(match: re.Match[str]) -> Words:
    currency, first, last = match["currency"], match["first"], match["last"]
    if last is None:
        words = _amount(first, currency)
        if _is_for_a_thing(match):
            one, several = _CURRENCIES[currency]
            words = re.sub(rf"\b{several}\b", one, words)
        said = [part(match, "amount", words)]
    else:
        # "£3-£5" names its pounds once; with pence in it each end is an amount of its own.
        whole = not re.search(r"\.(?!00)", first + last)
        said = [
            (_amount(first, currency, unit=not whole), match.start(), match.end("first")),
            part(match, "dash", "to"),
            part(match, "last", _amount(last, currency)),
        ]
    if match["more"]:
        said.append(part(match, "more", "or more"))
    return (*said, *_per(match))


def _is_for_a_thing(match: re.Match[str]) -> bool:
    if match["per"] or match["more"]:
        return False
    if _COIN.match(match.string, match.end()):
        return True
    return word_before(match) in ("a", "an") and bool(_THING.match(match.string, match.end()))


def _per(match: re.Match[str]) -> tuple[Part, ...]:
    return (part(match, "per", PER[match["per"]]),) if match["per"] else ()


def _some_pence(match: re.Match[str]) -> Words:
    said = [part(match, "last", _pence(int(match["last"])))]
    if match["first"]:
        said = [part(match, "first", cardinal(int(match["first"]))), part(match, "dash", "to"),
                *said]  # fmt: skip
    return (*said, *_per(match))


RULES: tuple[Rule, ...] = (
    rule(
        rf"(?P<amount>(?P<currency>[£€$]) ?(?P<first>{_AMOUNT}{_SCALE}))"
        rf"(?:(?P<dash>{DASH})(?:[£€$] ?)?(?P<last>{_AMOUNT}{_SCALE})(?!p\b))?"
        rf"(?:(?<=\.\d\d)p\b)?(?P<more>\+(?!\w))?{_PER}",
        _money,
        "£€$",
        may_end_a_sentence=True,
    ),
    # "75p - £1.50": what follows is an amount of its own.
    rule(
        rf"(?P<first>\d{{1,2}})p(?P<dash>{DASH})(?=£)",
        lambda match: (
            part(match, "first", _pence(int(match["first"]))),
            part(match, "dash", "to"),
        ),
        DIGITS,
    ),
    rule(
        rf"(?:(?P<first>\d{{1,2}})p?(?P<dash>{DASH}))?(?P<last>\d{{1,3}})p(?!\w|\.\w){_PER}",
        _some_pence,
        DIGITS,
    ),
)
