/** Gives the class its tag. Apart from the class, so that a test or a page may choose another tag. */
import { DaywiseAssistant } from "./assistant.js";

if (!customElements.get("daywise-assistant")) {
  customElements.define("daywise-assistant", DaywiseAssistant);
}
