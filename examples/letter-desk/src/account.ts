// The customer's desk: choose one, choose the day, see the advice and the file.

import type { Account, Advice, AdvisedStep, Draft, Helder } from "helder";
import { type SampleAccount, accounts } from "./accounts.ts";
import { adviceView } from "./advice.ts";
import { CHANGES } from "./changes.ts";
import { byId, type Child, h, rebuild } from "./dom.ts";
import { dossierView } from "./dossier.ts";
import { DraftPanel, isTalk, select } from "./drafts.ts";
import { policyWords } from "./policy-words.ts";
import { currentLocale, words } from "./words.ts";

const TODAY = "2026-11-23";

export class AccountDesk {
  readonly #choices = byId("account-choices");
  readonly #advice = byId("advice");
  readonly #dossier = byId("dossier");
  readonly #ask: (account: Account, today: string, policy: string) => Advice | undefined;
  readonly #chose: (policy: string) => void;
  readonly #drafts: DraftPanel;
  readonly #changes = new Set<string>();
  #chosen: SampleAccount | undefined = accounts[0];
  #today = TODAY;
  #policy = "nl-consumer";
  /** A pack of one's own that is in use. */
  #own: string | undefined;

  /** `ask` gives the advice, or nothing when it told the person what went wrong; `open` takes a draft to the letter editor; `chose` is told of another pack. */
  constructor(helder: Helder, ask: (account: Account, today: string, policy: string) => Advice | undefined, open: (draft: Draft) => void, chose: (policy: string) => void) {
    this.#ask = ask;
    this.#chose = chose;
    this.#drafts = new DraftPanel(helder, open);
  }

  /** Advises by another pack from now on. */
  use(policy: string): void {
    this.#policy = policy;
    this.#own = policy;
    this.#showChosen();
  }

  /** The pack by which is advised. */
  get policy(): string {
    return this.#policy;
  }

  show(): void {
    rebuild(this.#choices, () => (accounts.length === 0 ? [words().accountsNone] : accounts.map((sample, at) => this.#choice(sample, at))));
    this.#showChosen();
  }

  #choice(sample: SampleAccount, at: number): HTMLElement {
    const chosen = sample === this.#chosen;
    const { id } = sample.account;
    return h(
      "button",
      {
        type: "button",
        class: "account-choice",
        role: "radio",
        "aria-checked": String(chosen),
        tabindex: chosen ? 0 : -1,
        "data-testid": "account-choice",
        "data-account": id,
        "data-key": `account-${id}`,
        onclick: () => this.#choose(at),
        onkeydown: (event) => this.#walk(event as KeyboardEvent, at),
      },
      h("strong", {}, sample.title[currentLocale()]),
      h("span", {}, words().customerName(sample.account.customer?.name ?? "")),
    );
  }

  #choose(at: number): void {
    this.#chosen = accounts[at] ?? this.#chosen;
    this.#changes.clear();
    this.#drafts.close();
    this.show();
  }

  /** Arrow keys walk through a row of choices, as radio buttons do. */
  #walk(event: KeyboardEvent, at: number): void {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (at + step + accounts.length) % accounts.length;
    this.#choose(next);
    this.#choices.querySelectorAll<HTMLElement>("[data-testid=account-choice]")[next]?.focus();
  }

  #showChosen(): void {
    if (this.#chosen) this.#showAdvice(this.#chosen);
  }

  #showAdvice(sample: SampleAccount): void {
    const account = [...this.#changes].reduce((changed, name) => CHANGES[name]?.(changed, this.#today) ?? changed, sample.account);
    const advice = this.#today ? this.#ask(account, this.#today, this.#policy) : undefined;
    const before = this.#changes.size > 0 && this.#today ? this.#ask(sample.account, this.#today, this.#policy) : undefined;
    const again = () => this.#showAdvice(sample);
    const drafts = (step: AdvisedStep): Child =>
      h(
        "div",
        { class: "draft-place" },
        h(
          "button",
          {
            type: "button", class: "primary", "aria-expanded": String(this.#drafts.isOpen(step)), "data-key": "draft", "data-testid": "draft-make",
            onclick: () => {
              this.#drafts.toggle(step);
              again();
            },
          },
          this.#drafts.isOpen(step) ? policyWords().draftClose : isTalk(step.channel) ? policyWords().draftPrepare : policyWords().draftMake,
        ),
        this.#drafts.isOpen(step) && this.#drafts.view(account, step, { today: this.#today, policy: this.#policy }, again),
      );
    rebuild(this.#advice, () => [
      h("div", { class: "advice-settings" }, this.#todayField(), this.#policyField()),
      this.#changeField(sample),
      before && advice && changedView(before, advice),
      ...(advice ? adviceView(advice, account, drafts) : []),
    ]);
    // The file with what was changed in it: the advice is about that.
    rebuild(this.#dossier, () => dossierView({ ...sample, account }));
  }

  #policyField(): HTMLElement {
    const text = policyWords();
    const names: [string, string][] = Object.entries(text.packs);
    if (this.#own && !(this.#own in text.packs)) names.push([this.#own, `${this.#own} (${text.policyOwn})`]);
    const choice = select(names, this.#policy, { id: "policy-of-advice", "data-testid": "policy", "data-key": "policy" }, (policy) => {
      this.#policy = policy;
      this.#showChosen();
      this.#chose(policy);
    });
    return h("label", { class: "inline-field" }, h("span", {}, text.policy), choice);
  }

  #changeField(sample: SampleAccount): HTMLElement {
    const text = policyWords();
    const chip = (name: string) =>
      h(
        "button",
        {
          type: "button", class: "chip", "aria-pressed": String(this.#changes.has(name)), "data-key": `change-${name}`, "data-testid": "change", "data-change": name,
          onclick: () => {
            if (!this.#changes.delete(name)) this.#changes.add(name);
            this.#showAdvice(sample);
          },
        },
        text.changes[name] ?? name,
      );
    return h(
      "div",
      { class: "changes", role: "group", "aria-label": text.changeTitle },
      h("p", {}, h("strong", {}, text.changeTitle), h("span", { class: "soft" }, ` ${text.changeLead}`)),
      h("div", { class: "chips" }, ...Object.keys(CHANGES).map(chip)),
    );
  }

  #todayField(): HTMLElement {
    const input = h("input", { type: "date", id: "today", "data-testid": "today", "data-key": "today", required: true, value: this.#today });
    input.addEventListener("change", () => {
      if (!input.value) return;
      this.#today = input.value;
      if (this.#chosen) this.#showAdvice(this.#chosen);
    });
    return h("label", { class: "inline-field today" }, h("span", {}, words().today), input);
  }
}

/** What became of the advice, and why. */
function changedView(before: Advice, after: Advice): HTMLElement {
  const text = policyWords();
  const [was, now] = [before.steps[0], after.steps[0]];
  const same = was?.step === now?.step && was?.channel === now?.channel;
  const named = (step: AdvisedStep | undefined) => (step ? [step.label.toLowerCase(), step.channel && words().channels[step.channel]].filter(Boolean).join(", ") : "–");
  const reason = now?.reasons[0];
  return h(
    "p",
    { class: "changed", "data-testid": "changed", "data-same": String(same) },
    h("strong", {}, same ? text.changedNot(named(now)) : text.changedFrom(named(was), named(now))),
    !same && reason && ` ${text.changedBecause}: ${reason.text}`,
  );
}
