/** New words for several places of a text, as one change. */

import type { Replacement } from "./source.js";

/** The changes in the order of the text; nothing when there is none, when two lie over one another, or when one lies outside the text. */
export function inOrder(changes: readonly Replacement[], length: number): Replacement[] | undefined {
  const ordered = [...changes].sort((a, b) => a.start - b.start || a.end - b.end);
  const fit = ordered.every(({ start, end }, at) => start >= (ordered[at - 1]?.end ?? 0) && start <= end && end <= length);
  return fit && ordered.length > 0 ? ordered : undefined;
}

/** The text with the changes made; they are in order. */
export function changed(text: string, changes: readonly Replacement[]): string {
  let at = 0;
  const parts = changes.map(({ start, end, text: words }) => {
    const part = text.slice(at, start) + words;
    at = end;
    return part;
  });
  return parts.join("") + text.slice(at);
}

/** Where a caret is after the changes; they are in order. Within words that were replaced it goes behind the new ones. */
export function caretAfter(place: number, changes: readonly Replacement[]): number {
  let by = 0;
  for (const { start, end, text } of changes) {
    if (place <= start) break;
    if (place < end) return start + by + text.length;
    by += text.length - (end - start);
  }
  return place + by;
}
