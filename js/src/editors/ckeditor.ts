/** Helder in CKEditor 5: marks are painted by highlights, so the data, the caret and the undo stack stay as they are. */

import type { LetterSource } from "../letter/source.js";
import { editable } from "./contenteditable.js";
import type { PlacedReplacement } from "./replace.js";

// What is used of CKEditor, by shape: who has another editor need not install it.

interface ModelItem {
  is(type: string): boolean;
  readonly data?: string;
  getAttributes(): Iterable<[string, unknown]>;
}

interface ModelRange {
  readonly end: unknown;
  readonly isCollapsed: boolean;
  getItems(): Iterable<ModelItem>;
}

interface Writer {
  insertText(text: string, attributes: never, position: never): void;
  remove(range: never): void;
}

/** A CKEditor 5 `ClassicEditor`, `InlineEditor`, `BalloonEditor` or `DecoupledEditor` that is ready. */
export interface CkEditor {
  readonly isReadOnly: boolean;
  readonly model: { change(run: never): unknown };
  readonly editing: {
    readonly mapper: { toModelRange(range: never): unknown };
    readonly view: {
      readonly domConverter: { domRangeToView(range: Range): object | null };
      getDomRoot(): HTMLElement | null | undefined;
    };
  };
  on(event: "destroy", call: () => void): void;
  off(event: "destroy", call: () => void): void;
}

/** The letter in a CKEditor 5 editor. */
export function ckEditor(editor: CkEditor): LetterSource {
  const { model, editing } = editor;
  const root = editing.view.getDomRoot();
  if (!root) throw new Error("CKEditor is not ready: wait for create()");
  const changeOf = ({ range, text }: PlacedReplacement): { place: ModelRange; text: string }[] => {
    const shown = editing.view.domConverter.domRangeToView(range);
    const place = shown && (editing.mapper.toModelRange(shown as never) as ModelRange);
    // What a widget shows that is no text of the letter is not to be changed.
    return place && wordsOf(place) === plain(range.toString()) ? [{ place, text }] : [];
  };
  const source = editable(root, {
    replace(changes) {
      const places = editor.isReadOnly ? [] : changes.flatMap(changeOf);
      if (places.length < changes.length || places.length === 0) return;
      model.change(((writer: Writer) => {
        // The later ones first, so that the places of the earlier ones still hold.
        for (const { place, text } of places.reverse()) {
          const words = [...place.getItems()].find((item) => item.is("$textProxy"));
          const attributes = words ? Object.fromEntries(words.getAttributes()) : {};
          if (text !== "") writer.insertText(text, attributes as never, place.end as never);
          if (!place.isCollapsed) writer.remove(place as never);
        }
      }) as never);
    },
  });
  const dispose = (): void => {
    editor.off("destroy", dispose);
    source.dispose();
  };
  editor.on("destroy", dispose);
  return { ...source, dispose };
}

function wordsOf(place: ModelRange): string {
  return plain([...place.getItems()].map(({ data }) => data ?? "").join(""));
}

/** CKEditor shows a space as a hard one where a browser would drop it, and holds the caret by characters that show nothing. */
function plain(text: string): string {
  return text.replaceAll("\u00A0", " ").replace(/[\u2060\u200B\uFEFF]/g, "");
}
