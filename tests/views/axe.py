"""What axe-core finds on a page, what is wider than its box, and what has the focus unseen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from bot.launcher import node
from bot.launcher.layout import Layout
from bot.settings import PROJECT
from tests.views.looks import LOOKS, Look
from tests.views.visitor import OpenPage

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (options) => {
  // From the top: a line that stays in view lies over half a button at some place of every page,
  // and whoever wants the button scrolls on.
  scrollTo(0, 0);
  // The page is laid out anew first, and what listens to a change of size has heard of it.
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  const { passes, violations } = await axe.run(options);
  return {
    passed: passes.length,
    found: violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`)),
  };
}"""
WIDE = """() => {
  const wide = [];
  const look = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) look(element.shadowRoot);
      const { clientWidth, scrollWidth } = element;
      // A field of one line scrolls its own words.
      const isField = element.localName === "input";
      const cuts = !isField && getComputedStyle(element).overflowX !== "visible";
      // What is one pixel wide is there to be read out alone.
      if (cuts && clientWidth > 1 && scrollWidth > clientWidth + 1) wide.push(element);
    }
  };
  look(document);
  const page = document.scrollingElement;
  if (page.scrollWidth > innerWidth + 1) wide.push(page);
  return wide.map((element) => `wider than its box: ${element.outerHTML.slice(0, 120)}`);
}"""

UNSEEN = """() => {
  const PARTS = [0.1, 0.5, 0.9];
  const unseen = [];
  const look = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) look(element.shadowRoot);
      if (element.tabIndex < 0 || !element.checkVisibility()) continue;
      element.focus();
      if (root.activeElement !== element) continue;
      // A link may go over several lines, and what is seen in part is not hidden.
      const isSeen = [...element.getClientRects()].some((box) => {
        const [left, top] = [Math.max(box.left, 0), Math.max(box.top, 0)];
        const width = Math.min(box.right, innerWidth) - left;
        const height = Math.min(box.bottom, innerHeight) - top;
        return PARTS.some((right) => PARTS.some((down) => element.contains(
          root.elementFromPoint(left + width * right, top + height * down))));
      });
      if (!isSeen) unseen.push(element);
    }
  };
  look(document);
  return unseen.map((element) => `has the focus unseen: ${element.outerHTML.slice(0, 120)}`);
}"""
"""WCAG 2.4.11, for all that can be reached by keyboard."""


@cache
def source() -> str:
    """axe-core itself, of the version in package.json."""
    file = node.folder(Layout(PROJECT)) / "node_modules" / "axe-core" / "axe.min.js"
    assert file.exists(), "axe-core is missing. Run ./daywise test, which installs it."
    return file.read_text(encoding="utf-8")


def findings(run: Callable[..., Any]) -> list[str]:
    """Each finding of axe-core on an open page: WCAG 2.2 A and AA, and best practice.

    ``run`` gives what a function of JavaScript gives in the page.
    """
    if not run("() => 'axe' in window"):
        run(f"() => {{ {source()} }}")
    result: dict[str, Any] = run(RUN, {"runOnly": TAGS, "resultTypes": ["violations"]})
    # A run that checked nothing must not look like a clean one.
    assert result["passed"] > 10, result
    return list(result["found"])


def problems(page: OpenPage, looks: Iterable[Look] = LOOKS) -> list[str]:
    """What is wrong with the page in any look, each with its look. Ends in the last look."""
    found = []
    for look in looks:
        page.look(look)
        wrong = findings(page.run) + page.run(WIDE)
        if look.scheme == LOOKS[0].scheme:  # colours hide nothing
            wrong += page.run(UNSEEN)
        found += [f"{page.browser}, {look.name}: {problem}" for problem in wrong]
    return found
