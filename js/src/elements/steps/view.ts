/** An advice as it is shown: the step that fits best on its own sheet, the rest around it. */

import type { Advice, AdvisedStep, BlockedStep, PosturePoints } from "../../types.js";
import { bar, button, type Child, h, icon } from "../dom.js";
import { SPOKEN } from "../spoken.js";
import type { Speech } from "../words.js";
import type { DeskKey } from "../words/desk.js";

/** What a person has done with the advice so far, and can do. */
export interface AdviceState {
  chosen: string | undefined;
  said: { step: string; key: "draft-ready" | "draft-none" } | undefined;
  choose(step: AdvisedStep): void;
  draft(step: AdvisedStep): void;
}

type Words = Speech<DeskKey>;

/** The whole advice. */
export function adviceView(speech: Words, advice: Advice, state: AdviceState): Child[] {
  const [first, ...rest] = advice.steps;
  const lang = SPOKEN[speech.locale];
  const section = (part: string, title: string, ...content: Child[]) => h("section", { part }, h("h3", {}, title), ...content);
  return [
    h("h2", { class: "unseen" }, speech.text("advice")),
    advice.notes.length > 0 && h("div", { class: "notice warn", lang }, ...advice.notes.map((note) => h("p", {}, note))),
    h(
      "div",
      { class: "advice" },
      h("div", { class: "main-column" }, first && firstView(speech, first, advice.today, state), h("div", { class: "ground" }, postureView(speech, advice), factsView(speech, advice), traceView(speech, advice))),
      h(
        "div",
        { class: "around" },
        section(
          "steps",
          speech.text("steps"),
          rest.length === 0 ? h("p", { class: "soft" }, speech.text("steps-none")) : h("ol", { class: "lines" }, ...rest.map((step) => stepView(speech, step, advice.today, state))),
        ),
        section(
          "blocked",
          speech.text("blocked"),
          advice.blocked.length === 0 ? h("p", { class: "soft" }, speech.text("blocked-none")) : h("ul", { class: "blocked lines" }, ...blockedViews(speech, advice.blocked)),
        ),
        advice.questions.length > 0 && section("questions", speech.text("questions"), h("ul", { class: "marked", lang }, ...advice.questions.map((question) => h("li", { "data-field": question.field }, question.text)))),
        advice.wouldChange.length > 0 &&
          section(
            "changes",
            speech.text("changes"),
            h("ul", { class: "marked", lang }, ...advice.wouldChange.map((change) => h("li", { "data-step": change.step }, speech.text("change", { when: change.when, step: change.label.toLocaleLowerCase(lang) })))),
          ),
      ),
    ),
  ];
}

function firstView(speech: Words, step: AdvisedStep, today: string, state: AdviceState): HTMLElement {
  const lang = SPOKEN[speech.locale];
  return h(
    "article",
    { class: "sheet first", part: "first", "data-step": step.step },
    h("p", { class: "eyebrow" }, speech.text("first")),
    h("h3", { class: "title", lang, id: `label-${step.step}` }, step.label),
    h("p", { class: "purpose", lang }, step.purpose),
    howView(speech, step, today),
    step.reasons.length > 0 && h("div", {}, h("h4", {}, speech.text("reasons")), reasonsView(speech, step)),
    effectsView(speech, step),
    step.record && h("div", { class: "record" }, h("h4", {}, speech.text("record")), h("p", { lang }, step.record)),
    actionsView(speech, step, state, true),
  );
}

/** By which channel, from when, and when it has the best chance. */
function howView(speech: Words, { channel, earliest, best }: AdvisedStep, today: string): HTMLElement {
  const pair = (name: string, title: string, value: string) => h("div", { "data-how": name }, h("dt", {}, title), h("dd", {}, speech.sentence(value)));
  const day = best && speech.day(best.day, "weekday");
  return h(
    "dl",
    { class: "how" },
    channel && pair("channel", speech.text("via"), speech.text(`channel-${channel}`)),
    pair("earliest", speech.text("earliest"), earliest <= today ? speech.text("today") : speech.day(earliest)),
    best && day && pair("best", speech.text("best"), best.from && best.until ? speech.text("best-hours", { day, from: best.from, until: best.until }) : day),
  );
}

function reasonsView(speech: Words, { reasons }: AdvisedStep): HTMLElement {
  return h("ul", { class: "reasons" }, ...reasons.map((reason) => h("li", {}, h("span", { lang: SPOKEN[speech.locale] }, reason.text), " ", h("span", { class: "source" }, reason.source))));
}

function effectsView(speech: Words, { effects, expected }: AdvisedStep): HTMLElement {
  const meter = (label: string, value: number) =>
    h("li", { class: `effect level-${value < 0 ? "bad" : "good"}` }, h("span", {}, label), bar(50 + value * (50 / 3), "balance", 50), h("span", { class: "amount" }, speech.signed(value)));
  return h(
    "div",
    {},
    h("h4", {}, speech.text("effects")),
    h("ul", {}, meter(speech.text("effect-payment"), effects.payment), meter(speech.text("effect-cost"), effects.cost), meter(speech.text("effect-relation"), effects.relation)),
    h("p", { class: "source" }, h("span", { lang: SPOKEN[speech.locale] }, ...expected.map((sentence) => `${sentence}. `)), speech.text("effects-scale")),
  );
}

