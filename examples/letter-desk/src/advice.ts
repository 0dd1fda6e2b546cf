// What to do for one customer: the step that fits best, why, what comes after it, and what must not be done now.

import type { Account, Advice, AdvisedStep, BlockedStep } from "helder";
import { type Child, h, icon } from "./dom.ts";
import { policyWords } from "./policy-words.ts";
import { recordName } from "./record-words.ts";
import { day, words } from "./words.ts";

/** The advice on an account. `under` gives what stands under the first step, such as its text. */
export function adviceView(advice: Advice, account: Account, under: (step: AdvisedStep) => Child): Child[] {
  const text = words();
  const [first, ...rest] = advice.steps;
  return [
    advice.notes.length > 0 && h("p", { class: "changed" }, advice.notes.join(" ")),
    first && firstStepView(first, advice.today, under(first)),
    h(
      "div",
      { class: "advice-side" },
      postureView(advice),
      h(
        "section",
        {},
        h("h3", {}, text.nextSteps),
        rest.length === 0 ? h("p", { class: "soft" }, text.nextStepsNone) : h("ol", { class: "steps" }, ...rest.map((step) => stepView(step, advice.today))),
      ),
      h(
        "section",
        {},
        h("h3", {}, text.blocked),
        advice.blocked.length === 0 ? h("p", { class: "soft" }, text.blockedNone) : h("ul", { class: "blocked" }, ...blockedViews(advice.blocked)),
      ),
      advice.wouldChange.length > 0 &&
        h(
          "section",
          { "data-testid": "would-change" },
          h("h3", {}, policyWords().wouldChange),
          h("ul", { class: "questions" }, ...advice.wouldChange.map((change) => h("li", { "data-step": change.step }, policyWords().whenSo(change.when), " ", h("strong", {}, change.label.toLowerCase())))),
        ),
      advice.questions.length > 0 &&
        h("section", {}, h("h3", {}, text.questions), h("ul", { class: "questions" }, ...advice.questions.map((question) => h("li", { "data-field": question.field }, question.text)))),
    ),
    h("div", { class: "advice-ground" }, factsView(advice, account), traceView(advice)),
  ];
}

function when(step: AdvisedStep, today: string): string {
  const text = words();
  return step.earliest <= today ? text.todayWord : day(step.earliest);
}

function firstStepView(step: AdvisedStep, today: string, under: Child): HTMLElement {
  const text = words();
  const { best } = step;
  return h(
    "article",
    { class: "first-step", "data-testid": "first-step", "data-step": step.step },
    h("p", { class: "eyebrow" }, text.firstStep),
    h("h3", {}, step.label),
    h("p", { class: "step-purpose" }, step.purpose),
    h(
      "dl",
      { class: "step-how" },
      step.channel && h("div", {}, h("dt", {}, text.via), h("dd", {}, text.channels[step.channel])),
      h("div", {}, h("dt", {}, text.from), h("dd", {}, when(step, today))),
      best && h("div", { "data-testid": "best" }, h("dt", {}, policyWords().best), h("dd", {}, [day(best.day), best.from && best.until && policyWords().between(best.from, best.until)].filter(Boolean).join(", "))),
    ),
    step.reasons.length > 0 &&
      h(
        "div",
        { class: "reasons" },
        h("h4", {}, text.reasons),
        h("ul", {}, ...step.reasons.map((reason) => h("li", {}, reason.text, h("span", { class: "source", title: text.sourceHint }, reason.source)))),
      ),
    effectsView(step),
    step.record && h("div", { class: "record" }, h("h4", {}, text.record), h("p", {}, step.record)),
    under,
  );
}

function effectsView({ effects, expected }: AdvisedStep): HTMLElement {
  const text = words();
  const meter = (label: string, value: number) => {
    const fill = h("span", { class: value < 0 ? "below" : "above" });
    fill.style.inlineSize = `${(Math.min(3, Math.abs(value)) / 3) * 50}%`;
    const shown = value > 0 ? `+${value}` : String(value).replace("-", "−");
    return h("li", {}, h("span", {}, label), h("span", { class: "balance", role: "img", "aria-label": `${label}: ${shown}` }, fill), h("span", { class: "amount" }, shown));
  };
  return h(
    "div",
    { class: "effects" },
    h("h4", {}, text.effects),
    h("ul", {}, meter(text.effectPayment, effects.payment), meter(text.effectCost, effects.cost), meter(text.effectRelation, effects.relation)),
    h("p", { class: "source" }, text.effectHint),
    h("p", { class: "soft" }, `${expected.join(". ")}.`),
  );
}

