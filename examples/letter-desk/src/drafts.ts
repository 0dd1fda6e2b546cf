// The text for a step: filled in from the file, in the tone and the language that are chosen, and on to the letter editor.

import type { Account, Address, AdvisedStep, Channel, Draft, DraftingOptions, DraftLanguage, Helder, HelderError, Sender, Style } from "helder";
import { type Child, h } from "./dom.ts";
import { policyWords } from "./policy-words.ts";
import { blankNames } from "./record-words.ts";
import { currentLocale, words } from "./words.ts";

/** An invented sender. */
const SENDER: Sender = {
  name: "Waterland Energie", signatory: "Noor Visser", phone: "050 555 01 23", email: "hulp@waterland.example", website: "waterland.example", iban: "NL91 ABNA 0417 1643 00",
  accountHolder: "Waterland Energie", payLink: "https://waterland.example/b/7f3k", helpLink: "https://gemeente.example/geldzorgen",
};

/** The channels of which there is one kind of text each. */
const CHANNELS: Channel[] = ["letter", "email", "sms", "call"];

export class DraftPanel {
  readonly #helder: Helder;
  readonly #open: (draft: Draft) => void;
  #step: AdvisedStep | undefined;
  #channel: Channel | undefined;
  #address: Address = "u";
  #style: Style | undefined;
  #language: DraftLanguage | undefined;

  /** `open` takes the text to the letter editor. */
  constructor(helder: Helder, open: (draft: Draft) => void) {
    this.#helder = helder;
    this.#open = open;
  }

  /** Which step has its text open. */
  isOpen(step: AdvisedStep): boolean {
    return this.#step?.step === step.step;
  }

  toggle(step: AdvisedStep): void {
    this.#step = this.isOpen(step) ? undefined : step;
    this.#channel = undefined;
    this.#style = undefined;
  }

  close(): void {
    this.#step = undefined;
  }

  /** The panel of a step, by the day and the policy of its advice; `again` shows it anew after a choice. */
  view(account: Account, step: AdvisedStep, by: Pick<DraftingOptions, "today" | "policy">, again: () => void): Child {
    const text = policyWords();
    const language = this.#language ?? currentLocale();
    const made = CHANNELS.map((channel) => [channel, this.#draft(account, step, by, channel, language)] as const);
    const there = made.flatMap(([channel, draft]) => (draft ? [{ channel, draft }] : []));
    const wanted = this.#channel ?? step.channel;
    const chosen = there.find(({ channel }) => channel === wanted) ?? there.find(({ channel }) => kind(channel) === kind(wanted)) ?? there[0];
    if (!chosen) return h("p", { class: "soft" }, text.draftNone);
    const { draft } = chosen;
    const choice = <Value extends string>(name: string, label: string, options: [Value, string][], value: Value, set: (value: Value) => void) =>
      h(
        "label",
        { class: "inline-field" },
        h("span", {}, label),
        select(options, value, { "data-key": `draft-${name}`, "data-testid": `draft-${name}` }, (next) => {
          set(next);
          again();
        }),
      );
    const letter = kind(chosen.channel) === "letter";
    return h(
      "section",
      { class: "draft", "data-testid": "draft", "aria-label": text.draftTitle },
      h(
        "div",
        { class: "draft-choices" },
        choice("channel", text.draftChannel, there.map(({ channel }) => [channel, words().channels[channel]]), chosen.channel, (channel) => (this.#channel = channel)),
        language === "nl" && choice("address", text.draftAddress, [["u", "u"], ["je", "je"]], this.#address, (address) => (this.#address = address)),
        letter && choice("style", text.draftStyle, Object.entries(text.draftStyles) as [Style, string][], draft.style, (style) => (this.#style = style)),
        choice("language", text.draftLanguage, Object.entries(text.draftLanguages) as [DraftLanguage, string][], language, (next) => (this.#language = next)),
      ),
      draft.subject && h("p", { class: "draft-subject" }, h("span", { class: "soft" }, `${text.draftSubject}: `), draft.subject),
      draft.guide.length > 0
        ? h("div", { class: "draft-text draft-guide" }, ...draft.guide.flatMap(({ title, lines }) => [h("h5", {}, title), h("ul", {}, ...lines.map((line) => h("li", {}, line)))]))
        : h("div", { class: "draft-text", "data-testid": "draft-text", lang: language }, ...draft.text.split("\n\n").map((paragraph) => h("p", {}, paragraph))),
      ...draft.notes.map((note) => h("p", { class: "draft-note", "data-testid": "draft-note" }, note)),
      draft.blanks.length > 0 && h("p", { class: "soft" }, text.draftBlanks(blankNames(draft.blanks))),
      draft.guide.length === 0 &&
        language === "nl" &&
        h("button", { type: "button", class: "primary", "data-testid": "draft-open", "data-key": "draft-open", onclick: () => this.#open(draft) }, text.draftOpen),
    );
  }

  #draft(account: Account, step: AdvisedStep, by: Pick<DraftingOptions, "today" | "policy">, channel: Channel, language: DraftLanguage): Draft | undefined {
    const sender = { ...SENDER, hours: language === "nl" ? "op werkdagen van 9 tot 17 uur" : "on working days from 9 to 17" };
    try {
      return this.#helder.draft(account, { ...step, channel }, { ...by, language, address: this.#address, sender, ...(this.#style && { style: this.#style }) });
    } catch (error) {
      if ((error as HelderError).code === "no-draft" || (error as HelderError).code === "unknown-step") return undefined;
      throw error;
    }
  }
}

/** Whether it is a talk: what is made for it is a guide, and no text. */
export function isTalk(channel: Channel | null | undefined): boolean {
  return kind(channel ?? undefined) === "guide";
}

function kind(channel: Channel | undefined): "letter" | "short" | "guide" {
  if (channel === "sms" || channel === "whatsapp") return "short";
  return channel === "call" || channel === "visit" ? "guide" : "letter";
}

/** A choice among words. */
export function select<Value extends string>(options: [Value, string][], value: Value, props: Record<string, string>, chosen: (value: Value) => void): HTMLSelectElement {
  const element = h("select", props, ...options.map(([name, label]) => h("option", { value: name, selected: name === value }, label)));
  element.addEventListener("change", () => chosen(element.value as Value));
  return element;
}
