/** Helder in Tiptap, which is ProseMirror with a friendlier face. */

import type { LetterSource } from "../letter/source.js";
import { proseMirror, type ProseMirrorOptions, type ProseMirrorView } from "./prosemirror.js";

/** A Tiptap `Editor` that is mounted: in React or Vue, wait for its `create` event. */
export interface TiptapEditor {
  readonly view: ProseMirrorView;
  on(event: "destroy", listener: () => void): unknown;
  off(event: "destroy", listener: () => void): unknown;
}

/** The letter in a Tiptap editor. */
export function tiptap(editor: TiptapEditor, options: ProseMirrorOptions = {}): LetterSource {
  const source = proseMirror(editor.view, options);
  const dispose = (): void => {
    editor.off("destroy", dispose);
    source.dispose();
  };
  editor.on("destroy", dispose);
  return { ...source, dispose };
}
