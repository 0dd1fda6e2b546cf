/** Helder in ProseMirror: marks are decorations, so the document, the caret and the history stay as they are. */

import type { LetterSource, Mark, Replacement, TextEdit } from "../letter/source.js";
import { listeners } from "./listeners.js";
import { addMarkStyles, asksForFinding, markClasses, onMark } from "./marks.js";
import { checked, first, locate, type PlainText } from "./pieces.js";
import { onScreen } from "./screen.js";
import { settled } from "./settled.js";

// What is used of ProseMirror, by shape: who has another editor need not install it.

interface DocumentNode {
  readonly isText: boolean;
  readonly isTextblock: boolean;
  readonly text?: string | undefined;
  readonly type: { readonly name: string };
  forEach(call: (child: DocumentNode, offset: number) => void): void;
  descendants(call: (node: DocumentNode, position: number, parent: DocumentNode | null, index: number) => boolean): void;
  resolve(position: number): { readonly parentOffset: number; marksAcross(end: never): readonly unknown[] | null; marks(): readonly unknown[] };
}

interface StepMap {
  forEach(call: (oldStart: number, oldEnd: number, newStart: number, newEnd: number) => void): void;
  map(position: number, association?: number): number;
  invert(): StepMap;
}

interface Transaction {
  readonly doc: DocumentNode;
  readonly docChanged: boolean;
  readonly mapping: { readonly maps: readonly StepMap[] };
  setMeta(key: never, value: unknown): this;
  getMeta(key: never): unknown;
  setSelection(selection: never): this;
  scrollIntoView(): this;
  replaceWith(from: number, to: number, node: never): this;
  delete(from: number, to: number): this;
}

interface State {
  readonly doc: DocumentNode;
  readonly tr: Transaction;
  readonly plugins: readonly object[];
  readonly selection: { readonly head: number };
  readonly schema: { text(text: string, marks?: never): object };
  reconfigure(config: { plugins: never }): unknown;
}

/** A ProseMirror `EditorView`. */
export interface ProseMirrorView {
  readonly state: State;
  readonly root: unknown;
  readonly dom: HTMLElement;
  readonly composing: boolean;
  readonly isDestroyed: boolean;
  readonly editable: boolean;
  updateState(state: never): void;
  dispatch(transaction: never): void;
  focus(): void;
  domAtPos(position: number, side?: number): { node: Node; offset: number };
}

interface Decorations {
  find(from: number, to: number): readonly unknown[];
  map(mapping: never, doc: never): unknown;
}

/** What the host imports of its own ProseMirror: of `prosemirror-state`, `prosemirror-view` and, when it keeps a history, `prosemirror-history`. */
export interface ProseMirrorModules {
  Plugin: new (spec: never) => object;
  TextSelection: { create(doc: never, from: number, to?: number): unknown };
  Decoration: { inline(from: number, to: number, attributes: never): unknown };
  DecorationSet: { create(doc: never, decorations: never): unknown; empty: unknown };
  /** Keeps a replacement apart from what was typed before and after it. */
  closeHistory?: (transaction: never) => unknown;
}

/** What the plugin holds: the marks, and how the document came from the one before. */
interface Shown {
  decorations: Decorations;
  /** Cut off once told, or the past would never be forgotten. */
  change: { before: Shown; maps: readonly StepMap[] } | undefined;
}

const AFTER_COMPOSITION = 60;

interface Changed {
  oldFrom: number;
  oldTo: number;
  newFrom: number;
  newTo: number;
}

