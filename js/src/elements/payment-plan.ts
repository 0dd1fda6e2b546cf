/**
 * Pay in parts, arranged by the customer: plans side by side, or an amount of one's own.
 *
 * ```js
 * import "helder/elements/payment-plan";
 * document.querySelector("helder-payment-plan").addEventListener("helder-plan", ({ detail }) => console.log(detail.instalments));
 * ```
 */

import { HelderError } from "../error.js";
import type { Amount, Budget, Date, Every, PaymentPlan, PlanInterest } from "../types.js";
import { define, type Engine } from "./base.js";
import { type Child, h, icon, rebuild } from "./dom.js";
import { below, typedAmount } from "./portal/amounts.js";
import { FormElement, PRESS, type Standing } from "./portal/form-element.js";
import { type BrokenPlan, type Choice, type Choices, choices, fits, type OwnPlan, ownPlan, repairs, type Terms } from "./portal/offers.js";
import { amountInput, budgetFields, dayField } from "./portal/plan-fields.js";
import { fitView, nextView, paymentsTable } from "./portal/plan-views.js";
import { example, held, lastTime, sign, span, times, timesInShort } from "./portal/plan-words.js";
import type { Speech } from "./words.js";
import { type PaymentPlanKey, paymentPlanWords } from "./words/payment-plan.js";

export type { BrokenPlan } from "./portal/offers.js";

/** What is chosen: a plan, and for a broken plan by which way it goes on. */
export type ChosenPlan = PaymentPlan & { way?: string };

/** What the customer typed and ticked; it survives a new language and a new total. */
interface Typed {
  choice: string | undefined;
  amount: string;
  day: string;
  income: string;
  costs: string;
  keep: string;
}

const OWN = "own";
const UNTOUCHED: Readonly<Typed> = { choice: undefined, amount: "", day: "", income: "", costs: "", keep: "" };
const ASKED = ["total", "first", "today", "every", "currency", "latest", "most-months", "least-amount", "ask-budget", "phone"] as const;
/** Half-typed amounts are no mistakes. */
const PAUSE = 800;

/** The places that are filled anew while the customer types; the fields themselves stay. */
interface Places {
  offers: HTMLElement;
  room: HTMLElement;
  ownAmount: HTMLInputElement;
  ownAbout: HTMLElement;
  ownWrong: HTMLElement;
  dayWrong: HTMLElement;
  chosen: HTMLElement;
  wrong: HTMLElement;
}

const LOOK = () => import("./portal/plan-sheet.js");

/**
 * `<helder-payment-plan>`: how a customer wants to pay what is open, or go on with a plan of which a payment was missed. A field of the form
 * around it: its value is the chosen plan as JSON.
 *
 * @element helder-payment-plan
 * @attr {string} total - What is to be paid in all, such as `"240.00"`.
 * @attr {string} first - The day of the first payment.
 * @attr {string} today - The day it is: no plan begins before it. Needed for `repair`.
 * @attr {week|four-weeks|month} every - How often; every month when left out.
 * @attr {string} currency - ISO 4217; `EUR` when left out.
 * @attr {string} latest - Up to this day the customer may choose the first day.
 * @attr {number} most-months - In so many months it must be paid.
 * @attr {string} least-amount - The least that is paid each time.
 * @attr {boolean} ask-budget - Offers to work out what the customer can spare.
 * @attr {string} phone - The number to call.
 * @fires helder-plan - The customer chose; the detail is the plan.
 * @slot next - What happens next, in the host's words.
 * @csspart title - The question above the plans.
 * @csspart card - A plan to choose.
 * @csspart chosen - What was chosen, with all its payments.
 * @csspart next - What happens next.
 */
export class HelderPaymentPlan extends FormElement<PaymentPlanKey, Choices> {
  static override readonly observedAttributes: readonly string[] = [...FormElement.observedAttributes, ...ASKED];

  protected override readonly needs = ["accounts"] as const;
  protected override readonly catalogue = paymentPlanWords;
  protected override readonly look = LOOK;

