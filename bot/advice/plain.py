"""Markdown as plain text, for channels that show or speak words alone."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

_MARKDOWN = MarkdownIt("commonmark", {"html": False})


def plain_text(markdown: str) -> str:
    """Paragraphs parted by an empty line, list items on lines of their own after "- ".

    Emphasis and links keep their words only; a line break inside a paragraph is a space.
    """
    blocks = [_block(node) for node in SyntaxTreeNode(_MARKDOWN.parse(markdown)).children]
    return "\n\n".join(block for block in blocks if block)


def _block(node: SyntaxTreeNode) -> str:
    if node.type in ("bullet_list", "ordered_list"):
        marks = (
            [f"{number}." for number, _ in enumerate(node.children, start=1)]
            if node.type == "ordered_list"
            else ["-"] * len(node.children)
        )
        return "\n".join(
            f"{mark} {' '.join(_block(child) for child in item.children)}"
            for mark, item in zip(marks, node.children, strict=True)
        )
    if node.type == "inline" or not node.children:
        return _inline(node)
    return "\n".join(_block(child) for child in node.children)


def _inline(node: SyntaxTreeNode) -> str:
    if node.type in ("softbreak", "hardbreak"):
        return " "
    if node.children:
        return "".join(_inline(child) for child in node.children)
    return node.content
