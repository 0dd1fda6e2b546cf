// A plan in a customer's words.

import type { PaymentPlan } from "../../types.js";
import type { Speech } from "../words.js";
import type { PaymentPlanKey } from "../words/payment-plan.js";

/** How often and how much: "6 times € 40.00". */
export function times(speech: Speech<PaymentPlanKey>, { instalments, last, currency }: PaymentPlan): string {
  const each = instalments[0]?.amount ?? last;
  const [amount, end] = [speech.money(each, currency), speech.money(last, currency)];
  const count = instalments.length;
  if (count === 1) return speech.text("once", { amount });
  if (each === last) return speech.text("one-by-one", { n: count, amount });
  return count === 2 ? speech.text("two", { amount, last: end }) : speech.text("with-last", { n: count - 1, amount, last: end });
}

/** The same in short, for equal payments of which the last may be some cents less; {@link lastTime} says so. */
export function timesInShort(speech: Speech<PaymentPlanKey>, plan: PaymentPlan): string {
  const { instalments, last, currency } = plan;
  if (instalments.length === 1) return times(speech, plan);
  return speech.text("one-by-one", { n: instalments.length, amount: speech.money(instalments[0]?.amount ?? last, currency) });
}

/** What the last payment is, when it is another amount. */
export function lastTime(speech: Speech<PaymentPlanKey>, { instalments, last, currency }: PaymentPlan): string | undefined {
  return instalments[0]?.amount === last ? undefined : speech.text("last", { last: speech.money(last, currency) });
}

/** How often, from when to when, and what of it is interest. */
export function span(speech: Speech<PaymentPlanKey>, { instalments, ends, every, interest, currency }: PaymentPlan): string {
  const first = speech.day(instalments[0]?.due ?? ends);
  const rhythm = { week: "every-week", "four-weeks": "every-four-weeks", month: "every-month" } as const;
  const said = [instalments.length === 1 ? speech.text("once-on", { first }) : speech.text(rhythm[every], { first, ends: speech.day(ends) })];
  if (interest !== null && !/^0+\.00$/.test(interest)) said.push(speech.text("interest", { interest: speech.money(interest, currency) }));
  return said.join(" ");
}

/** The sign of the currency, to stand before a field. */
export function sign(speech: Speech<PaymentPlanKey>, currency: string): string {
  return speech.money("0", currency).replace(/[\d.,\s]/g, "");
}

/** An amount as the language writes it, without its sign. */
export function example(speech: Speech<PaymentPlanKey>): string {
  return new Intl.NumberFormat(speech.locale, { minimumFractionDigits: 2 }).format(25);
}

/** The sign stays with its amount. */
export function held(text: string): string {
  return text.replaceAll("€ ", "€\u00a0");
}
