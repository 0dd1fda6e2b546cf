import type { PartName, Parts } from "./engine.js";
import { HelderError } from "./error.js";

/** How each part is loaded. */
type Loaders = { [Name in PartName]: () => Promise<NonNullable<Parts[Name]>> };

/** What is under the name of a part. Throws `invalid-value` at `path` when no part is called so. */
export function named<Those extends object, Name extends keyof Those>(those: Those, name: Name, path = "parts"): Those[Name] {
  if (Object.hasOwn(those, name)) return those[name];
  throw new HelderError({ code: "invalid-value", path, message: `expected ${Object.keys(those).join(", ")}, found ${JSON.stringify(name)}` });
}

/** Throws `unknown-field` when there is an option that is none: what is misspelt would else count for nothing. */
export function onlyOptions(options: object, ...more: string[]): void {
  const names = ["language", "locale", "parts", ...more];
  for (const name of Object.keys(options)) {
    if (!names.includes(name)) throw new HelderError({ code: "unknown-field", path: name, message: `expected ${names.join(", ")}, found ${JSON.stringify(name)}` });
  }
}

/** Loads parts; each once, when it is first asked for. After a failure it may be tried again. */
export function loader(loaders: Loaders): (names: readonly PartName[]) => Promise<Parts> {
  const loading: { [Name in PartName]?: ReturnType<Loaders[Name]> } = {};
  const load = async (name: PartName): Promise<unknown> => {
    const begin = named(loaders, name);
    const begun = (loading as Record<PartName, Promise<unknown> | undefined>)[name] ?? begin();
    Object.assign(loading, { [name]: begun });
    begun.catch(() => delete loading[name]);
    return begun;
  };
  return async (names) => Object.fromEntries(await Promise.all(names.map(async (name) => [name, await load(name)]))) as Parts;
}
