/**
 * Helder at once, for hosts that cannot wait. Compiles on the calling thread, some 10 ms a part.
 *
 * ```js
 * import { createHelderSync } from "helder/sync";
 * const helder = createHelderSync();
 * ```
 */
import accounts from "./accounts.part.js";
import { withCode } from "./bytes.js";
import desk from "./desk.part.js";
import { type Helder, type HelderOptions, type Parts, start, USUAL_PARTS } from "./engine.js";
import { asHelderError } from "./error.js";
import letters from "./letters.part.js";
import { named } from "./load.js";

export type * from "./types.js";
export type { DraftingOptions, Helder, HelderOptions, PartName } from "./engine.js";
export { HelderError } from "./error.js";

const parts = { letters, accounts, desk };

/** Starts Helder, or gives the engine that runs already. Throws a HelderError with code `engine` where WebAssembly is forbidden, `invalid-value` at `parts`. */
export function createHelderSync(options: HelderOptions = {}): Helder {
  try {
    return start(Object.fromEntries((options.parts ?? USUAL_PARTS).map((name) => [name, withCode(named(parts, name))])) as Parts, options);
  } catch (cause) {
    throw asHelderError(cause, "engine");
  }
}
