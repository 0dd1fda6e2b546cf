// The claim: what may be charged, from when, how each number comes about, and how it can be paid in parts.

import { type Costs, type Helder, HelderError, type Interest, type Jurisdiction, type Locale, type Notice, type PlanOffer } from "helder";
import { byId, type Child, h, rebuild } from "./dom.ts";
import { wrongField } from "./record-words.ts";
import { currentLocale, day, decimal, money, words } from "./words.ts";

/** Everything the forms hold, as it was typed. */
interface Claim {
  jurisdiction: Jurisdiction;
  principal: string;
  party: "consumer" | "business";
  from: string;
  to: string;
  sent: string;
  channel: "post" | "email";
  language: Locale;
  withCosts: "yes" | "no";
  first: string;
  every: "month" | "four-weeks" | "week";
  income: string;
  costs: string;
  keep: string;
}

/** How the parts of a request are called in the forms. */
const FIELDS: Record<string, keyof Claim> = { "budget.income": "income", "budget.costs": "costs", "budget.keep": "keep", total: "principal" };

export class LawDesk {
  readonly #helder: Helder;
  readonly #claim: Claim = {
    jurisdiction: "NL", principal: "214,60", party: "consumer", from: "2026-09-15", to: "2026-11-23", sent: "2026-11-23", channel: "post", language: currentLocale(),
    withCosts: "no", first: "2026-12-28", every: "month", income: "", costs: "", keep: "",
  };
  readonly #results = h("div", { class: "sums" });
  readonly #plans = h("div", { class: "plans", "aria-live": "polite" });

  constructor(helder: Helder) {
    this.#helder = helder;
  }

  show(): void {
    this.#claim.language = currentLocale();
    const text = words();
    byId("law-desk").replaceChildren(this.#form(), this.#results);
    byId("plan-desk").replaceChildren(
      h("div", { class: "plan-head" }, h("h3", {}, text.plansTitle), h("p", { class: "soft" }, text.plansLead)),
      this.#planForm(),
      this.#plans,
    );
    this.#reckon();
  }

  #field<K extends keyof Claim>(name: K, label: string, control: HTMLInputElement | HTMLSelectElement): HTMLElement {
    control.id = `claim-${name}`;
    control.setAttribute("aria-describedby", `claim-${name}-error`);
    control.addEventListener("input", () => {
      this.#claim[name] = control.value as Claim[K];
      this.#reckon();
    });
    return h("div", { class: "field" }, h("label", { for: control.id }, label), control, h("p", { class: "field-error", id: `claim-${name}-error`, "data-field-error": name, "aria-live": "polite" }));
  }

  #form(): HTMLElement {
    const text = words();
    const claim = this.#claim;
    return h(
      "form",
      { class: "claim", "aria-label": text.claim, onsubmit: (event) => event.preventDefault() },
      h("h3", {}, text.claim),
      this.#field("jurisdiction", text.country, choice(claim.jurisdiction, text.countries)),
      this.#field("principal", `${text.principal} (€)`, amountInput(claim.principal)),
      this.#field("party", text.party, choice(claim.party, { consumer: text.consumer, business: text.business })),
      this.#field("from", text.interestFrom, dateInput(claim.from)),
      this.#field("to", text.interestTo, dateInput(claim.to)),
      this.#field("sent", text.letterSent, dateInput(claim.sent)),
      this.#field("channel", text.sentBy, choice(claim.channel, { post: text.post, email: text.email })),
      this.#field("language", text.explainedIn, choice(claim.language, text.languages)),
    );
  }

  #planForm(): HTMLElement {
    const text = words();
    const claim = this.#claim;
    const withCosts = h("input", { type: "checkbox", id: "claim-withCosts", checked: claim.withCosts === "yes" });
    withCosts.addEventListener("input", () => {
      claim.withCosts = withCosts.checked ? "yes" : "no";
      this.#reckon();
    });
    return h(
      "form",
      { class: "plan-form", "aria-label": text.plansTitle, onsubmit: (event) => event.preventDefault() },
      this.#field("first", text.firstPayment, dateInput(claim.first)),
      this.#field("every", text.every, choice(claim.every, text.everies)),
      h("label", { class: "tick" }, withCosts, h("span", {}, text.withCosts)),
      h(
        "fieldset",
        {},
        h("legend", {}, text.budget),
        this.#field("income", `${text.income} (€)`, amountInput(claim.income)),
        this.#field("costs", `${text.fixedCosts} (€)`, amountInput(claim.costs)),
        this.#field("keep", `${text.keep} (€)`, amountInput(claim.keep)),
      ),
    );
  }

  #reckon(): void {
    const { jurisdiction, party, from, to, sent, channel, language: locale } = this.#claim;
    const principal = amount(this.#claim.principal);
    const errors: HelderError[] = [];
    const attempt = <T>(run: () => T): T | undefined => {
      try {
        return run();
      } catch (error) {
        if (!(error instanceof HelderError)) throw error;
        errors.push(error);
        return undefined;
      }
    };
    const costs = attempt(() => this.#helder.collectionCosts({ jurisdiction, principal, party, locale }));
    const interest = attempt(() => this.#helder.interest({ jurisdiction, principal, party, from, to, locale }));
    // Belgium asks no reminder between companies.
    const notice = jurisdiction === "BE" && party === "business" ? undefined : attempt(() => this.#helder.notice({ jurisdiction, party, sent, channel, locale }));
    this.#results.replaceChildren(
      ...[costs && costsView(costs, locale), interest && interestView(interest, locale), notice && noticeView(notice, jurisdiction, locale)].filter((view): view is HTMLElement => view instanceof HTMLElement),
    );
    this.#showPlans(principal, costs, interest, attempt);
    this.#showErrors(errors);
  }

  #showPlans(principal: string, costs: Costs | undefined, interest: Interest | undefined, attempt: <T>(run: () => T) => T | undefined): void {
    const { first, every, withCosts, income, costs: fixed, keep, language: locale } = this.#claim;
    // What is owed with everything on it is what the engine's own balance says: amounts are never added up here.
    const owed = withCosts === "yes" && costs && interest ? attempt(() => this.#owed(costs)) : principal;
    const budget = income || fixed || keep ? { budget: { income: amount(income || "0"), costs: amount(fixed || "0"), keep: amount(keep || "0") } } : {};
    const plans = owed === undefined ? undefined : attempt(() => this.#helder.paymentPlans({ total: owed, first, every, locale, ...budget }));
    rebuild(this.#plans, () =>
      plans
        ? [
            h("div", { class: "plan-cards" }, ...plans.plans.map(planView)),
            notes(plans.notes),
          ]
        : [],
    );
  }

  #owed(costs: Costs): string {
    const { jurisdiction, party, from, to, language: locale } = this.#claim;
    return this.#helder.balance({ jurisdiction, party, principal: amount(this.#claim.principal), costs: costs.total, from, to, locale }).total;
  }

  #showErrors(errors: HelderError[]): void {
    const rest = new Map(errors.map((error) => [`${error.path} ${error.message}`, error]));
    for (const place of document.querySelectorAll<HTMLElement>("#law [data-field-error]")) {
      const name = place.dataset["fieldError"];
      const found = [...rest].filter(([, error]) => (FIELDS[error.path] ?? error.path) === name);
      place.textContent = found[0] ? wrongField(found[0][1]) : "";
      place.dataset["code"] = found[0]?.[1].code ?? "";
      document.getElementById(`claim-${name}`)?.setAttribute("aria-invalid", String(found.length > 0));
      for (const [key] of found) rest.delete(key);
    }
    const others = [...new Set([...rest.values()].map(wrongField))].map((wrong) => h("p", { class: "field-error" }, wrong));
    byId("law-desk").querySelectorAll(".claim > .field-error").forEach((old) => old.remove());
    byId("law-desk").querySelector(".claim")?.append(...others);
  }
}

