/**
 * The same engine as JavaScript, at once: for hosts that forbid WebAssembly and cannot wait. Letters and accounts; not the policy desk.
 *
 * ```js
 * import { createHelderSync } from "helder/js/sync";
 * const helder = createHelderSync();
 * ```
 */
import accounts from "./accounts.js-part.js";
import { type Helder, type HelderOptions, start } from "./engine.js";
import letters from "./letters.js-part.js";

export type * from "./types.js";
export type { DraftingOptions, Helder, HelderOptions, PartName } from "./engine.js";
export { HelderError } from "./error.js";

/** Starts Helder, or gives the engine that runs already. */
export function createHelderSync(options: Omit<HelderOptions, "parts"> = {}): Helder {
  return start({ letters, accounts }, options, "js");
}
