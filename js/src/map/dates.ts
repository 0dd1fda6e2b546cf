import { type Fault, fault, isFault, shown } from "./problem.js";

/** A day, and the hour of it when that is told. */
export interface Moment {
  day: string;
  hour: number | undefined;
}

/** Reads a day in one format. */
export type DateReader = (value: unknown) => Moment | Fault;

/** Tells the day and the hour of a moment in one place. */
export type Clock = (milliseconds: number) => Moment | Fault;

/** The formats that are no pattern. */
const NAMED = ["iso", "iso-utc", "epoch-ms", "epoch-s"];

const ISO =
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?:[T ](?<hour>\d\d):(?<minute>[0-5]\d)(?::(?<second>[0-6]\d)(?:[.,]\d+)?)? ?(?<offset>Z|[+-]\d\d(?::?\d\d)?)?)?$/i;

/** What a pattern is made of; other signs stand for themselves. A year of two digits is not read: nobody knows its century. */
const TOKENS: Record<string, string> = {
  yyyy: "(?<year>\\d{4})",
  MM: "(?<month>\\d\\d)",
  M: "(?<month>\\d\\d?)",
  dd: "(?<day>\\d\\d)",
  d: "(?<day>\\d\\d?)",
  HH: "(?<hour>\\d\\d)",
  H: "(?<hour>\\d\\d?)",
  mm: "\\d\\d",
  ss: "\\d\\d",
};

/**
 * What reads days in a format: `iso`, `iso-utc` (a time without a zone is in UTC), `epoch-ms`, `epoch-s`, or a pattern such as `dd-MM-yyyy`. A day is read as it
 * is written; with a zone, a moment is read as the day it is there. Gives a fault when the format cannot be meant.
 */
export function dateReader(format: string, there: Clock | undefined): DateReader | Fault {
  const epoch = format === "epoch-s" ? 1000 : format === "epoch-ms" ? 1 : undefined;
  if (epoch && !there) {
    return fault("invalid-value", `"${format}" needs a "zone", such as "Europe/Amsterdam": the day of a moment depends on the place`);
  }
  const pattern = NAMED.includes(format) ? ISO : patternOf(format);
  if (!pattern) {
    return fault(
      "invalid-value",
      `expected "iso", "iso-utc", "epoch-ms", "epoch-s" or a pattern of yyyy, MM and dd such as "dd-MM-yyyy", found ${shown(format)}`,
    );
  }

  const instant = (milliseconds: number): Moment | Fault => {
    if (!there) return fault("invalid-date", `a moment falls on a day that depends on the place: say "zone": "Europe/Amsterdam"`);
    return Number.isFinite(new Date(milliseconds).getTime()) ? there(milliseconds) : fault("invalid-date", "expected a moment of the calendar");
  };
  const text = (written: string): Moment | Fault => {
    if (epoch) {
      return /^-?\d+$/.test(written)
        ? instant(Number(written) * epoch)
        : fault("invalid-date", `expected a number of ${epoch === 1 ? "milliseconds" : "seconds"}, found ${shown(written)}`);
    }
    const found = pattern.exec(written)?.groups;
    if (!found) return unread(written, format);
    const { year, month, day, hour, minute = "0", second = "0" } = found;
    const offset = found["offset"] ?? (format === "iso-utc" && hour !== undefined ? "Z" : undefined);
    const asWritten = moment(Number(year), Number(month), Number(day), hour === undefined ? undefined : Number(hour), written);
    if (isFault(asWritten) || !there || offset === undefined) return asWritten;
    return instant(utc(Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second)) - minutesOf(offset) * 60_000);
  };
  return (value) => {
    if (typeof value === "string") return text(value.trim());
    if (value instanceof Date) return instant(value.getTime());
    if (typeof value === "number") {
      return epoch
        ? instant(value * epoch)
        : fault("ambiguous-date", `expected a day, found the number ${value}: say "date": "epoch-ms" or "epoch-s", with a "zone"`);
    }
    const [year, month, day, hour, minute = 0] = parts(value);
    if (year === undefined || month === undefined || day === undefined) return fault("wrong-type", `expected a day, found ${shown(value)}`);
    const asWritten = moment(year, month, day, hour, `${year}-${month}-${day}`);
    return isFault(asWritten) || hour === undefined || format !== "iso-utc" || !there ? asWritten : instant(utc(year, month, day, hour, minute));
  };
}