function postureView({ posture }: Advice): HTMLElement {
  const text = words();
  const own = posture.points.find((points) => points.posture === posture.name);
  const others = posture.points.filter((points) => points.posture !== posture.name);
  return h(
    "section",
    { class: "posture", "data-testid": "posture", "data-posture": posture.name },
    h("h3", {}, text.posture),
    h("p", { class: "posture-name" }, posture.label),
    own &&
      h("ul", { class: "evidence" }, ...own.evidence.map((evidence) => h("li", {}, h("span", { class: "weight" }, text.points(evidence.points)), evidence.text))),
    others.length > 0 &&
      h(
        "details",
        { class: "more", "data-name": "posture" },
        h("summary", { "data-key": "posture" }, text.margin(posture.margin)),
        h(
          "ul",
          { class: "evidence" },
          ...others.map((points) => h("li", {}, h("span", { class: "weight" }, text.points(points.points)), h("span", {}, points.label, h("span", { class: "soft" }, ` ${points.evidence.map(({ text: why }) => why).join(" ")}`)))),
        ),
      ),
  );
}

function stepView(step: AdvisedStep, today: string): HTMLElement {
  const text = words();
  return h(
    "li",
    { "data-testid": "step", "data-step": step.step },
    h(
      "details",
      { "data-name": `step-${step.step}` },
      h("summary", { "data-key": `step-${step.step}` }, h("strong", {}, step.label), h("span", { class: "soft" }, [step.channel && text.channels[step.channel], when(step, today)].filter(Boolean).join(" · "))),
      h("p", {}, step.purpose),
      h("ul", { class: "step-reasons" }, ...step.reasons.map((reason) => h("li", {}, reason.text))),
    ),
  );
}

/** The steps that one guardrail blocks, folded under its reason: it is the same for all of them. */
function blockedViews(blocked: BlockedStep[]): HTMLElement[] {
  const text = words();
  const guardrails = new Map<string, BlockedStep[]>();
  for (const step of blocked) guardrails.set(step.by, [...(guardrails.get(step.by) ?? []), step]);
  return [...guardrails].map(([by, steps]) => {
    const [first] = steps;
    return h(
      "li",
      { "data-by": by },
      icon("stop"),
      h(
        "div",
        {},
        first && h("p", {}, h("strong", {}, first.reason), " ", h("span", { class: "soft" }, first.until ? text.until(day(first.until)) : text.untilChange)),
        h(
          "details",
          { class: "more", "data-name": `blocked-${by}` },
          h("summary", { "data-key": `blocked-${by}` }, text.blockedSteps(steps.length)),
          h("ul", { class: "blocked-steps" }, ...steps.map((step) => h("li", { "data-testid": "blocked-step", "data-step": step.step, "data-by": by }, step.label))),
        ),
        first && h("p", { class: "source", title: text.sourceHint }, first.source),
      ),
    );
  });
}

function factsView({ facts }: Advice, account: Account): HTMLElement {
  const text = words();
  return h(
    "details",
    { class: "more", "data-name": "facts" },
    h("summary", { "data-key": "facts" }, text.facts),
    h(
      "div",
      { class: "table-frame" },
      h(
        "table",
        {},
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, text.fact), h("th", { scope: "col" }, text.value), h("th", { scope: "col" }, text.records))),
        h("tbody", {}, ...facts.map((fact) => h("tr", { "data-fact": fact.fact }, h("td", {}, fact.label), h("td", {}, fact.text), h("td", {}, fact.records.map((record) => recordName(account, record)).join(", "))))),
      ),
    ),
  );
}

function traceView({ trace }: Advice): HTMLElement {
  const text = words();
  const list = (rows: string[]) => (rows.length === 0 ? text.none : h("code", {}, rows.join(", ")));
  return h(
    "details",
    { class: "more", "data-name": "trace" },
    h("summary", { "data-key": "trace" }, text.trace),
    h(
      "dl",
      { class: "pairs pairs-wide" },
      h("div", {}, h("dt", {}, text.pack), h("dd", {}, h("code", {}, `${trace.pack} ${trace.version}`))),
      h("div", {}, h("dt", {}, text.rows), h("dd", {}, list(trace.rows))),
      h("div", {}, h("dt", {}, text.guardrails), h("dd", {}, list(trace.guardrails))),
    ),
  );
}
