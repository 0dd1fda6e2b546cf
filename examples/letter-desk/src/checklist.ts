// What must be in the letter, for the reader or by law, and where it stands.

import type { ChecklistItem, LetterRequirement } from "helder";
import { type Child, h, icon } from "./dom.ts";
import { words } from "./words.ts";

/** Which of an item's places was shown last: a second click goes to the next one. */
const shown = new Map<string, number>();

/** Folded: a line with a mark for each item stands under the findings, and the items when it is opened. */
export function checklistView(name: string, title: string, items: (ChecklistItem | LetterRequirement)[], jump: (start: number, end: number) => void): Child[] {
  const text = words();
  const found = items.filter((item) => item.status === "found").length;
  return [
    h(
      "details",
      { class: "fold", "data-name": name },
      h(
        "summary",
        { "data-key": name },
        h("h3", {}, title),
        h("span", { class: "dots", "aria-hidden": "true" }, ...items.map((item) => h("span", { class: `dot dot-${item.status}` }))),
        h("span", { class: "panel-count" }, text.checklistCount(found, items.length)),
      ),
      h("ul", { class: "checklist" }, ...items.map((item) => itemView(item, jump))),
    ),
  ];
}

function itemView(item: ChecklistItem | LetterRequirement, jump: (start: number, end: number) => void): HTMLElement {
  const text = words();
  const label = [
    h("span", { class: `check check-${item.status}` }, icon(item.status)),
    h(
      "span",
      { class: "check-text" },
      h("span", { class: "check-label" }, item.label),
      h("span", { class: "visually-hidden" }, ` (${text.statuses[item.status]})`),
      item.status !== "found" && h("span", { class: "check-message" }, item.message),
      "article" in item && h("span", { class: "source" }, item.article, !item.confirmed && h("em", {}, ` · ${text.unconfirmed}`)),
    ),
  ];
  const go = () => {
    const next = ((shown.get(item.id) ?? -1) + 1) % item.places.length;
    shown.set(item.id, next);
    const place = item.places[next];
    if (place) jump(place.start, place.end);
  };
  return h(
    "li",
    { "data-testid": "checklist-item", "data-id": item.id, "data-status": item.status },
    item.places.length > 0
      ? h("button", { type: "button", class: "check-row", title: text.jump, "data-key": `check-${item.id}`, onclick: go }, ...label)
      : h("div", { class: "check-row" }, ...label),
  );
}
