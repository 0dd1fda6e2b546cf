import { ABSENT, type Context, type Filler, isBlocked, isNode, isPlace, LOST, type Node, type Teller } from "./context.js";
import type { Leaf } from "./leaf.js";
import { type Absence, follow, type Path, type Place } from "./path.js";
import { didYouMean, fault, listed, shown } from "./problem.js";
import type { Field, Target } from "./table.js";
import { checkedPath, readReader } from "./value.js";
import { readWhere } from "./where.js";

type Fields = ReadonlyMap<string, Field>;

/** Reads what a field of the account is filled from. */
export function readField({ target, required }: Field, node: unknown, at: string, depth: number, context: Context): Filler {
  const whole = at === "account";
  if (target.kind === "record") return readRecord(target.fields, node, at, depth, context, { extra: whole ? [] : ["where"], whole });
  if (target.kind === "list") return readList(target.of, node, at, depth, context, required);
  return readReader(target, node, at, depth, context);
}

/**
 * Reads a record. One that cannot be without some field is absent when nothing of it is found: help with debts, a contact point. Not when it is `whole`: the
 * account, or an item of a list of the host, which then misses something.
 */
function readRecord(
  fields: Fields,
  node: unknown,
  at: string,
  depth: number,
  context: Context,
  { extra, whole }: { extra: readonly string[]; whole: boolean },
): Filler {
  if (!isNode(node)) {
    context.wrong(
      at,
      fault("invalid-value", `expected a record with fields such as ${listed([...fields.keys()].slice(0, 3))}, found ${shown(node)}`),
    );
    return { read: () => ABSENT, constant: true };
  }
  const names = [...fields.keys(), ...extra];
  for (const key of Object.keys(node)) {
    if (!names.includes(key)) {
      context.wrong(
        `${at}.${key}`,
        fault("unknown-field", `${shown(key)} is no field here, expected one of ${listed(names)}${didYouMean(key, names)}`),
      );
    }
  }
  const fillers: { name: string; required: boolean; filler: Filler }[] = [];
  for (const [name, field] of fields) {
    if (Object.hasOwn(node, name)) {
      fillers.push({ name, required: field.required, filler: readField(field, node[name], `${at}.${name}`, depth, context) });
    } else if (field.required) {
      context.wrong(`${at}.${name}`, fault("missing-field", `"${name}" has to be read from somewhere`));
    }
  }
  const counts = Object.hasOwn(node, "where") ? readWhere(node["where"], `${at}.where`, depth, context) : undefined;
  const constant = fillers.every(({ filler }) => filler.constant);
  const mayBeBare = fillers.every(({ required }) => !required);

  const read = (from: Place, tell: Teller): unknown => {
    const counted = counts?.(from, tell) ?? true;
    if (counted !== true) return counted === LOST ? LOST : ABSENT;
    const record: Record<string, unknown> = {};
    const missing: string[] = [];
    let found = constant || whole;
    let lost = false;
    for (const { name, required, filler } of fillers) {
      const value = filler.read(from, tell);
      if (typeof value !== "symbol") {
        record[name] = value;
        found ||= !filler.constant;
      } else if (value === LOST) {
        found = true;
        lost ||= required;
      } else if (filler.fallback !== undefined) {
        record[name] = filler.fallback;
      } else if (required) {
        missing.push(name);
      }
    }
    if (!found && !(mayBeBare && Object.keys(record).length > 0)) return ABSENT;
    for (const name of missing) tellMissing(name, `${at}.${name}`, from, tell);
    return lost || missing.length > 0 ? LOST : record;
  };
  return { read, constant };
}

function tellMissing(name: string, at: string, from: Place, tell: Teller): void {
  const absence = tell.absence(at, from);
  const near = absence?.key === undefined ? "" : didYouMean(absence.key, absence.keys ?? []);
  tell.problem(at, absence?.at ?? from.at, fault("missing-value", `"${name}" is needed, and nothing is there${near}`));
}

