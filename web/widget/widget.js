/**
 * What a page loads: `<script type="module" src="https://host/widget.js"></script>`.
 *
 * The server answers this file at `/widget.js` and the others of this folder at `/widget/<name>`.
 */
import { DaywiseAssistant } from "./widget/assistant.js";

if (!customElements.get("daywise-assistant")) {
  customElements.define("daywise-assistant", DaywiseAssistant);
}
