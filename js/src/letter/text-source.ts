/** A letter that is a string, for hosts without a DOM: a worker, a server, a test. */

import { changed, inOrder } from "./changes.js";
import type { LetterSource, Mark, TextEdit } from "./source.js";

/** A letter that is a string. */
export interface TextSource extends LetterSource {
  /** The marks as they were last shown. */
  readonly marks: readonly Mark[];
  /** What was last brought into view. */
  readonly revealed: { start: number; end: number } | undefined;
  /** Puts `inserted` in the place of units `from` to `to`. */
  edit(from: number, to: number, inserted: string): void;
  /** Puts another letter in its place. */
  set(text: string): void;
  /** Asks for what is at a place. */
  open(place: number): void;
  /** Takes the last `replace` back. Gives whether there was one to take back. */
  undo(): boolean;
}

/** Holds a letter. */
export function textSource(text: string, format: LetterSource["format"] = "text"): TextSource {
  const changeListeners = new Set<(edits?: TextEdit[]) => void>();
  const openListeners = new Set<(place: number) => void>();
  let letter = text;
  let marks: readonly Mark[] = [];
  let revealed: { start: number; end: number } | undefined;
  let before: string | undefined;
  let disposed = false;
  const become = (next: string, edits?: TextEdit[]): void => {
    letter = next;
    for (const listener of [...changeListeners]) listener(edits);
  };
  return {
    format,
    text: () => letter,
    get marks() {
      return marks;
    },
    get revealed() {
      return revealed;
    },
    edit(from, to, inserted) {
      before = undefined;
      become(letter.slice(0, from) + inserted + letter.slice(to), [{ from, to, inserted: inserted.length }]);
    },
    set(next) {
      before = undefined;
      become(next);
    },
    open(place) {
      for (const listener of [...openListeners]) listener(place);
    },
    undo() {
      if (before === undefined) return false;
      const next = before;
      before = undefined;
      become(next);
      return true;
    },
    onChange(listener) {
      const own = (edits?: TextEdit[]): void => listener(edits);
      changeListeners.add(own);
      return () => void changeListeners.delete(own);
    },
    onOpen(listener) {
      const own = (place: number): void => listener(place);
      openListeners.add(own);
      return () => void openListeners.delete(own);
    },
    composing: () => false,
    mark(next) {
      if (!disposed) marks = next;
    },
    replace(changes) {
      const ordered = inOrder(changes, letter.length);
      if (disposed || !ordered) return false;
      const old = letter;
      become(changed(letter, ordered), ordered.map(({ start, end, text: words }) => ({ from: start, to: end, inserted: words.length })));
      before = old;
      return true;
    },
    reveal(start, end) {
      revealed = { start, end };
    },
    place: () => undefined,
    focus() {},
    dispose() {
      disposed = true;
      marks = [];
      changeListeners.clear();
      openListeners.clear();
    },
  };
}
