/** Edits of a text, and what becomes of the places in it. */

import type { TextEdit } from "./source.js";

/** A place in a text. */
export interface Stretch {
  start: number;
  end: number;
}

/** The one edit that leads from one text to another, by what they have in common at both ends; nothing when they are the same. */
export function editBetween(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  const from = longest(most, (length) => before.slice(0, length) === after.slice(0, length));
  const same = longest(most - from, (length) => before.slice(before.length - length) === after.slice(after.length - length));
  const [removed, inserted] = [before.length - same - from, after.length - same - from];
  if (removed > 0 && inserted > 0) return { from, to: from + removed, inserted };
  const start = removed > 0 ? atBoundary(before, from, removed) : atBoundary(after, from, inserted);
  return { from: start, to: start + removed, inserted };
}

/** The longest length that fits; all shorter ones fit too. Whole stretches are compared at once: that is quicker than unit by unit, above all in code that
 * seldom runs. */
function longest(most: number, fits: (length: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Words that came in or went may have done so at more than one place, when the same words stand before them: between `… hem. Wij sommeren ` and `haar.` came
 * `haar. Wij sommeren `, or, a little earlier, `Wij sommeren haar. `. A writer adds and takes away whole lines and whole words: so the place is where those begin.
 */
function atBoundary(text: string, start: number, length: number): number {
  let [best, at] = [start, start];
  let worth = -1;
  while (worth < 2) {
    const before = text.charAt(at - 1);
    const own = at === 0 || before === "\n" ? 2 : before === " " ? 1 : 0;
    if (own > worth) [best, worth] = [at, own];
    if (at === 0 || text.charCodeAt(at - 1) !== text.charCodeAt(at - 1 + length)) break;
    at -= 1;
  }
  return best;
}

/** The edits as told, when they can be those that lead from one text to the other; else the one that surely does. */
export function editsBetween(before: string, after: string, told: readonly TextEdit[] | undefined): TextEdit[] {
  if (told && leadsTo(before, after, told)) return [...told];
  const edit = editBetween(before, after);
  return edit ? [edit] : [];
}

/** What stands between the edits must be the same in both texts. */
function leadsTo(before: string, after: string, edits: readonly TextEdit[]): boolean {
  let [old, now] = [0, 0];
  for (const { from, to, inserted } of edits) {
    if (from < old || to < from || inserted < 0) return false;
    if (before.slice(old, from) !== after.slice(now, now + from - old)) return false;
    now += from - old + inserted;
    old = to;
  }
  return before.slice(old) === after.slice(now);
}

/** Where a stretch is after the edits; nothing when an edit touched its inside. */
export function mapped<Place extends Stretch>(place: Place, edits: readonly TextEdit[]): Place | undefined {
  let by = 0;
  for (const { from, to, inserted } of edits) {
    if (from >= place.end) break;
    if (to > place.start) return undefined;
    by += inserted - (to - from);
  }
  return by === 0 ? place : { ...place, start: place.start + by, end: place.end + by };
}

/** The stretch of the new text that holds all that the edits brought, and what `dirty`, a stretch of the old text, has become. */
export function touched(edits: readonly TextEdit[], dirty?: Stretch): Stretch | undefined {
  let start = Infinity;
  let end = -Infinity;
  let by = 0;
  for (const { from, to, inserted } of edits) {
    start = Math.min(start, from + by);
    by += inserted - (to - from);
    end = Math.max(end, to + by);
  }
  if (dirty) {
    start = Math.min(start, shifted(dirty.start, edits));
    end = Math.max(end, shifted(dirty.end, edits));
  }
  return start <= end ? { start, end } : undefined;
}

/** Where a place is after the edits; within an edit at its start. */
function shifted(place: number, edits: readonly TextEdit[]): number {
  let by = 0;
  for (const { from, to, inserted } of edits) {
    if (to > place || from >= place) return Math.min(place, from) + by;
    by += inserted - (to - from);
  }
  return place + by;
}

/** Where a stretch that stays one, whatever is edited in it, is after the edits. */
export function shiftedStretch({ start, end }: Stretch, edits: readonly TextEdit[]): Stretch {
  return { start: shifted(start, edits), end: shifted(end, edits) };
}
