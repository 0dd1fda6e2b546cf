/** The engine in a worker, as the page sees it: it cannot hang, and comes back after a crash. */

import type { AsyncHelder, Helder, HelderOptions } from "./engine.js";
import { HelderError } from "./error.js";
import { toldPolicies } from "./hosts/policies.js";
import { type Caller, callOver, methods, pick, portOf, remoteHelder } from "./hosts/rpc.js";

/** What makes the worker: the address of `helder/worker` on the page's own origin, or a function of your bundler's kind. */
export type WorkerSource = string | URL | (() => Worker);

/** How the worker is started, and how long it may take. */
export interface WorkerOptions {
  worker: WorkerSource;
  /** How many milliseconds an answer may take, 10,000 when left out; then the worker is taken for stuck, and another one is started. */
  timeout?: number;
  /** Your own policy for the address, where the page demands Trusted Types; one named `helder` is made when left out. */
  trustedTypesPolicy?: { createScriptURL(url: string): unknown };
}

/** How many milliseconds the worker may take to load and to start. */
const START_TIMEOUT = 20_000;

/** An engine that may run in a worker. */
export interface RemoteHelder extends AsyncHelder {
  /** Stops the worker, if that is what it runs on: what is waited for rejects with `closed`, and so does every later call. An engine on the page is left as it is. */
  close(): void;
}

/** Starts the engine in a worker. */
export async function startWorker({ worker: source, timeout = 10_000, trustedTypesPolicy, ...options }: WorkerOptions & HelderOptions): Promise<RemoteHelder> {
  const { parts, language, locale } = options;
  const policies = toldPolicies();

  let newest: Watched | undefined;
  let closed: HelderError | undefined;
  const begin = async (): Promise<Watched> => {
    const port = portOf(make(source, trustedTypesPolicy));
    const worker = (newest = watched(callOver(port, { timeout: 0, onLost: () => (running = undefined) })));
    try {
      await worker.call("start", [{ parts, language, locale }], START_TIMEOUT);
      await policies.tell((method, args) => worker.call(method, args, timeout));
      return worker;
    } catch (cause) {
      worker.close();
      throw cause;
    }
  };

  let running: Promise<Watched> | undefined = begin();
  await running;

  const helder = remoteHelder(
    {
      async call(method, args) {
        if (closed) throw closed;
        running ??= begin().catch((cause: unknown) => {
          running = undefined;
          throw cause;
        });
        const answer = await (await running).call(method, args, timeout);
        policies.note(method, args, answer);
        return answer;
      },
    },
    "worker",
  );
  return {
    ...helder,
    close() {
      closed ??= new HelderError({ code: "closed", path: "", message: "the worker was stopped: its engine was closed" });
      newest?.close();
    },
  };
}

interface Watched {
  call(method: string, args: readonly unknown[], timeout: number): Promise<unknown>;
  close(): void;
}

/** Gives up a worker that is asked and says nothing: one that is stuck answers nobody any more. A long queue is not stuck as long as answers come. */
function watched(caller: Caller): Watched {
  let heard = 0;
  return {
    async call(method, args, timeout) {
      const look = (): void => {
        const left = heard + timeout - performance.now();
        if (left > 0) timer = setTimeout(look, left);
        else caller.fail(new HelderError({ code: "timeout", path: "", message: `no answer to ${method} within ${timeout} ms; the worker was stopped` }));
      };
      let timer = timeout > 0 ? setTimeout(look, timeout) : undefined;
      try {
        return await caller.call(method, args);
      } finally {
        clearTimeout(timer);
        heard = performance.now();
      }
    },
    close: () => caller.close(),
  };
}

function make(source: WorkerSource, given: WorkerOptions["trustedTypesPolicy"]): Worker {
  if (typeof source === "function") return source();
  const url = String(source);
  const policy = given ?? ownPolicy();
  return new Worker((policy ? policy.createScriptURL(url) : url) as string, { type: "module", name: "helder" });
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): unknown };
}

let own: ReturnType<TrustedTypes["createPolicy"]> | undefined;

/**
 * A policy that lets through the address it is given, which is the host's own; made wherever there are Trusted Types, for whether the page demands them only a request
 * would tell. Each name can be made once, and a page can forbid it: then the address goes as it is.
 */
function ownPolicy(): typeof own {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  try {
    own ??= trustedTypes?.createPolicy("helder", { createScriptURL: (url) => url });
  } catch {
    // Told by the worker, where it matters.
  }
  return own;
}

/** An engine on the page with the shape of one that is waited for. */
export function promised(helder: Helder): RemoteHelder {
  const functions = pick(helder);
  const waited = Object.fromEntries(methods.map((name) => [name, async (...args: never[]) => functions[name]?.(...args)]));
  return { engine: helder.engine, ...waited, close: () => undefined } as unknown as RemoteHelder;
}
