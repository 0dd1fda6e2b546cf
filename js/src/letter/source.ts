/** What an editor adapter is: the letter as text, and a way to show places in it and to change them. `helder/editors/*` has ready ones. */

import type { Category, LetterOptions, Severity } from "../types.js";

/** A letter in some editor. Its text is that of the last change told; places are UTF-16 places in that text. */
export interface LetterSource {
  /** How the text is to be read; `text` for editors that show what they mean, with an empty line between blocks. */
  readonly format: NonNullable<LetterOptions["format"]>;
  /** The letter as it stands. */
  text(): string;
  /** Calls after each change of the letter, and when an input method is done, with the edits when the editor can tell them. Gives what stops it. */
  onChange(listener: (edits?: TextEdit[]) => void): () => void;
  /** Calls when a place is clicked, or asked for by the keyboard. Gives what stops it. */
  onOpen(listener: (place: number) => void): () => void;
  /** Whether an input method is putting a character together: marks and findings wait until it is done. */
  composing(): boolean;
  /** Shows these marks in place of those before, and touches only what changed. The letter, the caret and the undo history stay as they are. */
  mark(marks: readonly Mark[]): void;
  /** Puts new words in these places, all in one step that one undo takes back, and tells of the change before it returns. Gives whether it could. */
  replace(changes: readonly Replacement[]): boolean;
  /** Brings a place into view and selects it. */
  reveal(start: number, end: number): void;
  /** Where a place is on the screen, for a popover; nothing when it is not shown. */
  place(start: number, end: number): DOMRect | undefined;
  /** Gives the editor the keyboard. */
  focus(): void;
  /** Takes everything away that the adapter brought. The letter stays as it is. */
  dispose(): void;
}

/** A place to show. */
export interface Mark {
  /** The finding's id. */
  id: string;
  start: number;
  end: number;
  category: Category;
  severity: Severity;
  /** What is wrong, for who cannot see the mark. */
  message: string;
}

/** Units `from` to `to` of the text before gave way to `inserted` units. Several edits of one change are in the order of the text. */
export interface TextEdit {
  from: number;
  to: number;
  inserted: number;
}

/** New words for a place. */
export interface Replacement {
  start: number;
  end: number;
  text: string;
}