/** Reads a list: of single values, of the records of a list of the host (`each`), of records written out in the map, or of several of these. */
function readList(of: Target, node: unknown, at: string, depth: number, context: Context, required: boolean): Filler {
  const several = Array.isArray(node);
  const sources = (several ? (node as unknown[]) : [node]).map((source, index) => {
    const here = several ? `${at}[${index}]` : at;
    return of.kind === "record"
      ? readRecords(of.fields, source, here, depth, context, required)
      : readReader(of as Leaf, source, here, depth, context, true);
  });
  const read = (from: Place, tell: Teller): unknown => {
    const all: unknown[] = [];
    for (const source of sources) {
      const value = source.read(from, tell);
      if (typeof value !== "symbol") all.push(...(value as unknown[]));
      else if (source.fallback !== undefined) all.push(source.fallback);
    }
    // The same word twice says no more than once.
    const items = of.kind === "record" ? all : [...new Set(all)];
    return items.length > 0 || required ? items : ABSENT;
  };
  return { read, constant: sources.every(({ constant }) => constant) };
}

function readRecords(fields: Fields, node: unknown, at: string, depth: number, context: Context, required: boolean): Filler {
  if (!isNode(node) || !Object.hasOwn(node, "each")) {
    const one = readRecord(fields, node, at, depth, context, { extra: ["each", "where"], whole: false });
    return { ...one, read: (from, tell) => wrapped(one.read(from, tell)) };
  }
  const path = checkedPath(node["each"], `${at}.each`, depth, context);
  if (path && !path.many) {
    context.wrong(`${at}.each`, fault("invalid-path", `expected a list with [] behind it, as ${shown(`${String(node["each"])}[]`)}`));
  }
  const mayMiss = checkedDefault(node, at, context);
  const item = readRecord(fields, node, at, path ? depthWithin(path, depth) : depth, context, { extra: ["each", "where", "default"], whole: true });
  const read = (from: Place, tell: Teller): unknown => (path ? readItems(path, item, from, tell, at, required && !mayMiss, context) : []);
  return { read, constant: false };
}

function readItems(path: Path, item: Filler, from: Place, tell: Teller, at: string, required: boolean, context: Context): unknown[] {
  const items: unknown[] = [];
  for (const end of follow(from, path, context.isEmpty)) {
    if (isBlocked(end)) tell.problem(`${at}.each`, end.at, end);
    else if (isPlace(end)) {
      const value = item.read({ ...end, record: true }, tell);
      if (typeof value !== "symbol") items.push(value);
    } else tellNoList(end, at, from, tell, required);
  }
  return items;
}

/** No list is no items when the record says so; when the key is not there at all, the map may be wrong, or the host forgot to ask for it. */
function tellNoList(end: Absence, at: string, from: Place, tell: Teller, required: boolean): void {
  tell.absent(`${at}.each`, from, end);
  if (!required || end.key === undefined) return;
  const hint = didYouMean(end.key, end.keys ?? []) || `; if it may be left out, say "default": []`;
  tell.problem(`${at}.each`, end.at, fault("missing-value", `the list is not there${hint}`));
}

/** How many records are above the items of a list: each [] goes one deeper, and so does a key behind the last. */
function depthWithin({ up, steps }: Path, depth: number): number {
  const lists = steps.filter((step) => typeof step === "symbol").length;
  return Math.max(0, depth - up) + lists + (typeof steps.at(-1) === "symbol" ? 0 : 1);
}

function checkedDefault(node: Node, at: string, context: Context): boolean {
  if (!Object.hasOwn(node, "default")) return false;
  const given = node["default"];
  const empty = Array.isArray(given) && given.length === 0;
  if (!empty) context.wrong(`${at}.default`, fault("invalid-value", `expected [], found ${shown(given)}`));
  return empty;
}

function wrapped(value: unknown): unknown {
  return typeof value === "symbol" ? value : [value];
}
