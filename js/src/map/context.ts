import type { Absence, Blocked, Place } from "./path.js";
import type { Fault } from "./problem.js";
import type { Scalar } from "./types.js";

/** An object of a map, before it was checked. */
export type Node = Readonly<Record<string, unknown>>;

/** What holds while a map is read. */
export interface Context {
  /** Its `formats`, checked. */
  formats: Node;
  /** Whether a value of the record says nothing. */
  isEmpty(value: unknown): boolean;
  /** Tells what is wrong with the map, and where in it. */
  wrong(map: string, fault: Fault): void;
}

/** Nothing is there. */
export const ABSENT = Symbol("absent");
/** Something is there that cannot be read; it was told. */
export const LOST = Symbol("lost");

/** What fills a field of the account. */
export interface Filler {
  /** The value, {@link ABSENT} or {@link LOST}. */
  read(from: Place, tell: Teller): unknown;
  /** It reads nothing: it is always the same. */
  constant: boolean;
  /** What stands in for what is absent. */
  fallback?: Scalar | undefined;
}

/** Where it is told what could not be read in a record. */
export interface Teller {
  problem(map: string, at: string, fault: Fault): void;
  /** Nothing was found for this place in the map, from this place in the record. */
  absent(map: string, from: Place, absence: Absence): void;
  /** What was told so last, if it was from this place. */
  absence(map: string, from: Place): Absence | undefined;
}

/** Something was found: it is neither absent nor blocked. */
export function isPlace(end: Place | Absence | Blocked): end is Place {
  return "value" in end;
}

/** The way to it is blocked. */
export function isBlocked(end: Place | Absence | Blocked): end is Blocked {
  return "code" in end;
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isScalar(value: unknown): value is Scalar {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
