// What could be better in the letter, grouped by kind, with the better words right there.

import type { Finding, LetterReport } from "helder";
import { type Child, h, icon } from "./dom.ts";
import { words } from "./words.ts";

export interface FindingActions {
  open(finding: Finding, opener: HTMLElement): void;
  replace(finding: Finding, replacement: string): void;
  replaceAll(): void;
  bringBack(): void;
}

/** What can do harm comes first: what is wrong by law, hurts, or contradicts itself. */
const GROUPS = ["law", "tone", "facts", "words", "sentences", "address", "structure"] as const;

type Group = (typeof GROUPS)[number];

/** Of the structure of a letter, an amount, a day or a number that is wrong or missing is a group of its own: it is no matter of style. */
function groupOf({ category, severity }: Finding): Group {
  return category === "structure" && severity !== "hint" ? "facts" : category;
}

/** A replacement to offer at once: only when it is the first suggestion. */
export function firstReplacement(finding: Finding): string | undefined {
  return finding.suggestions[0]?.replacement;
}

/** The first replacement of each finding, without the ones that lie over another. */
export function allReplacements(findings: Finding[]): { finding: Finding; replacement: string }[] {
  let free = 0;
  return [...findings]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .flatMap((finding) => {
      const replacement = firstReplacement(finding);
      if (replacement === undefined || finding.start < free) return [];
      free = finding.end;
      return [{ finding, replacement }];
    });
}

export function findingsView(report: LetterReport, findings: Finding[], ignored: number, actions: FindingActions): Child[] {
  const text = words();
  const replaceable = allReplacements(findings).length;
  return [
    h(
      "div",
      { class: "panel-head" },
      h("h3", {}, text.findings, " ", h("span", { class: "panel-count" }, String(findings.length))),
      replaceable > 1 && h("button", { type: "button", class: "solid", "data-testid": "replace-all", "data-key": "replace-all", onclick: actions.replaceAll }, text.replaceAll),
    ),
    findings.length === 0 && h("p", { class: "all-clear" }, report.counts.words === 0 ? text.findingsEmpty : text.findingsNone),
    h(
      "div",
      { class: "scroll" },
      ...GROUPS.map((name) => {
        const group = findings.filter((finding) => groupOf(finding) === name);
        const [first] = group;
        return (
          first &&
          h(
            "section",
            { class: "group", "aria-label": text.groups[name], "data-group": name },
            h("h4", {}, h("span", { class: `swatch swatch-${first.category}` }), text.groups[name], h("span", { class: "panel-count" }, String(group.length))),
            h("ul", {}, ...group.map((finding) => findingView(finding, actions))),
          )
        );
      }),
      report.findingsOmitted > 0 && h("p", { class: "source" }, text.omitted(report.findingsOmitted)),
    ),
    ignored > 0 &&
      h(
        "p",
        { class: "ignored" },
        text.ignoredCount(ignored),
        " · ",
        h("button", { type: "button", class: "text-button", "data-testid": "bring-back", "data-key": "bring-back", onclick: actions.bringBack }, text.bringBack),
      ),
  ];
}

function findingView(finding: Finding, actions: FindingActions): HTMLElement {
  const text = words();
  const replacement = firstReplacement(finding);
  const long = finding.text.length > 46;
  const quote = long ? `${finding.text.slice(0, 44).trimEnd()}…` : finding.text;
  return h(
    "li",
    { class: `finding finding-${finding.severity}`, "data-testid": "finding", "data-rule": finding.rule, "data-finding-id": finding.id },
    h(
      "button",
      {
        type: "button",
        class: "finding-open",
        "data-key": `finding-${finding.id}`,
        "aria-haspopup": "dialog",
        title: finding.message,
        onclick: (event) => actions.open(finding, event.currentTarget as HTMLElement),
      },
      h("span", { class: "finding-text" }, quote),
      h("span", { class: "visually-hidden" }, `, ${text.severities[finding.severity]}. `),
      (replacement === undefined || long) && h("span", { class: "finding-message" }, finding.message),
    ),
    replacement !== undefined &&
      h(
        "button",
        {
          type: "button",
          class: "finding-replace",
          "data-testid": "suggestion-inline",
          "data-replacement": replacement,
          "data-key": `replace-${finding.id}`,
          "aria-label": `${text.instead}: ${replacement || text.leaveOut}`,
          onclick: () => actions.replace(finding, replacement),
        },
        icon("arrow"),
        h("span", {}, replacement || h("em", {}, text.leaveOut)),
      ),
  );
}
