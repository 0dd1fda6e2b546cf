/** `helder.js.iife.js`: everything in one file that sets `globalThis.Helder`, with letters and accounts as JavaScript, for hosts that forbid WebAssembly. */
import type { Helder, HelderOptions } from "../engine.js";
import { createHelderSync } from "../js-sync.js";

export * from "./common.js";
export { createHelderSync } from "../js-sync.js";

/** The same as a promise, as the package has it. */
export async function createHelder(options: Omit<HelderOptions, "parts"> = {}): Promise<Helder> {
  return createHelderSync(options);
}
