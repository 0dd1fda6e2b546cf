/**
 * Helder without its WebAssembly inside: bring `helder/letters.wasm`, `helder/accounts.wasm` or `helder/desk.wasm` yourself, as bytes, as a compiled module or
 * as a Response.
 *
 * ```js
 * import { createHelder } from "helder/slim";
 * const helder = await createHelder({ letters: fetch(new URL("helder/letters.wasm", import.meta.url)) });
 * ```
 */
import { type Helder, type HelderOptions, type PartName, type Parts, start } from "./engine.js";
import { asHelderError, HelderError } from "./error.js";
import { named } from "./load.js";

export type * from "./types.js";
export type { DraftingOptions, Helder, HelderOptions, PartName } from "./engine.js";
export { HelderError } from "./error.js";

/** The wasm of a part: bytes, a compiled module, or what `fetch` gives. */
export type WasmSource = BufferSource | WebAssembly.Module | Response;

/** The parts to start, each with its wasm. */
export type WasmSources = Partial<Record<PartName, WasmSource | Promise<WasmSource>>>;

/** What a part is besides its wasm. */
const rest = {
  letters: async () => ({ glue: (await import("./letters_bg.js")).default, messages: (await import("./messages.js")).default }),
  accounts: async () => ({ glue: (await import("./accounts_bg.js")).default, messages: (await import("./messages.js")).default, packs: (await import("./packs.js")).default, drafts: (await import("./drafts.js")).default }),
  desk: async () => ({ glue: (await import("./desk_bg.js")).default, packs: (await import("./packs.js")).default }),
};

/**
 * Starts Helder with the wasm given, or gives the engine that runs already. Throws a HelderError: `engine` when the wasm is none or does not come,
 * `invalid-value` at `sources`.
 */
export async function createHelder(sources: WasmSources, options: HelderOptions = {}): Promise<Helder> {
  try {
    if (typeof sources !== "object" || sources === null) throw unfit("invalid-value", "sources", "the wasm of each part, as { letters: fetch(url) }", typeof sources);
    const loaded = Object.entries(sources).map(async ([name, source]) => {
      // Both are waited for from the start: a fetch that fails meanwhile would else be nobody's, and end the process.
      const [code, part] = await Promise.all([wasmOf(name, source), restOf(name)]);
      return [name, { ...part, code }] as const;
    });
    return start(Object.fromEntries(await Promise.all(loaded)) as Parts, options);
  } catch (cause) {
    throw asHelderError(cause, "engine");
  }
}

async function restOf(name: string): Promise<object> {
  return named(rest, name as PartName, "sources")();
}

async function wasmOf(name: string, source: WasmSource | Promise<WasmSource>): Promise<WebAssembly.Module | BufferSource> {
  const given: unknown = await source;
  if (typeof Response === "undefined" || !(given instanceof Response)) {
    if (typeof given === "object" && given !== null) return given as WebAssembly.Module | BufferSource;
    throw unfit("engine", name, "bytes, a compiled module or a Response", String(given));
  }
  if (!given.ok) throw unfit("engine", name, "the wasm of this part", `HTTP ${given.status} ${given.url}`.trim());
  return given.arrayBuffer();
}

function unfit(code: string, path: string, expected: string, found: string): HelderError {
  return new HelderError({ code, path, message: `expected ${expected}, found ${found}` });
}
