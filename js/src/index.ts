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
import { loader, onlyOptions } from "./load.js";
import type { RemoteHelder, WorkerOptions } from "./remote.js";

export type * from "./types.js";
export type { AsyncHelder, DraftingOptions, EngineName, Helder, HelderOptions, PartName } from "./engine.js";
export type { RemoteHelder, WorkerOptions, WorkerSource } from "./remote.js";
export { HelderError } from "./error.js";

/** What to start, and what may run it. */
export interface CreateOptions extends HelderOptions {
  /** `auto` when left out: WebAssembly where the page allows it, the same engine as JavaScript where it does not. Each engine that is picked runs beside the others. */
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
 * Starts Helder, or gives the engine of this kind that runs already; `engine` of what it gives says which one that is. With a `worker` every function gives a promise,
 * whichever engine it is, and `close` stops the worker. Throws a HelderError: `engine` when none works, with what each of them said, `timeout` when the worker does not
 * start in time, `invalid-value` at `parts`, `unknown-field` for an option that there is none of.
 */
export function createHelder(options?: CreateOptions | null): Promise<Helder>;
export function createHelder(options: CreateWorkerOptions): Promise<RemoteHelder>;
export async function createHelder(given?: CreateOptions | CreateWorkerOptions | null): Promise<Helder | RemoteHelder> {
  onlyOptions(given ?? {}, "engine", "worker", "timeout", "trustedTypesPolicy");
  const { engine, worker, timeout: _, trustedTypesPolicy: __, ...options } = (given ?? {}) as CreateOptions & Partial<WorkerOptions>;
  const failures: [engine: unknown, error: HelderError][] = [];
  // A worker that was left empty is none.
  for (const name of (engine ?? "auto") === "auto" ? await likely(!!worker) : [engine]) {
    try {
      if (name === "worker") {
        if (!worker) throw new HelderError({ code: "engine", path: "worker", message: "expected `worker`: the address of helder/worker, or a function that makes the worker" });
        return await (await import("./remote.js")).startWorker(given as CreateWorkerOptions);
      }
      if (name === "js" || name === "wasm") {
        const helder = name === "js" ? await (await import("./js.js")).createHelder(options) : start(await wasm(options.parts ?? USUAL_PARTS), options);
        return worker ? (await import("./remote.js")).promised(helder) : helder;
      }
      throw new HelderError({ code: "engine", path: "engine", message: `expected auto, wasm, worker or js, found ${JSON.stringify(name)}` });
    } catch (cause) {
      failures.push([name, asHelderError(cause, "engine")]);
    }
  }
  const [, last] = failures.at(-1) as [unknown, HelderError];
  // Each may have a reason of its own.
  if (failures.every(([, { message }]) => message === last.message)) throw last;
  throw new HelderError({ ...last.toJSON(), message: failures.map(([name, { message }]) => `${name}: ${message}`).join("; ") }, { cause: failures.map(([, error]) => error) });
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

