/** Helder in ProseMirror: marks are painted by highlights, so the document, the caret and the history stay as they are. */

import type { LetterSource } from "../letter/source.js";
import { editable } from "./contenteditable.js";
import type { PlacedReplacement } from "./replace.js";

// What is used of ProseMirror, by shape: who has another editor need not install it.

interface DocumentNode {
  resolve(position: number): { marksAcross(end: never): readonly unknown[] | null; marks(): readonly unknown[] };
  textBetween(from: number, to: number): string;
}

interface Transaction {
  setMeta(key: string, value: unknown): this;
  replaceWith(from: number, to: number, node: never): this;
  delete(from: number, to: number): this;
}

interface State {
  readonly doc: DocumentNode;
  readonly tr: Transaction;
  readonly schema: { text(text: string, marks?: never): object };
}

/** A ProseMirror `EditorView`. */
export interface ProseMirrorView {
  readonly state: State;
  readonly dom: HTMLElement;
  readonly isDestroyed: boolean;
  readonly editable: boolean;
  dispatch(transaction: never): void;
  posAtDOM(node: Node, offset: number): number;
}

/** What is special about the editor; nothing for most. */
export interface ProseMirrorOptions {
  /** Of `prosemirror-history`, or of `@tiptap/pm/history`: for a page with more than one copy of it. */
  closeHistory?: ((transaction: never) => unknown) | undefined;
}

/** Words at their places in the document. */
interface Change {
  from: number;
  to: number;
  text: string;
}

/** The letter in a ProseMirror editor. */
export function proseMirror(view: ProseMirrorView, { closeHistory }: ProseMirrorOptions = {}): LetterSource {
  /** Keeps a replacement apart from what was typed before and after it. */
  const separately = (transaction: Transaction): never => {
    if (closeHistory) closeHistory(transaction as never);
    // The name of the history plugin's own key.
    else transaction.setMeta("closeHistory$", true);
    return transaction as never;
  };
  const changeOf = ({ range, text }: PlacedReplacement): Change[] => {
    const from = view.posAtDOM(range.startContainer, range.startOffset);
    const to = view.posAtDOM(range.endContainer, range.endOffset);
    // What a node shows that is no text of the document, such as a mention, is not to be changed.
    return view.state.doc.textBetween(from, to) === range.toString() ? [{ from, to, text }] : [];
  };
  return editable(view.dom, {
    replace(changes) {
      if (view.isDestroyed || !view.editable) return;
      const places = changes.flatMap(changeOf);
      if (places.length < changes.length) return;
      const transaction = view.state.tr;
      // The later ones first, so that the places of the earlier ones still hold.
      for (const place of places.reverse()) put(view.state, transaction, place);
      view.dispatch(separately(transaction));
      view.dispatch(separately(view.state.tr));
    },
  });
}

function put({ doc, schema }: State, transaction: Transaction, { from, to, text }: Change): void {
  if (text === "") {
    transaction.delete(from, to);
    return;
  }
  const start = doc.resolve(from);
  const marks = from === to ? start.marks() : (start.marksAcross(doc.resolve(to) as never) ?? []);
  transaction.replaceWith(from, to, schema.text(text, marks as never) as never);
}