/** Whether this is a day as an account has it. */
export function isDay(value: unknown): boolean {
  const found = typeof value === "string" ? /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) : null;
  return found !== null && !isFault(moment(Number(found[1]), Number(found[2]), Number(found[3]), undefined, ""));
}

function moment(year: number, month: number, day: number, hour: number | undefined, written: string): Moment | Fault {
  const date = new Date(utc(year, month, day));
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!same || year < 1 || (hour ?? 0) > 23) return fault("invalid-date", `expected a day of the calendar, found ${shown(written)}`);
  return { day: `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`, hour };
}

/** The moment that this is in UTC. Of a year before 100 too, which `Date.UTC` takes for one of the last century. */
function utc(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.setUTCHours(hour, minute, second);
}

/** A day in parts, as some servers send it: `{ year: 2026, month: 11, day: 14 }`, with `hour` and `minute` when it has a time. */
function parts(value: unknown): (number | undefined)[] {
  return ["year", "month", "day", "hour", "minute"].map((name) => {
    const own: unknown =
      typeof value === "object" && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
    return Number.isInteger(own) ? (own as number) : undefined;
  });
}

function patternOf(format: string): RegExp | undefined {
  const seen = new Map<string, number>();
  const source = format.replace(/yyyy|MM?|dd?|HH?|mm|ss|[^]/g, (token) => {
    const part = Object.hasOwn(TOKENS, token) ? TOKENS[token]! : undefined;
    seen.set(token[0]!, (seen.get(token[0]!) ?? 0) + (part ? 1 : 0));
    // A letter that stands for nothing is a mistake of who wrote the pattern, a T between day and time excepted.
    if (!part && /[a-z]/i.test(token) && token !== "T") seen.set("wrong", 1);
    return part ?? token.replace(/[\\^$.*+?()[\]{}|/-]/, "\\$&");
  });
  const once = ["y", "M", "d"].every((letter) => seen.get(letter) === 1) && ["H", "m", "s"].every((letter) => (seen.get(letter) ?? 0) <= 1);
  return once && !seen.has("wrong") ? new RegExp(`^${source}$`) : undefined;
}

/** Why a text is no day in this format, with the format it probably has. */
function unread(written: string, format: string): Fault {
  const [, first = "", second = ""] = /^(\d\d?)[-/.](\d\d?)[-/.]\d{4}/.exec(written) ?? [];
  if (format.startsWith("iso") && first) {
    const sign = written[first.length]!;
    const day = `"dd${sign}MM${sign}yyyy"`;
    const month = `"MM${sign}dd${sign}yyyy"`;
    const choice = Number(first) > 12 ? day : Number(second) > 12 ? month : `${day} or ${month}`;
    return fault("ambiguous-date", `expected a day such as "2026-11-23", found ${shown(written)}: say how days are written, as "date": ${choice}`);
  }
  return fault("invalid-date", `expected a day written as ${format.startsWith("iso") ? `"2026-11-23"` : shown(format)}, found ${shown(written)}`);
}

function minutesOf(offset: string): number {
  if (/^z$/i.test(offset)) return 0;
  const digits = offset.replace(/\D/g, "").padEnd(4, "0");
  return (offset.startsWith("-") ? -1 : 1) * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2)));
}

/** Clocks are slow to make, and a map asks for the same one at each field that is a day. */
const clocks = new Map<string, Clock>();

/** The clock of a zone; `local` is the zone of the page. */
export function clockOf(zone: string): Clock | Fault {
  const known = clocks.get(zone) ?? newClock(zone);
  if (!isFault(known)) clocks.set(zone, known);
  return known;
}

function newClock(zone: string): Clock | Fault {
  let clock: Intl.DateTimeFormat;
  try {
    const own = zone === "local" ? {} : { timeZone: zone };
    clock = new Intl.DateTimeFormat("en-US-u-ca-iso8601-nu-latn", {
      ...own,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      hourCycle: "h23",
      era: "short",
    });
  } catch {
    return fault("invalid-value", `expected a time zone such as "Europe/Amsterdam", or "local" for that of the page, found ${shown(zone)}`);
  }
  return (milliseconds) => {
    const told = new Map(clock.formatToParts(milliseconds).map(({ type, value }) => [type, Number(value)]));
    return moment(told.get("year") ?? 0, told.get("month") ?? 0, told.get("day") ?? 0, told.get("hour"), new Date(milliseconds).toISOString());
  };
}
