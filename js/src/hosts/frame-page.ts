/**
 * Helder in a frame: the frame's side. The page that holds the frame asks, this answers, and only for the pages that are allowed.
 *
 * ```js
 * import { createHelder } from "helder";
 * import { serveFrame } from "helder/hosts/frame-page";
 * serveFrame({ allow: ["https://crm.example"], helder: createHelder() });
 * ```
 */
import type { AsyncHelder, Helder } from "../engine.js";
import { asHelderError } from "../error.js";
import type { Stage, Tell } from "./frame-stage.js";
import { exactOrigin, type Greeting, readGreeting, type Ready } from "./handshake.js";
import { type Port, portOf } from "./port.js";
import { pick, PROTOCOL, serveOver } from "./rpc.js";

/** Whom to answer, and with what. */
export interface FramePageOptions {
  /** The origins of the pages that may ask, exactly as a browser writes them: `https://crm.example`. No wildcards. */
  allow: readonly string[];
  /** The engine; it may still be starting. */
  helder: Helder | AsyncHelder | Promise<Helder | AsyncHelder>;
  /** What shows something for the page, made by `frameStage`; without it the frame only answers. */
  stage?: Stage;
}

/** A page has one connection; a few more are taken for pages that connect again without closing. */
const MOST = 8;

/**
 * Answers the page that holds this frame, if it is allowed. Every other page gets nothing, not even a refusal. Gives what stops it.
 *
 * Throws `invalid-value` when an entry of `allow` is no exact origin.
 */
export function serveFrame({ allow, helder, stage }: FramePageOptions): () => void {
  const allowed = new Set(allow.map((origin, index) => exactOrigin(origin, `allow[${index}]`)));
  const own = window;
  const page = crypto.getRandomValues(new Uint32Array(4)).join("-");
  const connections: (() => void)[] = [];
  const engine = Promise.resolve(helder);
  // Told to who connects; without a connection there is nobody to tell.
  engine.catch(() => undefined);

  function connect(port: Port): void {
    const stop = serve(port, engine, stage);
    connections.push(() => {
      stop();
      port.close();
    });
    if (connections.length > MOST) connections.shift()?.();
  }

  function onMessage(event: MessageEvent): void {
    if (event.source === null || event.source !== own.parent || own.parent === own || !allowed.has(event.origin)) return;
    const heard = readGreeting(event.data);
    if (!heard) return;
    if ("hello" in heard) {
      if (heard.hello === "host") own.parent.postMessage({ helder: PROTOCOL, hello: "frame", page } satisfies Greeting, event.origin);
    } else if (heard.helder === PROTOCOL && event.ports[0]) {
      connect(portOf(event.ports[0]));
    }
  }

  own.addEventListener("message", onMessage);
  return () => {
    own.removeEventListener("message", onMessage);
    for (const stop of connections.splice(0)) stop();
  };
}

/** Answers one page, from the moment the engine runs. */
function serve(port: Port, engine: Promise<Helder | AsyncHelder>, stage: Stage | undefined): () => void {
  let stop: (() => void) | undefined;
  let stopped = false;
  engine.then(
    (helder) => {
      if (stopped) return;
      const tell: Tell = (event, detail) => port.postMessage({ helder: PROTOCOL, event, detail: JSON.parse(JSON.stringify(detail)) as unknown });
      stop = serveOver(port, { ...pick(helder), ...(stage && { show: (view: unknown) => stage.show(view, helder, tell) }) });
      port.postMessage({ helder: PROTOCOL, ready: { engine: helder.engine } } satisfies Ready);
    },
    (thrown: unknown) => port.postMessage({ helder: PROTOCOL, failed: asHelderError(thrown).toJSON() } satisfies Ready),
  );
  return () => {
    stopped = true;
    stop?.();
  };
}
