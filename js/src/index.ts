/**
 * Helder with its WebAssembly inside: works in every bundler, browser, worker, Node and Deno, with no file to serve. Where WebAssembly is forbidden the same
 * engine runs as JavaScript, or in a worker when you give one.
 *
 * ```js
 * import { createHelder } from "helder";
 * const helder = await createHelder();
 * const report = helder.scoreLetter("Wij sommeren u per ommegaande te betalen.");
 * ```
 */
import { bytes } from "./bytes.js";
import { pagePolicy } from "./csp.js";
import { type AsyncHelder, type Helder, type HelderOptions, start, USUAL_PARTS } from "./engine.js";
import { asHelderError, HelderError } from "./error.js";
import { loader } from "./load.js";
import type { WorkerOptions } from "./remote.js";

export type * from "./types.js";
export type { AsyncHelder, DraftingOptions, EngineName, Helder, HelderOptions, PartName } from "./engine.js";
export type { WorkerOptions, WorkerSource } from "./remote.js";
export { HelderError } from "./error.js";

/** What to start, and what may run it. */
export interface CreateOptions extends HelderOptions {
  /** `auto` when left out: WebAssembly where the page allows it, the same engine as JavaScript where it does not. */
  engine?: "auto" | "wasm" | "js";
}

/** As {@link CreateOptions}, with a worker to run the engine in. */
export interface CreateWorkerOptions extends HelderOptions, WorkerOptions {
  /** `auto` when left out: WebAssembly on the page, in the worker, JavaScript on the page, the first of these that works. */
  engine?: "auto" | "worker" | "wasm" | "js";
}

const wasm = loader({
  letters: async () => withWasm((await import("./letters.part.js")).default),
  accounts: async () => withWasm((await import("./accounts.part.js")).default),
  desk: async () => withWasm((await import("./desk.part.js")).default),
});

/**
 * Starts Helder, or gives the engine that runs already; `engine` of what it gives says which one that is. With a `worker` every function gives a promise,
 * whichever engine it is. Throws a HelderError: `engine` when none works, `timeout` when the worker does not start in time, `invalid-value` at `parts`.
 */
export function createHelder(options?: CreateOptions | null): Promise<Helder>;
export function createHelder(options: CreateWorkerOptions): Promise<AsyncHelder>;
export async function createHelder(given?: CreateOptions | CreateWorkerOptions | null): Promise<Helder | AsyncHelder> {
  const options = given ?? {};
  const engine = options.engine ?? "auto";
  // A worker that was left empty is none.
  const worker = "worker" in options && options.worker ? options : undefined;
  const failures: unknown[] = [];
  for (const name of engine === "auto" ? await likely(worker !== undefined) : [engine]) {
    try {
      if (name === "worker") {
        if (!worker) throw new HelderError({ code: "engine", path: "worker", message: "expected `worker`: the address of helder/worker, or a function that makes the worker" });
        return await (await import("./remote.js")).startWorker(worker);
      }
      if (name === "js" || name === "wasm") {
        const helder = name === "js" ? await (await import("./js.js")).createHelder(options) : start(await wasm(options.parts ?? USUAL_PARTS), options);
        return worker ? (await import("./remote.js")).promised(helder) : helder;
      }
      throw new HelderError({ code: "engine", path: "engine", message: `expected auto, wasm, worker or js, found ${JSON.stringify(name)}` });
    } catch (cause) {
      failures.push(cause);
    }
  }
  throw asHelderError(failures.at(-1), "engine");
}

/** The engines to try, the best first. What the page forbids is not tried: that would be reported to its owner. */
async function likely(hasWorker: boolean): Promise<("wasm" | "worker" | "js")[]> {
  const policy = await pagePolicy();
  return [
    ...(policy.allowsWasm ? ["wasm" as const] : []),
    ...(hasWorker && policy.allowsWorker ? ["worker" as const] : []),
    "js",
  ];
}

async function withWasm<Part extends { base64: string }>({ base64, ...part }: Part): Promise<Omit<Part, "base64"> & { code: WebAssembly.Module }> {
  return { ...part, code: await WebAssembly.compile(bytes(base64)) };
}

