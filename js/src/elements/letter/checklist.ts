/** What must be in the letter, for the reader or by law, and where it stands. */

import type { ChecklistItem, LetterRequirement } from "../../types.js";
import { type Child, h, icon } from "../dom.js";
import type { Speech } from "../words.js";
import type { DeskKey } from "../words/desk.js";

/** A thing to find, of either kind. */
export type Item = ChecklistItem | LetterRequirement;

/** The list of one kind; nothing when nothing is asked. */
export function checklistView(speech: Speech<DeskKey>, name: "checklist" | "requirements", items: readonly Item[], spoken: string, show: (item: Item) => void): Child {
  if (items.length === 0) return undefined;
  const found = items.filter((item) => item.status === "found").length;
  return h(
    "details",
    { part: name, "data-name": name, open: true },
    h("summary", { class: "head", "data-key": name }, h("h3", {}, speech.text(name)), h("span", { class: "count" }, speech.text("checklist-count", { found, all: items.length }))),
    h("ul", { class: "checks lines" }, ...items.map((item) => itemView(speech, item, spoken, show))),
  );
}

function itemView(speech: Speech<DeskKey>, item: Item, spoken: string, show: (item: Item) => void): HTMLElement {
  const row = [
    h("span", { class: `check check-${item.status}` }, icon(item.status)),
    h(
      "span",
      {},
      h("span", { lang: spoken }, item.label),
      h("span", { class: "unseen" }, ` (${speech.text(`status-${item.status}`)})`),
      item.status !== "found" && h("span", { class: "check-message soft", lang: spoken }, item.message),
      "article" in item && h("span", { class: "source" }, item.article, !item.confirmed && h("em", {}, ` · ${speech.text("unconfirmed")}`)),
    ),
  ];
  return h(
    "li",
    { "data-item": item.id, "data-status": item.status },
    item.places.length > 0
      ? h(
          "button",
          { type: "button", class: "check-row", "data-key": `check-${item.id}`, onclick: () => show(item) },
          ...row,
          h("span", { class: "unseen" }, `. ${speech.text("show")}`),
          icon("arrow"),
        )
      : h("div", { class: "check-row" }, ...row),
  );
}
