/**
 * "Ask about this" leads to /ask, which needs no script. Where the assistant runs, the same link
 * opens it: the question stands at the end of the address, where the assistant looks for it.
 */
addEventListener("click", (event) => {
  const link = /** @type {Element} */ (event.target).closest("a.ask");
  const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || !customElements.get("daywise-assistant")) return;
  event.preventDefault();
  location.hash = new URL(/** @type {HTMLAnchorElement} */ (link).href).hash;
});
