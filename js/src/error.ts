import type { ErrorData } from "./types.js";

/** What every function of Helder throws: a stable code, the path of the place in the input, and what was expected there. */
export class HelderError extends Error {
  override readonly name = "HelderError";
  /** Stable and kebab-case, such as `unknown-field`. */
  readonly code: string;
  /** Where in the input: `invoices[0].amount`; empty for the input as a whole. */
  readonly path: string;

  constructor(data: ErrorData, options?: ErrorOptions) {
    super(data.message, options);
    this.code = data.code;
    this.path = data.path;
  }

  toJSON(): ErrorData {
    return { code: this.code, path: this.path, message: this.message };
  }
}

/** Whatever was thrown, as a HelderError; what is none of ours gets this code. */
export function asHelderError(thrown: unknown, code = "internal"): HelderError {
  if (thrown instanceof HelderError) return thrown;
  if (typeof thrown === "object" && thrown !== null && "code" in thrown && "path" in thrown && "message" in thrown) {
    return new HelderError(thrown as ErrorData);
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new HelderError({ code, path: "", message }, { cause: thrown });
}
