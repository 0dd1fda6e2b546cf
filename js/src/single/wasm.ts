/** `helder.iife.js`: everything in one file that sets `globalThis.Helder`, with letters and accounts as WebAssembly. */
import accounts from "../accounts.part.js";
import { withCode } from "../bytes.js";
import { type Helder, type HelderOptions, start } from "../engine.js";
import { asHelderError } from "../error.js";
import letters from "../letters.part.js";

export * from "./common.js";

/** Starts Helder at once, or gives the engine that runs already. Throws a HelderError with code `engine` where WebAssembly is forbidden. */
export function createHelderSync(options: Omit<HelderOptions, "parts"> = {}): Helder {
  try {
    return start({ letters: withCode(letters), accounts: withCode(accounts) }, options);
  } catch (cause) {
    throw asHelderError(cause, "engine");
  }
}

/** The same as a promise, as the package has it. */
export async function createHelder(options: Omit<HelderOptions, "parts"> = {}): Promise<Helder> {
  return createHelderSync(options);
}
