/** Helder in CodeMirror 6: marks are decorations that move with each change, so the text, the caret and the history stay as they are. */

import type { LetterSource, Mark, TextEdit } from "../letter/source.js";
import { listeners } from "./listeners.js";
import { addMarkStyles, asksForFinding, markClasses, onMark } from "./marks.js";
import { onScreen } from "./screen.js";
import { settled } from "./settled.js";

// What is used of CodeMirror, by shape: who has another editor need not install it.

interface Changes {
  iterChanges(call: (fromA: number, toA: number, fromB: number, toB: number) => void): void;
}

interface Update {
  readonly docChanged: boolean;
  readonly changes: Changes;
}

interface Transaction {
  readonly changes: Changes;
  readonly effects: readonly { is(type: never): boolean; readonly value: unknown }[];
}

interface MarkSet {
  between(from: number, to: number, call: () => false): void;
  map(changes: never): unknown;
}

/** A CodeMirror `EditorView`. */
export interface CodeMirrorView {
  readonly state: {
    readonly readOnly: boolean;
    readonly doc: { readonly length: number; toString(): string };
    readonly selection: { readonly main: { readonly head: number } };
    field(field: never): unknown;
  };
  readonly root: unknown;
  readonly contentDOM: HTMLElement;
  readonly composing: boolean;
  dispatch(spec: never): void;
  focus(): void;
  posAtCoords(at: { x: number; y: number }): number | null;
  domAtPos(position: number): { node: Node; offset: number };
}

/** What the host imports of its own CodeMirror: of `@codemirror/state`, `@codemirror/view` and, when it keeps a history, `@codemirror/commands`. */
export interface CodeMirrorModules {
  StateEffect: { define(): unknown; appendConfig: { of(extension: never): unknown } };
  StateField: { define(config: never): unknown };
  Compartment: new () => { of(extension: never): unknown; reconfigure(extension: never): unknown };
  EditorView: {
    decorations: { from(field: never): unknown };
    updateListener: { of(listener: never): unknown };
    domEventHandlers(handlers: never): unknown;
    scrollIntoView(position: number, options: never): unknown;
  };
  Decoration: { none: unknown; mark(spec: never): unknown; set(of: never, sort?: boolean): unknown };
  /** Keeps a replacement apart from what was typed before and after it. */
  isolateHistory?: { of(value: never): unknown };
}

const AFTER_COMPOSITION = 60;

/** The letter in a CodeMirror editor; say `markdown` or `html` when that is what is written there. */
export function codeMirror(view: CodeMirrorView, modules: CodeMirrorModules, format: LetterSource["format"] = "text"): LetterSource {
  const { StateEffect, StateField, Compartment, EditorView, Decoration } = modules;
  const changed = listeners<[edits?: TextEdit[]]>();
  const opened = listeners<[place: number]>();
  const setMarks = StateEffect.define() as { of(marks: readonly Mark[]): unknown };
  const nothing = [] as never;
  // The text of the last change told: an own listener may ask for it before it is told of the next.
  let { doc } = view.state;
  let text: string | undefined;
  let disposed = false;

  const decoration = (mark: Mark): unknown => {
    const attributes = { "data-helder": mark.id, title: mark.message };
    const shown = Decoration.mark({ class: markClasses(mark).join(" "), attributes } as never) as { range(from: number, to: number): unknown };
    return shown.range(mark.start, mark.end);
  };
  const field = StateField.define({
    create: () => Decoration.none,
    update(shown: MarkSet, transaction: Transaction): unknown {
      const effect = transaction.effects.filter((one) => one.is(setMarks as never)).at(-1);
      if (!effect) return shown.map(transaction.changes as never);
      const marks = (effect.value as readonly Mark[]).filter(({ start, end }) => start < end && end <= doc.length);
      return Decoration.set(marks.map(decoration) as never, true);
    },
    provide: (own: unknown) => EditorView.decorations.from(own as never),
  } as never);

  const tell = ({ docChanged, changes }: Update): void => {
    if (!docChanged) return;
    ({ doc } = view.state);
    text = undefined;
    const edits: TextEdit[] = [];
    changes.iterChanges((from, to, start, end) => edits.push({ from, to, inserted: end - start }));
    changed.tell(edits);
  };

  const own = new Compartment();
  const extension = [
    field,
    EditorView.updateListener.of(tell as never),
    EditorView.domEventHandlers({
      click(event: MouseEvent) {
        const place = onMark(event) ? view.posAtCoords({ x: event.clientX, y: event.clientY }) : null;
        if (place !== null) opened.tell(place);
      },
      keydown(event: KeyboardEvent) {
        const { head } = view.state.selection.main;
        let found = false;
        (view.state.field(field as never) as MarkSet).between(head, head, () => !(found = true) as false);
        if (!asksForFinding(event) || !found) return false;
        opened.tell(head);
        return true;
      },
      compositionend() {
        // CodeMirror takes its time to read what was put together.
        setTimeout(() => changed.tell([]), AFTER_COMPOSITION);
      },
    } as never),
  ];
  const caret = settled(view.contentDOM, () => view.composing);
  const removeStyles = addMarkStyles(view.root as Node);
  view.dispatch({ effects: StateEffect.appendConfig.of(own.of(extension as never) as never) } as never);

  return {
    format,
    text: () => (text ??= doc.toString()),
    onChange: changed.add,
    onOpen: opened.add,
    composing: () => view.composing,
    mark(marks) {
      const of = doc;
      caret.run(() => {
        // Of another text there are other marks on their way.
        if (!disposed && doc === of) view.dispatch({ effects: setMarks.of(marks) } as never);
      });
    },
    replace(changes) {
      const fits = changes.filter(({ start, end }) => start <= end && end <= doc.length);
      if (fits.length === 0 || disposed || view.state.readOnly) return false;
      view.dispatch({
        changes: fits.map(({ start, end, text: insert }) => ({ from: start, to: end, insert })),
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
      const from = view.domAtPos(start);
      const to = view.domAtPos(end);
      const shown = document.createRange();
      shown.setStart(from.node, from.offset);
      shown.setEnd(to.node, to.offset);
      return onScreen(shown);
    },
    focus: () => view.focus(),
    dispose() {
      if (disposed) return;
      disposed = true;
      changed.clear();
      opened.clear();
      caret.dispose();
      removeStyles();
      view.dispatch({ effects: own.reconfigure(nothing) } as never);
    },
  };
}