function dateInput(value: string): HTMLInputElement {
  return h("input", { type: "date", value });
}

function amountInput(value: string): HTMLInputElement {
  return h("input", { type: "text", inputmode: "decimal", autocomplete: "off", value });
}

function choice(chosen: string, options: Record<string, string>): HTMLSelectElement {
  return h("select", {}, ...Object.entries(options).map(([value, label]) => h("option", { value, selected: value === chosen }, label)));
}

/** `1.234,56` as a Dutch hand writes it, or `1234.56`. */
function amount(written: string): string {
  const bare = written.replace(/[€\s]/g, "");
  return bare.includes(",") ? bare.replaceAll(".", "").replace(",", ".") : bare;
}

/** The euro sign stays with its amount. */
function held(text: string): string {
  return text.replaceAll("€ ", "€\u00a0");
}

/** The Belgian code has a name in each language of the country; the tables name it in Dutch. */
const BELGIAN_CODE: Partial<Record<Locale, string>> = { fr: "CDE", de: "WGB" };

/** An article, as the explanation beside it calls it. */
function article(name: string, language: Locale): string {
  return name.replace(/\bWER\b/, BELGIAN_CODE[language] ?? "WER");
}

function source(name: string, confirmed: boolean, language: Locale): HTMLElement {
  return h("span", { class: "source" }, article(name, language), !confirmed && h("em", {}, ` · ${words().unconfirmed}`));
}

