// One finding, close up: what is wrong, what to write instead, where the advice comes from.

import type { Finding } from "helder";
import { h, icon } from "./dom.ts";
import type { LetterEditor } from "./editor.ts";
import { words } from "./words.ts";

export interface PopoverActions {
  replace(finding: Finding, replacement: string): void;
  ignore(finding: Finding): void;
}

export class Popover {
  readonly #box: HTMLElement;
  readonly #place: HTMLElement;
  readonly #editor: LetterEditor;
  readonly #actions: PopoverActions;
  #finding: Finding | undefined;
  #opener: HTMLElement | undefined;

  constructor(place: HTMLElement, editor: LetterEditor, actions: PopoverActions) {
    this.#place = place;
    this.#editor = editor;
    this.#actions = actions;
    this.#box = h("div", { class: "popover", role: "dialog", "data-testid": "popover", hidden: true });
    place.append(this.#box);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.#finding) {
        event.preventDefault();
        this.close();
      }
    });
    document.addEventListener("pointerdown", (event) => {
      const target = event.target;
      if (!(target instanceof Element) || this.#box.contains(target) || target.closest("[data-finding-id]")) return;
      this.#hide();
    });
    window.addEventListener("resize", () => this.#settle());
  }

  /** Opens on a finding. Who came by the keyboard or the list gets the first button; who clicked in the letter goes on writing. */
  open(finding: Finding, opener?: HTMLElement): void {
    this.#finding = finding;
    this.#opener = opener;
    this.#fill(finding);
    this.#box.hidden = false;
    this.#settle();
    if (opener) {
      this.#box.querySelector<HTMLElement>("button")?.focus({ preventScroll: true });
    } else {
      this.#box.scrollIntoView({ block: "nearest" });
    }
  }

  /** The letter was read again: stay with the finding, or go when it is gone. */
  follow(findings: Finding[]): void {
    const open = this.#finding;
    if (!open) return;
    const now = findings.find((finding) => finding.id === open.id);
    if (!now) return this.#hide();
    this.#finding = now;
    this.#settle();
  }

  relabel(findings: Finding[]): void {
    const open = this.#finding;
    const now = open && findings.find((finding) => finding.id === open.id);
    if (now) this.#fill(now);
  }

  close(): void {
    const opener = this.#opener;
    const inside = this.#box.contains(document.activeElement);
    this.#hide();
    if (opener?.isConnected) opener.focus();
    else if (inside) this.#editor.focus();
  }

  #hide(): void {
    this.#finding = undefined;
    this.#opener = undefined;
    this.#box.hidden = true;
  }

  #settle(): void {
    const spot = this.#finding && this.#editor.place(this.#finding);
    if (!spot) return;
    const frame = this.#place.getBoundingClientRect();
    const left = Math.max(0, Math.min(spot.left - frame.left - 16, frame.width - this.#box.offsetWidth));
    this.#box.style.left = `${left}px`;
    this.#box.style.top = `${spot.bottom - frame.top + 10}px`;
  }

  #fill(finding: Finding): void {
    const text = words();
    const replacements = finding.suggestions.filter((suggestion) => suggestion.replacement !== undefined);
    const advice = finding.suggestions.filter((suggestion) => suggestion.replacement === undefined);
    // The buttons act on the finding as it stands by then.
    const current = () => this.#finding ?? finding;
    this.#box.setAttribute("aria-label", `${text.categories[finding.category]}: ${finding.text}`);
    this.#box.replaceChildren(
      h(
        "p",
        { class: "popover-kind" },
        h("span", { class: `swatch swatch-${finding.category} swatch-${finding.severity}` }),
        `${text.categories[finding.category]} · ${text.severities[finding.severity]}`,
      ),
      // For some the message is the explanation: once is enough.
      advice.some(({ explanation }) => explanation === finding.message) ? "" : h("p", { class: "popover-message" }, finding.message),
      replacements.length > 0 &&
        h(
          "div",
          { class: "popover-suggestions" },
          ...replacements.map(({ label, replacement = "" }) =>
            h(
              "button",
              { type: "button", class: "suggestion", "data-testid": "suggestion", "data-replacement": replacement, onclick: () => this.#choose(current(), replacement) },
              replacement === "" ? h("em", {}, label || text.leaveOut) : label,
            ),
          ),
        ) || "",
      ...advice.map(({ label, wording, explanation = "" }) =>
        h(
          "div",
          { class: "finding-advice" },
          h("p", { class: "finding-advice-head" }, label),
          wording === undefined ? h("p", {}, explanation) : h("p", { lang: "nl" }, wording),
          wording !== undefined &&
            h("button", { type: "button", class: "text-button", "data-testid": "copy", onclick: (event) => void copy(wording, event.currentTarget) }, text.copy),
        ),
      ),
      h(
        "div",
        { class: "popover-foot" },
        h("span", { class: "source" }, `${text.source}: ${finding.source}`),
        h("button", { type: "button", class: "text-button", "data-testid": "ignore", onclick: () => this.#ignore(current()) }, text.ignore),
      ),
      h("button", { type: "button", class: "popover-close", "aria-label": text.close, onclick: () => this.close() }, icon("close")),
    );
  }

  #choose(finding: Finding, replacement: string): void {
    this.#hide();
    this.#actions.replace(finding, replacement);
    this.#editor.focus();
  }

  #ignore(finding: Finding): void {
    this.close();
    this.#actions.ignore(finding);
  }
}

async function copy(wording: string, button: EventTarget | null): Promise<void> {
  await navigator.clipboard.writeText(wording);
  if (button instanceof HTMLElement) button.textContent = words().copied;
}
