/** Helder in CKEditor 5: marks are markers that only the editing view shows, so the data, the caret and the undo stack stay as they are. */

import type { LetterSource, Mark } from "../letter/source.js";
import { listeners } from "./listeners.js";
import { addMarkStyles, asksForFinding, markClasses, onMark } from "./marks.js";
import { locate, type PlainText } from "./pieces.js";
import { onScreen } from "./screen.js";
import { settled } from "./settled.js";

// What is used of CKEditor, by shape: who has another editor need not install it.

interface ModelNode {
  is(type: string, name?: string): boolean;
  readonly offsetSize: number;
  readonly startOffset: number | null;
}

interface ModelText extends ModelNode {
  readonly data: string;
}

interface ModelElement extends ModelNode {
  readonly name: string;
  getChildren(): Iterable<ModelNode>;
  getAttribute(name: string): unknown;
}

interface ModelPosition {
  readonly parent: unknown;
  readonly offset: number;
}

interface ModelRange {
  readonly start: ModelPosition;
  readonly end: ModelPosition;
  readonly isCollapsed: boolean;
  getItems(): Iterable<{ is(type: string): boolean; getAttributes(): Iterable<[string, unknown]> }>;
  isEqual(other: never): boolean;
}

interface Writer {
  addMarker(name: string, options: { range: never; usingOperation: boolean; affectsData: boolean }): unknown;
  updateMarker(name: string, options: { range: never }): void;
  removeMarker(name: string): void;
  setSelection(range: never): void;
  insertText(text: string, attributes: never, position: never): void;
  remove(range: never): void;
}

interface Marker {
  readonly name: string;
  getRange(): ModelRange;
}

/** A CKEditor 5 `ClassicEditor`, `InlineEditor`, `BalloonEditor` or `DecoupledEditor` that is ready. */
export interface CkEditor {
  readonly isReadOnly: boolean;
  readonly state: string;
  readonly model: {
    readonly document: {
      getRoot(): unknown;
      on(event: string, call: () => void): void;
      off(event: string, call: () => void): void;
      readonly selection: { readonly focus: unknown };
    };
    readonly markers: {
      has(name: string): boolean;
      get(name: string): unknown;
      getMarkersGroup(prefix: string): Iterable<unknown>;
      getMarkersAtPosition(position: never): Iterable<unknown>;
    };
    readonly schema: { checkChild(parent: never, child: string): boolean };
    change(run: never): unknown;
    enqueueChange(batch: { isUndoable: boolean }, run: never): void;
    createPositionAt(parent: never, offset: number): unknown;
    createRange(start: never, end: never): unknown;
  };
  readonly conversion: { for(direction: "editingDowncast"): { markerToHighlight(config: never): unknown } };
  readonly editing: {
    readonly mapper: { toViewRange(range: never): unknown };
    readonly view: {
      readonly document: { readonly isComposing: boolean };
      readonly domConverter: { viewRangeToDom(range: never): Range };
      getDomRoot(): HTMLElement | null | undefined;
      focus(): void;
      scrollToTheSelection(): void;
    };
  };
  on(event: "destroy", call: () => void): void;
  off(event: "destroy", call: () => void): void;
}

/** A place in the model. */
interface At {
  parent: ModelElement;
  offset: number;
}

interface Shown {
  /** How many sources the editor has had. */
  sources: number;
  marks: Map<string, Mark>;
}

/** How each editor shows its marks, by the name of the marker: a conversion cannot be taken back, so an editor learns it once. */
const shownBy = new WeakMap<object, Shown>();

