// The legal sums: what may be charged, from when, and how each number comes about.

import { type Costs, type Helder, HelderError, type Interest, type Notice } from "helder";
import { byId, type Child, h } from "./dom.ts";
import { currentLocale, day, decimal, money, words } from "./words.ts";

interface Claim {
  principal: string;
  party: "consumer" | "business";
  from: string;
  to: string;
  sent: string;
  channel: "post" | "email";
}

export class LawDesk {
  readonly #helder: Helder;
  readonly #claim: Claim = { principal: "214,60", party: "consumer", from: "2026-09-15", to: "2026-11-23", sent: "2026-11-23", channel: "post" };
  readonly #results = h("div", { class: "sums" });

  constructor(helder: Helder) {
    this.#helder = helder;
  }

  show(): void {
    byId("law-desk").replaceChildren(this.#form(), this.#results);
    this.#reckon();
  }

  #form(): HTMLElement {
    const text = words();
    const claim = this.#claim;
    const field = <K extends keyof Claim>(name: K, label: string, control: HTMLInputElement | HTMLSelectElement) => {
      control.id = `claim-${name}`;
      control.setAttribute("aria-describedby", `claim-${name}-error`);
      control.addEventListener("input", () => {
        claim[name] = control.value as Claim[K];
        this.#reckon();
      });
      return h("div", { class: "field" }, h("label", { for: control.id }, label), control, h("p", { class: "field-error", id: `claim-${name}-error`, "data-field-error": name, "aria-live": "polite" }));
    };
    const date = (value: string) => h("input", { type: "date", value });
    const choice = (chosen: string, options: Record<string, string>) =>
      h("select", {}, ...Object.entries(options).map(([value, label]) => h("option", { value, selected: value === chosen }, label)));
    return h(
      "form",
      { class: "claim", "aria-label": text.claim, onsubmit: (event) => event.preventDefault() },
      h("h3", {}, text.claim),
      field("principal", `${text.principal} (€)`, h("input", { type: "text", inputmode: "decimal", autocomplete: "off", value: claim.principal })),
      field("party", text.party, choice(claim.party, { consumer: text.consumer, business: text.business })),
      field("from", text.interestFrom, date(claim.from)),
      field("to", text.interestTo, date(claim.to)),
      field("sent", text.letterSent, date(claim.sent)),
      field("channel", text.sentBy, choice(claim.channel, { post: text.post, email: text.email })),
    );
  }

  #reckon(): void {
    const { party, from, to, sent, channel } = this.#claim;
    const principal = amount(this.#claim.principal);
    const locale = currentLocale();
    const errors: HelderError[] = [];
    const attempt = <T>(run: () => T, view: (answer: T) => HTMLElement): Child => {
      try {
        return view(run());
      } catch (error) {
        if (!(error instanceof HelderError)) throw error;
        errors.push(error);
        return undefined;
      }
    };
    const views = [
      attempt(() => this.#helder.collectionCosts({ principal, party, locale }), costsView),
      attempt(() => this.#helder.interest({ principal, party, from, to, locale }), interestView),
      attempt(() => this.#helder.notice({ sent, channel, locale }), noticeView),
    ];
    this.#showErrors(errors);
    this.#results.replaceChildren(...views.filter((view): view is HTMLElement => view instanceof HTMLElement));
  }

  #showErrors(errors: HelderError[]): void {
    const rest = new Map(errors.map((error) => [`${error.path} ${error.message}`, error]));
    for (const place of byId("law-desk").querySelectorAll<HTMLElement>("[data-field-error]")) {
      const name = place.dataset["fieldError"];
      const found = [...rest].find(([, error]) => error.path === name);
      place.textContent = found ? `${found[1].message} (${found[1].code})` : "";
      document.getElementById(`claim-${name}`)?.setAttribute("aria-invalid", String(found !== undefined));
      if (found) rest.delete(found[0]);
    }
    const { engineSays, inField } = words();
    const others = [...rest.values()].map((error) => h("p", { class: "field-error" }, `${engineSays} ${error.path && inField(error.path)}: ${error.message} (${error.code})`));
    byId("law-desk").querySelectorAll(".claim > .field-error").forEach((old) => old.remove());
    byId("law-desk").querySelector(".claim")?.append(...others);
  }
}

/** `1.234,56` as a Dutch hand writes it, or `1234.56`. */
function amount(written: string): string {
  const bare = written.replace(/[€\s]/g, "");
  return bare.includes(",") ? bare.replaceAll(".", "").replace(",", ".") : bare;
}

function source(name: string, confirmed: boolean): HTMLElement {
  return h("span", { class: "source" }, name, !confirmed && h("em", {}, ` · ${words().unconfirmed}`));
}

function notes(lines: string[]): Child {
  return lines.length > 0 && h("ul", { class: "notes" }, ...lines.map((line) => h("li", {}, line)));
}

function costsView(costs: Costs): HTMLElement {
  const text = words();
  return h(
    "article",
    { class: "sum" },
    h("h3", {}, text.costs),
    h("p", { class: "total" }, h("small", {}, text.maximum), h("span", { "data-testid": "costs-total", "data-amount": costs.total }, money(costs.total, costs.currency))),
    h(
      "ol",
      { class: "sum-steps", "aria-label": text.sum },
      ...costs.steps.map((step) => h("li", {}, h("span", {}, step.text), h("span", { class: "amount" }, money(step.amount, costs.currency)), source(step.source, step.confirmed))),
    ),
    notes(costs.notes),
  );
}

function interestView(interest: Interest): HTMLElement {
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
          source(period.source, period.confirmed),
        ),
      ),
    ),
    notes(interest.notes),
  );
}

function noticeView(notice: Notice): HTMLElement {
  const text = words();
  const row = (label: string, date: string, name: string) => h("div", {}, h("dt", {}, label), h("dd", { "data-testid": name, "data-date": date }, day(date)));
  return h(
    "article",
    { class: "sum" },
    h("h3", {}, text.notice),
    h("dl", { class: "term" }, row(text.lastDay, notice.lastDay, "last-day"), row(text.received, notice.received, "received"), row(text.costsFrom, notice.costsFrom, "costs-from")),
    source(notice.source, notice.confirmed),
    notes(notice.notes),
  );
}
