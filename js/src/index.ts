/**
 * Helder with its WebAssembly inside: works in every bundler, browser, worker, Node and Deno, with no file to serve.
 *
 * ```js
 * import { createHelder } from "helder";
 * const helder = await createHelder();
 * const report = helder.scoreLetter("Wij sommeren u per ommegaande te betalen.");
 * ```
 */
import { bytes } from "./bytes.js";
import { type Helder, type HelderOptions, type Parts, start } from "./engine.js";
import { asHelderError } from "./error.js";

export type * from "./types.js";
export type { Helder, HelderOptions, PartName } from "./engine.js";
export { HelderError } from "./error.js";

/** Each part is loaded and compiled once, when it is first asked for. */
const compiled = {
  letters: once(async () => withWasm((await import("./letters.part.js")).default)),
  accounts: once(async () => withWasm((await import("./accounts.part.js")).default)),
  desk: once(async () => withWasm((await import("./desk.part.js")).default)),
};

/** Starts Helder, or gives the engine that runs already. Throws a HelderError with code `engine` where WebAssembly is forbidden. */
export async function createHelder(options: HelderOptions = {}): Promise<Helder> {
  const wanted = options.parts ?? ["letters", "accounts"];
  try {
    const loaded = await Promise.all(wanted.map(async (name) => [name, await compiled[name]()] as const));
    return start(Object.fromEntries(loaded) as Parts, options);
  } catch (cause) {
    throw Object.assign(asHelderError(cause), { code: "engine" });
  }
}

async function withWasm<Part extends { base64: string }>(part: Part): Promise<Part & { wasm: WebAssembly.Module }> {
  return { ...part, wasm: await WebAssembly.compile(bytes(part.base64)) };
}

/** Runs once; after a failure it may be tried again. */
function once<T>(run: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => {
    running ??= run().catch((cause: unknown) => {
      running = undefined;
      throw cause;
    });
    return running;
  };
}
