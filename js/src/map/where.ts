import { type Context, isBlocked, isNode, isPlace, isScalar, LOST, type Teller } from "./context.js";
import { follow, type Place } from "./path.js";
import { didYouMean, fault, shown } from "./problem.js";
import { checkedPath, saysNothing } from "./value.js";

/** Whether a record counts; LOST when that cannot be read. */
export type Counts = (from: Place, tell: Teller) => boolean | typeof LOST;

/** Reads a `where`: at each path one of the values, compared as text. */
export function readWhere(node: unknown, at: string, depth: number, context: Context): Counts | undefined {
  if (!isNode(node)) {
    context.wrong(at, fault("invalid-value", `expected paths with the values they must have, as { "state": "open" }, found ${shown(node)}`));
    return undefined;
  }
  const conditions = Object.entries(node).map(([written, value]) => readCondition(written, value, `${at}.${written}`, depth, context));
  return (from, tell) => {
    for (const condition of conditions) {
      const holds = condition?.(from, tell);
      if (holds !== true && condition) return holds ?? false;
    }
    return true;
  };
}

function readCondition(written: string, value: unknown, at: string, depth: number, context: Context): Counts | undefined {
  const path = checkedPath(written, at, depth, context);
  if (path?.many) context.wrong(at, fault("invalid-path", "a condition looks at one value, and [] gives many: name one of them, as [0]"));
  const negated = isNode(value);
  for (const key of negated ? Object.keys(value) : []) {
    if (key !== "not") {
      context.wrong(
        `${at}.${key}`,
        fault("unknown-field", `expected a value, a list of values, or { "not": … }, found the key ${shown(key)}${didYouMean(key, ["not"])}`),
      );
    }
  }
  const given = negated ? value["not"] : value;
  const values: unknown[] = Array.isArray(given) ? given : [given];
  if (values.length === 0 || !values.every((one) => one === null || isScalar(one))) {
    context.wrong(at, fault("invalid-value", `expected a value, a list of values, or { "not": … }, found ${shown(given)}`));
  }
  const words = new Set(values.map((one) => (one === null ? null : String(one))));
  return (
    path &&
    ((from, tell) => {
      const [end] = follow(from, path, context.isEmpty, saysNothing);
      if (end && isBlocked(end)) {
        tell.problem(at, end.at, end);
        return LOST;
      }
      if (end && !isPlace(end)) tell.absent(at, from, end);
      const found = end && isPlace(end) ? end.value : null;
      // A record or a list is no word: it is something, and none of these. What says nothing may be asked for by its name too.
      const named = (isScalar(found) || typeof found === "bigint") && words.has(String(found).trim());
      return (named || (context.isEmpty(found) && words.has(null))) !== negated;
    })
  );
}
