// What is known of a customer, in short: who it is, what is open, what happened.

import type { Account, Invoice } from "helder";
import { type Child, h } from "./dom.ts";
import { currentLocale, day, money, words } from "./words.ts";
import type { SampleAccount } from "./accounts.ts";

interface Happening {
  date: string;
  text: string;
  kind: "in" | "out" | "good" | "bad";
}

export function dossierView(sample: SampleAccount): Child[] {
  const text = words();
  const { account } = sample;
  return [
    h("h3", {}, text.dossier),
    h("p", { class: "story" }, sample.story[currentLocale()]),
    h("div", { class: "dossier-columns" }, h("div", {}, customerView(account), invoicesView(account)), historyView(account)),
  ];
}

function customerView(account: Account): HTMLElement {
  const text = words();
  const customer = account.customer ?? {};
  const skills = customer.skills ?? {};
  const traits = [
    customer.since && text.customerSince(day(customer.since)),
    customer.adviser && text.adviserIs(customer.adviser),
    customer.preferences?.channel && text.prefers(text.channels[customer.preferences.channel]),
    skills.digital === "none" && text.notDigital,
    skills.digital === "limited" && text.limitedDigital,
    skills.literacy && skills.literacy !== "good" && text.literacyHard,
    skills.dutch && skills.dutch !== "good" && text.dutchHard,
    account.debtHelp && text.debtHelpKinds[account.debtHelp.kind],
  ].filter(Boolean);
  const points = account.contactPoints ?? [];
  return h(
    "div",
    { class: "customer" },
    h("h4", {}, customer.name ? text.customerName(customer.name) : text.aboutCustomer),
    traits.length > 0 && h("p", {}, sentence(traits.join(", "))),
    points.length > 0 &&
      h(
        "ul",
        { class: "contact-points", "aria-label": text.reachable },
        ...points.map((point) =>
          h(
            "li",
            {},
            h("span", {}, sentence(text.channels[point.channel])),
            h("span", { class: "soft" }, point.bounced ? text.bounced(day(point.bounced, "short")) : point.verified ? text.verified(day(point.verified, "short")) : text.unverified),
          ),
        ),
      ),
  );
}

function invoicesView(account: Account): HTMLElement {
  const text = words();
  const newest = [...account.invoices].sort((a, b) => b.due.localeCompare(a.due));
  const paid = newest.filter((invoice) => invoice.paid);
  const list = (invoices: Invoice[]) => h("ul", { class: "invoices" }, ...invoices.map((invoice) => invoiceView(invoice, account.currency ?? "EUR")));
  return h(
    "div",
    {},
    list(newest.filter((invoice) => !invoice.paid)),
    paid.length > 0 && h("details", { class: "more", "data-name": "paid" }, h("summary", { "data-key": "paid" }, text.paidInvoices(paid.length)), list(paid)),
  );
}

function invoiceView(invoice: Invoice, currency: string): HTMLElement {
  const text = words();
  return h(
    "li",
    { class: invoice.paid ? "invoice invoice-paid" : "invoice" },
    h("span", {}, text.invoice(invoice.id)),
    h("span", { class: "amount" }, money(invoice.open && !invoice.paid ? invoice.open : invoice.amount, currency)),
    h("span", { class: "soft" }, [invoice.paid ? text.paidOn(day(invoice.paid)) : text.due(day(invoice.due)), invoice.ourError && text.ourError].filter(Boolean).join(" · ")),
  );
}

function historyView(account: Account): HTMLElement {
  const text = words();
  const happenings = history(account);
  return h(
    "div",
    { class: "history" },
    h("h4", {}, text.history),
    happenings.length === 0
      ? h("p", { class: "soft" }, text.historyNone)
      : h("ol", {}, ...happenings.map(({ date, text: what, kind }) => h("li", { class: `happening happening-${kind}` }, h("time", { datetime: date }, day(date, "short")), h("span", {}, sentence(what))))),
  );
}

function history(account: Account): Happening[] {
  const text = words();
  const currency = account.currency ?? "EUR";
  const all: Happening[] = [];
  for (const contact of account.contacts ?? []) {
    const inbound = contact.direction === "inbound";
    const said = [contact.said && text.saids[contact.said], contact.cause && text.causes[contact.cause]].filter(Boolean).join(", ");
    const what = contact.purpose ? `${text.purposes[contact.purpose].toLowerCase()} (${text.channels[contact.channel]})` : text.channels[contact.channel];
    const who = inbound ? `${text.customerSays}, ${what}` : what;
    all.push({
      date: contact.date,
      text: `${who}: ${said || text.outcomes[contact.outcome]}${said && contact.outcome === "unanswered" ? ` (${text.outcomes.unanswered})` : ""}`,
      kind: inbound ? "in" : "out",
    });
  }
  for (const payment of account.payments ?? []) {
    all.push({ date: payment.date, text: payment.failed ? text.failed[payment.failed] : text.payment(money(payment.amount, currency)), kind: payment.failed ? "bad" : "good" });
  }
  for (const promise of account.promises ?? []) {
    const outcome = promise.kept === undefined ? "" : `: ${promise.kept ? text.promiseKept : text.promiseBroken}`;
    all.push({ date: promise.made, text: text.promise(day(promise.due)) + outcome, kind: "in" });
  }
  for (const plan of account.plans ?? []) all.push({ date: plan.agreed, text: `${text.plan}: ${text.planStatuses[plan.status]}`, kind: plan.byCustomer ? "in" : "out" });
  for (const dispute of account.disputes ?? []) all.push({ date: dispute.opened, text: `${text.dispute}: ${text.disputeStatuses[dispute.status]}`, kind: "in" });
  for (const charge of account.charges ?? []) all.push({ date: charge.date, text: text.charge(money(charge.amount, currency)), kind: "out" });
  if (account.debtHelp) all.push({ date: account.debtHelp.since, text: `${text.debtHelp}: ${text.debtHelpKinds[account.debtHelp.kind]}`, kind: "in" });
  return all.sort((a, b) => b.date.localeCompare(a.date));
}

function sentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase("nl") + text.slice(1);
}
