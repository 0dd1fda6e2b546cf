/** What suggestions put in the place of what was found. */

import type { Finding } from "../types.js";
import type { Replacement } from "./source.js";

/** What a suggestion puts in the place of a finding: the first that puts anything, when none is named. */
export function replacementOf({ start, end, suggestions }: Finding, suggestion?: number): Replacement | undefined {
  const chosen = suggestion === undefined ? suggestions.find(({ replacement }) => replacement !== undefined) : suggestions[suggestion];
  return chosen?.replacement === undefined ? undefined : { start, end, text: chosen.replacement };
}

/** What the findings put in their places, without those that lie over another. */
export function replacementsOf(findings: readonly Finding[]): Replacement[] {
  const changes: Replacement[] = [];
  let free = 0;
  for (const finding of [...findings].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const change = replacementOf(finding);
    if (!change || finding.start < free) continue;
    changes.push(change);
    free = finding.end;
  }
  return changes;
}