/** The letter in a ProseMirror editor. */
export function proseMirror(view: ProseMirrorView, modules: ProseMirrorModules): LetterSource {
  const { Plugin, TextSelection, Decoration, DecorationSet } = modules;
  const changed = listeners<[edits?: TextEdit[]]>();
  const opened = listeners<[place: number]>();
  let plain = plainText(view.state.doc);

  const plugin = new Plugin({
    state: {
      init: (): Shown => ({ decorations: DecorationSet.empty as Decorations, change: undefined }),
      apply(transaction: Transaction, shown: Shown): Shown {
        const marks = transaction.getMeta(plugin as never) as readonly Mark[] | undefined;
        if (!marks && !transaction.docChanged) return shown;
        return {
          decorations: marks
            ? (DecorationSet.create(transaction.doc as never, marks.flatMap(decoration) as never) as Decorations)
            : (shown.decorations.map(transaction.mapping as never, transaction.doc as never) as Decorations),
          change: { before: shown, maps: transaction.mapping.maps },
        };
      },
    },
    props: {
      decorations: (state: State) => shownIn(state)?.decorations,
      handleClick(_view: unknown, position: number, event: MouseEvent) {
        if (onMark(event)) open(position);
        return false;
      },
      handleKeyDown(_view: unknown, event: KeyboardEvent) {
        const { head } = view.state.selection;
        if (!asksForFinding(event) || !shownIn(view.state)?.decorations.find(head, head).length) return false;
        open(head);
        return true;
      },
      handleDOMEvents: {
        compositionend() {
          // ProseMirror takes its time to read what was put together.
          setTimeout(() => changed.tell([]), AFTER_COMPOSITION);
          return false;
        },
      },
    },
    view: () => ({ update: (_view: unknown, before: State) => tell(before) }),
  } as never);
  const shownIn = (state: State) => (plugin as { getState(state: State): Shown | undefined }).getState(state);

  const decoration = (mark: Mark): unknown[] => {
    const range = rangeOf(plain, mark.start, mark.end);
    // Elements of their own: two findings on one word each keep theirs.
    const attributes = { nodeName: "span", class: markClasses(mark).join(" "), "data-helder": mark.id, title: mark.message };
    return range ? [Decoration.inline(range.from, range.to, attributes as never)] : [];
  };

  const tell = (before: State): void => {
    const maps = mapsBetween(shownIn(before), shownIn(view.state));
    if (view.state.doc === before.doc) return;
    const old = plain;
    plain = plainText(view.state.doc);
    const edits = editsBetween(old, plain, maps);
    if (edits?.length === 0) return;
    changed.tell(edits);
  };

  const open = (position: number): void => opened.tell(placeOf(plain, position));

  const separately = (transaction: Transaction): Transaction => {
    if (modules.closeHistory) modules.closeHistory(transaction as never);
    // The name of the history plugin's own key.
    else transaction.setMeta("closeHistory$" as never, true);
    return transaction;
  };

  const caret = settled(view.dom, () => view.composing);
  const removeStyles = addMarkStyles(view.root as Node);
  view.updateState(view.state.reconfigure({ plugins: [...view.state.plugins, plugin] as never }) as never);

  return {
    format: "text",
    text: () => plain.text,
    onChange: changed.add,
    onOpen: opened.add,
    composing: () => view.composing,
    mark(marks) {
      const { text } = plain;
      caret.run(() => {
        // Of another text there are other marks on their way.
        if (view.isDestroyed || plain.text !== text) return;
        view.dispatch(view.state.tr.setMeta(plugin as never, marks).setMeta("addToHistory" as never, false) as never);
      });
    },
    replace(changes) {
      if (view.isDestroyed || !view.editable) return false;
      const transaction = separately(view.state.tr);
      for (const change of backwards(changes)) {
        const range = rangeOf(plain, change.start, change.end);
        if (range) put(view.state, transaction, range, change.text);
      }
      if (!transaction.docChanged) return false;
      view.dispatch(transaction as never);
      view.dispatch(separately(view.state.tr) as never);
      return true;
    },
    reveal(start, end) {
      const range = rangeOf(plain, start, end);
      if (!range) return;
      view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc as never, range.from, range.to) as never).scrollIntoView() as never);
      view.focus();
    },
    place(start, end) {
      const range = rangeOf(plain, start, end);
      if (!range || view.isDestroyed) return undefined;
      const from = view.domAtPos(range.from, 1);
      const to = view.domAtPos(range.to, -1);
      const shown = document.createRange();
      shown.setStart(from.node, from.offset);
      shown.setEnd(to.node, to.offset);
      return onScreen(shown);
    },
    focus: () => view.focus(),
    dispose() {
      changed.clear();
      opened.clear();
      caret.dispose();
      removeStyles();
      if (view.isDestroyed) return;
      view.updateState(view.state.reconfigure({ plugins: view.state.plugins.filter((other) => other !== plugin) as never }) as never);
    },
  };
}

