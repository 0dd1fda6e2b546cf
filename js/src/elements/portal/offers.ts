// Which plans a customer may choose from. Every amount and every day comes from the engine.

import type { AsyncHelder, Helder } from "../../engine.js";
import { HelderError } from "../../error.js";
import type { Amount, Budget, Date, Every, Instalment, Locale, PaymentPlan, PlanInterest, PlanOffer, RepairWay } from "../../types.js";
import { below } from "./amounts.js";

/** What is to be paid, and within which limits. */
export interface Terms {
  total: Amount;
  first: Date;
  every: Every;
  locale: Locale;
  currency?: string;
  interest?: PlanInterest;
  skipMonths?: number[];
  budget?: Budget;
  /** The numbers of instalments to offer; about 3, 6 and 12 months when left out. */
  instalments?: number[];
  /** In so many months it must be paid. */
  mostMonths?: number;
  /** The least that is paid each time. */
  leastAmount?: Amount;
}

/** A plan that was agreed and of which payments were missed. */
export interface BrokenPlan {
  instalments: Instalment[];
  /** What was paid on it so far. */
  paid: Amount;
}

/** What a customer may choose from. */
export interface Choice {
  /** `3`, `6`, `12`; for a broken plan `at-the-end`, `spread`, `catch-up`. */
  id: string;
  plan: PaymentPlan;
  /** Whether it is within what the customer can spare; `null` when that is not known. */
  fits: boolean | null;
  /** How a broken plan goes on, in words. */
  way?: RepairWay;
}

/** The choices, and what a customer needs to weigh them. */
export interface Choices {
  /** What the customer has left in a month; `null` when that is not known. */
  room: Amount | null;
  choices: Choice[];
  /** What is to be paid in all. */
  total: Amount;
  /** Of a broken plan: what was missed; `0.00` when it is kept. */
  missed?: Amount;
}

/** Plan for an amount of one's own, or why that cannot be, and from which amount on it can. */
export type OwnPlan = { plan: PaymentPlan } | { refused: "too-little" | "too-long"; from: Amount };

type Engine = Helder | AsyncHelder;

/** About three, six and twelve months. */
const USUAL: Record<Every, number[]> = { month: [3, 6, 12], "four-weeks": [3, 6, 13], week: [13, 26, 52] };
/** The most payments in so many months, and one to spare. */
const IN_MONTHS: Record<Every, (months: number) => number> = {
  month: (months) => months,
  "four-weeks": (months) => Math.ceil((months * 31) / 28),
  week: (months) => Math.ceil((months * 31) / 7),
};
/** The most instalments of a plan. */
const MOST = 1000;
/** The most plans side by side. */
const MOST_PLANS = 12;

/** The plans to choose from, side by side. */
export async function choices(engine: Engine, terms: Terms): Promise<Choices> {
  const most = await mostInstalments(engine, terms);
  const wanted = terms.instalments?.length ? terms.instalments : USUAL[terms.every];
  const counts = [...new Set(wanted.map((count) => Math.min(count, most)))].sort((one, other) => one - other).slice(0, MOST_PLANS);
  const budget = terms.budget && { budget: terms.budget };
  const { room, plans } = await withoutRefused(counts, (instalments) => engine.paymentPlans({ ...request(terms), ...budget, instalments }));
  return {
    room,
    total: terms.total,
    choices: plans.map(({ plan, fits }: PlanOffer) => ({ id: String(plan.instalments.length), plan, fits })),
  };
}

/** The ways for a broken plan to go on. */
export async function repairs(engine: Engine, broken: BrokenPlan, today: Date, terms: Omit<Terms, "total" | "first">): Promise<Choices> {
  const { every, locale, budget } = terms;
  const currency = terms.currency && { currency: terms.currency };
  const found = await engine.repairPlan({ ...broken, today, every, locale, ...currency });
  // Only for the room: a plan that has ended needs none.
  const asked = { total: found.left, first: today, every, locale, ...currency, instalments: [1] };
  const room = budget && found.ways.length > 0 ? (await engine.paymentPlans({ ...asked, budget })).room : null;
  return {
    room,
    total: found.left,
    missed: found.missed,
    choices: found.ways.map((way) => {
      const last = way.instalments.at(-1);
      const plan: PaymentPlan = {
        currency: found.currency, total: found.left, interest: null, every, instalments: way.instalments,
        ends: last?.due ?? today, last: last?.amount ?? found.left, steps: [way.text],
      };
      return { id: way.id, plan, fits: fits(plan, room), way };
    }),
  };
}

