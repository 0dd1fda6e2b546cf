/** Something that is wrong with a map, or with what it reads. */
export interface Problem {
  /** Stable and kebab-case, such as `unknown-word`. */
  code: ProblemCode;
  /** Where in the map: `account.invoices.due`. */
  map: string;
  /** Where in the record: `invoices[3].duedate`; empty when the map itself is wrong. */
  record: string;
  /** One sentence in English for a developer: what was found and what was expected. */
  message: string;
}

/** Every code. The first four are faults of a map, the others of a record. */
export type ProblemCode =
  | "unknown-field"
  | "missing-field"
  | "invalid-value"
  | "invalid-path"
  | "missing-value"
  | "unknown-word"
  | "invalid-date"
  | "ambiguous-date"
  | "invalid-amount"
  | "ambiguous-amount"
  | "inexact-amount"
  | "wrong-type"
  | "not-a-list"
  | "not-a-record"
  | "too-large"
  | "unreadable"
  | "absent-key";

/** What a reader of one value gives when it cannot read it. */
export interface Fault {
  code: ProblemCode;
  message: string;
}

export function fault(code: ProblemCode, message: string): Fault {
  return { code, message };
}

export function isFault(value: unknown): value is Fault {
  return typeof value === "object" && value !== null && "code" in value;
}

/** A value in a message: short, and never more than the first of it. */
export function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" && value !== null ? "a record" : String(value);
}

/** Choices in a message. */
export function listed(choices: readonly string[]): string {
  const all = choices.map((choice) => JSON.stringify(choice));
  return all.length > 12 ? `${all.slice(0, 12).join(", ")}, …` : all.join(", ");
}

/** Says which of these names was probably meant, when one is near. */
export function didYouMean(name: string, names: readonly string[]): string {
  const near = nearest(name, names);
  return near === undefined ? "" : `; did you mean ${JSON.stringify(near)}?`;
}

/** The name that is nearest to this one, when it is near enough to be a slip of the pen. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  // Names of records are short; a long one is data that went astray.
  const short = name.slice(0, 80).toLowerCase();
  let best: string | undefined;
  let least = Math.max(2, Math.floor(short.length / 3) + 1);
  for (const other of names) {
    if (other === name || Math.abs(other.length - name.length) >= least) continue;
    const far = distance(short, other.slice(0, 80).toLowerCase());
    // Where no letter stays what it was it is another word: `1` is no slip for `x`.
    if (far < least && far < Math.max(short.length, other.length)) [best, least] = [other, far];
  }
  return best;
}

/** How many letters are added, left out, changed or swapped with the next. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      next.push(least);
    }
    [before, row] = [row, next];
  }
  return row[b.length]!;
}
