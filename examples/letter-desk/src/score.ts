// How clear the letter is: one number on a ruler, and everything it is made of.

import type { LetterReport } from "helder";
import { bar, type Child, h } from "./dom.ts";
import { decimal, words } from "./words.ts";

/** Where a letter stops being hard, and where it begins to be clear. For the words beside the number only; the number itself knows no levels. */
const FAIR = 62;
const CLEAR = 75;

export function level(score: number): "hard" | "fair" | "clear" {
  return score < FAIR ? "hard" : score < CLEAR ? "fair" : "clear";
}

export function scoreView(report: LetterReport, milliseconds: number): Child[] {
  const text = words();
  const { score, percentile, parts } = report.clarity;
  if (score === null) {
    return [
      h("div", { class: "score score-none" }, h("p", { class: "score-number", "data-testid": "clarity-score" }, "–"), h("div", {}, h("h3", {}, text.noScore), h("p", {}, text.noScoreLead))),
    ];
  }
  const whole = Math.round(score);
  const name = { hard: text.levelHard, fair: text.levelFair, clear: text.levelClear }[level(score)];
  return [
    h(
      "div",
      { class: `score score-${level(score)}` },
      h("h3", { class: "visually-hidden" }, text.clarity),
      h("p", { class: "score-line" }, h("span", { class: "score-number", "data-testid": "clarity-score" }, String(whole)), h("span", { class: "score-of" }, h("strong", {}, name), ` ${text.of100}`)),
      ruler(whole, text.clarity),
      h("p", { class: "percentile", title: text.percentileHint }, text.percentile(Math.round(percentile ?? 0))),
    ),
    h(
      "ul",
      { class: "parts", "aria-label": text.parts },
      ...parts.map((part) =>
        h(
          "li",
          { class: "part", "data-testid": "clarity-part", "data-part": part.id, title: `${text.weight} ${decimal(part.weight * 100, 0)}%` },
          h("span", { class: "part-label" }, part.label),
          h("span", { class: "part-value" }, decimal(part.value)),
          bar(part.score, `${part.label}: ${Math.round(part.score)} ${text.of100}`, `bar-${level(part.score)}`),
        ),
      ),
    ),
    toneView(report),
    measuresView(report, milliseconds),
  ];
}

function ruler(score: number, label: string): HTMLElement {
  const needle = h("span", { class: "needle" });
  needle.style.insetInlineStart = `${score}%`;
  const zone = (from: number, to: number) => {
    const part = h("span", {});
    part.style.inlineSize = `${to - from}%`;
    return part;
  };
  return h("div", { class: "ruler", role: "img", "aria-label": `${label}: ${score}` }, h("span", { class: "zones" }, zone(0, FAIR), zone(FAIR, CLEAR), zone(CLEAR, 100)), needle);
}

function toneView({ tone }: LetterReport): HTMLElement {
  const text = words();
  const count = (label: string, value: number, kind: string) => {
    const dots = Math.min(value, 5);
    return h(
      "li",
      { class: `tone-${kind}${value === 0 ? " tone-zero" : ""}` },
      h("span", { class: "tone-count" }, String(value)),
      h("span", { class: "tone-label" }, label),
      h("span", { class: "dots", "aria-hidden": "true" }, ...Array.from({ length: 5 }, (_, i) => h("i", { class: i < dots ? "on" : "" }))),
    );
  };
  return h(
    "div",
    { class: "tone", "data-testid": "tone" },
    h("h3", {}, text.tone),
    h(
      "ul",
      {},
      count(text.threats, tone.threats, "cold"),
      count(text.blame, tone.blame, "cold"),
      count(text.warmth, tone.warmth, "warm"),
      count(text.help, tone.help, "warm"),
    ),
  );
}

function measuresView({ counts, measures }: LetterReport, milliseconds: number): HTMLElement {
  const text = words();
  const row = (name: string, value: string, unit = "") => h("div", {}, h("dt", {}, name, unit && h("small", {}, unit)), h("dd", {}, value));
  const maybe = (value: number | null) => (value === null ? "–" : decimal(value));
  return h(
    "details",
    { class: "more", "data-name": "measures" },
    h("summary", { "data-key": "measures" }, text.measures),
    h(
      "dl",
      { class: "pairs" },
      row(text.fleschDouma, maybe(measures.fleschDouma), text.fleschDoumaUnit),
      row(text.brouwer, maybe(measures.brouwer), text.fleschDoumaUnit),
      row(text.lix, maybe(measures.lix), text.lixUnit),
      row(text.wordsPerSentence, maybe(measures.wordsPerSentence)),
      row(text.wordsCount, decimal(counts.words, 0)),
      row(text.sentencesCount, decimal(counts.sentences, 0)),
      row(text.longWords, decimal(counts.longWords, 0)),
    ),
    h("p", { class: "source" }, text.took(decimal(milliseconds, 1))),
  );
}
