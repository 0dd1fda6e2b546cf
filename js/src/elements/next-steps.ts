/** `<helder-next-steps>`: what to do for one customer, on the record of a customer or an invoice. */

import type { DraftingOptions, PartName } from "../engine.js";
import type { Account, Advice, AdvisedStep, Sender } from "../types.js";
import { define, type Engine, HelderElement } from "./base.js";
import type { Child } from "./dom.js";
import { adviceView } from "./steps/view.js";
import type { Speech } from "./words.js";
import { desk, type DeskKey } from "./words/desk.js";

/** How a text is to be written, besides what the step and the sender say. */
export type Drafting = Omit<DraftingOptions, "today" | "sender">;

const LOOK = () => import("./steps/sheet.js");

/**
 * The kindest next step for an account that is behind: why, by which channel and when, what to record; what comes after it, what must not be done now and until
 * when, what to ask, and what would change the advice. It sends nothing and decides nothing: it tells the page which step a person chose.
 *
 * @element helder-next-steps
 * @attr {string} today - The day the advice is for, such as 2026-11-23. Needed: the engine has no clock.
 * @attr {string} policy - The id of a policy pack; the one for the customer's kind when left out.
 * @fires helder-advice - A new advice; the detail is the Advice.
 * @fires helder-step - A step was chosen; the detail is `{ account, step }`, with the account's id and the AdvisedStep.
 * @fires helder-draft - The text of a step was asked for; the detail is `{ account, step }`, and with a `sender` also `draft`.
 * @fires helder-error - Something went wrong; the detail is a HelderError as data.
 * @csspart base - Everything in the element.
 * @csspart error - What went wrong.
 * @csspart first - The first step.
 * @csspart steps - The steps after it.
 * @csspart blocked - What must not be done now.
 * @csspart questions - What to ask.
 * @csspart changes - What would change the advice.
 * @csspart posture - What seems to be going on.
 * @csspart trace - How the advice came about.
 */
export class HelderNextSteps extends HelderElement<DeskKey, Advice> {
  static override readonly observedAttributes: readonly string[] = [...HelderElement.observedAttributes, "today", "policy"];

  protected override readonly needs: readonly PartName[] = ["accounts"];
  protected override readonly catalogue = desk;
  protected override readonly look = LOOK;

  #account: Account | undefined;
  #sender: Sender | undefined;
  #drafting: Drafting = {};
  #chosen: string | undefined;
  /** What is said under a step of its text. */
  #said: { step: string; key: "draft-ready" | "draft-none" } | undefined;

  /** The account; the host sets a new object after a change. */
  get account(): Account | undefined {
    return this.#account;
  }

  set account(account: Account | null | undefined) {
    // Another customer's steps are not to be looked at for even a moment.
    if (account?.id !== this.#account?.id) this.forget();
    this.#account = account ?? undefined;
    this.#chosen = this.#said = undefined;
    this.ask();
  }

  /** The id of a policy pack. */
  get policy(): string {
    return this.getAttribute("policy") ?? "";
  }

  set policy(policy: string | null | undefined) {
    this.write("policy", policy);
  }

  /** Who sends the texts; with it the element writes them itself. */
  get sender(): Sender | undefined {
    return this.#sender;
  }

  set sender(sender: Sender | null | undefined) {
    this.#sender = sender ?? undefined;
    this.show();
  }

  /** How the texts are to be written: language, u or je, plain or very plain. */
  get drafting(): Drafting {
    return this.#drafting;
  }

  set drafting(drafting: Drafting | null | undefined) {
    this.#drafting = drafting ?? {};
  }

  /** The newest advice. */
  get advice(): Advice | undefined {
    return this.answer;
  }

  protected override question(): ((helder: Engine) => Advice | Promise<Advice>) | undefined {
    const account = this.#account;
    const { today, policy, locale } = this;
    if (!account || !today) return undefined;
    return (helder) => helder.nextSteps(account, { today, locale, ...(policy && { policy }) });
  }

  protected override answered(advice: Advice): void {
    const [first] = advice.steps;
    if (first) this.announce(`${this.speech.text("first")}: ${first.label}.`);
    this.tell("helder-advice", advice);
  }

  protected override view(speech: Speech<DeskKey>, advice: Advice | undefined): Child[] {
    if (!advice) return [];
    return adviceView(speech, advice, {
      chosen: this.#chosen,
      said: this.#said,
      choose: (step) => this.#choose(step),
      draft: (step) => void this.#draft(step),
    });
  }

  #choose(step: AdvisedStep): void {
    this.#chosen = step.step;
    this.announce(this.speech.text("chosen", { step: step.label }), 0);
    this.show();
    this.tell("helder-step", { account: this.#account?.id, step });
  }

  async #draft(step: AdvisedStep): Promise<void> {
    const account = this.#account;
    if (!account) return;
    if (!this.#sender) {
      this.tell("helder-draft", { account: account.id, step });
      return;
    }
    try {
      const helder = await this.engine();
      const { policy, today } = this;
      const draft = await helder.draft(account, step, { ...(policy && { policy }), ...this.#drafting, today, sender: this.#sender });
      if (account !== this.#account) return;
      this.#say(step, "draft-ready");
      this.tell("helder-draft", { account: account.id, step, draft });
    } catch (thrown) {
      const code = (thrown as { code?: unknown }).code;
      if (code === "no-draft" || code === "unknown-step") this.#say(step, "draft-none");
      else this.fail(thrown);
    }
  }

  #say({ step }: AdvisedStep, key: "draft-ready" | "draft-none"): void {
    this.#said = { step, key };
    this.announce(this.speech.text(key), 0);
    this.show();
  }
}

define("helder-next-steps", HelderNextSteps);
