/**
 * Helder without its WebAssembly inside: bring `helder/core.wasm` yourself, as bytes, as a compiled module or as a Response.
 *
 * ```js
 * import { createHelder } from "helder/slim";
 * const helder = await createHelder(fetch(new URL("helder/core.wasm", import.meta.url)));
 * ```
 */
import { type Helder, type HelderOptions, start } from "./engine.js";
import { asHelderError } from "./error.js";

export type * from "./types.js";
export type { Helder, HelderOptions } from "./engine.js";
export { HelderError } from "./error.js";

/** The wasm: bytes, a compiled module, or what `fetch` gives. */
export type WasmSource = BufferSource | WebAssembly.Module | Response;

/** Starts Helder with the wasm given, or gives the engine that runs already. */
export async function createHelder(wasm: WasmSource | Promise<WasmSource>, options: HelderOptions = {}): Promise<Helder> {
  try {
    const source = await wasm;
    const isResponse = typeof Response !== "undefined" && source instanceof Response;
    return start(isResponse ? await source.arrayBuffer() : source, options);
  } catch (cause) {
    throw Object.assign(asHelderError(cause), { code: "engine" });
  }
}
