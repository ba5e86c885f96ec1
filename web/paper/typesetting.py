"""Typesets a sheet (``sheet.typ``, ``options.typ``) from data. No network and no system font."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.errors import DaywiseError

if TYPE_CHECKING:
    import typst

FOLDER = Path(__file__).parent
WEB = FOLDER.parent
"""What a sheet can read: our own pictures. They are named as ``/symbols/pictures/...``."""
_LATIN_ENDS = 0x180
_TYPOGRAPHY = range(0x2010, 0x2027)


class PaperError(DaywiseError):
    """A sheet cannot be typeset."""


def typeset(sheet: str, data: Mapping[str, Any]) -> bytes:
    """The PDF/UA-1 file of a ``sheet`` ("sheet" is ``sheet.typ``) with ``data``.

    A sign that none of our fonts has is left out, for a PDF for screen readers may not hold it. So
    is what turns the direction of a line round.

    Raises:
        PaperError: naming what went wrong.
    """
    import typst  # takes memory, which nobody needs who never prints

    try:
        try:
            return _compiled(sheet, _with(data, _seen))
        except typst.TypstError:
            return _compiled(sheet, _with(data, _latin))
    except typst.TypstError as error:
        raise PaperError(f"{sheet}.typ was not typeset: {error.message}.") from error


def _compiled(sheet: str, data: Mapping[str, Any]) -> bytes:
    import typst

    return typst.compile(
        FOLDER / f"{sheet}.typ",
        root=WEB,
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(data)},
        format="pdf",
        pdf_standards=["ua-1"],
    )


@cache
def _fonts() -> typst.Fonts:
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[FOLDER / "fonts"])


def _with(data: Any, plain: Callable[[str], str]) -> Any:
    """``data`` with each sign of its texts as ``plain`` makes it."""
    if isinstance(data, str):
        return "".join(map(plain, data))
    if isinstance(data, Mapping):
        return {key: _with(value, plain) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_with(value, plain) for value in data]
    return data


def _seen(sign: str) -> str:
    return "" if unicodedata.category(sign) in ("Cc", "Cf", "Cs") else sign


def _latin(sign: str) -> str:
    """The sign, or letters that say the same, as far as every font of ours has them."""
    if ord(sign) < _LATIN_ENDS or ord(sign) in _TYPOGRAPHY:
        return _seen(sign)
    return "".join(one for one in unicodedata.normalize("NFKC", sign) if "!" <= one <= "~")
