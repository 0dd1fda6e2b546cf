/**
 * Helder with its WebAssembly inside: works in every bundler, browser, worker, Node and Deno, with no file to serve.
 *
 * ```js
 * import { createHelder } from "helder";
 * const helder = await createHelder();
 * const report = helder.scoreLetter("Wij sommeren u per ommegaande te betalen.");
 * ```
 */
import { type Helder, type HelderOptions, start } from "./engine.js";
import { asHelderError } from "./error.js";
import base64 from "./inline.js";

export type * from "./types.js";
export type { Helder, HelderOptions } from "./engine.js";
export { HelderError } from "./error.js";

let module: Promise<WebAssembly.Module> | undefined;

/** Starts Helder, or gives the engine that runs already. Throws a HelderError with code `engine` where WebAssembly is forbidden. */
export async function createHelder(options: HelderOptions = {}): Promise<Helder> {
  try {
    module ??= WebAssembly.compile(bytes());
    return start(await module, options);
  } catch (cause) {
    module = undefined;
    throw Object.assign(asHelderError(cause), { code: "engine" });
  }
}

/** The same, at once: for hosts that cannot wait. Compiles on the calling thread, some 10 ms. */
export function createHelderSync(options: HelderOptions = {}): Helder {
  try {
    return start(bytes(), options);
  } catch (cause) {
    throw Object.assign(asHelderError(cause), { code: "engine" });
  }
}

function bytes(): Uint8Array<ArrayBuffer> {
  // Node's own decoder is ten times as fast; a bundler that sees no `Buffer` by name brings none of its own.
  const { Buffer } = globalThis as { Buffer?: { from(text: string, encoding: "base64"): Uint8Array<ArrayBuffer> } };
  if (Buffer) return Buffer.from(base64, "base64");
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
