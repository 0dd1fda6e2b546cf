// The customer's desk: choose one, choose the day, see the advice and the file.

import type { Account, Advice } from "helder";
import { type SampleAccount, accounts } from "./accounts.ts";
import { adviceView } from "./advice.ts";
import { byId, h, rebuild } from "./dom.ts";
import { dossierView } from "./dossier.ts";
import { currentLocale, words } from "./words.ts";

const TODAY = "2026-11-23";

export class AccountDesk {
  readonly #choices = byId("account-choices");
  readonly #advice = byId("advice");
  readonly #dossier = byId("dossier");
  readonly #ask: (account: Account, today: string) => Advice | undefined;
  #chosen: SampleAccount | undefined = accounts[0];
  #today = TODAY;

  /** `ask` gives the advice, or nothing when it told the person what went wrong. */
  constructor(ask: (account: Account, today: string) => Advice | undefined) {
    this.#ask = ask;
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
      h("span", {}, sample.account.customer?.name ?? ""),
    );
  }

  #choose(at: number): void {
    this.#chosen = accounts[at] ?? this.#chosen;
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
    const sample = this.#chosen;
    if (!sample) return;
    this.#showAdvice(sample);
    this.#dossier.replaceChildren(...dossierView(sample).filter((child): child is Node | string => Boolean(child)));
  }

  #showAdvice(sample: SampleAccount): void {
    const advice = this.#today ? this.#ask(sample.account, this.#today) : undefined;
    rebuild(this.#advice, () => [this.#todayField(), ...(advice ? adviceView(advice) : [])]);
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