  #budget: Budget | undefined;
  #interest: PlanInterest | undefined;
  #skipMonths: number[] | undefined;
  #instalments: number[] | undefined;
  #repair: BrokenPlan | undefined;
  #typed: Typed = { ...UNTOUCHED };
  #found: Choices | undefined;
  #own: OwnPlan | undefined;
  #places: Places | undefined;
  #wanted: PaymentPlan | undefined;
  #reckoning: Promise<unknown> = Promise.resolve();
  #turn = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;

  /** What comes in and goes out in a month, when the host knows it from the customer. */
  get budget(): Budget | undefined {
    return this.#budget;
  }

  set budget(budget: Budget | null | undefined) {
    this.#budget = budget ?? undefined;
    this.ask();
  }

  /** The interest that what is still open bears; none when left out. */
  get interest(): PlanInterest | undefined {
    return this.#interest;
  }

  set interest(interest: PlanInterest | null | undefined) {
    this.#interest = interest ?? undefined;
    this.ask();
  }

  /** Months (1 to 12) in which nothing is paid. */
  get skipMonths(): number[] | undefined {
    return this.#skipMonths;
  }

  set skipMonths(months: number[] | null | undefined) {
    this.#skipMonths = months ?? undefined;
    this.ask();
  }

  /** The numbers of instalments to put side by side; those of about 3, 6 and 12 months when left out. */
  get instalments(): number[] | undefined {
    return this.#instalments;
  }

  set instalments(counts: number[] | null | undefined) {
    this.#instalments = counts ?? undefined;
    this.ask();
  }

  /** A plan that was agreed and of which payments were missed: the customer chooses how it goes on. */
  get repair(): BrokenPlan | undefined {
    return this.#repair;
  }

  set repair(plan: BrokenPlan | null | undefined) {
    this.#repair = plan ?? undefined;
    this.ask();
  }

