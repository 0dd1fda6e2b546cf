// The letter as Helder reads it, and the way back: from a place in the plain text to a place in the document.

import type { Node } from "@tiptap/pm/model";

export interface Range {
  from: number;
  to: number;
}

interface Piece {
  /** Where it begins in the plain text, in UTF-16 units. */
  start: number;
  length: number;
  /** Where it begins in the document. */
  position: number;
}

/** A document's plain text: blocks with an empty line between them, a hard break as a new line. */
export interface PlainText {
  text: string;
  pieces: Piece[];
}

export function plainText(document: Node): PlainText {
  const pieces: Piece[] = [];
  let text = "";
  let first = true;
  const add = (part: string, position: number): void => {
    pieces.push({ start: text.length, length: part.length, position });
    text += part;
  };
  document.descendants((block, position) => {
    if (!block.isTextblock) return true;
    if (!first) text += "\n\n";
    first = false;
    block.forEach((child, offset) => {
      if (child.isText) add(child.text ?? "", position + 1 + offset);
      else if (child.type.name === "hardBreak") add("\n", position + 1 + offset);
    });
    return false;
  });
  return { text, pieces };
}

/** Where `start` to `end` of the plain text lies in the document; nothing when it touches no character of it. */
export function locate(plain: PlainText, start: number, end: number): Range | undefined {
  let from: number | undefined;
  let to: number | undefined;
  for (const piece of plain.pieces) {
    const last = piece.start + piece.length;
    if (last <= start) continue;
    if (piece.start >= end) break;
    from ??= piece.position + Math.max(0, start - piece.start);
    to = piece.position + Math.min(piece.length, end - piece.start);
  }
  return from === undefined || to === undefined ? undefined : { from, to };
}
