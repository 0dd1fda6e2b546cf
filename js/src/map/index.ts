/**
 * The records of a CRM as accounts, by a map that is data: no code for each field.
 *
 * ```js
 * import { mapRecord } from "helder/map";
 * const map = { account: { id: "number", invoices: { each: "invoices[]", id: "number", amount: "total", due: { from: "dueDate", date: "dd-MM-yyyy" } } } };
 * const { account, problems } = mapRecord(map, record);
 * const advice = account && helder.nextSteps(account, { today: "2026-11-23" });
 * ```
 */
import { HelderError } from "../error.js";
import type { Account } from "../types.js";
import { type Context, type Filler, isNode, isScalar, LOST, type Node, type Teller } from "./context.js";
import { converterFor } from "./leaf.js";
import type { Absence, Place } from "./path.js";
import { didYouMean, type Fault, fault, listed, nearest, type Problem, shown } from "./problem.js";
import { readField } from "./record.js";
import { account } from "./table.js";
import type { Mapped, RecordMap } from "./types.js";
import { saysNothing } from "./value.js";

export type { Problem, ProblemCode } from "./problem.js";
export type { Formats, ListReader, Mapped, Reader, RecordMap, RecordReader, Scalar, Where } from "./types.js";

const KEYS = ["note", "formats", "account"];
const FORMATS = ["date", "zone", "amount", "round", "empty"];
/** Of more problems than this their number is told. */
const MOST_PROBLEMS = 1_000;

/** Everything that is wrong with a map, without a record; an empty list when nothing is. */
export function checkMap(map: unknown): Problem[] {
  return read(map).problems;
}

/**
 * Maps a record. What is in the record and cannot be read is never left out in silence: there is an `account` only when all of it was read, and `problems` tell
 * the rest.
 *
 * Throws a {@link HelderError} when the map is wrong, with the place in it as `path`: that is a mistake of who wrote it, not of the record.
 */
export function mapRecord(map: RecordMap, record: unknown): Mapped {
  return mapper(map)(record);
}

/** The same for many records: the map is read once. */
export function mapper(map: RecordMap): (record: unknown) => Mapped {
  const { filler, problems } = read(map);
  const [first] = problems;
  if (first) throw new HelderError({ code: first.code, path: first.map, message: first.message });
  return (record) => {
    const notes = notebook();
    if (!isNode(record)) notes.problem("account", "", fault("wrong-type", `expected a record, found ${shown(record)}`));
    const made = isNode(record) ? filler.read({ value: record, at: "", record: true, up: undefined }, notes) : LOST;
    return notes.told(typeof made === "symbol" ? undefined : (made as Account));
  };
}

function read(map: unknown): { filler: Filler; problems: Problem[] } {
  const problems: Problem[] = [];
  const wrong = (at: string, { code, message }: Fault): void => void problems.push({ code, map: at, record: "", message });
  if (!isNode(map)) wrong("", fault("invalid-value", `expected a map, { "account": … }, found ${shown(map)}`));
  const whole = isNode(map) ? map : { account: {} };
  for (const key of Object.keys(whole)) {
    if (!KEYS.includes(key)) {
      wrong(key, fault("unknown-field", `${shown(key)} is no key of a map, expected one of ${listed(KEYS)}${didYouMean(key, KEYS)}`));
    }
  }
  const formats = checkedFormats(whole["formats"], wrong);
  const empty = new Set(formats["empty"] as unknown[] | undefined);
  const context: Context = { formats, wrong, isEmpty: (value) => saysNothing(value) || empty.has(value) };
  const filler = readField({ target: account, required: true }, whole["account"] ?? {}, "account", 0, context);
  return { filler, problems };
}

/** The formats that are right: what is wrong with them is told here, and not again at each field. */
function checkedFormats(given: unknown, wrong: Context["wrong"]): Node {
  if (given === undefined) return {};
  if (!isNode(given)) wrong("formats", fault("invalid-value", `expected formats, found ${shown(given)}`));
  const formats: Record<string, unknown> = isNode(given) ? { ...given } : {};
  const bad = (key: string, why: Fault): void => {
    wrong(`formats.${key}`, why);
    delete formats[key];
  };
  for (const key of Object.keys(formats)) {
    if (!FORMATS.includes(key)) {
      bad(key, fault("unknown-field", `${shown(key)} is no format, expected one of ${listed(FORMATS)}${didYouMean(key, FORMATS)}`));
    }
  }
  for (const kind of ["date", "amount"] as const) {
    let converter = converterFor({ kind, words: [] }, formats);
    while (typeof converter !== "function") {
      bad(converter.key, converter.fault);
      converter = converterFor({ kind, words: [] }, formats);
    }
  }
  const { empty } = formats;
  if (empty !== undefined && !(Array.isArray(empty) && empty.every(isScalar))) {
    bad("empty", fault("invalid-value", `expected a list of values that say nothing, as [false, "-"], found ${shown(empty)}`));
  }
  return formats;
}

/** Keeps what is told while one record is read. */
function notebook(): Teller & { told(account: Account | undefined): Mapped } {
  const problems: Problem[] = [];
  const notes = new Map<string, Problem>();
  const absences = new Map<string, { from: Place; absence: Absence }>();
  let more = 0;
  return {
    problem(map, at, { code, message }) {
      if (problems.length < MOST_PROBLEMS) problems.push({ code, map, record: at, message });
      else more += 1;
    },
    absent(map, from, absence) {
      // One note for each place in the map: a list of a thousand items misses the same key a thousand times.
      if (!absences.has(map) && absence.key !== undefined && absence.keys !== undefined) {
        const near = nearest(absence.key, absence.keys);
        if (near !== undefined) {
          notes.set(map, {
            code: "absent-key",
            map,
            record: absence.at,
            message: `there is no key ${shown(absence.key)}; did you mean ${shown(near)}?`,
          });
        }
      }
      absences.set(map, { from, absence });
    },
    absence(map, from) {
      const last = absences.get(map);
      return last?.from === from ? last.absence : undefined;
    },
    told(made) {
      if (more > 0) problems.push({ code: "too-large", map: "account", record: "", message: `${more} more problems` });
      const all = [...notes.values()];
      return made && problems.length === 0
        ? { account: made, problems: [], notes: all }
        : { account: undefined, partial: made, problems, notes: all };
    },
  };
}
