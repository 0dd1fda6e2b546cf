/**
 * Helder in a frame, for a page that may not run it itself: the engine runs in the frame, the page asks it over messages. This is the page's side.
 *
 * ```js
 * import { connectFrame } from "helder/hosts/frame";
 * const { helder } = await connectFrame(document.querySelector("iframe"), { origin: "https://helder.crm.example" });
 * const report = await helder.scoreLetter("Wij sommeren u te betalen.");
 * ```
 */
import type { AsyncHelder, EngineName } from "../engine.js";
import { asHelderError, HelderError } from "../error.js";
import { tell } from "../tell.js";
import { type FrameEvent, type FrameView, readEvent } from "./frame-view.js";
import { exactOrigin, type Greeting, readGreeting, readReady } from "./handshake.js";
import { toldPolicies } from "./policies.js";
import { type Port, portOf } from "./port.js";
import { type Caller, callOver, latestWins, PROTOCOL, remoteHelder } from "./rpc.js";

export type { FrameEvent, FrameEventName, FrameEvents, FrameView, LetterView, StepsView } from "./frame-view.js";

/** How to reach the frame. */
export interface FrameOptions {
  /** The origin of the frame's page, such as `https://helder.crm.example`. Messages go to it and are taken from it alone. */
  origin: string;
  /** How many milliseconds the frame may take to connect, and then for each answer; 30,000 when left out, 0 for ever. */
  timeout?: number;
  /** Of `scoreLetter` only the newest call counts; what it takes the place of rejects with `superseded`. For a page with one letter. */
  latest?: boolean;
}

/** A frame that answers. */
export interface FrameConnection {
  /** The engine in the frame. It stays the same when the frame is loaded anew: calls wait until it is there again, and it is told its policies again. */
  readonly helder: AsyncHelder;
  /** Shows something in the frame, or `null` for nothing; again after each change. Rejects with `unknown-method` when the frame's page shows nothing. */
  show(view: FrameView | null): Promise<void>;
  /** Calls with each event of what is shown. Gives what stops it. */
  listen(listener: (event: FrameEvent) => void): () => void;
  /** Lets the frame go; what is waited for rejects with `closed`. The frame itself stays. */
  close(): void;
}

/** How long between greetings: a frame is greeted until it greets back, for nothing tells the page that its script runs. */
const GREET_EVERY = 100;
const TIMEOUT = 30_000;

/**
 * Connects with the page in a frame, whether it is loaded already or not.
 *
 * Rejects with `timeout` when no page of that origin answers (or its list of allowed origins does not hold this page's), `version` when it speaks another
 * version, `engine` when the engine cannot start there.
 */
export async function connectFrame(iframe: HTMLIFrameElement, options: FrameOptions): Promise<FrameConnection> {
  const link = linkWith(iframe, options);
  try {
    const { engine } = await link.connected();
    const helder = remoteHelder(link, engine);
    return {
      helder: options.latest ? latestWins(helder) : helder,
      show: async (view) => void (await link.call("show", [view])),
      listen: link.listen,
      close: link.close,
    };
  } catch (error) {
    link.close();
    throw error;
  }
}

/** The frame as it is loaded now. */
interface Connected {
  caller: Caller;
  engine: EngineName;
  /** It knows all that was told the one before. */
  welcomed?: boolean;
}

interface Link {
  connected(): Promise<Connected>;
  call(method: string, args: readonly unknown[]): Promise<unknown>;
  listen(listener: (event: FrameEvent) => void): () => void;
  close(): void;
}

