// The euro sign stays with its amount: no line ends between them, also where somebody typed a common space. Decorations: the letter itself is not changed.

import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

const key = new PluginKey<DecorationSet>("amounts");

/** Keeps each amount of the letter on one line. */
export const amounts = Extension.create({
  name: "amounts",
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: (_config, state) => amountsIn(state.doc),
        apply: (transaction, shown) => (transaction.docChanged ? amountsIn(transaction.doc) : shown),
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
});

function amountsIn(document: Node): DecorationSet {
  const found: Decoration[] = [];
  document.descendants((node, position) => {
    for (const amount of node.text?.matchAll(/€ \d[\d.,]*/g) ?? []) {
      found.push(Decoration.inline(position + amount.index, position + amount.index + amount[0].length, { class: "amount" }));
    }
  });
  return DecorationSet.create(document, found);
}
