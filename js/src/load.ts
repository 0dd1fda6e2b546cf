import type { PartName, Parts } from "./engine.js";

/** How each part is loaded. */
type Loaders = { [Name in PartName]: () => Promise<NonNullable<Parts[Name]>> };

/** Loads parts; each once, when it is first asked for. After a failure it may be tried again. */
export function loader(loaders: Loaders): (names: readonly PartName[]) => Promise<Parts> {
  const loading: { [Name in PartName]?: ReturnType<Loaders[Name]> } = {};
  const load = (name: PartName): Promise<unknown> => {
    const begun = (loading as Record<PartName, Promise<unknown> | undefined>)[name] ?? loaders[name]();
    Object.assign(loading, { [name]: begun });
    begun.catch(() => delete loading[name]);
    return begun;
  };
  return async (names) => Object.fromEntries(await Promise.all(names.map(async (name) => [name, await load(name)]))) as Parts;
}
