/** What `globalThis.Helder` holds beside the engine: for pages with a script tag and no bundler. */
export { editable } from "../editors/contenteditable.js";
export { field } from "../editors/textarea.js";
export * from "../elements/index.js";
export { HelderError } from "../error.js";
export { mapRecord } from "../map/index.js";
export { watchLetter } from "../letter/index.js";
