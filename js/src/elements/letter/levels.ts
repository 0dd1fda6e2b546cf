/** Words for a number. The number itself knows no levels: these are for the word and the colour beside it only. */

/** How good a number is. */
export type Level = "bad" | "warn" | "good";

/** Where a level ends and the next begins. */
export type Limits = readonly [fair: number, good: number];

/** Of the clarity score and its parts. */
export const CLARITY: Limits = [62, 75];
/** Of the tone. */
export const TONE: Limits = [50, 70];

/** On which side of the limits a number lies. */
export function level(score: number, [fair, good]: Limits): Level {
  return score < fair ? "bad" : score < good ? "warn" : "good";
}
