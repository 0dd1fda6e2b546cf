/** What carries messages between two sides: a MessagePort, a Worker, the inside of a worker, or something of a host's own. */
export interface Port {
  /** Sends a message. May throw when the message cannot be sent. */
  postMessage(message: unknown): void;
  /** Calls with each message that comes in. Gives what stops it. */
  onMessage(listener: (message: unknown) => void): () => void;
  /** Calls when the other side cannot answer any more: it crashed, could not be loaded, or sent what cannot be read. Gives what stops it. */
  onCrash?(listener: (reason: string) => void): () => void;
  /** Ends the connection. */
  close(): void;
}

/** What {@link portOf} makes a port of. */
export interface MessageTarget {
  postMessage(message: unknown): void;
  addEventListener(type: string, listener: (event: Event) => void): void;
  removeEventListener(type: string, listener: (event: Event) => void): void;
  /** A MessagePort waits until it is started. */
  start?(): void;
  /** Of a MessagePort. */
  close?(): void;
  /** Of a Worker. */
  terminate?(): void;
}

/** A port of a MessagePort, of a Worker, or of `self` inside a worker. */
export function portOf(target: MessageTarget): Port {
  const listen = (type: string, listener: (event: Event) => void): (() => void) => {
    target.addEventListener(type, listener);
    return () => target.removeEventListener(type, listener);
  };
  return {
    postMessage: (message) => target.postMessage(message),
    onMessage(listener) {
      const stop = listen("message", (event) => listener((event as MessageEvent).data));
      target.start?.();
      return stop;
    },
    onCrash(listener) {
      const stops = [
        // A worker that failed to load tells nothing but that it failed.
        listen("error", (event) => listener((event as ErrorEvent).message || "it failed, or could not be loaded")),
        listen("messageerror", () => listener("a message could not be read")),
        listen("close", () => listener("the other side closed")),
      ];
      return () => stops.forEach((stop) => stop());
    },
    close: () => (target.terminate ? target.terminate() : target.close?.()),
  };
}
