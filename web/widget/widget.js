/**
 * What a page loads: `<script type="module" src="https://host/widget.js"></script>`.
 *
 * The server answers this file at `/widget.js` and the others of this folder at `/widget/<name>`.
 */
import "./widget/register.js";