/** Keeps the connection with whatever page of the origin is in the frame. */
function linkWith(iframe: HTMLIFrameElement, { origin, timeout = TIMEOUT }: FrameOptions): Link {
  const frameOrigin = exactOrigin(origin, "origin");
  const host = iframe.ownerDocument.defaultView ?? window;
  /** Which load of the frame this is connected with, or is connecting with. */
  let page: string | undefined;
  const policies = toldPolicies();
  let linked: Connected | undefined;
  /** Who calls waits for this: it is open until the frame that is there now has greeted. */
  let connected = promised<Connected>();
  /** What is shown: a frame that is loaded anew shows it again. */
  let shown: readonly unknown[] | undefined;
  const listeners = new Set<(event: FrameEvent) => void>();
  let greeting: ReturnType<typeof setInterval> | undefined;
  let deadline: ReturnType<typeof setTimeout> | undefined;

  const greet = () => iframe.contentWindow?.postMessage({ helder: PROTOCOL, hello: "host" } satisfies Greeting, "*");

  function rest(): void {
    clearInterval(greeting);
    clearTimeout(deadline);
  }

  /** Looks who is in the frame: at first, after each load, and when the connection was lost. */
  function look(): void {
    rest();
    if (connected.settled) connected = promised();
    greet();
    greeting = setInterval(greet, GREET_EVERY);
    const hint = `is it a page of ${frameOrigin}, and does it allow ${host.location.origin}?`;
    if (timeout > 0) {
      deadline = setTimeout(
        () => giveUp(new HelderError({ code: "timeout", path: "", message: `the frame did not answer within ${timeout} ms: ${hint}` })),
        timeout,
      );
    }
  }

  /** Forgets the connection, so that the next greeting makes a new one. */
  function forget(error: HelderError): void {
    const lost = linked?.caller;
    page = linked = undefined;
    if (connected.settled) connected = promised();
    lost?.fail(error);
  }

  function giveUp(error: HelderError): void {
    rest();
    forget(error);
    connected.reject(error);
  }

  function open(): void {
    const { port1, port2 } = new MessageChannel();
    const port = portOf(port1);
    const mine = page;
    const stop = port.onMessage((message) => {
      const ready = readReady(message);
      if (!ready) return;
      stop();
      if (page !== mine) port.close();
      else if ("failed" in ready) giveUp(new HelderError(ready.failed));
      else void welcome(port, ready.ready.engine);
    });
    iframe.contentWindow?.postMessage({ helder: PROTOCOL, connect: true } satisfies Greeting, frameOrigin, [port2]);
  }

  async function welcome(port: Port, engine: EngineName): Promise<void> {
    const caller = callOver(port, {
      timeout,
      onLost(error) {
        if (linked !== mine) return;
        forget(error);
        look();
      },
    });
    const mine: Connected = (linked = { caller, engine });
    port.onMessage((message) => {
      const event = readEvent(message, PROTOCOL);
      if (event && linked === mine) tell(listeners, event);
    });
    try {
      await policies.tell((method, args) => caller.call(method, args));
      if (shown) await caller.call("show", shown);
    } catch (thrown) {
      if (linked === mine) giveUp(asHelderError(thrown));
    }
    if (linked !== mine) return;
    rest();
    mine.welcomed = true;
    connected.resolve(mine);
  }

  function onMessage(event: MessageEvent): void {
    if (event.source === null || event.source !== iframe.contentWindow || event.origin !== frameOrigin) return;
    const heard = readGreeting(event.data);
    if (!heard || !("hello" in heard) || heard.hello !== "frame") return;
    if (heard.helder !== PROTOCOL) {
      giveUp(
        new HelderError({
          code: "version",
          path: "",
          message: `the frame speaks version ${heard.helder} of the messages, this page version ${PROTOCOL}`,
        }),
      );
    } else if (heard.page === page) {
      // The page that is linked is still there.
      if (!linked?.welcomed) return;
      rest();
      connected.resolve(linked);
    } else {
      forget(new HelderError({ code: "engine", path: "", message: "the engine stopped: the frame was loaded anew" }));
      page = heard.page;
      open();
    }
  }

  host.addEventListener("message", onMessage);
  iframe.addEventListener("load", look);
  look();
  return {
    connected: () => connected.promise,
    async call(method, args) {
      const answer = await (await connected.promise).caller.call(method, args);
      policies.note(method, args, answer);
      if (method === "show") shown = args;
      return answer;
    },
    listen(listener) {
      const own = (event: FrameEvent): void => listener(event);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    close() {
      host.removeEventListener("message", onMessage);
      iframe.removeEventListener("load", look);
      const lost = linked?.caller;
      linked = undefined;
      lost?.close();
      listeners.clear();
      giveUp(new HelderError({ code: "closed", path: "", message: "the connection with the frame was closed" }));
    },
  };
}

/** A promise that is kept or broken from outside. Nobody need wait for it. */
interface Promised<T> {
  readonly promise: Promise<T>;
  readonly settled: boolean;
  resolve(value: T): void;
  reject(error: unknown): void;
}

function promised<T>(): Promised<T> {
  let settled = false;
  let resolve!: (value: T) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<T>((keep, refuse) => ([resolve, reject] = [keep, refuse]));
  promise.catch(() => undefined);
  return {
    promise,
    get settled() {
      return settled;
    },
    resolve(value) {
      settled = true;
      resolve(value);
    },
    reject(error) {
      settled = true;
      reject(error);
    },
  };
}
