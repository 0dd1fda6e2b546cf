/** What a person notes of a call, and the contact it becomes. */

import type { Cause, Contact, Date, Direction, Draft, Outcome, Said } from "../../types.js";
import type { Speech } from "../words.js";
import type { DeskKey } from "../words/desk.js";

/** What can come of a call. */
export const OUTCOMES = ["reached", "unanswered", "no-answer", "bounced"] as const satisfies readonly Outcome[];
/** What a customer can say, the most frequent first. */
export const SAIDS: readonly Said[] = ["will-pay", "asks-time", "cannot-pay", "disagrees", "other-channel", "will-not-pay"];
/** Why a customer is behind. */
export const CAUSES: readonly Cause[] = ["forgot", "late-income", "job-loss", "illness", "divorce", "bereavement", "debts", "other"];

/** The form as it is filled in. */
export interface Notes {
  direction: Direction;
  hour: number | undefined;
  outcome: (typeof OUTCOMES)[number] | undefined;
  said: Said | undefined;
  cause: Cause | undefined;
  payDay: Date | undefined;
}

/** A form that nobody has touched. */
export function emptyNotes(): Notes {
  return { direction: "outbound", hour: undefined, outcome: undefined, said: undefined, cause: undefined, payDay: undefined };
}

/** Whether there was a conversation: only then a customer can have said something. */
export function spoken({ outcome }: Notes): boolean {
  return outcome === "reached" || outcome === "unanswered";
}

/** What has to be put right first. */
export function wrongIn(notes: Notes, today: Date): "outcome-missing" | "pay-day-early" | undefined {
  if (!notes.outcome) return "outcome-missing";
  return spoken(notes) && notes.said === "will-pay" && notes.payDay !== undefined && notes.payDay < today ? "pay-day-early" : undefined;
}

/** The contact to add to the account. */
export function contactOf(notes: Notes, today: Date, draft: Pick<Draft, "channel" | "purpose" | "step">): Contact {
  const { direction, hour, outcome = "no-answer", said, cause } = notes;
  return {
    date: today,
    ...(hour !== undefined && { hour }),
    channel: draft.channel,
    direction,
    outcome,
    ...(draft.purpose && { purpose: draft.purpose }),
    // Who calls us does not take the step; what was just done is not advised again at once.
    ...(direction === "outbound" && { step: draft.step }),
    ...(spoken(notes) && said && { said }),
    ...(spoken(notes) && cause && { cause }),
  };
}

/** The same in words. */
export function described(speech: Speech<DeskKey>, notes: Notes): string {
  const { outcome, said, cause, payDay } = notes;
  const parts = [outcome && speech.text(`outcome-${outcome}`)];
  if (spoken(notes)) parts.push(said && speech.text(`said-${said}`), said === "will-pay" && payDay ? speech.day(payDay) : undefined, cause && speech.text(`cause-${cause}`));
  return `${parts.filter(Boolean).join(" · ")}.`;
}
