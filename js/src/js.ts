/**
 * The same engine as JavaScript, for hosts that forbid WebAssembly. Same input, same bytes; some five times as slow.
 *
 * ```js
 * import { createHelder } from "helder/js";
 * const helder = await createHelder();
 * ```
 */
import { type Helder, type HelderOptions, start, USUAL_PARTS } from "./engine.js";
import { loader } from "./load.js";

export type * from "./types.js";
export type { DraftingOptions, Helder, HelderOptions, PartName } from "./engine.js";
export { HelderError } from "./error.js";

const script = loader({
  letters: async () => (await import("./letters.js-part.js")).default,
  accounts: async () => (await import("./accounts.js-part.js")).default,
  desk: async () => (await import("./desk.js-part.js")).default,
});

/** Starts Helder, or gives the engine that runs already. */
export async function createHelder(options: HelderOptions = {}): Promise<Helder> {
  return start(await script(options.parts ?? USUAL_PARTS), options, "js");
}
