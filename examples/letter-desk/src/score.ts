// How clear the letter is, and how warm: each a number on a ruler, and everything it is made of.

import type { LetterReport } from "helder";
import { bar, type Child, h } from "./dom.ts";
import { decimal, words } from "./words.ts";

/** Where a letter stops being hard, and where it begins to be clear. For the words beside the number only; the number itself knows no levels. */
const FAIR = 62;
const CLEAR = 75;

/** Where a cold tone becomes businesslike, and where it begins to be warm. */
const COOL = 50;
const WARM = 70;

export function level(score: number): "hard" | "fair" | "clear" {
  return score < FAIR ? "hard" : score < CLEAR ? "fair" : "clear";
}

/** Clarity and tone, beside each other. */
export function scoreView(report: LetterReport): Child[] {
  const text = words();
  const { score, percentile } = report.clarity;
  if (score === null) {
    return [
      h("div", { class: "score score-none" }, h("p", { class: "score-number", "data-testid": "clarity-score" }, "–"), h("div", {}, h("h3", {}, text.noScore), h("p", {}, text.noScoreLead))),
    ];
  }
  const tone = Math.round(report.tone.score ?? 0);
  const clarityName = { hard: text.levelHard, fair: text.levelFair, clear: text.levelClear }[level(score)];
  const toneName = { hard: text.toneCold, fair: text.toneCool, clear: text.toneWarm }[toneLevel(tone)];
  return [
    h(
      "div",
      { class: "scores" },
      meter(text.clarity, Math.round(score), level(score), clarityName, [FAIR, CLEAR], "clarity-score"),
      meter(text.tone, tone, toneLevel(tone), toneName, [COOL, WARM], "tone-score"),
    ),
    h("p", { class: "percentile", title: text.percentileHint }, text.percentile(Math.round(percentile ?? 0))),
  ];
}

function meter(title: string, whole: number, level: string, name: string, zones: [number, number], testid: string): HTMLElement {
  return h(
    "div",
    { class: `score score-${level}` },
    h("h3", {}, title),
    h("p", { class: "score-line" }, h("span", { class: "score-number", "data-testid": testid }, String(whole)), h("span", { class: "score-of" }, h("strong", {}, name), ` ${words().of100}`)),
    ruler(whole, title, zones),
  );
}

/** Everything the two are made of, folded. */
export function scorePartsView(report: LetterReport, milliseconds: number): Child[] {
  const text = words();
  if (report.clarity.score === null) return [];
  return [
    h(
      "details",
      { class: "fold", "data-name": "score-parts" },
      h("summary", { "data-key": "score-parts" }, h("h3", {}, text.parts)),
      h("p", { class: "source" }, text.partsLead),
      h(
        "ul",
        { class: "parts", "aria-label": text.clarity },
        ...report.clarity.parts.map((part) =>
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
    ),
  ];
}

function ruler(score: number, label: string, [fair, clear]: [number, number]): HTMLElement {
  const needle = h("span", { class: "needle" });
  needle.style.insetInlineStart = `${score}%`;
  const zone = (from: number, to: number) => {
    const part = h("span", {});
    part.style.inlineSize = `${to - from}%`;
    return part;
  };
  return h("div", { class: "ruler", role: "img", "aria-label": `${label}: ${score}` }, h("span", { class: "zones" }, zone(0, fair), zone(fair, clear), zone(clear, 100)), needle);
}

function toneView({ tone }: LetterReport): HTMLElement {
  const text = words();
  const kinds: Record<string, "cold" | "warm"> = { threats: "cold", blame: "cold", loud: "cold", warmth: "warm", help: "warm" };
  const sum = tone.aboutReader + tone.aboutSender;
  return h(
    "div",
    { class: "tone", "data-testid": "tone" },
    h("h4", {}, text.toneParts),
    h(
      "ul",
      { "aria-label": text.toneParts },
      h("li", { class: "tone-start" }, h("span", { class: "tone-label" }, text.toneStart), h("span", { class: "tone-points" }, signed(tone.start))),
      ...tone.parts.map((part) =>
        h(
          "li",
          { class: `tone-${kinds[part.id] ?? "cold"}${part.count === 0 ? " tone-zero" : ""}`, "data-testid": "tone-part", "data-part": part.id },
          h("span", { class: "tone-label" }, part.label),
          h("span", { class: "tone-count" }, part.count > 0 ? `${part.count}×` : ""),
          h("span", { class: "tone-points" }, part.count > 0 ? signed(part.points) : "0"),
        ),
      ),
    ),
    sum > 0 && h("p", { class: "source", title: text.personHint }, text.person(tone.aboutReader, tone.aboutSender)),
  );
}

function toneLevel(score: number): "hard" | "fair" | "clear" {
  return score < COOL ? "hard" : score < WARM ? "fair" : "clear";
}

/** With a real minus sign. */
function signed(points: number): string {
  return points < 0 ? `−${-points}` : `+${points}`;
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
