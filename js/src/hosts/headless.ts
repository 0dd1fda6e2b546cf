/**
 * Helder for hosts without a DOM, such as a sandboxed worker that draws with components of its own: controllers that hold a letter or an account and give plain
 * data to draw. A state is never changed, a new one takes its place; so it fits `useSyncExternalStore`, signals and stores as it is.
 *
 * ```js
 * import { letterController } from "helder/hosts/headless";
 * const letter = letterController(helder, { text, options: { purpose: "reminder" } });
 * const { report, findings } = useSyncExternalStore(letter.subscribe, () => letter.state);
 * ```
 */
export { type LetterController, letterController, type LetterState } from "./headless-letter.js";
export { type StepsController, stepsController, type StepsOptions, type StepsState } from "./headless-steps.js";
