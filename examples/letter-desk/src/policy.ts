// The policy desk: a pack as text, what the checker says of it, and two packs side by side in the what-if.

import type { Diagnostic, Helder, PolicyReport } from "helder";
import { createHelder } from "helder";
import { byId, h, rebuild } from "./dom.ts";
import { select } from "./drafts.ts";
import { policyWords } from "./policy-words.ts";
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
  readonly #editor = h("textarea", { id: "policy-text", class: "policy-text", spellcheck: "false", wrap: "off", "data-testid": "policy-text", rows: 22 });
  readonly #said = h("div", { class: "policy-said", "aria-live": "polite", "data-testid": "policy-said" });
  readonly #whatIf: WhatIf;
  #desk: Promise<Helder> | undefined;
  #chosen = "nl-housing";
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `used` is told the id of a pack that the customers are to be advised by. */
  constructor(helder: Helder, used: (id: string) => void) {
    this.#helder = helder;
    this.#used = used;
    this.#whatIf = new WhatIf(() => this.#load(), textOf);
    this.#editor.addEventListener("input", () => {
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

  show(): void {
    const text = policyWords();
    this.#editor.setAttribute("aria-label", text.policyEditor);
    const names: [string, string][] = [...Object.entries(text.packs), ["old-way", text.oldWay]];
    rebuild(byId("policy-desk"), () => [
      h(
        "div",
        { class: "policy-writing" },
        h("label", { class: "inline-field" }, h("span", {}, text.policyChoose), select(names, this.#chosen, { id: "policy-choice", "data-testid": "policy-choice", "data-key": "policy-choice" }, (id) => void this.#open(id))),
        this.#editor,
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
    this.#editor.value = (await textOf(id)?.()) ?? "";
    this.#editor.scrollTop = 0;
    await this.#check();
  }

  async #check(): Promise<void> {
    const desk = await this.#load();
    const report = desk.checkPolicy(this.#editor.value, { today: TODAY, locale: currentLocale() });
    const text = policyWords();
    const verdict = !report.ok ? text.policyNotOk : report.tests > 0 ? text.policyOk(report.tests) : text.policyOkNoTests;
    rebuild(this.#said, () => [
      h("p", { class: report.ok ? "policy-ok" : "policy-not-ok", "data-testid": "policy-verdict", "data-ok": String(report.ok) }, verdict),
      report.diagnostics.length > 0 && h("ol", { class: "diagnostics" }, ...report.diagnostics.map((diagnostic) => this.#diagnostic(diagnostic))),
      report.ok && h("button", { type: "button", class: "primary", "data-testid": "policy-use", "data-key": "policy-use", onclick: () => this.#use(report) }, text.policyUse),
    ]);
  }

  #diagnostic(diagnostic: Diagnostic): HTMLElement {
    const text = policyWords();
    return h(
      "li",
      { class: `diagnostic diagnostic-${diagnostic.severity}`, "data-testid": "diagnostic", "data-code": diagnostic.code },
      h(
        "button",
        { type: "button", "data-key": `diagnostic-${diagnostic.code}-${diagnostic.path}`, onclick: () => this.#jump(diagnostic.line) },
        h("span", { class: "diagnostic-head" }, h("strong", {}, text.severities[diagnostic.severity]), h("span", { class: "soft" }, text.policyLine(diagnostic.line, diagnostic.column))),
        h("span", {}, diagnostic.message),
        h("code", {}, `${diagnostic.code} · ${diagnostic.path}`),
      ),
    );
  }

  /** The line of a diagnostic, chosen and in sight. */
  #jump(line: number): void {
    const lines = this.#editor.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    this.#editor.focus();
    this.#editor.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
    this.#editor.scrollTop = Math.max(0, (line - 4) * (this.#editor.scrollHeight / Math.max(1, lines.length)));
  }

  #use(report: PolicyReport): void {
    if (!report.json) return;
    const id = this.#helder.usePolicy(report.json);
    this.#said.append(h("p", { role: "status", class: "soft" }, policyWords().policyUsed));
    this.#used(id);
  }
}
