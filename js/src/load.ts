import type { PartName, Parts } from "./engine.js";
import { HelderError } from "./error.js";

/** How each part is loaded. */
type Loaders = { [Name in PartName]: () => Promise<NonNullable<Parts[Name]>> };

/** Loads parts; each once, when it is first asked for. After a failure it may be tried again. */
export function loader(loaders: Loaders): (names: readonly PartName[]) => Promise<Parts> {
  const loading: { [Name in PartName]?: ReturnType<Loaders[Name]> } = {};
  const load = async (name: PartName): Promise<unknown> => {
    if (!Object.hasOwn(loaders, name)) {
      throw new HelderError({ code: "invalid-value", path: "parts", message: `expected ${Object.keys(loaders).join(", ")}, found ${JSON.stringify(name)}` });
    }
    const begun = (loading as Record<PartName, Promise<unknown> | undefined>)[name] ?? loaders[name]();
    Object.assign(loading, { [name]: begun });
    begun.catch(() => delete loading[name]);
    return begun;
  };
  return async (names) => Object.fromEntries(await Promise.all(names.map(async (name) => [name, await load(name)]))) as Parts;
}
