/** The adapter for an element whose editor is not known. */

import { HelderError } from "../error.js";
import type { LetterSource } from "../letter/source.js";
import { editable } from "./contenteditable.js";
import { field } from "./textarea.js";

/**
 * A letter in whatever this element is: a field, an element that can be edited, or a frame of the same origin that holds one of them.
 *
 * ```js
 * import { letterSource } from "helder/editors/generic";
 * const source = letterSource(document.querySelector("#body"));
 * ```
 *
 * Throws a HelderError with code `invalid-value` for an element in which nobody can write.
 */
export function letterSource(element: Element): LetterSource {
  const writable = find(element);
  if (writable) return isField(writable) ? field(writable) : editable(writable);
  const message = `expected a field or an element that can be edited, found <${element.localName}>`;
  throw new HelderError({ code: "invalid-value", path: "element", message });
}

function find(element: Element): HTMLElement | undefined {
  if (element.localName === "iframe") {
    const page = (element as HTMLIFrameElement).contentDocument;
    if (page?.designMode === "on") return page.body;
    const inside = page?.querySelector("[contenteditable]:not([contenteditable=false]), textarea");
    return inside ? find(inside) : undefined;
  }
  // By what it can do: an element of a frame is no HTMLElement of this window.
  const html = element as HTMLElement;
  return isField(html) || html.isContentEditable ? html : undefined;
}

function isField(element: Element): element is HTMLTextAreaElement | HTMLInputElement {
  return element.localName === "textarea" || (element.localName === "input" && ["text", "search", ""].includes((element as HTMLInputElement).type));
}
