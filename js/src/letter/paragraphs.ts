/** What can be said of a paragraph without the rest of the letter. */

import type { Finding, LetterOptions } from "../types.js";
import type { Stretch } from "./edits.js";

/** The rules that look at one sentence or one paragraph. All others, also those that come to be, wait for the whole letter. */
const LOCAL = new Set([
  "capitals", "double-negation", "exclamation", "iban", "law-article", "merge-field", "negated-condition", "nominal-style", "notice-term", "packed-noun",
  "paragraph-length", "passive", "passive-state", "pliers", "possibly-vague-day", "reproach", "sentence-length", "vague-deadline", "verb-bracket",
]);

/** Whether a finding would be the same if its paragraph stood alone. */
export function isLocal({ rule }: Pick<Finding, "rule">): boolean {
  return rule.startsWith("term/") || LOCAL.has(rule);
}

/** Whether the paragraphs of a text can be read by themselves: not in a source where a tag may be open, or in Markdown with a fence around some of them. */
export function standAlone(text: string, format: LetterOptions["format"]): boolean {
  return format === "text" || (format === "markdown" && !/```|~~~/.test(text));
}

/** The whole paragraphs around a stretch: up to the empty lines before and behind it. A merge field never reaches over an empty line either. */
export function paragraphsAround(text: string, { start, end }: Stretch): Stretch {
  // The empty line must lie wholly before: one that the stretch touches parted other paragraphs before.
  const before = start < 2 ? -1 : text.lastIndexOf("\n\n", start - 2);
  const behind = text.indexOf("\n\n", end);
  return { start: before < 0 ? 0 : before + 2, end: behind < 0 ? text.length : behind };
}

/** These findings with those of its local rules in a stretch of the text replaced by newer ones. All are in the order of the text, and stay so. */
export function withLocal(findings: readonly Finding[], within: Stretch, newer: readonly Finding[]): Finding[] {
  const kept = findings.filter((finding) => !(isLocal(finding) && within.start <= finding.start && finding.end <= within.end));
  return [...kept, ...newer.filter(isLocal)].sort(inOrder);
}

/** As the engine orders them: the first and widest first, of the same words a term before a rule. */
function inOrder(a: Finding, b: Finding): number {
  return a.start - b.start || b.end - a.end || Number(!a.rule.startsWith("term/")) - Number(!b.rule.startsWith("term/"));
}

/** A finding of a paragraph at its place in the letter. */
export function movedBy(finding: Finding, by: number): Finding {
  return { ...finding, start: finding.start + by, end: finding.end + by };
}