function notes(lines: string[]): Child {
  return lines.length > 0 && h("ul", { class: "notes" }, ...lines.map((line) => h("li", {}, held(line))));
}

/** The explanation as it can go in a letter. */
function copyButton(lines: string[]): HTMLElement {
  const text = words();
  const button = h("button", { type: "button", class: "text-button copy-sum" }, text.copySum);
  button.addEventListener("click", () => {
    void navigator.clipboard?.writeText(lines.join("\n")).then(() => {
      button.textContent = text.copied;
    });
  });
  return button;
}

function costsView(costs: Costs, language: Locale): HTMLElement {
  const text = words();
  return h(
    "article",
    { class: "sum" },
    h("h3", {}, text.costs),
    h("p", { class: "total" }, h("small", {}, text.maximum), h("span", { "data-testid": "costs-total", "data-amount": costs.total }, money(costs.total, costs.currency))),
    h(
      "ol",
      { class: "sum-steps", "aria-label": text.sum },
      ...costs.steps.map((step) => h("li", {}, h("span", {}, held(step.text)), h("span", { class: "amount" }, money(step.amount, costs.currency)), source(step.source, step.confirmed, language))),
    ),
    copyButton(costs.steps.map((step) => `${step.text}: ${money(step.amount, costs.currency)} (${article(step.source, language)})`)),
    notes(costs.notes),
  );
}

function interestView(interest: Interest, language: Locale): HTMLElement {
  const text = words();
  return h(
    "article",
    { class: "sum" },
    h("h3", {}, text.interest),
    h("p", { class: "total" }, h("span", { "data-testid": "interest-total", "data-amount": interest.interest }, money(interest.interest, interest.currency))),
    h(
      "ol",
      { class: "sum-steps", "aria-label": text.periods },
      ...interest.periods.map((period) =>
        h(
          "li",
          {},
          h("span", {}, `${text.days(period.days)} · ${decimal(Number(period.percent), 2)}%`, h("small", {}, `${day(period.from, "short")} – ${day(period.to, "short")}`)),
          h("span", { class: "amount" }, money(period.interest, interest.currency)),
          source(period.source, period.confirmed, language),
        ),
      ),
    ),
    copyButton(interest.periods.map((period) => `${period.text}: ${money(period.interest, interest.currency)} (${article(period.source, language)})`)),
    notes(interest.notes),
  );
}

function noticeView(notice: Notice, jurisdiction: Jurisdiction, language: Locale): HTMLElement {
  const text = words();
  const row = (label: string, date: string | null, name: string) => date !== null && h("div", {}, h("dt", {}, label), h("dd", { "data-testid": name, "data-date": date }, day(date)));
  const costs = jurisdiction === "NL" || jurisdiction === "BE";
  return h(
    "article",
    { class: "sum" },
    h("h3", {}, text.noticeTitles[jurisdiction]),
    h(
      "dl",
      { class: "term" },
      row(costs ? text.lastDay : text.lastDayOnTime, notice.lastDay, "last-day"),
      row(text.received, notice.received, "received"),
      row(text.termStarts, notice.termStarts, "term-starts"),
      row(costs ? text.costsFrom : text.defaultFrom, notice.costsFrom, "costs-from"),
    ),
    source(notice.source, notice.confirmed, language),
    notes(notice.notes),
  );
}

function planView({ plan, perMonth, fits }: PlanOffer): HTMLElement {
  const text = words();
  const [first, ...rest] = plan.steps;
  return h(
    "article",
    { class: "plan", "data-testid": "plan", "data-fits": fits === null ? "" : String(fits) },
    h("h4", {}, text.perMonth(money(perMonth, plan.currency)), fits !== null && h("span", { class: `badge ${fits ? "badge-good" : "badge-bad"}` }, fits ? text.fits : text.tooMuch)),
    h("p", { class: "plan-first" }, held(first ?? "")),
    h("p", { class: "soft" }, rest.join(" ")),
    h("dl", { class: "plan-facts" }, h("div", {}, h("dt", {}, text.planTotal), h("dd", { "data-testid": "plan-total" }, money(plan.total, plan.currency))), h("div", {}, h("dt", {}, text.ends), h("dd", {}, day(plan.ends)))),
    h(
      "details",
      { "data-name": `plan-${plan.instalments.length}` },
      h("summary", { "data-key": `plan-${plan.instalments.length}` }, text.allPayments),
      h("ol", { class: "plan-payments" }, ...plan.instalments.map((one) => h("li", {}, h("span", {}, day(one.due, "short")), h("span", { class: "amount" }, money(one.amount, plan.currency))))),
    ),
    copyButton(plan.steps),
  );
}