  /** The chosen plan. */
  get plan(): ChosenPlan | undefined {
    if (this.#dayIsWrong()) return undefined;
    if (this.#typed.choice === OWN) return this.#own && "plan" in this.#own ? this.#own.plan : undefined;
    const choice = this.#chosen();
    return choice && (choice.way ? { ...choice.plan, way: choice.way.id } : choice.plan);
  }

  /** The chosen plan as JSON, as the form sends it; empty when nothing is chosen. Set to what is no plan it throws a HelderError: `invalid-json`, or `missing-field`. */
  get value(): string {
    return this.standing().value ?? "";
  }

  set value(json: string | null | undefined) {
    this.#wanted = json ? planIn(json) : undefined;
    this.#typed = { ...this.#typed, choice: undefined, amount: "" };
    this.ask();
  }

  override disconnectedCallback(): void {
    clearTimeout(this.#pause);
    this.#turn += 1;
    super.disconnectedCallback();
  }

  protected override question(): ((engine: Engine) => Promise<Choices>) | undefined {
    const enough = this.#repair ? this.today : this.getAttribute("total") && this.getAttribute("first");
    return enough ? (engine) => this.#find(engine) : undefined;
  }

  protected override answered(found: Choices): void {
    this.#take(found);
  }

  protected override standing(): Standing {
    const { plan } = this;
    return { value: plan ? JSON.stringify(plan) : null, state: JSON.stringify(this.#typed), wrong: plan ? undefined : this.#wrong(this.speech) };
  }

  protected override restore(state: string): void {
    this.#typed = { ...UNTOUCHED, ...(JSON.parse(state) as Partial<Typed>) };
    this.ask();
  }

  protected override reset(): void {
    this.#typed = { ...UNTOUCHED };
    this.#own = undefined;
    this.ask();
  }

  protected override complain(message: string): void {
    if (this.#places) this.#places.wrong.textContent = message;
    this.shadowRoot?.querySelector("fieldset")?.setAttribute("aria-invalid", String(message !== ""));
  }

  protected override view(speech: Speech<PaymentPlanKey>, found: Choices | undefined): Child[] {
    this.#places = undefined;
    this.settleSoon();
    if (!found) {
      this.#found = undefined;
      return [];
    }
    if (found.choices.length === 0) return [h("p", { class: "notice good" }, speech.text("repair-kept"))];
    const places: Places = {
      offers: h("div", { class: "offers" }),
      room: h("div", { class: "room" }),
      // What follows from the amount is told when it is quiet, not with each figure of it.
      ownAmount: amountInput("amount", "amount-hint own-wrong"),
      ownAbout: h("p", { class: "about" }),
      ownWrong: h("p", { class: "wrong", id: "own-wrong" }),
      dayWrong: h("p", { class: "wrong", id: "day-wrong" }),
      chosen: h("div", { class: "chosen", part: "chosen" }),
      wrong: h("p", { class: "wrong", id: "plan-wrong" }, this.complaint),
    };
    this.#places = places;
    this.#paint();
    const money = speech.money(found.missed ?? found.total, this.#currency());
    const range = this.#days();
    return [
      h(
        "fieldset",
        {
          class: "plan", role: "radiogroup", "aria-labelledby": "plan-title", "aria-describedby": "plan-lead plan-wrong",
          "aria-required": String(this.required), "aria-invalid": String(this.complaint !== ""), disabled: this.barred,
        },
        h("legend", {}, h("h2", { id: "plan-title", part: "title" }, speech.text(this.#repair ? "repair-title" : "title"))),
        h("p", { class: "lead", id: "plan-lead" }, this.#repair ? speech.text("repair-lead", { missed: money }) : speech.text("lead", { total: money })),
        range && dayField(speech, range, this.#typed.day || this.#first(), places.dayWrong, (event, day) => this.#on(event, "day", day), () => this.#finish()),
        this.hasAttribute("ask-budget") && budgetFields(speech, this.#typed, (event, name, amount) => this.#on(event, name, amount)),
        places.room,
        // Above the cards: who is sent back to the first of them sees why.
        places.wrong,
        h("div", { class: "cards" }, places.offers, this.#ownCard(speech, places)),
      ),
      places.chosen,
      nextView(speech, this.getAttribute("phone")),
    ];
  }

  #ownCard(speech: Speech<PaymentPlanKey>, places: Places): HTMLElement {
    const { ownAmount } = places;
    ownAmount.value = this.#typed.amount;
    ownAmount.addEventListener("input", (event) => {
      if (ownAmount.value.trim()) this.#tick(OWN);
      this.#on(event, "amount", ownAmount.value);
    });
    ownAmount.addEventListener("change", () => this.#finish());
    const label = { week: "own-week", "four-weeks": "own-four-weeks", month: "own-month" } as const;
    return h(
      "div",
      { class: "card own", part: "card" },
      this.#radio(OWN, "own-label"),
      h("label", { class: "title", id: "own-label", for: `choice-${OWN}` }, speech.text("own")),
      h(
        "div",
        { class: "field" },
        h("label", { for: "amount" }, speech.text(label[this.#every()])),
        h("div", { class: "money" }, h("span", { "aria-hidden": "true" }, sign(speech, this.#currency())), ownAmount),
        h("p", { class: "soft hint", id: "amount-hint" }, speech.text("own-example", { example: example(speech) })),
        places.ownWrong,
      ),
      places.ownAbout,
    );
  }

  #radio(id: string, label: string, about?: string): HTMLInputElement {
    const key = `choice-${id}`;
    const radio = h("input", { type: "radio", name: "choice", id: key, value: id, "data-key": key, "aria-labelledby": label, "aria-describedby": about });
    radio.checked = this.#typed.choice === id;
    radio.addEventListener("input", (event) => event.stopPropagation());
    radio.addEventListener("change", () => {
      this.#typed.choice = id;
      this.#paintChosen();
      this.#finish();
    });
    return radio;
  }

  #card({ id, plan, fits: fit, way }: Choice, speech: Speech<PaymentPlanKey>): HTMLElement {
    const title = way ? speech.text(this.#wayTitle(way.id)) : timesInShort(speech, plan);
    return h(
      "div",
      { class: "card", part: "card" },
      this.#radio(id, `title-${id}`, `about-${id}`),
      h("label", { class: "title", id: `title-${id}`, for: `choice-${id}` }, title),
      h(
        "div",
        { class: "about", id: `about-${id}` },
        h("p", {}, way ? held(way.text) : [span(speech, plan), lastTime(speech, plan)].filter(Boolean).join(" ")),
        fitView(speech, fit),
      ),
    );
  }

  #wayTitle(way: string): PaymentPlanKey {
    if (way === "spread") return "spread";
    if (way === "catch-up") return "catch-up";
    // Behind what? No payment of the plan is still to come.
    return (this.#repair?.instalments.at(-1)?.due ?? "") < this.today ? "later" : "at-the-end";
  }

  /** The customer typed something: what follows from it is found and shown, the field stays as it is. */
  #on(event: Event, name: keyof Typed, value: string): void {
    event.stopPropagation();
    this.#typed[name] = value;
    this.#reckoning = this.#reckon(name !== "amount").then((done) => {
      if (!done) return;
      const told = name === "amount" ? this.#places?.ownAbout : this.#places?.room;
      if (told?.childNodes.length) this.announce([...told.children].map((part) => part.textContent).join(" "));
      this.changed(false);
    });
  }

  /** Finds what can be chosen, or only the plan for the own amount, with what is typed now; false when that was typed over meanwhile, or went wrong. */
  async #reckon(everything: boolean): Promise<boolean> {
    this.#turn += 1;
    const turn = this.#turn;
    this.#own = undefined;
    try {
      const engine = await this.engine();
      const found = everything && !this.#dayIsWrong() ? await this.#find(engine) : this.#found;
      const own = found && (await this.#findOwn(engine, found));
      if (turn !== this.#turn) return false;
      this.#found = found;
      this.#own = own;
      if (everything) this.#paint();
      else this.#paintChosen();
      return true;
    } catch (thrown) {
      if (turn === this.#turn) this.fail(thrown);
      return false;
    }
  }

  /** A choice is made: whoever listens is told, once what was typed is reckoned too. */
  #finish(): void {
    this.settle();
    void this.#reckoning.then(() => {
      this.#sayOwn(true);
      this.changed(true);
      const { plan } = this;
      if (!plan) return;
      this.tell("helder-plan", plan);
      this.announce(h("p", {}, ...this.#chosenInWords(this.speech, plan)).textContent, 300);
    });
  }

  async #find(engine: Engine): Promise<Choices> {
    const terms = this.#terms();
    const { today } = this;
    return this.#repair && today ? repairs(engine, this.#repair, today, terms) : choices(engine, terms);
  }

  async #findOwn(engine: Engine, found: Choices): Promise<OwnPlan | undefined> {
    const amount = typedAmount(this.#typed.amount);
    if (amount === undefined || /^0+\.00$/.test(amount) || found.choices.length === 0) return undefined;
    const terms = this.#terms();
    // What is left of a broken plan is paid from its next day on.
    const first = this.#repair ? found.choices[0]?.plan.instalments[0]?.due ?? terms.first : terms.first;
    return ownPlan(engine, { ...terms, total: found.total, first }, amount);
  }

  #take(found: Choices): void {
    this.#found = found;
    if (this.#wanted) this.#adopt(this.#wanted, found);
    // What was chosen may be on offer no longer.
    if (this.#typed.choice !== OWN && !this.#chosen()) this.#typed.choice = undefined;
    if (this.#typed.amount.trim()) void this.#reckon(false).then(() => this.settle());
  }

  /** A plan from outside is one of those on offer, or else one of an own amount. */
  #adopt(plan: PaymentPlan, found: Choices): void {
    this.#wanted = undefined;
    const days = JSON.stringify(plan.instalments);
    const offer = found.choices.find((choice) => JSON.stringify(choice.plan.instalments) === days);
    const amount = String(plan.instalments[0]?.amount ?? "");
    this.#typed = { ...this.#typed, ...(offer ? { choice: offer.id } : { choice: OWN, amount }) };
  }

  #paint(): void {
    const places = this.#places;
    const found = this.#found;
    if (!places || !found) return;
    const { speech } = this;
    rebuild(places.offers, () => found.choices.map((choice) => this.#card(choice, speech)));
    const nothing = found.room !== null && /^0+\.00$/.test(found.room);
    rebuild(places.room, () => [
      found.room !== null && !nothing && h("p", {}, icon("found"), speech.text("room", { room: speech.money(found.room, this.#currency()) })),
      nothing && h("p", { class: "notice" }, speech.text("no-room")),
      !nothing && found.choices.every(({ fits: fit }) => fit === false) && h("p", { class: "notice" }, speech.text("nothing-fits")),
    ]);
    const wrong = this.#dayIsWrong();
    places.dayWrong.textContent = wrong ? this.#dayMessage() : "";
    this.shadowRoot?.querySelector("#day")?.setAttribute("aria-invalid", String(wrong));
    this.#paintChosen();
  }

  #paintChosen(): void {
    const places = this.#places;
    if (!places) return;
    const { plan, speech } = this;
    const own = this.#own && "plan" in this.#own ? this.#own.plan : undefined;
    rebuild(places.ownAbout, () =>
      own
        ? [
            this.#isMore(own) && h("span", {}, `${speech.text("own-too-much")} `),
            h("strong", {}, `${times(speech, own)}.`), " ", h("span", {}, span(speech, own)), " ", fitView(speech, fits(own, this.#found?.room ?? null)),
          ]
        : [],
    );
    this.#sayOwn(false);
    rebuild(places.chosen, () =>
      plan
        ? [
            h("p", {}, icon("found"), h("span", {}, ...this.#chosenInWords(speech, plan))),
            h("details", { "data-name": "payments" }, h("summary", { "data-key": "payments" }, speech.text("payments")), paymentsTable(speech, plan)),
          ]
        : [],
    );
    places.chosen.hidden = !plan;
  }

  /** Says what is wrong with the own amount: after a pause, because a half-typed amount is no mistake. */
  #sayOwn(now: boolean): void {
    clearTimeout(this.#pause);
    const places = this.#places;
    if (!places) return;
    const complaint = this.#typed.choice === OWN ? this.#ownComplaint(this.speech) : undefined;
    const say = () => {
      places.ownWrong.textContent = complaint ?? "";
      places.ownAmount.setAttribute("aria-invalid", String(complaint !== undefined));
      if (complaint) this.announce(complaint, 300);
    };
    if (complaint) this.#pause = setTimeout(say, now ? PRESS : PAUSE);
    else say();
  }

  /** What keeps the form from being sent. */
  #wrong(speech: Speech<PaymentPlanKey>): Standing["wrong"] {
    if (this.#dayIsWrong()) return { key: "day", message: this.#dayMessage(), missing: false };
    const own = this.#typed.choice === OWN;
    if (own && this.#typed.amount.trim()) return { key: "amount", message: this.#ownComplaint(speech) ?? speech.text("fill"), missing: false };
    // A plan that is kept asks nothing.
    if (!this.required || this.#found?.choices.length === 0) return undefined;
    if (own) return { key: "amount", message: speech.text("fill"), missing: true };
    return { key: `choice-${this.#found?.choices[0]?.id ?? OWN}`, message: speech.text("choose"), missing: true };
  }

  /** What is wrong with the own amount, kindly and with a number that works. */
  #ownComplaint(speech: Speech<PaymentPlanKey>): string | undefined {
    const { amount: written } = this.#typed;
    if (!written.trim()) return undefined;
    const amount = typedAmount(written);
    if (amount === undefined) return speech.text("own-unreadable", { example: example(speech) });
    if (/^0+\.00$/.test(amount)) return speech.text("own-nothing", { example: example(speech) });
    if (!this.#own || "plan" in this.#own) return undefined;
    const from = speech.money(this.#own.from, this.#currency());
    if (this.#own.refused === "too-little") return speech.text("own-too-little", { from });
    const months = this.#mostMonths();
    return months ? speech.text("own-too-long", { from, n: months }) : speech.text("own-very-long", { from });
  }

  /** Whether more was typed than is to be paid. */
  #isMore(own: PaymentPlan): boolean {
    const amount = typedAmount(this.#typed.amount);
    return amount !== undefined && below(own.total, amount);
  }

  /** What was chosen: the first words are what it is about. */
  #chosenInWords(speech: Speech<PaymentPlanKey>, plan: ChosenPlan): Child[] {
    const way = this.#chosen()?.way;
    const [what, more] = way ? [speech.text(this.#wayTitle(way.id)), held(way.text)] : [times(speech, plan), span(speech, plan)];
    return [h("strong", {}, speech.text("chosen", { plan: what })), ` ${more}`];
  }

  /** An amount that is typed is the choice, without a second click. */
  #tick(id: string): void {
    this.#typed.choice = id;
    const radio = this.shadowRoot?.querySelector<HTMLInputElement>(`#choice-${id}`);
    if (radio) radio.checked = true;
  }

  #chosen(): Choice | undefined {
    return this.#found?.choices.find(({ id }) => id === this.#typed.choice);
  }

  #terms(): Terms {
    const [most, least] = [this.#mostMonths(), this.getAttribute("least-amount")];
    const budget = this.#ownBudget() ?? this.#budget;
    return {
      total: this.getAttribute("total") ?? "",
      first: this.#first(),
      every: this.#every(),
      locale: this.locale,
      currency: this.#currency(),
      ...(this.#interest && { interest: this.#interest }),
      ...(this.#skipMonths && { skipMonths: this.#skipMonths }),
      ...(this.#instalments && { instalments: this.#instalments }),
      ...(budget && { budget }),
      ...(most && { mostMonths: most }),
      ...(least && { leastAmount: least }),
    };
  }

  /** What the customer filled in, once there is an income and nothing that cannot be read. */
  #ownBudget(): Budget | undefined {
    const [income, costs, keep] = [this.#typed.income, this.#typed.costs || "0", this.#typed.keep || "0"].map(typedAmount) as (Amount | undefined)[];
    return income !== undefined && costs !== undefined && keep !== undefined ? { income, costs, keep } : undefined;
  }

  /** The day that the customer chose, or that of the host; never a day that is past. */
  #first(): Date {
    const [first, { today }] = [this.getAttribute("first") ?? "", this];
    return (!this.#dayIsWrong() && this.#typed.day) || (first < today ? today : first);
  }

  /** Between which days the customer may begin, if that may be chosen. */
  #days(): { from: Date; until: Date } | undefined {
    const until = this.getAttribute("latest");
    const from = this.today || this.getAttribute("first");
    return until && from && from < until && !this.#repair ? { from, until } : undefined;
  }

  #dayIsWrong(): boolean {
    const range = this.#days();
    const { day } = this.#typed;
    return Boolean(range && day && (day < range.from || day > range.until));
  }

  #dayMessage(): string {
    const range = this.#days();
    return range ? this.speech.text("day-wrong", { from: this.speech.day(range.from), until: this.speech.day(range.until) }) : "";
  }

  #every(): Every {
    const every = this.getAttribute("every");
    return every === "week" || every === "four-weeks" ? every : "month";
  }

  #currency(): string {
    return this.getAttribute("currency") ?? "EUR";
  }

  #mostMonths(): number | undefined {
    const months = Math.floor(Number(this.getAttribute("most-months")));
    return months > 0 ? months : undefined;
  }
}

/** The plan that a text holds; nothing, when it is `null`. */
function planIn(json: string): PaymentPlan | undefined {
  let plan: PaymentPlan | null;
  try {
    plan = JSON.parse(json) as PaymentPlan | null;
  } catch (cause) {
    throw new HelderError({ code: "invalid-json", path: "value", message: "expected a plan as JSON" }, { cause });
  }
  if (plan !== null && !Array.isArray(plan.instalments)) throw new HelderError({ code: "missing-field", path: "value.instalments", message: "expected a plan with its `instalments`" });
  return plan ?? undefined;
}

define("helder-payment-plan", HelderPaymentPlan);

declare global {
  interface HTMLElementTagNameMap {
    "helder-payment-plan": HelderPaymentPlan;
  }
}
