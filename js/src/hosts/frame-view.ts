import type { Account, Advice, AdvisedStep, Draft, DraftOptions, ErrorData, LetterOptions, LetterReport, Locale, Sender } from "../types.js";

/** What a frame can be asked to show: the panel beside a letter that is written on the page, or the next steps for an account. */
export type FrameView = { letter: LetterView; steps?: never } | { steps: StepsView; letter?: never };

/** The panel of a letter. The letter stays on the page: the page sends its text after each change, and is told what to replace. */
export interface LetterView {
  text: string;
  options?: LetterOptions;
  /** The language of the panel. */
  locale?: Locale;
}

/** The next steps for an account. */
export interface StepsView {
  account: Account;
  /** The day the advice is for. */
  today: string;
  policy?: string;
  /** Who sends the texts; with it the frame writes them. */
  sender?: Sender;
  /** How the texts are to be written. */
  drafting?: Omit<DraftOptions, "step" | "today" | "sender">;
  /** The language of the element. */
  locale?: Locale;
}

/** What a frame that shows something tells the page. */
export interface FrameEvents {
  /** How high what is shown is now, in CSS pixels. */
  resize: { height: number };
  /** Words of the letter are to be replaced, all in one step: units `start` to `end` of the text that was sent last, where `was` stands. */
  replace: { changes: { start: number; end: number; was: string; text: string }[] };
  /** A place in the letter is to be brought into view and selected. */
  reveal: { start: number; end: number };
  /** The letter is to get the keyboard back. */
  focus: Record<string, never>;
  "helder-report": LetterReport;
  "helder-advice": Advice;
  "helder-step": { account: string; step: AdvisedStep };
  "helder-draft": { account: string; step: AdvisedStep; draft?: Draft };
  "helder-error": ErrorData;
}

/** The name of an event. */
export type FrameEventName = keyof FrameEvents;

/** One event, with what it tells. */
export type FrameEvent = { [Name in FrameEventName]: { name: Name; detail: FrameEvents[Name] } }[FrameEventName];

/** Every event and no other: what the page takes from the frame. */
const NAMES: Record<FrameEventName, true> = {
  resize: true,
  replace: true,
  reveal: true,
  focus: true,
  "helder-report": true,
  "helder-advice": true,
  "helder-step": true,
  "helder-draft": true,
  "helder-error": true,
};

/** An event as it crosses the channel, or nothing when the message is another one. */
export function readEvent(message: unknown, version: number): FrameEvent | undefined {
  if (typeof message !== "object" || message === null) return undefined;
  const { helder, event, detail } = message as Record<string, unknown>;
  const known = helder === version && typeof event === "string" && Object.hasOwn(NAMES, event) && typeof detail === "object" && detail !== null;
  return known ? ({ name: event, detail } as FrameEvent) : undefined;
}
