/**
 * A letter in a `<textarea>` or a text `<input>`.
 *
 * Browsers cannot mark words in such a field, and a copy laid over it comes loose where pages scroll, resize or clip it. So there are no marks: the findings are
 * in the list, and open by a click on the words or by the keyboard.
 */

import { caretAfter, changed, inOrder } from "../letter/changes.js";
import type { LetterSource, Mark, Replacement } from "../letter/source.js";
import { placeInField } from "./field-layout.js";
import { asksForFinding } from "./keys.js";
import { listeners } from "./listeners.js";
import { onScreenOf } from "./screen.js";
import { focusedBeside } from "./selection.js";

/** What is special about the field. */
export interface FieldOptions {
  /** How its text is to be read: `html` or `auto` for a field that holds a template's source. */
  format?: LetterSource["format"];
}

/** A page that sets a value tells nobody: how often it is looked at, in milliseconds. */
const LOOK = 500;

/**
 * A letter in a field.
 *
 * ```js
 * import { field } from "helder/editors/textarea";
 * const session = watchLetter(helder, field(document.querySelector("textarea")));
 * ```
 */
export function field(element: HTMLTextAreaElement | HTMLInputElement, { format = "text" }: FieldOptions = {}): LetterSource {
  const changes = listeners<[]>();
  const opens = listeners<[place: number]>();
  const stop = new AbortController();
  const { signal } = stop;
  let text = element.value;
  let marks: readonly Mark[] = [];
  let composing = false;

  const look = (): void => {
    if (element.value === text) return;
    text = element.value;
    changes.tell();
  };
  /** Opens what is at the caret, or at the first word that is selected, when something is. */
  const open = (): boolean => {
    const { selectionStart, selectionEnd, value } = element;
    const place = selectionStart === null ? null : selectionStart + (/^\s*(?=\S)/.exec(value.slice(selectionStart, selectionEnd ?? 0))?.[0].length ?? 0);
    if (place === null || !marks.some(({ start, end }) => start <= place && place <= end)) return false;
    opens.tell(place);
    return true;
  };

  for (const event of ["input", "change", "focus"]) element.addEventListener(event, look, { signal });
  element.addEventListener("compositionstart", () => void (composing = true), { signal });
  element.addEventListener(
    "compositionend",
    () => {
      composing = false;
      text = element.value;
      changes.tell();
    },
    { signal },
  );
  // Who selects words with the mouse wants those.
  element.addEventListener("click", () => element.selectionStart === element.selectionEnd && void open(), { signal });
  // As an event of any element: the two kinds of field differ in types only.
  (element as HTMLElement).addEventListener(
    "keydown",
    (event) => {
      if (asksForFinding(event) && open()) event.preventDefault();
    },
    { signal },
  );
  const timer = setInterval(look, LOOK);

  return {
    format,
    text() {
      look();
      return text;
    },
    onChange: (listener) => changes.add(() => listener()),
    onOpen: (listener) => opens.add((place) => listener(place)),
    composing: () => composing,
    mark(next) {
      if (!signal.aborted) marks = next;
    },
    replace(replacements) {
      look();
      const ordered = inOrder(replacements, text.length);
      if (signal.aborted || composing || !ordered || element.readOnly || element.disabled) return false;
      const wanted = changed(text, ordered);
      if (element.maxLength >= 0 && wanted.length > element.maxLength) return false;
      const giveBack = keepView(element, ordered);
      // All as one stretch, with what stands between them: so one undo takes them all back.
      const start = ordered[0]!.start;
      const end = ordered.at(-1)!.end;
      element.focus({ preventScroll: true });
      element.setSelectionRange(start, end);
      typeOver(element, wanted.slice(start, wanted.length - (text.length - end)));
      giveBack();
      look();
      return text === wanted;
    },
    reveal(start, end) {
      look();
      element.focus({ preventScroll: true });
      element.setSelectionRange(start, end);
      const place = placeInField(element, start);
      if (place && (place.y < element.scrollTop || place.y + place.lineHeight > element.scrollTop + element.clientHeight)) {
        element.scrollTop = place.y - element.clientHeight / 2;
      }
      element.scrollIntoView({ block: "nearest", inline: "nearest" });
    },
    place(start) {
      const place = placeInField(element, start);
      if (!place) return undefined;
      const y = place.y - element.scrollTop;
      if (y + place.lineHeight < 0 || y > element.clientHeight) return undefined;
      const box = element.getBoundingClientRect();
      const left = box.x + element.clientLeft + place.x - element.scrollLeft;
      return onScreenOf(element, new DOMRect(left, box.y + element.clientTop + y, 1, place.lineHeight));
    },
    focus: () => element.focus({ preventScroll: true }),
    dispose() {
      stop.abort();
      clearInterval(timer);
      changes.clear();
      opens.clear();
      marks = [];
    },
  };
}

/** By the browser's own command, because `setRangeText` empties the undo history in some browsers. */
function typeOver(element: HTMLTextAreaElement | HTMLInputElement, words: string): void {
  const page = element.ownerDocument;
  const before = element.value;
  const done = words === "" ? page.execCommand?.("delete") : page.execCommand?.("insertText", false, words);
  if (done || element.value !== before) return;
  element.setRangeText(words);
  element.dispatchEvent(new InputEvent("input", { inputType: "insertReplacementText", data: words, bubbles: true, composed: true }));
}

/** Remembers caret, scroll and keyboard; what it gives puts them back. */
function keepView(element: HTMLTextAreaElement | HTMLInputElement, changes: readonly Replacement[]): () => void {
  const { selectionStart, selectionEnd, selectionDirection, scrollTop, scrollLeft } = element;
  const focused = focusedBeside(element);
  return () => {
    element.setSelectionRange(caretAfter(selectionStart ?? 0, changes), caretAfter(selectionEnd ?? 0, changes), selectionDirection ?? "none");
    const scroll = (): void => {
      element.scrollTop = scrollTop;
      element.scrollLeft = scrollLeft;
    };
    scroll();
    // Firefox scrolls to the caret in the next frame.
    requestAnimationFrame(scroll);
    if (focused && focused !== element && focused !== element.ownerDocument.body) (focused as HTMLElement).focus({ preventScroll: true });
    else if (focused !== element) element.blur();
  };
}
