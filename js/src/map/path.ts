import { type Fault, fault, shown } from "./problem.js";

/** A step of a path: into a key, to an item of a list, or into each item. */
type Step = string | number | typeof EACH;
const EACH = Symbol("each");

/** A path into a record, read. */
export interface Path {
  /** How many records up it starts; `Infinity` at the whole record. */
  up: number;
  steps: readonly Step[];
  /** Whether it goes into each item of a list. */
  many: boolean;
}

/** A place in a record: a value, and where it is. */
export interface Place {
  value: unknown;
  at: string;
  /** Whether paths start here: the whole record, or an item of a list. */
  record: boolean;
  /** The record that it hangs in; nothing above the whole record. */
  up: Place | undefined;
}

/** What is not there: why, for who asks. */
export interface Absence {
  /** Where it would be. */
  at: string;
  /** The key that the record around it does not have; left out when the value is there and says nothing. */
  key?: string;
  /** The keys that the record around it does have. */
  keys?: readonly string[];
}

/** A value that cannot be reached: what stands in the way, and where. */
export interface Blocked extends Fault {
  at: string;
}

const MOST_ITEMS = 100_000;

/**
 * Reads a path: `customer.name`, `lines[0].amount`, `lines[].amount` (of each), `'a key.with@signs'.x`, `^.id` (of the record that the list hangs in), `$.id`
 * (of the whole record), `.` (the item itself).
 */
export function readPath(text: string): Path | Fault {
  const [, root = "", rest = ""] = /^(\$|\^*)([^]*)$/.exec(text) ?? [];
  const wrong = (why: string): Fault => fault("invalid-path", `${shown(text)} is no path: ${why}`);
  const steps: Step[] = [];
  const up = root === "$" ? Infinity : root.length;
  if (rest === "." && root === "") return { up: 0, steps, many: false };
  if (rest === "") return root === "" ? wrong("it is empty") : { up, steps, many: false };
  // After a sign that goes up a point follows; at the start a name comes first.
  const step = /(\.)?(?:'((?:[^'\\]|\\[^])*)'|"((?:[^"\\]|\\[^])*)"|\[(\d*)\]|([^.[\]'"]+))/y;
  for (let at = 0; at < rest.length; at = step.lastIndex) {
    step.lastIndex = at;
    const found = step.exec(rest);
    if (!found) return wrong(`it cannot be read from ${shown(rest.slice(at))} on`);
    const [, point, single, double, index, bare] = found;
    const quoted = single ?? double;
    const needed = index === undefined && (at > 0 || root !== "");
    if (needed !== (point !== undefined)) {
      return wrong(`a point stands between two names, and nowhere else; names with points, $ or ^ stand in quotes, as "'${text.replace(/'/g, "")}'"`);
    }
    if (bare !== undefined && bare.trim() !== bare) return wrong(`put a name with spaces around it in quotes, as "'${bare}'"`);
    steps.push(index !== undefined ? (index === "" ? EACH : Number(index)) : quoted !== undefined ? quoted.replace(/\\([^])/g, "$1") : bare!);
  }
  return { up, steps, many: steps.includes(EACH) };
}

/** What is at a path: one thing, or as many as there are when it goes into lists. What says nothing at its end may be less than what says nothing on the way. */
export function follow(from: Place, path: Path, isEmpty: (value: unknown) => boolean, isEmptyEnd = isEmpty): (Place | Absence | Blocked)[] {
  let start = from;
  for (let up = path.up; up > 0 && start.up; up--) start = start.up;
  let ends: (Place | Absence | Blocked)[] = [start];
  for (const step of path.steps) {
    const next: (Place | Absence | Blocked)[] = [];
    for (const end of ends) {
      if (!("value" in end)) next.push(end);
      else if (step === EACH) next.push(...items(end, isEmpty));
      else next.push(into(end, step, isEmpty));
      if (next.length > MOST_ITEMS) return [{ ...fault("too-large", `more than ${MOST_ITEMS} items`), at: start.at }];
    }
    ends = next;
  }
  return ends.map((end) => ("value" in end && isEmptyEnd(end.value) ? { at: end.at } : end));
}

function into(place: Place, step: string | number, isEmpty: (value: unknown) => boolean): Place | Absence | Blocked {
  const { value } = place;
  const up = place.record ? place : place.up;
  const at = typeof step === "number" ? `${place.at}[${step}]` : joined(place.at, step);
  if (isEmpty(value)) return { at: place.at };
  if (typeof value !== "object" || value === null) {
    return { ...fault("not-a-record", `expected a record with ${shown(step)}, found ${shown(value)}`), at: place.at };
  }
  if (typeof step === "string" && Array.isArray(value)) {
    return { ...fault("not-a-record", "expected a record, found a list: write [] for each item of it, [0] for the first"), at: place.at };
  }
  if (typeof step === "number" && !Array.isArray(value)) return { ...fault("not-a-list", `expected a list, found ${shown(value)}`), at: place.at };
  try {
    if (Object.hasOwn(value, step)) return { value: (value as Record<string | number, unknown>)[step], at, record: false, up };
    return typeof step === "string" ? { at, key: step, keys: Object.keys(value) } : { at };
  } catch {
    return { ...fault("unreadable", "the record does not let itself be read here"), at };
  }
}

function items(place: Place, isEmpty: (value: unknown) => boolean): (Place | Blocked)[] {
  const { value, at } = place;
  if (isEmpty(value)) return [];
  if (!Array.isArray(value)) return [{ ...fault("not-a-list", `expected a list, found ${shown(value)}`), at }];
  if (value.length > MOST_ITEMS) return [{ ...fault("too-large", `more than ${MOST_ITEMS} items`), at }];
  const up = place.record ? place : place.up;
  return Array.from(value as unknown[], (item, index) => ({ value: item, at: `${at}[${index}]`, record: true, up }));
}

function joined(at: string, key: string): string {
  const name = /^[^.[\]'"\s$^]+$/.test(key) ? key : `'${key.slice(0, 80).replace(/['\\]/g, "\\$&")}'`;
  return at === "" ? name : `${at}.${name}`;
}
