/** The guide: its parts in order, each line to be ticked off. */

import type { Draft } from "../../types.js";
import { h } from "../dom.js";
import type { Speech } from "../words.js";
import type { DeskKey } from "../words/desk.js";

/** Each line has a name of its own: its part and its place in it. */
export function guideView(speech: Speech<DeskKey>, draft: Draft, done: ReadonlySet<string>, tick: (line: string, done: boolean) => void): HTMLElement {
  const all = draft.guide.reduce((sum, { lines }) => sum + lines.length, 0);
  return h(
    "section",
    { class: "guide", part: "guide" },
    h("p", { class: "count" }, speech.text("progress", { n: done.size, all })),
    draft.blanks.length > 0 && h("p", { class: "notice warn" }, speech.text("blanks", { names: draft.blanks.join(", ") })),
    h(
      "div",
      { class: "parts", lang: draft.language },
      ...draft.guide.map(({ title, lines }, part) =>
        h(
          "fieldset",
          {},
          h("legend", {}, title),
          ...lines.map((line, index) => {
            const name = `${part}.${index}`;
            const own = done.has(name);
            return h(
              "label",
              { class: own ? "tick done" : "tick" },
              h("input", { type: "checkbox", "data-key": `line-${name}`, checked: own, onchange: (event) => tick(name, (event.target as HTMLInputElement).checked) }),
              h("span", {}, line),
            );
          }),
        ),
      ),
    ),
  );
}
