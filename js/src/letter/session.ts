import type { AsyncHelder, Helder } from "../engine.js";
import type { Finding, LetterOptions, LetterReport } from "../types.js";
import type { LetterSource } from "./source.js";
import { Watcher } from "./watcher.js";

/** A letter that is judged while it is written. */
export interface LetterSession {
  readonly source: LetterSource;
  /** The newest report; its places are those of the text it was made of. Nothing before the first. */
  readonly report: LetterReport | undefined;
  /** The findings to show, at their places in the letter as it stands: ignored ones are left out. */
  readonly findings: readonly Finding[];
  /** How many findings are ignored. */
  readonly ignored: number;
  /** Whether a newer report is on its way. */
  readonly pending: boolean;
  /** What went wrong the last time; the last good report stays. */
  readonly error: unknown;
  /** Puts a suggestion of a finding in its place; the first one when left out. Gives whether it could. */
  apply(id: string, suggestion?: number): boolean;
  /** Puts the first replacement of each finding in its place, as one step. Gives how many. */
  applyAll(): number;
  /** Leaves a finding out from now on, also after edits elsewhere. */
  ignore(id: string): void;
  /** Shows the ignored findings again. */
  restore(): void;
  /** Shows where a finding is. */
  reveal(id: string): void;
  /** Judges the letter by other options from now on. */
  setOptions(options: LetterOptions): void;
  /** Judges the letter now; resolves with the report. */
  refresh(): Promise<LetterReport>;
  /** Calls after each change of findings, report or error. Gives what stops it. */
  subscribe(listener: (session: LetterSession) => void): () => void;
  /** Calls when the writer asks for a finding: by a click on its mark, or by the keyboard. Gives what stops it. */
  onOpen(listener: (finding: Finding) => void): () => void;
  /** Stops, and takes the marks away. */
  dispose(): void;
}

/** Judges a letter from now on, and after each change. */
export function watchLetter(helder: Helder | AsyncHelder, source: LetterSource, options: LetterOptions = {}): LetterSession {
  return new Watcher(helder, source, options);
}
