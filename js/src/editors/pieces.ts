/** The plain text of a document that is a tree, and the way back: from places in the text to places in the document. */

import type { TextEdit } from "../letter/source.js";

/** A run of text, or a line break, of the document. An empty block has a run without text, so that it has a place too. */
export interface Piece<At> {
  /** Where it begins in the plain text. */
  start: number;
  length: number;
  /** Where it begins in the document. */
  at: At;
}

/** A document's plain text: blocks with an empty line between them, a hard break as a new line. */
export interface PlainText<At> {
  text: string;
  pieces: Piece<At>[];
}

/** A place in a piece. */
export interface Spot<At> {
  piece: Piece<At>;
  offset: number;
}

/** Where `start` to `end` of the text lies in the document; nothing when it touches no character of it. An empty range is a place to insert at. */
export function locate<At>({ pieces }: PlainText<At>, start: number, end: number): { from: Spot<At>; to: Spot<At> } | undefined {
  if (start === end) {
    const piece = pieces[first(pieces, (piece) => piece.start + piece.length >= start)];
    return piece && piece.start <= start ? { from: { piece, offset: start - piece.start }, to: { piece, offset: start - piece.start } } : undefined;
  }
  let begin = first(pieces, (piece) => piece.start + piece.length > start);
  let last = first(pieces, (piece) => piece.start >= end) - 1;
  while (pieces[begin]?.length === 0) begin += 1;
  while (pieces[last]?.length === 0) last -= 1;
  const from = pieces[begin];
  const to = pieces[last];
  if (!from || !to || begin > last) return undefined;
  return {
    from: { piece: from, offset: Math.max(0, start - from.start) },
    to: { piece: to, offset: Math.min(to.length, end - to.start) },
  };
}

/** The edits, when they do lead from the one text to the other; nothing when they were counted wrongly. */
export function checked(before: string, after: string, edits: TextEdit[]): TextEdit[] | undefined {
  let old = 0;
  let now = 0;
  for (const { from, to, inserted } of edits) {
    if (from < old || to < from || inserted < 0 || before.slice(old, from) !== after.slice(now, now + from - old)) return undefined;
    now += from - old + inserted;
    old = to;
  }
  return before.slice(old) === after.slice(now) ? edits : undefined;
}

/** The index of the first item that holds; their number when none does. All after one that holds must hold too. */
export function first<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}
