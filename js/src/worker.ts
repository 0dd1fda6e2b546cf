/**
 * Helder in a worker: what `new Worker(…, { type: "module" })` is pointed at. The page talks to it through `createHelder({ worker })`.
 *
 * ```js
 * const helder = await createHelder({ worker: new URL("helder/worker", import.meta.url) });
 * ```
 */
import type { Helder, HelderOptions } from "./engine.js";
import { HelderError } from "./error.js";
import { type Functions, methods, portOf, serveOver } from "./hosts/rpc.js";
import { createHelder } from "./index.js";

let starting: Promise<Helder> | undefined;

serveOver(portOf(self), {
  /** Starts the engine; gives what runs it in here. */
  start: async (options: HelderOptions) => {
    starting = createHelder(options);
    return (await starting).engine;
  },
  ...Object.fromEntries(
    methods.map((name) => [
      name,
      async (...args: never[]) => {
        if (!starting) throw new HelderError({ code: "engine", path: "", message: "the engine in the worker was not started" });
        return ((await starting)[name] as Functions[string])(...args);
      },
    ]),
  ),
});
