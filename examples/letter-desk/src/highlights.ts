// The underlines in the letter: decorations, so that they never change the document or move the caret.

import { Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { Finding } from "helder";
import type { Range } from "./text.ts";

export interface Mark extends Range {
  finding: Finding;
}

interface Shown {
  findings: DecorationSet;
  /** A place that was just jumped to. */
  spot: DecorationSet;
}

type Change = { findings: Mark[] } | { spot: Range | undefined };

const key = new PluginKey<Shown>("highlights");

/** Shows these marks in place of the ones before. */
export function showMarks(view: EditorView, marks: Mark[]): void {
  view.dispatch(view.state.tr.setMeta(key, { findings: marks } satisfies Change).setMeta("addToHistory", false));
}

/** Lights up one place; nothing puts the light out. */
export function showSpot(view: EditorView, spot: Range | undefined): void {
  view.dispatch(view.state.tr.setMeta(key, { spot } satisfies Change).setMeta("addToHistory", false));
}

/** Tells which position was clicked or asked for. */
export function highlights(open: (position: number) => boolean): Extension {
  return Extension.create({
    name: "highlights",
    addProseMirrorPlugins: () => [
      new Plugin<Shown>({
        key,
        state: {
          init: () => ({ findings: DecorationSet.empty, spot: DecorationSet.empty }),
          apply(transaction, shown, _before, state) {
            const change = transaction.getMeta(key) as Change | undefined;
            const mapped = transaction.docChanged
              ? { findings: shown.findings.map(transaction.mapping, transaction.doc), spot: shown.spot.map(transaction.mapping, transaction.doc) }
              : shown;
            if (!change) return mapped;
            if ("spot" in change) {
              const light = change.spot ? [Decoration.inline(change.spot.from, change.spot.to, { nodeName: "span", class: "spot" })] : [];
              return { ...mapped, spot: DecorationSet.create(state.doc, light) };
            }
            return { ...mapped, findings: DecorationSet.create(state.doc, change.findings.map(decoration)) };
          },
        },
        props: {
          decorations(state) {
            const shown = key.getState(state);
            return shown?.findings.add(state.doc, shown.spot.find());
          },
          handleClick(_view, position, event) {
            if (event.target instanceof Element && event.target.closest("[data-finding-id]")) open(position);
            return false;
          },
        },
      }),
    ],
    addKeyboardShortcuts() {
      return { "Mod-.": ({ editor }) => open(editor.state.selection.head) };
    },
  });
}

function decoration({ from, to, finding }: Mark): Decoration {
  return Decoration.inline(from, to, {
    // Own elements: two findings on one word each keep their own.
    nodeName: "span",
    class: `mark mark-${finding.category} mark-${finding.severity}`,
    "data-testid": "highlight",
    "data-finding-id": finding.id,
    "data-rule": finding.rule,
  });
}