/** The plan for what the customer says can be paid each time. */
export async function ownPlan(engine: Engine, terms: Terms, amount: Amount): Promise<OwnPlan> {
  const most = await mostInstalments(engine, terms);
  const from = async () => {
    const { instalments } = await engine.paymentPlan({ ...request(terms), instalments: most });
    const least = instalments[0]?.amount ?? terms.total;
    return terms.leastAmount && below(least, terms.leastAmount) ? terms.leastAmount : least;
  };
  if (terms.leastAmount && below(amount, terms.leastAmount) && below(amount, terms.total)) return { refused: "too-little", from: await from() };
  let plan: PaymentPlan;
  try {
    plan = await engine.paymentPlan({ ...request(terms), amount });
  } catch (error) {
    // So little that it takes more payments than a plan may have.
    if (error instanceof HelderError && error.path === "amount") return { refused: "too-long", from: await from() };
    throw error;
  }
  return plan.instalments.length > most ? { refused: "too-long", from: await from() } : { plan };
}

/** Whether the dearest month of the calendar is within the room. */
export function fits(plan: PaymentPlan, room: Amount | null): boolean | null {
  if (room === null) return null;
  const months = new Map<string, bigint>();
  for (const { due, amount } of plan.instalments) months.set(due.slice(0, 7), (months.get(due.slice(0, 7)) ?? 0n) + BigInt(amount.replace(".", "")));
  const most = BigInt(room.replace(".", ""));
  return [...months.values()].every((month) => month <= most);
}

/** How many instalments the limits allow, at least one. */
async function mostInstalments(engine: Engine, terms: Terms): Promise<number> {
  const most = await byLeastAmount(engine, terms);
  if (!terms.mostMonths) return most;
  const end = await monthsLater(engine, terms.first, terms.mostMonths);
  const count = Math.min(most, Math.max(1, IN_MONTHS[terms.every](terms.mostMonths)));
  const { instalments } = await engine.paymentPlan({ ...request(terms), instalments: count });
  return Math.max(1, instalments.filter(({ due }) => due < end).length);
}

async function byLeastAmount(engine: Engine, terms: Terms): Promise<number> {
  const least = terms.leastAmount ?? "0.01";
  try {
    const { instalments, last } = await engine.paymentPlan({ ...request(terms), amount: least });
    // The last takes what remains: when that is too little, one fewer.
    return Math.max(1, terms.leastAmount && below(last, least) ? instalments.length - 1 : instalments.length);
  } catch (error) {
    if (error instanceof HelderError && error.path === "amount" && error.code === "invalid-value") return MOST;
    throw error;
  }
}

/** The engine knows the calendar: payment number `months` + 1 of a plan by months falls so many months later. */
async function monthsLater(engine: Engine, first: Date, months: number): Promise<Date> {
  const count = Math.min(months + 1, MOST);
  return (await engine.paymentPlan({ total: `${count}.00`, instalments: count, first, every: "month" })).ends;
}

/** Leaves out a number of instalments that the engine refuses, such as more of them than there are cents. */
async function withoutRefused<T>(counts: number[], run: (counts: number[]) => T | Promise<T>): Promise<T> {
  try {
    return await run(counts);
  } catch (error) {
    const at = error instanceof HelderError ? /^instalments\[(\d+)\]$/u.exec(error.path)?.[1] : undefined;
    const left = counts.filter((_, place) => place !== Number(at));
    if (at === undefined || left.length === 0) throw error;
    return withoutRefused(left, run);
  }
}

function request({ total, first, every, locale, currency, interest, skipMonths }: Terms) {
  return { total, first, every, locale, ...(currency && { currency }), ...(interest && { interest }), ...(skipMonths && { skipMonths }) };
}
