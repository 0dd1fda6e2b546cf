// What a customer can fill in above the plans: the first day, and what there is to spend.

import type { Date } from "../../types.js";
import { h } from "../dom.js";
import type { Speech } from "../words.js";
import type { PaymentPlanKey } from "../words/payment-plan.js";

/** The figures that a customer can work it out with. */
export type Figure = "income" | "costs" | "keep";

/** A field for an amount as people write it. */
export function amountInput(key: string, about: string): HTMLInputElement {
  return h("input", { type: "text", inputmode: "decimal", autocomplete: "off", id: key, "data-key": key, "aria-describedby": about });
}

/** On which day the first payment is. */
export function dayField(
  speech: Speech<PaymentPlanKey>,
  { from, until }: { from: Date; until: Date },
  day: Date,
  wrong: HTMLElement,
  typed: (event: Event, day: Date) => void,
  done: () => void,
): HTMLElement {
  const field = h("input", { type: "date", id: "day", "data-key": "day", min: from, max: until, "aria-describedby": "day-hint day-wrong" });
  field.value = day;
  field.addEventListener("input", (event) => typed(event, field.value));
  field.addEventListener("change", done);
  const hint = speech.text("day-hint", { from: speech.day(from), until: speech.day(until) });
  return h("div", { class: "field day" }, h("label", { for: "day" }, speech.text("day")), field, h("p", { class: "soft hint", id: "day-hint" }, hint), wrong);
}

/** What comes in and goes out in a month. */
export function budgetFields(
  speech: Speech<PaymentPlanKey>,
  written: Readonly<Record<Figure, string>>,
  typed: (event: Event, name: Figure, amount: string) => void,
): HTMLElement {
  const field = (name: Figure) => {
    const input = amountInput(name, `${name}-hint`);
    input.value = written[name];
    input.addEventListener("input", (event) => typed(event, name, input.value));
    const hint = h("p", { class: "soft hint", id: `${name}-hint` }, speech.text(`${name}-hint`));
    return h("div", { class: "field" }, h("label", { for: name }, speech.text(name)), input, hint);
  };
  return h(
    "details",
    { class: "spare", "data-name": "spare" },
    h("summary", { "data-key": "spare" }, speech.text("spare")),
    h("p", { class: "soft" }, speech.text("spare-lead")),
    h("div", { class: "spare-fields" }, field("income"), field("costs"), field("keep")),
  );
}
