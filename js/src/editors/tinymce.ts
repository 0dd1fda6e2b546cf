/** Helder in TinyMCE: marks are painted by the iframe's own highlights, so the content, the caret and the undo levels stay as they are. */

import type { LetterSource } from "../letter/source.js";
import { editable } from "./contenteditable.js";

/** A TinyMCE `Editor` that is initialised, with an iframe or inline. */
export interface TinyMceEditor {
  readonly mode: { isReadOnly(): boolean };
  readonly undoManager: { add(): unknown; transact(run: () => void): unknown };
  getBody(): HTMLElement;
  nodeChanged(): void;
  on(event: "remove", listener: () => void): unknown;
  off(event: "remove", listener: () => void): unknown;
}

/** The letter in a TinyMCE editor. */
export function tinyMce(editor: TinyMceEditor): LetterSource {
  const source = editable(editor.getBody(), {
    replace(changes) {
      if (editor.mode.isReadOnly()) return;
      // What was typed just now is a level of its own.
      editor.undoManager.add();
      editor.undoManager.transact(() => {
        for (const { range, text } of [...changes].reverse()) put(range, text);
      });
      editor.nodeChanged();
    },
  });
  const dispose = (): void => {
    editor.off("remove", dispose);
    source.dispose();
  };
  editor.on("remove", dispose);
  return { ...source, dispose };
}

/** By the character data alone: the caret and the marks elsewhere in it follow by themselves, and no element is split. */
function put({ startContainer, startOffset, endContainer, endOffset, commonAncestorContainer }: Range, text: string): void {
  if (startContainer === endContainer) {
    (startContainer as Text).replaceData(startOffset, endOffset - startOffset, text);
    return;
  }
  const texts = startContainer.ownerDocument?.createTreeWalker(commonAncestorContainer, NodeFilter.SHOW_TEXT);
  if (!texts) return;
  texts.currentNode = startContainer;
  for (let node = texts.nextNode() as Text | null; node && node !== endContainer; node = texts.nextNode() as Text | null) node.data = "";
  (endContainer as Text).deleteData(0, endOffset);
  const first = startContainer as Text;
  first.replaceData(startOffset, first.length - startOffset, text);
}
