/** Which finding is which, from one report to the next. */

import type { Finding } from "../types.js";

/** An ignored finding that is not in the letter now: by its words and what stood around them it is known again, when an undo brings it back. */
interface Lost {
  id: string;
  base: string;
  around: string;
}

/**
 * Gives findings names that stay. The engine names a finding by its rule and words, and counts those that are alike: "the second". When the first goes, the
 * second would become the first, and would be ignored in its stead. Here a finding keeps the name that it had at its place; places follow the edits.
 */
export class Identities {
  readonly #ignored = new Set<string>();
  #lost: Lost[] = [];

  /** The findings of a report with the names they had among `before`, the findings that were there at their places in the same text. */
  named(findings: readonly Finding[], before: readonly Finding[], text: string): Finding[] {
    // Most are the very same.
    const same = new Set(before);
    const names = findings.map((finding) => (same.delete(finding) ? finding.id : undefined));
    const known = new Map([...same].map((finding) => [placeOf(finding), finding.id]));
    for (const [at, finding] of findings.entries()) {
      if (names[at] !== undefined) continue;
      const place = placeOf(finding);
      names[at] = known.get(place);
      known.delete(place);
    }
    const left = new Set(known.values());
    this.gone([...same].filter(({ id }) => left.has(id)), text);
    for (const [at, finding] of findings.entries()) names[at] ??= this.#found(finding, text);
    const taken = new Set([...names, ...this.#lost.map(({ id }) => id)]);
    return findings.map((finding, at) => {
      let id = names[at] ?? finding.id;
      if (names[at] === undefined) {
        for (let ordinal = 1; taken.has(id); ordinal += 1) id = `${baseOf(finding.id)}-${ordinal}`;
        taken.add(id);
      }
      return id === finding.id ? finding : { ...finding, id };
    });
  }

  /** The name of a lost one that this finding is. */
  #found(finding: Finding, text: string): string | undefined {
    const base = baseOf(finding.id);
    const at = this.#lost.findIndex((lost) => lost.base === base && lost.around === around(finding, text));
    return at < 0 ? undefined : this.#lost.splice(at, 1)[0]?.id;
  }

  ignore(id: string): void {
    this.#ignored.add(id);
  }

  isIgnored(id: string): boolean {
    return this.#ignored.has(id);
  }

  restore(): void {
    this.#ignored.clear();
    this.#lost = [];
  }

  /** These findings have gone from the text in which they stood. */
  gone(findings: readonly Finding[], text: string): void {
    for (const finding of findings) {
      if (this.#ignored.has(finding.id)) this.#lost.push({ id: finding.id, base: baseOf(finding.id), around: around(finding, text) });
    }
  }
}

/** Without how often it came before. */
function baseOf(id: string): string {
  return id.slice(0, id.lastIndexOf("-"));
}

function placeOf({ rule, start, end }: Finding): string {
  return `${start} ${end} ${rule}`;
}

/** Enough of what stands before and behind a finding to tell it from others alike. */
function around({ start, end }: Finding, text: string): string {
  return `${text.slice(Math.max(0, start - 24), start)}\n${text.slice(end, end + 24)}`;
}