function actionsView(speech: Words, step: AdvisedStep, { chosen, said, choose, draft }: AdviceState, first: boolean): HTMLElement {
  const own = chosen === step.step;
  const about = `label-${step.step}`;
  return h(
    "div",
    { class: "row actions" },
    button({ class: first ? "button main" : "button", "data-key": `choose-${step.step}`, "aria-pressed": String(own), "aria-describedby": about, onclick: () => choose(step) }, own && icon("found"), speech.text("choose")),
    step.channel && button({ "data-key": `draft-${step.step}`, "aria-describedby": about, onclick: () => draft(step) }, speech.text("draft")),
    said?.step === step.step && h("p", { class: "soft" }, speech.text(said.key)),
  );
}

function stepView(speech: Words, step: AdvisedStep, today: string, state: AdviceState): HTMLElement {
  const lang = SPOKEN[speech.locale];
  const how = [step.channel && speech.text(`channel-${step.channel}`), step.earliest <= today ? speech.text("today") : speech.day(step.earliest)];
  return h(
    "li",
    { "data-step": step.step },
    h(
      "details",
      { "data-name": `step-${step.step}` },
      h("summary", { "data-key": `step-${step.step}` }, h("strong", { lang, id: `label-${step.step}` }, step.label), " ", h("span", {}, how.filter(Boolean).join(" · "))),
      h(
        "div",
        { class: "step-more" },
        h("p", { lang }, step.purpose),
        reasonsView(speech, step),
        step.record && h("p", {}, h("strong", {}, `${speech.text("record")}: `), h("span", { lang }, step.record)),
        actionsView(speech, step, state, false),
      ),
    ),
  );
}

/** The steps that one guardrail blocks, together: the reason is the same for all of them. */
function blockedViews(speech: Words, blocked: readonly BlockedStep[]): HTMLElement[] {
  const lang = SPOKEN[speech.locale];
  const guardrails = new Map<string, BlockedStep[]>();
  for (const step of blocked) {
    const same = `${step.by} ${step.until ?? ""}`;
    guardrails.set(same, [...(guardrails.get(same) ?? []), step]);
  }
  return [...guardrails.values()].flatMap((steps) => {
    const [first] = steps;
    if (!first) return [];
    return [
      h(
        "li",
        { "data-by": first.by },
        icon("stop"),
        h(
          "div",
          {},
          h("p", { lang }, h("strong", {}, steps.map((step) => step.label).join(" · "))),
          h("p", {}, h("span", { lang }, first.reason), " ", h("span", { class: "until" }, first.until ? speech.text("until", { day: speech.day(first.until) }) : speech.text("until-change"))),
          h("p", { class: "source" }, first.source),
        ),
      ),
    ];
  });
}

function postureView(speech: Words, { posture }: Advice): HTMLElement {
  const lang = SPOKEN[speech.locale];
  const own = posture.points.find((points) => points.posture === posture.name);
  const others = posture.points.filter((points) => points.posture !== posture.name);
  const evidence = (points: PosturePoints) =>
    h("ul", { class: "evidence" }, ...points.evidence.map((one) => h("li", {}, h("span", { class: "amount" }, speech.signed(one.points)), " ", h("span", { lang }, one.text))));
  return h(
    "section",
    { part: "posture", "data-posture": posture.name },
    h("h3", {}, speech.text("posture")),
    h("p", { class: "posture", lang }, posture.label),
    posture.points.length > 0 &&
      h(
        "details",
        { "data-name": "posture" },
        h("summary", { "data-key": "posture" }, speech.text("posture-why")),
        own && evidence(own),
        others.length > 0 && h("p", { class: "soft" }, speech.text("posture-margin", { n: posture.margin })),
        others.length > 0 && h("h4", {}, speech.text("evidence-other")),
        ...others.map((points) => h("div", {}, h("p", {}, h("span", { lang }, points.label), ` (${speech.text("evidence-points", { n: points.points })})`), evidence(points))),
      ),
  );
}

function factsView(speech: Words, { facts }: Advice): Child {
  const head = (text: string) => h("th", { scope: "col" }, text);
  return (
    facts.length > 0 &&
    h(
      "details",
      { "data-name": "facts" },
      h("summary", { "data-key": "facts" }, speech.text("facts")),
      h(
        "table",
        {},
        h("thead", {}, h("tr", {}, head(speech.text("fact")), head(speech.text("fact-value")), head(speech.text("fact-records")))),
        h("tbody", { lang: SPOKEN[speech.locale] }, ...facts.map((fact) => h("tr", { "data-fact": fact.fact }, h("th", { scope: "row" }, fact.label), h("td", {}, fact.value), h("td", {}, h("code", {}, fact.records.join(", ")))))),
      ),
    )
  );
}

function traceView(speech: Words, { trace }: Advice): HTMLElement {
  const pair = (title: string, rows: readonly string[]) => h("div", {}, h("dt", {}, title), h("dd", {}, rows.length === 0 ? speech.text("none") : h("code", {}, rows.join(", "))));
  return h(
    "details",
    { "data-name": "trace", part: "trace" },
    h("summary", { "data-key": "trace" }, speech.text("trace")),
    h("dl", { class: "pairs lines" }, pair(speech.text("policy"), [`${trace.pack} ${trace.version}`]), pair(speech.text("rows"), trace.rows), pair(speech.text("guardrails"), trace.guardrails)),
  );
}
