/** What a page loads: `<script type="module" src="https://host/widget.js"></script>`. */
import { DaywiseAssistant } from "./widget/assistant.js";

if (!customElements.get("daywise-assistant")) {
  customElements.define("daywise-assistant", DaywiseAssistant);
}
