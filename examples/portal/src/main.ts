import "@fontsource-variable/atkinson-hyperlegible-next/wght.css";
import "@fontsource-variable/bricolage-grotesque/wght.css";
import "./portal.css";
import "helder/elements/contact-check";
import "helder/elements/payment-plan";

import type { Locale } from "helder";
import { account, DAYS, PHONE, TODAY, TOTAL } from "./customer.ts";
import { LOCALES, restoreTheme, saveLocale, savedLocale, setTheme, theme } from "./settings.ts";
import { fill, words } from "./words.ts";

const plan = find("helder-payment-plan");
const check = find("helder-contact-check");
const form = find<HTMLFormElement>("#parts-form");
const thanks = find("#parts-thanks");

restoreTheme();
start();
show(savedLocale());

/** What stays the same in every language. */
function start(): void {
  const given = { total: TOTAL, first: DAYS.first, today: TODAY, latest: DAYS.latest, "most-months": "12", "least-amount": "10.00", phone: PHONE };
  for (const [name, value] of Object.entries(given)) plan.setAttribute(name, value);
  check.setAttribute("today", TODAY);
  check.setAttribute("channels", "call sms email whatsapp letter");
  check.contactPoints = account.contactPoints;
  check.preferences = account.customer.preferences;
  toPhone(find<HTMLAnchorElement>("#phone"));
  form.addEventListener("submit", (event) => {
    // A portal would send `new FormData(form)` to its server here; this page talks to nobody.
    event.preventDefault();
    arranged(true);
  });
  find("#theme").addEventListener("click", () => {
    setTheme(theme() === "dark" ? "light" : "dark");
    show(document.documentElement.lang as Locale);
  });
}

function show(locale: Locale): void {
  const text = words[locale];
  // The elements follow the language of the page.
  document.documentElement.lang = locale;
  saveLocale(locale);
  for (const place of document.querySelectorAll<HTMLElement>("[data-word]")) place.textContent = word(locale, place.dataset["word"]);
  for (const place of document.querySelectorAll<HTMLElement>("[data-word-label]")) place.setAttribute("aria-label", word(locale, place.dataset["wordLabel"]));
  find("#theme").textContent = theme() === "dark" ? text.toLight : text.toDark;
  find(".open-total").textContent = money(locale, TOTAL);
  find("#open-by").textContent = fill(text.openBy, { day: day(locale, DAYS.payBy) });
  // The number stands in the sentence where the language wants it.
  const [before = "", after = ""] = text.billsWrong.split("{phone}");
  find("#bills-wrong").replaceChildren(before, toPhone(document.createElement("a")), after);
  find("#languages").replaceChildren(...LOCALES.map((one) => languageButton(one, locale)));
  find("#bills").replaceChildren(...account.invoices.map((invoice) => bill(locale, invoice)));
  arranged(!thanks.hidden);
}

/** A link that calls. */
function toPhone(link: HTMLAnchorElement): HTMLAnchorElement {
  link.textContent = PHONE;
  link.href = `tel:${PHONE.replaceAll(" ", "")}`;
  return link;
}

/** The language of the button is its own: a screen reader says it as it is said there. */
function languageButton(one: Locale, now: Locale): HTMLElement {
  const button = make("button", one.toUpperCase());
  button.type = "button";
  button.lang = one;
  button.setAttribute("aria-label", `${one.toUpperCase()}, ${words[one].name}`);
  button.setAttribute("aria-pressed", String(one === now));
  button.addEventListener("click", () => {
    show(one);
    find<HTMLElement>(`#languages [lang=${one}]`).focus();
  });
  return button;
}

function bill(locale: Locale, invoice: { id: string; amount: string; due: string }): HTMLElement {
  const text = words[locale];
  const item = document.createElement("li");
  const month = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" }).format(new Date(invoice.due));
  const what = make("span", fill(text.bill, { month }));
  what.append(make("small", fill(text.billNumber, { number: invoice.id })));
  item.append(what, make("strong", money(locale, invoice.amount)));
  return item;
}

/** The thanks in the place of the form, or the form again. */
function arranged(done: boolean): void {
  const locale = document.documentElement.lang as Locale;
  const text = words[locale];
  const payments = plan.plan?.instalments ?? [];
  const [first, ...more] = payments;
  const opened = thanks.hidden && done;
  form.hidden = done;
  thanks.hidden = !done;
  if (!done || !first) return;
  const again = make("button", text.partsAgain);
  again.type = "button";
  again.className = "quiet";
  again.addEventListener("click", () => {
    arranged(false);
    plan.focus();
  });
  thanks.replaceChildren(
    make("h3", text.partsThanks),
    ...(more.length === 0
      ? [make("p", fill(text.partsThanksOnce, { amount: money(locale, first.amount), day: day(locale, first.due, true) }))]
      : [make("p", text.partsThanksLead), paymentList(locale, payments)]),
    make("p", text.partsExample),
    again,
  );
  if (opened) thanks.focus();
}

function paymentList(locale: Locale, payments: readonly { due: string; amount: string }[]): HTMLElement {
  const list = document.createElement("ol");
  for (const { due, amount } of payments) {
    const item = document.createElement("li");
    item.append(make("span", day(locale, due, true)), " ", make("strong", money(locale, amount)));
    list.append(item);
  }
  return list;
}

function word(locale: Locale, name: string | undefined): string {
  return (words[locale] as Record<string, string>)[name ?? ""] ?? "";
}

function money(locale: Locale, amount: string): string {
  return new Intl.NumberFormat(tag(locale), { style: "currency", currency: "EUR" }).format(amount as Intl.StringNumericLiteral);
}

function day(locale: Locale, date: string, withYear = false): string {
  const said = new Intl.DateTimeFormat(tag(locale), { day: "numeric", month: "long", ...(withYear && { year: "numeric" }), timeZone: "UTC" }).format(new Date(date));
  // In French the first of a month is the first, all others are numbers.
  return locale === "fr" ? said.replace(/^1 /, "1er ") : said;
}

/** English as it is written in Europe: 7 December. */
function tag(locale: Locale): string {
  return locale === "en" ? "en-GB" : locale;
}

function make<K extends keyof HTMLElementTagNameMap>(tag: K, text: string): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

function find<K extends keyof HTMLElementTagNameMap>(selector: K): HTMLElementTagNameMap[K];
function find<E extends HTMLElement = HTMLElement>(selector: string): E;
function find(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`the page has no ${selector}`);
  return element;
}
