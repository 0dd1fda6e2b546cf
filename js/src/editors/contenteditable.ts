/** A letter in any `contenteditable` element, also in an iframe of the same origin and in a shadow tree. Nothing is added to it: no element, no attribute. */

import { changed, inOrder } from "../letter/changes.js";
import type { LetterSource, Mark } from "../letter/source.js";
import { type DomText, type ReadOptions, READ_ATTRIBUTES, domReader, highlighter } from "./dom.js";
import { asksForFinding } from "./keys.js";
import { listeners } from "./listeners.js";
import { type PlacedReplacement, replaceByTyping } from "./replace.js";
import { bringIntoView, onScreen, placeAt, touches } from "./screen.js";
import { selectionIn } from "./selection.js";

/** What is special about the element; nothing for most. */
export interface EditableOptions extends ReadOptions {
  /**
   * Puts the words in their places, for an editor with commands of its own; in the order of the text, as one step, and all of them or none. What stands in the element
   * then says whether it did. Left out: as if they were typed.
   */
  replace?: ((changes: readonly PlacedReplacement[]) => void) | undefined;
}

/**
 * A letter in a `contenteditable` element.
 *
 * ```js
 * import { editable } from "helder/editors/contenteditable";
 * const session = watchLetter(helder, editable(document.querySelector("[contenteditable]")));
 * ```
 */
export function editable(root: HTMLElement, options: EditableOptions = {}): LetterSource {
  const view = root.ownerDocument.defaultView ?? window;
  const painter = highlighter(root);
  const changes = listeners<[]>();
  const opens = listeners<[place: number]>();
  const stop = new AbortController();
  const readAgain = domReader(root, options);
  let dom: DomText = readAgain();
  let marks: readonly Mark[] = [];
  let composing = false;

  const paint = (): void => painter.show(marks, dom);
  const read = (mutations: readonly MutationRecord[]): void => {
    const before = dom.text;
    dom = readAgain(mutations);
    if (dom.text !== before) changes.tell();
    // The nodes may be others even where the words are the same.
    else if (!composing) paint();
  };
  const observer = new view.MutationObserver(read);
  /** What has changed and was not told yet is told now. */
  const flush = (): void => {
    const mutations = observer.takeRecords();
    if (mutations.length > 0) read(mutations);
  };
  const typing = replaceByTyping(root, () => (flush(), dom));

  observer.observe(root, { childList: true, characterData: true, subtree: true, attributeFilter: READ_ATTRIBUTES });
  const { signal } = stop;
  root.addEventListener("compositionstart", () => void (composing = true), { signal });
  root.addEventListener(
    "compositionend",
    () => {
      composing = false;
      flush();
      changes.tell();
    },
    { signal },
  );
  root.addEventListener(
    "click",
    (event) => {
      const selection = selectionIn(root);
      if (event.button !== 0 || (selection && !selection.isCollapsed)) return;
      const point = placeAt(root, event.clientX, event.clientY);
      if (!point) return;
      const place = dom.place(point.node, point.offset);
      const hit = marks.some(({ start, end }) => start <= place && place <= end && touches(dom.range(start, end), event));
      if (hit) opens.tell(place);
    },
    { signal },
  );
  root.addEventListener(
    "keydown",
    (event) => {
      const selection = selectionIn(root);
      if (!asksForFinding(event) || !selection?.focusNode || !root.contains(selection.focusNode)) return;
      const place = dom.place(selection.focusNode, selection.focusOffset);
      if (!marks.some(({ start, end }) => start <= place && place <= end)) return;
      event.preventDefault();
      opens.tell(place);
    },
    { signal },
  );

  return {
    format: "text",
    text() {
      flush();
      return dom.text;
    },
    onChange: (listener) => changes.add(() => listener()),
    onOpen: (listener) => opens.add((place) => listener(place)),
    composing: () => composing,
    mark(next) {
      if (signal.aborted) return;
      marks = next;
      flush();
      paint();
    },
    replace(replacements) {
      flush();
      const ordered = inOrder(replacements, dom.text.length);
      if (signal.aborted || composing || !ordered || !(root.isContentEditable || options.replace)) return false;
      const placed = ordered.flatMap(({ start, end, text }) => {
        const range = dom.range(start, end);
        return range ? [{ range, text }] : [];
      });
      if (placed.length < ordered.length) return false;
      const wanted = changed(dom.text, ordered);
      if (options.replace) options.replace(placed);
      else typing.replace(placed, ordered);
      flush();
      return sameWords(dom.text, wanted);
    },
    reveal(start, end) {
      flush();
      const range = dom.range(start, end);
      if (!range) return;
      root.focus({ preventScroll: true });
      const selection = selectionIn(root);
      selection?.removeAllRanges();
      selection?.addRange(range.cloneRange());
      bringIntoView(range);
    },
    place(start, end) {
      const range = dom.range(start, end);
      return range && onScreen(range);
    },
    focus: () => root.focus({ preventScroll: true }),
    dispose() {
      stop.abort();
      observer.disconnect();
      typing.dispose();
      painter.dispose();
      changes.clear();
      opens.clear();
      marks = [];
    },
  };
}

/** Browsers keep a space beside a deletion by making it a hard one, and drop it at the edge of a block. */
function sameWords(one: string, other: string): boolean {
  const words = (text: string): string => text.replaceAll("\u00A0", " ").replace(/ *\n */g, "\n").replace(/ +/g, " ").trim();
  return one === other || words(one) === words(other);
}
