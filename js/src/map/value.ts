import { ABSENT, type Context, type Filler, isBlocked, isNode, isPlace, isScalar, LOST, type Node, type Teller } from "./context.js";
import { converterFor, type Leaf, unknownWord, wrongConstant } from "./leaf.js";
import { follow, type Path, type Place, readPath } from "./path.js";
import { didYouMean, fault, isFault, listed, shown } from "./problem.js";
import type { Scalar } from "./types.js";

const KEYS = ["from", "value", "join", "with", "words", "otherwise", "default", "date", "zone", "amount", "round"];

/** For which fields a key makes sense, when not for all. */
const ONLY: Readonly<Record<string, readonly string[]>> = {
  date: ["date", "hour"],
  zone: ["date", "hour"],
  amount: ["amount"],
  round: ["amount"],
  join: ["text"],
  with: ["text"],
};

/**
 * Reads a reader: what fills a single field, or each item of a list of single values (`many`: what it reads is a list then). `depth` is how many records paths
 * can go up.
 */
export function readReader(leaf: Leaf, node: unknown, at: string, depth: number, context: Context, many = false): Filler {
  const faulty: Filler = { read: () => ABSENT, constant: true };
  const reader = typeof node === "string" ? { from: node } : node;
  if (!isNode(reader)) {
    context.wrong(at, fault("invalid-value", `expected a path such as "a.b", or { "from": "a.b" }, found ${shown(node)}`));
    return faulty;
  }
  checkKeys(leaf, reader, at, context);
  const given = ["from", "value", "join"].filter((key) => Object.hasOwn(reader, key));
  if (given.length !== 1) {
    context.wrong(
      at,
      fault(
        given.length ? "invalid-value" : "missing-field",
        `expected one of "from", "value" and "join"${given.length ? `, found ${listed(given)}` : ""}`,
      ),
    );
    return faulty;
  }
  const constant = (key: string, value: unknown): Scalar | undefined => {
    const why = wrongConstant(leaf, value);
    if (why) context.wrong(`${at}.${key}`, why);
    return why ? undefined : (value as Scalar);
  };
  if (given[0] !== "join" && Object.hasOwn(reader, "with")) context.wrong(`${at}.with`, fault("missing-field", `"with" stands beside "join"`));
  if (given[0] === "value") {
    const besides = Object.keys(reader).find((key) => key !== "value" && KEYS.includes(key));
    if (besides) context.wrong(`${at}.${besides}`, fault("invalid-value", `"${besides}" has no meaning beside "value", which is always the same`));
    const value = constant("value", reader["value"]);
    return { read: () => (many ? [value] : value), constant: true };
  }
  const fallback = Object.hasOwn(reader, "default") ? constant("default", reader["default"]) : undefined;
  const source = given[0] === "from" ? readFrom(reader["from"], leaf, at, depth, context, many) : readJoin(reader, at, depth, context);
  const means = meaningOf(leaf, reader, at, context, constant);
  const read = (from: Place, tell: Teller): unknown => {
    const found = source(from, tell);
    if (typeof found === "symbol") return found;
    const values: Scalar[] = [];
    for (const { value, at: record } of found) {
      const meant = means(value);
      if (isFault(meant)) tell.problem(at, record, meant);
      else if (meant !== ABSENT) values.push(meant as Scalar);
      if (isFault(meant) && !many) return LOST;
    }
    return many ? values : (values[0] ?? ABSENT);
  };
  return { read, constant: false, fallback };
}

function checkKeys({ kind }: Leaf, reader: Node, at: string, context: Context): void {
  for (const key of Object.keys(reader)) {
    if (!KEYS.includes(key)) {
      context.wrong(
        `${at}.${key}`,
        fault("unknown-field", `${shown(key)} is no key of a reader, expected one of ${listed(KEYS)}${didYouMean(key, KEYS)}`),
      );
    } else if (Object.hasOwn(ONLY, key) && !ONLY[key]!.includes(kind)) {
      context.wrong(`${at}.${key}`, fault("unknown-field", `"${key}" has no meaning for a field that holds ${kindOf(kind)}`));
    }
  }
}

function kindOf(kind: Leaf["kind"]): string {
  return { text: "text", date: "a day", amount: "an amount", boolean: "yes or no", hour: "an hour", word: "one of a few words" }[kind];
}

type Source = (from: Place, tell: Teller) => readonly { value: unknown; at: string }[] | typeof ABSENT | typeof LOST;

