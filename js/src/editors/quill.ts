/** Helder in Quill 2: marks are painted by highlights, so the Delta, the caret and the history stay as they are. */

import type { LetterSource } from "../letter/source.js";
import { editable } from "./contenteditable.js";
import type { PlacedReplacement } from "./replace.js";
import { focusedBeside } from "./selection.js";

interface Op {
  retain?: number;
  delete?: number;
  insert?: string;
  attributes?: object;
}

/** A `Quill`. */
export interface QuillEditor {
  readonly root: HTMLElement;
  /** The module that keeps the history, when there is one. */
  readonly history?: { cutoff?(): void };
  isEnabled(): boolean;
  getIndex(blot: never): number;
  getContents(index: number, length: number): { readonly ops: readonly object[] };
  updateContents(delta: never, source: "user"): unknown;
}

/** The letter in a Quill editor. */
export function quill(editor: QuillEditor): LetterSource {
  const blotOf = (node: Node): object | null => (editor.constructor as unknown as { find(node: Node): object | null }).find(node);
  /** Quill's own place for a place in its DOM. */
  const indexOf = (node: Node, offset: number): number => editor.getIndex(blotOf(node) as never) + offset;
  const operations = (changes: readonly PlacedReplacement[]): Op[] => {
    let at = 0;
    return changes.flatMap(({ range, text }) => {
      const start = indexOf(range.startContainer, range.startOffset);
      const length = indexOf(range.endContainer, range.endOffset) - start;
      const { attributes } = (editor.getContents(start, length).ops[0] ?? {}) as Op;
      const keep = start - at;
      at = start + length;
      return [
        ...(keep > 0 ? [{ retain: keep }] : []),
        ...(text === "" ? [] : [{ insert: text, ...(attributes && { attributes }) }]),
        { delete: length },
      ];
    });
  };
  return editable(editor.root, {
    replace(changes) {
      // Words within an embed, such as a formula, are not Quill's to change.
      if (!editor.isEnabled() || !changes.every(({ range }) => blotOf(range.startContainer) && blotOf(range.endContainer))) return;
      const focused = focusedBeside(editor.root);
      editor.history?.cutoff?.();
      editor.updateContents({ ops: operations(changes) } as never, "user");
      editor.history?.cutoff?.();
      // Quill takes the keyboard when it holds the selection.
      if (focused && focused !== editor.root && focused !== focusedBeside(editor.root)) (focused as HTMLElement).focus({ preventScroll: true });
    },
  });
}
