// What if: two packs on the same invented customers with the same luck, as a table and as a line for each.

import type { Account, Helder, PackOutcome, Simulation } from "helder";
import { byId, h, rebuild } from "./dom.ts";
import { select } from "./drafts.ts";
import { policyWords } from "./policy-words.ts";
import { currentLocale, day, money } from "./words.ts";

const FROM = "2026-11-23";
const DAYS = 180;
const CUSTOMERS = 180;

/** The customers of the answer keys in tests/accounts, each once; loaded when it is first worked out. */
const panels = import.meta.glob<string>("../../../tests/accounts/*-panel.jsonl", { query: "?raw", import: "default" });

export class WhatIf {
  readonly #desk: () => Promise<Helder>;
  readonly #textOf: (id: string) => (() => Promise<string>) | undefined;
  readonly #out = h("div", { class: "what-if-out", "aria-live": "polite" });
  #left = "nl-consumer";
  #right = "old-way";
  #seed = 1;
  #done: Simulation | undefined;
  /** In which language its notes and assumptions are. */
  #locale = currentLocale();
  #drawn: { destroy(): void } | undefined;

  constructor(desk: () => Promise<Helder>, textOf: (id: string) => (() => Promise<string>) | undefined) {
    this.#desk = desk;
    this.#textOf = textOf;
  }

