/** Helder in CodeMirror 6: marks are painted by highlights on the lines that are drawn, so the text, the caret and the history stay as they are. */

import { inOrder } from "../letter/changes.js";
import { mapped } from "../letter/edits.js";
import type { LetterSource, Mark, TextEdit } from "../letter/source.js";
import { highlighter } from "./highlights.js";
import { asksForFinding } from "./keys.js";
import { listeners } from "./listeners.js";
import { onScreen, touches } from "./screen.js";

// What is used of CodeMirror, by shape: who has another editor need not install it.

interface Changes {
  iterChanges(call: (fromA: number, toA: number, fromB: number, toB: number) => void): void;
}

interface Update {
  readonly docChanged: boolean;
  readonly changes: Changes;
}

/** A CodeMirror `EditorView`. */
export interface CodeMirrorView {
  readonly state: {
    readonly readOnly: boolean;
    readonly doc: { readonly length: number; toString(): string };
    readonly selection: { readonly main: { readonly head: number } };
  };
  /** What is drawn. */
  readonly viewport: { readonly from: number; readonly to: number };
  readonly contentDOM: HTMLElement;
  readonly composing: boolean;
  dispatch(spec: never): void;
  focus(): void;
  posAtCoords(at: { x: number; y: number }): number | null;
  domAtPos(position: number): { node: Node; offset: number };
}

/** What the host imports of its own CodeMirror: of `@codemirror/state`, `@codemirror/view` and, when it keeps a history, `@codemirror/commands`. */
export interface CodeMirrorModules {
  StateEffect: { appendConfig: { of(extension: never): unknown } };
  Compartment: new () => { of(extension: never): unknown; reconfigure(extension: never): unknown };
  EditorView: {
    updateListener: { of(listener: never): unknown };
    domEventHandlers(handlers: never): unknown;
    scrollIntoView(position: number, options: never): unknown;
  };
  /** Keeps a replacement apart from what was typed before and after it. */
  isolateHistory?: { of(value: never): unknown };
}

const AFTER_COMPOSITION = 60;

/** The letter in a CodeMirror editor; say `markdown` or `html` when that is what is written there. */
export function codeMirror(view: CodeMirrorView, modules: CodeMirrorModules, format: LetterSource["format"] = "text"): LetterSource {
  const { StateEffect, Compartment, EditorView } = modules;
  const changed = listeners<[edits?: TextEdit[]]>();
  const opened = listeners<[place: number]>();
  const painter = highlighter(view.contentDOM);
  let marks: readonly Mark[] = [];
  // The text of the last change told: an own listener may ask for it before it is told of the next.
  let { doc } = view.state;
  let text: string | undefined;
  let disposed = false;

  const rangeOf = (start: number, end: number): Range => {
    const from = view.domAtPos(start);
    const to = view.domAtPos(end);
    const range = view.contentDOM.ownerDocument.createRange();
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range;
  };
  /** On the lines that are drawn: the others are not in the page. */
  const bounds = (start: number, end: number): StaticRangeInit | undefined => {
    const { from, to } = view.viewport;
    return start < end && start < to && end > from && end <= view.state.doc.length ? rangeOf(Math.max(start, from), Math.min(end, to)) : undefined;
  };
  const paint = (): void => painter.show(marks, { bounds });
  const markedAt = (place: number): Mark[] => marks.filter(({ start, end }) => start <= place && place <= end);

  const tell = ({ docChanged, changes }: Update): void => {
    if (!docChanged) {
      // Lines came into view, or were drawn anew.
      paint();
      return;
    }
    ({ doc } = view.state);
    text = undefined;
    const edits: TextEdit[] = [];
    changes.iterChanges((from, to, start, end) => edits.push({ from, to, inserted: end - start }));
    marks = marks.flatMap((mark) => mapped(mark, edits) ?? []);
    changed.tell(edits);
  };

  const own = new Compartment();
  const extension = [
    EditorView.updateListener.of(tell as never),
    EditorView.domEventHandlers({
      click(event: MouseEvent) {
        const place = view.posAtCoords({ x: event.clientX, y: event.clientY });
        if (place !== null && markedAt(place).some(({ start, end }) => touches(rangeOf(start, end), event))) opened.tell(place);
      },
      keydown(event: KeyboardEvent) {
        const { head } = view.state.selection.main;
        if (!asksForFinding(event) || markedAt(head).length === 0) return false;
        opened.tell(head);
        return true;
      },
      compositionend() {
        // CodeMirror takes its time to read what was put together.
        setTimeout(() => changed.tell([]), AFTER_COMPOSITION);
      },
    } as never),
  ];
  view.dispatch({ effects: StateEffect.appendConfig.of(own.of(extension as never) as never) } as never);

  return {
    format,
    text: () => (text ??= doc.toString()),
    onChange: changed.add,
    onOpen: opened.add,
    composing: () => view.composing,
    mark(next) {
      if (disposed) return;
      marks = next;
      paint();
    },
    replace(changes) {
      const ordered = inOrder(changes, doc.length);
      if (!ordered || disposed || view.state.readOnly) return false;
      view.dispatch({
        changes: ordered.map(({ start, end, text: insert }) => ({ from: start, to: end, insert })),
        userEvent: "input.replace",
        ...(modules.isolateHistory && { annotations: modules.isolateHistory.of("full" as never) }),
      } as never);
      return true;
    },
    reveal(start, end) {
      if (disposed || end > doc.length) return;
      view.dispatch({ selection: { anchor: start, head: end }, effects: EditorView.scrollIntoView(start, { y: "center" } as never) } as never);
      view.focus();
    },
    place(start, end) {
      if (disposed || end > doc.length) return undefined;
      return onScreen(rangeOf(start, end));
    },
    focus: () => view.focus(),
    dispose() {
      if (disposed) return;
      disposed = true;
      changed.clear();
      opened.clear();
      painter.dispose();
      marks = [];
      view.dispatch({ effects: own.reconfigure([] as never) } as never);
    },
  };
}
