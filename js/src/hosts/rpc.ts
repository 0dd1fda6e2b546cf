/**
 * Questions and answers over a {@link Port}: what a frame and a worker share. Every question is answered, by a value or by an error, or its time runs out;
 * nothing hangs and nothing that the other side sends can throw here.
 *
 * ```js
 * // on the page                                            // in the worker
 * const caller = callOver(portOf(new Worker(url)));         serveOver(portOf(self), pick(helder));
 * const helder = remoteHelder(caller, "worker");
 * ```
 */
import type { AsyncHelder, EngineName, Helder } from "../engine.js";
import { asHelderError, HelderError } from "../error.js";
import type { ErrorData } from "../types.js";
import { argument, type Method, methods } from "./methods.js";
import type { Port } from "./port.js";

export { methods, type Method } from "./methods.js";
export { type MessageTarget, type Port, portOf } from "./port.js";

/** The version of the messages. The two sides must speak the same; it goes up with each change that the other side could not read. */
export const PROTOCOL = 1;

/** A question. */
export interface Request {
  helder: typeof PROTOCOL;
  /** Counts up from 1: an answer names it, and one that does not count up is not answered twice. */
  id: number;
  method: string;
  args: unknown[];
}

/** An answer: a value, or an error as data. */
export type Answer = { helder: typeof PROTOCOL; id: number; value: unknown } | { helder: typeof PROTOCOL; id: number; error: ErrorData };

/** The asking side of a port. */
export interface Caller {
  /** Asks; rejects with a {@link HelderError}: that of the other side, or `timeout`, `engine` (it crashed), `closed`. */
  call(method: string, args: readonly unknown[]): Promise<unknown>;
  /** Whether it can still be asked. */
  readonly alive: boolean;
  /** Gives up: what is waited for rejects with this error, and so does every later call. */
  fail(error: HelderError): void;
  /** Ends the connection; what is waited for rejects with `closed`. */
  close(): void;
}

/** How long to wait, and what to do when the other side is lost. */
export interface CallerOptions {
  /** How many milliseconds an answer may take; 30,000 when left out, 0 for ever. */
  timeout?: number;
  /** Called once when the other side crashed or the connection was given up, not after `close`. The place to start another one. */
  onLost?: (error: HelderError) => void;
}

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: HelderError) => void;
  timer: ReturnType<typeof setTimeout> | undefined;
}

const TIMEOUT = 30_000;

/** Asks over a port. */
export function callOver(port: Port, { timeout = TIMEOUT, onLost }: CallerOptions = {}): Caller {
  const waiting = new Map<number, Waiting>();
  let lost: HelderError | undefined;
  let last = 0;

  const take = (id: number): Waiting | undefined => {
    const found = waiting.get(id);
    waiting.delete(id);
    clearTimeout(found?.timer);
    return found;
  };

  const stopMessages = port.onMessage((message) => {
    const answer = readAnswer(message);
    if (!answer) return;
    const found = take(answer.id);
    if ("error" in answer) found?.reject(new HelderError(answer.error));
    else found?.resolve(answer.value);
  });
  const stopCrash = port.onCrash?.((reason) => fail(new HelderError({ code: "engine", path: "", message: `the engine stopped: ${reason}` })));

  function end(error: HelderError): void {
    lost = error;
    stopMessages();
    stopCrash?.();
    for (const id of [...waiting.keys()]) take(id)?.reject(error);
    port.close();
  }

  function fail(error: HelderError): void {
    if (lost) return;
    end(error);
    onLost?.(error);
  }

  return {
    get alive() {
      return lost === undefined;
    },
    async call(method, args) {
      if (lost) throw lost;
      const id = ++last;
      const message: Request = { helder: PROTOCOL, id, method, args: args.map((arg, index) => plain(method, index, arg)) };
      return new Promise((resolve, reject) => {
        const late = () => take(id)?.reject(new HelderError({ code: "timeout", path: "", message: `no answer to ${method} within ${timeout} ms` }));
        waiting.set(id, { resolve, reject, timer: timeout > 0 ? setTimeout(late, timeout) : undefined });
        try {
          port.postMessage(message);
        } catch (cause) {
          take(id);
          reject(new HelderError({ code: "engine", path: "", message: `${method} could not be asked: ${reasonOf(cause)}` }, { cause }));
        }
      });
    },
    fail,
    close() {
      if (!lost) end(new HelderError({ code: "closed", path: "", message: "the connection to the engine was closed" }));
    },
  };
}

/** What may be asked for. */
export type Functions = Readonly<Record<string, (...args: never[]) => unknown>>;

