import type { AsyncHelder, Helder } from "../engine.js";
import { asHelderError } from "../error.js";
import { textSource, watchLetter } from "../letter/index.js";
import type { ErrorData, Finding, LetterOptions, LetterReport } from "../types.js";
import { store } from "./store.js";

/** A letter as it is to be drawn: plain data. */
export interface LetterState {
  /** The letter as it stands. */
  text: string;
  /** The newest report; its places are those of the text it was made of. Nothing before the first. */
  report: LetterReport | undefined;
  /** The findings to show, at their places in `text`. */
  findings: readonly Finding[];
  /** How many findings are ignored. */
  ignored: number;
  /** Whether a newer report is on its way. */
  pending: boolean;
  /** What went wrong the last time; the last good report stays. */
  error: ErrorData | undefined;
}

/** Holds a letter and judges it. Every function may be passed on by itself. */
export interface LetterController {
  readonly state: LetterState;
  /** Puts another text in its place; findings whose words are still there stay what they are. */
  setText(text: string): void;
  /** Judges the letter by other options from now on. */
  setOptions(options: Omit<LetterOptions, "format">): void;
  /** Puts a suggestion of a finding in its place, the first one when left out. Gives whether it could. */
  apply(id: string, suggestion?: number): boolean;
  /** Puts the first replacement of each finding in its place. Gives how many. */
  applyAll(): number;
  /** Takes the last `apply` or `applyAll` back. Gives whether there was one to take back. */
  undo(): boolean;
  /** Leaves a finding out from now on. */
  ignore(id: string): void;
  /** Shows the ignored findings again. */
  restore(): void;
  /** Judges the letter now; resolves with the report. */
  refresh(): Promise<LetterReport>;
  /** Calls with each new state. Gives what stops it. */
  subscribe(listener: (state: LetterState) => void): () => void;
  /** Stops. */
  dispose(): void;
}

/** Judges a letter that a host without a DOM holds, from now on and after each change. `options.format` is `text` when left out, and stays. */
export function letterController(
  helder: Helder | AsyncHelder,
  { text = "", options = {} }: { text?: string; options?: LetterOptions } = {},
): LetterController {
  const source = textSource(text, options.format);
  const session = watchLetter(helder, source, options);
  const now = (): LetterState => ({
    text: source.text(),
    report: session.report,
    findings: session.findings,
    ignored: session.ignored,
    pending: session.pending,
    error: session.error === undefined ? undefined : asHelderError(session.error).toJSON(),
  });
  const states = store(now());
  const renew = (): void => states.become(now());
  // The session hears of a change first, so the findings are at their new places here.
  source.onChange(renew);
  session.subscribe(renew);
  return {
    get state() {
      return states.state;
    },
    setText(next) {
      if (next !== source.text()) source.set(next);
    },
    setOptions(next) {
      session.setOptions(next);
      renew();
    },
    apply: (id, suggestion) => session.apply(id, suggestion),
    applyAll: () => session.applyAll(),
    undo: () => source.undo(),
    ignore: (id) => session.ignore(id),
    restore: () => session.restore(),
    refresh: () => session.refresh(),
    subscribe: states.subscribe,
    dispose() {
      states.dispose();
      session.dispose();
      source.dispose();
    },
  };
}