  show(): void {
    const text = policyWords();
    const names: [string, string][] = [...Object.entries(text.packs), ["old-way", text.oldWay]];
    const seed = h("input", { type: "number", min: 1, max: 9999, step: 1, value: this.#seed, inputmode: "numeric", "data-key": "seed", "data-testid": "seed" });
    seed.addEventListener("change", () => (this.#seed = Math.max(1, Math.trunc(Number(seed.value)) || 1)));
    rebuild(byId("what-if"), () => [
      h("div", { class: "plan-head" }, h("h3", {}, text.whatIfTitle), h("p", { class: "soft" }, text.whatIfLead)),
      h(
        "div",
        { class: "what-if-form" },
        h("label", { class: "inline-field" }, h("span", {}, text.whatIfLeft), select(names, this.#left, { "data-key": "left", "data-testid": "what-if-left" }, (id) => (this.#left = id))),
        h("label", { class: "inline-field" }, h("span", {}, text.whatIfRight), select(names, this.#right, { "data-key": "right", "data-testid": "what-if-right" }, (id) => (this.#right = id))),
        h("label", { class: "inline-field seed" }, h("span", {}, text.whatIfSeed), seed),
        h("button", { type: "button", class: "primary", "data-key": "run", "data-testid": "what-if-run", onclick: () => void this.#run() }, text.whatIfRun),
      ),
      this.#out,
    ]);
    if (this.#done && this.#locale === currentLocale()) void this.#showDone(this.#done);
    // The same customers with the same luck, told in the language of now.
    else if (this.#done) void this.#run();
  }

  /** The theme has changed: the chart takes its colours. */
  recolour(): void {
    if (this.#done) void this.#showDone(this.#done);
  }

  async #run(): Promise<void> {
    this.#out.replaceChildren(h("p", { class: "soft" }, policyWords().whatIfBusy));
    const desk = await this.#desk();
    // What is not among the packs that ship is made known first; it may be a pack that nobody should use.
    if ([this.#left, this.#right].includes("old-way")) {
      const { json } = desk.checkPolicy((await this.#textOf("old-way")?.()) ?? "", { today: FROM });
      if (json) desk.knowPolicy("old-way", json);
    }
    const texts = await Promise.all(Object.values(panels).map((load) => load()));
    const accounts = texts.flatMap((lines) => lines.trim().split("\n").map((line) => (JSON.parse(line) as { account: Account }).account)).slice(0, CUSTOMERS);
    const packs = this.#left === this.#right ? [this.#left] : [this.#left, this.#right];
    this.#locale = currentLocale();
    this.#done = desk.simulate({ packs, accounts, from: FROM, days: DAYS, seed: this.#seed, locale: this.#locale });
    await this.#showDone(this.#done);
  }

  async #showDone(done: Simulation): Promise<void> {
    const text = policyWords();
    const named = (pack: PackOutcome) => (pack.pack === "old-way" ? text.oldWay : (text.packs[pack.pack] ?? pack.pack));
    const canvas = h("canvas", { role: "img", "aria-label": text.whatIfChart(done.packs.map(named)[0] ?? "", done.packs.map(named)[1] ?? "") });
    const euros = (amount: string) => money(amount);
    const shown: Record<keyof typeof text.whatIfRows, (pack: PackOutcome) => string> = {
      paid: (pack) => euros(pack.paid),
      paidPercent: (pack) => `${pack.paidPercent}%`,
      medianDays: (pack) => String(pack.medianDays ?? "–"),
      contacts: (pack) => String(pack.contacts),
      cost: (pack) => euros(pack.cost),
      charged: (pack) => euros(pack.charged),
      handedOver: (pack) => String(pack.handedOver),
      plans: (pack) => String(pack.plans),
      helped: (pack) => String(pack.helped),
      badExperiences: (pack) => String(pack.badExperiences),
      kept: (pack) => `${pack.kept} / ${done.accounts}`,
      replacement: (pack) => euros(pack.replacement),
    };
    const rows = Object.entries(text.whatIfRows) as [keyof typeof shown, string][];
    rebuild(this.#out, () => [
      h("div", { class: "chart" }, canvas),
      h(
        "div",
        { class: "table-frame" },
        h(
          "table",
          { class: "what-if-table", "data-testid": "what-if-table" },
          h("thead", {}, h("tr", {}, h("th", { scope: "col" }, text.whatIfRow), ...done.packs.map((pack) => h("th", { scope: "col" }, named(pack))))),
          h("tbody", {}, ...rows.map(([name, label]) => h("tr", { "data-row": name }, h("th", { scope: "row" }, label), ...done.packs.map((pack) => h("td", {}, shown[name](pack)))))),
        ),
      ),
      h("p", { class: "soft" }, done.notes.join(" ")),
      h(
        "details",
        { class: "more", "data-name": "assumptions" },
        h("summary", { "data-key": "assumptions" }, text.whatIfAssumptions(done.assumptions.length)),
        h("ul", { class: "assumptions" }, ...done.assumptions.map(({ text: what, value, unit, source }) => h("li", {}, h("span", {}, what), h("span", { class: "amount" }, inUnit(value, unit)), h("span", { class: "source" }, source)))),
      ),
    ]);
    await this.#draw(canvas, done, named);
  }

  async #draw(canvas: HTMLCanvasElement, done: Simulation, named: (pack: PackOutcome) => string): Promise<void> {
    const { CategoryScale, Chart, Legend, LinearScale, LineController, LineElement, PointElement, Tooltip } = await import("chart.js");
    Chart.register(CategoryScale, Legend, LinearScale, LineController, LineElement, PointElement, Tooltip);
    const style = getComputedStyle(document.documentElement);
    // A colour of the page, as the browser sees it in this theme.
    const colour = (name: string) => {
      const probe = h("span", { hidden: true });
      probe.style.color = `var(${name})`;
      document.body.append(probe);
      const seen = getComputedStyle(probe).color;
      probe.remove();
      return seen;
    };
    const [ink, line] = [colour("--ink-soft"), colour("--line")];
    const inks = [colour("--accent"), colour("--warn")];
    Chart.defaults.font = { ...Chart.defaults.font, family: style.fontFamily, size: 14 };
    this.#drawn?.destroy();
    this.#drawn = new Chart(canvas, {
      type: "line",
      data: {
        labels: (done.packs[0]?.weeks ?? []).map((week) => day(week.day, "short").replace(/ \d{4}$/, "")),
        datasets: done.packs.map((pack, at) => ({
          label: named(pack), data: pack.weeks.map((week) => Number(week.paid)), borderColor: inks[at]!, backgroundColor: inks[at]!, borderWidth: 2.5, pointRadius: 0, pointHitRadius: 12, tension: 0.15,
          ...(at > 0 && { borderDash: [6, 4] }),
        })),
      },
      options: {
        responsive: true,
        maintainAspectRatio: false,
        animation: false,
        locale: currentLocale() === "nl" ? "nl-NL" : "en-GB",
        interaction: { mode: "index", intersect: false },
        plugins: { legend: { position: "bottom", labels: { color: ink, boxWidth: 28, boxHeight: 2 } } },
        scales: {
          x: { ticks: { color: ink, maxTicksLimit: 6, maxRotation: 0 }, grid: { display: false }, border: { color: line } },
          y: { beginAtZero: true, title: { display: true, text: policyWords().whatIfPaid, color: ink }, ticks: { color: ink }, grid: { color: line }, border: { display: false } },
        },
      },
    });
  }
}

function inUnit(value: number, unit: string): string {
  if (unit === "percent") return `${value}%`;
  if (unit === "permille") return `${value}‰`;
  return unit === "euro" ? money(String(value)) : String(value);
}