/** Answers over a port: only the functions given, each under its own name. Gives what stops it; the port stays open. */
export function serveOver(port: Port, functions: Functions): () => void {
  let last = 0;
  return port.onMessage((message) => {
    const request = readRequest(message);
    // A message of another shape is somebody else's; one that was seen before is a replay. Neither is answered.
    if (!request || request.id <= last) return;
    last = request.id;
    void answer(functions, request).then((reply) => send(port, reply));
  });
}

async function answer(functions: Functions, { id, method, args }: Request): Promise<Answer> {
  try {
    const run = Object.hasOwn(functions, method) ? functions[method] : undefined;
    if (!run) throw new HelderError({ code: "unknown-method", path: "", message: `there is no function ${JSON.stringify(method.slice(0, 40))}` });
    return { helder: PROTOCOL, id, value: await run(...(args as never[])) };
  } catch (thrown) {
    return { helder: PROTOCOL, id, error: asHelderError(thrown).toJSON() };
  }
}

function send(port: Port, reply: Answer): void {
  try {
    port.postMessage(reply);
  } catch (cause) {
    // An answer that cannot be cloned: the one who asks must not wait for ever.
    const error: ErrorData = { code: "internal", path: "", message: `the answer could not be sent: ${reasonOf(cause)}` };
    try {
      port.postMessage({ helder: PROTOCOL, id: reply.id, error } satisfies Answer);
    } catch {
      // The port is gone, and with it the one who asked.
    }
  }
}

/** The functions of an engine, and nothing else of it. */
export function pick(helder: Helder | AsyncHelder): Functions {
  return Object.fromEntries(methods.map((name) => [name, (...args: never[]) => (helder[name] as Functions[string])(...args)]));
}

/** An engine at the other side of a port. */
export function remoteHelder(caller: Pick<Caller, "call">, engine: EngineName): AsyncHelder {
  const asked = Object.fromEntries(methods.map((name) => [name, (...args: unknown[]) => caller.call(name, args)]));
  return { engine, ...asked } as unknown as AsyncHelder;
}

/**
 * The same engine, where of these functions only the newest call counts: while one is under way the newest waits, and what it takes the place of rejects with
 * `superseded`. For a letter that changes with each key: one for each letter, so that two letters do not supersede each other.
 */
export function latestWins(helder: AsyncHelder, names: readonly Method[] = ["scoreLetter"]): AsyncHelder {
  const lanes = names.map((name) => [name, lane(name, helder[name] as (...args: unknown[]) => Promise<unknown>)] as const);
  return { ...helder, ...Object.fromEntries(lanes) };
}

function lane(name: Method, run: (...args: unknown[]) => Promise<unknown>): (...args: unknown[]) => Promise<unknown> {
  type Call = { args: unknown[]; resolve: (value: unknown) => void; reject: (error: unknown) => void };
  let busy = false;
  let next: Call | undefined;
  const go = ({ args, resolve, reject }: Call): void => {
    busy = true;
    void run(...args)
      .then(resolve, reject)
      .finally(() => {
        busy = false;
        const waiting = next;
        next = undefined;
        if (waiting) go(waiting);
      });
  };
  return (...args) =>
    new Promise((resolve, reject) => {
      next?.reject(new HelderError({ code: "superseded", path: "", message: `a newer call of ${name} took its place` }));
      next = undefined;
      if (busy) next = { args, resolve, reject };
      else go({ args, resolve, reject });
    });
}

/** A copy that can be sent: as JSON has it, just as the engine on the page reads its input. So the proxies of a framework and dates may be given. */
function plain(method: string, index: number, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return typeof value === "function" || typeof value === "symbol" ? undefined : value;
  try {
    return JSON.parse(JSON.stringify(value)) as unknown;
  } catch (cause) {
    // As the engine on the page says it.
    const path = argument(method, index);
    throw new HelderError({ code: "invalid-json", path, message: `${path || `what ${method} is given`} cannot be written as JSON: ${reasonOf(cause)}` }, { cause });
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isId(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

function readRequest(message: unknown): Request | undefined {
  if (!isRecord(message) || message["helder"] !== PROTOCOL) return undefined;
  const { id, method, args } = message;
  return isId(id) && typeof method === "string" && Array.isArray(args) ? { helder: PROTOCOL, id, method, args } : undefined;
}

function readAnswer(message: unknown): Answer | undefined {
  if (!isRecord(message) || message["helder"] !== PROTOCOL || !isId(message["id"])) return undefined;
  const id = message["id"];
  if (!Object.hasOwn(message, "error")) return Object.hasOwn(message, "value") ? { helder: PROTOCOL, id, value: message["value"] } : undefined;
  const error = message["error"];
  if (!isRecord(error)) return undefined;
  const { code, path, message: text } = error;
  return typeof code === "string" && typeof path === "string" && typeof text === "string"
    ? { helder: PROTOCOL, id, error: error as unknown as ErrorData }
    : undefined;
}
