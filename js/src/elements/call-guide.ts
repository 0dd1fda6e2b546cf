/** `<helder-call-guide>`: what to say and to ask in a call, and what to record of it. */

import type { PartName } from "../engine.js";
import type { Account, AdvisedStep, Draft, Promise as PromiseToPay, Sender } from "../types.js";
import { define, type Engine, HelderElement } from "./base.js";
import { type Child, h } from "./dom.js";
import { contactOf, described, emptyNotes, type Notes, wrongIn } from "./call/notes.js";
import { notesView } from "./call/notes-view.js";
import { guideView } from "./call/guide-view.js";
import type { Drafting } from "./next-steps.js";
import type { Speech } from "./words.js";
import { desk, type DeskKey } from "./words/desk.js";

/** A step as an advice gives it, or its name. */
export type GuidedStep = string | Pick<AdvisedStep, "step" | "channel" | "best">;

const LOOK = () => import("./call/sheet.js");

/**
 * A guide beside the telephone: what to say and to ask, to be ticked off, and a short form for what came of it. What a person records becomes a contact of the
 * account; the page adds it to `account.contacts`.
 *
 * @element helder-call-guide
 * @attr {string} today - The day of the call, such as 2026-11-23.
 * @attr {number} hour - The hour it began, 0 to 23; that of the clock when left out.
 * @fires helder-contact - What came of the call was recorded; the detail is a Contact of the account.
 * @fires helder-promise - The customer named a day to pay; the detail is a Promise of the account.
 * @fires helder-error - Something went wrong; the detail is a HelderError as data.
 * @csspart base - Everything in the element.
 * @csspart error - What went wrong.
 * @csspart guide - What to say and to ask.
 * @csspart notes - What to record.
 */
export class HelderCallGuide extends HelderElement<DeskKey, Draft> {
  static override readonly observedAttributes: readonly string[] = [...HelderElement.observedAttributes, "today", "hour"];

  protected override readonly needs: readonly PartName[] = ["accounts"];
  protected override readonly catalogue = desk;
  protected override readonly look = LOOK;

  #account: Account | undefined;
  #step: GuidedStep | undefined;
  #given: Draft | undefined;
  #sender: Sender | undefined;
  #drafting: Drafting = {};
  #done = new Set<string>();
  #notes: Notes = emptyNotes();
  /** Whether a person tried to record: from then on it is told what is missing. */
  #tried = false;
  #recorded: string | undefined;

  /** The account, for a guide that the element makes itself. */
  get account(): Account | undefined {
    return this.#account;
  }

  set account(account: Account | null | undefined) {
    // The same customer with one contact more is still the same call.
    if (account?.id !== this.#account?.id) this.#afresh();
    this.#account = account ?? undefined;
    this.ask();
  }

  /** The step the call is for. */
  get step(): GuidedStep | undefined {
    return this.#step;
  }

  set step(step: GuidedStep | null | undefined) {
    if (nameOf(step) !== nameOf(this.#step)) this.#afresh();
    this.#step = step ?? undefined;
    this.ask();
  }

  /** A guide that is there already, as `helder.draft` gives it for the channel `call` or `visit`; goes before account and step. */
  get draft(): Draft | undefined {
    return this.#given ?? this.answer;
  }

  set draft(draft: Draft | null | undefined) {
    this.#afresh();
    this.#given = draft ?? undefined;
    this.ask();
  }

  /** Who calls. */
  get sender(): Sender | undefined {
    return this.#sender;
  }

  set sender(sender: Sender | null | undefined) {
    this.#sender = sender ?? undefined;
    this.ask();
  }

  /** How the guide is to be written: language, u or je, plain or very plain, a proposal of instalments. */
  get drafting(): Drafting {
    return this.#drafting;
  }

  set drafting(drafting: Drafting | null | undefined) {
    this.#drafting = drafting ?? {};
    this.ask();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#notes.hour ??= this.#hour();
  }

  override attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    super.attributeChangedCallback(name, before, after);
    if (name === "hour") this.#notes.hour = this.#hour();
  }

  protected override question(): ((helder: Engine) => Draft | Promise<Draft>) | undefined {
    const [account, step, { today }] = [this.#account, this.#step, this];
    if (this.#given || !account || !step || !today) return undefined;
    const channel = typeof step !== "string" && step.channel === "visit" ? "visit" : "call";
    return (helder) => helder.draft(account, step, { ...this.#drafting, today, channel, ...(this.#sender && { sender: this.#sender }) });
  }

  protected override view(speech: Speech<DeskKey>): Child[] {
    const { draft } = this;
    if (!draft) return [];
    const title = h("h2", { class: "unseen" }, speech.text("call"));
    if (draft.guide.length === 0) return [title, h("p", { class: "soft" }, speech.text("call-none"))];
    return [
      title,
      h(
        "div",
        { class: "columns" },
        guideView(speech, draft, this.#done, (line, done) => {
          if (done) this.#done.add(line);
          else this.#done.delete(line);
          this.show();
        }),
        notesView(speech, {
          notes: this.#notes,
          today: this.today,
          wrong: this.#tried ? wrongIn(this.#notes, this.today) : undefined,
          recorded: this.#recorded,
          note: (notes) => void Object.assign(this.#notes, notes),
          change: (notes) => {
            Object.assign(this.#notes, notes);
            this.show();
          },
          record: () => this.#record(draft),
          again: () => {
            this.#afresh();
            this.focusOn("direction-outbound");
          },
        }),
      ),
    ];
  }

  #record(draft: Draft): void {
    const wrong = wrongIn(this.#notes, this.today);
    this.#tried = true;
    if (wrong) {
      this.announce(this.speech.text(wrong), 0);
      this.focusOn(wrong === "outcome-missing" ? "outcome-reached" : "pay-day");
      return;
    }
    const contact = contactOf(this.#notes, this.today, draft);
    this.#recorded = this.speech.text("saved", { what: described(this.speech, this.#notes) });
    this.announce(this.#recorded, 0);
    this.focusOn("again");
    this.tell("helder-contact", contact);
    if (this.#notes.said === "will-pay" && this.#notes.payDay) {
      const promise: PromiseToPay = { made: this.today, due: this.#notes.payDay };
      this.tell("helder-promise", promise);
    }
  }

  #afresh(): void {
    this.#done = new Set();
    this.#notes = { ...emptyNotes(), hour: this.#hour() };
    this.#tried = false;
    this.#recorded = undefined;
    this.show();
  }

  #hour(): number {
    const given = this.getAttribute("hour");
    return given === null ? new Date().getHours() : Number(given);
  }
}

function nameOf(step: GuidedStep | null | undefined): string | undefined {
  return typeof step === "object" && step ? step.step : (step ?? undefined);
}

define("helder-call-guide", HelderCallGuide);