/** The letter in a CKEditor 5 editor. */
export function ckEditor(editor: CkEditor): LetterSource {
  const { model, editing } = editor;
  const root = editing.view.getDomRoot();
  if (!root) throw new Error("CKEditor is not ready: wait for create()");
  const changed = listeners<[]>();
  const opened = listeners<[place: number]>();
  const { marks: shown, sources } = shownIn(editor);
  const group = `helder:${sources}`;
  // A comma may not be in the name of a marker.
  const nameOf = (id: string): string => `${group}:${id.replaceAll(",", "%2C")}`;
  let plain = plainText(editor);
  let disposed = false;

  const rangeOf = (start: number, end: number): ModelRange | undefined => {
    const range = disposed ? undefined : locate(plain, start, end);
    const position = ({ piece, offset }: { piece: { at: At }; offset: number }) => model.createPositionAt(piece.at.parent as never, piece.at.offset + offset);
    return range && (model.createRange(position(range.from) as never, position(range.to) as never) as ModelRange);
  };
  const marker = (name: string): ModelRange | undefined => (model.markers.get(name) as Marker | null)?.getRange();

  const onData = (): void => {
    const before = plain.text;
    plain = plainText(editor);
    if (plain.text !== before) changed.tell();
  };
  const onClick = (event: Event): void => {
    const id = onMark(event) ? (event.target as Element).closest("[data-helder]")?.getAttribute("data-helder") : undefined;
    const range = id == null ? undefined : marker(nameOf(id));
    if (range) opened.tell(placeOf(plain, range.start));
  };
  const onKey = (event: KeyboardEvent): void => {
    const { focus } = model.document.selection;
    if (!asksForFinding(event) || !focus) return;
    const here = [...model.markers.getMarkersAtPosition(focus as never)] as Marker[];
    if (!here.some(({ name }) => name.startsWith(`${group}:`))) return;
    event.preventDefault();
    opened.tell(placeOf(plain, focus as ModelPosition));
  };
  // After CKEditor has read what was put together.
  const onComposed = (): void => void setTimeout(() => changed.tell(), 0);

  /** Only what changed is touched: the markers follow the text by themselves. */
  const show = (marks: readonly Mark[]): void => {
    for (const name of shown.keys()) if (name.startsWith(`${group}:`) && !model.markers.has(name)) shown.delete(name);
    const places = new Map<string, { range: ModelRange; mark: Mark }>();
    for (const mark of marks) {
      const range = rangeOf(mark.start, mark.end);
      if (range) places.set(nameOf(mark.id), { range, mark });
    }
    model.enqueueChange({ isUndoable: false }, ((writer: Writer) => {
      for (const { name } of [...model.markers.getMarkersGroup(group)] as Marker[]) if (!places.has(name)) writer.removeMarker(name);
      for (const [name, { range, mark }] of places) {
        shown.set(name, mark);
        if (!model.markers.has(name)) writer.addMarker(name, { range: range as never, usingOperation: false, affectsData: false });
        else if (!marker(name)?.isEqual(range as never)) writer.updateMarker(name, { range: range as never });
      }
    }) as never);
  };

  const source: LetterSource = {
    format: "text",
    text: () => plain.text,
    onChange: changed.add,
    onOpen: opened.add,
    composing: () => editing.view.document.isComposing,
    mark(marks) {
      const { text } = plain;
      caret.run(() => {
        // Of another text there are other marks on their way.
        if (!disposed && plain.text === text) show(marks);
      });
    },
    replace(changes) {
      const ranges = changes.flatMap((change) => {
        const range = rangeOf(change.start, change.end);
        return range ? [{ range, change }] : [];
      });
      if (ranges.length === 0 || editor.isReadOnly) return false;
      // The later ones first, so that the places of the earlier ones still hold.
      ranges.sort((a, b) => b.change.start - a.change.start);
      model.change(((writer: Writer) => {
        for (const { range, change } of ranges) {
          const words = [...range.getItems()].find((item) => item.is("$textProxy"));
          const attributes = words ? Object.fromEntries(words.getAttributes()) : {};
          if (change.text !== "") writer.insertText(change.text, attributes as never, range.end as never);
          if (!range.isCollapsed) writer.remove(range as never);
        }
      }) as never);
      return true;
    },
    reveal(start, end) {
      const range = rangeOf(start, end);
      if (!range) return;
      model.change(((writer: Writer) => writer.setSelection(range as never)) as never);
      editing.view.focus();
      editing.view.scrollToTheSelection();
    },
    place(start, end) {
      const range = rangeOf(start, end);
      return range && onScreen(editing.view.domConverter.viewRangeToDom(editing.mapper.toViewRange(range as never) as never));
    },
    focus: () => editing.view.focus(),
    dispose() {
      if (disposed) return;
      if (editor.state !== "destroyed") show([]);
      disposed = true;
      changed.clear();
      opened.clear();
      caret.dispose();
      removeStyles();
      model.document.off("change:data", onData);
      editor.off("destroy", source.dispose);
      root.removeEventListener("click", onClick);
      root.removeEventListener("keydown", onKey);
      root.removeEventListener("compositionend", onComposed);
    },
  };

  const caret = settled(root, () => editing.view.document.isComposing);
  const removeStyles = addMarkStyles(root.getRootNode());
  model.document.on("change:data", onData);
  editor.on("destroy", source.dispose);
  root.addEventListener("click", onClick);
  root.addEventListener("keydown", onKey);
  root.addEventListener("compositionend", onComposed);
  return source;
}

/** The marks of an editor, for one more source. */
function shownIn(editor: CkEditor): Shown {
  let shown = shownBy.get(editor);
  if (!shown) {
    const marks = new Map<string, Mark>();
    shownBy.set(editor, (shown = { sources: 0, marks }));
    editor.conversion.for("editingDowncast").markerToHighlight({
      model: "helder",
      view({ markerName }: { markerName: string }) {
        const mark = marks.get(markerName);
        return mark && { classes: markClasses(mark), attributes: { "data-helder": mark.id, title: mark.message } };
      },
    } as never);
  }
  shown.sources += 1;
  return shown;
}

function plainText({ model }: CkEditor): PlainText<At> {
  const pieces: PlainText<At>["pieces"] = [];
  const holdsText = new Map<string, boolean>();
  let text = "";
  let item: unknown;
  const add = (part: string, parent: ModelElement, offset: number): void => {
    pieces.push({ start: text.length, length: part.length, at: { parent, offset } });
    text += part;
  };
  const block = (element: ModelElement): void => {
    if (pieces.length > 0) text += "\n\n";
    // Blocks of one list item share its id; the first of them bears the dash.
    const listItem = element.getAttribute("listItemId");
    if (listItem !== undefined && listItem !== item) text += "- ";
    item = listItem;
    add("", element, 0);
    for (const child of element.getChildren()) {
      if (child.is("$text")) add((child as ModelText).data, element, child.startOffset ?? 0);
      else if (child.is("element", "softBreak")) add("\n", element, child.startOffset ?? 0);
    }
  };
  const within = (element: ModelElement): void => {
    for (const child of element.getChildren()) {
      if (!child.is("element")) continue;
      const inner = child as ModelElement;
      let holds = holdsText.get(inner.name);
      if (holds === undefined) holdsText.set(inner.name, (holds = model.schema.checkChild(inner as never, "$text")));
      if (holds) block(inner);
      else within(inner);
    }
  };
  within(model.document.getRoot() as ModelElement);
  return { text, pieces };
}

function placeOf({ pieces }: PlainText<At>, { parent, offset }: ModelPosition): number {
  const piece = pieces.filter(({ at }) => at.parent === parent && at.offset <= offset).at(-1);
  return piece ? piece.start + Math.min(piece.length, offset - piece.at.offset) : 0;
}
