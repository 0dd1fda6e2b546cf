// The policy desk: a pack as text, what the checker says of it, and two packs side by side in the what-if.

import type { Diagnostic, Helder, PolicyReport } from "helder";
import { createHelder } from "helder";
import { CodeField } from "./code-field.ts";
import { byId, h, rebuild } from "./dom.ts";
import { select } from "./drafts.ts";
import { policyWords } from "./policy-words.ts";
import { policyFault } from "./record-words.ts";
import { WhatIf } from "./whatif.ts";
import { currentLocale } from "./words.ts";

const TODAY = "2026-11-23";
/** How long the desk waits after a keystroke before it checks. */
const CHECK_AFTER = 250;

/** The packs that ship, as their people wrote them; loaded when one is opened. */
const files = import.meta.glob<string>(["../../../crates/policy/packs/*.toml", "../../policies/*.toml"], { query: "?raw", import: "default" });
const textOf = (id: string) => Object.entries(files).find(([path]) => path.endsWith(`/${id}.toml`))?.[1];

export class PolicyDesk {
  readonly #used: (id: string) => void;
  readonly #helder: Helder;
  readonly #editor = new CodeField({ id: "policy-text", "data-testid": "policy-text" });
  readonly #said = h("div", { class: "policy-said", "aria-live": "polite", "data-testid": "policy-said" });
  readonly #whatIf: WhatIf;
  #desk: Promise<Helder> | undefined;
  #chosen: string;
  /** The text as it was opened. */
  #opened = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Opens the pack that is in use; `used` is told the id of a pack that the customers are to be advised by. */
  constructor(helder: Helder, inUse: string, used: (id: string) => void) {
    this.#helder = helder;
    this.#chosen = inUse;
    this.#used = used;
    this.#whatIf = new WhatIf(() => this.#load(), textOf);
    this.#editor.area.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#check(), CHECK_AFTER);
    });
    // The checker and the texts are loaded when the desk comes near, not before.
    const near = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        near.disconnect();
        void this.#open(this.#chosen);
      },
      { rootMargin: "400px" },
    );
    near.observe(byId("policy"));
  }

  /** The customers are advised by another pack: that one is opened, unless something was written here. */
  follow(id: string): void {
    if (this.#editor.value !== this.#opened || !textOf(id)) return;
    this.#chosen = id;
    this.show();
    if (this.#opened) void this.#open(id);
  }

  /** The theme has changed. */
  recolour(): void {
    this.#whatIf.recolour();
  }

  show(): void {
    const text = policyWords();
    this.#editor.area.setAttribute("aria-label", text.policyEditor);
    const names: [string, string][] = [...Object.entries(text.packs), ["old-way", text.oldWay]];
    rebuild(byId("policy-desk"), () => [
      h(
        "div",
        { class: "policy-writing" },
        h("label", { class: "inline-field" }, h("span", {}, text.policyChoose), select(names, this.#chosen, { id: "policy-choice", "data-testid": "policy-choice", "data-key": "policy-choice" }, (id) => void this.#open(id))),
        h("details", { class: "more policy-how", "data-name": "policy-how", open: true }, h("summary", { "data-key": "policy-how" }, text.policyHowTitle), h("ul", {}, ...text.policyHow.map((line) => h("li", {}, line)))),
        this.#editor.element,
      ),
      h("div", { class: "policy-verdict" }, h("h3", {}, text.policyCheck), this.#said),
    ]);
    this.#whatIf.show();
    if (this.#editor.value) void this.#check();
    else this.#said.replaceChildren(h("p", { class: "soft" }, text.policyWaits));
  }

  #load(): Promise<Helder> {
    this.#desk ??= createHelder({ parts: ["desk"] });
    return this.#desk;
  }

  async #open(id: string): Promise<void> {
    this.#chosen = id;
    const text = (await textOf(id)?.()) ?? "";
    if (id !== this.#chosen) return;
    this.#opened = text;
    this.#editor.value = text;
    await this.#check();
  }

  async #check(): Promise<void> {
    const desk = await this.#load();
    const report = desk.checkPolicy(this.#editor.value, { today: TODAY, locale: currentLocale() });
    const text = policyWords();
    const verdict = !report.ok ? text.policyNotOk : report.tests > 0 ? text.policyOk(report.tests) : text.policyOkNoTests;
    rebuild(this.#said, () => [
      h("p", { class: report.ok ? "policy-ok" : "policy-not-ok", "data-testid": "policy-verdict", "data-ok": String(report.ok) }, verdict),
      report.diagnostics.length > 0 && h("ol", { class: "diagnostics" }, ...alike(report.diagnostics).map((diagnostics) => this.#diagnostic(diagnostics))),
      report.ok && h("button", { type: "button", class: "primary", "data-testid": "policy-use", "data-key": "policy-use", onclick: () => this.#use(report) }, text.policyUse),
    ]);
  }

  /** What is said once, with each place of which it is said. */
  #diagnostic(diagnostics: [Diagnostic, ...Diagnostic[]]): HTMLElement {
    const text = policyWords();
    const [{ code, severity, message }] = diagnostics;
    const fault = policyFault(code);
    return h(
      "li",
      { class: `diagnostic diagnostic-${severity}`, "data-testid": "diagnostic", "data-code": code },
      h("p", {}, h("strong", {}, text.severities[severity]), ` ${fault ?? message}`),
      // For who wrote the engine's words: English, and exact.
      fault && h("p", { class: "source", lang: "en" }, message),
      h(
        "ul",
        {},
        ...diagnostics.map(({ line, column, path }) =>
          h(
            "li",
            {},
            h(
              "button",
              { type: "button", "data-key": `diagnostic-${code}-${path}`, onclick: () => this.#editor.jump(line) },
              h("span", { class: "diagnostic-place" }, text.policyLine(line, column)),
              path && h("code", {}, path),
            ),
          ),
        ),
      ),
    );
  }

  #use(report: PolicyReport): void {
    if (!report.json) return;
    const id = this.#helder.usePolicy(report.json);
    this.#said.append(h("p", { role: "status", class: "soft" }, policyWords().policyUsed));
    this.#used(id);
  }
}

/** Diagnostics that say the same, together. */
function alike(diagnostics: Diagnostic[]): [Diagnostic, ...Diagnostic[]][] {
  const groups = new Map<string, [Diagnostic, ...Diagnostic[]]>();
  for (const diagnostic of diagnostics) {
    const sign = `${diagnostic.code} ${diagnostic.message}`;
    const group = groups.get(sign);
    if (group) group.push(diagnostic);
    else groups.set(sign, [diagnostic]);
  }
  return [...groups.values()];
}