function plainText(doc: DocumentNode): PlainText<number> {
  const pieces: PlainText<number>["pieces"] = [];
  let text = "";
  const add = (part: string, at: number): void => {
    pieces.push({ start: text.length, length: part.length, at });
    text += part;
  };
  // `listItem` and `hardBreak` in Tiptap's schema, `list_item` and `hard_break` in ProseMirror's own.
  doc.descendants((block, position, parent, index) => {
    if (!block.isTextblock) return true;
    if (pieces.length > 0) text += "\n\n";
    if (index === 0 && parent && /^list_?item$/i.test(parent.type.name)) text += "- ";
    add("", position + 1);
    block.forEach((child, offset) => {
      if (child.isText) add(child.text ?? "", position + 1 + offset);
      else if (/^hard_?break$/i.test(child.type.name)) add("\n", position + 1 + offset);
    });
    return false;
  });
  return { text, pieces };
}

function rangeOf(plain: PlainText<number>, start: number, end: number): { from: number; to: number } | undefined {
  const range = locate(plain, start, end);
  return range && { from: range.from.piece.at + range.from.offset, to: range.to.piece.at + range.to.offset };
}

/** Where a position of the document is in the text; between two blocks, the end of the one before. */
function placeOf({ pieces }: PlainText<number>, position: number): number {
  const piece = pieces[first(pieces, ({ at }) => at > position) - 1];
  return piece ? piece.start + Math.min(piece.length, position - piece.at) : 0;
}

/** The later ones first, so that the places of the earlier ones still hold. */
function backwards(changes: readonly Replacement[]): Replacement[] {
  return [...changes].sort((a, b) => b.start - a.start);
}

function put(state: State, transaction: Transaction, { from, to }: { from: number; to: number }, text: string): void {
  if (text === "") {
    transaction.delete(from, to);
    return;
  }
  const start = state.doc.resolve(from);
  const marks = from === to ? start.marks() : (start.marksAcross(state.doc.resolve(to) as never) ?? []);
  transaction.replaceWith(from, to, state.schema.text(text, marks as never) as never);
}

/** Every map that leads from the one state of the plugin to the other; nothing when none does. */
function mapsBetween(before: Shown | undefined, now: Shown | undefined): StepMap[] | undefined {
  const maps: StepMap[][] = [];
  for (let at = now; at !== before; ) {
    const change = at?.change;
    if (!at || !change) return undefined;
    maps.push([...change.maps]);
    at.change = undefined;
    at = change.before;
  }
  return maps.reverse().flat();
}

function editsBetween(before: PlainText<number>, after: PlainText<number>, maps: StepMap[] | undefined): TextEdit[] | undefined {
  if (before.text === after.text) return [];
  if (!maps) return undefined;
  const edits = changedRanges(maps).map(({ oldFrom, oldTo, newFrom, newTo }) => ({
    from: placeOf(before, oldFrom),
    to: placeOf(before, oldTo),
    inserted: placeOf(after, newTo) - placeOf(after, newFrom),
  }));
  return checked(before.text, after.text, edits);
}

/** What several steps changed in all, in the positions of the first document and of the last. */
function changedRanges(maps: StepMap[]): Changed[] {
  const ranges: Changed[] = [];
  for (const [index, map] of maps.entries()) {
    const earlier = maps.slice(0, index).reverse();
    const later = maps.slice(index + 1);
    const back = (position: number, side: number) => earlier.reduce((at, step) => step.invert().map(at, side), position);
    const on = (position: number, side: number) => later.reduce((at, step) => step.map(at, side), position);
    map.forEach((oldStart, oldEnd, newStart, newEnd) => {
      ranges.push({ oldFrom: back(oldStart, -1), oldTo: back(oldEnd, 1), newFrom: on(newStart, -1), newTo: on(newEnd, 1) });
    });
  }
  ranges.sort((a, b) => a.oldFrom - b.oldFrom || a.newFrom - b.newFrom);
  const merged: Changed[] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last && (range.oldFrom <= last.oldTo || range.newFrom <= last.newTo)) {
      last.oldTo = Math.max(last.oldTo, range.oldTo);
      last.newFrom = Math.min(last.newFrom, range.newFrom);
      last.newTo = Math.max(last.newTo, range.newTo);
    } else {
      merged.push(range);
    }
  }
  return merged;
}
