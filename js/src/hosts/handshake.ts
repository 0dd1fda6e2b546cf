import { HelderError } from "../error.js";
import type { EngineName } from "../engine.js";
import type { ErrorData } from "../types.js";

/**
 * How a page and the frame in it find each other. The page greets, the frame greets back when it knows the page's origin, the page hands over one end of a
 * channel, and the frame tells over that channel that its engine runs. A greeting holds nothing but the version, and is the same in every version.
 */
export type Greeting =
  /** From the page, to whoever is in the frame. */
  | { helder: number; hello: "host" }
  /** From the frame, to a page it allows; `page` is another one each time the frame is loaded. */
  | { helder: number; hello: "frame"; page: string }
  /** From the page, with one end of a channel. */
  | { helder: number; connect: true };

/** The first message over the channel, from the frame. */
export type Ready = { helder: number; ready: { engine: EngineName } } | { helder: number; failed: ErrorData };

/** A greeting, or nothing when the message is somebody else's. */
export function readGreeting(message: unknown): Greeting | undefined {
  if (!isRecord(message) || !Number.isSafeInteger(message["helder"])) return undefined;
  const helder = message["helder"] as number;
  if (message["connect"] === true) return { helder, connect: true };
  if (message["hello"] === "host") return { helder, hello: "host" };
  // A frame of another version greets too, perhaps without a page.
  const page = message["page"];
  return message["hello"] === "frame" ? { helder, hello: "frame", page: typeof page === "string" ? page : "" } : undefined;
}

/** The first message over the channel, or nothing when it is another one. */
export function readReady(message: unknown): Ready | undefined {
  if (!isRecord(message) || !Number.isSafeInteger(message["helder"])) return undefined;
  const helder = message["helder"] as number;
  const { ready, failed } = message;
  if (isRecord(ready)) return { helder, ready: { engine: ready["engine"] === "worker" || ready["engine"] === "js" ? ready["engine"] : "wasm" } };
  if (!isRecord(failed)) return undefined;
  const told = (name: string): string => (typeof failed[name] === "string" ? failed[name] : "");
  return { helder, failed: { code: told("code") || "engine", path: told("path"), message: told("message") } };
}

/** An origin as a browser writes it, such as `https://crm.example`: never `*`, never `null`, no path. Anything else is a mistake of who set it. */
export function exactOrigin(origin: unknown, path: string): string {
  const exact = typeof origin === "string" ? originOf(origin) : undefined;
  if (exact !== undefined && exact === origin) return exact;
  const hint = exact === undefined ? "" : `; did you mean ${JSON.stringify(exact)}?`;
  throw new HelderError({
    code: "invalid-value",
    path,
    message: `expected an origin such as "https://crm.example", found ${JSON.stringify(origin)}${hint}`,
  });
}

function originOf(address: string): string | undefined {
  try {
    const { origin } = new URL(address);
    return origin === "null" ? undefined : origin;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
