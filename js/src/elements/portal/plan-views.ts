// What stands with the plans: whether one fits, all its payments, and what happens next.

import type { PaymentPlan } from "../../types.js";
import { type Child, h, icon } from "../dom.js";
import type { Speech } from "../words.js";
import type { PaymentPlanKey } from "../words/payment-plan.js";

/** Whether a plan is within what the customer can spare; nothing when that is not known. */
export function fitView(speech: Speech<PaymentPlanKey>, fits: boolean | null): Child {
  if (fits === null) return undefined;
  return h("span", { class: fits ? "fits" : "too-much" }, icon(fits ? "found" : "attention"), speech.text(fits ? "fits" : "too-much"));
}

/** What happens next, and that one can call; the host may say it otherwise. */
export function nextView(speech: Speech<PaymentPlanKey>, phone: string | null): HTMLElement {
  // The number stands in the sentence where the language wants it.
  const [before = "", after = ""] = speech.text("next-call-at", { phone: "\n" }).split("\n");
  const call = phone ? [before, h("a", { href: `tel:${phone.replace(/[^\d+]/g, "")}` }, phone), after] : [speech.text("next-call")];
  return h(
    "section",
    { class: "next", part: "next" },
    h("h3", {}, speech.text("next")),
    h("slot", { name: "next" }, h("ul", {}, h("li", {}, speech.text("next-free")), h("li", {}, speech.text("next-trouble")), h("li", {}, ...call))),
  );
}

/** Every payment: its day and its amount. */
export function paymentsTable(speech: Speech<PaymentPlanKey>, { instalments, total, interest, currency }: PaymentPlan): HTMLTableElement {
  const money = (amount: string) => h("td", { class: "amount" }, speech.money(amount, currency));
  const head = (key: PaymentPlanKey, kind?: string) => h("th", { scope: "col", class: kind }, speech.text(key));
  const rows = instalments.map((one, at) =>
    h("tr", {}, h("td", {}, String(at + 1)), h("th", { scope: "row" }, speech.day(one.due)), money(one.amount), interest !== null && money(one.interest ?? "0.00")),
  );
  return h(
    "table",
    {},
    h("caption", { class: "unseen" }, speech.text("payments")),
    h("thead", {}, h("tr", {}, head("number"), head("due"), head("amount", "amount"), interest !== null && head("interest-part", "amount"))),
    h("tbody", {}, ...rows),
    h("tfoot", {}, h("tr", {}, h("td"), h("th", { scope: "row" }, speech.text("together")), money(total), interest !== null && money(interest))),
  );
}
