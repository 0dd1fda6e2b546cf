// What can be changed in a customer's file, to see what becomes of the advice.

import type { Account } from "helder";

type Change = (account: Account, today: string) => Account;

/** The day so many days before. */
function before(today: string, days: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

const withSkill = (account: Account, skills: NonNullable<NonNullable<Account["customer"]>["skills"]>): Account => ({
  ...account,
  customer: { ...account.customer, skills: { ...account.customer?.skills, ...skills } },
});

/** Each change by its name in the words; it leaves the account it is given as it is. */
export const CHANGES: Record<string, Change> = {
  "lost-job": (account, today) => ({
    ...account,
    contacts: [...(account.contacts ?? []), { date: before(today, 1), channel: "call", direction: "inbound", outcome: "reached", cause: "job-loss", said: "cannot-pay" }],
  }),
  paper: (account) => ({
    ...account,
    customer: { ...account.customer, preferences: { ...account.customer?.preferences, channel: "letter" } },
    contactPoints: account.contactPoints && account.contactPoints.some((point) => point.channel === "letter") ? account.contactPoints : [...(account.contactPoints ?? []), { channel: "letter" }],
  }),
  "no-computer": (account) => withSkill(account, { digital: "none" }),
  "hard-reading": (account) => withSkill(account, { literacy: "limited" }),
  disagrees: (account, today) => ({ ...account, disputes: [...(account.disputes ?? []), { opened: before(today, 2), status: "open" }] }),
  asked: (account, today) => ({
    ...account,
    contacts: [...(account.contacts ?? []), { date: before(today, 2), channel: "email", direction: "inbound", outcome: "unanswered" }],
  }),
  "debt-help": (account, today) => ({ ...account, debtHelp: { kind: "municipal", since: before(today, 14) } }),
  care: (account) => ({ ...account, customer: { ...account.customer, vulnerabilities: ["mental-health"] } }),
  paid: (account, today) => ({ ...account, invoices: account.invoices.map((invoice) => (invoice.paid || invoice.due >= today ? invoice : { ...invoice, paid: before(today, 1) })) }),
};
