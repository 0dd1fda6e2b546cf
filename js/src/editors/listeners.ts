import { tell } from "../tell.js";

/** Who listens. */
export interface Listeners<Told extends unknown[]> {
  /** Adds a listener. Gives what takes it away. */
  add(listener: (...told: Told) => void): () => void;
  tell(...told: Told): void;
  clear(): void;
}

/** Nobody listens yet. */
export function listeners<Told extends unknown[]>(): Listeners<Told> {
  const all = new Set<(...told: Told) => void>();
  return {
    add(listener) {
      all.add(listener);
      return () => void all.delete(listener);
    },
    tell: (...told) => tell(all, ...told),
    clear: () => all.clear(),
  };
}
