/** How clear the letter is and how it sounds: two numbers, each on a ruler, with everything they are made of. */

import type { Clarity, LetterReport, Tone } from "../../types.js";
import { bar, type Child, h, ruler } from "../dom.js";
import type { Speech } from "../words.js";
import type { DeskKey } from "../words/desk.js";
import { CLARITY, level, type Limits, TONE } from "./levels.js";

type Words = Speech<DeskKey>;

/** Both figures; before there is a word to measure, what will come here. */
export function scoreView(speech: Words, report: LetterReport | undefined): Child {
  const clarity = report?.clarity;
  if (!clarity || clarity.score === null) {
    return h("section", { class: "empty", part: "score" }, h("h3", {}, speech.text("empty")), h("p", { class: "soft" }, speech.text("empty-lead")));
  }
  return h("section", { class: "figures", part: "score" }, clarityView(speech, clarity, clarity.score), toneView(speech, report.tone));
}

function clarityView(speech: Words, clarity: Clarity, score: number): HTMLElement {
  const name = { bad: "clarity-hard", warn: "clarity-fair", good: "clarity-clear" } as const;
  return h(
    "div",
    { class: `figure level-${level(score, CLARITY)}`, part: "clarity" },
    ...figure(speech, speech.text("clarity"), score, CLARITY, speech.text(name[level(score, CLARITY)])),
    clarity.percentile !== null && h("p", { class: "source" }, speech.text("clarity-percentile", { n: Math.round(clarity.percentile) })),
    h(
      "details",
      { "data-name": "parts" },
      h("summary", { "data-key": "parts" }, speech.text("clarity-parts")),
      h(
        "table",
        {},
        headings(speech.text("clarity-part"), speech.text("clarity-value"), speech.text("clarity-score"), speech.text("clarity-weight")),
        h(
          "tbody",
          {},
          ...clarity.parts.map((part) =>
            h(
              "tr",
              { "data-part": part.id, class: `level-${level(part.score, CLARITY)}` },
              h("th", { scope: "row" }, part.label),
              h("td", {}, speech.number(part.value)),
              h("td", {}, speech.number(part.score, 0), bar(part.score)),
              h("td", {}, `${speech.number(part.weight * 100, 0)}%`),
            ),
          ),
        ),
      ),
    ),
  );
}

function toneView(speech: Words, tone: Tone): Child {
  if (tone.score === null) return undefined;
  const name = { bad: "tone-cold", warn: "tone-cool", good: "tone-warm" } as const;
  return h(
    "div",
    { class: `figure level-${level(tone.score, TONE)}`, part: "tone" },
    ...figure(speech, speech.text("tone"), tone.score, TONE, speech.text(name[level(tone.score, TONE)])),
    tone.aboutReader + tone.aboutSender > 0 && h("p", { class: "source" }, speech.text("tone-who", { n: tone.aboutReader, sender: tone.aboutSender })),
    h(
      "details",
      { "data-name": "tone" },
      h("summary", { "data-key": "tone" }, speech.text("tone-parts")),
      h(
        "table",
        {},
        headings(speech.text("tone-part"), speech.text("tone-times"), speech.text("tone-points")),
        h(
          "tbody",
          {},
          h("tr", {}, h("th", { scope: "row" }, speech.text("tone-start")), h("td", {}), h("td", {}, speech.signed(tone.start))),
          ...tone.parts.map((part) =>
            h(
              "tr",
              { "data-part": part.id, class: part.count === 0 ? "soft" : "" },
              h("th", { scope: "row" }, part.label),
              h("td", {}, speech.text("tone-count", { n: part.count })),
              h("td", {}, speech.signed(part.points)),
            ),
          ),
        ),
      ),
    ),
  );
}

function figure(speech: Words, title: string, score: number, limits: Limits, word: string): Child[] {
  const whole = speech.number(score, 0);
  const [before = "", after = ""] = speech.text("clarity-of").split("{score}");
  return [
    h("h3", {}, title),
    h(
      "p",
      { class: "figure-line" },
      h("span", { class: "figure-words" }, h("strong", {}, word), " "),
      h("span", { class: "soft" }, before, h("span", { class: "figure-number" }, whole), after),
    ),
    ruler(score, limits),
  ];
}

function headings(...titles: string[]): HTMLElement {
  return h("thead", {}, h("tr", {}, ...titles.map((title) => h("th", { scope: "col" }, title))));
}
