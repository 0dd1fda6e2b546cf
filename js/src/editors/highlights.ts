/** Marks by the CSS Custom Highlight API: they paint the text and leave the DOM as it is. Where a browser lacks it there are no marks. */

import type { Severity } from "../types.js";
import { nearView } from "./near.js";

/** A mark at its place in the text. */
export interface PlacedMark {
  id: string;
  severity: Severity;
  start: number;
  end: number;
}

/** Where the text stands in the DOM. */
export interface TextPlaces {
  bounds(start: number, end: number): StaticRangeInit | undefined;
  /** The place in the text of a place in the DOM; left out where all marks given are in view. */
  place?(node: Node, offset: number): number;
}

/** The marks of one adapter. */
export interface Highlighter {
  /** Whether marks can be seen here. */
  readonly works: boolean;
  /** Shows these in place of those before, as far as they are near what is in view; what stayed in its place is not touched. */
  show(marks: readonly PlacedMark[], places: TextPlaces): void;
  /** Takes all away, and with the last adapter of the document the names and the style sheet. */
  dispose(): void;
}

type View = Window & typeof globalThis;

/** The names under which a page can restyle the marks: `::highlight(helder-error)`. A more severe mark lies over a less severe one. */
const NAMES: Record<Severity, { name: string; priority: number }> = {
  error: { name: "helder-error", priority: 3 },
  warning: { name: "helder-warning", priority: 2 },
  hint: { name: "helder-hint", priority: 1 },
};

// Each colour stands out against white and against near black by 3 to 1 at least, and each line has a shape of its own.
const CSS = `
::highlight(helder-hint) { text-decoration: underline dotted 2px #1a73e8; text-decoration-skip-ink: none; }
::highlight(helder-warning) { text-decoration: underline wavy 1.5px #b26a00; text-decoration-skip-ink: none; }
::highlight(helder-error) { text-decoration: underline wavy 2px #d93025; text-decoration-skip-ink: none; }
@media (forced-colors: active) {
  ::highlight(helder-hint) { text-decoration-color: CanvasText; }
  ::highlight(helder-warning) { text-decoration-color: LinkText; }
  ::highlight(helder-error) { text-decoration-color: LinkText; }
}`;

/** The sheet of each document or shadow tree with the number of adapters that use it: what several adapters share lives as long as one of them does. */
const sheets = new WeakMap<DocumentOrShadowRoot, { sheet: CSSStyleSheet; users: number }>();

/** Marks in the document that owns an element: an iframe has highlights and style sheets of its own. */
export function highlighter(root: Element): Highlighter {
  const view = root.ownerDocument.defaultView as View | null;
  const tree = root.getRootNode() as Document | ShadowRoot;
  if (!view || !("Highlight" in view) || !view.CSS?.highlights || !("adoptedStyleSheets" in tree)) return { works: false, show() {}, dispose() {} };
  const { highlights } = view.CSS;
  const leave = adopt(tree, view);
  const shown = new Map<string, { name: string; range: Range }>();
  /** Another copy of this module may have made the highlight: it is shared by its name. */
  const shelf = (severity: Severity): Highlight => {
    const { name, priority } = NAMES[severity];
    const existing = highlights.get(name);
    if (existing) return existing;
    const made = new view.Highlight();
    made.priority = priority;
    highlights.set(name, made);
    return made;
  };
  const remove = (id: string, { name, range }: { name: string; range: Range }): void => {
    const highlight = highlights.get(name);
    highlight?.delete(range);
    if (highlight?.size === 0) highlights.delete(name);
    shown.delete(id);
  };
  let marks: readonly PlacedMark[] = [];
  let places: TextPlaces = { bounds: () => undefined };
  let disposed = false;
  /** The marks near what is in view. Where the others stand in the DOM is not looked up: in a long letter they are most. */
  const inView = (): { id: string; severity: Severity; bounds: StaticRangeInit }[] => {
    const isNear = near.sieve();
    const [first, last] = near.ends();
    const from = (first && places.place?.(first, 0)) ?? 0;
    const to = (last && places.place?.(last, last.childNodes.length)) ?? Infinity;
    return marks.flatMap(({ id, severity, start, end }) => {
      const bounds = end >= from && start <= to ? places.bounds(start, end) : undefined;
      return bounds && (isNear(bounds.startContainer) || isNear(bounds.endContainer)) && isThere(bounds) ? { id, severity, bounds } : [];
    });
  };
  const paint = (): void => {
    const visible = inView();
    const ids = new Set(visible.map(({ id }) => id));
    for (const [id, mark] of [...shown]) if (!ids.has(id)) remove(id, mark);
    for (const { id, severity, bounds } of visible) {
      const before = shown.get(id);
      if (before?.name === NAMES[severity].name) {
        place(before.range, bounds);
        continue;
      }
      if (before) remove(id, before);
      const range = root.ownerDocument.createRange();
      place(range, bounds);
      shelf(severity).add(range);
      shown.set(id, { name: NAMES[severity].name, range });
    }
  };
  const near = nearView(root, paint);
  return {
    works: true,
    show(next, where) {
      if (disposed) return;
      [marks, places] = [next, where];
      near.update();
      paint();
    },
    dispose() {
      if (disposed) return;
      disposed = true;
      near.dispose();
      for (const [id, mark] of [...shown]) remove(id, mark);
      leave();
    },
  };
}

/** Whether a place of the DOM is one still. */
function isThere({ startContainer, startOffset, endContainer, endOffset }: StaticRangeInit): boolean {
  const holds = (node: Node, offset: number): boolean => node.isConnected && offset <= (node.nodeType === 3 ? (node as Text).length : node.childNodes.length);
  return holds(startContainer, startOffset) && holds(endContainer, endOffset);
}

/** A range of a highlight follows the DOM by itself; it is moved only where that led elsewhere, because each move paints anew. */
function place(range: Range, { startContainer, startOffset, endContainer, endOffset }: StaticRangeInit): void {
  const stands =
    range.startContainer === startContainer && range.startOffset === startOffset && range.endContainer === endContainer && range.endOffset === endOffset;
  if (stands) return;
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
}

function adopt(tree: Document | ShadowRoot, view: View): () => void {
  let entry = sheets.get(tree);
  if (!entry) {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(CSS);
    tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, sheet];
    entry = { sheet, users: 0 };
    sheets.set(tree, entry);
  }
  const used = entry;
  used.users += 1;
  return () => {
    used.users -= 1;
    if (used.users > 0) return;
    sheets.delete(tree);
    tree.adoptedStyleSheets = tree.adoptedStyleSheets.filter((sheet) => sheet !== used.sheet);
  };
}
