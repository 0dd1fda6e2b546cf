/** What could be better, grouped by what it is about, with the better words right there. For who cannot see the marks in the letter, this list is all there is. */

import type { Category, Finding, Suggestion } from "../../types.js";
import { button, type Child, h, icon } from "../dom.js";
import { lazily } from "../morph.js";
import type { Speech } from "../words.js";
import type { DeskKey } from "../words/desk.js";
import { SPOKEN } from "../spoken.js";

/** What a person can do with findings. */
export interface FindingActions {
  toggle(id: string): void;
  apply(finding: Finding, suggestion: number): void;
  applyAll(): void;
  show(finding: Finding): void;
  copy(finding: Finding, suggestion: Suggestion, shown: Element | null): void;
  ignore(finding: Finding): void;
  restore(): void;
  more(category: Category): void;
}

/** What is shown of them. */
export interface FindingsState {
  findings: readonly Finding[];
  /** Which one is open. */
  open: string | undefined;
  /** Which one was opened by its own button just now: what it says was told, and is its description when one comes back to it. */
  toggled: string | undefined;
  /** Whose words were copied last. */
  copied: string | undefined;
  ignored: number;
  /** Beyond those that the engine names. */
  omitted: number;
  /** How many to show at most of a category. */
  most(category: Category): number;
}

type Words = Speech<DeskKey>;

const ORDER: readonly Category[] = ["law", "tone", "words", "sentences", "address", "structure"];

/** A quote of more than this is cut short in the list; the letter itself is beside it. */
const LONG = 70;

/** The whole list. */
export function findingsView(speech: Words, state: FindingsState, actions: FindingActions): HTMLElement {
  const { findings, ignored, omitted } = state;
  const replaceable = findings.filter((finding) => finding.suggestions[0]?.replacement !== undefined).length;
  return h(
    "section",
    { class: "findings", part: "findings" },
    h(
      "div",
      { class: "head" },
      h("h3", { tabindex: -1, "data-key": "findings", "data-landing": true }, speech.text("findings"), " ", h("span", { class: "count" }, speech.number(findings.length))),
      replaceable > 1 && button({ class: "button main", "data-key": "replace-all", onclick: actions.applyAll }, `${speech.text("replace-all")} (${speech.number(replaceable)})`),
    ),
    findings.length === 0 && h("p", { class: "soft" }, speech.text("findings-none")),
    findings.length > 0 && h("p", { class: "source keys" }, speech.text("keys")),
    ...ORDER.map((category) => groupView(speech, state, category, actions)),
    omitted > 0 && h("p", { class: "source" }, speech.text("findings-omitted", { n: omitted })),
    ignored > 0 &&
      h(
        "p",
        { class: "row soft" },
        speech.text("ignored", { n: ignored }),
        h("button", { type: "button", class: "link", "data-key": "restore", onclick: actions.restore }, speech.text("bring-back")),
      ),
  );
}

function groupView(speech: Words, state: FindingsState, category: Category, actions: FindingActions): Child {
  const group = state.findings.filter((finding) => finding.category === category);
  if (group.length === 0) return undefined;
  const most = state.most(category);
  const open = group.findIndex((finding) => finding.id === state.open);
  const shown = group.filter((_, index) => index < most || index === open);
  const left = group.length - shown.length;
  const alike = new Map<string, Finding[]>();
  for (const finding of group) {
    const before = alike.get(finding.text);
    if (before) before.push(finding);
    else alike.set(finding.text, [finding]);
  }
  return h(
    "section",
    { class: "group", "data-category": category },
    h("h4", {}, speech.text(category), " ", h("span", { class: "count" }, speech.number(group.length))),
    h(
      "ul",
      {},
      ...shown.map((finding) => {
        const which = whichOf(speech, finding, alike.get(finding.text) ?? []);
        return lazily("data-finding", finding.id, { speaker: speech, sign: signOf(finding, state) + which, build: () => findingView(speech, finding, which, state, actions) });
      }),
    ),
    left > 0 && h("button", { type: "button", class: "link", "data-key": `more-${category}`, onclick: () => actions.more(category) }, speech.text("findings-more", { n: left })),
  );
}

/** Which of several that have the same words it is; empty when it is the only one. */
function whichOf(speech: Words, finding: Finding, alike: readonly Finding[]): string {
  return alike.length < 2 ? "" : `, ${speech.text("checklist-count", { found: alike.indexOf(finding) + 1, all: alike.length })}`;
}

/** All that a finding's view is made of. */
function signOf({ id, rule, severity, text, message, source, suggestions }: Finding, { open, toggled, copied }: FindingsState): string {
  return JSON.stringify([open === id, toggled === id, copied === id, rule, severity, text, message, source, suggestions]);
}

