"""An answer with word times, and what is marked on the screen while it is read."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.assistant import ask, in_shadow, open_assistant
from tests.widget.fake_server import FakeServer, message

COST = "Yes.\n\nIt costs £3.50 in all.\n- Ring us."
SAID = ("Yes.", "It costs three pounds fifty in all.", "Ring us.")


def part(number: int, text: str, written: list[Any] | None = None) -> dict[str, Any]:
    url = f"/api/speech/part{number}"
    return {"url": url, "words_url": f"{url}/words", "text": text, "written": written or []}


@pytest.fixture
def opened(page: Page, server: FakeServer) -> None:
    """The assistant on its page, opened."""
    page.goto(server.address)
    open_assistant(page)


@pytest.fixture
def priced(opened: None, page: Page, server: FakeServer) -> None:
    """An answer of three sentences, whose words last 0.15 seconds each."""
    at = COST.index
    price = [at("£"), at("£") + 5]
    spans = [[at(w), at(w) + len(w)] for w in ("It", "costs")] + [price] * 3
    spans += [[at("in"), at("in") + 2], [at("all."), at("all.") + 4]]
    written = [[[0, 4]], spans, [[at("Ring"), at("Ring") + 4], [at("us."), at("us.") + 3]]]
    tell(server, "cost", COST, list(zip(SAID, written, strict=True)))
    ask(page, "cost")


def tell(
    server: FakeServer, asked: str, text: str, sentences: list[tuple[str, list[list[int]]]]
) -> None:
    """Let the answer to ``asked`` be ``text``, with the sentences that say it."""
    parts = [part(number, said, written) for number, (said, written) in enumerate(sentences)]
    server.replies[asked] = [message(text, audio="/api/speech/whole", audio_parts=parts)]
    for number, (said, _) in enumerate(sentences):
        begin, words = 0, []
        for place, word in enumerate(said.split()):
            begin = said.index(word, begin)
            words.append({"start_char": begin, "end": 0.15 * (place + 1)})
        server.words[f"part{number}"] = {"text": said, "words": words}


def quiet(page: Page) -> bool:
    return bool(in_shadow(page, "(root) => root.querySelector('audio').paused"))


MARKED = """(root) => {
  // What stands under the middle of the mark.
  const mark = root.querySelector(".spoken");
  if (!mark || mark.hidden) return "";
  const box = mark.getBoundingClientRect();
  const walker = document.createTreeWalker(mark.parentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    for (const word of walker.currentNode.data.matchAll(/\\S+/g)) {
      const range = document.createRange();
      range.setStart(walker.currentNode, word.index);
      range.setEnd(walker.currentNode, word.index + word[0].length);
      const one = range.getBoundingClientRect();
      const middle = box.left + box.width / 2;
      if (one.left <= middle && middle <= one.right && Math.abs(one.top - box.top) < 4) {
        return word[0];
      }
    }
  }
  return "?";
}"""


def watch_words(page: Page) -> None:
    """Notes each word that the mark comes to stand on."""
    in_shadow(
        page,
        """(root) => {
          const marked = """
        + MARKED
        + """;
          window.marks = [];
          const look = () => {
            const word = marked(root);
            if (word && word !== window.marks[window.marks.length - 1]) window.marks.push(word);
            requestAnimationFrame(look);
          };
          look();
        }""",
    )
