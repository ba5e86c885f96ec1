"""A page's accessibility tree as Chromium gives it to a screen reader, as lines to be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page

TOLD = (
    "level",
    "live",
    "atomic",
    "expanded",
    "checked",
    "disabled",
    "invalid",
    "modal",
    "hasPopup",
)
"""The properties that are printed where they hold more than what goes without saying."""
SILENT = {"InlineTextBox", "LineBreak", "ListMarker"}
"""Parts of texts and lists that are read with what they are part of."""


def lines_of(page: Page, role: str, name: str) -> list[str]:
    """The part of the page that has that role and name: a line for each node, indented.

    A line is the role, the name in quotes, the value after "=", the description after "--", and
    properties in brackets.
    """
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    by_id = {node["nodeId"]: node for node in nodes}
    (root,) = (node for node in nodes if _role(node) == role and _said(node, "name") == name)
    return list(_lines(root, by_id, 0, ""))


def _lines(
    node: dict[str, Any], by_id: dict[str, dict[str, Any]], depth: int, above: str
) -> Iterator[str]:
    role, name = _role(node), _said(node, "name")
    if role in SILENT or (role == "StaticText" and name in above):
        return
    # What means nothing to a screen reader stands for what is in it.
    shown = not node["ignored"] and role not in ("generic", "none")
    if shown:
        yield "  " * depth + _line(node, role, name)
    for child in node.get("childIds", ()):
        if child in by_id:
            yield from _lines(by_id[child], by_id, depth + shown, name if shown else above)


def _line(node: dict[str, Any], role: str, name: str) -> str:
    line = "text" if role == "StaticText" else role
    line += f' "{name}"' if name else ""
    value, description = _said(node, "value"), _said(node, "description")
    line += f" = {value}" if value else ""
    line += f" -- {description}" if description else ""
    held = {each["name"]: each["value"].get("value") for each in node.get("properties", ())}
    if role == "listitem":
        held.pop("level", None)  # every one of them has it
    told = [_property(key, held[key]) for key in TOLD if held.get(key) not in _UNSAID]
    return f"{line} [{', '.join(told)}]" if told else line


_UNSAID = (None, "false", False, "off", "")


def _property(key: str, value: Any) -> str:
    return key if value is True or value == "true" else f"{key}={value}"


def _role(node: dict[str, Any]) -> str:
    return str(node.get("role", {}).get("value", ""))


def _said(node: dict[str, Any], what: str) -> str:
    return " ".join(str(node.get(what, {}).get("value", "")).split())