function findingView(speech: Words, finding: Finding, which: string, state: FindingsState, actions: FindingActions): HTMLElement {
  const { id, severity, suggestions } = finding;
  const open = state.open === id;
  const first = suggestions[0]?.replacement;
  const short = quote(finding.text);
  const cut = short !== finding.text;
  return h(
    "li",
    { class: `finding finding-${severity}`, part: "finding", "data-finding": id, "data-rule": finding.rule },
    h(
      "div",
      { class: "finding-row" },
      h(
        "button",
        {
          type: "button", class: "finding-open", "aria-expanded": String(open), "aria-describedby": open && state.toggled !== id && `about-${id}`,
          "data-key": `finding-${id}`, "data-landing": true, onclick: () => actions.toggle(id),
        },
        h("span", { class: "quote", lang: "nl" }, short),
        h("span", { class: "unseen" }, `${which}, `),
        h("span", { class: severity === "error" ? "badge" : "unseen" }, speech.text(`severity-${severity}`)),
        !open && (first === undefined || cut) && h("span", { class: "finding-message soft", lang: SPOKEN[speech.locale] }, finding.message),
      ),
      first !== undefined && !open && replaceButton(speech, finding, 0, first, actions),
    ),
    open && openView(speech, finding, state, actions),
  );
}

function openView(speech: Words, finding: Finding, state: FindingsState, actions: FindingActions): HTMLElement {
  const spoken = SPOKEN[speech.locale];
  const { id, message, suggestions } = finding;
  // For some the message is the explanation: once is enough.
  const isSaid = suggestions.some(({ explanation }) => explanation === message);
  const replacements = suggestions.flatMap(({ replacement }, index) => (replacement === undefined ? [] : [replaceButton(speech, finding, index, replacement, actions)]));
  return h(
    "div",
    { class: "finding-more" },
    h("p", { lang: spoken, id: `about-${id}`, hidden: isSaid }, message),
    replacements.length > 0 && h("div", { class: "replacements" }, ...replacements),
    ...suggestions.map((suggestion) => suggestion.replacement === undefined && adviceView(speech, finding, suggestion, state.copied === finding.id, actions)),
    h(
      "div",
      { class: "row" },
      h("button", { type: "button", class: "link", "data-key": `show-${id}`, onclick: () => actions.show(finding) }, speech.text("show")),
      h("button", { type: "button", class: "link", "data-key": `ignore-${id}`, onclick: () => actions.ignore(finding) }, speech.text("ignore")),
      h("span", { class: "source" }, speech.text("source", { source: finding.source })),
    ),
  );
}

/** What the writer does by hand: words to fit in, which can be copied, or a sentence about it. */
function adviceView(speech: Words, finding: Finding, suggestion: Suggestion, copied: boolean, actions: FindingActions): HTMLElement {
  const { label, wording, explanation } = suggestion;
  const copy = ({ currentTarget }: Event) => actions.copy(finding, suggestion, (currentTarget as HTMLElement).previousElementSibling);
  return h(
    "div",
    { class: "advice" },
    h("p", { class: "source" }, label),
    wording === undefined ? h("p", { lang: SPOKEN[speech.locale] }, explanation ?? "") : h("p", { lang: "nl", id: `wording-${finding.id}` }, wording),
    wording !== undefined &&
      h("button", { type: "button", class: "link", "data-key": `copy-${finding.id}`, "aria-describedby": `wording-${finding.id}`, onclick: copy }, speech.text(copied ? "copied" : "copy")),
  );
}

function replaceButton(speech: Words, finding: Finding, index: number, replacement: string, actions: FindingActions): HTMLElement {
  const leaveOut = replacement.trim() === "";
  const text = quote(finding.text);
  return h(
    "button",
    {
      type: "button",
      class: "replace",
      "data-key": `replace-${finding.id}-${index}`,
      "data-replacement": replacement,
      onclick: () => actions.apply(finding, index),
    },
    icon("arrow"),
    leaveOut ? h("em", {}, speech.text("leave-out")) : h("span", { lang: "nl", "aria-hidden": "true" }, replacement),
    h("span", { class: "unseen" }, ...(leaveOut ? [": ", inDutch(`‘${text}’`)] : insteadIn(speech, text, replacement))),
  );
}

/** What a replacement does, with the words of the letter as Dutch: a label could not say which of its words are. */
function insteadIn(speech: Words, text: string, replacement: string): Child[] {
  const [old, better] = ["\u0001", "\u0002"];
  const parts = speech.text("instead", { text: old, replacement: better }).split(/([\u0001\u0002])/);
  return parts.map((part) => (part === old ? inDutch(text) : part === better ? inDutch(replacement) : part));
}

function inDutch(words: string): HTMLElement {
  return h("span", { lang: "nl" }, words);
}

/** Never ends in half a character. */
function quote(text: string): string {
  return text.length > LONG ? `${text.slice(0, LONG - 2).replace(/[\ud800-\udbff]$/, "").trimEnd()}…` : text;
}
