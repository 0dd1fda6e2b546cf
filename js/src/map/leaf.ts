import { AMOUNT_FORMATS, isAmount, readAmount } from "./amounts.js";
import { clockOf, dateReader, isDay } from "./dates.js";
import { didYouMean, type Fault, fault, isFault, listed, type ProblemCode, shown } from "./problem.js";
import type { LeafKind } from "./table.js";
import type { Scalar } from "./types.js";

/** What a single field holds. */
export interface Leaf {
  kind: LeafKind;
  words: readonly string[];
}

/** How it is written in the record. Not yet checked. */
export interface Written {
  date?: unknown;
  zone?: unknown;
  amount?: unknown;
  round?: unknown;
}

/** Reads a value for a field; gives a fault when it cannot. */
export type Convert = (value: unknown) => Scalar | Fault;

/** What reads values for a field, or the key that is wrong and why. */
export function converterFor({ kind, words }: Leaf, { date, zone, amount, round }: Written): Convert | { key: keyof Written; fault: Fault } {
  if (kind === "amount") {
    if (amount !== undefined && !AMOUNT_FORMATS.some((format) => format === amount)) {
      return {
        key: "amount",
        fault: fault("invalid-value", `expected how 1234.56 is written, one of ${listed(AMOUNT_FORMATS)}, found ${shown(amount)}`),
      };
    }
    if (round !== undefined && round !== "cents") return { key: "round", fault: fault("invalid-value", `expected "cents", found ${shown(round)}`) };
    return (value) => readAmount(value, amount as string | undefined, round === "cents");
  }
  if (kind === "date" || kind === "hour") {
    if (zone !== undefined && typeof zone !== "string") {
      return { key: "zone", fault: fault("invalid-value", `expected a time zone, found ${shown(zone)}`) };
    }
    if (date !== undefined && typeof date !== "string") {
      return { key: "date", fault: fault("invalid-value", `expected how days are written, found ${shown(date)}`) };
    }
    const clock = zone === undefined ? undefined : clockOf(zone);
    if (isFault(clock)) return { key: "zone", fault: clock };
    const read = dateReader(date ?? "iso", clock);
    if (isFault(read)) return { key: "date", fault: read };
    return (value) => {
      if (kind === "hour" && isHour(value)) return Number(value);
      const moment = read(value);
      return isFault(moment)
        ? moment
        : kind === "date"
          ? moment.day
          : (moment.hour ?? fault("wrong-type", `expected a day with its time, or an hour from 0 to 23, found ${shown(value)}`));
    };
  }
  if (kind === "boolean") {
    return (value) =>
      typeof value === "boolean"
        ? value
        : fault(
            "wrong-type",
            `expected yes or no, found ${shown(value)}: say what it means, as "words": { ${JSON.stringify(String(shortOf(value)))}: true }`,
          );
  }
  if (kind === "word") {
    return (value) =>
      typeof value === "string" && words.includes(value)
        ? value
        : unknownWord(value, words, `: say what it means, as "words": { ${JSON.stringify(String(shortOf(value)))}: "${words[0]}" }`);
  }
  return (value) => {
    if (typeof value === "string") return value;
    if (typeof value === "bigint" || Number.isSafeInteger(value)) return String(value);
    return fault("wrong-type", `expected text, found ${shown(value)}`);
  };
}

/** What a word of the record that no one foresaw is told. */
export function unknownWord(value: unknown, words: readonly string[], hint = ""): Fault {
  const near = typeof value === "string" ? didYouMean(value, words) : "";
  const code: ProblemCode = typeof value === "object" ? "wrong-type" : "unknown-word";
  return fault(code, `expected one of ${listed(words)}, found ${shown(value)}${near || hint}`);
}

/** Why this cannot stand in the field as it is, or nothing. */
export function wrongConstant({ kind, words }: Leaf, value: unknown): Fault | undefined {
  if (kind === "word") {
    return typeof value === "string" && words.includes(value) ? undefined : fault("invalid-value", unknownWord(value, words).message);
  }
  const [fits, expected] = {
    text: [typeof value === "string", "text"],
    boolean: [typeof value === "boolean", "true or false"],
    date: [isDay(value), `a day such as "2026-11-23"`],
    amount: [isAmount(value), `an amount such as "1234.56"`],
    hour: [typeof value === "number" && isHour(value), "an hour from 0 to 23"],
  }[kind];
  return fits ? undefined : fault("invalid-value", `expected ${expected as string}, found ${shown(value)}`);
}

/** An hour from 0 to 23, as a number or as text. */
function isHour(value: unknown): boolean {
  const hour = typeof value === "string" && /^\d\d?$/.test(value) ? Number(value) : value;
  return Number.isInteger(hour) && (hour as number) >= 0 && (hour as number) <= 23;
}

function shortOf(value: unknown): unknown {
  return typeof value === "string" ? value.slice(0, 40) : value;
}
