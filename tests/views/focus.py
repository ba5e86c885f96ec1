"""Going about by keyboard: what has the focus, and getting there."""

from __future__ import annotations

from tests.views.visitor import Visitor

NAME = """() => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  const label = element?.labels?.[0]?.innerText;
  return (element?.getAttribute("aria-label") ?? label ?? element?.innerText ?? "").trim();
}"""


def focused(visitor: Visitor) -> str:
    """The name of what has the focus; of what has much in it, all of its words."""
    return str(visitor.run(NAME))


def tab_to(visitor: Visitor, name: str, *, key: str = "Tab", most: int = 80) -> None:
    """Press Tab until what is named so has the focus."""
    passed = []
    for _ in range(most):
        visitor.key(key)
        passed.append(focused(visitor))
        if passed[-1] == name:
            return
    raise AssertionError(f"{name} was not reached by {key}, but {passed}")