/** Where something is: at the first of these paths where something is, or for a list everything at all of them. */
function readFrom(from: unknown, { kind }: Leaf, at: string, depth: number, context: Context, many: boolean): Source {
  const written: unknown[] = Array.isArray(from) ? from : [from];
  const paths = written
    .map((path, index) => checkedPath(path, Array.isArray(from) ? `${at}.from[${index}]` : `${at}.from`, depth, context))
    .filter((path) => path !== undefined);
  const several = paths.find((path) => path.many);
  if (several && !many) context.wrong(`${at}.from`, fault("invalid-path", "this field holds one value, and [] gives many: name one of them, as [0]"));
  // What stands for "nothing" elsewhere, such as `false`, is a value where yes or no is asked.
  const isEmptyEnd = kind === "boolean" ? saysNothing : context.isEmpty;
  return (place, tell) => {
    const found: Place[] = [];
    for (const path of paths) {
      for (const end of follow(place, path, context.isEmpty, isEmptyEnd)) {
        if (isPlace(end)) found.push(end);
        else if (!isBlocked(end)) tell.absent(at, place, end);
        else {
          tell.problem(at, end.at, end);
          if (!many) return LOST;
        }
      }
      if (found.length > 0 && !many) break;
    }
    return found.length > 0 ? found : ABSENT;
  };
}

/** Texts that are put together, as one. */
function readJoin(reader: Node, at: string, depth: number, context: Context): Source {
  const { join, with: between = " " } = reader;
  if (!Array.isArray(join) || join.length === 0) {
    context.wrong(`${at}.join`, fault("invalid-value", `expected a list of readers, found ${shown(join)}`));
  }
  if (typeof between !== "string") context.wrong(`${at}.with`, fault("invalid-value", `expected text, found ${shown(between)}`));
  const parts = (Array.isArray(join) ? join : []).map((part, index) =>
    readReader({ kind: "text", words: [] }, part, `${at}.join[${index}]`, depth, context),
  );
  return (from, tell) => {
    const texts: string[] = [];
    let read = false;
    for (const part of parts) {
      const text = part.read(from, tell);
      if (text === LOST) return LOST;
      read ||= text !== ABSENT && !part.constant;
      if (text !== ABSENT) texts.push(text as string);
      else if (part.fallback !== undefined) texts.push(part.fallback as string);
    }
    return read ? [{ value: texts.join(between as string), at: from.at }] : ABSENT;
  };
}

/** What a value of the record means for the field. */
function meaningOf(leaf: Leaf, reader: Node, at: string, context: Context, constant: (key: string, value: unknown) => Scalar | undefined) {
  const { words, otherwise } = reader;
  const other = (key: string, value: unknown) => (value === null ? ABSENT : constant(key, value));
  const elsewise = Object.hasOwn(reader, "otherwise") ? other("otherwise", otherwise) : undefined;
  if (words === undefined) {
    if (elsewise !== undefined) context.wrong(`${at}.otherwise`, fault("missing-field", `"otherwise" stands beside "words"`));
    const formats = {
      date: context.formats["date"],
      zone: context.formats["zone"],
      amount: context.formats["amount"],
      round: context.formats["round"],
      ...reader,
    };
    const convert = converterFor(leaf, formats);
    if (typeof convert === "function") return convert;
    context.wrong(`${at}.${convert.key}`, convert.fault);
    return () => ABSENT;
  }
  if (!isNode(words) || Object.keys(words).length === 0) {
    context.wrong(`${at}.words`, fault("invalid-value", `expected what the words of the record mean, as { "1": … }, found ${shown(words)}`));
  }
  const meanings = new Map(Object.entries(isNode(words) ? words : {}).map(([word, meaning]) => [word, other(`words.${word}`, meaning)]));
  return (value: unknown) => {
    const word = typeof value === "string" ? value.trim() : isScalar(value) || typeof value === "bigint" ? String(value) : undefined;
    return (word === undefined ? undefined : (meanings.get(word) ?? elsewise)) ?? unknownWord(value, [...meanings.keys()]);
  };
}

/** A path of a map, or nothing when it is none; that was told then. */
export function checkedPath(written: unknown, at: string, depth: number, context: Context): Path | undefined {
  const path = typeof written === "string" ? readPath(written) : fault("invalid-value", `expected a path such as "a.b", found ${shown(written)}`);
  if (!isFault(path) && (path.up <= depth || path.up === Infinity)) return path;
  context.wrong(
    at,
    isFault(path)
      ? path
      : fault(
          "invalid-path",
          `${shown(written)} goes ${path.up} up, and there ${depth === 1 ? "is 1 record" : `are ${depth} records`} above this one`,
        ),
  );
  return undefined;
}

/** What no host means anything by: nothing, or empty text. */
export function saysNothing(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === "string" && value.trim() === "");
}
